"""Everything as plain JSON, and back to the identical state; Markdown and CSV for people and for spreadsheets."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from coach.cells import csv_text, harmless
from coach.errors import InputError
from coach.library import history, people, wiping
from coach.library.database import Database
from coach.library.files import write_whole
from coach.library.records import Outcome, Sent
from coach.library.schema import PLAIN, storable
from coach.library.store import Store, packed, unpacked
from coach.people import fold

FORMAT = 1
WHOLE, TEXT, MAYBE_WHOLE, MAYBE_TEXT, OBJECT, FLAG = "whole", "text", "whole?", "text?", "object", "flag"
_TABLES: Mapping[str, Mapping[str, str]] = {
    "meta": {"key": TEXT, "value": TEXT},
    "people": {"id": WHOLE, "rev": WHOLE, "profile": OBJECT, "created": TEXT, "changed": TEXT},
    "you": {"id": WHOLE, "rev": WHOLE, "profile": OBJECT},
    "drafts": {
        **{"id": WHOLE, "rev": WHOLE, "person": MAYBE_WHOLE, "channel": TEXT, "subject": TEXT, "text": TEXT},
        **{"recipient": OBJECT, "created": TEXT, "changed": TEXT},
    },
    "versions": {"id": WHOLE, "draft": WHOLE, "at": TEXT, "subject": TEXT, "text": TEXT},
    "sent": {
        **{"id": WHOLE, "rev": WHOLE, "at": TEXT, "person": MAYBE_WHOLE, "name": TEXT, "company": TEXT},
        **{"channel": TEXT, "verdict": TEXT, "subject": TEXT, "text": TEXT, "personal": FLAG, "outcome": TEXT},
        "outcome_at": MAYBE_TEXT,
    },
    "mutes": {"id": WHOLE, "rule": TEXT, "text": MAYBE_TEXT, "at": TEXT, "ended": MAYBE_TEXT},
    "practice": {"exercise": TEXT, "rev": WHOLE, "card": OBJECT},
    "reviews": {"id": WHOLE, "exercise": TEXT, "at": TEXT, "log": OBJECT},
    "teardowns": {"id": WHOLE, "rev": WHOLE, "title": TEXT, "data": OBJECT, "created": TEXT, "changed": TEXT},
}
"""What a spreadsheet may take for a formula (OWASP, CSV injection)."""
_LARGEST = 2**63 - 1


def snapshot(db: Database) -> dict[str, Any]:
    """All tables that hold what people put in, as JSON has them."""
    kept: dict[str, Any] = {"firstline": FORMAT}
    for table in PLAIN:
        columns = _TABLES[table]
        rows = db.all(f"SELECT {', '.join(columns)} FROM {table} ORDER BY 1")
        kept[table] = [
            {name: _out(kind, value) for (name, kind), value in zip(columns.items(), row, strict=True)} for row in rows
        ]
    return kept


def restore(store: Store, read: object) -> None:
    """Has exactly what `read`, a snapshot, says in place of what is there. Raises InputError: all is as before."""
    tables = _checked(read)
    with store.db.transaction():
        wiping.empty(store)
        for table, rows in tables.items():
            columns = list(_TABLES[table])
            extra = {"people": ["url", "name_key", "company_key"], "sent": ["name_key"]}.get(table, [])
            names = ", ".join(columns + extra)
            marks = ", ".join("?" * len(columns + extra))
            try:
                for row in rows:
                    values = [_in(_TABLES[table][name], row[name]) for name in columns] + _derived(table, row)
                    store.db.run(f"INSERT INTO {table} ({names}) VALUES ({marks})", values)
            except sqlite3.IntegrityError as error:
                raise InputError(f"{table}: two rows have the same id") from error
        for row in tables["people"]:
            people.index(store, row["id"], row["profile"])
        for row in tables["sent"]:
            history.index(store, Sent(**{**row, "outcome": Outcome(row["outcome"])}))


def _derived(table: str, row: Mapping[str, Any]) -> list[str]:
    if table == "people":
        return list(people.keys(row["profile"]))
    return [storable(fold(row["name"]))] if table == "sent" else []


def _checked(read: object) -> dict[str, list[dict[str, Any]]]:
    if not isinstance(read, dict) or read.get("firstline") != FORMAT:
        raise InputError("this is no export of Firstline's")
    if unknown := set(read) - {"firstline", *PLAIN}:
        raise InputError(f"unknown: {sorted(map(str, unknown))[0]}")
    tables: dict[str, list[dict[str, Any]]] = {}
    for table in PLAIN:
        rows = read.get(table)
        if not isinstance(rows, list):
            raise InputError(f"{table}: must be a list")
        for number, row in enumerate(rows, 1):
            if not isinstance(row, dict) or set(row) != set(_TABLES[table]):
                raise InputError(f"{table}, row {number}: must hold exactly {', '.join(_TABLES[table])}")
            for name, kind in _TABLES[table].items():
                if not _fits(kind, row[name]):
                    raise InputError(f"{table}, row {number}: {name}: wrong type")
            if table == "sent" and row["outcome"] not in set(Outcome):
                raise InputError(f"sent, row {number}: outcome: unknown")
            if table in ("people", "you") and not _all_text(row["profile"]):
                raise InputError(f"{table}, row {number}: profile: wrong type")
            if table == "drafts" and not _all_text(row["recipient"]):
                raise InputError(f"drafts, row {number}: recipient: wrong type")
        tables[table] = rows
    return tables


def _all_text(value: Mapping[str, Any]) -> bool:
    return all(isinstance(one, str) for one in value.values())


def _fits(kind: str, value: Any) -> bool:
    if kind.endswith("?"):
        return value is None or _fits(kind[:-1], value)
    if kind == WHOLE:
        return type(value) is int and 0 <= value <= _LARGEST
    return isinstance(value, {TEXT: str, OBJECT: dict, FLAG: bool}[kind])


def _out(kind: str, value: Any) -> Any:
    return unpacked(value) if kind == OBJECT else bool(value) if kind == FLAG else value


def _in(kind: str, value: Any) -> Any:
    return packed(value) if kind == OBJECT else storable(value) if isinstance(value, str) else value


# --- for people ------------------------------------------------------------------------------------------------------


def markdown(kept: Mapping[str, Any]) -> str:
    """A snapshot to be read. A person's words stand in fences that they cannot end."""
    parts = ["# What Firstline keeps", "## You", *(_profile(one["profile"]) for one in kept["you"]), "## People"]
    for one in kept["people"]:
        parts += [f"### {_heading(one['profile'].get('name', ''))}", _profile(one["profile"])]
    parts.append("## Drafts")
    for one in kept["drafts"]:
        to = _heading(one["recipient"].get("name", ""))
        parts += [f"### To {to}, {one['changed'][:10]}", *_letter(one)]
        for old in (v for v in kept["versions"] if v["draft"] == one["id"]):
            parts += [f"As it was on {old['at'][:16].replace('T', ' ')}:", _fenced(old["text"])]
    parts.append("## Copied")
    for one in kept["sent"]:
        parts += [f"### To {_heading(one['name'])}, {one['at'][:10]} ({one['outcome']})", *_letter(one)]
    parts.append("## Not flagged any more")
    for one in kept["mutes"]:
        if one["ended"] is None:
            parts.append(_fenced(one["rule"] if one["text"] is None else f"{one['rule']}: {one['text']}"))
    parts.append("## Practice")
    for one in kept["practice"]:
        parts += [f"### {_heading(one['exercise'])}", _fenced(json.dumps(one["card"], indent=1))]
    parts.append("## Your teardowns")
    for one in kept["teardowns"]:
        parts += [f"### {_heading(one['title'])}", _fenced(json.dumps(one["data"], indent=1, ensure_ascii=False))]
    return "\n\n".join(parts) + "\n"


