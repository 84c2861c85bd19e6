"""The window, started."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from ui.state import StateFile, default_folder
from ui.theme.apply import Theme
from ui.window import MainWindow


def main(folder: Path | None = None) -> int:
    """Opens the window on the state in `folder` and gives the exit status.

    FIRSTLINE_QUIT_AFTER_REPORT=1 closes it once it has judged, slips included.
    """
    app = QApplication([sys.argv[0]])
    app.setApplicationName("firstline")
    app.setApplicationDisplayName("Firstline")
    app.setDesktopFileName("app.firstline.Firstline")
    window = MainWindow(StateFile(folder or default_folder()), Theme(app))
    if os.environ.get("FIRSTLINE_QUIT_AFTER_REPORT"):
        window.write.completed.connect(window.close)
    window.show()
    return app.exec()
