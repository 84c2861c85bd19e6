"""The small parts: you, what is muted, practice, teardowns of one's own, and where one was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from coach.library.database import Row
from coach.library.errors import Missing, Stale
from coach.library.records import Mute, OwnTeardown, Place, PracticeCard, Review, You
from coach.library.schema import storable
from coach.library.store import Store, packed, unpacked


@dataclass(frozen=True, slots=True)
class Yourself:
    store: Store

    def get(self) -> You:
        row = self.store.db.first("SELECT profile, rev FROM you")
        return You() if row is None else You(unpacked(row[0]), row[1])

    def save(self, you: You) -> You:
        """Raises Stale."""
        with self.store.db.transaction():
            before = self.get()
            if before.rev != you.rev:
                raise Stale(before, you)
            self.store.db.run("INSERT OR REPLACE INTO you VALUES (1, ?, ?)", (you.rev + 1, packed(you.profile)))
        return replace(you, rev=you.rev + 1)


@dataclass(frozen=True, slots=True)
class Mutes:
    """Taking back keeps the row, so that taking back can itself be taken back."""

    store: Store

    def all(self) -> list[Mute]:
        """What is muted now, in the order in which it was."""
        rows = self.store.db.all("SELECT rule, text, id, at, ended FROM mutes WHERE ended IS NULL ORDER BY id")
        return [Mute(*row) for row in rows]

    def add(self, rule: str, text: str | None) -> Mute:
        """Mutes; what is muted already stays as it is."""
        rule, text = storable(rule), None if text is None else storable(text)
        for mute in self.all():
            if (mute.rule, mute.text) == (rule, text):
                return mute
        at = self.store.now()
        number = self.store.db.insert("INSERT INTO mutes (rule, text, at) VALUES (?, ?, ?)", (rule, text, at))
        return Mute(rule, text, number, at)

    def end(self, mute: int) -> None:
        """Takes a mute back. Raises Missing."""
        self._set(mute, self.store.now())

    def resume(self, mute: int) -> None:
        """Mutes again what was taken back. Raises Missing."""
        self._set(mute, None)

    def undo(self) -> Mute | None:
        """Takes back the last one; None where nothing is muted."""
        muted = self.all()
        if not muted:
            return None
        self.end(muted[-1].id)
        return muted[-1]

    def replace_all(self, wanted: list[tuple[str, str | None]]) -> None:
        """Has exactly `wanted` muted: (rule, text) each; what is no longer wanted is taken back, not forgotten."""
        wanted = [(storable(rule), None if text is None else storable(text)) for rule, text in wanted]
        with self.store.db.transaction():
            for mute in self.all():
                if (mute.rule, mute.text) not in wanted:
                    self.end(mute.id)
            for rule, text in wanted:
                self.add(rule, text)

    def _set(self, mute: int, ended: str | None) -> None:
        if not self.store.db.run("UPDATE mutes SET ended = ? WHERE id = ?", (ended, mute)):
            raise Missing


@dataclass(frozen=True, slots=True)
class Practice:
    store: Store

    def card(self, exercise: str) -> PracticeCard | None:
        row = self.store.db.first("SELECT exercise, card, rev FROM practice WHERE exercise = ?", (exercise,))
        return None if row is None else PracticeCard(row[0], unpacked(row[1]), row[2])

    def cards(self) -> list[PracticeCard]:
        rows = self.store.db.all("SELECT exercise, card, rev FROM practice ORDER BY exercise")
        return [PracticeCard(name, unpacked(card), rev) for name, card, rev in rows]

    def save(self, card: PracticeCard, log: Mapping[str, Any] | None = None) -> PracticeCard:
        """Stores a card, and with `log` the review that led to it, both or neither. Raises Stale."""
        db = self.store.db
        with db.transaction():
            before = self.card(card.exercise)
            if (0 if before is None else before.rev) != card.rev:
                raise Stale(before, card)
            db.run(
                "INSERT OR REPLACE INTO practice (exercise, rev, card) VALUES (?, ?, ?)",
                (card.exercise, card.rev + 1, packed(card.card)),
            )
            if log is not None:
                db.insert(
                    "INSERT INTO reviews (exercise, at, log) VALUES (?, ?, ?)",
                    (card.exercise, self.store.now(), packed(log)),
                )
        return replace(card, rev=card.rev + 1)

    def reviews(self, exercise: str | None = None) -> list[Review]:
        """All reviews, or those of one exercise, oldest first."""
        held, values = ("", ()) if exercise is None else ("WHERE exercise = ?", (exercise,))
        rows = self.store.db.all(f"SELECT exercise, log, at, id FROM reviews {held} ORDER BY id", values)
        return [Review(name, unpacked(log), at, number) for name, log, at, number in rows]


@dataclass(frozen=True, slots=True)
class Teardowns:
    store: Store

    def all(self) -> list[OwnTeardown]:
        rows = self.store.db.all("SELECT title, data, id, rev, created, changed FROM teardowns ORDER BY id DESC")
        return [_teardown(row) for row in rows]

    def save(self, teardown: OwnTeardown) -> OwnTeardown:
        """Raises Stale."""
        db, now = self.store.db, self.store.now()
        title = storable(teardown.title)
        if teardown.id == 0:
            number = db.insert(
                "INSERT INTO teardowns (rev, title, data, created, changed) VALUES (1, ?, ?, ?, ?)",
                (title, packed(teardown.data), now, now),
            )
            return replace(teardown, title=title, id=number, rev=1, created=now, changed=now)
        done = db.run(
            "UPDATE teardowns SET rev = rev + 1, title = ?, data = ?, changed = ? WHERE id = ? AND rev = ?",
            (title, packed(teardown.data), now, teardown.id, teardown.rev),
        )
        if not done:
            raise Stale(self._maybe(teardown.id), teardown)
        return replace(teardown, title=title, rev=teardown.rev + 1, changed=now)

    def delete(self, teardown: OwnTeardown) -> None:
        """Raises Stale if it was changed meanwhile."""
        if not self.store.db.run("DELETE FROM teardowns WHERE id = ? AND rev = ?", (teardown.id, teardown.rev)):
            raise Stale(self._maybe(teardown.id), teardown)

    def _maybe(self, number: int) -> OwnTeardown | None:
        row = self.store.db.first(
            "SELECT title, data, id, rev, created, changed FROM teardowns WHERE id = ?", (number,)
        )
        return None if row is None else _teardown(row)


def _teardown(row: Row) -> OwnTeardown:
    title, data, number, rev, created, changed = row
    return OwnTeardown(title, unpacked(data), number, rev, created, changed)


@dataclass(frozen=True, slots=True)
class Where:
    """Where the writer was."""

    store: Store

    def get(self) -> Place:
        row = self.store.db.first("SELECT value FROM meta WHERE key = 'place'")
        kept = {} if row is None else unpacked(row[0])
        place, draft, caret = kept.get("place"), kept.get("draft"), kept.get("caret")
        return Place(
            place if isinstance(place, str) else "write",
            draft if isinstance(draft, int) else 0,
            caret if isinstance(caret, int) else 0,
        )

    def save(self, place: Place) -> None:
        value = packed({"place": place.place, "draft": place.draft, "caret": place.caret})
        self.store.db.run("INSERT OR REPLACE INTO meta VALUES ('place', ?)", (value,))
