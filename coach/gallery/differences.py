"""What differs between two texts, word by word, as stretches that can be marked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from coach.span import Span

_TOKEN = re.compile(r"\s+|\w+(?:['’-]\w+)*|[^\w\s]")
MOST_TOKENS = 4000
"""Texts of more tokens are compared as one stretch each: the comparison grows with the square."""


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
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            continue
        if b > a:
            removed.append(Span(first[a][1].start, first[b - 1][1].end))
        if d > c:
            added.append(Span(second[c][1].start, second[d - 1][1].end))
    return Differences(tuple(removed), tuple(added), matcher.ratio())


def _words(text: str) -> list[tuple[str, Span]]:
    return [(m.group(), Span(*m.span())) for m in _TOKEN.finditer(text) if not m.group().isspace()]
