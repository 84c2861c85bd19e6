"""Practice: exercises with what is due first; redraft, spot the fault, and how it goes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QSplitter, QTabWidget, QVBoxLayout, QWidget

from coach import Criterion
from coach.gallery.exercise import Exercise, exercise_of
from coach.gallery.progress import Cards, Outcome, Storage, after_attempt, due_at, in_order, key_of, reviewed
from coach.gallery.teardown import Teardown
from ui.kept import JsonFile
from ui.plain import PlainLabel
from ui.theme.palette import LIGHT, Colours


def today() -> datetime:
    return datetime.now(UTC)


def due_words(exercises: list[Exercise], cards: Cards, now: datetime) -> str:
    """How many exercises are due, in words."""
    due = sum(1 for e in exercises if (at := due_at(cards.get(key_of(e)))) is not None and at <= now)
    return "1 is due again." if due == 1 else f"{due} are due again." if due else "Nothing is due. Take any."


class PracticePlace(QWidget):
    """Built when first shown, so that the start does not wait for it. `folder` is the data folder; `clock` gives the
    time, with a time zone.

    Signals: `told(str)`: something could not be kept.
    """

    told = Signal(str)

    def __init__(self, folder: Path, clock: Callable[[], datetime] = today) -> None:
        super().__init__()
        self._folder = folder
        self._storage: Storage = JsonFile(folder, "practice.json")
        self._clock = clock
        self._colours: Colours = LIGHT
        self._own: tuple[Teardown, ...] = ()
        self._built = False
        self._kept: dict[str, object] = {}
        self.cards: Cards = {}

    def showEvent(self, event: QShowEvent) -> None:
        self.build()
        super().showEvent(event)

    def build(self) -> None:
        """Loads and lays out everything, once."""
        if self._built:
            return
        self._built = True
        # Not at the top: what is in them takes a tenth of a second, which the start has not to spare.
        from ui.practice.model import ExerciseModel
        from ui.practice.picture import ProgressPage
        from ui.practice.redraft import Redraft
        from ui.practice.spot import Spot
        from ui.teardowns.judging import Judge
        from ui.teardowns.model import TwoLines
        from ui.teardowns.shelf import Shelf

        self._own = Shelf(JsonFile(self._folder, "teardowns.json")).teardowns
        self._kept = self._storage.load()
        held = self._kept.get("cards")
        self.cards = {str(k): v for k, v in held.items() if isinstance(v, dict)} if isinstance(held, dict) else {}
        self.model = ExerciseModel()
        self.redraft = Redraft()
        self.spot = Spot(Judge())
        self.progress = ProgressPage()
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(TwoLines(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("Exercises")
        self.due = PlainLabel(role="muted")
        left = QWidget()
        left.setMinimumWidth(150)
        column = QVBoxLayout(left)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(self.due)
        column.addWidget(self.list)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for page, words in ((self.redraft, "Redraft"), (self.spot, "Spot the fault"), (self.progress, "How it goes")):
            self.tabs.addTab(page, words)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self.tabs)
        split.setStretchFactor(1, 1)
        split.setSizes([240, 900])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(split)
        self._wire()
        self.set_colours(self._colours)
        self._order()
        self.list.setCurrentIndex(self.model.index(0))

    def _wire(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._chosen)
        self.redraft.finished.connect(self._finish)
        self.redraft.next_wanted.connect(self.next)
        self.spot.checked.connect(self._spotted)
        for words, key, does in (
            ("Next exercise", "Ctrl+PgDown", self.next),
            ("Next hint", "Ctrl+H", self.redraft.hint),
        ):
            action = QAction(words, self)
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(does)
            self.addAction(action)
        self.redraft.hint_button.setToolTip("The next hint (Ctrl+H)")
        self.redraft.next_button.setToolTip("Next exercise (Ctrl+Page Down)")

    # --- order -------------------------------------------------------------------------------------------------

    def exercises(self) -> list[Exercise]:
        from coach.gallery.loading import shipped_gallery

        own = [exercise_of(t) for t in self._own]
        return [*shipped_gallery().exercises, *(e for e in own if e is not None)]

    def put_own(self, teardowns: tuple[Teardown, ...]) -> None:
        """Own teardowns with a better version are exercises too."""
        self._own = teardowns
        if self._built:
            self._order()

    def _order(self) -> None:
        """Sorts anew; what is open stays open."""
        now = self._clock()
        open_now = self.redraft.exercise
        self.model.put(in_order(self.exercises(), self.cards, now), self.cards, now)
        self.due.setText(due_words(self.model.exercises, self.cards, now))
        self.progress.show_progress(self.exercises(), self.cards, now)
        if open_now is not None:
            row = self.model.row_of(open_now.id)
            self.list.selectionModel().blockSignals(True)
            self.list.setCurrentIndex(self.model.index(max(0, row)))
            self.list.selectionModel().blockSignals(False)

    def _chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self.show_exercise(self.model.exercises[index.row()])

    def show_exercise(self, exercise: Exercise) -> None:
        self.redraft.open(exercise)
        self.spot.open(exercise)

    def open_exercise(self, exercise_id: str) -> None:
        """Shows the exercise of this id for redrafting."""
        self.build()
        row = self.model.row_of(exercise_id)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row))
            self.tabs.setCurrentWidget(self.redraft)

    def next(self) -> None:
        """After an attempt what comes first in the order of what is due, else the next of the list."""
        here = self.redraft.exercise
        at = self.model.row_of(here.id) if here is not None else -1
        row = (0 if at != 0 else 1) if self.redraft.ended else at + 1
        self.list.setCurrentIndex(self.model.index(row % max(1, self.model.rowCount())))

    # --- progress ----------------------------------------------------------------------------------------------

    def _finish(self, exercise: Exercise, outcome: Outcome, criteria: Mapping[Criterion, bool]) -> None:
        self.cards = after_attempt(self.cards, exercise, outcome, criteria, self._clock())
        self._keep()

    def _spotted(self, exercise: Exercise, criteria: Mapping[Criterion, bool]) -> None:
        now = self._clock()
        fresh = dict(self.cards)
        for criterion, found in criteria.items():
            key = key_of(criterion)
            fresh[key] = reviewed(self.cards.get(key), Outcome.ALONE if found else Outcome.MISSED, now)
        self.cards = fresh
        self._keep()

    def _keep(self) -> None:
        self._kept = dict(self._kept) | {"cards": dict(self.cards)}
        try:
            self._storage.save(self._kept)
        except OSError as error:
            self.told.emit(f"Could not be saved: {error.strerror or error}")
        self._order()

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours
        if self._built:
            self.redraft.set_colours(colours)
            self.spot.set_colours(colours)
            self.progress.set_colours(colours)

    def close_session(self) -> None:
        """Ends what goes on beside the window."""
        if self._built:
            self.redraft.close_session()
