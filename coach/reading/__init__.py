"""Text -> Reading: sentences, words, and what is said in them. Pure; nothing here knows a rule or a file."""
