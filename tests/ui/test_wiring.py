"""What passes between the places of one window: copied messages, drafts, profiles, files that fall on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coach.library import Draft, Outcome, Sent
from tests.importing.exports import export, zipped
from tests.importing.pdfs import profile as saved_profile
from tests.ui.falling import drop
from ui.history.place import HistoryPlace
from ui.history.words import DraftWanted
from ui.importing.forms import RECIPIENTS, YOURS
from ui.window import MainWindow

Opened = Callable[[], MainWindow]
NOTE = "Hi Ann, your talk on water meters in Graz made me check ours: two of nine ran backwards. Which did you drop?"


def asked(qtbot: QtBot, window: MainWindow, work: Callable[..., object]) -> object:
    found: list[object] = []
    window.saving.do(work, found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def history(qtbot: QtBot, window: MainWindow) -> list[Sent]:
    found = asked(qtbot, window, lambda library: library.sent.find())
    assert isinstance(found, list)
    return found


def write(window: MainWindow, text: str, name: str) -> None:
    window.write.editor.put(text)
    window.write.recipient.fields["name"].setText(name)


def test_a_copied_message_stands_in_the_history(opened: Opened, qtbot: QtBot) -> None:
    window = opened()
    with qtbot.waitSignal(window.write.judged):
        write(window, NOTE, "Ann Lee")
    with qtbot.waitActive(window):
        window.activateWindow()
    with qtbot.waitSignal(window.wiring.logbook.logged):
        window.write.copy()
    window.write.copy()
    QTest.keyClick(window.write.editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window.write.editor, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    (one,) = history(qtbot, window)
    report = window.write.report
    assert report is not None
    assert (one.text, one.name, one.channel, one.verdict) == (NOTE, "Ann Lee", "note-free", report.verdict)
    with qtbot.waitSignal(window.history.place.sent.shown):
        window.wiring.go("history")
    assert [sent.name for sent in window.history.place.sent.model.rows] == ["Ann Lee"]
    assert window.history.isVisible()


def test_what_is_not_looked_at_is_not_made(opened: Opened) -> None:
    window = opened()
    window.history.set_allowed(3)
    window.history.refresh()
    assert window.history.findChildren(HistoryPlace) == []
    window.wiring.go("history")
    (place,) = window.history.findChildren(HistoryPlace)
    assert place.isVisible()
    assert place.allowed == 3


def test_a_part_or_another_text_on_the_clipboard_is_not_logged(opened: Opened, qtbot: QtBot) -> None:
    window = opened()
    write(window, NOTE, "Ann Lee")
    QGuiApplication.clipboard().setText(NOTE[:20])
    QGuiApplication.clipboard().setText("A password")
    assert history(qtbot, window) == []


def test_a_draft_that_stood_in_another_message_is_told(opened: Opened, qtbot: QtBot) -> None:
    window = opened()
    asked(qtbot, window, lambda library: library.sent.log(Sent(NOTE, name="Ann Lee")))
    with qtbot.waitSignal(window.wiring.logbook.near):
        write(window, NOTE.replace("Ann", "Bo"), "Bo Ek")
    assert "of this stood in what you sent to Ann Lee on" in window.said.text()
    assert not window.banner.isHidden()
    with qtbot.waitSignal(window.wiring.logbook.near):
        write(window, "Would you read two pages on seed banks by Friday, and say what is wrong with them?", "Bo Ek")
    assert window.banner.isHidden()


def test_a_message_becomes_a_draft_and_the_one_before_is_kept(opened: Opened, qtbot: QtBot) -> None:
    window = opened()
    write(window, "What I was writing", "Cy")
    window.wiring.go("history")
    window.history.draft_wanted.emit(DraftWanted("Hi Ann", "A subject", "inmail", {"name": "Ann", "company": "Kiln"}))
    assert window.write.isVisible()
    assert window.focusWidget() is window.write.editor
    message = window.write.message()
    assert (message.text, message.channel, message.subject) == ("Hi Ann", "inmail", "A subject")
    assert message.recipient is not None
    assert (message.recipient.name, message.recipient.company) == ("Ann", "Kiln")
    window.keep_typed()
    drafts = asked(qtbot, window, lambda library: library.drafts.all())
    assert isinstance(drafts, list)
    assert all(isinstance(one, Draft) for one in drafts)
    assert {one.text for one in drafts} >= {"Hi Ann", "What I was writing"}


def test_the_place_takes_keys_that_are_the_drafts_elsewhere(opened: Opened, qtbot: QtBot) -> None:
    window = opened()
    asked(qtbot, window, lambda library: library.sent.log(Sent(NOTE, name="Ann Lee")))
    write(window, "A draft", "Bo")
    with qtbot.waitActive(window):
        window.activateWindow()
    with qtbot.waitSignal(window.history.place.sent.shown):
        QTest.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    table = window.history.place.sent.table
    table.setFocus()
    for key, outcome in ((Qt.Key.Key_A, Outcome.ACCEPTED), (Qt.Key.Key_Z, Outcome.UNKNOWN)):
        modifier = Qt.KeyboardModifier.ControlModifier if key is Qt.Key.Key_Z else Qt.KeyboardModifier.NoModifier
        with qtbot.waitSignal(window.history.place.outcomes.changed):
            QTest.keyClick(table, key, modifier)
        assert history(qtbot, window)[0].outcome is outcome
    assert window.write.editor.text() == "A draft"
    QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    window.write.editor.setFocus()
    QTest.keyClick(window.write.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.write.editor.text() != "A draft"


@pytest.mark.parametrize("where", ["window", "editor"])
def test_a_saved_profile_that_falls_on_the_window(opened: Opened, qtbot: QtBot, tmp_path: Path, where: str) -> None:
    window = opened()
    data, truth = saved_profile(5)
    file = tmp_path / "Profile.PDF"
    file.write_bytes(data)
    before = window.write.editor.text()
    assert drop(window if where == "window" else window.write.editor.viewport(), file)
    dialog = window.wiring.dialog
    assert dialog is not None
    with qtbot.waitSignal(dialog.read, timeout=20_000):
        pass
    dialog.take.click()
    assert window.write.recipient.values()["name"] == truth.name
    assert window.write.recipient.values()["schools"] == "; ".join(truth.schools)
    assert window.write.editor.text() == before
    assert not dialog.isVisible()


def test_several_files_or_another_kind_are_not_taken(opened: Opened, tmp_path: Path) -> None:
    window = opened()
    for name in ("a.pdf", "b.pdf", "c.png"):
        (tmp_path / name).write_bytes(b"x")
    assert not drop(window, tmp_path / "a.pdf", tmp_path / "b.pdf")
    assert not drop(window, tmp_path / "c.png")


def test_an_export_that_falls_on_the_window_is_examined(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    window = opened()
    files, _ = export("2026", 2)
    with qtbot.waitSignal(window.history.place.evidence.ended, timeout=20_000):
        assert drop(window, zipped(files, tmp_path / "a.zip"))
    assert window.history.isVisible()
    assert window.history.place.evidence.model.rowCount() > 0


def test_a_profile_taken_can_be_taken_back(opened: Opened) -> None:
    window = opened()
    for whose, form in ((RECIPIENTS, window.write.recipient), (YOURS, window.write.you)):
        before = form.values()
        window.wiring.fill(whose, {"name": "Somebody Else", "schools": "Lund\nGraz"})
        assert form.values()["schools"] == "Lund; Graz"
        window.wiring.take_back.trigger()
        assert form.values() == before
        assert not window.wiring.take_back.isEnabled()


def test_the_menu_has_the_ways_in(opened: Opened) -> None:
    window = opened()
    words = [action.text().replace("&", "") for action in window.wiring.menu.actions() if action.text()]
    assert words == [
        "Read a saved profile (PDF)…",
        "Paste a profile…",
        "Take your own profile from the data export…",
        "Take back the last profile",
    ]
    window.wiring.menu.actions()[1].trigger()
    assert window.wiring.dialog is not None
    assert window.wiring.dialog.pasted.isVisible()


def test_closing_the_window_ends_all_that_is_under_way(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    window = opened()
    files, _ = export("2026", 2, 300)
    data, _ = saved_profile(5)
    (tmp_path / "p.pdf").write_bytes(data)
    window.wiring.open_file(zipped(files, tmp_path / "a.zip"))
    window.wiring.open_file(tmp_path / "p.pdf")
    window.close()
    assert not window.history.place.evidence.running
    assert window.wiring.dialog is not None
    assert not window.wiring.dialog.isVisible()


def test_history_fits_into_the_smallest_window(opened: Opened, qtbot: QtBot) -> None:
    window = opened()
    assert window.minimumWidth() <= 1000
    window.resize(window.minimumSize())
    window.wiring.go("history")
    for tab in range(3):
        window.history.place.tabs.setCurrentIndex(tab)
        assert window.width() == window.minimumWidth()
