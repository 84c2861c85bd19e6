"""What a sentence shows, as signs: words, kinds of words, and runs of two or three of them.

Signs are all that the scales of the levels and the finder of empty phrases look at. Each is something that can be
pointed at in the text, so what a sign adds can be said of its words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from coach.reading.kinds import Item
from coach.span import Span

WIDEST = 2
LONGEST = 3
"""Items of the longest sign."""
BEGIN = Item("<", "<", 0, 0)
ENDS = {mark: Item(mark, mark, 0, 0) for mark in "?!>"}
MARGIN = {1: WIDEST, 2: 1, 3: 1}
"""A sign of so many items says something of this many items on either side of it, too."""


T = TypeVar("T")
Found = list[tuple[T, int, int]]
"""What was asked for each sign, with the items the sign is made of, half-open."""


def sequence(items: Sequence[Item], text: str) -> list[Item]:
    """The items of a sentence between its beginning and its end, which are items too."""
    tail = text[-3:]
    return [BEGIN, *items, ENDS["?" if "?" in tail else "!" if "!" in tail else ">"]]


def signs(items: Sequence[Item], get: Callable[[str], T | None]) -> Found[T]:
    """What `get` knows of each sign of a sentence, given as `sequence` gives it: linear in its length."""
    found: Found[T] = []
    add = found.append
    norm_before = kind_before = kind_earlier = ""
    for at, item in enumerate(items):
        norm, kind = item[0], item[1]
        if at:
            known = get(norm)
            if known is not None:
                add((known, at, at + 1))
            run = norm_before + " " + norm
            known = get(run)
            if known is not None:
                add((known, at - 1, at + 1))
            if kind != norm:
                known = get(kind)
                if known is not None:
                    add((known, at, at + 1))
            if kind != norm or kind_before != norm_before:
                run = kind_before + " " + kind
                known = get(run)
                if known is not None:
                    add((known, at - 1, at + 1))
            if at > 1:
                known = get(kind_earlier + " " + run)
                if known is not None:
                    add((known, at - 2, at + 1))
        norm_before, kind_earlier, kind_before = norm, kind_before, kind
    return found


def live_signs(items: Sequence[Item], empty: Sequence[bool], get: Callable[[str], T | None]) -> Found[T]:
    """What is left to speak when the empty words are taken out: the words with a meaning of their own, pairs of them
    that stand near each other, how many they are, and how much of the sentence was empty."""
    found: Found[T] = []
    near: list[tuple[str, int]] = []
    naming = 0
    for at in range(1, len(items) - 1):
        if empty[at]:
            continue
        kind = items[at][1]
        first = kind[0]
        if first == "@" or first == "#" or kind in _PERSONS:
            known = get("~" + kind)
            if known is not None:
                found.append((known, at, at + 1))
            for other, begin in near:
                known = get(other + "~" + kind)
                if known is not None:
                    found.append((known, begin, at + 1))
            near = [*near[-2:], (kind, at)]
            naming += kind in _NAMING
    words = max(1, len(items) - 2)
    for name in (f"~{min(3, 4 * sum(empty) // words)}/4", f"~{min(6, naming)}"):
        known = get(name)
        if known is not None:
            found.append((known, 0, 0))
    return found


_PERSONS = frozenset(("I", "ME", "MY", "YOU", "YOUR"))
_NAMING = frozenset(("@thing", "@thing^", "@Cap", "#", "@com", "@com^"))


def cue_signs(cues: Mapping[str, Sequence[Span]], items: Sequence[Item], get: Callable[[str], T | None]) -> Found[T]:
    """The cues that reading found, each once, with the items its first stretch covers."""
    found: Found[T] = []
    starts: list[int] = []
    for cue, spans in cues.items():
        known = get("=" + cue)
        if known is not None:
            starts = starts or [item[2] for item in items[1:-1]]
            begin, end = spans[0]
            found.append((known, bisect_left(starts, begin) + 1, bisect_left(starts, end) + 1))
    return found
