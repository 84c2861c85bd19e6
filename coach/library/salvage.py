"""What a damaged database holds that the backup in its place does not: drafts, people and messages, read one by one.

A row is found by its number, which needs only the pages that lead to it, so that one bad page costs what lies in it.
The damaged file itself is not opened: a copy is.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from coach.library import files
from coach.library.database import Connect, open_for_writing
from coach.library.drafts import Drafts
from coach.library.errors import LibraryError
from coach.library.history import History
from coach.library.people import People
from coach.library.store import Store

T = TypeVar("T")
_GAP = 500
"""So many missing numbers in a row are taken for the end of a table."""
_MOST = 200_000


def rescue(kept: Path, store: Store, connect: Connect) -> int:
    """Adds to the library of `store` what can be read in the database `kept` and is newer, and gives how many. What
    cannot be read is left out. Raises sqlite3.Error of the library alone."""
    folder = kept.parent.parent.parent / files.CHECKED
    try:
        files.make_folder(folder)
        copied = folder / files.NAME
        files.copy_trio(kept, copied)
        old = open_for_writing(copied, connect)
    except (sqlite3.Error, OSError, UnicodeError):
        shutil.rmtree(folder, ignore_errors=True)
        return 0
    try:
        with store.db.transaction():
            return _rescue(Store(old, store.clock), store)
    finally:
        old.close()
        shutil.rmtree(folder, ignore_errors=True)


def _rescue(old: Store, new: Store) -> int:
    count = 0
    there = {person.id for person in People(new).all()}
    numbers: dict[int, int] = {}
    for person in _readable(People(old).get):
        if person.id not in there:
            numbers[person.id] = People(new).save(replace(person, id=0, rev=0)).id
            count += 1
    drafts: dict[int, int] = dict(new.db.all("SELECT id, rev FROM drafts"))
    for draft in _readable(Drafts(old).get):
        if drafts.get(draft.id, -1) < draft.rev:
            whose = numbers.get(draft.person or 0, draft.person)
            Drafts(new).save(replace(draft, id=0, rev=0, person=whose))
            count += 1
    known = {number for (number,) in new.db.all("SELECT id FROM sent")}
    for sent in _readable(History(old).get):
        if sent.id not in known:
            History(new).log(replace(sent, person=numbers.get(sent.person or 0, sent.person)))
            count += 1
    return count


def _readable(get: Callable[[int], T]) -> Iterator[T]:
    """The records that `get` gives, by number, as far as there are any."""
    missing = 0
    for number in range(1, _MOST):
        try:
            record = get(number)
        except (sqlite3.Error, LibraryError, ValueError, TypeError, AttributeError):
            missing += 1
            if missing > _GAP:
                return
        else:
            missing = 0
            yield record
