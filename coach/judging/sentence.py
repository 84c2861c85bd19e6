"""One sentence judged by itself: which rules mark it, and what it adds to each of the three questions.

What is found here depends on the sentence and its place alone, so it is remembered with the sentence, and a
keystroke in a long text judges one sentence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from coach.judging.detectors import IN_MESSAGE, IN_SENTENCE
from coach.judging.evidence import Evidence, evidence_in
from coach.reading.reading import Part, Placed, Reading, SentenceReading
from coach.report import Criterion, Level, Severity
from coach.rule import CheckKind, Rule, Where
from coach.span import Span, merge


class Place(NamedTuple):
    """What of its surroundings a sentence's judgement depends on. `after_meeting`: the sentence before speaks of a
    meeting, so that a time standing here is the meeting's."""

    part: Part
    opening: bool
    closing: bool
    after_meeting: bool


class Judged(NamedTuple):
    """`matches`: (rule number, span) in order; `counted`: the same for rules that count through the whole message;
    `hollow`: code points that `generic.*` rules mark; `adds`: evidence found -> how much of it; `marks`: evidence ->
    the words it rests on. Spans are from the sentence's beginning."""

    matches: tuple[tuple[int, Span], ...]
    counted: tuple[tuple[int, Span], ...]
    hollow: int
    adds: tuple[tuple[str, float], ...]
    marks: Mapping[str, tuple[Span, ...]]


Remembered = dict[tuple[str, Place], Judged]
"""Judgements by sentence and place, under one rule book."""


class RuleBook:
    """The rules that look at a message of one channel. `rules`: all of them, by number."""

    def __init__(self, rules: Sequence[Rule], channel: str) -> None:
        self.rules = rules
        heard = {n: r.check for n, r in enumerate(rules) if not r.check.channels or channel in r.check.channels}
        self.generic = frozenset(n for n in heard if rules[n].id.startswith("generic."))
        self.counted = frozenset(n for n, check in heard.items() if check.most)
        self.anywhere = frozenset(n for n, check in heard.items() if check.where is Where.ANYWHERE)
        self.opening = frozenset(n for n, check in heard.items() if check.where is Where.OPENING)
        self.closing = frozenset(n for n, check in heard.items() if check.where is Where.CLOSING)
        self.on_level: dict[tuple[Criterion, Level], list[Rule]] = {}
        for rule in rules:
            if rule.check.kind is CheckKind.LEVEL and rule.check.level is not None:
                self.on_level.setdefault((rule.criterion, rule.check.level), []).append(rule)
        self.on_fact: dict[tuple[str, bool], Rule] = {}
        for rule in rules:
            if rule.check.kind is CheckKind.FACT:
                # A name without its accents is right enough to be read: said, but hardly counted.
                lighter = replace(rule, severity=Severity.HINT, cost=min(1, rule.cost), message=rule.why)
                self.on_fact |= {(rule.id, False): rule, (rule.id, True): lighter}
        named = [(n, check.detector) for n, check in heard.items() if check.kind is CheckKind.DETECTOR]
        self.in_sentence = [(n, IN_SENTENCE[name]) for n, name in named if name in IN_SENTENCE]
        self.in_message = [(n, IN_MESSAGE[name]) for n, name in named if name in IN_MESSAGE]

    def hears(self, number: int, place: Place) -> bool:
        """Whether the rule looks at a sentence that stands at `place`."""
        return (
            number in self.anywhere
            or (place.opening and number in self.opening)
            or ((place.closing or place.part is Part.GREETING) and number in self.closing)
        )


_WITHIN, _WITHIN_MET = Place(Part.BODY, False, False, False), Place(Part.BODY, False, False, True)


def judge_sentences(reading: Reading, book: RuleBook, memory: Remembered | None = None) -> tuple[Judged, ...]:
    """The judgement of each sentence of `reading`, in order."""
    if memory is None:
        memory = {}
    sentences, body = reading.sentences, Part.BODY
    first = next((i for i, p in enumerate(sentences) if p.part is body), -1)
    last = next((i for i in range(len(sentences) - 1, -1, -1) if sentences[i].part is body), -1)
    found = []
    met = False
    for number, placed in enumerate(sentences):
        sentence = placed.reading
        if first < number < last and placed.part is body:
            place = _WITHIN_MET if met else _WITHIN
        else:
            place = Place(placed.part, number == first, number == last, met)
        key = (sentence.text, place)
        judged = memory.get(key)
        if judged is None:
            judged = memory[key] = judge_sentence(sentence, place, book)
        found.append(judged)
        if placed.part is body:
            met = "meet" in sentence.cues
    return tuple(found)


def judge_sentence(sentence: SentenceReading, place: Place, book: RuleBook) -> Judged:
    """The judgement of `sentence` where it stands."""
    spans: dict[int, list[Span]] = {}
    counted: list[tuple[int, Span]] = []
    for number, span in sentence.rule_hits:
        if not book.hears(number, place):
            continue
        if sentence.guards and any(g == number and span.overlaps(guard) for g, guard in sentence.guards):
            continue
        if number in book.counted:
            counted.append((number, span))
        else:
            spans.setdefault(number, []).append(span)
    matches = [(n, s) for n, some in spans.items() for s in (merge(some, gap=-1) if len(some) > 1 else some)]
    for number, detect in book.in_sentence:
        for span in detect(sentence):
            (counted if number in book.counted else matches).append((number, span))
    if len(matches) > 1:
        matches.sort(key=lambda m: (m[1].start, m[1].end, book.rules[m[0]].id))
    hollow = merge([span for number, span in matches if number in book.generic]) if matches else []
    evidence = evidence_in(sentence, hollow, place.after_meeting) if place.part is Part.BODY else Evidence()
    return Judged(
        tuple(matches),
        tuple(counted),
        sum(s.length for s in hollow),
        tuple(evidence.adds.items()),
        {name: tuple(some) for name, some in evidence.marks.items()},
    )


class Totals:
    """All evidence of a message added up, and kept up while sentences change."""

    def __init__(self) -> None:
        self._last: tuple[Judged, ...] = ()
        self._sums: dict[str, float] = {}

    def of(self, judged: tuple[Judged, ...]) -> Mapping[str, float]:
        """Evidence -> how much of it; what is not there has no entry. Holds until the next call."""
        old = self._last
        most = min(len(old), len(judged))
        front = back = 0
        while front < most and old[front] is judged[front]:
            front += 1
        while back < most - front and old[-1 - back] is judged[-1 - back]:
            back += 1
        for one in old[front : len(old) - back]:
            self._add(one, -1)
        for one in judged[front : len(judged) - back]:
            self._add(one, 1)
        self._last = judged
        return self._sums

    def _add(self, one: Judged, sign: int) -> None:
        # Amounts are small whole numbers, so adding and taking away again is exact.
        sums = self._sums
        for name, amount in one.adds:
            now = sums.get(name, 0.0) + sign * amount
            if now:
                sums[name] = now
            else:
                del sums[name]


def marks_of(name: str, sentences: Sequence[Placed], judged: Sequence[Judged], most: int) -> list[Span]:
    """The first `most` stretches of the message that the evidence `name` rests on."""
    spans: list[Span] = []
    for placed, one in zip(sentences, judged, strict=True):
        for span in one.marks.get(name, ()):
            spans.append(placed.at(span))
            if len(spans) == most:
                return spans
    return spans
