"""The place of teardowns: found, read, switched, compared, made, exchanged; by keyboard and by mouse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from coach import Criterion, Verdict
from coach.gallery.exchange import plain
from coach.gallery.loading import shipped_gallery
from coach.gallery.teardown import message_of
from coach.span import Span
from ui.kept import JsonFile
from ui.teardowns.judgement import question_words, verdict_words
from ui.teardowns.judging import Judge, judged
from ui.teardowns.place import TeardownsPlace
from ui.teardowns.reading import about_words, person_words
from ui.teardowns.sheet import stacked
from ui.teardowns.shelf import Shelf
from ui.theme.palette import DARK
from ui.window import MainWindow

Opened = Callable[[], MainWindow]
SHIPPED = shipped_gallery().teardowns
PASTED = "Hi Margaret,\n\nI saw that you work at Oxfam. Would love to pick your brain.\n\nBest,\nPeter"


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> TeardownsPlace:
    widget = TeardownsPlace(tmp_path)
    qtbot.addWidget(widget)
    widget.resize(1180, 800)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def test_cards_stand_by_their_words_and_never_on_each_other() -> None:
    assert stacked([0, 5, 200], [50, 60, 10], gap=10) == [0, 60, 200]
    assert stacked([100, 0], [10, 10], gap=0) == [100, 110]
    assert stacked([], []) == []


def test_people_and_sources_in_words() -> None:
    teardown = SHIPPED[0]
    assert "Learning to write for the real world" in person_words(teardown.recipient)
    assert "“I know their work”" in person_words(teardown.recipient)
    assert "Zak Slayback" in about_words(teardown)
    assert "grade C" in about_words(next(t for t in SHIPPED if t.source == "recipients-complaints"))


def test_the_articles_cases_stand_first_with_their_verdicts(place: TeardownsPlace) -> None:
    assert place.model.rowCount() == len(SHIPPED)
    assert place.reading.teardown is SHIPPED[0]
    assert "Rework it" in str(place.model.data(place.model.index(1), Qt.ItemDataRole.AccessibleTextRole))


def test_only_rows_in_view_are_judged(place: TeardownsPlace, qtbot: QtBot) -> None:
    many = [
        replace(t, id=f"{t.id}-{n}", text=f"{t.text} {n}", notes=(), faults=(), own=True)
        for n in range(24)
        for t in SHIPPED
    ]
    before = place.judge.made
    place.model.put(many)
    assert len(many) > 1000
    place.list.setCurrentIndex(place.model.index(900))
    place.list.viewport().repaint()
    assert place.model.rowCount() == len(many)
    assert place.judge.made - before < 80


def test_search_and_filters_narrow_the_list(place: TeardownsPlace, qtbot: QtBot) -> None:
    QTest.keyClicks(place.search, "bulldogs")
    qtbot.waitUntil(lambda: place.model.rowCount() == 1)
    assert place.reading.teardown is not None
    assert place.reading.teardown.id == "marketing-world"
    assert place.count.text() == "1 teardown"
    place.search.clear()
    qtbot.waitUntil(lambda: place.model.rowCount() == len(SHIPPED))
    place.finder.criterion.setCurrentIndex(place.finder.criterion.findData(Criterion.FACTS))
    assert {t.id for t in place.model.shown} == {"merge-tags", "wrong-name"}
    place.finder.channel.setCurrentIndex(place.finder.channel.findData("note-free"))
    assert place.model.rowCount() == 0


def test_switching_faults_off_moves_text_notes_and_verdict(place: TeardownsPlace) -> None:
    place.open_teardown("business-overlap")
    reading = place.reading
    assert reading.teardown is not None
    received = reading.sheet.text.toPlainText()
    said = [reading.judgement.verdict.text()]
    assert len(reading.sheet.cards) == 4
    for box in reading.switches:
        box.click()
        said.append(reading.judgement.verdict.text())
    assert reading.teardown.better is not None
    assert reading.sheet.text.toPlainText() == reading.teardown.better.text
    assert reading.sheet.cards == []
    assert said[0].startswith("Rework it")
    assert said[-1].startswith("Ready to send")
    assert len(set(said)) == len(said)
    reading.all_on.click()
    assert reading.sheet.text.toPlainText() == received
    assert len(reading.sheet.cards) == 4
    assert reading.judgement.verdict.text() == said[0]


def test_each_note_has_a_line_to_its_words(place: TeardownsPlace, qtbot: QtBot) -> None:
    place.open_teardown("marketing-world")
    sheet = place.reading.sheet
    qtbot.waitUntil(lambda: len(sheet.lines) == 4)
    for line in sheet.lines:
        card = next(c for c in sheet.cards if c.note.number == line.number)
        assert card.y() == round(line.top)
        place_of = sheet.text.place_of(card.note.span.start)
        assert abs(line.y - place_of.bottom()) < 2
        assert card.x() > sheet.text.geometry().right()
    assert sheet.height() >= max(c.geometry().bottom() for c in sheet.cards)
    assert sheet.text.verticalScrollBar().maximum() == 0


def test_a_text_is_wholly_seen_whatever_its_width(place: TeardownsPlace, qtbot: QtBot) -> None:
    place.open_teardown("wall-of-text")
    text = place.reading.sheet.text
    high = text.height()
    place.resize(900, 700)
    qtbot.waitUntil(lambda: text.height() > high and text.verticalScrollBar().maximum() == 0)


def test_before_and_after_are_marked_in_both(place: TeardownsPlace) -> None:
    place.open_teardown("marketing-world")
    before, after = (side.text for side in place.reading.comparison.sides)
    assert any(s.format.fontStrikeOut() for s in before.extraSelections())
    assert any(s.format.fontUnderline() for s in after.extraSelections())
    first = after.toPlainText()
    place.reading.which.button(1).click()
    assert place.reading.teardown is not None
    assert place.reading.teardown.second is not None
    assert after.toPlainText() == place.reading.teardown.second.text != first


def test_what_the_engine_finds_stands_below(place: TeardownsPlace) -> None:
    place.open_teardown("pick-your-brain")
    assert "pick your brain" in place.reading.judgement.findings.text()
    report = judged(message_of(SHIPPED[1]))
    assert verdict_words(report).startswith("Rework it · ")
    assert [line[0] for line in question_words(report)] == ["◐", "◐", "◐"]


def test_a_walk_by_keyboard(opened: Opened, qtbot: QtBot) -> None:
    window = opened()
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    place = window.teardowns
    qtbot.waitUntil(lambda: place.isVisible() and place.reading.teardown is SHIPPED[0])
    window.activateWindow()
    place.list.setFocus()
    qtbot.waitUntil(place.list.hasFocus)
    qtbot.keyClick(place.list, Qt.Key.Key_Down)
    assert place.reading.teardown is SHIPPED[1]
    qtbot.keyClick(place.list, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: place.reading.teardown is SHIPPED[2])
    qtbot.keyClick(place.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: place.reading.sheet.current == 1)
    focused = QApplication.focusWidget()
    assert focused is place.reading.sheet.cards[0]
    qtbot.waitUntil(place.reading.switches[0].isVisible)
    for _ in range(40):
        if QApplication.focusWidget() is place.reading.switches[0]:
            break
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is place.reading.switches[0]
    before = place.reading.judgement.verdict.text()
    qtbot.keyClick(place.reading.switches[0], Qt.Key.Key_Space)
    assert place.reading.judgement.verdict.text() != before


def test_a_walk_by_mouse(opened: Opened, qtbot: QtBot) -> None:
    window = opened()
    qtbot.mouseClick(window.rail.button(1), Qt.MouseButton.LeftButton)
    place = window.teardowns
    qtbot.waitUntil(place.isVisible)
    row = place.list.visualRect(place.model.index(2)).center()
    qtbot.mouseClick(place.list.viewport(), Qt.MouseButton.LeftButton, pos=row)
    assert place.reading.teardown is SHIPPED[2]
    for box in place.reading.switches:
        qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    assert place.reading.judgement.verdict.text().startswith("Ready to send")
    qtbot.mouseClick(place.reading.practise_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.practice.isVisible() and window.practice.redraft.exercise is not None)
    assert window.practice.redraft.exercise is not None
    assert window.practice.redraft.exercise.id == SHIPPED[2].id
    assert window.rail.button(2).isChecked()


def make(place: TeardownsPlace, title: str) -> None:
    """Goes through the page as a person would."""
    own = place.own
    place.finder.make_button.click()
    own.text.setPlainText(PASTED)
    own.look_button.click()
    own.mask_button.click()
    text = own.text.toPlainText()
    cursor = own.text.textCursor()
    cursor.setPosition(text.index("pick your brain"))
    cursor.setPosition(text.index("pick your brain") + len("pick your brain"), cursor.MoveMode.KeepAnchor)
    own.text.setTextCursor(cursor)
    own.criterion.setCurrentIndex(own.criterion.findData(Criterion.ASK))
    own.thinks.setText("It needs it itself.")
    own.add_button.click()
    own.title.setText(title)
    own.trade.setText("Aid")
    own.better.setPlainText("Dear Robin, may I?")
    own.keep_button.click()


def test_make_your_own_from_the_paste_to_the_list(place: TeardownsPlace, tmp_path: Path) -> None:
    make(place, "A brain, please")
    kept = place.reading.teardown
    assert kept is not None
    assert kept.own
    assert kept.id == "own-a-brain-please"
    for secret in ("Margaret", "Oxfam", "Peter"):
        assert secret not in kept.text
        assert secret not in (tmp_path / "teardowns.json").read_text(encoding="utf-8")
    (note,) = kept.notes
    assert note.span.of(kept.text) == "pick your brain"
    assert place.reading.sheet.cards[0].note == note
    assert place.reading.judgement.verdict.text().split(" · ")[0] in ("Rework it", "Follow instead")
    again = Shelf(JsonFile(tmp_path, "teardowns.json"))
    assert again.teardowns == (kept,)


def test_the_page_says_what_is_missing(place: TeardownsPlace) -> None:
    place.finder.make_button.click()
    own = place.own
    said = []
    for step in (
        lambda: None,
        lambda: own.text.setPlainText(PASTED),
        own.look_button.click,
        own.mask_button.click,
        lambda: own.title.setText("x"),
    ):
        step()
        own.keep_button.click()
        said.append(own.says.text())
    assert len(set(said)) == 5
    assert all(said)
    assert place.shelf.teardowns == ()


def test_what_is_unticked_stays(place: TeardownsPlace) -> None:
    place.finder.make_button.click()
    own = place.own
    own.text.setPlainText(PASTED)
    own.look_button.click()
    unsure = next(i for i in range(own.list.count()) if "Oxfam" in own.list.item(i).text())
    assert "not sure" in own.list.item(unsure).text()
    own.list.item(unsure).setCheckState(Qt.CheckState.Unchecked)
    own.mask_button.click()
    assert "Oxfam" in own.text.toPlainText()
    assert "Margaret" not in own.text.toPlainText()
    own.text.undo()
    assert "Margaret" in own.text.toPlainText()


def test_nothing_personal_comes_back_unseen(place: TeardownsPlace) -> None:
    make(place, "One")
    place.make_own()
    own = place.own
    own.text.setPlainText(PASTED)
    own.look_button.click()
    own.mask_button.click()
    own.title.setText("Two")
    own.thinks.setText("No.")
    own.add_button.click()
    own.text.undo()
    own.keep_button.click()
    assert "“Margaret” has not been looked at" in own.says.text()
    own.text.setPlainText("x" * 9000)
    own.look_button.click()
    own.keep_button.click()
    assert "1000 characters too long" in own.says.text()
    assert len(place.shelf.teardowns) == 1


def test_a_note_goes_with_its_words_when_the_text_is_edited(place: TeardownsPlace) -> None:
    place.finder.make_button.click()
    own = place.own
    own.text.setPlainText("😀 please pick your brain")
    own.look_button.click()
    cursor = own.text.textCursor()
    cursor.setPosition(10)
    cursor.setPosition(25, cursor.MoveMode.KeepAnchor)
    own.text.setTextCursor(cursor)
    own.thinks.setText("No.")
    own.add_button.click()
    cursor.setPosition(0)
    cursor.insertText("Well, ")
    (note,) = own.teardown().notes
    assert note.span.of(own.teardown().text) == "pick your brain"
    assert note.span == Span(15, 30)


def test_removed_and_taken_back(place: TeardownsPlace) -> None:
    make(place, "One")
    kept = place.reading.teardown
    place.finder.remove_button.click()
    assert place.shelf.teardowns == ()
    assert place.reading.teardown is not kept
    place.undo_button.click()
    assert place.shelf.teardowns == (kept,)


def test_another_firstline_opens_what_was_exported(place: TeardownsPlace, qtbot: QtBot, tmp_path: Path) -> None:
    make(place, "One")
    make(place, "One")
    assert [t.id for t in place.shelf.teardowns] == ["own-one", "own-one-2"]
    file = tmp_path / "out.json"
    place.export_to(file)
    other = TeardownsPlace(tmp_path / "other")
    qtbot.addWidget(other)
    other.show()
    other.open_from(file)
    assert other.shelf.teardowns == place.shelf.teardowns
    other.open_from(file)
    assert len({t.id for t in other.shelf.teardowns}) == 4
    damaged = tmp_path / "damaged.json"
    damaged.write_text(file.read_text(encoding="utf-8").replace('"ask"', '"charm"'), encoding="utf-8")
    other.open_from(damaged)
    assert "Nothing was taken. damaged.json: teardowns[1].notes[1].criterion" in other.says.text()
    assert len(other.shelf.teardowns) == 4


def test_a_damaged_one_among_the_kept_is_told_and_not_lost(qtbot: QtBot, tmp_path: Path) -> None:
    storage = JsonFile(tmp_path, "teardowns.json")
    storage.save({"teardowns": [plain(SHIPPED[0]), {"id": "broken"}], "newer": 1})
    place = TeardownsPlace(tmp_path)
    qtbot.addWidget(place)
    place.show()
    qtbot.waitUntil(lambda: bool(place.says.text()))
    assert len(place.shelf.teardowns) == 1
    assert place.model.rowCount() == len(SHIPPED) + 1
    assert "1 of your own could not be read" in place.says.text()
    make(place, "Two")
    kept = storage.load()
    assert {"id": "broken"} in kept["teardowns"]
    assert kept["newer"] == 1


def test_a_file_that_is_no_json_is_set_aside(tmp_path: Path) -> None:
    storage = JsonFile(tmp_path, "practice.json")
    storage.path.write_text("{", encoding="utf-8")
    assert storage.load() == {}
    assert (tmp_path / "practice.damaged-1.json").read_text(encoding="utf-8") == "{"
    storage.save({"a": 1})
    assert storage.load() == {"a": 1}


def test_a_full_disk_is_said_and_nothing_is_shown_as_kept(place: TeardownsPlace, tmp_path: Path) -> None:
    (tmp_path / "in-the-way").write_text("x")
    place.shelf._storage.path = tmp_path / "in-the-way" / "teardowns.json"  # type: ignore[attr-defined]
    make(place, "One")
    assert "Could not be kept" in place.says.text()
    assert place.shelf.teardowns == ()


FOCUSED = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QAbstractItemView)


def _in_popup(widget: QWidget) -> bool:
    """Whether it belongs to the list that a combo box drops."""
    parent = widget.parent()
    while parent is not None and not isinstance(parent, QComboBox):
        parent = parent.parent()
    return parent is not None


def nameless(widget: QWidget) -> list[str]:
    """Controls that take the focus and tell a screen reader nothing."""
    return [
        f"{type(w).__name__} {w.objectName()}"
        for kind in FOCUSED
        for w in widget.findChildren(kind)
        if w.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not w.accessibleName()
        and not (isinstance(w, QAbstractButton) and w.text())
        and not isinstance(w.parent(), QComboBox | QLineEdit)
        and not _in_popup(w)
    ]


def test_every_control_has_a_name(place: TeardownsPlace) -> None:
    assert nameless(place) == []
    bare = QWidget()
    QLineEdit(bare)
    assert nameless(bare)


def test_dark_reaches_lines_and_marks(place: TeardownsPlace) -> None:
    place.set_colours(DARK)
    assert place.reading.sheet.colours is DARK
    assert place.reading.comparison.colours is DARK
    assert place.reading.sheet.colour(Criterion.ASK) == DARK.ask


def test_reports_are_made_once() -> None:
    judge = Judge()
    message = message_of(SHIPPED[1])
    assert judge.report(message) is judge.report(message)
    assert judge.made == 1
    assert judge.report(message).verdict is Verdict.REWORK


def test_no_number_stands_beside_a_message_that_is_not_there() -> None:
    from coach import Message, analyse
    from ui.teardowns.judgement import verdict_words

    assert not any(c.isdigit() for c in verdict_words(analyse(Message(""))))
    assert any(c.isdigit() for c in verdict_words(analyse(Message("Hi Ada, may I see the loom?", purpose="To see it"))))
