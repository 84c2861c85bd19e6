"""Half-open stretches of a text, counted in Unicode code points.

This is the only offset unit inside `coach`. UTF-16 units exist at the Qt border (`ui.offsets`) and where a
channel's limit is counted (`coach.judging.length`), nowhere else.
"""

from __future__ import annotations

from typing import NamedTuple

import regex


class Span(NamedTuple):
    """`[start, end)` in code points of one particular text. `start == end == 0` stands for the whole message."""

    start: int
    end: int

    @property
    def length(self) -> int:
        return self.end - self.start

    @property
    def empty(self) -> bool:
        return self.start == self.end

    def shift(self, by: int) -> Span:
        return Span(self.start + by, self.end + by)

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


WHOLE = Span(0, 0)
"""The span of a finding that concerns the message as a whole."""

_GRAPHEME = regex.compile(r"\X")


def grapheme_starts(text: str) -> list[int]:
    """Code-point offsets at which a grapheme cluster begins, and `len(text)` at the end."""
    if text.isascii() and "\r" not in text:
        return list(range(len(text) + 1))
    return [m.start() for m in _GRAPHEME.finditer(text)] + [len(text)]


def widen_to_graphemes(text: str, span: Span) -> Span:
    """The smallest span around `span` that cuts no grapheme cluster of `text` in two."""
    if span.empty or (text.isascii() and "\r" not in text):
        return span
    start, end = span.start, span.end
    # Only the neighbourhood can belong to the same cluster; a cluster longer than this is not writing.
    low = max(0, start - 64)
    high = min(len(text), end + 64)
    for match in _GRAPHEME.finditer(text, low, high):
        if match.start() < start < match.end():
            start = match.start()
        if match.start() < end < match.end():
            end = match.end()
    return Span(start, end)


def merge(spans: list[Span], gap: int = 0) -> list[Span]:
    """Sorted, overlapping spans (or such as stand at most `gap` code points apart) joined into one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end + gap:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined
