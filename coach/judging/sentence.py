"""One sentence judged by itself: which rules mark it, which of its words are empty, and what it adds to each question.

What is found here depends on the sentence and its place alone, so it is remembered with the sentence, and a
keystroke in a long text judges one sentence.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from coach.judging.detectors import IN_MESSAGE, IN_SENTENCE
from coach.judging.emptiness import decide, stretches
from coach.judging.scales import MAILING, THRESHOLDS, Scales
from coach.judging.signs import Found, cue_signs, live_signs, sequence, signs
from coach.judging.weights import HUNDREDTHS, Packed, emptiness_of, level_sums
from coach.reading.kinds import Item
from coach.reading.reading import Part, Reading, SentenceReading
from coach.report import QUESTIONS, Criterion, Level, Severity
from coach.rule import CheckKind, Rule, Where
from coach.span import Span, merge, widen_to_graphemes


class Place(NamedTuple):
    """What of its surroundings a sentence's judgement depends on."""

    part: Part
    opening: bool
    closing: bool


class Tally(NamedTuple):
    """What a sentence adds to the message, in whole numbers, so that adding and taking away again is exact. `odds`:
    for each question first of at least vague, then of specific, and last of a mailing, the odds that this sentence
    makes it so, in `UNIT`s; the rest counts sentences, words, words with a meaning, those of them that are no common
    ones, "you", "I", code points of empty phrases, and questions."""

    odds: tuple[int, ...]
    counts: tuple[int, ...]


NOTHING = Tally((0,) * THRESHOLDS, (0,) * 8)
UNIT = 1 << 20
_MOST = 12.0


_TITLE = re.compile(r"[\"“„](?=[A-Z])[^\"“”„\n]{2,60}\s[^\"“”„\n]{2,80}[\"”]")
"""Two words and more between quotation marks, the first with a capital."""


class SignReading(NamedTuple):
    """A sentence as the scales read it: its items between two ends, which of them are empty, its signs, and what they
    add up to for each threshold. A long sentence has more signs than a short one, so a sum counts the less the more
    items there are."""

    items: list[Item]
    weights: list[float]
    empty: list[bool]
    signs: Found[Packed]
    sums: list[float]


class Judged(NamedTuple):
    """`matches`: (rule number, span) in order; `counted`: the same for rules that count through the whole message;
    `read`: as the scales read it, where it is body. Spans are from the sentence's beginning."""

    matches: tuple[tuple[int, Span], ...]
    counted: tuple[tuple[int, Span], ...]
    tally: Tally
    read: SignReading | None


Remembered = dict[tuple[str, Place], Judged]
"""Judgements by sentence and place, under one rule book."""


class RuleBook:
    """The rules that look at a message of one channel. `rules`: all of them, by number."""

    def __init__(self, rules: Sequence[Rule], channel: str, scales: Scales) -> None:
        self.rules = rules
        self.scales = scales
        heard = {n: r.check for n, r in enumerate(rules) if not r.check.channels or channel in r.check.channels}
        self.generic = frozenset(n for n in heard if rules[n].id.startswith("generic."))
        self.counted = frozenset(n for n, check in heard.items() if check.most)
        self.anywhere = frozenset(n for n, check in heard.items() if check.where is Where.ANYWHERE)
        self.opening = frozenset(n for n, check in heard.items() if check.where is Where.OPENING)
        self.closing = frozenset(n for n, check in heard.items() if check.where is Where.CLOSING)
        self._hearing: dict[Place, frozenset[int]] = {}
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
        self.mailing = [rule for rule in rules if rule.check.kind is CheckKind.MAILING]
        self.empty = {rule.criterion: n for n, rule in enumerate(rules) if rule.check.kind is CheckKind.EMPTY}
        named = [(n, check.detector) for n, check in heard.items() if check.kind is CheckKind.DETECTOR]
        self.in_sentence = [(n, IN_SENTENCE[name]) for n, name in named if name in IN_SENTENCE]
        self.in_message = [(n, IN_MESSAGE[name]) for n, name in named if name in IN_MESSAGE]

    def hearing(self, place: Place) -> frozenset[int]:
        """The rules that look at a sentence that stands at `place`."""
        heard = self._hearing.get(place)
        if heard is None:
            heard = self.anywhere
            if place.opening:
                heard |= self.opening
            if place.closing or place.part is Part.GREETING:
                heard |= self.closing
            self._hearing[place] = heard
        return heard


