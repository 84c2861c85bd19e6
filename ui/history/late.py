"""The History place, made when it is first looked at: nothing that it brings along is needed to write."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.saving import Saving

if TYPE_CHECKING:
    from ui.history.place import HistoryPlace


class LateHistory(QWidget):
    """Stands where the place will stand. Signals: `draft_wanted(DraftWanted)`, the place's own."""

    draft_wanted = Signal(object)

    def __init__(self, saving: Saving) -> None:
        super().__init__()
        self._saving = saving
        self._place: HistoryPlace | None = None
        self._allowed: int | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @property
    def place(self) -> HistoryPlace:
        if self._place is None:
            from ui.history.place import HistoryPlace

            self._place = HistoryPlace(self._saving)
            if self._allowed is not None:
                self._place.set_allowed(self._allowed)
            self._place.draft_wanted.connect(self.draft_wanted)
            self._column.addWidget(self._place)
        return self._place

    def showEvent(self, event: QShowEvent) -> None:
        self.place.show()
        super().showEvent(event)

    def refresh(self) -> None:
        """Something new stands in the history."""
        if self._place is not None:
            self._place.refresh()

    def set_allowed(self, notes: int) -> None:
        """Notes with a text of one's own that the account has in a month."""
        self._allowed = notes
        if self._place is not None:
            self._place.set_allowed(notes)

    def examine(self, path: Path) -> None:
        """Examines the data export at `path`."""
        self.place.examine(path)

    def close_work(self) -> None:
        """Ends what is under way, for when the window closes."""
        if self._place is not None:
            self._place.close_work()
