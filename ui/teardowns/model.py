"""The list of teardowns: rows with the verdict in them, judged when they come into view."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from coach import Verdict
from coach.gallery.search import Query, fits, haystack
from coach.gallery.teardown import Teardown, message_of
from coach.loading.knowledge import shipped
from ui.teardowns.judging import Judge
from ui.write.words import VERDICTS

Index = QModelIndex | QPersistentModelIndex
TITLE = Qt.ItemDataRole.UserRole + 1
BELOW = Qt.ItemDataRole.UserRole + 2
SHAPES = {Verdict.READY: "●", Verdict.CLOSE: "◐", Verdict.REWORK: "○", Verdict.FOLLOW: "◇"}
"""A verdict's shape, for the eye that does not see the colour."""


class TeardownModel(QAbstractListModel):
    """Those of `teardowns` that fit the query. Nothing is judged before a row's words are asked for."""

    def __init__(self, judge: Judge) -> None:
        super().__init__()
        self._judge = judge
        self._all: tuple[Teardown, ...] = ()
        self._folded: dict[int, str] = {}
        self._query = Query()
        self.shown: list[Teardown] = []

    def put(self, teardowns: Sequence[Teardown]) -> None:
        """Replaces all teardowns; the query stays."""
        self._all = tuple(teardowns)
        self._folded = {}
        self.ask(self._query)

    def ask(self, query: Query) -> None:
        """Shows those that fit `query`."""
        self.beginResetModel()
        self._query = query
        self.shown = [t for t in self._all if fits(t, self._haystack(t) if query.words else "", query)]
        self.endResetModel()

    def _haystack(self, teardown: Teardown) -> str:
        key = id(teardown)
        if key not in self._folded:
            self._folded[key] = haystack(teardown)
        return self._folded[key]

    def row_of(self, teardown_id: str) -> int:
        """The row of the teardown with this id, -1 where it is not shown."""
        return next((i for i, t in enumerate(self.shown) if t.id == teardown_id), -1)

    def verdict(self, teardown: Teardown) -> str:
        report = self._judge.report(message_of(teardown))
        if report.verdict is None:
            return "Not judged"
        return f"{SHAPES[report.verdict]} {VERDICTS[report.verdict]}"

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid() or not 0 <= index.row() < len(self.shown):
            return None
        teardown = self.shown[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, TITLE):
            return teardown.title
        channel = shipped().channels[teardown.channel].label
        parts = [p for p in ("yours" if teardown.own else teardown.failure, channel, teardown.trade) if p]
        if role == BELOW:
            return " · ".join([self.verdict(teardown), *parts])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join([teardown.title, self.verdict(teardown)[2:], *parts])
        return None


class TwoLines(QStyledItemDelegate):
    """A row of two lines: the title, and below it what there is to know. All rows are equally high."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        box = option.rect.adjusted(10, 6, -8, -6)
        line = option.fontMetrics.height()
        bold = option.font
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(option.palette.text().color())
        title = painter.fontMetrics().elidedText(str(index.data(TITLE)), Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(QRect(box.x(), box.y(), box.width(), line + 2), Qt.AlignmentFlag.AlignLeft, title)
        bold.setBold(False)
        painter.setFont(bold)
        painter.setPen(option.palette.placeholderText().color())
        below = painter.fontMetrics().elidedText(str(index.data(BELOW)), Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(QRect(box.x(), box.y() + line + 4, box.width(), line + 2), Qt.AlignmentFlag.AlignLeft, below)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, 2 * option.fontMetrics.height() + 20)
