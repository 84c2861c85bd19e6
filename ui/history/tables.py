"""Tables as this place has them: rows chosen whole, the keyboard led through and out of them."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView


class RowTable(QTableView):
    """Signals: `pressed_key(str)`: a letter was pressed on the table; `opened()`: Enter was."""

    pressed_key = Signal(str)
    opened = Signal()

    def __init__(self, model: QAbstractItemModel, name: str, wide: int, widths: dict[int, int]) -> None:
        """`wide`: the column that takes what room is left; `widths`: those of the others, in letters."""
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setAlternatingRowColors(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._widths = widths
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        head.setMinimumSectionSize(40)
        self._measure()

    def _measure(self) -> None:
        """Gives rows and columns the room that the size of text asks for."""
        line = self.fontMetrics().height() + 10
        self.verticalHeader().setMinimumSectionSize(line)
        self.verticalHeader().setDefaultSectionSize(line)
        letter = self.fontMetrics().averageCharWidth()
        for column, letters in self._widths.items():
            self.horizontalHeader().resizeSection(column, letters * letter + 16)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def event(self, event: QEvent) -> bool:
        # A letter belongs to the table that has the keyboard, whatever shortcut the window may have for it.
        if event.type() == QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            if _letter(event):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = _letter(event)
        if letter:
            self.pressed_key.emit(letter)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def row(self) -> int:
        """The row that is chosen, -1 for none."""
        chosen = self.selectionModel().selectedRows()
        return chosen[0].row() if chosen else -1

    def choose(self, row: int) -> None:
        if 0 <= row < self.model().rowCount():
            self.selectRow(row)
            self.scrollTo(self.model().index(row, 0))


def _letter(event: QKeyEvent) -> str:
    plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
    letter = event.text().upper()
    return letter if plain and len(letter) == 1 and "A" <= letter <= "Z" else ""
