"""A look at the program from outside: is a message analysed, is a window painted? For tests of what was installed."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from ui.state import StateFile
from ui.theme.apply import Theme
from ui.window import MainWindow

PATIENCE = 60_000
"""Milliseconds until the slips must have been read."""
NOTE = "Hi Ann, I came across your profile and I would of love to connect and grow my network. Lets synergise."


def smoke(folder: Path) -> int:
    """Types a note into a window on the state in `folder`, waits for all of its report, and prints one line of JSON:
    the verdict, the rules that spoke, whether slips were read, and how many colours the window shows."""
    app = QApplication([sys.argv[0]])
    window = MainWindow(StateFile(folder), Theme(app))
    window.show()
    loop = QEventLoop()
    window.write.completed.connect(loop.quit)
    QTimer.singleShot(PATIENCE, loop.quit)
    loop.exec()
    window.write.editor.selectAll()
    window.write.editor.insertPlainText(NOTE)
    loop.exec()
    report = window.write.report
    image = window.grab().toImage()
    colours = {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    told = {
        "verdict": report.verdict if report is not None else None,
        "rules": sorted({f.rule for f in report.findings}) if report is not None else [],
        "slips_read": report is not None and any(f.rule.startswith("language.") for f in report.findings),
        "colours": len(colours),
        "platform": app.platformName(),
    }
    window.close()
    print(json.dumps(told), flush=True)
    return 0
