"""Profile and message files, TOML or JSON, as a person hands them to the command line."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from coach import wire
from coach.errors import DataError, InputError
from coach.loading import toml
from coach.message import Message
from coach.people import Person, Recipient

T = TypeVar("T")


def read_recipient(file: Path) -> Recipient:
    """Raises DataError: one line with the file, and line and key where known."""
    return _checked(file, lambda data: wire.recipient_of(data, "recipient"))


def read_sender(file: Path) -> Person:
    """Raises DataError."""
    return _checked(file, lambda data: wire.sender_of(data, "sender"))


def read_message_file(file: Path, channels: Mapping[str, object]) -> Message:
    """A whole message as the contract's input object. Raises DataError."""
    return _checked(file, lambda data: wire.message_of(data, channels))


def _checked(file: Path, make: Callable[[Any], T]) -> T:
    data = _data(file)
    try:
        return make(data)
    except InputError as error:
        key = str(error).split(":", 1)[0].rsplit(".", 1)[-1]
        raise DataError(str(file), str(error), line=_line_of(file, str(error), key)) from None


def _data(file: Path) -> Any:
    if file.suffix.lower() == ".json":
        try:
            return json.loads(toml.read_text(file))
        except (ValueError, RecursionError) as error:
            line = getattr(error, "lineno", None)
            raise DataError(
                str(file), f"is not JSON: {getattr(error, 'msg', type(error).__name__)}", line=line
            ) from None
    return toml.read(file).plain()


def _line_of(file: Path, error: str, key: str) -> int | None:
    if "unknown key" in error:
        key = error.rsplit("'", 2)[-2]
    for number, line in enumerate(toml.read_text(file).split("\n"), 1):
        if line.strip().lstrip('"').startswith(key):
            return number
    return None
