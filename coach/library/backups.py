"""Backups in tiers: the latest, one an hour, one a day. A copy is checked before it replaces anything."""

from __future__ import annotations

import contextlib
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from coach.library import files
from coach.library.checking import Finding, check_file
from coach.library.database import Connect, Database, open_untouched, plain_connect
from coach.library.errors import Damaged
from coach.library.schema import PLAIN

LATEST = "latest.db"
EVERY = timedelta(minutes=10)
"""A younger backup is young enough."""
HOURS, DAYS = 4, 7
"""How many of each tier stay."""


def folder_of(folder: Path) -> Path:
    return folder / files.BACKUPS


def candidates(folder: Path) -> list[Path]:
    """All backups, newest first; whether they are sound is another matter."""
    found = [(p.stat().st_mtime_ns, p.name, p) for p in folder_of(folder).glob("*.db") if p.is_file()]
    return [path for _, _, path in sorted(found, reverse=True)]


def last_made(folder: Path) -> datetime | None:
    """When the latest backup was made."""
    with contextlib.suppress(OSError):
        return datetime.fromtimestamp((folder_of(folder) / LATEST).stat().st_mtime, UTC)
    return None


def back_up(
    db: Database, folder: Path, now: datetime, *, force: bool = False, connect: Connect = plain_connect
) -> bool:
    """Makes a backup if the latest is old enough, or with `force`. Raises sqlite3.Error, OSError, and Damaged if the
    copy is not sound; every backup before stays then."""
    last = last_made(folder)
    if not force and last is not None and timedelta(0) <= now - last < EVERY:
        return False
    place = folder_of(folder)
    files.make_folder(place)
    fresh = place / "latest.new"
    try:
        files.make_file(fresh)
        db.run("VACUUM INTO ?", (str(fresh),))
        if check_file(fresh, connect=connect) is not Finding.SOUND or not _as_many(db, fresh, connect):
            raise Damaged
        files.put_in_place(fresh, place / LATEST)
    finally:
        fresh.unlink(missing_ok=True)
    for tier, stem, many in (("hour", now.strftime("%Y-%m-%dT%H"), HOURS), ("day", now.strftime("%Y-%m-%d"), DAYS)):
        _keep_in_tier(place, f"{tier}-{stem}.db", f"{tier}-*.db", many)
    return True


def _keep_in_tier(place: Path, name: str, all_of_it: str, many: int) -> None:
    if (place / name).exists():
        return  # the first of its hour or day stands, whatever happens later in it
    fresh = place / "tier.new"
    try:
        files.copy(place / LATEST, fresh)
        files.put_in_place(fresh, place / name)
    finally:
        fresh.unlink(missing_ok=True)
    for old in sorted(place.glob(all_of_it), reverse=True)[many:]:
        old.unlink(missing_ok=True)


def keep_before_migration(path: Path, folder: Path, version: int) -> None:
    """A copy of a database of an earlier version, before it is changed. Raises OSError."""
    place = folder_of(folder)
    files.make_folder(place)
    target = place / f"before-version-{version + 1}.db"
    fresh = place / "tier.new"
    try:
        files.copy(path, fresh)
        files.put_in_place(fresh, target)
    finally:
        fresh.unlink(missing_ok=True)


def newest_sound(folder: Path, fresh: Path, connect: Connect = plain_connect) -> datetime | None:
    """Copies the newest backup that passes the check to `fresh` and gives its time; None where none does."""
    for path in candidates(folder):
        made = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        files.copy(path, fresh)
        if check_file(fresh, connect=connect) is Finding.SOUND:
            return made
        files.remove(fresh)
    return None


def _as_many(db: Database, copied: Path, connect: Connect) -> bool:

    other = open_untouched(copied, connect)
    try:
        return all(other.one(count) == db.one(count) for count in (f"SELECT count(*) FROM {t}" for t in PLAIN))
    finally:
        other.close()


# --- a clean end -----------------------------------------------------------------------------------------------------


def mark_clean(path: Path) -> None:
    """Notes that `path` was closed with nothing left in its log. Raises OSError."""
    if path.with_name(path.name + "-wal").exists():
        return
    stat = path.stat()
    mark = path.with_name(files.CLEAN)
    files.make_file(mark)
    mark.write_text(json.dumps([stat.st_size, stat.st_mtime_ns]), encoding="ascii")


def was_clean(path: Path) -> bool:
    """Whether `path` is as it was closed."""
    try:
        stat = path.stat()
        return bool(json.loads(path.with_name(files.CLEAN).read_bytes()) == [stat.st_size, stat.st_mtime_ns])
    except (OSError, ValueError, RecursionError):
        return False
