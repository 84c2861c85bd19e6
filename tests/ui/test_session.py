"""Analysis beside the window: the latest wins, a stall stops nobody, a failure is told and forgotten."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

import ui.session
from coach import Message, Report, analyse
from ui.session import AnalysisSession
from ui.write.place import WritePlace


@pytest.fixture
def session() -> Iterator[AnalysisSession]:
    one = AnalysisSession()
    yield one
    one.close()


def test_the_latest_wins(session: AnalysisSession, qtbot: QtBot) -> None:
    seen: list[Report] = []
    session.reported.connect(seen.append)
    for number in range(200):
        session.ask(Message("word " * number))
    qtbot.waitUntil(lambda: bool(seen))
    assert [r.revision for r in seen] == [200]


class Stall:
    """An analysis that does not come back before it is let go."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.reached = threading.Event()

    def __call__(self, *args: object, **named: object) -> Report:
        self.reached.set()
        self.go.wait(20)
        return analyse(*args, **named)  # type: ignore[arg-type]


def test_typing_goes_on_while_the_analysis_stalls(
    place: WritePlace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, judged: Callable[[WritePlace], Report]
) -> None:
    stall = Stall()
    monkeypatch.setattr(ui.session, "analyse", stall)
    place.judge()
    assert stall.reached.wait(20)
    shown = place.report
    QTest.keyClicks(place.editor, "Is the kiln in Lund still for sale?")
    assert place.editor.text() == "Is the kiln in Lund still for sale?"
    assert place.report is shown
    place.judge()
    stall.go.set()
    qtbot.waitUntil(lambda: place.report is not None and place.report.length.characters == 35)


def test_a_failure_is_told_and_the_next_text_is_judged(
    place: WritePlace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, judged: Callable[[WritePlace], Report]
) -> None:
    def broken(*_: object, **__: object) -> Report:
        raise ZeroDivisionError("planted")

    with monkeypatch.context() as patch:
        patch.setattr(ui.session, "analyse", broken)
        place.editor.put("These words stay.")
        place.judge()
        qtbot.waitUntil(lambda: "could not be judged" in place.hint.text())
    assert place.editor.text() == "These words stay."
    assert judged(place).length.words == 3


@pytest.mark.parametrize(
    "text",
    [
        "\u202e\u200f‮ right to left",
        "a" * 8000,
        "😀" * 4000,
        "\n" * 3000,
        "e\u0301" * 2000,
        "(" * 5000,
        "{{" * 3000,
        "! " * 3000,
    ],
    ids=["bidi", "one word", "emoji", "lines", "accents", "brackets", "braces", "marks"],
)
def test_odd_texts_are_answered(place: WritePlace, judged: Callable[[WritePlace], Report], text: str) -> None:
    place.editor.put(text)
    report = judged(place)
    assert report.length.characters == len(place.editor.text().encode("utf-16-le")) // 2
    assert place.editor.text() == text
