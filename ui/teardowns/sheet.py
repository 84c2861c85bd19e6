"""The message with its margin notes beside it, and a line from each note to its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from coach import Criterion, Span
from coach.gallery.teardown import Note
from coach.span import WHOLE
from ui.plain import PlainLabel
from ui.teardowns.text import LINES, Look, ReadText, line_of
from ui.theme.palette import LIGHT, Colours
from ui.write.words import CRITERIA

GAP = 10
"""Pixels between notes."""
GUTTER = 44
"""Pixels between the message and its notes, where the lines run."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line from a note (`top`, `height` of its card) to the `x`, `y` of its words, all in pixels of the sheet.
    `beside`: how many others end at the same height before it."""

    number: int
    x: float
    y: float
    top: float
    height: float
    beside: int = 0


def stacked(anchors: Sequence[float], heights: Sequence[float], gap: float = GAP) -> list[float]:
    """The tops of cards of these heights, each as near below its anchor as the ones before it allow, in pixels."""
    tops: list[float] = []
    free = 0.0
    for anchor, height in zip(anchors, heights, strict=True):
        top = max(free, anchor)
        tops.append(top)
        free = top + height + gap
    return tops


def spoken(note: Note, words: str) -> str:
    """The note as a screen reader says it."""
    about = f"on “{words}”" if words else "on the whole message"
    kind = "serves" if note.serves else "offends"
    asks = f" {note.question}" if note.question else ""
    return f"Note {note.number}, {kind} {CRITERIA[note.criterion].lower()}, {about}: {note.thinks}{asks}"


class NoteCard(QFrame):
    """One margin note. Signals: `entered(int)`, with its number, when it has the focus."""

    entered = Signal(int)

    def __init__(self, note: Note, words: str) -> None:
        super().__init__()
        self.note = note
        self.setProperty("role", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 8)
        column.setSpacing(2)
        kind = "serves it" if note.serves else "offends it"
        whole = " · the whole message" if note.span == WHOLE else ""
        role = note.criterion.value if note.criterion in LINES else "muted"
        column.addWidget(PlainLabel(f"{note.number} · {CRITERIA[note.criterion]}, {kind}{whole}", role=role))
        column.addWidget(PlainLabel(note.thinks))
        if note.question:
            column.addWidget(PlainLabel(note.question, bold=True))
        self.setAccessibleName(spoken(note, words))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit(self.note.number)

    def set_current(self, current: bool) -> None:
        self.setProperty("current", "true" if current else "false")
        self.style().unpolish(self)
        self.style().polish(self)


class _Lines(QWidget):
    """The lines, over everything; clicks go through."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._sheet.paint_lines(QPainter(self))


