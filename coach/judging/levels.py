"""The three levels, decided from the evidence that was found.

Each question has a handful of features; every feature is something a person can point at in the text. A level is
the weighted sum of the features held against two thresholds (an ordinal logistic model). Weights and thresholds
are data (resources/levels.toml), learnt from the labelled corpus by tests/corpus/fit.py and small enough to read.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coach.judging.sentence import Judged, marks_of
from coach.reading.reading import Reading
from coach.report import Assessment, Criterion, Level, Quote
from coach.span import merge


@dataclass(frozen=True, slots=True)
class Scale:
    """Weights by feature, and the sums from which a level is at least vague, at least specific."""

    weights: Mapping[str, float]
    vague: float
    specific: float


Features = dict[str, float]
_BINARY = {
    Criterion.RAPPORT: (
        "tie-two tie-thing quoted met mutual work-any all:gesture all:role all:trade all:honorific all:you-at "
        "all:profile-seen all:praise pitch request clause:named your-narrow for-job"
    ).split(),
    Criterion.REASON: (
        "for-job for-offer for-deed for-choice for-event for-study question+ offer bound-time all:request all:meet "
        "all:praise all:vague-purpose all:bare-connect"
    ).split(),
    Criterion.ASK: (
        "ask:bounded ask:given ask:contact ask:wh ask:yesno ask:named request offer bound-time question-mark please "
        "all:wish"
    ).split(),
}
"""Evidence that counts as there or not."""
_HINTS = frozenset("tie your work-any all:praise all:profile-seen met mutual clause:yours".split())
_ASKS = frozenset(
    "request offer all:wish all:meet all:bare-connect all:ask-hollow ask:given ask:contact ask:bounded question-mark "
    "please".split()
)


def features(reading: Reading, judged: Sequence[Judged], sums: Mapping[str, float]) -> dict[Criterion, Features]:
    """The features of each question, each between 0 and about 4. A name stands for evidence that is there or not,
    but for the few that count."""
    get = sums.get
    words = reading.word_count
    subject = get("subject", 0.0)
    shared: Features = {
        "subject-words": math.log1p(subject),
        "hollow-share": sum(one.hollow for one in judged) / max(1, len(reading.text)),
        "few-words": 1.0 if words < 18 else 0.0,
        "words": math.log1p(words),
    }
    rapport: Features = {
        "your": min(get("your", 0.0), 3) / 3,
        "your-many": 1.0 if get("your", 0.0) >= 3 else 0.0,
        "first-person": min(get("first-person", 0.0), 12) / 12,
        "tie": min(get("tie", 0.0), 2.0),
        "hint": 0.0 if _HINTS.isdisjoint(sums) else 1.0,
        "you-narrow": math.log1p(get("you-narrow", 0.0)),
        "own-narrow": math.log1p(get("own-narrow", 0.0)),
        "yours": math.log1p(get("clause:yours", 0.0)),
        "both": math.log1p(get("clause:both", 0.0)),
        "ours": math.log1p(get("clause:ours", 0.0)),
    }
    reason: Features = {
        "own-matter": min(get("own-matter", 0.0), 3) / 3,
        "beyond": math.log1p(get("beyond", 0.0)),
    }
    ask: Features = {
        "any": 0.0 if _ASKS.isdisjoint(sums) else 1.0,
        "question-subject": min(get("ask:asked", 0.0), 4) / 4,
    }
    found = {Criterion.RAPPORT: rapport, Criterion.REASON: reason, Criterion.ASK: ask}
    for criterion, values in found.items():
        values |= shared
        for name in _BINARY[criterion]:
            if name in sums:
                values[name] = 1.0
    return found


_EVIDENCE = {
    Criterion.RAPPORT: (
        tuple("tie quoted met mutual tie-two your-narrow clause:named".split()),
        ("work-any", "all:role", "all:gesture", "all:you-at", "all:praise", "all:profile-seen", "your"),
    ),
    Criterion.REASON: (
        tuple("for-job for-deed for-offer for-event for-study for-choice question+ own-matter".split()),
        ("all:vague-purpose", "all:bare-connect"),
    ),
    Criterion.ASK: (
        ("ask:bounded", "ask:given", "ask:contact", "ask:asked", "offer"),
        ("all:request", "all:bare-connect", "all:ask-hollow", "all:meet"),
    ),
}
"""The evidence to quote, strongest first: for a level that is specific, and what else a vague one can rest on."""

_WHY = {
    (Criterion.RAPPORT, Level.SPECIFIC): "It names something that only this person would recognise.",
    (
        Criterion.RAPPORT,
        Level.VAGUE,
    ): "It points at the reader, but at nothing that a list of names and jobs could not give.",
    (Criterion.RAPPORT, Level.ABSENT): "Nothing in it ties you to this person.",
    (
        Criterion.REASON,
        Level.SPECIFIC,
    ): "After reading it, they could say in a sentence what this contact would be for.",
    (Criterion.REASON, Level.VAGUE): "The purpose would fit anyone.",
    (Criterion.REASON, Level.ABSENT): "It does not say why you write.",
    (Criterion.ASK, Level.SPECIFIC): "It asks one thing that can be answered in a line.",
    (Criterion.ASK, Level.VAGUE): "It asks for something, but not what, when or how long.",
    (Criterion.ASK, Level.ABSENT): "Nothing is asked, so there is nothing to answer.",
}


def level_of(values: Features, scale: Scale) -> Level:
    """The level that the features add up to. Where nothing at all is asked, wished or offered, no sum makes an ask."""
    if values.get("any") == 0.0:
        return Level.ABSENT
    weights = scale.weights
    amount = sum([weights.get(name, 0.0) * value for name, value in values.items()])
    if amount >= scale.specific:
        return Level.SPECIFIC
    return Level.VAGUE if amount >= scale.vague else Level.ABSENT


def assess(
    reading: Reading, judged: Sequence[Judged], sums: Mapping[str, float], scales: Mapping[str, Scale]
) -> tuple[Assessment, ...]:
    """The level of each of the three questions with its evidence quoted."""
    out = []
    for criterion, values in features(reading, judged, sums).items():
        level = level_of(values, scales[criterion])
        strong, weak = _EVIDENCE[criterion]
        names = {Level.SPECIFIC: strong, Level.VAGUE: weak + strong, Level.ABSENT: ()}[level]
        spans = []
        for name in names:
            if name not in sums:
                continue
            spans += marks_of(name, reading.sentences, judged, 3)
            if len(spans) >= 2:
                break
        quotes = tuple(Quote(s, s.of(reading.text)) for s in merge(spans)[:3])
        out.append(Assessment(criterion, level, _WHY[criterion, level], quotes))
    return tuple(out)
