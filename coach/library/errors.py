"""What can go wrong with the database, told apart: what passes, what is damage, and what was overtaken."""

from __future__ import annotations

import errno
import sqlite3
from enum import StrEnum

from coach.errors import FirstlineError


class Trouble(StrEnum):
    """Why a statement or a file operation failed. All but DAMAGED pass by themselves, or with a little help."""

    BUSY = "busy"
    FULL = "full"
    READ_ONLY = "read-only"
    UNREACHABLE = "unreachable"
    DAMAGED = "damaged"
    OTHER = "other"


_SAYS = {
    Trouble.BUSY: "Firstline is already open on this library; this window saves nothing until the other is closed.",
    Trouble.FULL: "The disk is full; your words stay here and are saved as soon as there is room.",
    Trouble.READ_ONLY: "The library's folder cannot be written to; your words stay here and are saved once it can.",
    Trouble.UNREACHABLE: "The library cannot be reached just now; your words stay here and are saved once it can.",
    Trouble.DAMAGED: "The library is damaged.",
    Trouble.OTHER: "The library answered with an error; your words stay here and saving is tried again.",
}
_CODES = {
    sqlite3.SQLITE_BUSY: Trouble.BUSY,
    sqlite3.SQLITE_LOCKED: Trouble.BUSY,
    sqlite3.SQLITE_FULL: Trouble.FULL,
    sqlite3.SQLITE_READONLY: Trouble.READ_ONLY,
    sqlite3.SQLITE_PERM: Trouble.READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: Trouble.UNREACHABLE,
    sqlite3.SQLITE_IOERR: Trouble.UNREACHABLE,
    sqlite3.SQLITE_NOMEM: Trouble.UNREACHABLE,
    sqlite3.SQLITE_CORRUPT: Trouble.DAMAGED,
    sqlite3.SQLITE_NOTADB: Trouble.DAMAGED,
}
_NUMBERS = {
    errno.ENOSPC: Trouble.FULL,
    errno.EDQUOT: Trouble.FULL,
    errno.EACCES: Trouble.READ_ONLY,
    errno.EPERM: Trouble.READ_ONLY,
    errno.EROFS: Trouble.READ_ONLY,
}


class LibraryError(FirstlineError):
    """Base of what the library raises."""


class Passing(LibraryError):
    """It did not work this time, and nothing is the worse for it: to be told once and tried again."""

    def __init__(self, trouble: Trouble) -> None:
        self.trouble = trouble
        super().__init__(_SAYS[trouble])


class Damaged(LibraryError):
    """A statement met damage in the open database: close it and open the library again, which recovers."""

    def __init__(self) -> None:
        super().__init__(_SAYS[Trouble.DAMAGED])


class Newer(LibraryError):
    """The database was made by a newer version; it was not touched."""

    def __init__(self) -> None:
        super().__init__("This library was made by a newer Firstline; it was left as it is, and nothing is saved.")


class Stale(LibraryError):
    """A record was changed since it was read. `stored` is what stands there (None: deleted), `offered` what was not
    written."""

    def __init__(self, stored: object, offered: object) -> None:
        self.stored, self.offered = stored, offered
        super().__init__("This was changed elsewhere since you opened it; both versions are kept for you to choose.")


class Missing(LibraryError):
    """There is no such record."""

    def __init__(self) -> None:
        super().__init__("This is no longer in the library.")


def trouble(error: BaseException) -> Trouble:
    """What `error`, of SQLite or of the system, stands for. One error never tells damage but CORRUPT and NOTADB."""
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", None)
        return _CODES.get(code & 0xFF, Trouble.OTHER) if code is not None else Trouble.OTHER
    if isinstance(error, OSError):
        return _NUMBERS.get(error.errno or 0, Trouble.UNREACHABLE)
    return Trouble.OTHER


def translated(error: sqlite3.Error | OSError) -> LibraryError:
    """The error of ours for one of SQLite's or the system's."""
    kind = trouble(error)
    return Damaged() if kind is Trouble.DAMAGED else Passing(kind)