class Sheet(QWidget):
    """Message and notes side by side, as high as they need. Signals: `entered(int)`: a note has the focus."""

    entered = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.colours: Colours = LIGHT
        self.text = ReadText("Message as received")
        self.text.setParent(self)
        self.text.laid_out.connect(self._place)
        self.cards: list[NoteCard] = []
        self.lines: list[Line] = []
        self.current = 0
        self._notes: tuple[Note, ...] = ()
        self._over = _Lines(self)
        self._placing = False
        self.setMinimumWidth(420)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_message(self, text: str, notes: Sequence[Note]) -> None:
        """Shows `text` with `notes` on it. Cards that say the same as before are kept."""
        if tuple(n.number for n in notes) != tuple(c.note.number for c in self.cards) or any(
            n.thinks != c.note.thinks for n, c in zip(notes, self.cards, strict=False)
        ):
            for card in self.cards:
                card.hide()
                card.setParent(None)
                card.deleteLater()
            self.cards = [NoteCard(n, n.span.of(text)) for n in notes]
            for card in self.cards:
                card.setParent(self)
                card.entered.connect(self._enter)
                card.show()
        for note, card in zip(notes, self.cards, strict=True):
            card.note = note
        self._notes = tuple(notes)
        self.current = 0
        self.text.show_text(text, self._looks())
        self._over.raise_()
        self._place()

    def set_colours(self, colours: Colours) -> None:
        self.colours = colours
        self.text.show_text(self.text.toPlainText(), self._looks())
        self._over.update()

    def _looks(self) -> list[tuple[Span, Look]]:
        looks: list[tuple[Span, Look]] = []
        for note in self._notes:
            if note.span != WHOLE:
                shape = line_of(note.criterion)
                tint = self.colours.selection if note.number == self.current else ""
                looks.append((note.span, Look(tint, shape, self.colour(note.criterion))))
        return looks

    def colour(self, criterion: Criterion) -> str:
        return str(getattr(self.colours, criterion.value, self.colours.other))

    def _enter(self, number: int) -> None:
        self.current = number
        for card in self.cards:
            card.set_current(card.note.number == number)
        self.text.show_text(self.text.toPlainText(), self._looks())
        self._over.update()
        self.entered.emit(number)

    def step(self, forward: bool) -> None:
        """Gives the focus to the next or previous note, from the end on to the other end."""
        if not self.cards:
            return
        at = next((i for i, c in enumerate(self.cards) if c.note.number == self.current), -1 if forward else 0)
        self.cards[(at + (1 if forward else -1)) % len(self.cards)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    # --- places ------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(720, max(120, self.minimumHeight()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._place()

    def _place(self) -> None:
        """Puts the text on the left, the notes on the right as near to their words as they can be."""
        if self._placing or self.width() < 100:
            return
        self._placing = True
        left = round((self.width() - GUTTER) * 0.54)
        right = self.width() - left - GUTTER
        self.text.setGeometry(0, 0, left, self.text.height())
        self.text.fit()
        places = []
        for card in self.cards:
            words = card.note.span
            if words == WHOLE:
                places.append((left - 8.0, -1.0))
            else:
                end = self.text.place_of(words.end)
                first = self.text.place_of(words.start)
                x = end.right() if abs(end.top() - first.top()) < 3 else left - 14
                places.append((float(x), float(first.bottom())))
        heights = [
            float(c.heightForWidth(right) if c.hasHeightForWidth() else c.sizeHint().height()) for c in self.cards
        ]
        order = sorted(range(len(self.cards)), key=lambda i: (places[i][1] < 0, places[i][1], i))
        tops = stacked([max(0.0, places[i][1] - 24) for i in order], [heights[i] for i in order])
        self.lines = []
        bottom = float(self.text.height())
        for index, top in zip(order, tops, strict=True):
            card, height = self.cards[index], heights[index]
            card.setGeometry(left + GUTTER, round(top), right, round(height))
            at_x, at_y = places[index]
            if at_y >= 0:
                beside = sum(abs(other.y - at_y) < 6 for other in self.lines)
                self.lines.append(Line(card.note.number, at_x, at_y, top, height, beside))
            bottom = max(bottom, top + height)
        self.setFixedHeight(round(bottom) + 4)
        self._over.setGeometry(self.rect())
        self._over.update()
        self._placing = False

    def paint_lines(self, painter: QPainter) -> None:
        """Each line runs from the end of the words along their foot, through the gutter, to its note."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = self.text.width() - 6.0
        font = QFont(self.font())
        font.setBold(True)
        font.setPointSizeF(max(6.0, font.pointSizeF() * 0.75))
        painter.setFont(font)
        for line in self.lines:
            card = next(c for c in self.cards if c.note.number == line.number)
            current = line.number == self.current
            colour = QColor(self.colour(card.note.criterion))
            painter.setPen(
                QPen(colour, 2.0 if current else 1.0, Qt.PenStyle.SolidLine if current else Qt.PenStyle.DotLine)
            )
            path = QPainterPath(QPointF(min(line.x, edge), line.y))
            path.lineTo(QPointF(edge, line.y))
            target = min(max(line.y, line.top + 14), line.top + line.height - 8)
            path.cubicTo(
                QPointF(edge + GUTTER / 2, line.y), QPointF(edge + GUTTER / 2, target), QPointF(card.x() - 1.0, target)
            )
            painter.drawPath(path)
            spot = QRectF(edge + 2 + 15 * line.beside, line.y - 7, 14, 14)
            painter.setBrush(QColor(self.colours.panel))
            painter.setPen(QPen(colour, 1.0))
            painter.drawEllipse(spot)
            painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, str(line.number))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.end()
