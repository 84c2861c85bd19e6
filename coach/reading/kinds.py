"""Words by their kind: what a word does in a first message, whatever the trade.

"Article", "talk" and "episode" are all pieces of work, "accountant" and "welder" both roles; what was learnt of one
holds for the other. A word that nobody listed is a `@thing`. Kinds are data: resources/lexicon/kinds.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import NamedTuple

from coach.reading.words import Word

_PERSONS = {
    "I": "i we",
    "ME": "me us myself ourselves",
    "MY": "my our mine ours",
    "YOU": "you yourself yourselves",
    "YOUR": "your yours",
}
_CALENDAR = frozenset("may march mar sat sun".split())
"""Days and months that are other words too, unless they begin with a capital."""
_PAST = frozenset(
    "saw met read heard came wrote made built led left gave sent took taught spoke won found ran sold began became "
    "grew did said told went got knew".split()
)
_TIMELESS = frozenset("@praise @want @hollow".split())
"""Kinds whose words look like the past but are none ("excited", "experienced")."""
_GAP = re.compile(r"[,;:()–—\n!?\"“”]| - ")
_SIGN = {";": ":", ":": ":", '"': '"', "“": '"', "”": '"'}


class Item(NamedTuple):
    """A word, a run of names or numbers, or a mark between words (`norm` and `kind` are then the mark). `start`, `end`:
    code points in the sentence."""

    norm: str
    kind: str
    start: int
    end: int


class Kinds:
    """Looks up the kind of a word. `kinds`: kind -> its words; a word of several is of the first."""

    def __init__(
        self, kinds: Mapping[str, Iterable[str]], function: Set[str], hollow: Set[str], common: Set[str]
    ) -> None:
        known: dict[str, str] = {}
        for person, norms in _PERSONS.items():
            known.update(dict.fromkeys(norms.split(), person))
        for kind, words in kinds.items():
            for word in words:
                known.setdefault(word, _in_time(word, "@" + kind))
        for word in function:
            known.setdefault(word, word)
        for name, some in (("@hol", hollow), ("@com", common)):
            for word in some:
                known.setdefault(word, _in_time(word, name))
        self._known = known

    def items(self, text: str, words: Sequence[Word], begin: int) -> tuple[Item, ...]:
        """The words of a sentence from `begin` on (code points) with the marks between them."""
        found: list[Item] = []
        add, known = found.append, self._known
        before = ""
        ended = -1
        for norm, start, end, capital in words:
            if start < begin:
                continue
            if ended >= 0 and start - ended > 1:
                gap = _GAP.search(text, ended, start)
                if gap:
                    mark = gap[0]
                    before = _SIGN.get(mark, ",")
                    add(Item(before, before, ended, start))
            kind = known.get(norm)
            if kind is None or (capital and kind in _UNSURE):
                kind = norm if norm[0] == "@" else _kind_of_unknown(norm, capital and ended >= 0)
            elif not capital and norm in _CALENDAR:
                kind = "@thing"
            if kind == before and (kind == "@Cap" or kind == "#"):
                found[-1] = Item(found[-1].norm, kind, found[-1].start, end)
            else:
                add(Item(norm, kind, start, end))
            before, ended = kind, end
        return tuple(found)


_UNSURE = frozenset(("@hol", "@com", "@hol^", "@com^"))


def _kind_of_unknown(norm: str, name: bool) -> str:
    if norm[0].isdigit():
        return "#"
    if name:
        return "@Cap"
    return _in_time(norm, "@thing")


def _in_time(norm: str, kind: str) -> str:
    """The kind, told apart for words in the past."""
    past = norm in _PAST or (norm.endswith("ed") and len(norm) > 4)
    return kind + "^" if past and kind not in _TIMELESS else kind
