"""The Qt for Python that is locked can be worked with for hours: why the dependency has an upper bound."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot


def test_qt_does_not_eat_none(qtbot: QtBot) -> None:
    """PySide6 6.12.0 on Python 3.11 takes a reference from None with every call that returns nothing, and aborts.

    From Python 3.12 on, None is immortal, and this holds by itself.
    """
    edit = QPlainTextEdit()
    qtbot.addWidget(edit)
    before = sys.getrefcount(None)
    for _ in range(500):
        edit.setPlainText("x")
    assert sys.getrefcount(None) > before - 100
