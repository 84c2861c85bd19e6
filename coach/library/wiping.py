"""Deleting so that nothing is left: not in the database, its log, its backups, or what was kept of damaged ones.

What a kept file holds cannot be told from outside, so all of them go. A wipe that a crash interrupts is noted in the
database and ended at the next start.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from coach.library import backups, files
from coach.library.schema import PLAIN
from coach.library.store import Store, unpacked
from coach.people import fold


def forget_person(store: Store, folder: Path, person: int) -> None:
    """Deletes a person, the drafts and messages to them or to their name where no other is chosen. Raises sqlite3.Error
    and OSError; then it is ended at the next start."""
    db = store.db
    with db.transaction():
        row = db.first("SELECT name_key FROM people WHERE id = ?", (person,))
        name = "" if row is None else str(row[0])
        drafts = [
            number
            for number, chosen, recipient in db.all("SELECT id, person, recipient FROM drafts")
            if chosen == person or (chosen is None and name and fold(unpacked(recipient).get("name", "")) == name)
        ]
        for number in drafts:
            db.run("DELETE FROM versions WHERE draft = ?", (number,))
            db.run("DELETE FROM drafts WHERE id = ?", (number,))
        theirs = "person = ? OR (person IS NULL AND name_key = ? AND name_key <> '')"
        for (number,) in db.all(f"SELECT id FROM sent WHERE {theirs}", (person, name)):
            db.run("DELETE FROM shingles WHERE sent = ?", (number,))
            db.run("DELETE FROM sent_search WHERE rowid = ?", (number,))
            db.run("DELETE FROM sent WHERE id = ?", (number,))
        for number, text in db.all("SELECT id, text FROM mutes WHERE text IS NOT NULL"):
            if name and name in fold(text):
                db.run("DELETE FROM mutes WHERE id = ?", (number,))
        db.run("DELETE FROM people_search WHERE rowid = ?", (person,))
        db.run("DELETE FROM people WHERE id = ?", (person,))
        _note(store)
    finish(store, folder)


def forget_everything(store: Store, folder: Path) -> None:
    """Empties the library. Raises sqlite3.Error and OSError; then it is ended at the next start."""
    with store.db.transaction():
        empty(store)
        store.db.run("DELETE FROM sqlite_sequence")
        _note(store)
    finish(store, folder)


def empty(store: Store) -> None:
    """Deletes every row, inside a transaction of the caller's."""
    for table in (*PLAIN, "people_search", "sent_search", "shingles"):
        store.db.run(f"DELETE FROM {table}")


def _note(store: Store) -> None:
    store.db.run("INSERT OR REPLACE INTO meta VALUES ('wiping', '{}')")


def finish(store: Store, folder: Path) -> None:
    """Ends a wipe that is noted: rebuilds the files without what was deleted, and makes the backups anew."""
    db = store.db
    if db.first("SELECT 1 FROM meta WHERE key = 'wiping'") is None:
        return
    for table in ("people_search", "sent_search"):
        # A deleted word stays in FTS5's segments until they are merged.
        db.run(f"INSERT INTO {table} ({table}) VALUES ('rebuild')")
    db.run("VACUUM")
    db.all("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.rmtree(folder / files.KEPT, ignore_errors=True)
    shutil.rmtree(folder / files.CHECKED, ignore_errors=True)
    others = backups.candidates(folder)
    if others:
        backups.back_up(db, folder, store.clock(), force=True)
    for old in others:
        if old.name != backups.LATEST:
            old.unlink(missing_ok=True)
    db.run("DELETE FROM meta WHERE key = 'wiping'")
    db.all("PRAGMA wal_checkpoint(TRUNCATE)")
    if others:
        # Without the note, so that a recovery does not wipe again.
        backups.back_up(db, folder, store.clock(), force=True)