def _letter(one: Mapping[str, Any]) -> list[str]:
    subject = [_fenced(f"Subject: {one['subject']}")] if one["subject"] else []
    return [f"Channel: {_heading(one['channel'])}", *subject, _fenced(one["text"])]


def _profile(profile: Mapping[str, str]) -> str:
    return _fenced("\n".join(f"{name}: {value}" for name, value in profile.items() if value))


def _heading(words: str) -> str:
    return re.sub(r"([\\`*_{}\[\]()#+\-.!<>|~&])", r"\\\1", " ".join(words.split())) or "someone"


def _fenced(words: str) -> str:
    longest = max((len(run) for run in re.findall(r"`+", words)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{words}\n{fence}"


def table(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> str:
    records = [["" if row.get(name) is None else str(row[name]) for name in columns] for row in rows]
    return csv_text(columns, records)


def write(db: Database, folder: Path) -> list[Path]:
    """Writes `firstline.json`, `firstline.md`, `people.csv` and `sent.csv` into `folder`, each whole, for this user
    alone. Raises OSError."""
    kept = snapshot(db)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    profiles = [one["profile"] for one in kept["people"]]
    fields = list(dict.fromkeys(("name", "company", *(harmless(str(key)) for one in profiles for key in one))))
    sent = ("at", "name", "company", "channel", "verdict", "outcome", "subject", "text")
    contents = {
        "firstline.json": json.dumps(kept, ensure_ascii=True, indent=1),
        "firstline.md": markdown(kept),
        "people.csv": "\ufeff" + table(profiles, fields),
        "sent.csv": "\ufeff" + table(kept["sent"], sent),
    }
    for name, words in contents.items():
        write_whole(folder / name, words, errors="replace")
    return [folder / name for name in contents]
