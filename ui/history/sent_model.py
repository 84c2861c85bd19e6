"""What was copied, as a table that holds only what was looked at so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from coach.library import Library, Outcome, Sent
from ui.history.words import OUTCOMES, channels, day, shown, verdict_words
from ui.saving import Saving

PAGE = 200
"""Rows asked for at a time."""
COLUMNS = ("When", "To", "Message", "Channel", "Verdict", "Outcome")
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which messages. None: any."""

    typed: str = ""
    outcome: Outcome | None = None
    channel: str | None = None
    verdict: str | None = None

    @property
    def everything(self) -> bool:
        return self == Wanted()

    def page(self, offset: int) -> Callable[[Library], list[Sent]]:
        """What the storage thread is to do for the page that begins at `offset`."""
        return lambda library: library.sent.find(
            self.typed,
            outcome=self.outcome,
            channel=self.channel,
            verdict=self.verdict,
            limit=PAGE,
            offset=offset,
        )


def cell(sent: Sent, column: int, labels: dict[str, str]) -> str:
    """The words in a column of COLUMNS."""
    if column == 0:
        return day(sent.at, short=True)
    if column == 1:
        return shown(sent.name, 80) or "No name"
    if column == 2:
        return shown(sent.text, 200)
    if column == 3:
        return labels.get(sent.channel, sent.channel)
    if column == 4:
        return verdict_words(sent.verdict)
    return OUTCOMES[sent.outcome][0]


class SentModel(QAbstractTableModel):
    """Newest first. Signals: `filled(int)`: a page of so many rows has come; `failed(str)`: why none did."""

    filled = Signal(int)
    failed = Signal(str)

    def __init__(self, saving: Saving, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._saving = saving
        self._labels = channels()
        self.wanted = Wanted()
        self.rows: list[Sent] = []
        self._more = True
        self._asked = 0
        """Number of the newest question; answers to earlier ones are not wanted any more."""
        self._waiting = False

    def ask(self, wanted: Wanted) -> None:
        """Shows what is `wanted` as soon as it is there; until then what is shown stays."""
        self.wanted = wanted
        self._asked += 1
        self._fetch(0)

    def _fetch(self, offset: int) -> None:
        number = self._asked
        self._waiting = True

        def came(found: list[Sent]) -> None:
            if number == self._asked:
                self._put(found, offset)

        def not_come(words: str) -> None:
            if number == self._asked:
                self._waiting = False
                self._more = False
                self.failed.emit(words)

        self._saving.do(self.wanted.page(offset), came, not_come)

    def _put(self, found: list[Sent], offset: int) -> None:
        self._waiting = False
        self._more = len(found) == PAGE
        if offset == 0:
            self.beginResetModel()
            self.rows = list(found)
            self.endResetModel()
        else:
            # A message logged in between moves the pages by one: what is here already is not shown twice.
            here = {one.id for one in self.rows[-PAGE:]}
            fresh = [one for one in found if one.id not in here]
            if fresh:
                self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows) + len(fresh) - 1)
                self.rows += fresh
                self.endInsertRows()
        self.filled.emit(len(found))

    def replace(self, sent: Sent) -> None:
        """Shows `sent` in place of what was shown of it."""
        for row, one in enumerate(self.rows):
            if one.id == sent.id:
                self.rows[row] = sent
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))
                return

    @property
    def whole(self) -> bool:
        """Whether all that is wanted is here."""
        return not self._more and not self._waiting

    # --- what Qt asks ------------------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def canFetchMore(self, parent: _Index) -> bool:
        return not parent.isValid() and self._more and not self._waiting and bool(self.rows)

    def fetchMore(self, parent: _Index) -> None:
        if self.canFetchMore(parent):
            self._fetch(len(self.rows))

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and index.isValid():
            return cell(self.rows[index.row()], index.column(), self._labels)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return COLUMNS[section]
        return None
