"""Two texts side by side, with what differs marked by shape and colour."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.gallery.differences import differences
from ui.plain import PlainLabel
from ui.teardowns.text import Look, ReadText
from ui.theme.palette import LIGHT, Colours


class Side(QWidget):
    """A headed text with a word below it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.heading = PlainLabel(name, role="heading")
        self.text = ReadText(name)
        self.below = PlainLabel(role="muted")
        column.addWidget(self.heading)
        column.addWidget(self.text)
        column.addWidget(self.below)
        column.addStretch()


class Comparison(QWidget):
    """The first text against one or more others. What the others lack is struck out in the first (against the first
    of them); what each of them adds is underlined and tinted in it."""

    def __init__(self, *names: str) -> None:
        super().__init__()
        self.colours: Colours = LIGHT
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        self.sides = [Side(name) for name in names]
        for side in self.sides:
            row.addWidget(side, 1, Qt.AlignmentFlag.AlignTop)
        self._texts: list[str] = ["" for _ in names]

    def show_texts(self, texts: list[str], below: list[str]) -> None:
        """Shows as many texts as there are sides, each with a word below it."""
        self._texts = texts
        for side, words in zip(self.sides, below, strict=True):
            side.below.setText(words)
            side.below.setVisible(bool(words))
        self._mark()

    def set_colours(self, colours: Colours) -> None:
        self.colours = colours
        self._mark()

    def _mark(self) -> None:
        first, *others = self._texts
        gone = Look(tint=self.colours.over, struck=True)
        come = Look(
            tint=self.colours.yours, line=QTextCharFormat.UnderlineStyle.SingleUnderline, colour=self.colours.text
        )
        for number, other in enumerate(others):
            found = differences(first, other)
            if number == 0:
                self.sides[0].text.show_text(first, [(s, gone) for s in found.removed] if len(others) == 1 else [])
            self.sides[number + 1].text.show_text(other, [(s, come) for s in found.added])
