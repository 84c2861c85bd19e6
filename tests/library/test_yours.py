"""What a person keeps is theirs: out as plain files, back to the identical state, and gone when it is to be gone."""

from __future__ import annotations

import csv
import io
import json
import shutil
import stat
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.errors import InputError
from coach.library import (
    Draft,
    Library,
    Mute,
    Outcome,
    OwnTeardown,
    PersonRecord,
    Place,
    PracticeCard,
    Sent,
    You,
    exporting,
    open_library,
    wiping,
)

WORDS = st.text(max_size=40) | st.sampled_from(["", "a\0b", "=1+1", "``` ````", "😀\u2028", "Hi Mina", "\ud800"])
PROFILES = st.dictionaries(st.sampled_from(["name", "company", "headline", "url", "works"]), WORDS, max_size=5)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**40), 2**40) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=6,
)
OBJECTS = st.dictionaries(WORDS, PLAIN, max_size=3)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("person"), PROFILES),
        st.tuples(st.just("draft"), WORDS, PROFILES, st.booleans()),
        st.tuples(st.just("redraft"), WORDS),
        st.tuples(st.just("sent"), WORDS, WORDS, st.sampled_from(Outcome)),
        st.tuples(st.just("mute"), WORDS, st.none() | WORDS),
        st.tuples(st.just("unmute")),
        st.tuples(st.just("you"), PROFILES),
        st.tuples(st.just("practice"), WORDS.map(lambda w: w.encode("utf-8", "replace").decode()), OBJECTS),
        st.tuples(st.just("teardown"), WORDS, OBJECTS),
        st.tuples(st.just("place"), st.integers(0, 9)),
    ),
    max_size=12,
)


