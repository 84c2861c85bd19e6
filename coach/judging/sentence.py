"""One sentence judged by itself: which rules mark it, and what it adds to each of the three questions.

What is found here depends on the sentence and its place alone, so it is remembered with the sentence, and a
keystroke in a long text judges one sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from typing import NamedTuple

from coach.judging.detectors import IN_MESSAGE, IN_SENTENCE
from coach.reading.reading import Part, Placed, Reading, SentenceReading
from coach.reading.words import Word
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
    evidence = _Evidence()
    if place.part is Part.BODY:
        _find_evidence(sentence, place, hollow, evidence)
    return Judged(
        tuple(matches),
        tuple(counted),
        sum(s.length for s in hollow),
        tuple(evidence.adds.items()),
        {name: tuple(some) for name, some in evidence.marks.items()},
    )


class _Evidence:
    def __init__(self) -> None:
        self.adds: dict[str, float] = {}
        self.marks: dict[str, list[Span]] = {}

    def add(self, name: str, spans: Iterable[Span] = (), amount: float = 1.0) -> None:
        self.adds[name] = self.adds.get(name, 0.0) + amount
        if spans:
            self.marks.setdefault(name, []).extend(spans)


_FIRST = frozenset(("i", "we", "my", "our", "me", "us", "mine", "ours"))
_SECOND = frozenset(("you", "your", "yours", "yourself", "yourselves"))
_SELF = frozenset(("i", "we", "my", "our"))
_ALL = {
    cue: f"all:{cue}"
    for cue in (
        "request offer meet bound-time vague-time bare-connect ask-hollow contact-detail give-object wh-question job "
        "pitch event research share seek-help vague-purpose work-topic work-any shared met mutual personal used-it "
        "you-at profile-seen praise"
    ).split()
}
_WITH_SUBJECT = ("job", "pitch", "event", "research", "share", "seek-help")
"""Cues that give a reason once the sentence also names something."""


def _find_evidence(sentence: SentenceReading, place: Place, hollow: Sequence[Span], found: _Evidence) -> None:
    cues = sentence.cues
    live = [s for s in sentence.subject if not any(h.overlaps(s) for h in hollow)] if hollow else sentence.subject
    if live:
        found.add("subject", amount=len(live))
    for cue, spans in cues.items():
        found.add(_ALL.get(cue) or "all:" + cue, spans)
        outside = [s for s in spans if not any(h.contains(s) for h in hollow)] if hollow else spans
        if outside:
            found.add(cue, outside)
    norms = [w.norm for w in sentence.words]
    ours = 0 if _SELF.isdisjoint(norms) else sum(map(norms.count, _SELF))
    if ours:
        found.add("first-person", amount=ours)
    if sentence.question:
        found.add("question-mark")
    if "please" in norms or "kindly" in norms:
        found.add("please")
    if sentence.quoted:
        found.add("quoted", sentence.quoted)
    tied = _of_rapport(sentence, live, hollow, found)
    beyond = [s for s in live if not any(t.overlaps(s) for t in tied)] if tied else live
    if beyond:
        found.add("beyond", amount=len(beyond))
    _of_reason(sentence, live, found, ours)
    _of_ask(sentence, place, live, hollow, found)


def _followed(spans: Sequence[Span], live: Sequence[Span]) -> list[Span]:
    """The cues that subject words follow, widened to the first of those words."""
    out = []
    for s in spans:
        after = [w for w in live if s.end <= w.start <= s.end + 70]
        if after:
            out.append(Span(s.start, after[min(len(after), 5) - 1].end))
    return out


_FOLLOWED = (("work-topic+", ("work-topic",)), ("personal+", ("personal", "used-it")), ("shared+", ("shared",)))


def _of_rapport(
    sentence: SentenceReading, live: Sequence[Span], hollow: Sequence[Span], found: _Evidence
) -> Sequence[Span]:
    """Adds the evidence of rapport; the ties that were found."""
    cues = sentence.cues
    for name, of in _FOLLOWED:
        spans = [s for cue in of if cue in cues for s in _followed(cues[cue], live)]
        if spans:
            found.add(name, spans)
    words = sentence.words
    asks = sentence.question or "request" in cues
    if sentence.your:
        found.add("your", sentence.your, len(sentence.your))
    if not live:
        return ()
    starts = {s.start for s in live}
    narrow = {s.start for s in sentence.narrow} & starts
    ties = list(_ties(sentence, hollow))
    if ties:
        found.add("tie", ties, len(ties))
    for clause in _clauses(sentence.text, words):
        named = [w for w in clause if w.start in starts]
        if not named:
            continue
        said = {w.norm for w in clause}
        second, first = not said.isdisjoint(_SECOND), not said.isdisjoint(_FIRST)
        about = Span(clause[0].start, clause[-1].end)
        few = [w for w in named if w.start in narrow]
        if few and second:
            found.add("you-narrow", [about], len(few))
            _of_your(clause, narrow, found)
        if few and not second and first:
            found.add("own-narrow", amount=len(few))
        kind = "both" if first and second else "yours" if second else "ours" if first else "nobody's"
        found.add(f"clause:{kind}", [about], min(len(named), 4))
        if second and not asks:
            capital = [w for w in named if w.capital and w.start != words[0].start]
            if capital:
                found.add("clause:named", [about])
            if sum(w.start in narrow for w in named) >= 2:
                found.add("clause:narrow", [about])
            if "you-did" in cues or _past_after_you(clause):
                found.add("you-did+", [about])
    return ties


_TIES = ("tie-work", "tie-deed", "tie-seen", "tie-shared", "tie-met", "tie-mutual")
"""Cues that each tie the two by name."""


def _ties(sentence: SentenceReading, hollow: Sequence[Span]) -> Iterable[Span]:
    """What ties the two by name, less what only restates the reader's place of work or trade."""
    cues = sentence.cues
    not_these = (*cues.get("role", ()), *cues.get("trade", ()), *hollow)
    for cue in _TIES:
        for span in cues.get(cue, ()):
            if not any(span.overlaps(other) for other in not_these):
                yield span
    if sentence.quoted and ("work-any" in cues or "your" in sentence.text.lower()):
        yield sentence.quoted[0]


