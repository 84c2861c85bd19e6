"""Whether a file is a sound library. Looks, and never writes to what it looks at."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from enum import StrEnum
from pathlib import Path

from coach.library import files, schema
from coach.library.database import Connect, Database, open_for_writing, open_untouched, plain_connect
from coach.library.errors import Trouble, trouble

MAGIC = b"SQLite format 3\x00"
_LOG_MAGIC = (bytes.fromhex("377f0682"), bytes.fromhex("377f0683"))


class Finding(StrEnum):
    """What a file is. Of the last four, DAMAGED, EMPTY and FOREIGN are moved aside, NEWER is left alone."""

    SOUND = "sound"
    ABSENT = "absent"
    DAMAGED = "damaged"
    EMPTY = "empty"
    FOREIGN = "foreign"
    NEWER = "newer"


def check_file(path: Path, thorough: bool = True, connect: Connect = plain_connect) -> Finding:
    """Looks at a database that has no log. Raises sqlite3.Error or OSError for what passes."""
    if not path.exists():
        return Finding.ABSENT
    if not path.is_file():
        return Finding.FOREIGN
    if path.stat().st_size == 0:
        return Finding.EMPTY
    with path.open("rb") as file:
        if file.read(len(MAGIC)) != MAGIC:
            return Finding.FOREIGN
    try:
        db = open_untouched(path, connect)
        try:
            return check_open(db, thorough)
        finally:
            db.close()
    except sqlite3.Error as error:
        if trouble(error) in (Trouble.DAMAGED, Trouble.OTHER):
            return Finding.DAMAGED
        if trouble(error) is Trouble.UNREACHABLE and _readable(path):
            # The whole file can be read, so it is not the disk that fails: what it says of itself is wrong.
            return Finding.DAMAGED
        raise


def check_open(db: Database, thorough: bool = True) -> Finding:
    """Looks at an open database: whose it is, of which version, and whether it is whole. Raises sqlite3.Error."""
    if db.one("PRAGMA application_id")[0] != schema.APPLICATION:
        return Finding.FOREIGN
    found = schema.version(db)
    if found > len(schema.STEPS):
        return Finding.NEWER
    if found < 1:
        return Finding.DAMAGED
    if thorough and db.all("PRAGMA quick_check(1)") != [("ok",)]:
        return Finding.DAMAGED
    if found == len(schema.STEPS):
        there = {name for (name,) in db.all("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not there.issuperset(schema.PLAIN):
            return Finding.DAMAGED
        for table in schema.PLAIN:
            db.first(f"SELECT * FROM {table} LIMIT 1")
    return Finding.SOUND


def check_with_log(path: Path, connect: Connect = plain_connect) -> Finding:
    """Looks at a database whose last user did not end cleanly: a copy replays the log, the files stay as they are."""
    folder = path.parent / files.CHECKED
    shutil.rmtree(folder, ignore_errors=True)
    files.make_folder(folder)
    try:
        copied = folder / files.NAME
        files.copy_trio(path, copied)
        found = check_file(copied, thorough=False, connect=connect)
        if found in (Finding.ABSENT, Finding.EMPTY, Finding.FOREIGN, Finding.NEWER):
            # The head of a database may stand in the log alone, if it was made there.
            return found

        try:
            db = open_for_writing(copied, connect)
            try:
                return check_open(db)
            finally:
                db.close()
        except sqlite3.Error as error:
            if trouble(error) in (Trouble.DAMAGED, Trouble.OTHER):
                return Finding.DAMAGED
            raise
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def log_is_strange(path: Path) -> bool:
    """Whether the log beside `path` is none that SQLite wrote: opening would drop it without a word."""
    log = path.with_name(path.name + "-wal")
    with contextlib.suppress(FileNotFoundError):
        with log.open("rb") as file:
            head = file.read(4)
        return len(head) > 0 and head not in _LOG_MAGIC and any(head)
    return False


def _readable(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            while file.read(1 << 20):
                pass
    except OSError:
        return False
    return True