_WITHIN = Place(Part.BODY, False, False)


def judge_sentences(reading: Reading, book: RuleBook, memory: Remembered | None = None) -> tuple[Judged, ...]:
    """The judgement of each sentence of `reading`, in order."""
    if memory is None:
        memory = {}
    sentences, body = reading.sentences, Part.BODY
    first = next((i for i, p in enumerate(sentences) if p.part is body), -1)
    last = next((i for i in range(len(sentences) - 1, -1, -1) if sentences[i].part is body), -1)
    found = []
    for number, placed in enumerate(sentences):
        sentence = placed.reading
        if first < number < last and placed.part is body:
            place = _WITHIN
        else:
            place = Place(placed.part, number == first, number == last)
        key = (sentence.text, place)
        judged = memory.get(key)
        if judged is None:
            judged = memory[key] = judge_sentence(sentence, place, book)
        found.append(judged)
    return tuple(found)


def judge_sentence(sentence: SentenceReading, place: Place, book: RuleBook) -> Judged:
    """The judgement of `sentence` where it stands."""
    spans: dict[int, list[Span]] = {}
    counted: list[tuple[int, Span]] = []
    heard = book.hearing(place)
    for number, span in sentence.rule_hits:
        if number not in heard:
            continue
        if sentence.guards and any(g == number and span.overlaps(guard) for g, guard in sentence.guards):
            continue
        if number in book.counted:
            counted.append((number, span))
        else:
            spans.setdefault(number, []).append(span)
    matches = [(n, s) for n, some in spans.items() for s in (merge(some, gap=-1) if len(some) > 1 else some)]
    for number, detect in book.in_sentence:
        for found in detect(sentence):
            span = widen_to_graphemes(sentence.text, found)
            (counted if number in book.counted else matches).append((number, span))
    tally, read = NOTHING, None
    if place.part is Part.BODY and sentence.items:
        hollow = merge([span for number, span in matches if number in book.generic]) if matches else []
        read = read_signs(sentence, place, hollow, book.scales)
        left = _left(stretches(read.items, read.empty, sentence.text), hollow, sentence)
        left = [span for span in left if weight_of(read, span) > LEAST]
        empty = [widen_to_graphemes(sentence.text, span) for span in left]
        matches += [(book.empty[criterion], s) for s in empty if (criterion := kind_of(read, s)) in book.empty]
        tally = _tally(sentence, read, [*hollow, *empty])
    if len(matches) > 1:
        matches.sort(key=lambda m: (m[1].start, m[1].end, book.rules[m[0]].id))
    return Judged(tuple(matches), tuple(counted), tally, read)


def read_signs(sentence: SentenceReading, place: Place, hollow: Sequence[Span], scales: Scales) -> SignReading:
    """The signs of a sentence. `hollow`: the stretches in it that rules for empty phrases mark."""
    items = sequence(sentence.items, sentence.text)
    weights = scales.weights.get
    found = signs(items, weights)
    emptiness = scales.emptiness
    base = emptiness.base + place.opening * emptiness.opening + place.closing * emptiness.closing
    amounts = [base + amount / HUNDREDTHS for amount in emptiness_of(found, len(items))]
    if hollow:
        for at, ruled in enumerate(in_spans(items, hollow)):
            if ruled:
                amounts[at] += emptiness.in_rule
    empty = decide(amounts, emptiness.switch)
    more = live_signs(items, empty, weights) + cue_signs(sentence.cues, items, weights)
    placed = weights(place_sign(place))
    if placed is not None:
        more.append((placed, 0, 0))
    found += more
    by = scale_of(items) / HUNDREDTHS
    return SignReading(
        items, amounts, empty, found, [amount * by for amount in level_sums([packed for packed, _, _ in found])]
    )


def place_sign(place: Place) -> str:
    if place.opening:
        return "^only" if place.closing else "^first"
    return "^last" if place.closing else "^within"


def in_spans(items: Sequence[Item], spans: Sequence[Span]) -> list[bool]:
    """Which items begin in one of `spans`; the ends of the sentence do not."""
    inside = [any(s.start <= i.start < s.end for s in spans) for i in items]
    inside[0] = inside[-1] = False
    return inside


