"""How practice goes, as a picture and in words: bars by criterion, a square for each exercise. It praises nobody and
counts no days in a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from coach import Criterion
from coach.gallery.exercise import Exercise
from coach.gallery.progress import Cards, Outcome, due_at, history, key_of, standing
from ui.plain import PlainLabel
from ui.theme.palette import LIGHT, Colours
from ui.write.words import CRITERIA

ROW = 30
"""Pixels from one bar to the next."""
SQUARE = 22
DOTS = 12
"""Last attempts that are drawn behind a bar."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A criterion's row: `well` of `tried` went well; `recall`, 0 to 1, is how likely it would go well now; `last` are
    the last attempts, oldest first, True where one went well."""

    criterion: Criterion
    tried: int
    well: int
    recall: float
    last: tuple[bool, ...]


def bars(cards: Cards, now: datetime) -> tuple[Bar, ...]:
    """A row for each criterion, tried or not."""
    rows = []
    for criterion, tried, well, likely in standing(list(Criterion), cards, now):
        past = history(cards.get(key_of(criterion)))[-DOTS:]
        rows.append(Bar(criterion, tried, well, likely, tuple(o in (Outcome.ALONE, Outcome.HINTED) for _, o in past)))
    return tuple(rows)


def squares(exercises: Sequence[Exercise], cards: Cards, now: datetime) -> tuple[str, ...]:
    """For each exercise: "new", "due", "alone", "helped" or "missed", by its last attempt."""
    out = []
    for exercise in exercises:
        card = cards.get(key_of(exercise))
        past = history(card)
        due = due_at(card)
        if not past or due is None:
            out.append("new")
        elif due <= now:
            out.append("due")
        else:
            last = past[-1][1]
            out.append("alone" if last == Outcome.ALONE else "missed" if last == Outcome.MISSED else "helped")
    return tuple(out)


def words(rows: Sequence[Bar], states: Sequence[str]) -> str:
    """The picture in words."""
    lines = [
        f"{CRITERIA[r.criterion]}: {r.well} of {r.tried} went well; now, likely {round(100 * r.recall)} of 100."
        for r in rows
        if r.tried
    ]
    names = {"alone": "done alone", "helped": "done with hints", "missed": "given up", "due": "due again", "new": "new"}
    counts = [f"{states.count(s)} {name}" for s, name in names.items() if s in states]
    return "\n".join([*lines, f"Exercises: {', '.join(counts)}."])


class Picture(QWidget):
    """Painted bars and squares; shapes tell what colours tell."""

    def __init__(self) -> None:
        super().__init__()
        self.colours: Colours = LIGHT
        self._bars: tuple[Bar, ...] = ()
        self._states: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(420)

    def show_progress(self, rows: tuple[Bar, ...], states: tuple[str, ...]) -> None:
        self._bars, self._states = rows, states
        self.setAccessibleName("Progress")
        self.setAccessibleDescription(words(rows, states))
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def sizeHint(self) -> QSize:
        per_row = max(1, (self.width() - 4) // (SQUARE + 6))
        lines = -(-len(self._states) // per_row)
        return QSize(600, len(self._bars) * ROW + 24 + lines * (SQUARE + 6) + 8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.height() != self.sizeHint().height():
            self.setFixedHeight(self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_bars(painter)
        self._paint_squares(painter, len(self._bars) * ROW + 20)
        painter.end()

    def _paint_bars(self, painter: QPainter) -> None:
        name, number, dots = 90, 110, DOTS * 14
        room = max(60, self.width() - name - number - dots - 20)
        for row, bar in enumerate(self._bars):
            top = row * ROW
            painter.setPen(QColor(self.colours.text))
            middle = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(0, top, name, ROW - 6), middle, CRITERIA[bar.criterion])
            frame = QRectF(name, top + 4, room, ROW - 14)
            painter.setPen(QPen(QColor(self.colours.muted), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(frame)
            if bar.tried:
                ink = QColor(str(getattr(self.colours, bar.criterion.value, self.colours.other)))
                share = bar.well / bar.tried
                painter.fillRect(QRectF(name + 1, top + 5, (room - 1) * share, ROW - 15), ink)
                at = name + room * bar.recall
                painter.setPen(QPen(QColor(self.colours.text), 2))
                painter.drawLine(round(at), top + 1, round(at), top + ROW - 7)
            painter.setPen(QColor(self.colours.muted))
            told = f"{bar.well} of {bar.tried} well" if bar.tried else "not tried"
            painter.drawText(QRectF(name + room + 10, top, number, ROW - 6), middle, told)
            for at_dot, well in enumerate(bar.last):
                spot = QRectF(name + room + number + 10 + at_dot * 14, top + 7, 10, 10)
                painter.setPen(QPen(QColor(self.colours.text), 1.2))
                painter.setBrush(QColor(self.colours.text) if well else Qt.BrushStyle.NoBrush)
                painter.drawEllipse(spot)

    def _paint_squares(self, painter: QPainter, top: int) -> None:
        per_row = max(1, (self.width() - 4) // (SQUARE + 6))
        for number, state in enumerate(self._states):
            box = QRectF(
                2 + (number % per_row) * (SQUARE + 6), top + (number // per_row) * (SQUARE + 6), SQUARE, SQUARE
            )
            painter.setPen(QPen(QColor(self.colours.text if state != "new" else self.colours.muted), 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box)
            ink = QColor(self.colours.accent)
            if state == "alone":
                painter.fillRect(box.adjusted(3, 3, -3, -3), ink)
            elif state == "helped":
                painter.fillRect(QRectF(box.x() + 3, box.center().y(), SQUARE - 6, SQUARE / 2 - 3), ink)
            elif state == "missed":
                painter.drawLine(box.topLeft(), box.bottomRight())
                painter.drawLine(box.topRight(), box.bottomLeft())
            elif state == "due":
                painter.setBrush(QColor(self.colours.text))
                painter.drawEllipse(box.center(), 4, 4)


class ProgressPage(QScrollArea):
    """The picture, its key, and the same in words."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setAccessibleName("Progress")
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(22, 16, 22, 22)
        column.addWidget(PlainLabel("How it goes", larger=1.3, bold=True))
        column.addWidget(
            PlainLabel(
                "Bars: how many attempts went well; the upright line: how likely it would go well now; dots: the last "
                "attempts, full where they went well. Squares: exercises, full where done alone, half full with hints, "
                "crossed where given up, with a dot where due, empty where new.",
                role="muted",
            )
        )
        self.picture = Picture()
        column.addSpacing(8)
        column.addWidget(self.picture)
        self.words = PlainLabel()
        self.words.setAccessibleName("Progress in words")
        column.addWidget(self.words)
        column.addStretch()
        self.setWidget(body)

    def show_progress(self, exercises: Sequence[Exercise], cards: Cards, now: datetime) -> None:
        rows, states = bars(cards, now), squares(exercises, cards, now)
        self.picture.show_progress(rows, states)
        self.words.setText(words(rows, states))

    def set_colours(self, colours: Colours) -> None:
        self.picture.colours = colours
        self.picture.update()
