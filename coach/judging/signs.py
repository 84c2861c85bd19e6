"""What a sentence shows, as signs: words, kinds of words, and runs of two or three of them.

Signs are all that the scales of the levels and the finder of empty phrases look at. Each is something that can be
pointed at in the text, so what a sign adds can be said of its words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from coach.reading.kinds import Item

BEGIN = Item("<", "<", 0, 0)
ENDS = {mark: Item(mark, mark, 0, 0) for mark in "?!>"}
MARGIN = {1: 2, 2: 1, 3: 1}
"""A sign of so many items says something of this many items on either side of it, too."""


class Sign(NamedTuple):
    """`first`, `last`: items it is made of, half-open."""

    name: str
    first: int
    last: int


def sequence(items: Sequence[Item], text: str) -> list[Item]:
    """The items of a sentence between its beginning and its end, which are items too."""
    tail = text[-3:]
    return [BEGIN, *items, ENDS["?" if "?" in tail else "!" if "!" in tail else ">"]]


def signs(items: Sequence[Item]) -> list[Sign]:
    """The signs of a sentence, given as `sequence` gives it: linear in its length."""
    found: list[Sign] = []
    add = found.append
    new = tuple.__new__
    norm_before = kind_before = kind_earlier = ""
    for at, item in enumerate(items):
        norm, kind = item[0], item[1]
        if at:
            add(new(Sign, (norm, at, at + 1)))
            run = norm_before + " " + norm
            add(new(Sign, (run, at - 1, at + 1)))
            if kind != norm:
                add(new(Sign, (kind, at, at + 1)))
            if kind != norm or kind_before != norm_before:
                run = kind_before + " " + kind
                add(new(Sign, (run, at - 1, at + 1)))
            else:
                run = norm_before + " " + norm
            if at > 1:
                add(new(Sign, (kind_earlier + " " + run, at - 2, at + 1)))
        norm_before, kind_earlier, kind_before = norm, kind_before, kind
    return found


def live_signs(items: Sequence[Item], empty: Sequence[bool]) -> list[Sign]:
    """What is left to speak when the empty words are taken out: the words with a meaning of their own, pairs of them
    that stand near each other, how many they are, and how much of the sentence was empty."""
    found: list[Sign] = []
    add = found.append
    new = tuple.__new__
    near: list[tuple[str, int]] = []
    naming = 0
    for at in range(1, len(items) - 1):
        if empty[at]:
            continue
        kind = items[at][1]
        first = kind[0]
        if first == "@" or first == "#" or kind in _PERSONS:
            add(new(Sign, ("~" + kind, at, at + 1)))
            for other, begin in near:
                add(new(Sign, (other + "~" + kind, begin, at + 1)))
            near = [*near[-2:], (kind, at)]
            naming += kind in _NAMING
    words = max(1, len(items) - 2)
    add(Sign(f"~{min(3, 4 * sum(empty) // words)}/4", 0, 0))
    add(Sign(f"~{min(6, naming)}", 0, 0))
    return found


_PERSONS = frozenset(("I", "ME", "MY", "YOU", "YOUR"))
_NAMING = frozenset(("@thing", "@thing^", "@Cap", "#", "@com", "@com^"))


class Weight(NamedTuple):
    """What a sign counts: `levels` for each question first towards at least vague, then towards specific; `empty` for
    each item from `MARGIN` before it to `MARGIN` behind it. None where it counts nothing."""

    levels: tuple[float, ...] | None
    empty: tuple[float, ...] | None


Weights = Mapping[str, Weight]
