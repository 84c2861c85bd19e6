"""How everything looks: colours, one style sheet, icons."""
