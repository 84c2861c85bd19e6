"""Files of the library's folder: made for this user alone, moved whole, and one lock that dies with the process."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

NAME = "library.db"
LOCK = "library.lock"
FRESH = "library.new"
"""A database in the making; it takes its name only when it is whole."""
CLEAN = "library.clean"
"""Written at a clean end: size and time of the database, so that a start need not read all of it."""
CHECKED = "checking"
KEPT = "kept"
BACKUPS = "backups"
SIDES = ("", "-wal", "-journal", "-shm")


def make_folder(folder: Path) -> None:
    """`folder`, for this user alone, with its parents. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)


def make_file(path: Path) -> None:
    """An empty file that only this user may read, in place of whatever stands there. Raises OSError."""
    os.close(os.open(path, os.O_CREAT | os.O_RDWR | os.O_TRUNC, 0o600))
    with contextlib.suppress(OSError):
        path.chmod(0o600)


def sync(path: Path) -> None:
    """Has a file, or the names in a folder, written to the disk. Raises OSError."""
    if sys.platform == "win32" and path.is_dir():
        return  # Windows has no such call
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def put_in_place(fresh: Path, target: Path) -> None:
    """Gives the whole file `fresh` the name `target`, so that after any crash one of the two stands there."""
    sync(fresh)
    os.replace(fresh, target)
    sync(target.parent)


def write_whole(path: Path, text: str, errors: str = "strict") -> None:
    """Writes `text` for this user alone to a new file and renames it over `path`, line ends as they are. Raises
    OSError; the file before stays then. `errors`: what becomes of what is no UTF-8."""
    make_folder(path.parent)
    fresh = path.with_name(f"{path.name}.{os.getpid()}.new")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors=errors, newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(fresh, path)
    except BaseException:
        with contextlib.suppress(OSError):
            fresh.unlink()
        raise


def copy(source: Path, target: Path) -> None:
    """A copy for this user alone, on the disk when this returns. Raises OSError."""
    make_file(target)
    try:
        shutil.copyfile(source, target)
        sync(target)
    except BaseException:
        with contextlib.suppress(OSError):
            target.unlink()
        raise


def remove(path: Path) -> None:
    """Removes a database and what belongs to it; what is not there is no fault. Raises OSError."""
    for side in SIDES:
        path.with_name(path.name + side).unlink(missing_ok=True)


def copy_trio(source: Path, target: Path) -> None:
    """Copies a database with its log, byte for byte. The shared memory is rebuilt from the log and not copied."""
    for side in ("", "-wal", "-journal"):
        one = source.with_name(source.name + side)
        if one.is_file():
            copy(one, target.with_name(target.name + side))


def keep(path: Path, now: datetime) -> Path:
    """Moves a database with all that belongs to it, byte for byte, to a new folder beside it and gives that folder."""
    stem = now.strftime("%Y-%m-%d %H-%M-%S")
    for number in range(1, 1000):
        place = path.parent / KEPT / (stem if number == 1 else f"{stem} ({number})")
        if not place.exists():
            break
    make_folder(place)
    # The log first: a database without its log would look whole, and lack the last saves.
    for side in ("-wal", "-journal", "-shm", ""):
        one = path.with_name(path.name + side)
        if one.exists() or one.is_symlink():
            os.replace(one, place / one.name)
    sync(place)
    sync(path.parent)
    return place


class Lock:
    """Whoever holds it may write in the folder. The system lets go of it when the process ends, however it ends."""

    def __init__(self, folder: Path) -> None:
        """Raises BlockingIOError where another holds it, OSError where it cannot be made."""
        self._file: BinaryIO | None = None
        handle = os.open(folder / LOCK, os.O_CREAT | os.O_RDWR, 0o600)
        file = os.fdopen(handle, "r+b", buffering=0)
        try:
            _lock(file)
        except OSError as error:
            file.close()
            raise BlockingIOError(error.errno, "held by another") from error
        self._file = file

    def release(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None


if sys.platform == "win32":
    import msvcrt

    def _lock(file: BinaryIO) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: BinaryIO) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
