"""Opens the library, or what can take its place. The only module that decides so.

A database that is in doubt is never opened for writing: it is looked at untouched, or as a copy where a log must be
replayed. What is bad is moved aside byte for byte, and the newest backup that passes the check takes over. What passes
(busy, full, read-only) is never called damage.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from coach.library import backups, files, schema, wiping
from coach.library.checking import Finding, check_file, check_open, check_with_log, log_is_strange
from coach.library.database import Connect, Database, address, open_for_writing, plain_connect, set_up
from coach.library.errors import Damaged, LibraryError, Newer, Passing, Trouble, translated, trouble
from coach.library.library import Library
from coach.library.store import Clock, Store, system_clock

_WHAT = {
    Finding.DAMAGED: "Your library could not be read",
    Finding.EMPTY: "Your library was an empty file",
    Finding.FOREIGN: "The file in place of your library is none of Firstline's",
    Finding.ABSENT: "Your library was gone",
}


@dataclass(frozen=True, slots=True)
class Opened:
    """`notice`: one sentence for the person, of what was kept and where; None where all was well."""

    library: Library
    notice: str | None = None


def open_library(folder: Path, *, clock: Clock = system_clock, connect: Connect = plain_connect) -> Opened:
    """Opens the library in `folder`, which is made if need be. Raises Passing or Newer; nothing has changed then."""
    try:
        files.make_folder(folder)
        lock = files.Lock(folder)
    except BlockingIOError as error:
        raise Passing(Trouble.BUSY) from error
    except OSError as error:
        if trouble(error) is Trouble.READ_ONLY:
            return _look_only(folder, clock, connect)
        raise translated(error) from error
    try:
        db, notice = _open(folder, clock().astimezone(), connect)
        path = folder / files.NAME
        library = Library(db, folder, path, lock, clock)
        try:
            wiping.finish(Store(db, clock), folder)
        except BaseException:
            library.close()
            raise
        return Opened(library, notice)
    except (sqlite3.Error, OSError) as error:
        lock.release()
        if trouble(error) is Trouble.READ_ONLY:
            return _look_only(folder, clock, connect)
        raise translated(error) from error
    except BaseException:
        lock.release()
        raise


def _open(folder: Path, now: datetime, connect: Connect) -> tuple[Database, str | None]:
    path, fresh = folder / files.NAME, folder / files.FRESH
    _tidy(folder)
    finding = _examine(path, connect)
    if finding is Finding.NEWER:
        raise Newer
    notice = None
    if finding is Finding.SOUND:
        if log_is_strange(path):
            notice = f"The newest saves could not be read; the files as found are kept in “{_keep_copy(path, now)}”."
    else:
        notice = _replace(path, fresh, finding, now, connect)
    path.with_name(files.CLEAN).unlink(missing_ok=True)
    db = open_for_writing(path, connect)
    try:
        found = schema.version(db)
        if found < len(schema.STEPS):
            db.run("PRAGMA wal_checkpoint(TRUNCATE)")
            backups.keep_before_migration(path, folder, found)
            schema.migrate(db)
    except BaseException:
        db.close()
        raise
    return db, notice


def _tidy(folder: Path) -> None:
    """Removes what a crash left of things in the making. They were never the only copy of anything."""
    files.remove(folder / files.FRESH)
    shutil.rmtree(folder / files.CHECKED, ignore_errors=True)
    for unfinished in (folder / files.BACKUPS).glob("*.new*"):
        unfinished.unlink(missing_ok=True)


def _examine(path: Path, connect: Connect) -> Finding:
    log = path.with_name(path.name + "-wal")
    journal = path.with_name(path.name + "-journal")
    if path.is_file() and any(one.exists() and one.stat().st_size for one in (log, journal)):
        return check_with_log(path, connect)
    return check_file(path, thorough=not backups.was_clean(path), connect=connect)


def _replace(path: Path, fresh: Path, finding: Finding, now: datetime, connect: Connect) -> str | None:
    """Puts a sound database where there is none, and says what was kept; None at a first start."""
    # The one that takes over is whole before the bad one is moved, so that a full disk leaves all as it was.
    made = backups.newest_sound(path.parent, fresh, connect)
    if made is None:
        _create(fresh, connect)
    leftover = any(path.with_name(path.name + side).exists() for side in files.SIDES)
    kept = files.keep(path, now) if leftover else None
    files.put_in_place(fresh, path)
    if made is None and (finding is Finding.ABSENT or finding is Finding.EMPTY):
        return None if kept is None else f"{_WHAT[finding]}; it is kept in “{kept}”, and a new one was begun."
    what = _WHAT[finding] + ("" if kept is None else f"; it is kept unchanged in “{kept}”")
    if made is None:
        return f"{what}, and a new one was begun."
    return f"{what}, and the backup of {made.astimezone():%d %B %Y, %H:%M} has taken its place."


def _create(fresh: Path, connect: Connect) -> None:
    """A new, empty library at `fresh`, whole and without a log."""
    files.make_file(fresh)
    db = Database(connect(address(fresh, "mode=rw")))
    try:
        set_up(db)
        db.run("PRAGMA synchronous = EXTRA")
        schema.migrate(db)
    finally:
        db.close()


def _keep_copy(path: Path, now: datetime) -> Path:
    """Like `files.keep`, with copies: the database stays in use."""
    place = path.parent / files.KEPT / now.strftime("%Y-%m-%d %H-%M-%S")
    files.make_folder(place)
    files.copy_trio(path, place / path.name)
    return place


def _look_only(folder: Path, clock: Clock, connect: Connect) -> Opened:
    """The library of a folder that cannot be written to, in memory. Raises Passing if there is none."""
    try:
        with tempfile.TemporaryDirectory(prefix="firstline-") as scratch:
            for source in (folder / files.NAME, *backups.candidates(folder)):
                copied = Path(scratch) / files.NAME
                files.remove(copied)
                if not source.is_file():
                    continue
                files.copy_trio(source, copied)
                image = _image(copied, connect)
                if image is not None:
                    memory = connect("file::memory:")
                    memory.deserialize(image)
                    db = Database(memory)
                    schema.migrate(db)
                    return Opened(Library(db, folder, None, None, clock), str(Passing(Trouble.READ_ONLY)))
    except LibraryError:
        raise
    except (sqlite3.Error, OSError) as error:
        raise translated(error) from error
    raise Passing(Trouble.READ_ONLY)


def _image(copied: Path, connect: Connect) -> bytes | None:
    """The bytes of a sound database with its log played in; None if it is not sound. `copied` is changed."""
    try:
        if check_file(copied, thorough=False, connect=connect) is not Finding.SOUND:
            return None
        db = open_for_writing(copied, connect)
        try:
            db.run("PRAGMA journal_mode = DELETE")  # a database in memory has no log
            return bytes(db.connection.serialize()) if check_open(db) is Finding.SOUND else None
        finally:
            db.close()
    except sqlite3.Error as error:
        if isinstance(translated(error), Damaged):
            return None
        raise
