"""Notes and faults marked in the text itself: `«1:words»` is what note 1 is about, `⟦a:words⟧` is fault a.

They may lie in each other or overlap; a fault with no words, `⟦a:⟧`, is something left out at that place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from coach.span import Span

_OPEN = re.compile(r"([«⟦])([a-z0-9-]{1,20}):")
_CLOSE = {"»": "«", "⟧": "⟦"}


@dataclass(frozen=True, slots=True)
class Marked:
    """The text without its marks; spans in its code points, by number and by id."""

    text: str
    notes: dict[int, Span]
    faults: dict[str, Span]


def unmark(source: str) -> Marked:
    """Takes the marks out of `source`. Raises ValueError in a sentence where they are not as they must be."""
    out: list[str] = []
    at = index = 0
    opened: dict[str, list[tuple[str, int]]] = {"«": [], "⟦": []}
    spans: dict[str, dict[str, Span]] = {"«": {}, "⟦": {}}
    while index < len(source):
        char = source[index]
        if char in opened:
            match = _OPEN.match(source, index)
            if match is None:
                raise ValueError(f"a mark {char} names nothing; it must begin like {char}a: or {char}1:")
            opened[char].append((match.group(2), at))
            index = match.end()
            continue
        if char in _CLOSE:
            kind = _CLOSE[char]
            if not opened[kind]:
                raise ValueError(f"{char} closes a mark that was not opened")
            name, start = opened[kind].pop()
            if name in spans[kind]:
                raise ValueError(f"the mark {name} stands there twice")
            spans[kind][name] = Span(start, at)
            index += 1
            continue
        out.append(char)
        at += 1
        index += 1
    for kind, names in opened.items():
        if names:
            raise ValueError(f"the mark {kind}{names[-1][0]}: is not closed")
    notes: dict[int, Span] = {}
    for name, span in spans["«"].items():
        if not name.isdigit():
            raise ValueError(f"a note has a number, not the name {name}")
        if span.empty:
            raise ValueError(f"note {name} marks no words")
        notes[int(name)] = span
    return Marked("".join(out), notes, spans["⟦"])
