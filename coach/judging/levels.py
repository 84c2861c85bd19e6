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
_RAPPORT = (
    "work-topic+ work-any quoted shared+ met mutual personal+ used-it all:profile-seen all:praise pitch "
    "clause:named clause:narrow you-did+ your-narrow all:you-at job+ request "
    "tie-two tie-thing all:role all:trade all:benefit all:gesture all:honorific"
).split()
_HINTS = tuple("tie your work-any all:praise all:profile-seen shared met mutual personal clause:yours".split())
_REASON = (
    "job+ all:job pitch+ all:pitch event+ all:event research+ all:research share+ all:share seek-help+ all:seek-help "
    "question+ all:vague-purpose all:bare-connect all:request offer all:meet all:praise bound-time "
    "for-job for-offer for-deed for-choice for-event for-study"
).split()
_ASK = (
    "ask:bounded ask:given ask:contact ask:wh ask:yesno all:request request offer all:meet bound-time all:vague-time "
    "all:bare-connect all:ask-hollow question-mark please ask:named"
).split()

_ASKS = "request offer all:meet all:bare-connect all:ask-hollow ask:given ask:contact ask:asked ask:bounded".split()


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
    named = 1 + sum(get(f"clause:{kind}", 0.0) for kind in ("yours", "both", "ours", "nobody's"))
    rapport = {name: 1.0 for name in _RAPPORT if name in sums} | {
        "your": min(get("your", 0.0), 3) / 3,
        "your-many": 1.0 if get("your", 0.0) >= 3 else 0.0,
        "first-person": min(get("first-person", 0.0), 12) / 12,
        "tie": min(get("tie", 0.0), 2.0),
        "hint": 1.0 if any(name in sums for name in _HINTS) else 0.0,
        "you-narrow": math.log1p(get("you-narrow", 0.0)),
        "own-narrow": math.log1p(get("own-narrow", 0.0)),
        "narrow-share": (get("you-narrow", 0.0) + get("your-narrow", 0.0)) / max(1.0, subject),
        "yours": math.log1p(get("clause:yours", 0.0)),
        "both": math.log1p(get("clause:both", 0.0)),
        "ours": math.log1p(get("clause:ours", 0.0)),
        "yours-share": (get("clause:yours", 0.0) + get("clause:both", 0.0)) / named,
        "ours-share": get("clause:ours", 0.0) / named,
    }
    reason = {name: 1.0 for name in _REASON if name in sums} | {
        "own-matter": min(get("own-matter", 0.0), 3) / 3,
        "beyond": math.log1p(get("beyond", 0.0)),
    }
    ask = {name: 1.0 for name in _ASK if name in sums} | {
        "any": 1.0 if any(name in sums for name in _ASKS) else 0.0,
        "question-subject": min(get("ask:asked", 0.0), 4) / 4,
        "praise-only": 1.0 if "all:praise" in sums and "all:request" not in sums else 0.0,
    }
    return {
        Criterion.RAPPORT: rapport | shared,
        Criterion.REASON: reason | shared,
        Criterion.ASK: ask | shared,
    }


_EVIDENCE = {
    Criterion.RAPPORT: (
        tuple("tie work-topic+ quoted met mutual shared+ your-narrow personal+ used-it you-did+ clause:narrow".split()),
        ("work-any", "all:you-at", "all:praise", "all:profile-seen", "your"),
    ),
    Criterion.REASON: (
        ("job+", "question+", "research+", "event+", "seek-help+", "share+", "pitch+", "own-matter"),
        ("all:vague-purpose", "all:pitch", "all:job", "all:bare-connect"),
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
    weights = scale.weights
    amount = sum(weights.get(name, 0.0) * value for name, value in values.items())
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
            spans += marks_of(name, reading.sentences, judged, 3)
            if len(spans) >= 2:
                break
        quotes = tuple(Quote(s, s.of(reading.text)) for s in merge(spans)[:3])
        out.append(Assessment(criterion, level, _WHY[criterion, level], quotes))
    return tuple(out)
