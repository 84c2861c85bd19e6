"""The message against the recipient's profile: wrong and misspelt names, claims not recorded, ties not used.

What is found depends on the sentence, its place and the two profiles, so it is remembered by sentence.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice

from coach.facts.names import Nicknames
from coach.facts.ties import shared_ties
from coach.judging.facts.claims import claims
from coach.judging.facts.employers import employers
from coach.judging.facts.known import FactHit, Known
from coach.judging.facts.names import elsewhere, greeted, shifted
from coach.judging.facts.unused import Ties
from coach.message import Message
from coach.people import Person, Recipient
from coach.reading.reading import MAX_REMEMBERED, Part, Placed, Reading
from coach.span import WHOLE

__all__ = ["FactHit", "FactMemory", "fact_hits"]

_GREETED_WITHIN = 4
"""In so many sentences at the beginning a greeting may stand."""


_MOST = 40
"""So many findings of a kind a sentence may have; nobody reads more, and each is held against the others."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What a sentence holds, from its beginning. `addressed`: it greets someone by name."""

    hits: tuple[FactHit, ...]
    told: bool
    addressed: bool


@dataclass
class FactMemory:
    """What was found by sentence, under one pair of profiles: a keystroke looks at one sentence."""

    people: tuple[Recipient | None, Person | None] = (None, None)
    known: Known | None = None
    ties: Ties = field(default_factory=lambda: Ties(()))
    sentences: dict[tuple[str, Part, int], _Found] = field(default_factory=dict)


def fact_hits(
    message: Message, reading: Reading, nicknames: Nicknames, memory: FactMemory | None = None
) -> list[FactHit]:
    """What the profile has to say of the message; nothing without a recipient."""
    you, me = message.recipient, message.sender
    if you is None:
        return []
    memory = memory or FactMemory()
    if memory.known is None or memory.people != (you, me) or memory.known.nicknames is not nicknames:
        memory.people, memory.known = (you, me), Known(you, me, nicknames)
        memory.ties = Ties(shared_ties(message))
        memory.sentences.clear()
    if len(memory.sentences) > MAX_REMEMBERED:
        memory.sentences.clear()
    known, sentences = memory.known, memory.sentences
    hits: list[FactHit] = []
    told = addressed = False
    for number, placed in enumerate(reading.sentences):
        # Where in the message a greeting may still come: first, a little later, no more.
        place = 2 if addressed or number >= _GREETED_WITHIN else min(number, 1)
        key = (placed.reading.text, placed.part, place)
        found = sentences.get(key)
        if found is None:
            found = sentences[key] = _in_sentence(placed, place, known, memory.ties)
        if found.hits:
            hits += shifted(found.hits, placed)
        told = told or found.told
        addressed = addressed or found.addressed
    if memory.ties.any and not told:
        hits.append(FactHit("facts.unused", WHOLE))
    return hits


def _in_sentence(placed: Placed, place: int, known: Known, ties: Ties) -> _Found:
    hits: list[FactHit] = []
    begin, addressed = 0, False
    if place < 2 and placed.part is not Part.SIGNOFF:
        hits, begin, addressed = greeted(placed, known, late=place > 0)
    hits += islice(elsewhere(placed, known, begin), _MOST)
    if placed.part is Part.BODY:
        seen = list(hits)
        said = islice(employers(placed, known, begin), _MOST)
        hits += (h for h in said if not any(h.span.overlaps(s.span) for s in seen))
        hits += claims(placed, known, begin, hits)[:_MOST]
    return _Found(tuple(dict.fromkeys(hits)), ties.told_in(placed), addressed)
