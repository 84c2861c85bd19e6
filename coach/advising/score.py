"""The score: a sum of parts, one a criterion, each less what its findings cost. Every point can be opened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coach.report import Criterion, ScorePart

OF = {
    Criterion.RAPPORT: 36,
    Criterion.REASON: 14,
    Criterion.ASK: 18,
    Criterion.WORDING: 12,
    Criterion.FACTS: 6,
    Criterion.LANGUAGE: 2,
    Criterion.LENGTH: 2,
    Criterion.SEND: 10,
}
"""Points a criterion is worth; together 100. They follow what each was worth to the readers who rated the messages of
tests/corpus: least squares of the rating on levels and findings, rounded. A tie and a clear ask move it most."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one finding takes off its criterion's part, and its title for the account."""

    criterion: Criterion
    points: int
    title: str


def parts(costs: Sequence[Cost]) -> tuple[ScorePart, ...]:
    out = []
    for criterion, of in OF.items():
        own = [c for c in costs if c.criterion is criterion and c.points]
        left = max(0, of - sum(c.points for c in own))
        titles = list(dict.fromkeys(c.title for c in own))
        why = (
            "; ".join(titles[:3]) + (f"; and {len(titles) - 3} more" if len(titles) > 3 else "")
            if own
            else "Nothing to mend."
        )
        out.append(ScorePart(criterion, left, of, why))
    return tuple(out)


def gains(costs: Sequence[Cost]) -> list[int]:
    """For each cost, by how much the score rises when it alone is gone."""
    total = dict.fromkeys(OF, 0)
    for cost in costs:
        total[cost.criterion] += cost.points
    return [
        max(0, OF[c.criterion] - total[c.criterion] + c.points) - max(0, OF[c.criterion] - total[c.criterion])
        for c in costs
    ]
