"""The user's own teardowns, and the way they come in and go out as files. No Qt here."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from coach.errors import DataError
from coach.gallery.exchange import MAX_FILE, decode, decode_each, encode, fresh_id, plain
from coach.gallery.progress import Storage
from coach.gallery.teardown import Teardown
from coach.library.files import write_whole


class Shelf:
    """Own teardowns in `storage`. What cannot be read there is kept as it is, and told in `refused`."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self._held: tuple[Teardown, ...] | None = None
        self._values: dict[str, Any] = {}
        self._unread: list[Any] = []
        self.refused: list[DataError] = []

    @property
    def teardowns(self) -> tuple[Teardown, ...]:
        """All own ones; read when first asked for, since a thousand of them take a fifth of a second."""
        if self._held is None:
            self._values = self._storage.load()
            self._held, self._unread, self.refused = decode_each(self._values)
        return self._held

    def add(self, teardown: Teardown, taken: frozenset[str]) -> Teardown:
        """Keeps `teardown` under an id that is not in `taken`, and gives it back. Raises OSError: nothing is kept
        then."""
        mine = frozenset(t.id for t in self.teardowns)
        kept = replace(teardown, id=fresh_id(teardown.id, taken | mine), own=True)
        self._save((*self.teardowns, kept))
        return kept

    def remove(self, teardown: Teardown) -> None:
        """Raises OSError."""
        self._save(tuple(t for t in self.teardowns if t.id != teardown.id))

    def export(self, teardowns: tuple[Teardown, ...], path: Path) -> None:
        """Writes a file that another Firstline opens. Raises OSError."""
        write_whole(path, encode(teardowns))

    def open_file(self, path: Path, taken: frozenset[str]) -> tuple[Teardown, ...]:
        """Keeps all teardowns of a file. Raises DataError (nothing is kept then) or OSError."""
        with path.open("rb") as file:
            raw = file.read(MAX_FILE + 1)
        try:
            read = decode(raw.decode("utf-8-sig"), path.name)
        except UnicodeDecodeError:
            raise DataError(path.name, "is not UTF-8 text") from None
        used = set(taken) | {t.id for t in self.teardowns}
        fresh: list[Teardown] = []
        for teardown in read:
            kept = replace(teardown, id=fresh_id(teardown.id, used))
            used.add(kept.id)
            fresh.append(kept)
        self._save((*self.teardowns, *fresh))
        return tuple(fresh)

    def _save(self, teardowns: tuple[Teardown, ...]) -> None:
        values = dict(self._values) | {"teardowns": [*(plain(t) for t in teardowns), *self._unread]}
        self._storage.save(values)
        self._values, self._held = values, teardowns
