"""What the window remembers between starts of itself: one JSON file, written whole or not at all. No Qt here.

What people type is kept in the library (ui/keeper.py). An earlier version kept it in this file; it is read once
more, and stays in the file until the library has it.
"""

from __future__ import annotations

import contextlib
import copy
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import platformdirs

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

    def load(self) -> State:
        """What was kept; a fresh State where there is none. A damaged file is set aside, never overwritten."""
        try:
            if self.path.stat().st_size > MAX_BYTES:
                raise ValueError("too large")
            read = json.loads(self.path.read_text(encoding="utf-8"))
            if not isinstance(read, dict):
                raise ValueError("not an object")
        except FileNotFoundError:
            return State()
        except (OSError, ValueError, RecursionError):
            self._set_aside()
            return State()
        state = State(rest={k: v for k, v in read.items() if k not in _KINDS})
        for name, kind in _KINDS.items():
            if isinstance(read.get(name), kind):
                setattr(state, name, read[name])
        for name in ("recipient", "sender"):
            kept = {str(k): v for k, v in getattr(state, name).items() if isinstance(v, str)}
            setattr(state, name, kept)
        state.suppressed = [s for s in state.suppressed if _is_suppression(s)]
        state.before = {name: read[name] for name in TYPED if name in read}
        return state

    def save(self, state: State) -> None:
        """Writes `state`, but what is typed, for this user alone. Raises OSError; the file before stays then."""
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        kept = state.rest | state.before | {name: getattr(state, name) for name in _KINDS if name not in TYPED}
        if kept == self._written:
            return
        fresh = self.path.with_name(f"{NAME}.{os.getpid()}.new")
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(kept, file, ensure_ascii=True, indent=1)
                file.flush()
                os.fsync(file.fileno())
            os.replace(fresh, self.path)
            self._written = copy.deepcopy(kept)
        except BaseException:
            with contextlib.suppress(OSError):
                fresh.unlink()
            raise

    def _set_aside(self) -> None:
        for number in range(1, 100):
            aside = self.path.with_name(f"state.damaged-{number}.json")
            if not aside.exists():
                with contextlib.suppress(OSError):
                    os.replace(self.path, aside)
                return


def _is_suppression(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and set(value) == {"rule", "text"}
        and isinstance(value["rule"], str)
        and (value["text"] is None or isinstance(value["text"], str))
    )
