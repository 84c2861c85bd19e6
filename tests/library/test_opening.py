"""Whatever lies in place of the library: the start succeeds or says why not, nothing is lost, and what is bad is kept
byte for byte."""

from __future__ import annotations

import gzip
import os
import random
import shutil
import sqlite3
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from coach.library import (
    Damaged,
    Draft,
    Library,
    Newer,
    Passing,
    PersonRecord,
    Sent,
    Trouble,
    backups,
    checking,
    open_library,
    opening,
    schema,
)
from coach.library.database import Database, plain_connect
from coach.library.errors import trouble
from tests.library.conftest import StandingClock

ROOT = Path(__file__).resolve().parents[2]
STEP = 8192
needs_root = pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="needs root on Linux")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with a backup, closed."""
    folder = tmp_path_factory.mktemp("filled")
    library = open_library(folder, clock=StandingClock()).library
    for number in range(60):
        library.drafts.save(Draft(f"draft {number} " + "word " * 100))
        library.people.save(PersonRecord({"name": f"Person {number}"}))
        library.sent.log(Sent(f"message {number} of mine to someone whom I do not know at all", name=f"P{number}"))
    assert library.back_up()
    library.close()
    return folder


@pytest.fixture
def folder(filled: Path, tmp_path: Path) -> Path:
    copied = tmp_path / "copied"
    shutil.copytree(filled, copied)
    return copied


def texts(library: Library) -> list[str]:
    return sorted(draft.text for draft in library.drafts.all())


def kept(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in folder.glob("kept/*/library.db")]


def opened_with(folder: Path, content: bytes) -> tuple[str | None, int]:
    """Opens the library with `content` in its place, and gives what is said and how many drafts are there."""
    (folder / "library.db").write_bytes(content)
    opened = open_library(folder)
    count = len(opened.library.drafts.all())
    opened.library.drafts.save(Draft("and it can be written to"))
    opened.library.close()
    return opened.notice, count


def start_over(filled: Path, folder: Path) -> None:
    shutil.rmtree(folder)
    shutil.copytree(filled, folder)


def test_every_prefix_of_a_library(filled: Path, folder: Path) -> None:
    whole = (filled / "library.db").read_bytes()
    assert len(whole) > 10 * STEP
    for size in range(0, len(whole), STEP):
        start_over(filled, folder)
        notice, count = opened_with(folder, whole[:size])
        assert notice is not None, size
        assert "the backup of" in notice
        assert count == 60
        assert kept(folder) == [whole[:size]]


def test_300_mutants_of_a_library(filled: Path, folder: Path) -> None:
    whole = (filled / "library.db").read_bytes()
    chance = random.Random(11)
    noticed = 0
    for number in range(300):
        mutant = bytearray(whole)
        for _ in range(chance.choice((1, 1, 8, 200))):
            mutant[chance.randrange(len(mutant))] = chance.randrange(256)
        if chance.random() < 0.4:
            at = chance.randrange(0, len(mutant), 4096)
            mutant[at : at + 4096] = chance.choice((bytes(4096), chance.randbytes(4096)))
        if chance.random() < 0.1:
            # The head alone: version, owner, format.
            mutant[chance.randrange(100)] ^= 1 << chance.randrange(8)
        if number % 10 == 0:
            shutil.rmtree(folder / "kept", ignore_errors=True)
        before = set(folder.glob("kept/*"))
        (folder / "library.db").write_bytes(mutant)
        try:
            opened = open_library(folder)
        except Newer:
            assert (folder / "library.db").read_bytes() == mutant
            noticed += 1
            continue
        if opened.notice is not None:
            noticed += 1
            (new,) = set(folder.glob("kept/*")) - before
            assert (new / "library.db").read_bytes() == mutant
            assert len(opened.library.drafts.all()) == 60
        opened.library.close()
    assert noticed > 150


@pytest.mark.parametrize(
    "content",
    [
        b"Dear diary,\n" * 900,
        bytes(65536),
        b"SQLite format 3\0" + b"\xff" * 8000,
        b"\0",
        b"PK\3\4" + bytes(5000),
    ],
)
def test_a_file_of_another_kind(folder: Path, content: bytes) -> None:
    notice, count = opened_with(folder, content)
    assert notice is not None
    assert str(folder / "kept") in notice
    assert count == 60
    assert kept(folder) == [content]


def test_a_database_of_another_program(folder: Path, tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE drafts (x)")
    other.commit()
    other.close()
    content = (tmp_path / "other.db").read_bytes()
    notice, count = opened_with(folder, content)
    assert notice is not None
    assert notice.startswith("The file in place of your library is none of Firstline's")
    assert (count, kept(folder)) == (60, [content])


def test_a_folder_in_place_of_the_library(folder: Path) -> None:
    (folder / "library.db").unlink()
    (folder / "library.db").mkdir()
    (folder / "library.db" / "note").write_text("mine")
    opened = open_library(folder)
    assert len(opened.library.drafts.all()) == 60
    opened.library.close()
    assert [p.read_text() for p in folder.glob("kept/*/library.db/note")] == ["mine"]


def test_a_library_that_is_gone_comes_back_from_the_backup(folder: Path) -> None:
    (folder / "library.db").unlink()
    opened = open_library(folder)
    assert opened.notice is not None
    assert opened.notice.startswith("Your library was gone, and the backup of")
    assert len(opened.library.drafts.all()) == 60
    opened.library.close()


def test_a_first_start_says_nothing(tmp_path: Path) -> None:
    opened = open_library(tmp_path / "not" / "there")
    assert opened.notice is None
    assert opened.library.drafts.all() == []
    opened.library.close()


def test_without_a_backup_a_new_one_is_begun_and_said(folder: Path) -> None:
    shutil.rmtree(folder / "backups")
    notice, count = opened_with(folder, b"x" * 5000)
    assert notice is not None
    assert notice.endswith("and a new one was begun.")
    assert count == 0
    assert kept(folder) == [b"x" * 5000]


def test_the_newest_backup_that_is_sound_takes_over(folder: Path) -> None:
    (folder / "backups" / "latest.db").write_bytes(b"")
    sound = sorted((folder / "backups").glob("hour-*.db"))[0]
    bad = folder / "backups" / "hour-9999-01-01T00.db"
    bad.write_bytes(sound.read_bytes()[:-5000])
    os.utime(bad, (2e9, 2e9))
    notice, count = opened_with(folder, b"x" * 5000)
    assert count == 60
    assert notice is not None
    assert "backup" in notice


def test_what_is_newer_than_the_backup_is_read_out_of_a_damaged_library(folder: Path) -> None:
    library = open_library(folder).library
    old = library.drafts.all()[0]
    library.drafts.save(replace(old, text="changed since"))
    for number in range(40):
        person = library.people.save(PersonRecord({"name": f"New {number}"}))
        library.drafts.save(Draft(f"new draft {number} " + "word " * 100, person=person.id))
        library.sent.log(Sent(f"new message {number}", name=f"New {number}", person=person.id))
    library.close()
    bad = bytearray((folder / "library.db").read_bytes())
    at = bad.index(b"new draft 20 ")
    page = at - at % 4096
    bad[page : page + 4096] = b"\xff" * 4096
    (folder / "library.db").write_bytes(bad)
    opened = open_library(folder)
    assert opened.notice is not None
    assert "newer entries could be saved" in opened.notice
    assert kept(folder) == [bytes(bad)]
    found = texts(opened.library)
    assert "changed since" in found
    assert old.text in found
    saved = [d for d in opened.library.drafts.all() if d.text.startswith("new draft")]
    assert 30 <= len(saved) < 40
    assert opened.library.people.get(saved[0].person or 0).name.startswith("New")
    assert len(opened.library.sent.find("new message")) == 40
    opened.library.close()
    again = open_library(folder)
    assert again.notice is None
    again.library.close()


def test_a_newer_library_is_left_as_it_is(folder: Path) -> None:
    db = sqlite3.connect(folder / "library.db")
    db.execute("PRAGMA user_version = 99")
    db.close()
    files = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with pytest.raises(Newer, match="newer Firstline"):
        open_library(folder)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == files


def test_a_newer_library_after_a_crash_is_left_as_it_is(folder: Path) -> None:
    db = plain_connect(f"file:{folder / 'library.db'}?mode=rw")
    db.execute("PRAGMA user_version = 99")
    saved = {name: (folder / name).read_bytes() for name in ("library.db", "library.db-wal")}
    db.close()
    for name, content in saved.items():
        (folder / name).write_bytes(content)
    with pytest.raises(Newer):
        open_library(folder)
    assert {name: (folder / name).read_bytes() for name in saved} == saved


def test_a_log_of_a_crash_is_played_in(folder: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from coach.library import *\n"
        "open_library(Path(sys.argv[1])).library.drafts.save(Draft('only in the log')); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", code, str(folder)], cwd=ROOT, check=True)
    assert (folder / "library.db-wal").stat().st_size > 0
    opened = open_library(folder)
    assert opened.notice is None
    assert "only in the log" in texts(opened.library)
    opened.library.close()


def test_a_log_that_is_none_is_kept_and_told(folder: Path) -> None:
    (folder / "library.db-wal").write_bytes(b"rubbish " * 1000)
    opened = open_library(folder)
    assert opened.notice is not None
    assert "newest saves could not be read" in opened.notice
    assert len(opened.library.drafts.all()) == 60
    opened.library.close()
    assert [p.read_bytes() for p in folder.glob("kept/*/library.db-wal")] == [b"rubbish " * 1000]


def test_a_second_instance_is_kept_out(folder: Path) -> None:
    first = open_library(folder).library
    with pytest.raises(Passing, match="already open") as caught:
        open_library(folder)
    assert caught.value.trouble is Trouble.BUSY
    assert not (folder / "kept").exists()
    first.close()
    open_library(folder).library.close()


def test_damage_met_in_use_is_told_apart(folder: Path) -> None:
    library = open_library(folder).library
    with (folder / "library.db").open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * ((folder / "library.db").stat().st_size - 4096))
    library._db.run("PRAGMA shrink_memory")
    with pytest.raises(Damaged):
        library.do(lambda one: [one.drafts.all(), one.people.all(), one.sent.find()])
    library.close()
    opened = open_library(folder)
    assert opened.notice is not None
    assert len(opened.library.drafts.all()) == 60
    opened.library.close()


CODES = {
    sqlite3.SQLITE_BUSY: Trouble.BUSY,
    sqlite3.SQLITE_FULL: Trouble.FULL,
    sqlite3.SQLITE_READONLY: Trouble.READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: Trouble.UNREACHABLE,
    sqlite3.SQLITE_IOERR_READ: Trouble.UNREACHABLE,
}


class Failing(sqlite3.Connection):
    """Fails at one statement, counted over all connections."""

    left = 0
    code = 0

    def execute(self, *statement: Any) -> sqlite3.Cursor:
        Failing.left -= 1
        if Failing.left == 0:
            error = sqlite3.OperationalError("planted")
            error.sqlite_errorcode = Failing.code
            raise error
        return super().execute(*statement)


def failing_connect(address: str) -> sqlite3.Connection:
    return sqlite3.connect(address, uri=True, isolation_level=None, factory=Failing, check_same_thread=False)


@pytest.mark.parametrize("code", CODES, ids=lambda code: str(CODES[code]))
def test_what_passes_is_never_called_damage(folder: Path, code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """At whichever statement of the start it comes."""
    if CODES[code] is Trouble.READ_ONLY:
        monkeypatch.setattr(opening, "_look_only", _refuse_to_look)
    before, met = (folder / "library.db").read_bytes(), set()
    for at in range(1, 200):
        (folder / "library.clean").unlink(missing_ok=True)
        Failing.left, Failing.code = at, code
        try:
            opened = open_library(folder, connect=failing_connect)
        except Passing as error:
            met.add(error.trouble)
        else:
            opened.library.close()
            if Failing.left > 0:
                break
        Failing.left = 0
        assert not (folder / "kept").exists(), at
    assert at > 10
    assert met == {CODES[code]}
    assert (folder / "library.db").read_bytes()[100:] == before[100:]


def _refuse_to_look(*_: object) -> None:
    raise Passing(Trouble.READ_ONLY)


def test_only_two_codes_are_damage() -> None:
    damage = []
    for code in range(1, 29):
        error = sqlite3.OperationalError()
        error.sqlite_errorcode = code
        if trouble(error) is Trouble.DAMAGED:
            damage.append(code)
    assert damage == [sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB]


# --- backups ---------------------------------------------------------------------------------------------------------


def test_backups_come_in_tiers_and_none_is_worse_than_the_one_before(library: Library, clock: StandingClock) -> None:
    for _ in range(9 * 12):
        library.drafts.save(Draft("x"))
        library.back_up()
        assert not library.back_up(), "one is young enough"
        clock.move(hours=2)
    names = sorted(p.name for p in (library.folder / "backups").iterdir())
    assert [n[:4] for n in names] == ["day-"] * backups.DAYS + ["hour"] * backups.HOURS + ["late"]
    for path in (library.folder / "backups").iterdir():
        assert checking.check_file(path) is checking.Finding.SOUND


@pytest.mark.parametrize("size", [0, 4096, None])
def test_a_bad_copy_never_takes_the_place_of_a_backup(
    library: Library, size: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.drafts.save(Draft("safe"))
    assert library.back_up()
    before = {p.name: p.read_bytes() for p in (library.folder / "backups").iterdir()}
    run = Database.run

    def cut_short(db: Database, statement: str, values: Any = ()) -> int:
        done = run(db, statement, values)
        if statement.startswith("VACUUM INTO"):
            with open(values[0], "r+b") as file:
                file.truncate(size) if size is not None else file.write(bytes(100))
        return done

    monkeypatch.setattr(Database, "run", cut_short)
    with pytest.raises(Damaged):
        backups.back_up(library._db, library.folder, library.clock(), force=True)
    assert {p.name: p.read_bytes() for p in (library.folder / "backups").iterdir()} == before


# --- what the file system refuses ------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such bits")
def test_nobody_else_may_read_anything(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        library = open_library(tmp_path / "data").library
        library.drafts.save(Draft("private"))
        library.back_up()
        seen = list((tmp_path / "data").rglob("*"))
        library.close()
    finally:
        os.umask(before)
    assert len(seen) >= 6
    for path in [tmp_path / "data", *seen, *(tmp_path / "data").rglob("*")]:
        if path.exists():
            assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def as_nobody(folder: Path, code: str) -> str:
    """What `code` prints when a user runs it who may not write to `folder`."""
    first = "import os, sys; from pathlib import Path; from coach.library import Passing, open_library"
    whole = f"{first}; os.setgid(65534); os.setuid(65534)\n{code}"
    for path in (folder, *folder.parents):
        if path != Path("/tmp") and path.is_relative_to("/tmp"):
            path.chmod(0o755)
    return subprocess.run(
        [sys.executable, "-c", whole, str(folder)], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True
    ).stdout


LOOK = """
opened = open_library(Path(sys.argv[1]))
print(len(opened.library.drafts.all()), opened.library.read_only, opened.notice)
opened.library.close()
"""


@needs_root
@pytest.mark.parametrize("log", [False, True])
def test_a_folder_that_cannot_be_written_to_is_read(folder: Path, log: bool) -> None:
    if log:
        test_a_log_of_a_crash_is_played_in_by_a_copy(folder)
    for path in folder.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    before = {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    told = as_nobody(folder, LOOK)
    assert told.startswith(f"{60 + log} True The library's folder cannot be written to")
    assert {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()} == before


def test_a_log_of_a_crash_is_played_in_by_a_copy(folder: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from coach.library import *\n"
        "open_library(Path(sys.argv[1])).library.drafts.save(Draft('only in the log')); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", code, str(folder)], cwd=ROOT, check=True)
    before = {p: p.read_bytes() for p in folder.glob("library.db*")}
    assert checking.check_with_log(folder / "library.db") is checking.Finding.SOUND
    assert {p: p.read_bytes() for p in folder.glob("library.db*")} == before


@pytest.fixture
def small_disk(tmp_path: Path) -> Any:
    place = tmp_path / "disk"
    place.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)], capture_output=True)
    if done.returncode:
        pytest.skip("no tmpfs may be mounted here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def fill(place: Path) -> Path:
    ballast = place / "ballast"
    with ballast.open("ab", buffering=0) as file:
        for size in (65536, 4096, 512, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                pass
    return ballast


@needs_root
def test_a_full_disk_is_no_damage_and_passes(small_disk: Path) -> None:
    library = open_library(small_disk).library
    draft = library.drafts.save(Draft("before the disk was full"))
    ballast = fill(small_disk)

    def save_a_lot(one: Library) -> None:
        for _ in range(200):
            one.drafts.save(Draft("y" * 8000))

    with pytest.raises(Passing) as caught:
        library.do(save_a_lot)
    assert caught.value.trouble is Trouble.FULL
    assert library.drafts.get(draft.id) == draft
    with pytest.raises(Passing) as caught:
        library.back_up()
    assert caught.value.trouble is Trouble.FULL
    assert not list((small_disk / "backups").glob("*.db"))
    ballast.unlink()
    again = library.do(lambda one: one.drafts.save(Draft("after")))
    assert library.drafts.get(again.id).text == "after"
    library.close()


@needs_root
def test_a_start_on_a_full_disk_shows_everything(small_disk: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from coach.library import *\n"
        "open_library(Path(sys.argv[1])).library.drafts.save(Draft('in the log')); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", code, str(small_disk)], cwd=ROOT, check=True)
    ballast = fill(small_disk)
    opened = open_library(small_disk)
    assert texts(opened.library) == ["in the log"]
    assert not (small_disk / "kept").exists()
    opened.library.close()
    ballast.unlink()
    opened = open_library(small_disk)
    assert texts(opened.library) == ["in the log"]
    assert opened.notice is None
    opened.library.close()


# --- versions of the database ----------------------------------------------------------------------------------------

V2 = "ALTER TABLE drafts ADD COLUMN tag TEXT NOT NULL DEFAULT ''; CREATE TABLE more (x); INSERT INTO more VALUES (1)"


@pytest.fixture
def second_version(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, V2))


def released(tmp_path: Path) -> Path:
    """The library of the first version, as it was released."""
    folder = tmp_path / "released"
    folder.mkdir()
    packed = Path(__file__).with_name("version-1.db.gz").read_bytes()
    (folder / "library.db").write_bytes(gzip.decompress(packed))
    return folder


def test_a_library_of_the_first_version_opens(tmp_path: Path) -> None:
    opened = open_library(released(tmp_path))
    library = opened.library
    assert opened.notice is None
    assert texts(library) == ["Hi Mina, a draft"]
    assert [p.name for p in library.people.search("mina")] == ["Mina Roy"]
    assert [s.name for s in library.sent.find("captions")] == ["Mina Roy"]
    assert [(m.rule, m.text) for m in library.mutes.all()] == [("*", "touch base")]
    assert library.you.get().profile["name"] == "Per Lind"
    assert [c.exercise for c in library.practice.cards()] == ["e1"]
    assert [t.title for t in library.teardowns.all()] == ["Mine"]
    library.close()


def test_an_earlier_version_is_brought_up_and_kept(tmp_path: Path, second_version: None) -> None:
    folder = released(tmp_path)
    opened = open_library(folder)
    assert schema.version(opened.library._db) == 2
    assert texts(opened.library) == ["Hi Mina, a draft"]
    opened.library.close()
    before = sqlite3.connect(folder / "backups" / "before-version-2.db")
    assert before.execute("PRAGMA user_version").fetchone() == (1,)
    before.close()


def test_a_step_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = released(tmp_path)
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, V2 + "; INSERT INTO nowhere VALUES (1)"))
    with pytest.raises(Passing):
        open_library(folder)
    monkeypatch.undo()
    opened = open_library(folder)
    assert schema.version(opened.library._db) == 1
    assert texts(opened.library) == ["Hi Mina, a draft"]
    opened.library.close()


def test_a_step_that_is_cut_short_anywhere_is_before_or_after(tmp_path: Path, second_version: None) -> None:
    for at in range(1, 200):
        shutil.rmtree(tmp_path / "released", ignore_errors=True)
        folder = released(tmp_path)
        Failing.left, Failing.code = at, sqlite3.SQLITE_FULL
        try:
            open_library(folder, connect=failing_connect).library.close()
        except Passing:
            db = sqlite3.connect(folder / "library.db")
            tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master")}
            assert ("more" in tables) == (db.execute("PRAGMA user_version").fetchone() == (2,))
            db.close()
        if Failing.left > 0:
            break
    assert at > 15
