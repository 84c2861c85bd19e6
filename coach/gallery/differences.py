"""What differs between two texts, word by word, as stretches that can be marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from coach.span import Span

_TOKEN = re.compile(r"\s+|\w+(?:['’-]\w+)*|[^\w\s]")
MOST_TOKENS = 4000
"""Texts of more tokens are compared as one stretch each: the comparison grows with the square."""

FEW = 3
"""So many words in a row must be the same to count as kept between two changes."""


@dataclass(frozen=True, slots=True)
class Differences:
    """`removed` are stretches of the first text that the second has not, `added` the reverse; code points, in order,
    white space at their ends left out. `shared` is how much of both is the same, 0 to 1."""

    removed: tuple[Span, ...]
    added: tuple[Span, ...]
    shared: float


def differences(old: str, new: str) -> Differences:
    """Compares two texts by words and punctuation, whatever the white space between them."""
    first, second = _words(old), _words(new)
    if max(len(first), len(second)) > MOST_TOKENS and old != new:
        return Differences((Span(0, len(old)),), (Span(0, len(new)),), 0.0)
    matcher = SequenceMatcher(None, [w for w, _ in first], [w for w, _ in second], autojunk=False)
    removed: list[Span] = []
    added: list[Span] = []
    for a, b, c, d in _changes(matcher.get_opcodes(), [w for w, _ in first]):
        if b > a:
            removed.append(Span(first[a][1].start, first[b - 1][1].end))
        if d > c:
            added.append(Span(second[c][1].start, second[d - 1][1].end))
    return Differences(tuple(removed), tuple(added), matcher.ratio())


def _changes(opcodes: Sequence[tuple[str, int, int, int, int]], words: Sequence[str]) -> list[list[int]]:
    """The stretches that differ, as tokens [a, b) of the first and [c, d) of the second. A word or two that happen to
    be the same between two changes belong to the change: nobody reads "I", "you", "and" as kept."""
    changes: list[list[int]] = []
    last = len(opcodes) - 1
    for number, (kind, a, b, c, d) in enumerate(opcodes):
        few = sum(w[0].isalnum() for w in words[a:b]) < FEW
        if kind == "equal" and not (few and 0 < number < last):
            continue
        if changes and changes[-1][1] == a and changes[-1][3] == c:
            changes[-1][1], changes[-1][3] = b, d
        else:
            changes.append([a, b, c, d])
    return changes


def _words(text: str) -> list[tuple[str, Span]]:
    return [(m.group(), Span(*m.span())) for m in _TOKEN.finditer(text) if not m.group().isspace()]
