"""How often notes of a kind were accepted, and how sure one can be of it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

Z = 1.959963984540054
"""Two-sided 95 % of the normal distribution."""
FEW = 20
"""Under so many nothing is concluded."""


@dataclass(frozen=True, slots=True)
class Rate:
    """`accepted` of `n`; None where the export does not say. `low`, `high`: the 95 % interval."""

    n: int
    accepted: int | None
    rate: float | None
    low: float | None
    high: float | None

    @property
    def enough(self) -> bool:
        return self.n >= FEW and self.accepted is not None


def wilson(accepted: int, n: int) -> tuple[float, float]:
    """The 95 % score interval of a share (Wilson 1927), which holds for few and for shares near 0 and 1, too."""
    if n == 0:
        return 0.0, 1.0
    share, z2 = accepted / n, Z * Z
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = Z * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return max(0.0, middle - half), min(1.0, middle + half)


def rate(outcomes: Iterable[bool | None]) -> Rate:
    """The rate of a group. `outcomes`: whether each was accepted, None where that is not known."""
    every = list(outcomes)
    if any(o is None for o in every):
        return Rate(len(every), None, None, None, None)
    accepted = sum(map(bool, every))
    low, high = wilson(accepted, len(every))
    return Rate(len(every), accepted, accepted / len(every) if every else 0.0, low, high)
