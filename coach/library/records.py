"""The values that go into the library and come out of it.

`id` 0 and `rev` 0: not stored yet. Saving gives back the record with its new `rev`; saving one whose `rev` is no longer
what stands there raises `Stale`. Times are ISO 8601 in UTC, "2026-11-25T20:48:00+00:00". Profiles are what a form
holds: names of fields and their text, one value a line where there are several.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

Profile = Mapping[str, str]
PERSONAL_NOTES = 5
"""Notes with a text of one's own that a free account may send in a month, where nobody says otherwise: LinkedIn Help
a550555, which differs between accounts."""


class Outcome(StrEnum):
    UNKNOWN = "unknown"
    ACCEPTED = "accepted"
    REPLIED = "replied"
    NOTHING = "nothing"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """Someone saved. `profile` may have a "url", the address of their public profile."""

    profile: Profile
    id: int = 0
    rev: int = 0
    created: str = ""
    changed: str = ""

    @property
    def name(self) -> str:
        return self.profile.get("name", "")

    @property
    def company(self) -> str:
        return self.profile.get("company", "")


@dataclass(frozen=True, slots=True)
class You:
    profile: Profile = field(default_factory=dict)
    rev: int = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """A message being written. `recipient`: what stands in the form; `person`: id of the saved person, if one was
    chosen."""

    text: str = ""
    subject: str = ""
    channel: str = "note-free"
    recipient: Profile = field(default_factory=dict)
    person: int | None = None
    id: int = 0
    rev: int = 0
    created: str = ""
    changed: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """What a draft was at a time before."""

    id: int
    draft: int
    at: str
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that was copied. `personal`: it bears a text of one's own, set when it is logged."""

    text: str
    name: str = ""
    company: str = ""
    channel: str = "note-free"
    verdict: str = ""
    subject: str = ""
    person: int | None = None
    personal: bool = False
    outcome: Outcome = Outcome.UNKNOWN
    outcome_at: str | None = None
    at: str = ""
    id: int = 0
    rev: int = 0


@dataclass(frozen=True, slots=True)
class NearDuplicate:
    """`share`: how much of the draft, 0 to 1, stood in `sent`, the names of the two readers apart."""

    sent: Sent
    share: float


@dataclass(frozen=True, slots=True)
class Quota:
    """Notes of one's own in a month."""

    used: int
    allowed: int

    @property
    def left(self) -> int:
        return max(0, self.allowed - self.used)


@dataclass(frozen=True, slots=True)
class Mute:
    """What the writer does not want to hear of; `text` None: the whole rule. `ended`: when it was taken back."""

    rule: str
    text: str | None
    id: int = 0
    at: str = ""
    ended: str | None = None


@dataclass(frozen=True, slots=True)
class PracticeCard:
    """`card`: what the scheduler keeps of an exercise, as JSON has it."""

    exercise: str
    card: Mapping[str, Any]
    rev: int = 0


@dataclass(frozen=True, slots=True)
class Review:
    exercise: str
    log: Mapping[str, Any]
    at: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class OwnTeardown:
    """A message of one's own taken apart. `data`: as JSON has it."""

    title: str
    data: Mapping[str, Any]
    id: int = 0
    rev: int = 0
    created: str = ""
    changed: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the writer was: the place of the window, the draft's id, and the caret in code points."""

    place: str = "write"
    draft: int = 0
    caret: int = 0
