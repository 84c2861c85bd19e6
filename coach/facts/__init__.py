"""What profiles record, compared with how people write it: names, organisations, places."""
