"""The fields of a profile between what was read, what is looked over, and the form. No Qt here."""

from __future__ import annotations

from collections.abc import Mapping

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


def label_of(name: str) -> str:
    return (RECIPIENT.get(name) or SENDER[name])[0]


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
