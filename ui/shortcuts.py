"""All keys on one sheet, made from the menus."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QMenuBar, QVBoxLayout, QWidget

from ui.plain import PlainLabel
from ui.write.views import scrolled

ELSEWHERE = (
    ("In the list of cards", (("Enter", "Show the words of the card in the text"), ("Tab", "To its fixes and verbs"))),
    ("Anywhere", (("Tab / Shift+Tab", "Next or previous control"), ("Alt+letter", "Open a menu"))),
)
"""Keys that are in no menu."""


def keys_of(bar: QMenuBar) -> list[tuple[str, list[tuple[str, str]]]]:
    """(menu, [(key, what it does)]) for every menu that has keys, in order."""
    found = []
    for top in bar.actions():
        menu = top.menu()
        if menu is None:
            continue
        rows = [
            (a.shortcut().toString(QKeySequence.SequenceFormat.NativeText), _plain(a.text()))
            for a in menu.actions()  # type: ignore[attr-defined]
            if not a.shortcut().isEmpty()
        ]
        if rows:
            found.append((_plain(top.text()), rows))
    return found


def _plain(words: str) -> str:
    return words.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")


class Shortcuts(QDialog):
    """The sheet."""

    def __init__(self, parent: QWidget, bar: QMenuBar) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard shortcuts")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(20)
        row = 0
        for title, keys in (*keys_of(bar), *((t, list(k)) for t, k in ELSEWHERE)):
            grid.addWidget(PlainLabel(title, bold=True, larger=1.1), row, 0, 1, 2)
            row += 1
            for key, does in keys:
                label = PlainLabel(key)
                label.setWordWrap(False)
                grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(PlainLabel(does), row, 1)
                row += 1
        column = QVBoxLayout(self)
        column.addWidget(scrolled(page))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        letter, room = self.fontMetrics().averageCharWidth(), self.screen().availableGeometry()
        self.resize(min(letter * 80, room.width() - 40), min(self.fontMetrics().height() * 36, room.height() - 60))
