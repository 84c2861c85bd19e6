"""Code points to Qt's UTF-16 positions and back: the only module that knows the difference."""

from __future__ import annotations


def qt_positions(text: str) -> list[int]:
    """For each code-point offset of `text`, and its end, the position (UTF-16 units) Qt gives it."""
    positions = [0]
    for char in text:
        positions.append(positions[-1] + (2 if char > "\uffff" else 1))
    return positions
