"""What a sign weighs, packed: all its figures in one whole number, so that the sum of a hundred signs is a sum of
whole numbers and not of tables.

A packed weight holds fields of 32 bits, each a signed count of hundredths: first one for each threshold of a level
(`coach.judging.scales.THRESHOLDS`), then one for each item around the sign whose emptiness it speaks of. Sums of packed
weights are packed sums: a field may borrow from the next while they are added, and `unpack` gives back what was taken.
Sums are exact, so the order of signs does not matter.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from functools import cache

from coach.judging.signs import LONGEST, WIDEST, Found

HUNDREDTHS = 100
LEVEL_FIELDS = 7
AROUND = LONGEST + 2 * WIDEST
"""A sign may speak of so many items: the longest sign, and some on either side."""

_BITS = 32
_HALF = 1 << (_BITS - 1)
_MASK = (1 << _BITS) - 1
_BLOCK = 48
"""So many items are added up in one number; a longer one would make long sentences cost the square of their length."""


def _halves(fields: int) -> int:
    return sum(_HALF << (_BITS * at) for at in range(fields))


_LEVELS = _BITS * LEVEL_FIELDS
_LEVEL_HALVES = _halves(LEVEL_FIELDS)
_LEVEL_MASK = (1 << _LEVELS) - 1
_LEVEL_FORM = struct.Struct(f"<{LEVEL_FIELDS}I")

Packed = int


def pack(levels: Sequence[int], around: Sequence[int], size: int) -> Packed:
    """A weight in hundredths. `levels`: by threshold, at most `LEVEL_FIELDS`; `around`: by item, from `WIDEST` items
    before a sign of `size` items on."""
    packed = 0
    for at, figure in enumerate(levels):
        packed += figure << (_BITS * at)
    for at, figure in enumerate(around, LEVEL_FIELDS + LONGEST - size):
        packed += figure << (_BITS * at)
    return packed


def level_sums(packed: Iterable[Packed]) -> list[int]:
    """What the weights add to each threshold, in hundredths."""
    total = (sum(packed) + _LEVEL_HALVES) & _LEVEL_MASK
    return [field - _HALF for field in _LEVEL_FORM.unpack(total.to_bytes(_LEVELS // 8, "little"))]


def level_of(packed: Packed, threshold: int) -> int:
    """What one weight adds to one threshold, in hundredths."""
    return ((packed + _LEVEL_HALVES) >> (_BITS * threshold) & _MASK) - _HALF


def emptiness_of(found: Found[Packed], items: int) -> list[int]:
    """What the weights say of each item's emptiness, in hundredths, for a sentence of `items` items."""
    here = [0] * items
    for packed, _, end in found:
        here[end - 1] += packed
    if items <= _BLOCK:
        return _around(here)[_BEFORE : _BEFORE + items]
    sums = [0] * (items + AROUND - 1)
    for begin in range(0, items, _BLOCK):
        for at, amount in enumerate(_around(here[begin : begin + _BLOCK]), begin):
            sums[at] += amount
    return sums[_BEFORE : _BEFORE + items]


_BEFORE = LONGEST + WIDEST - 1
"""The first field of a sign that ends with an item belongs to the item so many before it."""


def _around(here: Sequence[Packed]) -> list[int]:
    """The sums for the items from `_BEFORE` before the first of `here` to `WIDEST` behind the last."""
    form, halves = _form(len(here) + AROUND - 1)
    total, shift = halves, 0
    for packed in here:
        total += (packed + _LEVEL_HALVES) >> _LEVELS << shift
        shift += _BITS
    return [field - _HALF for field in form.unpack(total.to_bytes(form.size, "little"))]


@cache
def _form(fields: int) -> tuple[struct.Struct, int]:
    return struct.Struct(f"<{fields}I"), _halves(fields)
