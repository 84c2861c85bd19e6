"""What is kept between starts is kept whole, for this user alone, and never overwritten when damaged."""

from __future__ import annotations

import json
import os
import stat
import sys
from pathlib import Path

import pytest

from ui.state import MAX_BYTES, State, StateFile


def test_what_was_saved_comes_back(tmp_path: Path) -> None:
    kept = State(started=True, theme="dark", marks=False, window={"split": [1, 2, 3]}, rest={"newer": "\ud800"})
    StateFile(tmp_path).save(kept)
    assert StateFile(tmp_path).load() == kept


def test_what_is_typed_is_not_written_here(tmp_path: Path) -> None:
    file = StateFile(tmp_path)
    file.save(State(text="private", recipient={"name": "private"}, suppressed=[{"rule": "*", "text": "private"}]))
    assert "private" not in file.path.read_text()


def test_what_an_earlier_version_kept_stays_until_it_is_taken_over(tmp_path: Path) -> None:
    file = StateFile(tmp_path)
    old = {"text": "Hi 😀\n\ud800", "recipient": {"name": "Mina"}}
    file.path.write_text(json.dumps(old))
    state = file.load()
    assert (state.text, state.before) == (old["text"], old)
    file.save(state)
    assert json.loads(file.path.read_text())["text"] == old["text"]
    state.before = {}
    file.save(state)
    assert "text" not in json.loads(file.path.read_text())


def test_a_first_start_has_nothing(tmp_path: Path) -> None:
    assert StateFile(tmp_path / "not" / "there").load() == State()


@pytest.mark.parametrize("damage", [b"", b"{", b"[1]", b"\xff\xfe", b"[" * 100_000, b"7"])
def test_a_damaged_file_is_set_aside(tmp_path: Path, damage: bytes) -> None:
    file = StateFile(tmp_path)
    file.path.write_bytes(damage)
    assert file.load() == State()
    file.save(State(theme="dark"))
    assert [p.read_bytes() for p in tmp_path.glob("state.damaged-*.json")] == [damage]
    assert file.load().theme == "dark"


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    file = StateFile(tmp_path)
    with file.path.open("wb") as out:
        out.truncate(MAX_BYTES + 1)
    assert file.load() == State()


def test_wrong_values_are_left_out_and_unknown_ones_kept(tmp_path: Path) -> None:
    file = StateFile(tmp_path)
    read = {
        "text": 7,
        "marks": "yes",
        "recipient": {"name": ["x"], "company": "Y"},
        "suppressed": [1, {"rule": 2}],
        "newer": [1],
    }
    file.path.write_text(json.dumps(read))
    state = file.load()
    assert state.recipient == {"company": "Y"}
    assert (state.text, state.marks, state.suppressed, state.rest) == ("", True, [], {"newer": [1]})
    file.save(state)
    assert json.loads(file.path.read_text())["newer"] == [1]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such bits")
def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    file = StateFile(tmp_path / "state")
    file.save(State(text="private"))
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.path.parent.stat().st_mode) == 0o700


def test_a_failed_save_leaves_the_file_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = StateFile(tmp_path)
    file.save(State(theme="light"))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        file.save(State(theme="dark"))
    assert file.load().theme == "light"
    assert [p.name for p in tmp_path.iterdir()] == ["state.json"]
