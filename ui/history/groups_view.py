"""The groups of an examination: how often such notes were accepted, each as a table and a picture."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from coach.auditing.audit import Audit
from coach.auditing.papers import TITLES
from coach.auditing.rates import Rate
from ui.history.picture import RateView
from ui.history.words import verdict_words

_NAMES = {"yes": "With a note", "no": "Without one"}


def named(kind: str, rates: dict[str, Rate]) -> dict[str, Rate]:
    """The groups of a kind that hold anything, in the window's words."""
    if kind == "verdict":
        return {verdict_words(name): rate for name, rate in rates.items() if rate.n}
    words = _NAMES if kind == "note" else {}
    return {words.get(name, name[:1].upper() + name[1:]): rate for name, rate in rates.items() if rate.n}


class GroupsView(QScrollArea):
    """Scrolls with the keyboard, too."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setAccessibleName("Groups of notes")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.views: list[RateView] = []
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 8, 12, 8)
        self._column.setSpacing(14)
        self._column.addStretch()
        self.setWidget(self._inside)

    def show_audit(self, audit: Audit) -> None:
        for view in self.views:
            self._column.removeWidget(view)
            view.deleteLater()
        self.views = []
        for kind, rates in audit.by.items():
            shown = named(kind, dict(rates))
            if shown:
                view = RateView(TITLES.get(kind, kind), "Accepted")
                view.show_rates(shown)
                self._column.insertWidget(self._column.count() - 1, view)
                self.views.append(view)
