"""Power cuts, simulated: what the library's own code writes is recorded through a VFS, and at a random moment all that
was not synced is forgotten, torn or kept at random.

    python -m tests.library.powercuts [POINTS] [SEED]

The model is strict POSIX: a write is safe once its file was synced after it; the name of a new file once it was synced
itself (SQLite syncs the folder then); a deleted file may come back unless its folder was synced. Of unsynced writes 40
in 100 are dropped, 20 torn at a sector of 512 bytes, the rest kept, each for itself, so that order is lost as well.
"""

from __future__ import annotations

import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import apsw

from coach.library import Draft, Sent, open_library
from coach.library.database import Database, plain_connect, set_up

SECTOR = 512
ROOM = Path("/dev/shm") if os.access("/dev/shm", os.W_OK) else None


@dataclass
class Recording:
    """What happened to each file, by name, with the acknowledged saves in between."""

    base: dict[str, bytes]
    events: list[tuple[Any, ...]] = field(default_factory=list)


class _File(apsw.VFSFile):
    def __init__(self, vfs: str, name: Any, flags: list[int], events: list[tuple[Any, ...]]) -> None:
        self._name = Path(name.filename() if isinstance(name, apsw.URIFilename) else str(name)).name
        self._events = events
        super().__init__(vfs, name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:
        super().xWrite(data, offset)
        self._events.append(("write", self._name, offset, bytes(data)))

    def xTruncate(self, size: int) -> None:
        super().xTruncate(size)
        self._events.append(("truncate", self._name, size))

    def xSync(self, flags: int) -> None:
        super().xSync(flags)
        self._events.append(("sync", self._name))


class _Vfs(apsw.VFS):
    def __init__(self, name: str, events: list[tuple[Any, ...]]) -> None:
        self.events = events
        self.called = name
        super().__init__(name, "")

    def xOpen(self, name: Any, flags: list[int]) -> Any:
        file = _File("", name, flags, self.events)
        if flags[0] & apsw.SQLITE_OPEN_CREATE:
            self.events.append(("open", file._name))
        return file

    def xDelete(self, name: str, sync: bool) -> None:
        super().xDelete(name, sync)
        self.events.append(("delete", Path(name).name, sync))


class _Cursor:
    """An apsw cursor as sqlite3 has it."""

    def __init__(self, connection: apsw.Connection, statement: str, values: Any) -> None:
        before = connection.total_changes()
        self._rows = connection.cursor().execute(statement, tuple(values)).fetchall()
        self.rowcount = connection.total_changes() - before
        self.lastrowid = connection.last_insert_rowid()

    def fetchall(self) -> list[Any]:
        return self._rows

    def fetchmany(self, count: int) -> list[Any]:
        return self._rows[:count]


class Recorded:
    """A connection of sqlite3's kind on an apsw one."""

    def __init__(self, address: str, vfs: str, careless: bool) -> None:
        self._careless = careless
        self._connection = apsw.Connection(address, flags=apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_URI, vfs=vfs)

    @property
    def in_transaction(self) -> bool:
        return self._connection.in_transaction

    def execute(self, statement: str, values: Any = ()) -> _Cursor:
        if self._careless and statement.startswith("PRAGMA synchronous"):
            statement = "PRAGMA synchronous = OFF"
        return _Cursor(self._connection, statement, values)

    def executemany(self, statement: str, rows: Any) -> None:
        self._connection.cursor().executemany(statement, rows)

    def close(self) -> None:
        self._connection.close()


def record(seed: int, saves: int = 60, careless: bool = False) -> Recording:
    """A session of `saves` saves with checkpoints, an end and a new start in between. `careless`: the control, which
    never syncs."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory(dir=ROOM) as top:
        folder = Path(top)
        library = open_library(folder).library
        draft = library.drafts.save(Draft("0:"))
        library.close()
        done = Recording({"library.db": (folder / "library.db").read_bytes()})
        vfs = _Vfs(f"recording-{seed}-{careless}", done.events)
        number = 0
        for _ in range(2):
            library = open_library(folder, connect=lambda a: Recorded(a, vfs.called, careless)).library
            library._db.run("PRAGMA wal_autocheckpoint = 40")
            for _ in range(saves // 2):
                number += 1
                text = f"{number}:" + "abc " * chance.choice((10, 75, 2000))
                with library.together():
                    draft = library.drafts.save(Draft(text, id=draft.id, rev=draft.rev))
                    library.sent.log(Sent(text[:300], name=f"Person {number}"))
                done.events.append(("acknowledged", number))
            library.close()
            done.events.append(("closed",))
        vfs.unregister()
        return done


@dataclass
class _Stored:
    """One file: `safe` is on the disk, `unsafe` may be."""

    safe: bytearray
    unsafe: list[tuple[Any, ...]] = field(default_factory=list)
    named: bool = True
    gone: bool = False

    def surviving(self, chance: random.Random) -> bytes | None:
        if (self.gone or not self.named) and chance.random() < 0.5:
            return None
        left = bytearray(self.safe)
        for what, at, *data in self.unsafe:
            fate = chance.random()
            if fate < 0.4:
                continue
            if what == "truncate":
                del left[at:]
                continue
            whole = data[0]
            if fate < 0.6:
                whole = whole[: SECTOR * chance.randint(0, len(whole) // SECTOR)]
            if len(left) < at:
                left.extend(bytes(at - len(left)))
            left[at : at + len(whole)] = whole
        return bytes(left)


def states(recording: Recording) -> Iterator[tuple[int, dict[str, _Stored]]]:
    """After each event: the last acknowledged number, and the files."""
    disk = {name: _Stored(bytearray(content)) for name, content in recording.base.items()}
    acknowledged = 0
    for what, *rest in recording.events:
        if what == "acknowledged":
            acknowledged = rest[0]
        elif what == "open":
            if rest[0] not in disk or disk[rest[0]].gone:
                disk[rest[0]] = _Stored(bytearray(), named=False)
        elif what in ("write", "truncate"):
            disk[rest[0]].unsafe.append((what, *rest[1:]))
        elif what == "sync":
            stored = disk[rest[0]]
            for kind, at, *data in stored.unsafe:
                if kind == "truncate":
                    del stored.safe[at:]
                else:
                    stored.safe.extend(bytes(max(0, at - len(stored.safe))))
                    stored.safe[at : at + len(data[0])] = data[0]
            stored.unsafe.clear()
            stored.named = True
        elif what == "delete" and rest[0] in disk:
            if rest[1]:
                del disk[rest[0]]
            else:
                disk[rest[0]].gone = True
        yield acknowledged, disk


@dataclass
class Figures:
    points: int = 0
    lost: int = 0
    unreadable: int = 0
    torn: int = 0


def check(folder: Path) -> tuple[int, int]:
    """The number of the draft that is there, and how many messages were logged. Raises sqlite3.Error, ValueError."""
    db = Database(plain_connect((folder / "library.db").as_uri() + "?mode=rw"))
    try:
        set_up(db)
        if db.all("PRAGMA quick_check(1)") != [("ok",)]:
            raise ValueError("not whole")
        return int(str(db.one("SELECT text FROM drafts")[0]).split(":")[0]), int(db.one("SELECT count(*) FROM sent")[0])
    finally:
        db.close()


def cut(recording: Recording, points: int, seed: int, figures: Figures) -> None:
    """Cuts the power at `points` random moments of `recording`."""
    chance = random.Random(seed)
    last = len(recording.events)
    moments = sorted(chance.randrange(last) for _ in range(points))
    with tempfile.TemporaryDirectory(dir=ROOM) as top:
        folder = Path(top)
        for at, (acknowledged, disk) in enumerate(states(recording)):
            while moments and moments[0] == at:
                moments.pop(0)
                for name in os.listdir(folder):
                    (folder / name).unlink()
                for name, stored in disk.items():
                    content = stored.surviving(chance)
                    if content is not None:
                        (folder / name).write_bytes(content)
                figures.points += 1
                try:
                    there, logged = check(folder)
                except Exception:
                    figures.unreadable += 1
                else:
                    figures.lost += there < acknowledged
                    figures.torn += there != logged or there > acknowledged + 1


def run(points: int, seed: int, careless: bool = False) -> Figures:
    """A new recording for every 2,500 points."""
    figures = Figures()
    for _ in batches(points, seed, figures, careless):
        pass
    return figures


def batches(points: int, seed: int, figures: Figures, careless: bool = False) -> Iterator[None]:
    while figures.points < points:
        number = seed * 1000 + figures.points // 2500
        cut(record(number, careless=careless), min(2500, points - figures.points), number, figures)
        yield


if __name__ == "__main__":
    count, first = (int(a) for a in (sys.argv[1:] + ["100000", "1"][len(sys.argv) - 1 :]))
    start, done = time.perf_counter(), Figures()
    for _ in batches(count, first, done):
        if done.points % 50_000 == 0 or done.points == count:
            seconds = round(time.perf_counter() - start)
            print(json.dumps(asdict(done) | {"seed": first, "seconds": seconds}), flush=True)
