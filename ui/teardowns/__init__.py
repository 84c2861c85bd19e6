"""The place of teardowns: messages taken apart, to read and to switch their faults off."""
