"""The real window on a display of its own, used with mouse, keys and clipboard from outside."""
