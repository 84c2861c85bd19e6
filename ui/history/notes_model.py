"""Every note of an export as a table that can be sorted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from coach import Criterion
from coach.auditing.audit import Audited
from ui.history.words import accepted_words, day, shown, verdict_words
from ui.write.words import LEVELS, SHAPES

COLUMNS = ("Sent", "To", "Note", "Verdict", "Score", "Rapport", "Reason", "Ask", "Accepted")
SCORE = 4
_THREE = (Criterion.RAPPORT, Criterion.REASON, Criterion.ASK)
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


def level_of(one: Audited, question: Criterion) -> str:
    """ "● specific"; "" where the note was not judged."""
    for assessed in one.report.criteria:
        if assessed.criterion is question:
            return f"{SHAPES[assessed.level]} {LEVELS[assessed.level]}"
    return ""


def cell(one: Audited, column: int) -> str:
    report = one.report
    if column == 0:
        return day(one.invitation.sent_at, short=True)
    if column == 1:
        return shown(one.invitation.to, 80) or "No name"
    if column == 2:
        return shown(one.invitation.text, 200)
    if column == 3:
        return verdict_words(report.verdict)
    if column == SCORE:
        return "–" if report.score is None else str(report.score)
    if column < 8:
        return level_of(one, _THREE[column - 5])
    return accepted_words(one.accepted)


def key_of(column: int) -> Callable[[Audited], Any]:
    """What a column is sorted by; a note without a score comes after the others."""
    if column == 0:
        return lambda one: one.invitation.sent_at
    if column == 1:
        return lambda one: one.invitation.to.casefold()
    if column == 2:
        return lambda one: one.invitation.text.casefold()
    if column == SCORE:
        return lambda one: (one.report.score is None, one.report.score or 0)
    if column in (5, 6, 7):
        order = {words: place for place, words in enumerate(f"{SHAPES[v]} {LEVELS[v]}" for v in LEVELS)}
        return lambda one: order.get(level_of(one, _THREE[column - 5]), len(order))
    return lambda one: cell(one, column)


def in_order(notes: Sequence[Audited], column: int, descending: bool) -> list[Audited]:
    return sorted(notes, key=key_of(column), reverse=descending)


class NotesModel(QAbstractTableModel):
    """The notes examined so far; weakest first until another order is wished for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.notes: list[Audited] = []
        self._column, self._descending = SCORE, False

    def clear(self) -> None:
        self.beginResetModel()
        self.notes = []
        self.endResetModel()

    def add(self, several: Sequence[Audited]) -> None:
        """Adds those that hold a note, at the end: nothing jumps about while more come."""
        fresh = [one for one in several if one.has_note]
        if fresh:
            self.beginInsertRows(QModelIndex(), len(self.notes), len(self.notes) + len(fresh) - 1)
            self.notes += fresh
            self.endInsertRows()

    def put_in_order(self) -> None:
        self.sort(self._column, Qt.SortOrder.DescendingOrder if self._descending else Qt.SortOrder.AscendingOrder)

    # --- what Qt asks ------------------------------------------------------------------------------------------

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if column < 0:
            return
        self._column, self._descending = column, order is Qt.SortOrder.DescendingOrder
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        kept = [self.notes[index.row()] for index in held]
        self.notes = in_order(self.notes, column, self._descending)
        rows = {id(one): row for row, one in enumerate(self.notes)}
        moved = [self.index(rows[id(one)], index.column()) for one, index in zip(kept, held, strict=True)]
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.notes)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and index.isValid():
            return cell(self.notes[index.row()], index.column())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return COLUMNS[section]
        return None
