"""The Write place: typing, marks, one-step fixes, and a copy that is exact."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from ui.offsets import qt_positions
from ui.write import WritePlace


@pytest.fixture
def place(qtbot: QtBot) -> WritePlace:
    widget = WritePlace()
    qtbot.addWidget(widget)
    return widget


def write(place: WritePlace, text: str) -> None:
    place.editor.selectAll()
    place.editor.insertPlainText(text)
    place.judge()


def test_a_mark_lies_on_its_words_after_an_emoji(place: WritePlace) -> None:
    write(place, "😀 Hi Zak, I hope this message finds you well.")
    marked = [s.cursor.selectedText() for s in place.editor.extraSelections()]
    assert any("hope this message finds you well" in m for m in marked)


def test_a_fix_is_one_undo_step(place: WritePlace) -> None:
    before = "Hi Zak, I hope this message finds you well. Which kiln?"
    write(place, before)
    finding = next(f for f in place.report.findings if f.fixes)
    place.fix(finding, finding.fixes[0])
    assert "finds you well" not in place.editor.toPlainText()
    place.editor.undo()
    assert place.editor.toPlainText() == before


def test_a_stale_fix_is_refused(place: WritePlace) -> None:
    write(place, "Hi Zak, I hope this message finds you well. Which kiln?")
    finding = next(f for f in place.report.findings if f.fixes)
    write(place, "Other words.")
    place.fix(finding, finding.fixes[0])
    assert place.editor.toPlainText() == "Other words."


def test_copy_is_exact_and_a_blank_is_told_first(place: WritePlace) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("before")
    write(place, "Hi {{first_name}}, Grüße 😀")
    place.copy()
    assert clipboard.text() == "before"
    assert "{{first_name}}" in place.hint.text()
    place.copy()
    assert clipboard.text() == "Hi {{first_name}}, Grüße 😀"


def test_qt_positions() -> None:
    assert qt_positions("a😀b") == [0, 1, 3, 4]
