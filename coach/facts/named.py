"""Where the names of two profiles stand in a text, so that nothing else speaks of them as of common words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from coach.facts.names import name_words
from coach.facts.organisations import core
from coach.facts.tokens import MOST, Token, bare, tokens
from coach.people import Person, Recipient
from coach.span import Span, merge, widen_to_graphemes

_ENTRIES = 60


class _Name(NamedTuple):
    """A name as bare words. `lone`: a single word, that at the beginning of a sentence may be a common one."""

    words: tuple[str, ...]
    lone: bool


@dataclass(eq=False)
class ProfileNames:
    """The names, companies, schools, groups and places of the recipient and the sender."""

    you: Person | None
    me: Person | None
    _by_first: dict[str, list[_Name]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        for person in (self.you, self.me):
            if person is not None:
                self._learn(person)
        for names in self._by_first.values():
            names.sort(key=lambda n: -len(n.words))

    def _learn(self, person: Person) -> None:
        people = [person.name]
        if isinstance(person, Recipient):
            people += person.mutual_contacts[:_ENTRIES]
        for name in people:
            said = [bare(w) for w in name_words(name)]
            self._add([t.bare for t in tokens(name[:MOST])])
            self._add(said)
            for word in said:
                self._add([word])
        lists = (person.past_companies, person.schools, person.groups)
        for name in (person.company, *(n for some in lists for n in some[:_ENTRIES])):
            whole = [t.bare for t in tokens(name[:MOST])]
            self._add(whole)
            while len(whole) > 1 and whole[-1] not in core(name):
                whole = whole[:-1]
                self._add(whole)
        for part in person.location[:MOST].split(",")[:4]:
            self._add([t.bare for t in tokens(part)])

    def _add(self, words: Iterable[str]) -> None:
        name = tuple(w for w in words if w)[:12]
        if name and (len(name) > 1 or len(name[0]) > 1):
            known = self._by_first.setdefault(name[0], [])
            if all(n.words != name for n in known):
                known.append(_Name(name, len(name) == 1))

    def spans(self, text: str) -> tuple[Span, ...]:
        """The stretches of a sentence (code points, in order, apart) that are names of the profiles. A word counts
        that is written with a capital, as names are; alone at the beginning of the sentence only before a comma, a
        verb or a genitive."""
        if not self._by_first:
            return ()
        cut = tokens(text)
        found: list[Span] = []
        number = 0
        while number < len(cut):
            length = self._at(text, cut, number)
            if length:
                last = cut[number + length - 1]
                found.append(widen_to_graphemes(text, Span(cut[number].start, last.end)))
            number += length or 1
        return tuple(merge(found, gap=-1)) if len(found) > 1 else tuple(found)

    def _at(self, text: str, cut: Sequence[Token], number: int) -> int:
        """How many words the name has that begins at a word, 0 where none does."""
        first = cut[number]
        if not first.capital:
            return 0
        for name in self._by_first.get(first.bare, ()):
            some = cut[number : number + len(name.words)]
            if tuple(t.bare for t in some) != name.words or not self._spelt_so(text, some):
                continue
            if name.lone and _begins(text, first) and not _called(text, first, cut[number + 1 : number + 2]):
                continue
            return len(some)
        return 0

    def _spelt_so(self, text: str, some: Sequence[Token]) -> bool:
        """Whether words stand together and are written as a name is: each with a capital but the small ones."""
        for before, after in pairwise(some):
            gap = text[before.end : after.start]
            if len(gap) > 3 or "\n" in gap or gap.strip() not in ("", "&", ".", ",", "-", "/", "("):
                return False
        return all(t.capital or len(t.bare) <= 3 or not t.text[0].isalpha() for t in some)


def _begins(text: str, word: Token) -> bool:
    """Whether a word begins a sentence, so that its capital says nothing."""
    before = text[max(0, word.start - 40) : word.start].rstrip(" \t\"'“(*")
    return not before or before[-1] in ".!?\n:…"


def _called(text: str, first: Token, after: Sequence[Token]) -> bool:
    """Whether the first word of a sentence is used as a name: "Hope, could you", "Hope's", "Reach is"."""
    behind = text[first.end : first.end + 2]
    if behind[:1] in (",", ":") or behind in ("'s", "’s") or not behind.strip():
        return True
    return bool(after) and after[0].text in ("is", "was", "has", "wrote", "said", "told", "will", "does")
