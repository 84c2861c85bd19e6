"""What two profiles hold, taken apart once, so that a sentence is compared quickly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from coach.facts.names import Nicknames, PersonName
from coach.facts.organisations import Organisations
from coach.facts.places import place_words
from coach.facts.tokens import MOST, Token, bare, tokens
from coach.facts.topics import Topics
from coach.people import Person, Recipient
from coach.span import Span, widen_to_graphemes

_ENTRIES = 60
"""How many entries of a list are looked at."""
_NOTES = 4000
"""How many code points of the notes are looked at."""


class FactHit(NamedTuple):
    """`rule`: the kind of rule that speaks; `accents`: only accents differ."""

    rule: str
    span: Span
    accents: bool = False


@dataclass(eq=False)
class Known:
    """The recipient's and the sender's facts. Lists hold no blank entry; all words are bare."""

    you: Recipient
    me: Person | None
    nicknames: Nicknames

    def __post_init__(self) -> None:
        you, me = self.you, self.me
        self.name = PersonName(you.name, self.nicknames)
        self.company = you.company.strip()[:MOST]
        self.past = _filled(you.past_companies)
        self.past_heads = {bare(o.split()[0]): o for o in self.past}
        self.schools = _filled(you.schools)
        self.others = _filled(you.groups)
        self.organisations = [*([self.company] if self.company else []), *self.past, *self.schools, *self.others]
        self.theirs = Organisations(self.organisations)
        self.works = _filled(you.works)
        self.mine = Organisations(_filled((me.company, *me.past_companies, *me.schools, *me.groups)) if me else [])
        texts = (you.headline, *self.organisations, you.location, *self.works, *you.mutual_contacts[:_ENTRIES])
        # The notes count sentence by sentence for nothing: they are one text about the reader.
        self.topics = Topics((*texts, you.met_where, you.notes), _NOTES)
        self.meeting = Topics((you.met_where, you.notes), _NOTES)
        self.contacts = frozenset(
            t.bare
            for text in (*you.mutual_contacts[:_ENTRIES], you.notes, you.met_where)
            for t in tokens(text[:_NOTES])
        )
        self.place = place_words(you.location)
        mine = (me.name, me.company, *me.past_companies, me.location) if me else ()
        self.their_words = frozenset(t.bare for text in texts for t in tokens(text[:MOST])) - self.name.bares
        self.my_words = frozenset(t.bare for text in mine for t in tokens(text[:MOST]))
        self.my_name = frozenset(t.bare for t in tokens(me.name[:MOST])) if me else frozenset()

    def is_mine(self, text: str) -> bool:
        """Whether an organisation is one of the sender's."""
        return self.mine.named(text) is not None


def _filled(texts: tuple[str, ...]) -> list[str]:
    return [t.strip()[:MOST] for t in texts[:_ENTRIES] if t.strip()]


def marked(text: str, first: Token | Span, last: Token | Span | None = None) -> Span:
    """The span from `first` to the end of `last`, on grapheme boundaries of `text`."""
    return widen_to_graphemes(text, Span(first.start, (last or first).end))
