"""Slips in the window: late, never stale, never in the way, and refused like all else."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach import Finding, Report
from coach.language.proofreader import Proofreader, carried
from coach.reading.reading import Reading
from coach.slip import Slip, SlipKind
from coach.span import Span
from ui.window import MainWindow
from ui.write.place import WritePlace

Judged = Callable[[WritePlace], Report]


def slips(report: Report | None) -> list[Finding]:
    return [f for f in report.findings if f.rule.startswith("language.") and not f.span.empty] if report else []


def words(report: Report | None) -> list[str]:
    return [f.text for f in slips(report)]


@pytest.fixture
def reading(place: WritePlace, qtbot: QtBot) -> WritePlace:
    """A place that looks for slips."""
    with qtbot.waitSignal(place.completed):
        place.start_proofreading()
        place.editor.put("Hi Zak, your kiln is fine.")
        place.judge()
    return place


def put(place: WritePlace, text: str, qtbot: QtBot) -> Report:
    with qtbot.waitSignal(place.completed):
        place.editor.put(text)
        place.judge()
    assert place.report is not None
    return place.report


def test_slips_come_and_can_be_fixed(reading: WritePlace, qtbot: QtBot) -> None:
    report = put(reading, "Hi Zak, i dont know which kiln.", qtbot)
    assert words(report) == ["i", "dont"]
    assert report.length.grade is not None
    assert "school grade" in reading.meter.text()
    reading.fix(slips(report)[1], slips(report)[1].fixes[0])
    assert reading.editor.text() == "Hi Zak, i don't know which kiln."
    qtbot.waitUntil(lambda: words(reading.report) == ["i"])


def test_refusals_hold_for_slips(reading: WritePlace, qtbot: QtBot) -> None:
    report = put(reading, "Hi Zak, i dont know the the kiln.", qtbot)
    reading.leave(slips(report)[0])
    qtbot.waitUntil(lambda: words(reading.report) == ["dont", "the the"])
    reading.never(slips(reading.report)[0])
    qtbot.waitUntil(lambda: words(reading.report) == ["the the"])
    reading.rule_off(slips(reading.report)[0])
    qtbot.waitUntil(lambda: words(reading.report) == [])
    reading.undo_refusal()
    qtbot.waitUntil(lambda: words(reading.report) == ["the the"])


def test_a_change_of_the_profile_is_seen(reading: WritePlace, qtbot: QtBot) -> None:
    put(reading, "Hi Zak, hi mina, see the kiln.", qtbot)
    assert words(reading.report) == []
    put(reading, "hi mina, see the kiln.", qtbot)
    assert "mina" not in words(reading.report)
    reading.recipient.fill({"name": "Mina Okafor"})
    reading.judge()
    qtbot.waitUntil(lambda: "mina" in words(reading.report))


class Stall(Proofreader):
    """A proofreader that does not come back before it is let go."""

    def __init__(self) -> None:
        super().__init__(None, frozenset())
        self.go = threading.Event()
        self.reached = threading.Event()

    def slips(self, reading: Reading) -> tuple[Slip, ...]:
        self.reached.set()
        self.go.wait(20)
        return super().slips(reading)


def test_slow_slips_hold_up_no_report_and_come_only_for_their_text(
    place: WritePlace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, judged: Judged
) -> None:
    stall = Stall()
    monkeypatch.setattr("ui.proofreading.build", lambda common: stall)
    place.editor.put("Hi Zak, i dont know.")
    judged(place)
    place.start_proofreading()
    assert stall.reached.wait(20)
    shown: list[list[str]] = []
    place.judged.connect(lambda report: shown.append(words(report)))
    place.editor.put("Hi Zak, which kiln is it?")
    assert judged(place).length.words == 6
    QTest.keyClicks(place.editor, " Yes")
    assert place.editor.text().endswith(" Yes")
    with qtbot.waitSignal(place.completed):
        stall.go.set()
    assert shown
    assert not any(shown)


def test_a_failure_of_the_proofreader_ends_nothing(
    place: WritePlace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken(Proofreader):
        def slips(self, reading: Reading) -> tuple[Slip, ...]:
            raise ZeroDivisionError("planted")

    monkeypatch.setattr("ui.proofreading.build", lambda common: Broken(None, common))
    with qtbot.waitSignal(place.completed):
        place.start_proofreading()
        place.editor.put("Hi Zak, i dont know.")
        place.judge()
    assert place.report is not None
    assert put(place, "Hi Zak, i dont know it.", qtbot).length.words == 7
    assert words(place.report) == ["i", "dont"]


def test_marks_stay_while_the_rest_is_typed(reading: WritePlace, qtbot: QtBot) -> None:
    put(reading, "Hi Zak, i dont know. ", qtbot)
    seen: list[list[str]] = []
    reading.judged.connect(lambda report: seen.append(words(report)))
    QTest.keyClicks(reading.editor, "Which kiln?")
    with qtbot.waitSignal(reading.completed):
        reading.judge()
    assert seen
    assert all(s == ["i", "dont"] for s in seen)


SLIPS = (Slip(SlipKind.CAPITALS, Span(0, 1), ("I",)), Slip(SlipKind.SPELLING, Span(10, 14), ("x",)))


@pytest.mark.parametrize(
    ("new", "kept"),
    [
        ("i saw the teh2 kiln", [(0, 1), (10, 14)]),
        ("i saw the teh2 big kiln", [(0, 1), (10, 14)]),
        ("i saw all the teh2 kiln", [(0, 1), (14, 18)]),
        ("i saw the teh2x kiln", [(0, 1)]),
        ("i saw the xteh2 kiln", [(0, 1)]),
        ("I saw the teh2 kiln", [(10, 14)]),
        ("it saw the teh2 kiln", [(11, 15)]),
        ("", []),
    ],
)
def test_slips_are_carried_while_their_words_stand(new: str, kept: list[tuple[int, int]]) -> None:
    assert [tuple(s.span) for s in carried(SLIPS, "i saw the teh2 kiln", new)] == kept


def test_nothing_is_built_before_the_window_is_painted(
    opened: Callable[[], MainWindow], qapp: QApplication, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    built: list[bool] = []

    def build(common: frozenset[str]) -> Proofreader:
        built.append(window_painted())
        return Proofreader(None, common)

    def window_painted() -> bool:
        return any(isinstance(w, MainWindow) and w._painted for w in qapp.topLevelWidgets())

    monkeypatch.setattr("ui.proofreading.build", build)
    window = opened()
    qtbot.waitUntil(lambda: bool(built))
    assert built == [True]
    window.close()


@pytest.mark.harper
def test_harper_reads_in_its_own_thread(place: WritePlace, qtbot: QtBot) -> None:
    with qtbot.waitSignal(place.completed, timeout=30000):
        place.start_proofreading()
        place.editor.put("I recieved your note, Papadopoulos; he don't know it.")
        place.judge()
    assert words(place.report) == ["recieved", "don't"]
    assert put(place, "I recieved your note.", qtbot).length.words == 4
    assert words(place.report) == ["recieved"]


def test_starting_the_window_imports_nothing_heavy() -> None:
    import subprocess
    import sys

    heavy = ("harper", "textstat", "nltk", "numpy", "py3langid")
    code = f"import sys, ui.app\nprint(*[m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.split() == []
