"""What the two profiles tie together: the reader's works and contacts, and all that both have, however written."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from coach.facts.organisations import same_organisation, same_place
from coach.message import Message
from coach.people import Person


def common(theirs: Sequence[str], mine: Sequence[str], same: Callable[[str, str], bool] = same_organisation) -> str:
    """The first of `theirs` that is also one of `mine`, as they write it; "" where there is none."""
    return next((t for t in theirs if t.strip() and any(m.strip() and same(t, m) for m in mine)), "")


def employers(person: Person) -> tuple[str, ...]:
    return (person.company, *person.past_companies)


def shared(you: Person, me: Person) -> dict[str, str]:
    """What both profiles hold: slot of the patterns -> the reader's wording, "" where nothing is shared."""
    return {
        "shared_school": common(you.schools, me.schools),
        "shared_company": common(employers(you), employers(me)),
        "shared_place": common((you.location,), (me.location,), same_place),
        "shared_group": common(you.groups, me.groups),
    }


def shared_ties(message: Message) -> tuple[str, ...]:
    """All ties that the profiles hold, strongest first: works, contacts, where they met, what both share."""
    you, me = message.recipient, message.sender
    if you is None:
        return ()
    both = tuple(shared(you, me).values()) if me else ()
    return tuple(t for t in (*you.works, *you.mutual_contacts, you.met_where, *both) if t.strip())
