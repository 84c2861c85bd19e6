"""What ties the two people, strongest first: one click puts it where the caret is, in words."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from coach import Message
from coach.advising.examples import shown_tie
from coach.advising.tie_words import KINDS, worded
from coach.facts.ties import shared_ties
from ui.plain import ElidedButton, PlainLabel

MOST = 12


@dataclass(frozen=True, slots=True)
class Line:
    """A tie as it is listed, and as it is put into the text."""

    shown: str
    words: str


def lines_of(message: Message) -> tuple[Line, ...]:
    """The ties of the two profiles, strongest first, at most `MOST`."""
    found = [Line(f"{KINDS[t.kind]} {shown_tie(t)}", worded(t, message)) for t in shared_ties(message)[:MOST]]
    return tuple(dict.fromkeys(found))


class TiesBox(QWidget):
    """Signals: `wanted(str)`: these words are to be put at the caret."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 8, 8)
        column.setSpacing(4)
        self.title = PlainLabel(role="heading")
        column.addWidget(self.title)
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._scroll = _Fitting()
        self._scroll.setWidget(self._list)
        column.addWidget(self._scroll)
        self.buttons: list[ElidedButton] = []
        self._shown: tuple[Line, ...] | None = None

    def show_ties(self, lines: tuple[Line, ...]) -> None:
        if lines == self._shown:
            return
        self._shown = lines
        self.title.setText("Ties found, strongest first" if lines else "No tie found in the two profiles yet")
        for button in self.buttons:
            self._column.removeWidget(button)
            button.setParent(None)
            button.deleteLater()
        self.buttons = []
        for line in lines:
            button = ElidedButton(line.shown, role="tie")
            button.setToolTip("Put it into the message, where the caret stands")
            button.setAccessibleName(f"{line.shown}. Puts into the message: {line.words}")
            button.clicked.connect(lambda _=False, words=line.words: self.wanted.emit(words))
            self._column.addWidget(button)
            button.show()
            self.buttons.append(button)
        self._column.activate()
        self._scroll.setVisible(bool(lines))
        self._scroll.updateGeometry()


class _Fitting(QScrollArea):
    """As tall as what is in it, up to a few rows."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        inside = self.widget()
        tall = inside.sizeHint().height() if inside is not None else 0
        return QSize(120, min(tall, self.fontMetrics().height() * 11))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, min(self.sizeHint().height(), self.fontMetrics().height() * 3))