def _of_your(clause: Sequence[Word], narrow: Set[int], found: _Evidence) -> None:
    """“Your peacock shawl”: a thing of the reader's that not everyone has."""
    for number, word in enumerate(clause):
        if word.norm in ("your", "yours"):
            for after in clause[number + 1 : number + 4]:
                if after.start in narrow:
                    found.add("your-narrow", [Span(word.start, after.end)])
                    break


def _clauses(text: str, words: Sequence[Word]) -> Iterable[Sequence[Word]]:
    """The words between commas, dashes, brackets and joining words."""
    clause: list[Word] = []
    for number, word in enumerate(words):
        if clause and (word.norm in _JOINS or _breaks(text, words[number - 1].end, word.start)):
            yield clause
            clause = []
        clause.append(word)
    if clause:
        yield clause


_JOINS = frozenset(("and", "but", "so", "because", "which", "while", "since", "though", "although", "whereas"))
_BREAK = frozenset(",;:()–—")


def _breaks(text: str, end: int, start: int) -> bool:
    return start - end > 1 and not _BREAK.isdisjoint(text[end:start])


_PAST = frozenset(
    "wrote said gave built made ran spoke taught asked told put took left won led held kept set found showed drew read "
    "sang began brought chose came did drove fought got grew had knew met paid sold sent stood thought understood wore "
    "bred cut hit let".split()
)


def _past_after_you(clause: Sequence[Word]) -> bool:
    for number, word in enumerate(clause[:-1]):
        if word.norm == "you":
            for after in clause[number + 1 : number + 3]:
                if after.norm in _PAST or (after.norm.endswith("ed") and len(after.norm) > 4):
                    return True
    return False


def _of_reason(sentence: SentenceReading, live: Sequence[Span], found: _Evidence, ours: int) -> None:
    whole = Span(0, len(sentence.text))
    if live:
        for cue in _WITH_SUBJECT:
            spans = _followed(sentence.cues.get(cue, ()), live)
            if spans:
                found.add(cue + "+", spans)
    if len(live) >= 2 and (sentence.question or "request" in sentence.cues):
        found.add("question+", [whole])
    if len(live) >= 3 and ours:
        found.add("own-matter", [whole])


def _of_ask(
    sentence: SentenceReading, place: Place, live: Sequence[Span], hollow: Sequence[Span], found: _Evidence
) -> None:
    cues = sentence.cues
    whole = Span(0, len(sentence.text))
    meets = "meet" in cues
    seeks = sentence.question or "request" in cues or "offer" in cues
    if "bound-time" in cues and (meets or (place.after_meeting and seeks)):
        found.add("ask:bounded", [whole])
    if "for-deed" in cues and (seeks or meets):
        found.add("ask:named", cues["for-deed"])
    if seeks and "give-object" in cues:
        found.add("ask:given", cues["give-object"])
    if seeks and "contact-detail" in cues:
        found.add("ask:contact", cues["contact-detail"])
    if sentence.question:
        inside = any(h.contains(s) for h in hollow for s in cues.get("request", ()))
        if len(live) >= 2 and not inside:
            found.add("ask:asked", [whole], min(len(live), 4))
            if "wh-question" in cues:
                found.add("ask:wh", [whole])
        if live and "request" in cues:
            found.add("ask:yesno", [whole])


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
