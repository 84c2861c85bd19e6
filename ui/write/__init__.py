"""The Write place: recipient, editor, coach."""
