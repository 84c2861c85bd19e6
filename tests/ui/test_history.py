"""The History place: what was copied, what came of it, and the rates."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from coach.auditing.rates import FEW, rate, wilson
from coach.library import NearDuplicate, Outcome, Quota, Sent
from tests.ui.named import unnamed
from ui.history.log import Logbook, copied
from ui.history.picture import RateView, bar_of, row_of, spoken
from ui.history.place import HistoryPlace
from ui.history.sent_view import EMPTY, NONE_FOUND
from ui.history.tally import Tally
from ui.history.words import OUTCOMES, DraftWanted, day, near_words, quota_words
from ui.saving import Saving
from ui.theme.apply import Choice, Theme

NOW = datetime(2026, 11, 3, 12, tzinfo=UTC)
MARKUP = "<b onclick=x>bold</b><img src='file:///etc/passwd'>&amp;"
NOTE = "Hi Ann, your talk on water meters in Graz made me check ours: two of nine ran backwards. Which did you drop?"


def sent(number: int, **more: Any) -> Sent:
    at = (NOW - timedelta(days=number)).isoformat(timespec="seconds")
    return Sent(**{"text": f"Message {number}", "name": f"Reader {number}", "verdict": "ready", "at": at, **more})


@pytest.fixture
def history(qtbot: QtBot, saving: Saving) -> Iterator[HistoryPlace]:
    place = HistoryPlace(saving)
    qtbot.addWidget(place)
    place.resize(1100, 700)
    yield place
    place.close_work()


Filled = Callable[[list[Sent]], HistoryPlace]


@pytest.fixture
def filled(qtbot: QtBot, saving: Saving, history: HistoryPlace) -> Filled:
    """The place with messages in the library, shown."""

    def fill(several: list[Sent]) -> HistoryPlace:
        saving.do(lambda library: library.sent.log_many(several))
        with qtbot.waitSignals([history.sent.shown, history.counted], timeout=20_000):
            history.show()
        return history

    return fill


def stored(qtbot: QtBot, saving: Saving) -> list[Sent]:
    found: list[list[Sent]] = []
    saving.do(lambda library: library.sent.find(limit=1000), found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def names(place: HistoryPlace) -> list[str]:
    return [one.name for one in place.sent.model.rows]


# --- what stands there ---------------------------------------------------------------------------------------------


def test_nothing_copied_yet_is_said_plainly(filled: Filled) -> None:
    place = filled([])
    assert place.sent.empty.isVisible()
    assert place.sent.empty.text() == EMPTY
    assert place.quota.text() == "5 of 5 notes with a text of your own left this month."
    place.tabs.setCurrentIndex(1)
    assert "No outcome is marked yet" in place.rates_say.text()
    assert not place.rates.isVisible()


def test_the_newest_stands_first_and_is_shown_in_full(filled: Filled) -> None:
    text = "Dear Ann,\n\nwhich glaze?\n" + "A long line. " * 60
    place = filled([sent(5), sent(1, name="Ann Lee", company="Waterworks", text=text), sent(9)])
    assert names(place) == ["Ann Lee", "Reader 5", "Reader 9"]
    assert place.sent.message.text.toPlainText() == text
    assert place.sent.message.about.text() == "Ann Lee at Waterworks · Note · free · 2 November 2026"


def test_rows_come_in_pages_as_they_are_scrolled_to(filled: Filled, qtbot: QtBot) -> None:
    place = filled([sent(n) for n in range(450)])
    model = place.sent.model
    assert model.rowCount() == 200
    while not model.whole:
        with qtbot.waitSignal(model.filled):
            place.sent.table.scrollToBottom()
            model.fetchMore(model.index(-1, -1))
    assert names(place) == [f"Reader {n}" for n in range(450)]


def test_search_as_you_type(filled: Filled, qtbot: QtBot) -> None:
    place = filled([sent(1, text="Which glaze?"), sent(2, text="Which pump?"), sent(3, company="Pump & Sons")])
    with qtbot.waitSignal(place.sent.shown):
        QTest.keyClicks(place.sent.search, "pum")
    qtbot.waitUntil(lambda: names(place) == ["Reader 2", "Reader 3"])
    with qtbot.waitSignal(place.sent.shown):
        place.sent.search.setText("pump <b>\"' NEAR( OR * zebra")
    qtbot.waitUntil(lambda: names(place) == [])
    assert place.sent.empty.text() == NONE_FOUND
    assert not place.sent.message.open.isEnabled()


@pytest.mark.parametrize(
    ("box", "value", "left"),
    [("outcome", "replied", "Reader 1"), ("channel", "email", "Reader 2"), ("verdict", "follow", "Reader 3")],
)
def test_filters(filled: Filled, qtbot: QtBot, box: str, value: str, left: str) -> None:
    place = filled([sent(1, outcome=Outcome.REPLIED), sent(2, channel="email"), sent(3, verdict="follow")])
    combo = getattr(place.sent, box)
    with qtbot.waitSignal(place.sent.shown):
        combo.setCurrentIndex(combo.findData(value))
    assert names(place) == [left]


def test_a_late_answer_to_an_earlier_question_is_not_shown(filled: Filled, qtbot: QtBot) -> None:
    place = filled([sent(1, text="glaze"), sent(2, text="pump")])
    place.sent.search.setText("glaze")
    place.sent.look()
    place.sent.search.setText("pump")
    with qtbot.waitSignal(place.sent.shown):
        place.sent.look()
    assert names(place) == ["Reader 2"]


# --- what came of it -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("outcome", [o for o in Outcome if o is not Outcome.UNKNOWN])
def test_one_key_sets_the_outcome_and_another_takes_it_back(
    filled: Filled, qtbot: QtBot, saving: Saving, outcome: Outcome
) -> None:
    place = filled([sent(1), sent(2)])
    place.sent.table.choose(1)
    place.sent.table.setFocus()
    with qtbot.waitSignal(place.outcomes.changed):
        QTest.keyClick(place.sent.table, OUTCOMES[outcome][1].lower())
    assert [one.outcome for one in stored(qtbot, saving)] == [Outcome.UNKNOWN, outcome]
    assert place.sent.model.rows[1].outcome is outcome
    assert place.sent.buttons[outcome].isChecked()
    assert place.undo_button.isVisible()
    with qtbot.waitSignal(place.outcomes.changed):
        QTest.keyClick(place.sent.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [one.outcome for one in stored(qtbot, saving)] == [Outcome.UNKNOWN, Outcome.UNKNOWN]
    assert not place.sent.buttons[outcome].isChecked()


def test_buttons_do_the_same_and_several_are_taken_back_one_by_one(
    filled: Filled, qtbot: QtBot, saving: Saving
) -> None:
    place = filled([sent(1)])
    for outcome in (Outcome.ACCEPTED, Outcome.REPLIED, Outcome.UNKNOWN):
        with qtbot.waitSignal(place.outcomes.changed):
            place.sent.buttons[outcome].click()
    for left in (Outcome.REPLIED, Outcome.ACCEPTED, Outcome.UNKNOWN):
        with qtbot.waitSignal(place.outcomes.changed):
            place.undo_button.click()
        assert stored(qtbot, saving)[0].outcome is left


def test_letters_in_the_search_are_letters(filled: Filled, saving: Saving, qtbot: QtBot) -> None:
    place = filled([sent(1)])
    QTest.keyClicks(place.sent.search, "arndu")
    assert place.sent.search.text() == "arndu"
    assert stored(qtbot, saving)[0].outcome is Outcome.UNKNOWN


def test_a_message_is_opened_as_a_draft_by_key_and_button(filled: Filled, qtbot: QtBot) -> None:
    place = filled([sent(1, name="Ann", company="Kiln", subject="Glazes", channel="inmail")])
    for does in (
        lambda: QTest.keyClick(place.sent.table, Qt.Key.Key_Return),
        lambda: QTest.mouseClick(place.sent.message.open, Qt.MouseButton.LeftButton),
    ):
        with qtbot.waitSignal(place.draft_wanted) as asked:
            does()
        assert asked.args == [DraftWanted("Message 1", "Glazes", "inmail", {"name": "Ann", "company": "Kiln"})]


# --- notes left, rates ---------------------------------------------------------------------------------------------


def test_notes_left_this_month(filled: Filled, qtbot: QtBot) -> None:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    place = filled([sent(1, at=now), sent(2, at=now), sent(3, at=now, channel="email"), sent(400)])
    assert place.quota.text() == "3 of 5 notes with a text of your own left this month."
    with qtbot.waitSignal(place.counted):
        place.set_allowed(1)
    assert place.quota.text().startswith("0 of 1 note ")
    assert "2 were copied" in quota_words(Quota(2, 1))


def test_rates_count_what_is_known_and_conclude_nothing_from_few(filled: Filled) -> None:
    many = [sent(n, outcome=Outcome.ACCEPTED if n % 2 else Outcome.NOTHING) for n in range(30)]
    few = [sent(40 + n, verdict="follow", outcome=Outcome.REPLIED) for n in range(FEW - 1)]
    place = filled([*many, *few, sent(99), sent(100, verdict="")])
    place.tabs.setCurrentIndex(1)
    table = place.rates.table
    rows = [[table.item(r, c).text() for c in range(5)] for r in range(table.rowCount())]
    low, high = wilson(15, 30)
    assert rows[0] == ["Ready to send", "30", "15", "50%", f"{low:.0%} and {high:.0%}"]
    assert rows[3][:4] == ["Follow instead", "19", "19", "–"]
    assert "too few" in rows[3][4]
    assert place.rates_say.text().startswith("Of 49 messages with an outcome; 2 without one are left out.")
    said = place.rates.picture.accessibleDescription()
    assert "15 of 30" in said
    assert "19, too few" in said


def test_a_tally_counts_what_nobody_judged_apart() -> None:
    tally = Tally()
    tally.add([sent(1, verdict="", outcome=Outcome.DECLINED), sent(2, outcome=Outcome.REPLIED)])
    rates = tally.rates()
    assert (rates["Not judged"].n, rates["Not judged"].accepted) == (1, 0)
    assert (rates["Ready to send"].n, rates["Ready to send"].accepted) == (1, 1)


def test_a_bar_is_the_rate() -> None:
    known = rate([True] * 18 + [False] * 6)
    bar = bar_of(known)
    assert (bar.low, bar.at, bar.high) == (known.low, 0.75, known.high)
    assert bar_of(rate([True] * 19)).at is None
    assert bar_of(rate([])).says == "none yet"
    assert bar_of(rate([None])).says == "not told"
    assert row_of("x", rate([None]))[2] == "not told"
    assert spoken("Title", {"x": rate([])}) == "Title. x: 0, none yet."


@pytest.mark.parametrize("choice", [Choice.LIGHT, Choice.DARK])
def test_the_picture_shows_the_interval_in_both_themes(qtbot: QtBot, qapp: QApplication, choice: Choice) -> None:
    theme = Theme(qapp, choice)
    view = RateView("Rates")
    qtbot.addWidget(view)
    view.resize(900, 200)
    view.show_rates({"all": rate([True] * 30), "none": rate([False] * 30), "few": rate([True])})
    view.show()
    qtbot.waitUntil(lambda: view.picture.width() > 200)
    image = view.picture.grab().toImage()
    ink = QColor(theme.colours.text)

    def drawn(row: int) -> list[float]:
        """Where the line of a row is drawn, from 0 to 1."""
        line = view.picture.height() / 4
        y = round(line * (row + 1.5) * image.height() / view.picture.height())
        near = [x for x in range(image.width()) if _like(image, QPoint(x, y), ink)]
        return [x / image.width() for x in near]

    assert min(drawn(0)) > 0.7  # 30 of 30: the line lies at the right end
    assert max(drawn(1)) < 0.3
    theme.choose(Choice.SYSTEM)


def _like(image: QImage, at: QPoint, colour: QColor) -> bool:
    there = image.pixelColor(at)
    return all(abs(a - b) < 30 for a, b in zip(there.getRgb()[:3], colour.getRgb()[:3], strict=True))  # type: ignore[index]


# --- bad input, names ----------------------------------------------------------------------------------------------


def test_markup_and_floods_stay_text(filled: Filled, qtbot: QtBot) -> None:
    flood = "x" * 10_000
    place = filled([
        sent(1, name=MARKUP, company=MARKUP, subject=MARKUP, text=MARKUP, channel=MARKUP, verdict=MARKUP),
        sent(2, name=flood, company=flood, text=flood + " end"),
    ])  # fmt: skip
    assert place.sent.message.text.toPlainText() == f"{MARKUP}\n\n{MARKUP}"
    assert MARKUP in place.sent.message.about.text()
    for label in place.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText
    place.sent.table.choose(1)
    assert place.sent.message.text.toPlainText().endswith(" end")
    assert place.width() == 1100, "a flood of letters may not widen the place"
    with qtbot.waitSignal(place.outcomes.changed):
        QTest.keyClick(place.sent.table, "a")
    assert len(place.hint.text()) < 200


def test_every_control_has_a_name(filled: Filled, qtbot: QtBot) -> None:
    place = filled([sent(1)])
    assert unnamed(place) == []
    place.sent.search.setAccessibleName("")
    assert unnamed(place) == ["QLineEdit in SentView"]


def test_a_control_without_a_name_is_seen(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QWidget

    whole = QWidget()
    qtbot.addWidget(whole)
    QLineEdit(whole)
    QPushButton(whole)
    QPushButton("Words", whole)
    assert len(unnamed(whole)) == 2


# --- what is logged ------------------------------------------------------------------------------------------------


def test_a_copied_message_is_logged_once(saving: Saving, qtbot: QtBot) -> None:
    log = Logbook(saving)
    recipient = {"name": " Ann  Lee ", "company": "Kiln", "relation": "met"}
    with qtbot.waitSignal(log.logged) as logged:
        log.log(recipient, "note-free", "ready", "Which glaze?")
    log.log(recipient, "note-free", "ready", "Which glaze?")
    log.log(recipient, "note-free", "ready", " \n ")
    with qtbot.waitSignal(log.logged):
        log.log({"name": "Bo"}, "note-free", None, "Which glaze?")
    assert [one.name for one in stored(qtbot, saving)] == ["Bo", "Ann Lee"]
    assert logged.args is not None
    first: Sent = logged.args[0]
    assert (first.company, first.channel, first.verdict, first.text) == ("Kiln", "note-free", "ready", "Which glaze?")
    assert copied({}, "email", None, "x") == Sent("x", channel="email")


def test_a_draft_that_was_sent_to_another_is_noticed_and_then_not(saving: Saving, qtbot: QtBot) -> None:
    saving.do(lambda library: library.sent.log(sent(0, name="Ann Lee", text=NOTE)))
    log = Logbook(saving)
    log.touch(NOTE.replace("Ann", "Bo").replace("drop", "take"), "Bo Ek")
    with qtbot.waitSignal(log.near) as noticed:
        log.look()
    assert noticed.args is not None
    near: NearDuplicate = noticed.args[0]
    assert near.sent.name == "Ann Lee"
    assert near_words(near).endswith("% of this stood in what you sent to Ann Lee on 3 November 2026.")
    log.touch("Something else entirely: would you read two pages on seed banks by Friday, and say what is wrong?", "Bo")
    with qtbot.waitSignal(log.near) as gone:
        log.look()
    assert gone.args == [None]


def test_words() -> None:
    assert near_words(NearDuplicate(sent(0, name="Ann Lee"), 0.829)).startswith("82 % of this stood in")
    assert "someone whose name" in near_words(NearDuplicate(sent(0, name=""), 0.9))
    assert day("2026-02-01T12:00:00+00:00") == "1 February 2026"
    assert day("no time") == "no time"
