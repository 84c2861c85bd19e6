"""Rates as a picture and as a table, each saying what the other says; read by place, length and words, not colour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from coach.auditing.rates import FEW, Rate
from ui.plain import PlainLabel

HEADS = ("Group", "Messages", "Received", "Share", "Likely between")
TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True, slots=True)
class Bar:
    """What is drawn of a rate, as shares of the scale. None: nothing is concluded; `says` stands there then."""

    says: str
    low: float | None = None
    at: float | None = None
    high: float | None = None


def bar_of(rate: Rate) -> Bar:
    if rate.accepted is None:
        return Bar("not told")
    if not rate.n:
        return Bar("none yet")
    if not rate.enough:
        return Bar(f"too few (under {FEW})")
    return Bar("", rate.low, rate.rate, rate.high)


def row_of(name: str, rate: Rate) -> tuple[str, ...]:
    """The words in the columns of HEADS."""
    bar = bar_of(rate)
    received = "not told" if rate.accepted is None else str(rate.accepted)
    if bar.at is None or bar.low is None or bar.high is None:
        return (name, str(rate.n), received, "–", bar.says)
    return (name, str(rate.n), received, f"{bar.at:.0%}", f"{bar.low:.0%} and {bar.high:.0%}")


def spoken(title: str, rates: Mapping[str, Rate]) -> str:
    """The picture in words."""
    parts = []
    for name, rate in rates.items():
        _, n, received, share, between = row_of(name, rate)
        said = f"{received} of {n}, {share}, likely between {between}" if rate.enough else f"{n}, {between}"
        parts.append(f"{name}: {said}")
    return f"{title}. {'; '.join(parts)}."


class RatePicture(QWidget):
    """A scale from 0 to 100 %; for each group a dot at its share, and a line with ends over its interval."""

    def __init__(self) -> None:
        super().__init__()
        self._line = 24
        self._bars: list[Bar] = []
        self.setMinimumWidth(200)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, bars: list[Bar], line: int) -> None:
        """`line`: height of a row in pixels; the scale is as high."""
        self._bars, self._line = bars, line
        self.setFixedHeight(self._line * (len(bars) + 1) + 2)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, self._line * (len(self._bars) + 1) + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint(painter, self.palette(), QRectF(self.rect()), self._line, self._bars)


def paint(painter: QPainter, palette: QPalette, room: QRectF, line: float, bars: list[Bar]) -> None:
    """Draws the scale and `bars` into `room`."""
    side = painter.fontMetrics().horizontalAdvance("100%") / 2 + 4  # so that the last tick's words have room
    left, width = room.left() + side, max(1.0, room.width() - 2 * side)

    def x(share: float) -> float:
        return left + share * width

    text = palette.color(QPalette.ColorRole.Text)
    muted = palette.color(QPalette.ColorRole.PlaceholderText)
    bottom = line * (len(bars) + 1)
    for tick in TICKS:
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1))
        painter.drawLine(QPointF(x(tick), line), QPointF(x(tick), bottom))
        painter.setPen(muted)
        where = QRectF(x(tick) - 40, 0, 80, line)
        painter.drawText(where, Qt.AlignmentFlag.AlignCenter, f"{tick:.0%}")
    for number, bar in enumerate(bars, 1):
        middle = line * (number + 0.5)
        if bar.at is None or bar.low is None or bar.high is None:
            where = QRectF(left + 6, line * number, width - 6, line)
            shown = painter.fontMetrics().elidedText(bar.says, Qt.TextElideMode.ElideRight, int(width - 6))
            size = painter.fontMetrics().horizontalAdvance(shown)
            painter.fillRect(
                QRectF(left + 3, line * number + 4, size + 8, line - 8), palette.color(QPalette.ColorRole.Base)
            )
            painter.setPen(muted)
            painter.drawText(where, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
            continue
        painter.setPen(QPen(text, 2))
        painter.drawLine(QPointF(x(bar.low), middle), QPointF(x(bar.high), middle))
        for end in (bar.low, bar.high):
            painter.drawLine(QPointF(x(end), middle - 5), QPointF(x(end), middle + 5))
        painter.setBrush(palette.color(QPalette.ColorRole.Accent))
        painter.setPen(QPen(text, 1))
        painter.drawEllipse(QPointF(x(bar.at), middle), 5, 5)


class RateView(QWidget):
    """A title, the table, and the picture beside it, row by row."""

    def __init__(self, title: str, received: str = "Received") -> None:
        """`received`: what stands above how many were."""
        super().__init__()
        self._title = title
        self._rates: Mapping[str, Rate] = {}
        # The table hears of another size of text after this does.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(lambda: self.show_rates(self._rates))
        self.table = QTableWidget(0, len(HEADS))
        self.table.setHorizontalHeaderLabels([received if head == HEADS[2] else head for head in HEADS])
        self.table.setAccessibleName(f"{title}, as a table")
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.verticalHeader().hide()
        head = self.table.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setStretchLastSection(True)
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.picture = RatePicture()
        column_of = QVBoxLayout(self)
        column_of.setContentsMargins(0, 0, 0, 0)
        head_line = PlainLabel(title, bold=True)
        head_line.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        column_of.addWidget(head_line)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.table, 5)
        row.addWidget(self.picture, 4)
        column_of.addLayout(row)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._rates:
            self._later.start()

    def show_rates(self, rates: Mapping[str, Rate]) -> None:
        self._rates = rates
        line = self.table.fontMetrics().height() + 12
        self.table.verticalHeader().setMinimumSectionSize(line)
        self.table.verticalHeader().setDefaultSectionSize(line)
        self.table.horizontalHeader().setFixedHeight(line)
        self.table.setRowCount(len(rates))
        for number, (name, rate) in enumerate(rates.items()):
            for column, words in enumerate(row_of(name, rate)):
                self.table.setItem(number, column, QTableWidgetItem(words))
        self.table.resizeColumnsToContents()
        for column in range(len(HEADS)):
            self.table.setColumnWidth(column, self.table.columnWidth(column) + 14)
        last = max(
            [self.table.sizeHintForColumn(len(HEADS) - 1), self.table.fontMetrics().horizontalAdvance(HEADS[-1])]
        )
        self.table.setMinimumWidth(sum(self.table.columnWidth(c) for c in range(len(HEADS) - 1)) + last + 16)
        self.table.setFixedHeight(line * (len(rates) + 1) + 2)
        self.picture.show_bars([bar_of(rate) for rate in rates.values()], line)
        said = spoken(self._title, rates)
        self.picture.setAccessibleName(f"{self._title}, as a picture")
        self.picture.setAccessibleDescription(said)
