"""Starts the window as `firstline` does and prints where things stand in Teardowns and Practice.

    python -m tests.e2e.watched_gallery FOLDER

One JSON object a line, whenever something of it has changed: the middle of each control in pixels of the screen, and
what is shown. It only tells; the hands are outside.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QCheckBox

from tests.e2e.watched import middle
from ui.state import StateFile
from ui.theme.apply import Theme
from ui.window import MainWindow

LOOK = 100
"""Milliseconds between two looks at the window."""


def box_of(check: QCheckBox) -> list[int]:
    at = check.mapToGlobal(QPoint(9, check.height() // 2))
    return [at.x(), at.y()]


def seen(window: MainWindow) -> dict[str, Any]:
    """What a person sees now."""
    told: dict[str, Any] = {"place": window.places.currentIndex(), "ready": window.write.report is not None}
    told["rail"] = [middle(window.rail.button(n)) for n in range(3)]
    if window.teardowns.isVisible():
        reading = window.teardowns.reading
        told["title"] = reading.title.text()
        told["verdict"] = reading.judgement.verdict.text()
        told["text"] = reading.sheet.text.toPlainText()
        told["switches"] = [box_of(s) for s in reading.switches if not s.visibleRegion().isEmpty()]
        told["focus"] = reading.sheet.current
        told["list"] = middle(window.teardowns.list)
        told["search"] = middle(window.teardowns.search)
    if window.practice.isVisible():
        redraft = window.practice.redraft
        told["title"] = redraft.title.text()
        told["draft"] = redraft.editor.text()
        told["status"] = redraft.status.text()
        told["editor"] = middle(redraft.editor)
        told["hints"] = redraft.hints
        told["hint"] = middle(redraft.hint_button)
        told["done"] = len(window.practice.cards)
    return told


def main() -> int:
    app = QApplication(sys.argv[:1])
    window = MainWindow(StateFile(Path(sys.argv[1])), Theme(app))
    looked: list[dict[str, Any]] = [{}, {}]

    def look() -> None:
        # Told once two looks agree: a layout may be on its way.
        now = seen(window)
        before, told = looked
        if now == before and now != told:
            looked[1] = now
            print(json.dumps(now), flush=True)
        looked[0] = now

    timer = QTimer(window, interval=LOOK)
    timer.timeout.connect(look)
    timer.start()
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
