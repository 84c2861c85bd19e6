"""The message against the profile, a table for each kind of fact."""
