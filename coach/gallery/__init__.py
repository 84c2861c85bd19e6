"""Teardowns to browse and to practise on: loaded, searched, compared, masked, exchanged, repeated."""
