"""Which words bind a message to its recipient, which to its sender, and which to nobody: the swap test."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from coach.facts.named import ProfileNames
from coach.facts.tokens import MOST, bare, tokens
from coach.facts.topics import stem, stems_of
from coach.people import Person, Recipient
from coach.reading.reading import Placed, Reading, SentenceReading
from coach.report import Assessment, BoundWords, Criterion, Level
from coach.span import Span, widen_to_graphemes


@dataclass
class BoundMemory:
    """Words of the facts by sentence: (the recipient's, the sender's), as spans from its beginning."""

    sentences: dict[str, tuple[tuple[Span, ...], tuple[Span, ...]]] = field(default_factory=dict)
    people: tuple[Recipient | None, Person | None] = (None, None)
    theirs: _Facts | None = None
    mine: _Facts | None = None


class _Facts:
    """The words of one profile. `names`: bare words of its names, companies, schools, places; `calls`: of those, what
    is known in small letters too; `topics`: stems of what else it holds; `shown`: where its names stand in a text."""

    def __init__(self, person: Person) -> None:
        contacts = person.mutual_contacts[:_ENTRIES] if isinstance(person, Recipient) else ()
        lists = (person.past_companies, person.schools, person.groups)
        names = (
            person.name,
            person.company,
            person.location,
            *contacts,
            *(n for some in lists for n in some[:_ENTRIES]),
        )
        self.names = frozenset(
            t.bare for n in names for t in tokens(n[:MOST]) if len(t.bare) > 2 and t.bare not in _SMALL
        ) - {"team"}
        calls = (person.name, person.location)
        self.calls = frozenset(t.bare for n in calls for t in tokens(n[:MOST]) if len(t.bare) > 2)
        own = (person.works[:_ENTRIES], (person.met_where,)) if isinstance(person, Recipient) else ()
        self.topics = frozenset().union(*(stems_of(t) for t in (person.headline, *(t for some in own for t in some))))
        self.shown = ProfileNames(person, None)


_SMALL = frozenset("the and for with from inc ltd llc gmbh university college school group".split())
_ENTRIES = 60


def bound_words(
    reading: Reading,
    criteria: Sequence[Assessment],
    recipient: Recipient | None,
    sender: Person | None,
    memory: BoundMemory,
) -> BoundWords:
    """Words that stand in the profiles, and for the recipient also what a specific tie rests on."""
    if memory.people != (recipient, sender):
        memory.people = (recipient, sender)
        memory.sentences.clear()
        memory.theirs = _Facts(recipient) if recipient else None
        memory.mine = _Facts(sender) if sender else None
    ties = [
        q.span for a in criteria if a.criterion is Criterion.RAPPORT and a.level is Level.SPECIFIC for q in a.evidence
    ]
    bound: list[Span] = []
    own: list[Span] = []
    facts = memory.theirs is not None or memory.mine is not None
    for placed in reading.sentences if facts else _around(reading.sentences, ties):
        start = placed.start
        tied = [t for t in ties if t.start < placed.end and start < t.end] if ties else ()
        known = memory.sentences.get(placed.reading.text)
        if known is None:
            known = memory.sentences[placed.reading.text] = _of_sentence(placed.reading, memory)
        here = [s.shift(start) for s in known[0]]
        if tied:
            text = placed.reading.text
            subject = [placed.at(s) for s in placed.reading.subject]
            inside = (s.shift(-start) for s in subject if any(t.contains(s) for t in tied))
            here += (widen_to_graphemes(text, s).shift(start) for s in inside)
            here = sorted(set(here))
            own += (at for s in known[1] if (at := s.shift(start)) not in here)
        else:
            own += (s.shift(start) for s in known[1])
        bound += here
    return BoundWords(len(bound), len(own), reading.word_count, tuple(bound), tuple(own))


def _around(sentences: Sequence[Placed], ties: Sequence[Span]) -> list[Placed]:
    """The sentences in which the ties lie, in order."""
    found: dict[int, Placed] = {}
    for tie in sorted(ties):
        at = max(0, bisect_right(sentences, tie.start, key=lambda p: p.start) - 1)
        while at < len(sentences) and sentences[at].start < tie.end:
            found[at] = sentences[at]
            at += 1
    return list(found.values())


def _of_sentence(reading: SentenceReading, memory: BoundMemory) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    theirs = _bound(reading, memory.theirs) if memory.theirs else ()
    mine = _bound(reading, memory.mine) if memory.mine else ()
    return theirs, tuple(s for s in mine if s not in theirs)


def _bound(reading: SentenceReading, facts: _Facts) -> tuple[Span, ...]:
    """The words that stand in a profile: in its names as they are written, elsewhere only those that are no common
    words. What both say counts once, for the reader."""
    text = reading.text
    named = facts.shown.spans(text)
    narrow = {s.start for s in reading.narrow}
    found = []
    for word in reading.words:
        span = Span(word.start, word.end)
        inside = bool(named) and any(n.start <= span.start < n.end for n in named)
        bare_word = bare(word.norm)
        own = bare_word in (facts.names if word.capital else facts.calls) and (word.capital or word.start in narrow)
        told = word.start in narrow and stem(bare_word) in facts.topics
        if inside or own or told:
            found.append(widen_to_graphemes(text, span))
    return tuple(dict.fromkeys(found))
