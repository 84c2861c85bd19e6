"""The list of exercises: what is due stands first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt

from coach.gallery.exercise import Exercise
from coach.gallery.progress import Cards, due_at, history, key_of
from ui.teardowns.model import BELOW, TITLE, Index
from ui.write.words import CRITERIA


def standing_words(exercise: Exercise, cards: Cards, now: datetime) -> str:
    """Whether it is new, due, or when it comes back; with a shape in front for the eye."""
    card = cards.get(key_of(exercise))
    due = due_at(card)
    if due is None:
        return "○ New"
    if due <= now:
        return "◐ Due again"
    days = max(1, round((due - now).total_seconds() / 86_400))
    tried = len(history(card))
    times = "once" if tried == 1 else f"{tried} times"
    return f"● Done {times}, comes back in {days} day{'s' if days > 1 else ''}"


class ExerciseModel(QAbstractListModel):
    """Exercises in the order they are given."""

    def __init__(self) -> None:
        super().__init__()
        self.exercises: list[Exercise] = []
        self._cards: Cards = {}
        self._now = datetime.now().astimezone()

    def put(self, exercises: Sequence[Exercise], cards: Cards, now: datetime) -> None:
        self.beginResetModel()
        self.exercises, self._cards, self._now = list(exercises), cards, now
        self.endResetModel()

    def row_of(self, exercise_id: str) -> int:
        return next((i for i, e in enumerate(self.exercises) if e.id == exercise_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self.exercises)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid() or not 0 <= index.row() < len(self.exercises):
            return None
        exercise = self.exercises[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, TITLE):
            return exercise.title
        below = f"{standing_words(exercise, self._cards, self._now)} · {CRITERIA[exercise.criterion]}"
        if role == BELOW:
            return below
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{exercise.title}, {below[2:]}"
        return None
