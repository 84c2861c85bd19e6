"""The score: a sum of parts, one a criterion, each less what its findings cost. Every point can be opened."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from coach.report import Criterion, ScorePart

OF = {
    Criterion.RAPPORT: 32,
    Criterion.REASON: 8,
    Criterion.ASK: 16,
    Criterion.WORDING: 10,
    Criterion.FACTS: 6,
    Criterion.LANGUAGE: 2,
    Criterion.LENGTH: 2,
    Criterion.SEND: 24,
}
"""Points a criterion is worth; together 100. They follow what each was worth to the readers who rated the messages of
tests/corpus: least squares of the rating on levels and findings (tests/corpus/weigh.py), rounded. A tie moves it most,
then whether it reads like a mailing, then a clear ask."""


class Cost(NamedTuple):
    """What one finding takes off its criterion's part, and its title for the account."""

    criterion: Criterion
    points: int
    title: str


def parts(costs: Sequence[Cost]) -> tuple[ScorePart, ...]:
    """The score opened: what each criterion keeps of its points, and why."""
    points = dict.fromkeys(OF, 0)
    titles: dict[Criterion, dict[str, None]] = {}
    for criterion, cost, title in costs:
        if cost:
            points[criterion] += cost
            titles.setdefault(criterion, {})[title] = None
    out = []
    for criterion, of in OF.items():
        said = list(titles.get(criterion, ()))
        why = "; ".join(said[:3]) + (f"; and {len(said) - 3} more" if len(said) > 3 else "") or "Nothing to mend."
        out.append(ScorePart(criterion, max(0, of - points[criterion]), of, why))
    return tuple(out)


def gains(costs: Sequence[Cost]) -> list[int]:
    """For each cost, by how much the score rises when it alone is gone."""
    total = dict.fromkeys(OF, 0)
    for criterion, points, _ in costs:
        total[criterion] += points
    left = {criterion: OF[criterion] - points for criterion, points in total.items()}
    # What a criterion has lost beyond its points must be won back before the score rises.
    return [max(0, points + min(0, left[criterion])) for criterion, points, _ in costs]
