"""One connection: how it is set up, and the few ways in which statements are run. No SQL of ours besides."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

Row = tuple[Any, ...]
Connect = Callable[[str], Any]
"""Opens a connection by its address; tests put in one that forgets, fills up or breaks."""


def plain_connect(address: str) -> sqlite3.Connection:
    """A connection that begins no transaction by itself and may be handed from thread to thread."""
    return sqlite3.connect(
        address, uri=True, timeout=0, isolation_level=None, check_same_thread=False, cached_statements=64
    )


def address(path: Path, how: str) -> str:
    """The URI of `path`. A file name is never read as an option, whatever stands in it."""
    return f"{path.absolute().as_uri()}?{how}"


class Database:
    """Runs statements. Every method raises sqlite3.Error as it comes; `library` alone translates."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection
        self._inside = False

    def run(self, statement: str, values: Sequence[Any] = ()) -> int:
        """Runs one statement and gives the number of rows changed."""
        cursor = self.connection.execute(statement, values)
        cursor.fetchall()
        return int(cursor.rowcount)

    def insert(self, statement: str, values: Sequence[Any]) -> int:
        """Runs one INSERT and gives the row's id."""
        return int(self.connection.execute(statement, values).lastrowid)

    def many(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        self.connection.executemany(statement, rows)

    def all(self, statement: str, values: Sequence[Any] = ()) -> list[Row]:
        return list(self.connection.execute(statement, values).fetchall())

    def first(self, statement: str, values: Sequence[Any] = ()) -> Row | None:
        rows = self.connection.execute(statement, values).fetchmany(1)
        return rows[0] if rows else None

    def one(self, statement: str, values: Sequence[Any] = ()) -> Row:
        found = self.first(statement, values)
        assert found is not None
        return found

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All statements inside, or none. One inside another is part of it."""
        if self._inside:
            yield
            return
        self.run("BEGIN IMMEDIATE")
        self._inside = True
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            # A full disk has rolled back already; asking again would hide why.
            if self.connection.in_transaction:
                self.run("ROLLBACK")
            raise
        finally:
            self._inside = False

    def close(self) -> None:
        self.connection.close()


def set_up(db: Database) -> None:
    """The settings of a writing connection.

    WAL with FULL loses no acknowledged save when power fails, and costs less than half a millisecond a save. EXCLUSIVE
    keeps others out, and needs no shared memory, without which a full disk could not even be read at the start.
    """
    db.run("PRAGMA locking_mode = EXCLUSIVE")
    db.run("PRAGMA journal_mode = WAL")
    db.run("PRAGMA synchronous = FULL")
    db.run("PRAGMA secure_delete = ON")
    db.run("PRAGMA temp_store = MEMORY")
    db.run("PRAGMA trusted_schema = OFF")
    db.run("PRAGMA cell_size_check = ON")


def open_for_writing(path: Path, connect: Connect = plain_connect) -> Database:
    """Opens an existing file that is not in doubt. Raises sqlite3.Error."""
    db = Database(connect(address(path, "mode=rw")))
    try:
        set_up(db)
    except BaseException:
        db.close()
        raise
    return db


def open_untouched(path: Path, connect: Connect = plain_connect) -> Database:
    """Opens a file so that not one byte changes on the disk, its log left unread. Raises sqlite3.Error."""
    return Database(connect(address(path, "mode=ro&immutable=1")))
