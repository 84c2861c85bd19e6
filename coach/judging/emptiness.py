"""Which words of a sentence are empty: could stand unchanged in a hundred other messages.

Each word is weighed by the signs around it; then the likeliest course of the whole sentence is chosen, in which going
from empty to meant and back costs something, so that marks are stretches and not single words (Viterbi's algorithm).
The weights are learnt from the marks of readers (tests/corpus/fit.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from coach.reading.kinds import Item
from coach.span import Span


@dataclass(frozen=True, slots=True)
class Emptiness:
    """`base`: the weight of a word of which no sign says anything; `in_rule`: what is added where a rule for empty
    phrases marks it; `opening`, `closing`: in the first, the last sentence; `switch`: the cost of a change."""

    base: float
    in_rule: float
    opening: float
    closing: float
    switch: float


def decide(sums: Sequence[float], switch: float) -> list[bool]:
    """The likeliest course: whether each item is empty. The ends of the sentence are not."""
    meant, empty = 0.0, -switch
    came: list[tuple[bool, bool]] = []
    for amount in sums[1:-1]:
        from_meant, from_empty = meant, empty
        stays = from_empty >= from_meant - switch
        back = from_empty - switch > from_meant
        empty = (from_empty if stays else from_meant - switch) + amount
        meant = from_empty - switch if back else from_meant
        came.append((back, stays))
    course = [False]
    here = empty > meant
    for back, stays in reversed(came):
        course.append(here)
        here = stays if here else back
    course.append(False)
    course.reverse()
    return course


_JOINS = frozenset("and or but so which because".split())
_LEADS_ON = _JOINS | frozenset(
    "to in for with on of at as from into by about the a an that who how what where when while if i we my our their is "
    "are am was than".split()
)
"""Words that no stretch ends with: they belong to what follows."""


def stretches(items: Sequence[Item], empty: Sequence[bool], text: str) -> list[Span]:
    """The runs of empty items as spans, without the marks at their ends; at the end of a sentence its "!" or "?" with
    them. A single word is no phrase, unless it is all there is."""
    found: list[Span] = []
    edges = [at for at, (a, b) in enumerate(pairwise(empty)) if a != b]
    for before, last in zip(edges[::2], edges[1::2], strict=True):
        first = before + 1
        while first <= last and not items[first].norm[0].isalnum():
            first += 1
        while last >= first and (items[last].norm in _LEADS_ON or not items[last].norm[0].isalnum()):
            last -= 1
        while first < last and (items[first].norm in _JOINS or not items[first].norm[0].isalnum()):
            first += 1
        if first > last or (first == last and len(items) > 3):
            continue
        end = items[last].end
        if last == len(items) - 2:
            end += len(text[end:]) - len(text[end:].lstrip("!?"))
        found.append(Span(items[first].start, end))
    return found
