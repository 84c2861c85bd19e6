"""Learn the scales of the three levels from the corpus: `python -m tests.corpus.fit` writes resources/levels.toml.

An ordinal logistic model per question, fitted by plain gradient descent with a ridge penalty. No randomness, no
library: the same corpus gives the same file. Messages held back (see `corpus.held_back`) are not looked at.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Sequence

import resources
from coach.analysis import book_of, reader_of
from coach.judging.levels import features
from coach.judging.sentence import Totals, judge_sentences
from coach.loading.knowledge import load_knowledge
from coach.report import QUESTIONS, Level
from tests.corpus.corpus import Labelled, held_back, load

STEPS, RATE, RIDGE = 600, 0.6, 0.01
PRIOR: dict[str, dict[str, float]] = {
    "rapport": {
        "tie": 2.5,
        "tie-two": 1.5,
        "quoted": 1.0,
        "met": 1.5,
        "mutual": 1.5,
        "hint": 1.5,
        "all:gesture": 0.6,
        "all:role": 0.4,
        "all:you-at": 0.6,
        "all:praise": 0.4,
        "work-any": 0.6,
        "your": 0.6,
        "your-narrow": 0.8,
        "you-narrow": 0.6,
        "pitch": -0.4,
    },
    "reason": {
        "for-job": 1.2,
        "for-offer": 1.0,
        "for-deed": 1.0,
        "for-choice": 0.5,
        "for-event": 0.8,
        "for-study": 0.8,
        "beyond": 0.8,
        "subject-words": 0.4,
        "question+": 0.8,
        "own-matter": 0.6,
        "all:vague-purpose": 0.3,
        "all:request": 0.4,
    },
    "ask": {
        "any": 2.0,
        "ask:bounded": 1.5,
        "ask:given": 1.2,
        "ask:contact": 1.2,
        "ask:wh": 1.0,
        "ask:named": 1.0,
        "question-subject": 1.0,
        "ask:yesno": 0.5,
        "offer": 0.8,
        "request": 1.0,
    },
}
"""What the guideline leads one to expect of each feature. The fit is pulled towards it, so that a feature which few
messages of the corpus show keeps a sensible weight."""
Row = tuple[dict[str, float], int]


def rows(messages: Sequence[Labelled]) -> dict[str, list[Row]]:
    knowledge = load_knowledge(levels=False)
    reader = reader_of(knowledge)
    out: dict[str, list[Row]] = {q: [] for q in QUESTIONS}
    for labelled in messages:
        reading = reader.read(labelled.text)
        judged = judge_sentences(reading, book_of(knowledge, labelled.channel))
        values = features(reading, judged, Totals().of(judged))
        for question in QUESTIONS:
            out[question].append((values[question], Level(labelled.levels[question]).rank))
    return out


def fit(data: Sequence[Row], prior: dict[str, float]) -> tuple[dict[str, float], float, float]:
    """Weights and the two thresholds that make the labels likeliest."""
    names = sorted({name for values, _ in data for name in values})
    mean = {n: sum(v.get(n, 0.0) for v, _ in data) / len(data) for n in names}
    vectors = [([v.get(n, 0.0) - mean[n] for n in names], rank) for v, rank in data]
    expected = [prior.get(n, 0.0) for n in names]
    weights = list(expected)
    low, high = -0.5, 0.5
    for _ in range(STEPS):
        gradient = [RIDGE * (w - e) for w, e in zip(weights, expected, strict=True)]
        g_low = g_high = 0.0
        for vector, rank in vectors:
            z = sum(w * x for w, x in zip(weights, vector, strict=True))
            over_low, over_high = _sigmoid(z - low), _sigmoid(z - high)
            # Each threshold is a yes/no of its own (at least vague? specific?), with the weights shared.
            d_low, d_high = over_low - (rank >= 1), over_high - (rank >= 2)
            g_low -= d_low / len(vectors)
            g_high -= d_high / len(vectors)
            step = (d_low + d_high) / len(vectors)
            for i, x in enumerate(vector):
                if x:
                    gradient[i] += step * x
        weights = [w - RATE * g for w, g in zip(weights, gradient, strict=True)]
        low, high = low - RATE * g_low, high - RATE * g_high
    shift = sum(w * mean[n] for w, n in zip(weights, names, strict=True))
    return {n: round(w, 3) for n, w in zip(names, weights, strict=True)}, round(low + shift, 3), round(high + shift, 3)


def _sigmoid(z: float) -> float:
    return 1 / (1 + math.exp(-z)) if z > -700 else 0.0


def written(scales: dict[str, tuple[dict[str, float], float, float]]) -> str:
    lines = [
        "# Learnt from the labelled corpus by tests/corpus/fit.py; do not edit by hand.",
        "# A level is at least vague, at least specific, where the weighted sum of the features reaches the figure.",
    ]
    for question, (weights, vague, specific) in scales.items():
        lines += ["", f"[{question}]", f"vague = {vague}", f"specific = {specific}", f"[{question}.weights]"]
        lines += [f'"{name}" = {weight}' for name, weight in sorted(weights.items(), key=lambda i: -abs(i[1]))]
    return "\n".join(lines) + "\n"


def main() -> int:
    messages = [m for m in load() if not held_back(m)]
    data = rows(messages)
    text = written({question: fit(data[question], PRIOR[question]) for question in QUESTIONS})
    resources.path("levels.toml").write_text(text, encoding="utf-8")
    print(f"{len(messages)} messages, {resources.path('levels.toml')}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
