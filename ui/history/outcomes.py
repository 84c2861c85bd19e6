"""What came of a message, set and taken back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from coach.library import Library, Outcome, Sent
from ui.history.words import OUTCOMES, shown
from ui.saving import Saving

_DEPTH = 200


class Outcomes(QObject):
    """Sets outcomes in the library. Signals: `changed(Sent)`: what stands there now; `told(str)`."""

    changed = Signal(object)
    told = Signal(str)

    def __init__(self, saving: Saving, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._saving = saving
        self._done: list[tuple[int, Outcome]] = []
        """Message and the outcome it had, the last one at the end."""

    def set(self, sent: Sent, outcome: Outcome) -> None:
        def done(both: tuple[Sent, Sent]) -> None:
            before, now = both
            if before.outcome is now.outcome:
                return
            self._done = [*self._done[-_DEPTH:], (now.id, before.outcome)]
            self.changed.emit(now)
            self.told.emit(f"{shown(now.name) or 'No name'}: {OUTCOMES[outcome][0].lower()}. Ctrl+Z takes it back.")

        self._saving.do(lambda library: put(library, sent.id, outcome), done, self.told.emit)

    @property
    def can_undo(self) -> bool:
        return bool(self._done)

    def undo(self) -> None:
        """Gives the message set last the outcome it had."""
        if not self._done:
            self.told.emit("There is no outcome to take back.")
            return
        number, outcome = self._done.pop()

        def done(both: tuple[Sent, Sent]) -> None:
            self.changed.emit(both[1])
            words = OUTCOMES[outcome][0].lower()
            self.told.emit(f"Taken back. {shown(both[1].name) or 'No name'}: {words}.")

        self._saving.do(lambda library: put(library, number, outcome), done, self.told.emit)


def put(library: Library, number: int, outcome: Outcome) -> tuple[Sent, Sent]:
    """Sets the outcome of the message `number` as it stands now, and gives what was and what is. Raises Missing."""
    before = library.sent.get(number)
    return before, before if before.outcome is outcome else library.sent.set_outcome(before, outcome)
