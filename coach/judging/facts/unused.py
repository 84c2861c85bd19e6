"""Ties that the profiles hold, and whether a sentence tells of one."""

from __future__ import annotations

from dataclasses import dataclass

from coach.facts.organisations import pieces, runs, same_organisation
from coach.facts.places import place_words
from coach.facts.ties import Tie, TieKind
from coach.facts.tokens import tokens
from coach.facts.topics import everyday, stems_of, tells
from coach.reading.reading import Placed

_MET_CUES = ("met", "tie-met")


@dataclass(frozen=True, slots=True)
class ToldBy:
    """How a tie is recognised: by stems, by names written as they are (bare), by an organisation under another name."""

    kind: TieKind
    stems: frozenset[str]
    names: frozenset[str]
    organisation: str
    town: frozenset[str]


def told_by(tie: Tie) -> ToldBy:
    names: frozenset[str] = frozenset()
    town: frozenset[str] = frozenset()
    organisation = ""
    stems = stems_of(tie.text)
    if tie.kind is TieKind.MUTUAL:
        names = frozenset(t.bare for t in tokens(tie.text[:80]) if len(t.bare) > 2)
        stems = frozenset()
    elif tie.kind is TieKind.PLACE:
        town, stems = place_words(tie.text) | place_words(tie.mine), frozenset()
    elif tie.kind in (TieKind.SCHOOL, TieKind.COMPANY, TieKind.GROUP):
        organisation = tie.text
        stems = frozenset(s for s in stems if not everyday(s) and len(s) > 3)
    return ToldBy(tie.kind, stems, names, organisation, town)


def tells_of(placed: Placed, ties: tuple[ToldBy, ...]) -> bool:
    """Whether a sentence uses one of the ties."""
    if not ties:
        return False
    text = placed.reading.text
    words = tokens(text)
    bares = [t.bare for t in words]
    single = frozenset(bares)
    pairs = frozenset(f"{a}-{b}" for a, b in zip(bares, bares[1:], strict=False))
    triples = frozenset(f"{a}-{b}-{c}" for a, b, c in zip(bares, bares[1:], bares[2:], strict=False))
    said = stems_of(text, len(text))
    named = [text[p[0].start : p[-1].end] for run in runs(text) for p in pieces(run)]
    for tie in ties:
        if tie.names & single:
            return True
        if tie.town and not tie.town.isdisjoint(single | pairs | triples):
            return True
        if tie.stems and (tells(said, tie.stems) if not tie.organisation else not tie.stems.isdisjoint(said)):
            return True
        if tie.organisation and any(same_organisation(name, tie.organisation) for name in named):
            return True
        if tie.kind is TieKind.MET and any(cue in placed.reading.cues for cue in _MET_CUES):
            return True
        if tie.town and "bay-area" in pairs and "san-francisco" in tie.town:
            return True
    return False