def _left(found: Sequence[Span], hollow: Sequence[Span], sentence: SentenceReading) -> list[Span]:
    """What of the empty stretches no rule marks already. Two words are no phrase, unless they are nearly all there is;
    what remains beside the mark of a rule must be longer."""
    left: list[Span] = []
    least = 2 if len(sentence.words) < 5 else 3
    for span in found:
        pieces = [span]
        for mark in hollow:
            pieces = [p for piece in pieces for p in _without(piece, mark)]
        for piece in pieces:
            words = [w for w in sentence.words if piece.start <= w.start and w.end <= piece.end]
            if piece == span:
                if len(words) >= least:
                    left.append(piece)
                continue
            while words and words[0].norm in _LOOSE:
                words = words[1:]
            while words and words[-1].norm in _LOOSE:
                words = words[:-1]
            if len(words) > 3:
                left.append(Span(words[0].start, piece.end if words[-1].end + 3 > piece.end else words[-1].end))
    return left


def _without(span: Span, mark: Span) -> list[Span]:
    if not span.overlaps(mark):
        return [span]
    sides = (Span(span.start, mark.start), Span(mark.end, span.end))
    return [side for side in sides if side.start < side.end]


_LOOSE = frozenset("and or but so to for with in on of at as the a an that which i we you is are be would".split())


def weight_of(read: SignReading, span: Span) -> float:
    """How much speaks for the words in `span` being empty, and against their being meant where it is below 0."""
    return sum([w for item, w in zip(read.items, read.weights, strict=True) if span.start <= item.start < span.end])


LEAST = 2.5
"""Words that no rule marks are marked from here on only: a wrong mark annoys more than a missing one helps."""


def kind_of(read: SignReading, span: Span) -> Criterion:
    """Which question an empty stretch pretends to answer; WORDING where it answers none."""
    inside = [
        packed
        for packed, first, last in read.signs
        if first != last and span.start <= read.items[first].start and read.items[last - 1].end <= span.end
    ]
    sums = level_sums(inside)[:MAILING:2]
    best = max(range(len(sums)), key=sums.__getitem__)
    return QUESTIONS[best] if sums[best] > _SPEAKS else Criterion.WORDING


_SPEAKS = 25
"""Hundredths."""


def scale_of(items: Sequence[Item]) -> float:
    return math.sqrt(12 / len(items))


def _tally(sentence: SentenceReading, read: SignReading, hollow: Sequence[Span]) -> Tally:
    sums = read.sums
    if "work-any" in sentence.cues and _TITLE.search(sentence.text):
        # A work of the reader's by its title ties by the letter of the guideline, whatever its words weigh.
        sums = [_MOST, _MOST, *sums[2:]]
    odds = tuple([round(UNIT * math.exp(_MOST if s > _MOST else -_MOST if s < -_MOST else s)) for s in sums])
    kinds = [item.kind for item in read.items]
    alive = (
        [s for s in sentence.subject if not any(h.start <= s.start < h.end for h in hollow)]
        if hollow
        else sentence.subject
    )
    starts = {s.start for s in sentence.narrow}
    counts = (
        1,
        len(sentence.words),
        len(alive),
        sum([s.start in starts for s in alive]),
        kinds.count("YOU") + kinds.count("YOUR"),
        kinds.count("I") + kinds.count("MY"),
        sum([h.length for h in hollow]),
        int(sentence.question),
    )
    return Tally(odds, counts)


class Totals:
    """The tallies of a message added up, and kept up while sentences change."""

    def __init__(self) -> None:
        self._last: tuple[Judged, ...] = ()
        self._odds = list(NOTHING.odds)
        self._counts = list(NOTHING.counts)

    def of(self, judged: tuple[Judged, ...]) -> Tally:
        """All of the sentences together."""
        old = self._last
        most = min(len(old), len(judged))
        front = back = 0
        while front < most and old[front] is judged[front]:
            front += 1
        while back < most - front and old[-1 - back] is judged[-1 - back]:
            back += 1
        for one in old[front : len(old) - back]:
            self._add(one.tally, -1)
        for one in judged[front : len(judged) - back]:
            self._add(one.tally, 1)
        self._last = judged
        return Tally(tuple(self._odds), tuple(self._counts))

    def _add(self, tally: Tally, sign: int) -> None:
        for sums, amounts in ((self._odds, tally.odds), (self._counts, tally.counts)):
            for at, amount in enumerate(amounts):
                sums[at] += sign * amount
