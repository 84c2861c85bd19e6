"""Practice: redraft until it is ready, hints, answers beside yours, spotting, what comes next, the picture."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach import Criterion, Report, Span, Verdict
from coach.gallery.exercise import marks_of
from coach.gallery.loading import shipped_gallery
from coach.gallery.progress import Outcome, after_attempt, history, key_of
from coach.gallery.teardown import message_of
from tests.ui.test_teardowns import make, nameless
from ui.kept import JsonFile
from ui.practice.model import standing_words
from ui.practice.picture import bars, squares, words
from ui.practice.place import PracticePlace, due_words
from ui.practice.redraft import met
from ui.practice.spot import clicked_runs, word_at
from ui.teardowns.judging import judged
from ui.theme.palette import DARK
from ui.window import MainWindow

Opened = Callable[[], MainWindow]
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
EXERCISES = shipped_gallery().exercises


class Clock:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[PracticePlace]:
    widget = PracticePlace(tmp_path, clock)
    qtbot.addWidget(widget)
    widget.resize(1180, 780)
    widget.show()
    qtbot.waitUntil(lambda: widget.redraft.report is not None)
    yield widget
    widget.close_session()


def write(place: PracticePlace, qtbot: QtBot, text: str) -> Report:
    """Puts `text` on the page and waits until it is judged."""

    def of_this(report: Report) -> bool:
        return report.length.characters == len(text)

    with qtbot.waitSignal(place.redraft.judged, timeout=5000, check_params_cb=of_this) as shown:
        place.redraft.editor.put(text)
    assert shown.args is not None
    report: Report = shown.args[0]
    return report


# --- pure ------------------------------------------------------------------------------------------------------


def test_words_are_found_by_their_place() -> None:
    text = "Let's connect, now."
    assert [s.of(text) for s in (word_at(text, 2), word_at(text, 8)) if s] == ["Let's", "connect"]
    assert word_at(text, 13) == Span(13, 14)
    assert word_at("", 0) is None
    assert word_at("   ", 1) is None


def test_neighbours_that_are_clicked_become_one_stretch() -> None:
    text = "pick your brain now"
    assert clicked_runs(text, {Span(5, 9), Span(0, 4), Span(16, 19)}) == (Span(0, 9), Span(16, 19))
    assert clicked_runs(text, set()) == ()


def test_where_an_exercise_stands_in_words() -> None:
    exercise = EXERCISES[0]
    cards = after_attempt({}, exercise, Outcome.ALONE, {}, NOW)
    assert standing_words(exercise, {}, NOW) == "○ New"
    assert standing_words(exercise, cards, NOW) == "● Done once, comes back in 2 days"
    assert standing_words(exercise, cards, NOW + timedelta(days=30)) == "◐ Due again"
    assert due_words(list(EXERCISES), cards, NOW + timedelta(days=30)) == "1 is due again."
    assert due_words(list(EXERCISES), {}, NOW) == "Nothing is due. Take any."


def test_the_picture_says_in_words_what_it_paints() -> None:
    cards = after_attempt({}, EXERCISES[0], Outcome.ALONE, {Criterion.ASK: True, Criterion.REASON: False}, NOW)
    cards = after_attempt(cards, EXERCISES[1], Outcome.HINTED, {Criterion.ASK: True}, NOW)
    cards = after_attempt(cards, EXERCISES[2], Outcome.MISSED, {}, NOW)
    rows, states = bars(cards, NOW), squares(EXERCISES[:4], cards, NOW)
    assert states == ("alone", "helped", "missed", "new")
    assert squares(EXERCISES[:1], cards, NOW + timedelta(days=90)) == ("due",)
    said = words(rows, states)
    assert "Ask: 2 of 2 went well" in said
    assert "Reason: 0 of 1 went well" in said
    assert "Rapport" not in said
    assert "1 done alone, 1 done with hints, 1 given up, 1 new" in said


def test_what_a_draft_meets() -> None:
    assert met(None) == dict.fromkeys((Criterion.RAPPORT, Criterion.REASON, Criterion.ASK), False)
    exercise = EXERCISES[0]
    assert all(met(judged(exercise.message(exercise.answers[0].text))).values())


# --- redraft ---------------------------------------------------------------------------------------------------


def test_it_opens_on_the_articles_own_exercise_with_an_empty_page(place: PracticePlace) -> None:
    redraft = place.redraft
    assert redraft.exercise is not None
    assert redraft.exercise.id == "the-articles-own"
    assert "Zak Slayback" in redraft.credit.text()
    assert redraft.editor.text() == ""
    assert "like-minded" in redraft.bad.toPlainText()
    assert "argues the opposite" in redraft.wants.text()
    assert redraft.status.text() == ""


def test_a_redraft_is_done_when_it_is_ready_and_kept(place: PracticePlace, qtbot: QtBot, tmp_path: Path) -> None:
    place.open_exercise("marketing-world")
    report = write(place, qtbot, "Hi Zak, let us connect.")
    assert report.verdict is Verdict.REWORK
    assert place.cards == {}
    exercise = place.redraft.exercise
    assert exercise is not None
    with qtbot.waitSignal(place.redraft.finished):
        report = write(place, qtbot, exercise.answers[0].text)
    assert report.verdict is Verdict.READY
    assert place.redraft.status.text().startswith("Done")
    assert [o for _, o in history(place.cards[key_of(exercise)])] == ["alone"]
    assert place.model.row_of("marketing-world") == place.model.rowCount() - 1
    kept = JsonFile(tmp_path, "practice.json").load()
    assert key_of(exercise) in kept["cards"]
    write(place, qtbot, exercise.answers[1].text)
    assert len(history(place.cards[key_of(exercise)])) == 1


def test_hints_come_one_by_one_and_count(place: PracticePlace, qtbot: QtBot) -> None:
    place.open_exercise("pick-your-brain")
    redraft = place.redraft
    exercise = redraft.exercise
    assert exercise is not None
    assert not redraft.hint_says.isVisible()
    for taken in (1, 2, 3):
        redraft.hint_button.click()
        assert exercise.hints[taken - 1] in redraft.hint_says.text()
    assert not redraft.hint_button.isEnabled()
    write(place, qtbot, exercise.answers[1].text)
    assert [o for _, o in history(place.cards[key_of(exercise)])] == ["helped"]


def test_giving_up_shows_two_answers_beside_yours(place: PracticePlace, qtbot: QtBot, clock: Clock) -> None:
    place.open_exercise("came-across")
    redraft = place.redraft
    write(place, qtbot, "Hi Ingrid, may I send you the two dates?")
    redraft.answers_button.click()
    exercise = redraft.exercise
    assert exercise is not None
    sides = redraft.comparison.sides
    assert [s.text.toPlainText() for s in sides] == [redraft.editor.text(), *(a.text for a in exercise.answers)]
    assert all(any(s.format.fontUnderline() for s in side.text.extraSelections()) for side in sides[1:])
    assert [o for _, o in history(place.cards[key_of(exercise)])] == ["missed"]
    redraft.back_button.click()
    assert redraft.editor.text().startswith("Hi Ingrid")
    clock.now += timedelta(days=2)
    redraft.answers_button.click()
    redraft.next_button.click()
    assert redraft.exercise is not exercise
    place._order()
    assert place.model.exercises[0].id == "came-across"


def test_a_draft_is_there_again_in_the_same_sitting(place: PracticePlace, qtbot: QtBot) -> None:
    place.open_exercise("came-across")
    write(place, qtbot, "Hi Ingrid, mine.")
    place.open_exercise("refer-me")
    assert place.redraft.editor.text() == ""
    place.open_exercise("came-across")
    assert place.redraft.editor.text() == "Hi Ingrid, mine."


def test_the_coach_beside_it_is_the_one_of_write(place: PracticePlace, qtbot: QtBot) -> None:
    place.open_exercise("pick-your-brain")
    write(place, qtbot, "Hi Leonor, I hope this message finds you well. Which hive?")
    redraft = place.redraft
    finding = next(c.finding for c in redraft.panel.cards if c.finding.fixes)
    with qtbot.waitSignal(redraft.judged):
        redraft.panel.fix_wanted.emit(finding, finding.fixes[0])
    assert "finds you well" not in redraft.editor.text()
    rule = redraft.panel.cards[0].finding
    with qtbot.waitSignal(redraft.judged):
        redraft.panel.off.emit(rule)
    assert all(c.finding.rule != rule.rule for c in redraft.panel.cards)
    with qtbot.waitSignal(redraft.judged):
        redraft.undo_button.click()
    assert any(c.finding.rule == rule.rule for c in redraft.panel.cards)


def test_progress_is_there_again(place: PracticePlace, qtbot: QtBot, tmp_path: Path, clock: Clock) -> None:
    exercise = EXERCISES[3]
    place.open_exercise(exercise.id)
    write(place, qtbot, exercise.answers[0].text)
    again = PracticePlace(tmp_path, clock)
    qtbot.addWidget(again)
    again.build()
    assert again.cards == place.cards
    again.close_session()


def test_a_damaged_store_is_begun_anew(qtbot: QtBot, tmp_path: Path, clock: Clock) -> None:
    JsonFile(tmp_path, "practice.json").save({"cards": {"exercise:came-across": {"fsrs": 3}, "x": 7}, "newer": 1})
    place = PracticePlace(tmp_path, clock)
    qtbot.addWidget(place)
    place.build()
    assert place.model.rowCount() == len(EXERCISES)
    place._keep()
    assert JsonFile(tmp_path, "practice.json").load()["newer"] == 1
    place.close_session()


# --- spot ------------------------------------------------------------------------------------------------------


def test_spotting_by_keyboard_finds_and_counts(place: PracticePlace, qtbot: QtBot) -> None:
    place.open_exercise("pick-your-brain")
    place.tabs.setCurrentWidget(place.spot)
    spot = place.spot
    assert spot.exercise is not None
    report = judged(message_of(spot.exercise.teardown))
    for mark in marks_of(report):
        cursor = spot.text.cursor_of(Span(mark.span.start + 1, mark.span.start + 1))
        spot.text.setTextCursor(cursor)
        QTest.keyClick(spot.text, Qt.Key.Key_Space)
    with qtbot.waitSignal(spot.checked):
        spot.check_button.click()
    number = len(marks_of(report))
    assert f"You found {number} of {number} marks." in spot.result.text()
    assert {k for k in place.cards if k.startswith("criterion:")} == {
        key_of(c) for c in {m.criterion for m in marks_of(report)}
    }
    QTest.keyClick(spot.text, Qt.Key.Key_Space)
    assert not spot.check_button.isEnabled()
    spot.again_button.click()
    assert spot.words == set()


def test_spotting_by_mouse_marks_the_word_under_the_pointer(place: PracticePlace, qtbot: QtBot) -> None:
    place.open_exercise("pick-your-brain")
    place.tabs.setCurrentWidget(place.spot)
    spot = place.spot
    qtbot.waitUntil(spot.text.isVisible)
    text = spot.text.toPlainText()
    at = spot.text.place_of(text.index("Leonor") + 2)
    qtbot.mouseClick(spot.text.viewport(), Qt.MouseButton.LeftButton, pos=at.center() - spot.text.viewport().pos())
    assert [w.of(text) for w in spot.words] == ["Leonor"]
    spot.check_button.click()
    assert "no mark: “Leonor”" in spot.result.text()
    assert "You found 0 of" in spot.result.text()


# --- the window ------------------------------------------------------------------------------------------------


def test_a_walk_by_keyboard(opened: Opened, qtbot: QtBot) -> None:
    window = opened()
    QTest.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    place = window.practice
    qtbot.waitUntil(lambda: place.isVisible() and place.redraft.report is not None)
    place.list.setFocus()
    qtbot.waitUntil(place.list.hasFocus)
    QTest.keyClick(place.list, Qt.Key.Key_Down)
    exercise = place.redraft.exercise
    assert exercise is EXERCISES[1]
    QTest.keyClick(place.list, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: place.redraft.hints == 1)
    for _ in range(30):
        if QApplication.focusWidget() is place.redraft.editor:
            break
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is place.redraft.editor
    answer = exercise.answers[0].text.replace("“", '"').replace("”", '"')
    with qtbot.waitSignal(place.redraft.finished, timeout=10_000):
        QTest.keyClicks(place.redraft.editor, answer)
    assert place.redraft.status.text().startswith("Done")
    QTest.keyClick(place.redraft.editor, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: place.redraft.exercise is not exercise)


def test_a_walk_by_mouse(opened: Opened, qtbot: QtBot) -> None:
    window = opened()
    qtbot.mouseClick(window.rail.button(2), Qt.MouseButton.LeftButton)
    place = window.practice
    qtbot.waitUntil(lambda: place.isVisible() and place.redraft.report is not None)
    row = place.list.visualRect(place.model.index(3)).center()
    qtbot.mouseClick(place.list.viewport(), Qt.MouseButton.LeftButton, pos=row)
    assert place.redraft.exercise is EXERCISES[3]
    qtbot.mouseClick(place.redraft.hint_button, Qt.MouseButton.LeftButton)
    assert place.redraft.hints == 1
    qtbot.mouseClick(place.redraft.answers_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(place.redraft.comparison.isVisible)
    qtbot.mouseClick(place.redraft.next_button, Qt.MouseButton.LeftButton)
    assert place.redraft.exercise is not EXERCISES[3]
    tabs = place.tabs.tabBar()
    qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(2).center())
    assert place.progress.isVisible()
    assert "1 given up" in place.progress.words.text()
    assert place.progress.picture.accessibleDescription() == place.progress.words.text()


def test_nothing_is_squeezed_in_the_smallest_window(opened: Opened, qtbot: QtBot) -> None:
    window = opened()
    window.rail.button(2).click()
    window.resize(window.minimumSize())
    redraft = window.practice.redraft
    seen = (redraft.editor, redraft.hint_button, redraft.answers_button, redraft.panel, window.practice.list)

    def outside() -> list[str]:
        ends = [(w, w.mapTo(window, w.rect().topRight()).x()) for w in seen]
        return [w.accessibleName() or type(w).__name__ for w, right in ends if not 0 < right <= window.width()]

    qtbot.waitUntil(lambda: window.width() == window.minimumWidth() and outside() == [])


def test_every_control_has_a_name(place: PracticePlace) -> None:
    assert nameless(place) == []


def test_dark_reaches_all_pages(place: PracticePlace) -> None:
    place.set_colours(DARK)
    assert place.redraft.editor.colours is DARK
    assert place.spot.colours is DARK
    assert place.progress.picture.colours is DARK
    place.tabs.setCurrentWidget(place.progress)
    assert not place.progress.picture.grab().isNull()


def test_an_own_teardown_with_a_better_version_is_an_exercise(opened: Opened, qtbot: QtBot) -> None:
    window = opened()
    window.rail.button(1).click()
    make(window.teardowns, "Mine")
    window.teardowns.reading.practise_button.click()
    redraft = window.practice.redraft
    qtbot.waitUntil(lambda: redraft.exercise is not None and redraft.exercise.id == "own-mine")
    assert not redraft.hint_button.isEnabled()
    redraft.answers_button.click()
    assert redraft.comparison.sides[1].text.toPlainText() == "Dear Robin, may I?"
    assert window.practice.model.rowCount() == len(EXERCISES) + 1
    window.rail.button(1).click()
    window.teardowns.finder.remove_button.click()
    assert window.practice.model.rowCount() == len(EXERCISES)
