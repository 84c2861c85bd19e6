"""What the two profiles tie together: the reader's works and contacts, and all that both have, however written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from coach.facts.organisations import same_organisation
from coach.facts.places import same_place
from coach.message import Message
from coach.people import Person, Recipient

_MOST = 100
"""How many entries of a list are held against another."""


class TieKind(StrEnum):
    """What a tie is, strongest first."""

    WORK = "work"
    MUTUAL = "mutual"
    MET = "met_where"
    SCHOOL = "shared_school"
    COMPANY = "shared_company"
    GROUP = "shared_group"
    PLACE = "shared_place"


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie as the reader's profile writes it, and as the sender's does ("" where only the reader's holds it)."""

    kind: TieKind
    text: str
    mine: str = ""


def _common(
    theirs: Sequence[str], mine: Sequence[str], same: Callable[[str, str], bool] = same_organisation
) -> tuple[str, str]:
    """The first of `theirs` that is also one of `mine`, and how that writes it; empty where there is none."""
    own = [m for m in mine[:_MOST] if m.strip()]
    for text in theirs[:_MOST]:
        if text.strip():
            for other in own:
                if same(text, other):
                    return text, other
    return "", ""


_NO_EMPLOYER = frozenset(
    "self employed,selfemployed,freelance,freelancer,freelancing,independent,various,retired,stealth,stealth startup,"
    "stealth mode,confidential,unemployed,none,n/a".split(",")
)
"""What people write where an employer would stand, and share with millions."""


def employers(person: Person) -> tuple[str, ...]:
    """The employers of a profile, the present one first; not what only says that there is none."""
    said = (person.company, *person.past_companies)
    return tuple(c for c in said if " ".join(c.casefold().replace("-", " ").split()) not in _NO_EMPLOYER)


def shared_ties(message: Message) -> tuple[Tie, ...]:
    """All ties that the profiles hold, strongest first: works, contacts, where they met, what both share."""
    return _ties(message.recipient, message.sender)


@lru_cache(maxsize=16)
def _ties(you: Recipient | None, me: Person | None) -> tuple[Tie, ...]:
    if you is None:
        return ()
    ties = [Tie(TieKind.WORK, work) for work in you.works[:_MOST]]
    ties += (Tie(TieKind.MUTUAL, contact) for contact in you.mutual_contacts[:_MOST])
    ties.append(Tie(TieKind.MET, you.met_where))
    if me is not None:
        ties.append(Tie(TieKind.SCHOOL, *_common(you.schools, me.schools)))
        works = _common(employers(you), employers(me))
        # A university is one person's school and the other's employer.
        crossed = _common(you.schools, employers(me)) if not works[0] else works
        crossed = _common(employers(you), me.schools) if not crossed[0] else crossed
        ties.append(Tie(TieKind.COMPANY, *works))
        if crossed != works:
            ties.append(Tie(TieKind.SCHOOL, *crossed))
        ties.append(Tie(TieKind.GROUP, *_common(you.groups, me.groups)))
        ties.append(Tie(TieKind.PLACE, *_common((you.location,), (me.location,), same_place)))
    return tuple(t for t in ties if t.text.strip())


def strongest(message: Message) -> dict[str, str]:
    """What both profiles hold: slot of the patterns -> the reader's wording; slots without a tie are not there."""
    found: dict[str, str] = {}
    for tie in shared_ties(message):
        if tie.mine:
            found.setdefault(tie.kind.value, tie.text)
    return found
