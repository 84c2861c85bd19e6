"""A profile that was read, as the fields of a form. No Qt here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from coach.errors import InputError
from coach.importing.archive import Archive
from coach.importing.export import yourself
from coach.importing.profile import ReadProfile
from coach.people import Person
from ui.write.recipient import RECIPIENT, SENDER

RECIPIENTS, YOURS = "recipient", "you"
"""Whose profile it is."""
SHOWN = {
    RECIPIENTS: ("name", "headline", "company", "past_companies", "schools", "location", "works", "notes"),
    YOURS: ("name", "headline", "company", "past_companies", "schools", "location", "groups"),
}
"""The fields that a document can fill."""
LINES = frozenset({"past_companies", "schools", "groups", "works", "mutual_contacts"})
"""Fields that hold one value a line."""
ABOUT_READER = ("relation", "purpose", "met_where", "mutual_contacts", "groups", "notes", "works")
"""What no document tells, or not all of it; it stays where the person stays."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A profile to look over. `values`: by field, one value a line; `unsure`: fields that were guessed."""

    values: Mapping[str, str]
    unsure: frozenset[str] = frozenset()
    whose: str = RECIPIENTS


def label_of(name: str) -> str:
    return (RECIPIENT.get(name) or SENDER[name])[0]


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


def tidy(name: str, text: str) -> str:
    """What stands in a field, without what surrounds it: one value a line where there are several."""
    if name in LINES:
        return "\n".join(line for line in (" ".join(part.split()) for part in text.splitlines()) if line)
    return " ".join(text.split())


def for_form(values: Mapping[str, str]) -> dict[str, str]:
    """The fields as a form of single lines takes them: several values are parted by ";"."""
    return {
        name: "; ".join(v.replace(";", ",") for v in text.splitlines()) if name in LINES else text
        for name, text in values.items()
    }


def merged(old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    """The form after `new` was accepted: of the same person, what no document tells stays; of another, nothing."""
    name = old.get("name", "").strip().casefold()
    if name and name != new.get("name", "").strip().casefold():
        return dict(new)
    kept = {key: old[key] for key in ABOUT_READER if old.get(key, "").strip() and not new.get(key, "").strip()}
    return {**new, **kept}
