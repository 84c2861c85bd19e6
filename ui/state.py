"""What the window remembers between starts of itself: one JSON file, written whole or not at all. No Qt here.

What people type is kept in the library (ui/keeper.py). An earlier version kept it in this file; it is read once
more, and stays in the file until the library has it.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import platformdirs

from ui.kept import JsonFile

NAME = "state.json"
MAX_BYTES = 8_000_000
"""A larger file is none of ours and is not read."""


def default_folder() -> Path:
    """Where state is kept when nobody says otherwise."""
    return Path(platformdirs.user_data_dir("firstline", appauthor=False))


@dataclass
class State:
    """All values as JSON has them. `rest`: what a newer version wrote, kept as it is."""

    started: bool = False
    """Whether the window was open before, so that the example is not put in again."""
    text: str = ""
    subject: str = ""
    channel: str = "note-free"
    recipient: dict[str, str] = field(default_factory=dict)
    sender: dict[str, str] = field(default_factory=dict)
    suppressed: list[dict[str, str | None]] = field(default_factory=list)
    theme: str = "system"
    marks: bool = True
    window: dict[str, Any] = field(default_factory=dict)
    rest: dict[str, Any] = field(default_factory=dict)
    before: dict[str, Any] = field(default_factory=dict)
    """What an earlier version kept here of what was typed, as it stood in the file, until the library has it."""
    caret: int = 0
    place: str = "write"


_KINDS: Mapping[str, type] = {
    "started": bool,
    "text": str,
    "subject": str,
    "channel": str,
    "recipient": dict,
    "sender": dict,
    "suppressed": list,
    "theme": str,
    "marks": bool,
    "window": dict,
}


TYPED = ("text", "subject", "channel", "recipient", "sender", "suppressed")
"""What an earlier version kept in this file and the library keeps now."""


class StateFile:
    """The file `state.json` in `folder`, which is made when first written."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME
        self._written: dict[str, Any] | None = None

    def _json(self) -> JsonFile:
        return JsonFile(self.path.parent, self.path.name, MAX_BYTES)

    def load(self) -> State:
        """What was kept; a fresh State where there is none. A damaged file is set aside, never overwritten."""
        read = self._json().load()
        if not read:
            return State()
        state = State(rest={k: v for k, v in read.items() if k not in _KINDS})
        for name, kind in _KINDS.items():
            if isinstance(read.get(name), kind):
                setattr(state, name, read[name])
        for name in ("recipient", "sender"):
            kept = {str(k): v for k, v in getattr(state, name).items() if isinstance(v, str)}
            setattr(state, name, kept)
        state.suppressed = [s for s in state.suppressed if _is_suppression(s)]
        self._written = read
        state.before = {name: read[name] for name in TYPED if name in read}
        return state

    def save(self, state: State) -> None:
        """Writes `state`, but what is typed, for this user alone. Raises OSError; the file before stays then."""
        kept = state.rest | state.before | {name: getattr(state, name) for name in _KINDS if name not in TYPED}
        if kept != self._written:
            self._json().save(kept)
            self._written = copy.deepcopy(kept)


def _is_suppression(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and set(value) == {"rule", "text"}
        and isinstance(value["rule"], str)
        and (value["text"] is None or isinstance(value["text"], str))
    )
