"""Ties that the profiles hold, and whether a sentence tells of one."""

from __future__ import annotations

from collections.abc import Sequence

from coach.facts.organisations import pieces, runs, same_organisation
from coach.facts.places import place_words
from coach.facts.ties import Tie, TieKind
from coach.facts.tokens import tokens
from coach.facts.topics import everyday, stems_of
from coach.reading.reading import Placed

_MET_CUES = ("met", "tie-met")
_ORGANISED = (TieKind.SCHOOL, TieKind.COMPANY, TieKind.GROUP)


class Ties:
    """All ties of two profiles, taken apart once. `own`: stems that few subjects share, of which one tells of a tie;
    `whole`: all stems of a tie, of which two tell of it; `names`, `towns`: bare words."""

    def __init__(self, ties: Sequence[Tie]) -> None:
        self.any = bool(ties)
        own: set[str] = set()
        names: set[str] = set()
        towns: set[str] = set()
        whole: list[frozenset[str]] = []
        self.organisations = [t.text for t in ties if t.kind in _ORGANISED]
        self.met = any(t.kind is TieKind.MET for t in ties)
        for tie in ties:
            if tie.kind is TieKind.MUTUAL:
                names.update(t.bare for t in tokens(tie.text[:80]) if len(t.bare) > 2)
            elif tie.kind is TieKind.PLACE:
                towns |= place_words(tie.text) | place_words(tie.mine)
            else:
                stems = stems_of(tie.text)
                organised = tie.kind in _ORGANISED
                own.update(s for s in stems if not everyday(s) and len(s) >= (4 if organised else 3))
                if not organised:
                    whole.append(stems)
        if "san-francisco" in towns:
            towns.add("bay-area")
        self.own, self.names, self.towns = frozenset(own), frozenset(names), frozenset(towns)
        self.whole, self.all = whole, frozenset().union(*whole)

    def told_in(self, placed: Placed) -> bool:
        """Whether a sentence uses one of the ties."""
        if not self.any:
            return False
        if self.met and any(cue in placed.reading.cues for cue in _MET_CUES):
            return True
        text = placed.reading.text
        bares = [t.bare for t in tokens(text)]
        if not self.names.isdisjoint(bares):
            return True
        if self.towns and not self.towns.isdisjoint(
            (*bares, *map("-".join, _rows(bares, 2)), *map("-".join, _rows(bares, 3)))
        ):
            return True
        if self.own or self.all:
            said = stems_of(text, len(text))
            if not self.own.isdisjoint(said):
                return True
            shared = said & self.all
            if shared and any(len(shared & stems) >= min(2, len(stems)) for stems in self.whole if stems):
                return True
        if not self.organisations:
            return False
        named = (text[p[0].start : p[-1].end] for run in runs(text) for p in pieces(run))
        return any(same_organisation(name, o) for name in named for o in self.organisations)


def _rows(words: Sequence[str], length: int) -> zip[tuple[str, ...]]:
    """All rows of so many words that follow each other."""
    return zip(*(words[n:] for n in range(length)), strict=False)
