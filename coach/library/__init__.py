"""What a person keeps: people, drafts, what was sent, what is muted, practice, teardowns. One SQLite file in a folder
that the caller names; no Qt, and no SQL outside."""

from __future__ import annotations

from coach.library.errors import Damaged, LibraryError, Missing, Newer, Passing, Stale, Trouble
from coach.library.library import Library
from coach.library.opening import Opened, open_library
from coach.library.records import (
    Draft,
    Mute,
    NearDuplicate,
    Outcome,
    OwnTeardown,
    PersonRecord,
    Place,
    PracticeCard,
    Quota,
    Review,
    Sent,
    Version,
    You,
)

__all__ = [
    "Damaged",
    "Draft",
    "Library",
    "LibraryError",
    "Missing",
    "Mute",
    "NearDuplicate",
    "Newer",
    "Opened",
    "Outcome",
    "OwnTeardown",
    "Passing",
    "PersonRecord",
    "Place",
    "PracticeCard",
    "Quota",
    "Review",
    "Sent",
    "Stale",
    "Trouble",
    "Version",
    "You",
    "open_library",
]
