"""A window in its own empty folder, waited for by its own signals."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach import Report
from coach.language.proofreader import Proofreader
from ui.saving import Saving
from ui.state import State, StateFile
from ui.theme.apply import Theme
from ui.window import MainWindow
from ui.write.place import WritePlace


@pytest.fixture(autouse=True)
def quick_proofreader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Slips that few words tell, without Harper, which takes seconds: all but tests marked `harper`."""
    if request.node.get_closest_marker("harper") is None:
        monkeypatch.setattr("ui.proofreading.build", lambda common: Proofreader(None, common))


@pytest.fixture
def place(qtbot: QtBot) -> Iterator[WritePlace]:
    widget = WritePlace(State())
    qtbot.addWidget(widget)
    with qtbot.waitSignal(widget.judged):
        widget.show()
    yield widget
    widget.close_session()


@pytest.fixture
def judged(qtbot: QtBot) -> Callable[[WritePlace], Report]:
    """Waits until the report on what stands in the window now is shown, and gives it."""

    def wait(place: WritePlace) -> Report:
        with qtbot.waitSignal(place.judged, timeout=5000) as shown:
            place.judge()
        assert shown.args is not None
        report: Report = shown.args[0]
        return report

    return wait


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Callable[[], MainWindow]]:
    """Opens a window on the same folder each time."""
    windows: list[MainWindow] = []
    theme = Theme(qapp)

    def open_one() -> MainWindow:
        window = MainWindow(StateFile(tmp_path), theme)
        windows.append(window)
        with qtbot.waitSignal(window.write.judged):
            window.show()
        return window

    yield open_one
    for window in windows:
        window.close()
        window.deleteLater()


@pytest.fixture
def saving(qtbot: QtBot, tmp_path: Path) -> Iterator[Saving]:
    """A storage thread of its own."""
    storage = Saving(tmp_path / "library")
    yield storage
    storage.close()
