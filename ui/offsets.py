"""Code points to Qt's UTF-16 positions and back: the only module that knows the difference."""

from __future__ import annotations

from bisect import bisect_left


class Offsets:
    """Converts offsets of one text. Built in one pass; each conversion is a look-up."""

    def __init__(self, text: str) -> None:
        self._wide = [] if text.isascii() else [i for i, c in enumerate(text) if c > "\uffff"]
        self._wide_qt = [at + number for number, at in enumerate(self._wide)]

    def to_qt(self, offset: int) -> int:
        """The UTF-16 position of code point `offset`."""
        return offset + bisect_left(self._wide, offset)

    def from_qt(self, position: int) -> int:
        """The code point at UTF-16 `position`; inside a pair, the one it belongs to."""
        return position - bisect_left(self._wide_qt, position)
