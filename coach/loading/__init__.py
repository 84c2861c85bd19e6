"""The only readers of files in the core's way: rules, cues, patterns, channels, evidence, message files."""
