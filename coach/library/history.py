"""What was copied, for whom, and what came of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from heapq import nlargest

from coach.library.database import Row
from coach.library.errors import Missing, Stale
from coach.library.people import query_of
from coach.library.records import PERSONAL_NOTES, NearDuplicate, Outcome, Quota, Sent
from coach.library.schema import storable
from coach.library.shingles import share, shingles, sketch
from coach.library.store import Store, stamp
from coach.message import is_personal
from coach.people import fold

_FIELDS = "id rev at person name company channel verdict subject text personal outcome outcome_at".split()
_COLUMNS = ", ".join(f"sent.{name}" for name in _FIELDS)
NOTES = ("note-free", "note-premium")
ALIKE = 0.6
"""Share of a draft from which on it is nearly the same as another message."""
LEAST_RUNS = 6
"""A shorter draft is like many by chance."""
_NEWEST = 60
"""How many messages are looked up for one hash: of a text sent to thousands, the newest will do."""
_LOOKED_AT = 12
"""How many of the likeliest messages are compared word by word."""


@dataclass(frozen=True, slots=True)
class History:
    store: Store

    def log(self, sent: Sent) -> Sent:
        """Logs a message that was copied; without a time it is now. Gives it as stored."""
        with self.store.db.transaction():
            return self._log(sent)

    def log_many(self, several: Iterable[Sent]) -> int:
        """Logs all or none, as when an export is read in, and gives how many."""
        with self.store.db.transaction():
            return len([self._log(one) for one in several])

    def _log(self, sent: Sent) -> Sent:
        sent = replace(
            sent,
            rev=1,
            at=sent.at or self.store.now(),
            name=storable(sent.name),
            company=storable(sent.company),
            channel=storable(sent.channel),
            verdict=storable(sent.verdict),
            subject=storable(sent.subject),
            text=storable(sent.text),
            personal=is_personal(sent.text),
        )
        number = self.store.db.insert(
            "INSERT INTO sent (rev, at, person, name, company, name_key, channel, verdict, subject, text, personal, "
            "outcome, outcome_at) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(sent.at, sent.person, sent.name, sent.company, storable(fold(sent.name)), sent.channel, sent.verdict),
                *(sent.subject, sent.text, sent.personal, sent.outcome.value, sent.outcome_at),
            ),
        )
        sent = replace(sent, id=number)
        index(self.store, sent)
        return sent

    def get(self, sent: int) -> Sent:
        """Raises Missing."""
        found = self._maybe(sent)
        if found is None:
            raise Missing
        return found

    def set_outcome(self, sent: Sent, outcome: Outcome) -> Sent:
        """Raises Stale."""
        at = None if outcome is Outcome.UNKNOWN else self.store.now()
        done = self.store.db.run(
            "UPDATE sent SET rev = rev + 1, outcome = ?, outcome_at = ? WHERE id = ? AND rev = ?",
            (outcome.value, at, sent.id, sent.rev),
        )
        if not done:
            raise Stale(self._maybe(sent.id), replace(sent, outcome=outcome))
        return replace(sent, rev=sent.rev + 1, outcome=outcome, outcome_at=at)

    def find(
        self,
        typed: str = "",
        *,
        outcome: Outcome | None = None,
        channel: str | None = None,
        verdict: str | None = None,
        person: int | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
        limit: int = 200,
        offset: int = 0,
    ) -> list[Sent]:
        """Messages in which every typed word begins a word (of text, subject, reader or company), of which all the
        filters given hold; `since` is in, `until` is not. Newest first."""
        where: list[str] = []
        values: list[object] = []
        query = query_of(typed)
        source = "sent"
        if query:
            source = "sent_search JOIN sent ON sent.id = sent_search.rowid"
            where.append("sent_search MATCH ?")
            values.append(query)
        for column, value in (("channel", channel), ("verdict", verdict), ("person", person), ("outcome", outcome)):
            if value is not None:
                where.append(f"sent.{column} = ?")
                values.append(str(value) if column == "outcome" else value)
        for sign, moment in ((">=", since), ("<", until)):
            if moment is not None:
                where.append(f"sent.at {sign} ?")
                values.append(stamp(moment))
        held = f"WHERE {' AND '.join(where)}" if where else ""
        rows = self.store.db.all(
            f"SELECT {_COLUMNS} FROM {source} {held} ORDER BY sent.at DESC, sent.id DESC LIMIT ? OFFSET ?",
            (*values, limit, offset),
        )
        return [_record(row) for row in rows]

    def count(self) -> int:
        return int(self.store.db.one("SELECT count(*) FROM sent")[0])

    def notes_left(self, allowed: int = PERSONAL_NOTES) -> Quota:
        """Notes with a text of one's own logged in this calendar month, of the clock's time zone."""
        now = self.store.clock()
        begin = now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
        used = self.store.db.one(
            "SELECT count(*) FROM sent WHERE at >= ? AND personal AND channel IN (?, ?)", (stamp(begin), *NOTES)
        )[0]
        return Quota(int(used), allowed)

    def near_duplicate(self, text: str, name: str = "", person: int | None = None) -> NearDuplicate | None:
        """The message to someone else that holds most of the draft `text` to `name`, if that is most of it."""
        hashes = shingles(text, name)
        if len(hashes) < LEAST_RUNS:
            return None
        seen: defaultdict[int, float] = defaultdict(float)
        for one in sketch(hashes):
            rows = self.store.db.all(
                "SELECT sent FROM shingles WHERE hash = ? ORDER BY sent DESC LIMIT ?", (one, _NEWEST)
            )
            for (number,) in rows:
                seen[number] += 1 / len(rows)  # what few messages hold tells most
        best: NearDuplicate | None = None
        to = fold(name)
        for number in nlargest(_LOOKED_AT, seen, key=lambda number: (seen[number], number)):
            sent = self._maybe(number)
            if sent is None or (person is not None and sent.person == person) or (to and fold(sent.name) == to):
                continue
            alike = share(hashes, shingles(sent.text, sent.name))
            if alike >= ALIKE and (best is None or (alike, sent.at) > (best.share, best.sent.at)):
                best = NearDuplicate(sent, alike)
        return best

    def _maybe(self, sent: int) -> Sent | None:
        row = self.store.db.first(f"SELECT {_COLUMNS} FROM sent WHERE id = ?", (sent,))
        return None if row is None else _record(row)


def index(store: Store, sent: Sent) -> None:
    """Puts a message into the search and among the sketches."""
    words = storable(fold(" ".join((sent.name, sent.company, sent.subject, sent.text))))
    store.db.run("INSERT INTO sent_search (rowid, words) VALUES (?, ?)", (sent.id, words))
    hashes = shingles(sent.text, sent.name)
    if len(hashes) >= LEAST_RUNS:
        store.db.many("INSERT OR IGNORE INTO shingles VALUES (?, ?)", [(h, sent.id) for h in sketch(hashes)])


def _record(row: Row) -> Sent:
    kept = dict(zip(_FIELDS, row, strict=True))
    kept["personal"] = bool(kept["personal"])
    kept["outcome"] = Outcome(kept["outcome"]) if kept["outcome"] in set(Outcome) else Outcome.UNKNOWN
    return Sent(**kept)
