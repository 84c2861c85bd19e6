"""Starts the window as `firstline` does and prints, after each report, where things stand on the screen.

    python -m tests.e2e.watched FOLDER

One JSON object a line: "text", "verdict", and the middle of each control in pixels of the screen. It only tells; the
hands are outside.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from coach import Report
from ui.plain import ElidedButton, PlainButton
from ui.state import StateFile
from ui.theme.apply import Theme
from ui.window import MainWindow


def middle(widget: QWidget) -> list[int]:
    at = widget.mapToGlobal(QPoint(widget.width() // 2, widget.height() // 2))
    return [at.x(), at.y()]


def _verbs(card: QWidget, word: str) -> list[PlainButton]:
    found = [b for b in card.findChildren(PlainButton) if b.accessibleName().startswith(word)]
    return [b for b in found if b.visibleRegion().contains(b.rect().center())]


def main() -> int:
    app = QApplication(sys.argv[:1])
    window = MainWindow(StateFile(Path(sys.argv[1])), Theme(app))
    place = window.write

    def tell(report: Report | None) -> None:
        if report is None:
            return
        fixes = [
            b
            for card in place.panel.cards
            for b in card.findChildren(ElidedButton)
            if b.accessibleName().startswith("Fix")
        ]
        seen = [b for b in fixes if b.visibleRegion().contains(b.rect().center())]
        told = {
            "text": place.editor.text(),
            "verdict": report.verdict,
            "score": report.score,
            "subject": place.subject.text(),
            "recipient": place.recipient.values(),
            "channel": place.channel.currentData(),
            "view": place.middle.view(),
            "marks": [m.finding.text for m in place.editor.drawn_marks()],
            "selected": place.editor.textCursor().selectedText(),
            "focus": type(window.focusWidget()).__name__,
            "hint": place.hint.text(),
            "refused": len(place.refused.all()),
            "editor": middle(place.editor),
            "panel": middle(place.panel),
            "name": middle(place.recipient.fields["name"]),
            "works": middle(place.recipient.fields["works"]),
            "swap": middle(place.swap),
            "arrival": middle(place.arrival),
            "undo": middle(place.undo_button),
            "leave": [middle(b) for card in place.panel.cards for b in _verbs(card, "Leave")],
            "ties": [middle(b) for b in place.ties.buttons],
            "copy": middle(place.copy_button),
            "fixes": [middle(b) for b in seen],
        }
        print(json.dumps(told), flush=True)

    # After the layout of the new cards; and now and then, since hands also do what is not judged.
    place.judged.connect(lambda report: QTimer.singleShot(50, lambda: tell(report)))
    often = QTimer(window, interval=250)
    often.timeout.connect(lambda: tell(place.report))
    often.start()
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
