"""Which words bind a message to its recipient, which to its sender, and which to nobody: the swap test."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from coach.people import Person, Recipient, fold
from coach.reading.reading import Placed, Reading, SentenceReading
from coach.report import Assessment, BoundWords, Criterion, Level
from coach.span import Span


@dataclass
class BoundMemory:
    """Words of the facts by sentence: (the recipient's, the sender's), as spans from its beginning."""

    sentences: dict[str, tuple[tuple[Span, ...], tuple[Span, ...]]] = field(default_factory=dict)
    people: tuple[Recipient | None, Person | None] = (None, None)
    theirs: frozenset[str] = frozenset()
    mine: frozenset[str] = frozenset()


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
        memory.theirs, memory.mine = _theirs(recipient), _mine(sender)
    ties = [
        q.span for a in criteria if a.criterion is Criterion.RAPPORT and a.level is Level.SPECIFIC for q in a.evidence
    ]
    bound: list[Span] = []
    own: list[Span] = []
    facts = bool(memory.theirs or memory.mine)
    for placed in reading.sentences if facts else _around(reading.sentences, ties):
        start = placed.start
        tied = [t for t in ties if t.start < placed.end and start < t.end] if ties else ()
        known = memory.sentences.get(placed.reading.text)
        if known is None:
            known = memory.sentences[placed.reading.text] = _of_sentence(placed.reading, memory)
        here = [s.shift(start) for s in known[0]]
        if tied:
            here += [at for s in placed.reading.subject if any(t.contains(at := placed.at(s)) for t in tied)]
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
    theirs = tuple(dict.fromkeys(Span(w.start, w.end) for w in reading.words if w.norm in memory.theirs))
    mine = (Span(w.start, w.end) for w in reading.words if w.norm in memory.mine and w.norm not in memory.theirs)
    return theirs, tuple(dict.fromkeys(mine))


def _theirs(you: Recipient | None) -> frozenset[str]:
    if you is None:
        return frozenset()
    return _fact_words((*_common(you), you.met_where, *you.works, *you.mutual_contacts))


def _mine(me: Person | None) -> frozenset[str]:
    return _fact_words(_common(me)) if me else frozenset()


def _common(person: Person) -> tuple[str, ...]:
    one = (person.name, person.headline, person.company, person.location)
    return (*one, *person.past_companies, *person.schools, *person.groups)


def _fact_words(facts: Sequence[str]) -> frozenset[str]:
    return frozenset(
        w for fact in facts for w in fold(fact).split() if len(w) > 2 and w not in ("the", "and", "for", "with")
    )
