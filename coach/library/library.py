"""The open library: its parts, and what is done with it as a whole."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from coach.library import backups, exporting, files, wiping
from coach.library.database import Database
from coach.library.drafts import Drafts
from coach.library.errors import translated
from coach.library.history import History
from coach.library.people import People
from coach.library.small import Mutes, Practice, Teardowns, Where, Yourself
from coach.library.store import Clock, Store, system_clock

T = TypeVar("T")


class Library:
    """An open library in `folder`. Use it from one thread at a time.

    Its parts raise sqlite3.Error as it comes; `do` runs what is handed to it and translates: Passing for what passes,
    Damaged where the database must be opened again. `path` is None for one that is held in memory and only read.
    """

    def __init__(
        self, db: Database, folder: Path, path: Path | None, lock: files.Lock | None, clock: Clock = system_clock
    ) -> None:
        self._db, self.folder, self.path, self._lock = db, folder, path, lock
        self.clock = clock
        store = Store(db, clock)
        self._store = store
        self.people = People(store)
        self.you = Yourself(store)
        self.drafts = Drafts(store)
        self.sent = History(store)
        self.mutes = Mutes(store)
        self.practice = Practice(store)
        self.teardowns = Teardowns(store)
        self.place = Where(store)

    @property
    def read_only(self) -> bool:
        """Held in memory since its folder cannot be written to: what is saved is gone at the end."""
        return self.path is None

    def do(self, work: Callable[[Library], T]) -> T:
        """Runs `work` on the library. Raises LibraryError, and what `work` raises of its own."""
        with _translating():
            return work(self)

    @contextmanager
    def together(self) -> Iterator[None]:
        """All that is saved inside, or nothing of it."""
        with self._db.transaction():
            yield

    def snapshot(self) -> dict[str, Any]:
        """Everything as plain JSON."""
        return exporting.snapshot(self._db)

    def restore(self, read: object) -> None:
        """Has exactly what was exported, in place of all that is there. Raises InputError; then nothing has changed."""
        exporting.restore(self._store, read)

    def export(self, folder: Path) -> list[Path]:
        """Writes everything as JSON, Markdown and CSV into `folder` and gives the files. Raises OSError."""
        return exporting.write(self._db, folder)

    def back_up(self) -> bool:
        """Makes a verified backup where one is due and gives whether it did. Raises LibraryError."""
        if self.path is None:
            return False
        with _translating():
            return backups.back_up(self._db, self.folder, self.clock())

    def backup_age(self) -> float | None:
        """Seconds since the last backup; None: there is none."""
        last = backups.last_made(self.folder)
        return None if last is None else (self.clock() - last).total_seconds()

    def forget_person(self, person: int) -> None:
        """Deletes a person with all that was written to them, from every file of the library: backups are made anew,
        damaged databases that were kept are removed. Raises LibraryError."""
        with _translating():
            wiping.forget_person(self._store, self.folder, person)

    def forget_everything(self) -> None:
        """Empties the library and removes every backup and kept file. Raises LibraryError."""
        with _translating():
            wiping.forget_everything(self._store, self.folder)

    def close(self) -> None:
        """Ends. What cannot be tidied up any more is left for the next start."""
        with contextlib.suppress(sqlite3.Error):
            self._db.close()
        if self.path is not None:
            with contextlib.suppress(OSError):
                backups.mark_clean(self.path)
        if self._lock is not None:
            self._lock.release()


@contextmanager
def _translating() -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise translated(error) from error
