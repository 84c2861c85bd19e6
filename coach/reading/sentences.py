"""A text cut into sentences: the unit that is read, judged and remembered.

Built for first messages, not for prose at large: greetings, sign-offs, bullet lines and hard-wrapped lines of
mail are common, so a line break ends a sentence unless the line was evidently wrapped.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from coach.span import Span

_STOP = re.compile(r"[.!?…]+[\"'”’)\]»]{0,3}(?=\s|$|[A-Z])|\n+|[☺-➿\U0001F300-\U0001FAFF]+(?=\s{1,8}[A-Z])")
_ABBREVIATION = frozenset(
    "dr mr mrs ms prof st jr sr inc ltd llc co corp vs etc e.g i.e eg ie no approx dept fig al est tel nr ca p.s "
    "bzw resp u.s u.k ph.d b.a m.a b.sc m.sc jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed fri".split()
)
_LAST_WORD = re.compile(r"[^\s(\"“‘']{1,12}$")
_BULLET = re.compile(r"\s{0,8}(?:[-–—*•·‣▪✓✔➤]|\d{1,2}[.)])\s")
_WRAPPED = 45
"""A line at least this long (code points) that goes on in lower case was wrapped by a mail program, not ended."""


_Bounds = tuple[int, int]
_SURE = 24
"""Code points beyond a change after which no decision looks back at it, but for the length of its line."""


def sentences(text: str) -> list[Span]:
    """Spans of the sentences of `text`, in order, without the white space between them. Linear in the text."""
    return [Span(start, end) for start, end in cut(text)]


def cut(text: str, begin: int = 0) -> Iterator[_Bounds]:
    """The bounds of the sentences of `text` from `begin` on, which is 0 or the end of a sentence."""
    line_start = text.rfind("\n", 0, begin) + 1
    for match in _STOP.finditer(text, begin):
        stop = match.group()
        at = match.start()
        if stop[0] == "\n":
            wrapped = len(stop) == 1 and _goes_on(text, line_start, at)
            line_start = match.end()
            if wrapped:
                continue
            end = at
        else:
            end = match.end()
            if stop == ".":
                if _is_abbreviation(text, begin, at):
                    continue
                if end < len(text) and not text[end].isspace():
                    # "4pm.Also" ends a sentence, "U.S.A" and "slipandglaze.net" do not.
                    run_on = at > 1 and text[at - 1].islower() and text[at - 2].islower() and text[end].isupper()
                    if not run_on:
                        continue
        bounds = _trimmed(text, begin, end)
        if bounds:
            yield bounds
        begin = match.end() if stop[0] == "\n" else end
    bounds = _trimmed(text, begin, len(text))
    if bounds:
        yield bounds


class Recut(NamedTuple):
    """How the sentences of a text follow from those of the text before: so many of the first are the same, then
    come `between`, then the last `back` of the old ones, moved by `by` code points."""

    front: int
    between: tuple[_Bounds, ...]
    back: int
    by: int


def recut(old: str, bounds: Sequence[_Bounds], new: str) -> Recut:
    """The sentences of `new`, cut only around what differs from `old`, whose sentences are `bounds`.

    The same as cutting all of `new` again.
    """
    first, _, last_new = changed(old, new)
    front = bisect_right(bounds, max(0, first - _SURE), key=lambda b: b[1])
    # The last one may have ended only because the text did, however far before the change: white space can be long.
    front = min(front, max(0, len(bounds) - 1))
    begin = bounds[front - 1][1] if front else 0
    by = len(new) - len(old)
    # Whether a line was wrapped depends on its length: behind the change, wait for the next line.
    newline = new.find("\n", last_new)
    settled = newline + 1 if newline >= 0 else last_new
    settled = max(settled, last_new) + _SURE
    ends = {end + by: index for index, (_, end) in enumerate(bounds) if end + by >= settled}
    between: list[_Bounds] = []
    for found in cut(new, begin):
        between.append(found)
        index = ends.get(found[1])
        if index is not None and found[1] < len(new):
            return Recut(front, tuple(between), len(bounds) - index - 1, by)
    return Recut(front, tuple(between), 0, by)


def changed(old: str, new: str) -> tuple[int, int, int]:
    """Where two texts differ: from the first code point on, up to an end in `old` and an end in `new`."""
    least = min(len(old), len(new))
    first = _same_front(old, new, least)
    same = _same_front(old[::-1], new[::-1], least - first)
    return first, len(old) - same, len(new) - same


def _same_front(one: str, other: str, most: int) -> int:
    """How many code points two texts have in common at their beginning, at most `most`; by halving."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _goes_on(text: str, line_start: int, at: int) -> bool:
    if at - line_start < _WRAPPED or at + 1 >= len(text):
        return False
    if text[at - 1] in ".!?:…":
        return False
    follows = text[at + 1]
    if follows.isspace() or _BULLET.match(text, at + 1):
        return False
    return follows.islower() or text[at - 1] in ",;" or text[at - 1].islower()


def _is_abbreviation(text: str, begin: int, at: int) -> bool:
    last = _LAST_WORD.search(text, max(begin, at - 12), at)
    if not last:
        return False
    word = last.group().lower().lstrip("([")
    # A single letter is an initial ("J. Marsh"), except "I" and a letter that ends a clause in lower case.
    return word in _ABBREVIATION or (len(word) == 1 and last.group().isupper() and word != "i")


def _trimmed(text: str, begin: int, end: int) -> _Bounds | None:
    part = text[begin:end]
    left = part.lstrip()
    if not left:
        return None
    start = end - len(left)
    return start, start + len(left.rstrip())
