"""A profile that was read, as fields to look over. No Qt here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from coach.errors import InputError
from coach.importing.archive import Archive
from coach.importing.export import yourself
from coach.importing.profile import ReadProfile
from coach.people import Person
from ui.importing.forms import RECIPIENTS, SHOWN, YOURS


@dataclass(frozen=True, slots=True)
class Offer:
    """A profile to look over. `values`: by field, one value a line; `unsure`: fields that were guessed."""

    values: Mapping[str, str]
    unsure: frozenset[str] = frozenset()
    whose: str = RECIPIENTS


def offer_of(profile: ReadProfile, whose: str = RECIPIENTS) -> Offer:
    """What a document says, as fields. Its summary is what is noted of a recipient."""
    return Offer(_values(profile.recipient(), SHOWN[RECIPIENTS]), profile.unsure, whose)


def own_offer(person: Person) -> Offer:
    return Offer(_values(person, SHOWN[YOURS]), whose=YOURS)


def read_own(place: Path) -> Offer:
    """Your own profile in the data export at `place`. Raises InputError."""
    with Archive(place) as archive:
        person = yourself(archive)
    if person is None:
        raise InputError("There is no profile of yours in this export: it holds no Profile.csv")
    return own_offer(person)


def _values(person: Person, names: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for name in names:
        value = getattr(person, name) or ""
        found[name] = value if isinstance(value, str) else "\n".join(" ".join(v.split()) for v in value)
    return found
