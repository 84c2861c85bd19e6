"""People saved: search as one types, likely duplicates, merging, and when one last wrote to them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from coach.library.database import Row
from coach.library.errors import Missing, Stale
from coach.library.records import PersonRecord
from coach.library.schema import storable
from coach.library.store import Store, packed, unpacked
from coach.people import fold

_COLUMNS = "people.id, people.rev, profile, created, changed"
_WORD = re.compile(r"\w{1,200}")
_ESCAPED = re.compile(r"(?:%[0-9A-Fa-f]{2}){1,400}")
_SEARCHED = ("name", "company", "headline", "past_companies", "schools", "location")


def address_key(url: str) -> str:
    """A profile address as it is compared: no scheme, no `www.` or country before linkedin.com, no query, no case."""
    bare = _ESCAPED.sub(_unescaped, url).strip().casefold().split("#")[0].split("?")[0].split("://")[-1].rstrip("/")
    host, _, path = bare.partition("/")
    if host == "linkedin.com" or host.endswith(".linkedin.com"):
        host = "linkedin.com"
        kind, _, slug = path.partition("/")
        if kind == "in":  # a language may follow: /in/name/de
            path = f"in/{slug.split('/')[0]}"
    return fold(f"{host}/{path}") if path else ""


def _unescaped(found: re.Match[str]) -> str:
    return bytes.fromhex(found[0].replace("%", "")).decode("utf-8", "replace")


def query_of(typed: str, limit: int = 8) -> str:
    """An FTS5 query for what was typed so far: every word, folded, as a beginning; "" where there is none."""
    return " ".join(f'"{word}"*' for word in _WORD.findall(fold(typed))[:limit])


@dataclass(frozen=True, slots=True)
class People:
    store: Store

    def get(self, person: int) -> PersonRecord:
        """Raises Missing."""
        row = self.store.db.first(f"SELECT {_COLUMNS} FROM people WHERE id = ?", (person,))
        if row is None:
            raise Missing
        return _record(row)

    def all(self) -> list[PersonRecord]:
        return [_record(r) for r in self.store.db.all(f"SELECT {_COLUMNS} FROM people ORDER BY name_key, people.id")]

    def count(self) -> int:
        return int(self.store.db.one("SELECT count(*) FROM people")[0])

    def save(self, record: PersonRecord) -> PersonRecord:
        """Adds or changes a person and gives what is stored now. Raises Stale."""
        store, now = self.store, self.store.now()
        url, name, company = keys(record.profile)
        with store.db.transaction():
            if record.id == 0:
                fresh = store.db.insert(
                    "INSERT INTO people (rev, profile, url, name_key, company_key, created, changed) "
                    "VALUES (1, ?, ?, ?, ?, ?, ?)",
                    (packed(record.profile), url, name, company, now, now),
                )
                saved = replace(record, id=fresh, rev=1, created=now, changed=now)
            else:
                done = store.db.run(
                    "UPDATE people SET rev = rev + 1, profile = ?, url = ?, name_key = ?, company_key = ?, changed = ? "
                    "WHERE id = ? AND rev = ?",
                    (packed(record.profile), url, name, company, now, record.id, record.rev),
                )
                if not done:
                    raise Stale(self._maybe(record.id), record)
                saved = replace(record, rev=record.rev + 1, changed=now)
            index(store, saved.id, saved.profile)
        return saved

    def search(self, typed: str, limit: int = 20) -> list[PersonRecord]:
        """Those in whom every typed word begins a word, accents aside; by name. Nothing typed: those changed last."""
        query = query_of(typed)
        if not query:
            rows = self.store.db.all(f"SELECT {_COLUMNS} FROM people ORDER BY changed DESC, id DESC LIMIT ?", (limit,))
        else:
            rows = self.store.db.all(
                f"SELECT {_COLUMNS} FROM people_search JOIN people ON people.id = people_search.rowid "
                "WHERE people_search MATCH ? ORDER BY name_key, people.id LIMIT ?",
                (query, limit),
            )
        return [_record(row) for row in rows]

    def duplicates(self, profile: Mapping[str, str], but: int = 0) -> list[PersonRecord]:
        """Who is likely the same: the same address, or the same name and company where not both have an address."""
        url, name, company = keys(profile)
        rows = self.store.db.all(
            f"SELECT {_COLUMNS} FROM people WHERE url = ? AND url <> '' AND id <> ? UNION "
            f"SELECT {_COLUMNS} FROM people WHERE name_key = ? AND name_key <> '' AND company_key = ? AND id <> ? "
            "AND (url = '' OR ? = '') ORDER BY 1",
            (url, but, name, company, but, url),
        )
        return [_record(row) for row in rows]

    def merge(self, kept: PersonRecord, other: PersonRecord) -> PersonRecord:
        """Makes one of two: fields of `kept` stand, empty ones are filled from `other`, and what was written to the
        other is now to the one. Raises Stale if either was changed meanwhile."""
        profile = {**other.profile, **{key: value for key, value in kept.profile.items() if value.strip()}}
        db = self.store.db
        with db.transaction():
            saved = self.save(replace(kept, profile=profile))
            if not db.run("DELETE FROM people WHERE id = ? AND rev = ?", (other.id, other.rev)):
                raise Stale(self._maybe(other.id), other)
            db.run("DELETE FROM people_search WHERE rowid = ?", (other.id,))
            db.run("UPDATE drafts SET person = ?, rev = rev + 1 WHERE person = ?", (kept.id, other.id))
            db.run("UPDATE sent SET person = ?, rev = rev + 1 WHERE person = ?", (kept.id, other.id))
        return saved

    def last_contact(self, person: int) -> str | None:
        """When a message to them was last logged; None: never."""
        found = self.store.db.one("SELECT max(at) FROM sent WHERE person = ?", (person,))[0]
        return None if found is None else str(found)

    def _maybe(self, person: int) -> PersonRecord | None:
        row = self.store.db.first(f"SELECT {_COLUMNS} FROM people WHERE id = ?", (person,))
        return None if row is None else _record(row)


def index(store: Store, person: int, profile: Mapping[str, str]) -> None:
    """Puts a person into the search, in place of what was there of them."""
    words = fold(" ".join(profile.get(name, "") for name in _SEARCHED))
    store.db.run("DELETE FROM people_search WHERE rowid = ?", (person,))
    store.db.run("INSERT INTO people_search (rowid, words) VALUES (?, ?)", (person, storable(words)))


def keys(profile: Mapping[str, str]) -> tuple[str, str, str]:
    """What tells people apart: address, name and company, as they are compared."""
    return (
        storable(address_key(profile.get("url", ""))),
        storable(fold(profile.get("name", ""))),
        storable(fold(profile.get("company", ""))),
    )


def _record(row: Row) -> PersonRecord:
    number, rev, profile, created, changed = row
    return PersonRecord(unpacked(profile), number, rev, created, changed)
