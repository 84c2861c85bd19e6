"""How the coach agrees with the labels of the corpus, on what was tuned on and on what was held back:
`python -m tests.corpus.measure`.

    kappa     quadratic-weighted (Cohen 1968) of rapport, reason and ask, absent < vague < specific
    generic   F1 over the characters of generic spans
    rating    Spearman's correlation of score and rating
    author    AUC: how often a message called good outscores one called bad
    wrong     marks (warnings and errors) of which readers marked less than half, in each message that they rated 3
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from statistics import mean

from coach import analyse
from coach.message import Message
from coach.report import QUESTIONS, Criterion, Finding, Level, Report, Severity
from tests.corpus.corpus import Labelled, held_back, load

FLOORS = {
    "kappa rapport": 0.78,
    "kappa reason": 0.68,
    "kappa ask": 0.78,
    "generic": 0.67,
    "rating": 0.72,
    "author": 0.88,
}


def reported(labelled: Labelled) -> Report:
    return analyse(Message(labelled.text, channel=labelled.channel, subject=labelled.given.get("subject")))


def kappa(pairs: Sequence[tuple[int, int]]) -> float:
    """1 less the squared differences found, over those that chance would give."""
    found = mean((a - b) ** 2 for a, b in pairs)
    chance = mean((a - b) ** 2 for a, _ in pairs for _, b in pairs)
    return 1 - found / chance if chance else 1.0


def ranks(values: Sequence[float]) -> list[float]:
    """Ranks from 0, the mean of the places for equal values."""
    return [sum(o < v for o in values) + (sum(o == v for o in values) - 1) / 2 for v in values]


def spearman(one: Sequence[float], other: Sequence[float]) -> float:
    a, b = ranks(one), ranks(other)
    centre = (len(a) - 1) / 2
    spread = (sum((x - centre) ** 2 for x in a) * sum((y - centre) ** 2 for y in b)) ** 0.5
    return sum((x - centre) * (y - centre) for x, y in zip(a, b, strict=True)) / spread if spread else 0.0


def auc(good: Sequence[float], bad: Sequence[float]) -> float:
    return mean((g > b) + (g == b) / 2 for g in good for b in bad)


def characters(spans: Iterable[tuple[int, int]]) -> set[int]:
    return {at for start, end in spans for at in range(start, end)}


def wrong_marks(labelled: Labelled, report: Report) -> list[Finding]:
    """Marks that a writer would object to: stretches that no reader of the corpus marked for the most part."""
    marked = characters(labelled.generic)
    return [
        f
        for f in report.findings
        if f.text
        and f.severity.rank >= Severity.WARNING.rank
        and f.criterion is not Criterion.LENGTH
        and 2 * len(marked & set(range(f.span.start, f.span.end))) < f.span.length
    ]


def measures(messages: Sequence[Labelled]) -> dict[str, float]:
    judged = [(m, r) for m in messages if (r := reported(m)).score is not None]
    out: dict[str, float] = {"messages": len(judged)}
    for number, question in enumerate(QUESTIONS):
        pairs = [(r.criteria[number].level.rank, Level(m.levels[question]).rank) for m, r in judged]
        out[f"kappa {question.value}"] = kappa(pairs)
    both = mine = theirs = 0
    for m, r in judged:
        marked = characters((f.span.start, f.span.end) for f in r.findings if f.rule.startswith("generic."))
        labelled = characters(m.generic)
        both, mine, theirs = both + len(marked & labelled), mine + len(marked), theirs + len(labelled)
    out["generic"] = 2 * both / (mine + theirs)
    scores = [float(r.score or 0) for _, r in judged]
    out["rating"] = spearman(scores, [m.rating for m, _ in judged])
    by_label = {
        label: [s for s, (m, _) in zip(scores, judged, strict=True) if m.author_label == label]
        for label in ("good", "bad")
    }
    out["author"] = auc(by_label["good"], by_label["bad"])
    best = [(m, r) for m, r in judged if m.rating == 3]
    out["wrong"] = sum(len(wrong_marks(m, r)) for m, r in best) / max(1, len(best))
    return out


def main() -> int:
    tuned = measures([m for m in load() if not held_back(m)])
    held = measures([m for m in load() if held_back(m)])
    print(f"{'':15}{'tuned':>8}{'held back':>11}")
    for name, value in tuned.items():
        figures = (value, held[name])
        print(
            f"{name:15}"
            + "".join(
                f"{f:>{w}.0f}" if name == "messages" else f"{f:>{w}.3f}" for f, w in zip(figures, (8, 11), strict=True)
            )
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
