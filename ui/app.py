"""The window, started."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

from ui.write import WritePlace


def main(argv: Sequence[str] | None = None) -> int:
    """Opens the window and gives the exit status. FIRSTLINE_QUIT_AFTER_REPORT=1 closes it once it has judged."""
    app = QApplication.instance() or QApplication([sys.argv[0], *(argv or ())])
    app.setApplicationName("firstline")
    if isinstance(app, QApplication):
        app.setStyle("Fusion")
    window = QMainWindow()
    window.setWindowTitle("Firstline")
    window.setCentralWidget(WritePlace())
    window.resize(1100, 720)
    window.show()
    if os.environ.get("FIRSTLINE_QUIT_AFTER_REPORT"):
        QTimer.singleShot(0, app.quit)
    return app.exec()
