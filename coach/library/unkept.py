"""A draft that could not be kept before the program ended, left as a small file for the next start to take in."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator
from pathlib import Path

from coach.library import files
from coach.library.drafts import Drafts
from coach.library.records import Draft

_NAMES = "unkept-*.json"
_MAX_BYTES = 1_000_000


def leave(folder: Path, draft: Draft) -> Path:
    """Writes what is typed beside the library and gives the file. Raises OSError."""
    files.make_folder(folder)
    number = next(n for n in range(1, 10_000) if not (folder / f"unkept-{n}.json").exists())
    path = folder / f"unkept-{number}.json"
    fresh = path.with_suffix(".new")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    kept = {"text": draft.text, "subject": draft.subject, "channel": draft.channel, "recipient": dict(draft.recipient)}
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            json.dump(kept, file)
        files.put_in_place(fresh, path)
    except BaseException:
        with contextlib.suppress(OSError):
            fresh.unlink()
        raise
    return path


def left(folder: Path) -> Iterator[tuple[Path, Draft]]:
    """What was left, with the file to remove once it is kept. A file that cannot be read stays where it is."""
    for path in sorted(folder.glob(_NAMES)):
        with contextlib.suppress(OSError, ValueError, KeyError, AttributeError, RecursionError):
            if path.stat().st_size > _MAX_BYTES:
                continue
            read = json.loads(path.read_bytes())
            recipient = {str(key): str(value) for key, value in read["recipient"].items()}
            yield path, Draft(str(read["text"]), str(read["subject"]), str(read["channel"]), recipient)


def take_in(drafts: Drafts, folder: Path) -> int:
    """Makes a draft of each that was left, and gives how many. Raises sqlite3.Error, OSError."""
    taken = 0
    for path, draft in left(folder):
        drafts.save(draft)
        path.unlink()
        taken += 1
    return taken


def remove_all(folder: Path) -> None:
    """Raises OSError."""
    for path in folder.glob(_NAMES):
        path.unlink(missing_ok=True)
