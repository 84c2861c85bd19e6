"""Files of teardowns: read strictly, refused with path, key and line, and one damaged file harms no other."""

from __future__ import annotations

from pathlib import Path

import pytest

import resources
from coach.errors import DataError
from coach.gallery.loading import load_failures, load_gallery, load_teardown
from coach.gallery.marked import unmark
from coach.span import Span

GOOD = resources.path("teardowns", "viewed-my-profile.toml").read_text(encoding="utf-8")


def line_of(text: str, part: str) -> int:
    return next(n for n, line in enumerate(text.split("\n"), 1) if part in line)


def refusal(folder: Path, text: str) -> DataError:
    file = folder / "some-case.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as refused:
        load_teardown(file)
    assert refused.value.path == str(file)
    return refused.value


@pytest.mark.parametrize(
    ("old", "new", "key", "says"),
    [
        ('failure = "F06"', 'failure = "F6"', "failure", "none of F01"),
        ('channel = "note-free"', 'channel = "pigeon"', "channel", "none of note-free"),
        ('source = "recipients-complaints"', 'source = "hearsay"', "source", "no id of evidence"),
        ('trade = "Carpentry"', 'trade = "Carpentry"\ncolour = "red"', "colour", "not a known key"),
        ('trade = "Carpentry"', "trade = 3", "trade", "must be text"),
        ("«1:", "«", "message", "names nothing"),
        ("«1:", "«7:", "note[1].thinks", "not marked"),
        ("⟦ask:", "⟦bask:", "fault[3].id", "not marked"),
        ('criterion = "send"', 'criterion = "charm"', "note[1].criterion", "none of rapport"),
        ('relation = "work"', 'relation = "cousin"', "recipient.relation", "none of met"),
        ('headline = "Joiner"', 'hairline = "Joiner"', "recipient", "unknown key 'hairline'"),
        (
            '  "Hi Declan, your report Putty that lasts in rain names chalk and oil, but no amounts.",\n',
            "",
            "hints",
            "three",
        ),
    ],
)
def test_what_is_wrong_is_told_with_key_and_line(tmp_path: Path, old: str, new: str, key: str, says: str) -> None:
    assert old in GOOD
    error = refusal(tmp_path, GOOD.replace(old, new, 1))
    assert error.key == key
    assert says in error.what
    assert error.line is not None


def test_the_line_is_that_of_the_key(tmp_path: Path) -> None:
    text = GOOD.replace('channel = "note-free"', 'channel = "pigeon"')
    assert refusal(tmp_path, text).line == line_of(text, "channel =")
    text = GOOD.replace('relation = "work"', 'relation = "cousin"')
    assert refusal(tmp_path, text).line == line_of(text, "relation =")


@pytest.mark.parametrize("damage", ["", "title = ", "\x00", 'title = "only"'])
def test_a_damaged_file_is_refused_and_the_rest_stands(tmp_path: Path, damage: str) -> None:
    (tmp_path / "good-case.toml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "bad-case.toml").write_text(damage, encoding="utf-8")
    empty = tmp_path / "none"
    empty.mkdir()
    gallery = load_gallery(tmp_path, empty)
    assert [t.id for t in gallery.teardowns] == ["good-case"]
    assert [Path(e.path).name for e in gallery.refused] == ["bad-case.toml"]
    assert [e.id for e in gallery.exercises] == ["good-case"]


def test_every_failure_has_a_name(tmp_path: Path) -> None:
    named = load_failures()
    assert list(named) == [f"F{n:02}" for n in range(1, 43)]
    assert len(set(named.values())) == 42
    file = tmp_path / "failures.toml"
    file.write_text('F01 = "x"\nG2 = "y"\n', encoding="utf-8")
    with pytest.raises(DataError, match=r"failures\.toml:2: G2: "):
        load_failures(file)


def test_an_exercise_on_nothing_is_refused(tmp_path: Path) -> None:
    text = resources.path("exercises", "the-articles-own.toml").read_text(encoding="utf-8")
    (tmp_path / "exercises").mkdir()
    (tmp_path / "exercises" / "one.toml").write_text(text, encoding="utf-8")
    gallery = load_gallery(tmp_path / "teardowns", tmp_path / "exercises")
    assert "no such teardown" in gallery.refused[0].what


def test_overlapping_faults_are_refused(tmp_path: Path) -> None:
    text = GOOD.replace("⟦reason:", "", 1).replace("⟦open:", "⟦open:⟦reason:", 1)
    assert "overlap" in refusal(tmp_path, text).what or "twice" in refusal(tmp_path, text).what


def test_marks_may_nest_and_overlap() -> None:
    marked = unmark("a ⟦x:b «1:c⟧ d» e⟦y:⟧")
    assert marked.text == "a b c d e"
    assert marked.notes == {1: Span(4, 7)}
    assert marked.faults == {"x": Span(2, 5), "y": Span(9, 9)}


@pytest.mark.parametrize("source", ["«1:a", "a»", "«1:»", "«1:a» «1:b»", "⟦a:b", "«word:a»", "«A:b»"])
def test_marks_that_are_no_marks_are_refused(source: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        unmark(source)
