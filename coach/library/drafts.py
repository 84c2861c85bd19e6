"""Messages being written, and what they were before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from coach.library.database import Row
from coach.library.errors import Missing, Stale
from coach.library.records import Draft, Version
from coach.library.schema import storable
from coach.library.store import Store, packed, unpacked

_COLUMNS = "id, rev, person, channel, subject, text, recipient, created, changed"
VERSION_EVERY = timedelta(minutes=5)
"""A save keeps the text before as a version if the last one is older than this."""
KEPT_VERSIONS = 60
"""Versions of one draft; beyond, the oldest go."""


@dataclass(frozen=True, slots=True)
class Drafts:
    store: Store

    def get(self, draft: int) -> Draft:
        """Raises Missing."""
        found = self._maybe(draft)
        if found is None:
            raise Missing
        return found

    def all(self, limit: int = 200) -> list[Draft]:
        """The drafts changed last, newest first."""
        rows = self.store.db.all(f"SELECT {_COLUMNS} FROM drafts ORDER BY changed DESC, id DESC LIMIT ?", (limit,))
        return [_record(row) for row in rows]

    def save(self, draft: Draft) -> Draft:
        """Adds or changes a draft and gives what is stored now. The text before is kept as a version now and then, and
        always when most of it has gone. Raises Stale, and Missing for one that was deleted."""
        store, now = self.store, self.store.now()
        draft = replace(
            draft, text=storable(draft.text), subject=storable(draft.subject), channel=storable(draft.channel)
        )
        values = (draft.person, draft.channel, draft.subject, draft.text, packed(draft.recipient), now)
        if draft.id == 0:
            fresh = store.db.insert(
                "INSERT INTO drafts (rev, person, channel, subject, text, recipient, changed, created) "
                "VALUES (1, ?, ?, ?, ?, ?, ?, ?)",
                (*values, now),
            )
            return replace(draft, id=fresh, rev=1, created=now, changed=now)
        with store.db.transaction():
            before = self.get(draft.id)
            if before.rev != draft.rev:
                raise Stale(before, draft)
            if self._worth_keeping(before, draft.text):
                self._keep(before)
            store.db.run(
                "UPDATE drafts SET rev = rev + 1, person = ?, channel = ?, subject = ?, text = ?, recipient = ?, "
                "changed = ? WHERE id = ?",
                (*values, draft.id),
            )
        return replace(draft, rev=draft.rev + 1, created=before.created, changed=now)

    def delete(self, draft: Draft) -> None:
        """Raises Stale if it was changed meanwhile."""
        with self.store.db.transaction():
            if not self.store.db.run("DELETE FROM drafts WHERE id = ? AND rev = ?", (draft.id, draft.rev)):
                raise Stale(self._maybe(draft.id), draft)
            self.store.db.run("DELETE FROM versions WHERE draft = ?", (draft.id,))

    def versions(self, draft: int) -> list[Version]:
        """What a draft was, newest first."""
        rows = self.store.db.all(
            "SELECT id, draft, at, subject, text FROM versions WHERE draft = ? ORDER BY id DESC", (draft,)
        )
        return [Version(*row) for row in rows]

    def keep_version(self, draft: int) -> None:
        """Keeps what is stored now as a version, whatever comes after. Raises Missing."""
        with self.store.db.transaction():
            self._keep(self.get(draft))

    def restore(self, draft: Draft, version: int) -> Draft:
        """Puts an earlier version back; what stood there becomes a version itself. Raises Missing, Stale."""
        row = self.store.db.first("SELECT subject, text FROM versions WHERE id = ? AND draft = ?", (version, draft.id))
        if row is None:
            raise Missing
        with self.store.db.transaction():
            self._keep(self.get(draft.id))
            return self.save(replace(draft, subject=row[0], text=row[1]))

    def _worth_keeping(self, before: Draft, text: str) -> bool:
        if not before.text.strip() or before.text == text:
            return False
        last = self.store.db.one("SELECT max(at) FROM versions WHERE draft = ?", (before.id,))[0] or before.created
        if self.store.clock() - datetime.fromisoformat(last) >= VERSION_EVERY:
            return True
        return len(before.text) >= 20 and len(text) * 2 < len(before.text)

    def _keep(self, draft: Draft) -> None:
        db = self.store.db
        last = db.first("SELECT subject, text FROM versions WHERE draft = ? ORDER BY id DESC LIMIT 1", (draft.id,))
        if last == (draft.subject, draft.text):
            return
        db.insert(
            "INSERT INTO versions (draft, at, subject, text) VALUES (?, ?, ?, ?)",
            (draft.id, self.store.now(), draft.subject, draft.text),
        )
        db.run(
            "DELETE FROM versions WHERE draft = ? AND id NOT IN "
            "(SELECT id FROM versions WHERE draft = ? ORDER BY id DESC LIMIT ?)",
            (draft.id, draft.id, KEPT_VERSIONS),
        )

    def _maybe(self, draft: int) -> Draft | None:
        row = self.store.db.first(f"SELECT {_COLUMNS} FROM drafts WHERE id = ?", (draft,))
        return None if row is None else _record(row)


def _record(row: Row) -> Draft:
    number, rev, person, channel, subject, text, recipient, created, changed = row
    return Draft(text, subject, channel, unpacked(recipient), person, number, rev, created, changed)
