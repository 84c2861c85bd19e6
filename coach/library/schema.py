"""The tables, their version, and the steps from each earlier version to the next.

Text is kept as given but for lone surrogates, which SQLite cannot hold (`storable`). Times are ISO 8601 in UTC with
seconds. Lists and profiles are JSON.
"""

from __future__ import annotations

from collections.abc import Sequence

from coach.library.database import Database

APPLICATION = 0x46697273
"""`application_id` of a database of ours: "Firs"."""

V1 = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE people (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rev INTEGER NOT NULL, profile TEXT NOT NULL, url TEXT NOT NULL,
    name_key TEXT NOT NULL, company_key TEXT NOT NULL, created TEXT NOT NULL, changed TEXT NOT NULL);
CREATE INDEX people_by_url ON people (url) WHERE url <> '';
CREATE INDEX people_by_name ON people (name_key, company_key);
CREATE VIRTUAL TABLE people_search USING fts5 (words, prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 2');
CREATE TABLE you (id INTEGER PRIMARY KEY CHECK (id = 1), rev INTEGER NOT NULL, profile TEXT NOT NULL);
CREATE TABLE drafts (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rev INTEGER NOT NULL, person INTEGER, channel TEXT NOT NULL,
    subject TEXT NOT NULL, text TEXT NOT NULL, recipient TEXT NOT NULL, created TEXT NOT NULL, changed TEXT NOT NULL);
CREATE INDEX drafts_by_change ON drafts (changed);
CREATE INDEX drafts_by_person ON drafts (person);
CREATE TABLE versions (
    id INTEGER PRIMARY KEY AUTOINCREMENT, draft INTEGER NOT NULL, at TEXT NOT NULL, subject TEXT NOT NULL,
    text TEXT NOT NULL);
CREATE INDEX versions_by_draft ON versions (draft, id);
CREATE TABLE sent (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rev INTEGER NOT NULL, at TEXT NOT NULL, person INTEGER,
    name TEXT NOT NULL, company TEXT NOT NULL, name_key TEXT NOT NULL, channel TEXT NOT NULL, verdict TEXT NOT NULL,
    subject TEXT NOT NULL, text TEXT NOT NULL, personal INTEGER NOT NULL, outcome TEXT NOT NULL, outcome_at TEXT);
CREATE INDEX sent_by_time ON sent (at);
CREATE INDEX sent_by_person ON sent (person, at);
CREATE INDEX sent_by_name ON sent (name_key, at);
CREATE VIRTUAL TABLE sent_search USING fts5 (words, prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2');
CREATE TABLE shingles (hash INTEGER NOT NULL, sent INTEGER NOT NULL, PRIMARY KEY (hash, sent)) WITHOUT ROWID;
CREATE INDEX shingles_by_sent ON shingles (sent);
CREATE TABLE mutes (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rule TEXT NOT NULL, text TEXT, at TEXT NOT NULL, ended TEXT);
CREATE TABLE practice (exercise TEXT PRIMARY KEY, rev INTEGER NOT NULL, card TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE reviews (
    id INTEGER PRIMARY KEY AUTOINCREMENT, exercise TEXT NOT NULL, at TEXT NOT NULL, log TEXT NOT NULL);
CREATE INDEX reviews_by_exercise ON reviews (exercise, id);
CREATE TABLE teardowns (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rev INTEGER NOT NULL, title TEXT NOT NULL, data TEXT NOT NULL,
    created TEXT NOT NULL, changed TEXT NOT NULL);
"""

STEPS: Sequence[str] = (V1,)
"""STEPS[n] leads from version n to n + 1. A step that was released is never changed; tests/library/ keeps a database
of each version."""

PLAIN = ("meta", "people", "you", "drafts", "versions", "sent", "mutes", "practice", "reviews", "teardowns")
"""The tables that hold what people put in; all others are made from them."""


def statements(script: str) -> list[str]:
    """The single statements of `script`, which has no semicolon in a literal."""
    return [one.strip() for one in script.split(";") if one.strip()]


def version(db: Database) -> int:
    return int(db.one("PRAGMA user_version")[0])


def migrate(db: Database, steps: Sequence[str] | None = None) -> None:
    """Brings an empty or older database to the newest version, each step whole or not at all."""
    steps = STEPS if steps is None else steps
    for number in range(version(db), len(steps)):
        with db.transaction():
            for statement in statements(steps[number]):
                db.run(statement)
            db.run(f"PRAGMA user_version = {number + 1}")
            db.run(f"PRAGMA application_id = {APPLICATION}")


def storable(text: str) -> str:
    """`text` as the database can hold it: a lone surrogate, which no encoding has, becomes U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if _broken(text) else text


def _broken(text: str) -> bool:
    return not text.isascii() and any("\ud800" <= c <= "\udfff" for c in text)
