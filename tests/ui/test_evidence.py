"""Your own evidence: a data export examined in the window, called off, saved, taken over."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coach.auditing.audit import audit
from coach.importing.archive import Archive
from coach.library import Outcome, Sent
from tests.importing.exports import export, unpacked, written, zipped
from tests.ui.falling import drop
from tests.ui.named import unnamed
from ui.history.evidence import EvidenceView
from ui.history.examination import Progress, progress_words, seconds_left
from ui.history.notes_model import SCORE, in_order
from ui.history.papers_file import named
from ui.history.place import HistoryPlace
from ui.history.takeover import Taken
from ui.history.words import DraftWanted
from ui.saving import Saving

MARKUP = "<b>bold</b><script>alert(1)</script>&amp;"
HEAD = ["From", "To", "Sent At", "Message", "Direction"]


@pytest.fixture
def evidence(qtbot: QtBot, saving: Saving) -> Iterator[EvidenceView]:
    view = EvidenceView(saving)
    qtbot.addWidget(view)
    view.resize(1100, 700)
    view.show()
    yield view
    view.close_work()


def examined(qtbot: QtBot, view: EvidenceView, place: Path) -> EvidenceView:
    with qtbot.waitSignal(view.ended, timeout=60_000):
        view.examine(place)
    return view


def invitations(rows: list[list[str]], place: Path) -> Path:
    """An export in which somebody sent the rows (to, when, text)."""
    sent = [["Me", to, when, text, "OUTGOING"] for to, when, text in rows]
    return zipped({"Invitations.csv": written([HEAD, *sent]).encode()}, place)


def stored(qtbot: QtBot, saving: Saving) -> list[Sent]:
    found: list[list[Sent]] = []
    saving.do(lambda library: library.sent.find(limit=1000), found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


# --- examining -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("make", [zipped, unpacked])
def test_what_the_window_finds_is_what_the_command_line_finds(
    evidence: EvidenceView, qtbot: QtBot, tmp_path: Path, make: Callable[[dict[str, bytes], Path], Path]
) -> None:
    files, truth = export("2026", 7)
    place = make(files, tmp_path / "export.zip")
    examined(qtbot, evidence, place)
    wanted = audit(Archive(place))
    assert evidence.audit is not None
    assert evidence.audit.by == wanted.by
    assert [m.accepted for m in evidence.audit.messages] == [accepted for _, _, accepted in truth.sent]
    assert evidence.model.rowCount() == wanted.with_note
    assert f"{len(wanted.messages)} invitations, {wanted.with_note} with a note" in evidence.says.text()
    assert "not who withdrew one" in evidence.cannot_tell.text()
    assert evidence.cannot_tell.isVisible()
    assert not evidence.running


def test_the_weakest_note_stands_first_and_any_column_sorts(
    evidence: EvidenceView, qtbot: QtBot, tmp_path: Path
) -> None:
    files, _ = export("2022", 3)
    examined(qtbot, evidence, zipped(files, tmp_path / "a.zip"))
    notes = evidence.model.notes
    scores = [one.report.score for one in notes if one.report.score is not None]
    assert scores == sorted(scores)
    assert len(set(scores)) > 2
    first = evidence.current()
    evidence.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    times = [one.invitation.sent_at for one in evidence.model.notes]
    assert times == sorted(times, reverse=True)
    assert evidence.current() is first, "the chosen note stays chosen"
    for column in range(evidence.model.columnCount()):
        assert len(in_order(notes, column, True)) == len(notes)


def test_groups_stand_as_tables_and_pictures(evidence: EvidenceView, qtbot: QtBot, tmp_path: Path) -> None:
    files, _ = export("2026", 7, 120)
    examined(qtbot, evidence, zipped(files, tmp_path / "a.zip"))
    evidence.tabs.setCurrentIndex(1)
    note = evidence.groups.views[0]
    assert evidence.audit is not None
    yes = evidence.audit.by["note"]["yes"]
    row = [note.table.item(0, column).text() for column in range(5)]
    assert row[:4] == ["With a note", str(yes.n), str(yes.accepted), f"{yes.rate:.0%}"]
    assert f"{yes.accepted} of {yes.n}" in note.picture.accessibleDescription()


def test_an_export_without_connections_concludes_nothing(evidence: EvidenceView, qtbot: QtBot, tmp_path: Path) -> None:
    rows = [[f"P {n}", "1/2/25, 10:00 AM", "Hi, which glaze do you use?"] for n in range(30)]
    examined(qtbot, evidence, invitations(rows, tmp_path / "a.zip"))
    assert "does not say how many were accepted" in evidence.says.text()
    assert evidence.groups.views[0].table.item(0, 4).text() == "not told"


def test_progress_comes_and_stopping_keeps_what_was_found(evidence: EvidenceView, qtbot: QtBot, tmp_path: Path) -> None:
    rows = [[f"P {n}", "1/2/25, 10:00 AM", f"Hi, which glaze do you use on pot number {n}?"] for n in range(390)]
    place = invitations(rows, tmp_path / "a.zip")
    evidence.examine(place)
    assert evidence.running
    assert evidence.stop_button.isVisible()
    assert not evidence.save_button.isEnabled()
    assert not evidence.examine_button.isVisible()
    qtbot.waitUntil(lambda: evidence.model.rowCount() > 0)
    assert evidence.bar.maximum() == 390
    assert "of 390 invitations examined" in evidence.progress.text()
    with qtbot.waitSignal(evidence.ended):
        evidence.stop_button.click()
    assert 0 < evidence.model.rowCount() < 390
    assert evidence.says.text().startswith("Stopped before the end.")
    assert evidence.save_button.isEnabled()
    examined(qtbot, evidence, place)
    assert evidence.model.rowCount() == 390


def test_closing_while_it_runs_ends_it(evidence: EvidenceView, tmp_path: Path) -> None:
    rows = [[f"P {n}", "1/2/25, 10:00 AM", f"Hi, which glaze do you use on pot number {n}?"] for n in range(390)]
    evidence.examine(invitations(rows, tmp_path / "a.zip"))
    evidence.close_work()
    assert not evidence.running


def test_time_left() -> None:
    assert seconds_left(5, 100, 9.0) is None
    assert seconds_left(50, 100, 10.0) == 10.0
    assert progress_words(Progress(0, 1200, None)) == "Getting ready to examine 1,200 invitations."
    assert progress_words(Progress(1, 1200, None)) == "1 of 1,200 invitations examined."
    assert progress_words(Progress(1, 2, 3)).endswith("a few seconds left.")
    assert progress_words(Progress(1, 2, 44)).endswith("about 45 seconds left.")
    assert progress_words(Progress(1, 2, 170)).endswith("about 3 minutes left.")


# --- bad input -----------------------------------------------------------------------------------------------------


def test_an_archive_that_is_none_is_said_in_one_sentence(evidence: EvidenceView, qtbot: QtBot, tmp_path: Path) -> None:
    none = tmp_path / "none.zip"
    none.write_bytes(b"<html>not an archive</html>")
    empty = zipped({"Other.csv": b"a,b\n1,2\n"}, tmp_path / "empty.zip")
    broken = tmp_path / "broken.zip"
    files, _ = export("2026", 1)
    broken.write_bytes(zipped(files, tmp_path / "whole.zip").read_bytes()[:-40])
    for place, words in (
        (none, "This file is no ZIP archive."),
        (broken, "This file is no ZIP archive."),
        (empty, "There is no invitation of yours in this export."),
        (tmp_path / "missing.zip", "This file cannot be read: No such file or directory."),
    ):
        examined(qtbot, evidence, place)
        assert evidence.says.text().startswith(words), evidence.says.text()
        assert evidence.examine_button.isVisible()
        assert not evidence.tabs.isVisible()
    examined(qtbot, evidence, tmp_path / "whole.zip")
    assert evidence.model.rowCount() > 0


def test_markup_and_floods_in_an_export_stay_text(
    evidence: EvidenceView, qtbot: QtBot, saving: Saving, tmp_path: Path
) -> None:
    flood = "y" * 10_000
    rows = [[MARKUP, "1/2/25, 10:00 AM", MARKUP], [flood, "1/3/25, 10:00 AM", flood], ["", "1/4/25, 10:00 AM", "=1+1"]]
    examined(qtbot, evidence, invitations(rows, tmp_path / "a.zip"))
    texts = set()
    for row in range(evidence.model.rowCount()):
        evidence.table.choose(row)
        texts.add(evidence.message.text.toPlainText())
    assert texts == {MARKUP, flood, "=1+1"}
    assert evidence.width() == 1100
    page = tmp_path / "page.html"
    with qtbot.waitSignal(evidence.saved):
        evidence.save_to(page)
    assert "<script>alert" not in page.read_text(encoding="utf-8")
    with qtbot.waitSignal(evidence.taken_over):
        evidence.take_over()
    assert {one.text for one in stored(qtbot, saving)} == texts


# --- what to do with it --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "begins"), [("a.md", "# Your"), ("a.html", "<!doctype"), ("a", "# Your")])
def test_saved_as(evidence: EvidenceView, qtbot: QtBot, tmp_path: Path, name: str, begins: str) -> None:
    files, _ = export("2026", 2)
    examined(qtbot, evidence, zipped(files, tmp_path / "x.zip"))
    with qtbot.waitSignal(evidence.saved):
        evidence.save_to(tmp_path / name)
    assert named(tmp_path / name).read_text(encoding="utf-8").startswith(begins)
    qtbot.waitUntil(lambda: evidence.says.text() == f"Saved as {named(tmp_path / name).name}.")


def test_saved_as_a_table_and_where_it_cannot_be_saved(evidence: EvidenceView, qtbot: QtBot, tmp_path: Path) -> None:
    files, truth = export("2026", 2)
    examined(qtbot, evidence, zipped(files, tmp_path / "x.zip"))
    with qtbot.waitSignal(evidence.saved):
        evidence.save_to(tmp_path / "a.csv")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file))) == len(truth.sent) + 1
    with qtbot.waitSignal(evidence.saved):
        evidence.save_to(tmp_path / "nowhere" / "a.csv")
    qtbot.waitUntil(lambda: evidence.says.text() == "This could not be read or written: No such file or directory.")
    assert named(Path("x"), "Table for a spreadsheet (*.csv)") == Path("x.csv")


def test_taken_over_once_with_what_came_of_it(
    evidence: EvidenceView, qtbot: QtBot, saving: Saving, tmp_path: Path
) -> None:
    files, truth = export("2026", 11)
    notes = [(to, text, accepted) for to, text, accepted in truth.sent if text and "professional network" not in text]
    examined(qtbot, evidence, zipped(files, tmp_path / "a.zip"))
    with qtbot.waitSignal(evidence.taken_over):
        evidence.take_button.click()
    kept = stored(qtbot, saving)
    assert {(one.name, " ".join(one.text.split()), one.outcome) for one in kept} == {
        (" ".join(to.split()), " ".join(text.split()), Outcome.ACCEPTED if accepted else Outcome.NOTHING)
        for to, text, accepted in notes
    }
    assert len(kept) == len(notes)
    assert all(one.verdict for one in kept)
    with qtbot.waitSignal(evidence.taken_over):
        evidence.take_button.click()
    assert len(stored(qtbot, saving)) == len(notes)
    assert evidence.says.text() == f"0 notes taken over into the history; {len(notes)} were there already."


def test_a_note_that_was_copied_here_gets_its_outcome_and_no_twin(
    evidence: EvidenceView, qtbot: QtBot, saving: Saving, tmp_path: Path
) -> None:
    at = datetime(2025, 1, 2, 11, 30, tzinfo=UTC).isoformat(timespec="seconds")
    here = Sent("Hi Ann,\n\nwhich glaze?", name="Ann Lee", verdict="close", at=at)
    saving.do(lambda library: library.sent.log(here))
    rows = [
        ["Me", "Ann Lee", "1/2/25, 10:00 AM", "Hi Ann,  which glaze?", "OUTGOING"],
        ["Me", "Ann Lee", "9/2/25, 10:00 AM", "Hi Ann,  which glaze?", "OUTGOING"],
    ]
    known = [["First Name", "Last Name", "Connected On"], ["Ann", "Lee", "03 Sep 2025"]]
    files = {"Invitations.csv": written([HEAD, *rows]).encode(), "Connections.csv": written(known).encode()}
    examined(qtbot, evidence, zipped(files, tmp_path / "a.zip"))
    with qtbot.waitSignal(evidence.taken_over):
        evidence.take_over()
    later, first = stored(qtbot, saving)
    assert (first.text, first.verdict, first.outcome) == (here.text, "close", Outcome.ACCEPTED)
    assert later.at.startswith("2025-09-02")
    assert "1 of those now have an outcome" in Taken(1, 1, 1).words()


def test_a_file_that_falls_on_it_is_examined(evidence: EvidenceView, qtbot: QtBot, tmp_path: Path) -> None:
    files, _ = export("2026", 2)
    with qtbot.waitSignal(evidence.ended):
        assert drop(evidence, zipped(files, tmp_path / "a.zip"))
    assert evidence.model.rowCount() > 0
    with qtbot.waitSignal(evidence.ended):
        assert drop(evidence, unpacked(files, tmp_path / "folder"))
    (tmp_path / "note.txt").write_text("x")
    assert not drop(evidence, tmp_path / "note.txt")
    assert not evidence.running


def test_every_control_has_a_name(evidence: EvidenceView, qtbot: QtBot, tmp_path: Path) -> None:
    files, _ = export("2026", 2)
    examined(qtbot, evidence, zipped(files, tmp_path / "a.zip"))
    assert unnamed(evidence) == []


# --- by keyboard alone ---------------------------------------------------------------------------------------------


def test_a_walk_by_keyboard(saving: Saving, qtbot: QtBot, tmp_path: Path) -> None:
    """An export falls on the place, is watched, called off, run again; the weakest note becomes a draft."""
    place = HistoryPlace(saving)
    qtbot.addWidget(place)
    place.resize(1100, 700)
    place.show()
    view = place.evidence
    rows = [[f"P {n}", "1/2/25, 10:00 AM", f"Hi, which glaze do you use on pot number {n}?"] for n in range(380)]
    rows.append(["Weak Reader", "1/2/25, 10:00 AM", "I came across your profile and would love to connect!!"])
    archive = invitations(rows, tmp_path / "a.zip")
    assert drop(place, archive)
    assert place.tabs.currentWidget() is view
    qtbot.waitUntil(lambda: view.model.rowCount() > 0)
    focused = view.stop_button
    qtbot.waitUntil(lambda: place.focusWidget() is focused)
    with qtbot.waitSignal(view.ended):
        QTest.keyClick(focused, Qt.Key.Key_Space)
    assert view.audit is not None
    assert not view.audit.complete
    with qtbot.waitSignal(view.ended, timeout=60_000):
        assert drop(place, archive)
    assert view.audit.complete
    assert place.focusWidget() is view.table
    assert view.table.horizontalHeader().sortIndicatorSection() == SCORE
    with qtbot.waitSignal(place.draft_wanted) as asked:
        QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert asked.args == [
        DraftWanted(rows[-1][2], "", "note-free", {"name": "Weak Reader"}),
    ]
    QTest.keyClick(view.table, Qt.Key.Key_Tab)
    assert place.focusWidget() is view.message.text
    QTest.keyClick(view.message.text, Qt.Key.Key_Tab)
    assert place.focusWidget() is view.message.open


def test_a_hostile_archive_is_refused(evidence: EvidenceView, qtbot: QtBot, tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Invitations.csv", b"0" * 30_000_000)
    examined(qtbot, evidence, bomb)
    assert "packed tighter" in evidence.says.text()
