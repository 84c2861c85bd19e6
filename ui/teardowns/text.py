"""A message to read: plain text that is as high as its lines, with stretches marked in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QTextEdit

from coach import Criterion, Span
from ui.offsets import Offsets

_STYLE = QTextCharFormat.UnderlineStyle
LINES = {
    Criterion.RAPPORT: _STYLE.SingleUnderline,
    Criterion.REASON: _STYLE.DotLine,
    Criterion.ASK: _STYLE.DashUnderline,
}
"""The shape of the line under words that a note of this criterion is about; all others are waves."""


def line_of(criterion: Criterion) -> QTextCharFormat.UnderlineStyle:
    return LINES.get(criterion, _STYLE.WaveUnderline)


EDGE = 5
"""Pixels of padding and border that the style sheet puts around a text."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a stretch is marked: a colour behind it, a line under it in a colour, struck out, bold."""

    tint: str = ""
    line: QTextCharFormat.UnderlineStyle | None = None
    colour: str = ""
    struck: bool = False
    bold: bool = False


class ReadText(QPlainTextEdit):
    """Read only, without a scroll bar: it takes the height that its text needs at its width.

    Signals: `laid_out()`: its lines may stand elsewhere now.
    """

    laid_out = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setAccessibleName(name)
        self.setPlaceholderText("There is no message.")
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(120)
        self._marks: list[tuple[Span, Look]] = []

    def show_text(self, text: str, marks: Sequence[tuple[Span, Look]] = ()) -> None:
        """Shows `text` with `marks` (code points) in it; where marks overlap the later one is on top."""
        if text != self.toPlainText():
            self.setPlainText(text)
        self._marks = list(marks)
        self._paint_marks()
        self.fit()

    def _paint_marks(self) -> None:
        chosen: list[QTextEdit.ExtraSelection] = []
        for span, look in self._marks:
            selection = QTextEdit.ExtraSelection()
            style = QTextCharFormat()
            if look.tint:
                style.setBackground(QColor(look.tint))
            if look.line is not None:
                style.setUnderlineStyle(look.line)
            if look.colour:
                style.setUnderlineColor(QColor(look.colour))
            if look.struck:
                style.setFontStrikeOut(True)
            selection.format = style
            selection.cursor = self.cursor_of(span)
            chosen.append(selection)
        self.setExtraSelections(chosen)

    def cursor_of(self, span: Span) -> QTextCursor:
        offsets = Offsets(self.toPlainText())
        cursor = QTextCursor(self.document())
        cursor.setPosition(offsets.to_qt(span.start))
        cursor.setPosition(offsets.to_qt(span.end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def selected(self) -> Span:
        """The selection in code points; empty where there is none."""
        offsets = Offsets(self.toPlainText())
        cursor = self.textCursor()
        return Span(offsets.from_qt(cursor.selectionStart()), offsets.from_qt(cursor.selectionEnd()))

    def place_of(self, offset: int) -> QRect:
        """Where the code point `offset` stands, in the coordinates of this widget."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(Offsets(self.toPlainText()).to_qt(offset))
        return self.cursorRect(cursor).translated(self.viewport().pos())

    def fit(self) -> None:
        """Takes the height of its lines."""
        block = self.document().firstBlock()
        height = 2 * self.document().documentMargin() + self.contentsMargins().top() + self.contentsMargins().bottom()
        while block.isValid():
            height += self.blockBoundingRect(block).height()
            block = block.next()
        wanted = round(height) + 2 * EDGE
        if self.height() != wanted or self.minimumHeight() != wanted:
            self.setFixedHeight(wanted)
        self.laid_out.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()
