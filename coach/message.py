"""One message with all that is known around it: the input of an analysis."""

from __future__ import annotations

from dataclasses import dataclass

from coach.people import Person, Recipient

MAX_CHARACTERS = 8000
"""Longest text an editor takes, in code points: LinkedIn's longest channel (resources/channels.toml)."""


@dataclass(frozen=True, slots=True)
class Channel:
    """Where the message goes. Limits count UTF-16 code units, as a browser's `maxlength` does; None is no limit."""

    name: str
    label: str
    limit: int | None
    subject_limit: int | None
    checked_on: str
    source: str
    reminder: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suppression:
    """What the writer does not want to hear of: a rule (`text` None), or a phrase under one rule or under all (`*`)."""

    rule: str
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """The text exactly as given, and its circumstances. `channel` is the name of a `Channel`."""

    text: str
    id: str = ""
    channel: str = "note-free"
    subject: str | None = None
    recipient: Recipient | None = None
    sender: Person | None = None
    purpose: str = ""
    suppressed: tuple[Suppression, ...] = ()


_LINKEDINS_OWN = frozenset(
    (
        "i'd like to add you to my professional network on linkedin",
        "since you are a person i trust, i wanted to invite you to join my network on linkedin",
    )
)
"""What LinkedIn itself put into an invitation over the years."""


def is_personal(text: str) -> bool:
    """Whether a note bears words of somebody's own: it is neither blank nor LinkedIn's own sentence."""
    plain = " ".join(text.replace("\u2019", "'").split()).casefold()
    return bool(plain) and plain.removesuffix(".") not in _LINKEDINS_OWN