def live(library: Library, steps: list[tuple[Any, ...]]) -> None:
    """Does what a person may do."""
    for what, *values in steps:
        people, drafts = library.people.all(), library.drafts.all()
        if what == "person":
            library.people.save(PersonRecord(values[0]))
        elif what == "draft":
            person = people[0].id if people and values[2] else None
            library.drafts.save(Draft(values[0], recipient=values[1], person=person))
        elif what == "redraft" and drafts:
            library.drafts.keep_version(drafts[0].id)
            library.drafts.save(replace(drafts[0], text=values[0]))
        elif what == "sent":
            sent = library.sent.log(Sent(values[0], name=values[1], person=people[0].id if people else None))
            library.sent.set_outcome(sent, values[2])
        elif what == "mute":
            library.mutes.add(*values)
        elif what == "unmute":
            library.mutes.undo()
        elif what == "you":
            library.you.save(replace(library.you.get(), profile=values[0]))
        elif what == "practice":
            before = library.practice.card(values[0]) or PracticeCard(values[0], {})
            library.practice.save(replace(before, card=values[1]), values[1])
        elif what == "teardown":
            library.teardowns.save(OwnTeardown(*values))
        elif what == "place":
            library.place.save(Place(draft=values[0]))


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Two libraries that are emptied for each example, since making one takes longer than an example."""
    made = [open_library(tmp_path_factory.mktemp("library")).library for _ in range(2)]
    for one in made:
        one._db.run("PRAGMA synchronous = OFF")
    yield made
    for one in made:
        one.close()


@settings(max_examples=250, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(steps=STEPS)
def test_out_and_back_is_the_identity(two: list[Library], steps: list[tuple[Any, ...]]) -> None:
    one, other = two
    for library in two:
        with library.together():
            wiping.empty(library._store)
    live(one, steps)
    kept = one.snapshot()
    other.restore(json.loads(json.dumps(kept)))
    assert other.snapshot() == kept
    assert other.people.all() == one.people.all()
    assert other.drafts.all() == one.drafts.all()
    assert other.sent.find() == one.sent.find()
    for person in one.people.all():
        assert other.people.search(person.name) == one.people.search(person.name)
        assert other.people.duplicates(person.profile) == one.people.duplicates(person.profile)
    for sent in one.sent.find():
        assert other.sent.find(sent.text) == one.sent.find(sent.text)
        assert other.sent.near_duplicate(sent.text) == one.sent.near_duplicate(sent.text)
    exporting.markdown(kept)


def test_what_is_written_can_be_read_back(library: Library, tmp_path: Path) -> None:
    library.people.save(PersonRecord({"name": "Zoë 😀"}))
    library.drafts.save(Draft("Hi Zoë"))
    files = library.export(tmp_path / "out")
    assert [f.name for f in files] == ["firstline.json", "firstline.md", "people.csv", "sent.csv"]
    kept = library.snapshot()
    library.forget_everything()
    assert library.drafts.all() == []
    library.restore(json.loads(files[0].read_text()))
    assert library.snapshot() == kept
    if sys.platform != "win32":
        assert {stat.S_IMODE(f.stat().st_mode) for f in files} == {0o600}


@pytest.mark.parametrize(
    "read",
    [
        None,
        [],
        {},
        {"firstline": 2},
        *({"drafts": [{"id": 1}]}, {"people": 7}, {"more": []}, {"you": [{"id": 1, "rev": 1, "profile": {"name": 7}}]}),
        {"mutes": [{"id": -1, "rule": "x", "text": None, "at": "", "ended": None}]},
        {"mutes": [{"id": 2**70, "rule": "x", "text": None, "at": "", "ended": None}]},
        {"mutes": [{"id": 1, "rule": "x", "text": None, "at": "", "ended": None}] * 2},
    ],
)
def test_what_is_no_export_is_refused_and_changes_nothing(library: Library, read: Any) -> None:
    library.drafts.save(Draft("mine"))
    kept = library.snapshot()
    whole = {**kept, **read} if isinstance(read, dict) and read and "firstline" not in read else read
    with pytest.raises(InputError):
        library.restore(whole)
    assert library.snapshot() == kept


@given(st.text(max_size=12) | st.sampled_from([*list("=+-@\t\r＝＋－＠"), " =1", "\n=1", "\u3000@x"]))
def test_no_cell_is_a_formula(words: str) -> None:
    (row,) = list(csv.reader(io.StringIO(exporting.table([{"a": words}], ["a"]).split("\r\n", 1)[1], newline="")))[:1]
    assert not row[0].lstrip(" \u3000\n\v\f").startswith(tuple("=+-@\t\r＝＋－＠"))
    assert row[0] in (words, f"'{words}")


def test_words_cannot_leave_their_fence() -> None:
    kept = {name: [] for name in ("you", "people", "drafts", "versions", "sent", "mutes", "practice", "teardowns")}
    text = "```\n# Not a heading\n````"
    sent = {"name": "*A*\n# B", "at": "2026", "outcome": "unknown", "channel": "x", "subject": "", "text": text}
    written = exporting.markdown({**kept, "sent": [sent]})
    assert f"`````\n{text}\n`````" in written
    assert "### To \\*A\\* \\# B, 2026" in written


# --- gone ------------------------------------------------------------------------------------------------------------

MARK = "Quillfeather"


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def holding(folder: Path, mark: str) -> list[str]:
    return [name for name, content in bytes_of(folder).items() if mark.lower().encode() in content.lower()]


def fill(library: Library) -> PersonRecord:
    person = library.people.save(PersonRecord({"name": f"Ada {MARK}", "notes": f"note {MARK}", "url": f"x.y/{MARK}"}))
    for number in range(40):
        library.people.save(PersonRecord({"name": f"Other {number}"}))
        library.drafts.save(Draft(f"other {number} " * 30))
    draft = library.drafts.save(Draft(f"Dear {MARK}", person=person.id, recipient={"name": f"Ada {MARK}"}))
    library.drafts.keep_version(draft.id)
    library.drafts.save(replace(draft, text=f"Dear {MARK}, again"))
    library.drafts.save(Draft(f"{MARK} unsaved", recipient={"name": f"ada {MARK}"}))
    text = f"Hi {MARK}, the looms in your barn made me read all of your old papers about frames again."
    library.sent.log(Sent(text, name=f"Ada {MARK}", person=person.id))
    library.sent.log(Sent(text, name=f"Ada {MARK}"))
    library.sent.log(Sent("to another", name="Other 1"))
    library.mutes.add("*", f"hi ada {MARK}")
    return person


@pytest.mark.parametrize("everything", [False, True])
def test_no_byte_is_left_of_who_is_forgotten(library: Library, everything: bool) -> None:
    person = fill(library)
    assert library.back_up()
    (library.folder / "kept" / "x").mkdir(parents=True)
    shutil.copy(library.folder / "backups" / "latest.db", library.folder / "kept" / "x" / "library.db")
    assert len(holding(library.folder, MARK)) >= 4, "the search would find it"
    if everything:
        library.forget_everything()
        assert library.snapshot() == {"firstline": 1} | {name: [] for name in exporting.PLAIN}
        assert holding(library.folder, "other") == []
    else:
        library.forget_person(person.id)
        assert len(library.people.all()) == 40
        assert len(library.drafts.all()) == 40
        assert [s.text for s in library.sent.find()] == ["to another"]
        assert library.people.search(MARK) == []
    assert holding(library.folder, MARK) == []
    library.close()
    assert holding(library.folder, MARK) == []
    again = open_library(library.folder)
    assert again.notice is None
    assert len(again.library.drafts.all()) == (0 if everything else 40)
    again.library.close()
    (library.folder / "library.db").unlink()
    from_backup = open_library(library.folder)
    assert len(from_backup.library.drafts.all()) == (0 if everything else 40)
    from_backup.library.close()


def test_a_wipe_that_is_cut_short_is_ended_at_the_next_start(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    person = fill(library)
    assert library.back_up()

    def cut(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(wiping, "finish", cut)
    with pytest.raises(Exception, match="disk is full"):
        library.forget_person(person.id)
    monkeypatch.undo()
    library.close()
    assert holding(library.folder, MARK) != []
    open_library(library.folder).library.close()
    assert holding(library.folder, MARK) == []


def test_a_person_of_the_same_name_is_left(library: Library) -> None:
    one = library.people.save(PersonRecord({"name": "Ada Roy", "company": "A"}))
    two = library.people.save(PersonRecord({"name": "Ada Roy", "company": "B"}))
    library.sent.log(Sent("x", name="Ada Roy", person=two.id))
    library.forget_person(one.id)
    assert library.people.all() == [two]
    assert library.sent.count() == 1


def test_the_kept_values_say_what_they_are() -> None:
    with tempfile.TemporaryDirectory() as folder:
        library = open_library(Path(folder)).library
        library.you.save(You({"name": "Per"}))
        assert library.mutes.add("r", None) == Mute("r", None, 1, library.mutes.all()[0].at)
        assert library.snapshot()["you"] == [{"id": 1, "rev": 1, "profile": {"name": "Per"}}]
        library.close()
