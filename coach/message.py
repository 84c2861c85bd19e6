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
