"""What every part of the library has: the database and the clock; JSON as it is stored."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from coach.library.database import Database
from coach.library.schema import storable

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Store:
    """`clock` gives aware times."""

    db: Database
    clock: Clock

    def now(self) -> str:
        return stamp(self.clock())


def stamp(time: datetime) -> str:
    """`time`, aware, as it is stored: in UTC, to the second."""
    return time.astimezone(UTC).isoformat(timespec="seconds")


def packed(value: Mapping[str, Any]) -> str:
    """JSON with keys in order, so that what is the same is stored the same; \\u escapes hold even half a character."""
    return json.dumps(value, ensure_ascii=not _plain(value), sort_keys=True, separators=(",", ":"))


def unpacked(text: str) -> dict[str, Any]:
    read = json.loads(text)
    return read if isinstance(read, dict) else {}


def _plain(value: Any) -> bool:
    """Whether no lone surrogate is in it, so that the words can stand in the file as they are and be searched for."""
    if isinstance(value, str):
        return storable(value) == value
    if isinstance(value, Mapping):
        return all(_plain(k) and _plain(v) for k, v in value.items())
    if isinstance(value, (list, tuple)):
        return all(map(_plain, value))
    return True
