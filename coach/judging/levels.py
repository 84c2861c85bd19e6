"""The three levels, decided from the signs in the sentences, and the words they rest on.

A question is answered as well as its best sentence answers it: each sentence has odds of making the answer at least
vague, or specific; the odds of all sentences are added up (the logarithm of a sum of exponentials is nearly their
greatest), the length of the message and a few other counts of the whole are weighed with them, and what is above 0 has
reached the level. Weights are learnt (tests/corpus/fit.py) and each belongs to a word or a run of words, so the words
that carry a level can be shown: those whose signs add most.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from coach.judging.scales import MAILING, Scales, Threshold
from coach.judging.sentence import UNIT, Judged, SignReading, Tally
from coach.judging.weights import level_of
from coach.reading.reading import Placed, Reading
from coach.report import QUESTIONS, Assessment, Criterion, Level, Quote
from coach.span import Span, widen_to_graphemes

_FEW = 18


def features(counts: Sequence[int], length: int) -> tuple[float, ...]:
    """What of the message as a whole is weighed (`coach.judging.scales.MESSAGE_FEATURES`), from the summed counts of
    its sentences and its length in code points."""
    sentences, words, meaning, narrow, you, self_, empty, questions = counts
    log = math.log1p
    return (
        log(sentences),
        log(words),
        log(meaning),
        log(narrow),
        log(you),
        log(self_),
        1.0 if words < _FEW else 0.0,
        empty / max(1, length),
        1.0 if questions else 0.0,
    )


def reached(odds: int, values: Sequence[float], threshold: Threshold) -> bool:
    if odds <= 0:
        return False
    weighed = sum([w * v for w, v in zip(threshold.weights, values, strict=True)])
    return math.log(odds / UNIT) + weighed + threshold.bias > 0


def levels(tally: Tally, length: int, scales: Scales) -> tuple[Level, Level, Level]:
    """The level of rapport, reason and ask."""
    values = features(tally.counts, length)
    found = []
    for number, question in enumerate(QUESTIONS):
        vague, specific = scales.thresholds[question]
        rank = reached(tally.odds[2 * number], values, vague) + reached(tally.odds[2 * number + 1], values, specific)
        found.append((Level.ABSENT, Level.VAGUE, Level.SPECIFIC)[rank])
    return found[0], found[1], found[2]


def reads_like_a_mailing(tally: Tally, length: int, scales: Scales) -> bool:
    """Whether readers would take the message for one of many."""
    return reached(tally.odds[MAILING], features(tally.counts, length), scales.mailing)


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


def assess(reading: Reading, judged: Sequence[Judged], tally: Tally, scales: Scales) -> tuple[Assessment, ...]:
    """The level of each of the three questions with the words that carry it, of one or two sentences."""
    found = levels(tally, len(reading.text), scales)
    out = []
    for number, (criterion, level) in enumerate(zip(QUESTIONS, found, strict=True)):
        quotes: tuple[Quote, ...] = ()
        if level is not Level.ABSENT:
            at = 2 * number + (level is Level.SPECIFIC)
            spans = [_quoted(reading.sentences[n], judged[n], at) for n in _best(judged, at)]
            quotes = tuple(Quote(s, s.of(reading.text)) for s in sorted(spans) if not s.empty)
        out.append(Assessment(criterion, level, _WHY[criterion, level], quotes))
    return tuple(out)


def _best(judged: Sequence[Judged], at: int) -> list[int]:
    """The sentence with the best odds, and a second one that is nearly as good."""
    odds = [one.tally.odds[at] for one in judged]
    first = max(range(len(odds)), key=odds.__getitem__)
    others = [n for n, o in enumerate(odds) if n != first and 2 * o > odds[first] and o > UNIT]
    return [first, *others[:1]]


def _quoted(placed: Placed, one: Judged, at: int) -> Span:
    if one.read is None:
        return placed.span
    return placed.at(widen_to_graphemes(placed.reading.text, carrying(one.read, at)))


def carrying(read: SignReading, at: int) -> Span:
    """The run of words whose signs add most to threshold number `at` (a greatest sum of neighbours, Kadane 1984)."""
    adds = [0.0] * len(read.items)
    for packed, first, last in read.signs:
        if first < last and (amount := level_of(packed, at)):
            share = amount / (last - first)
            for item in range(first, last):
                adds[item] += share
    best, run, begin = -math.inf, 0.0, 1
    span = (1, len(adds) - 1)
    for item in range(1, len(adds) - 1):
        if run <= 0:
            run, begin = 0.0, item
        run += adds[item]
        if run > best:
            best, span = run, (begin, item + 1)
    first, last = span
    items = read.items
    while last - first > 1 and not items[first].norm[0].isalnum():
        first += 1
    while last - first > 1 and not items[last - 1].norm[0].isalnum():
        last -= 1
    return Span(items[first].start, items[last - 1].end)
