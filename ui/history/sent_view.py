"""What was copied: search, filters, the table, the message, and what came of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from coach import Verdict
from coach.library import Outcome, Sent
from ui.history.message_view import MessageView
from ui.history.outcomes import Outcomes
from ui.history.sent_model import SentModel, Wanted
from ui.history.tables import RowTable
from ui.history.words import OUTCOMES, DraftWanted, about, channels, verdict_words
from ui.plain import PlainButton, PlainLabel
from ui.saving import Saving

PAUSE = 60
"""Milliseconds after the last key at which it is searched for."""
EMPTY = (
    "Every message you copy will stand here: for whom, when, and how it was judged. Mark what came of it with one key, "
    "and your own rates appear. Nothing is logged but what you copy, and nothing leaves this computer."
)
NONE_FOUND = "Nothing here matches. Take a filter off, or type less."


def wanted_draft(sent: Sent) -> DraftWanted:
    return DraftWanted(sent.text, sent.subject, sent.channel, {"name": sent.name, "company": sent.company})


class SentView(QWidget):
    """Signals: `draft_wanted(DraftWanted)`; `told(str)`; `shown()`: what was asked for is there."""

    draft_wanted = Signal(object)
    told = Signal(str)
    shown = Signal()

    def __init__(self, saving: Saving, outcomes: Outcomes) -> None:
        super().__init__()
        self._labels = channels()
        self._outcomes = outcomes
        self._chosen_id = 0
        self.model = SentModel(saving, self)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search names, companies and words")
        self.search.setAccessibleName("Search the history")
        self.search.setClearButtonEnabled(True)
        self.search.setMaxLength(200)
        self.outcome = _filter("Outcome", [("Any outcome", None), *((w, o.value) for o, (w, _) in OUTCOMES.items())])
        self.channel = _filter("Channel", [("Any channel", None), *((w, n) for n, w in self._labels.items())])
        verdicts = [(verdict_words(v.value), v.value) for v in Verdict]
        self.verdict = _filter("Verdict", [("Any verdict", None), *verdicts])
        self.table = RowTable(self.model, "What you copied", 2, {0: 12, 1: 18, 3: 13, 4: 14, 5: 10})
        self.table.horizontalHeader().moveSection(5, 2)  # what came of it is seen in a narrow window, too
        self.message = MessageView("Choose a message to see all of it.")
        self.empty = PlainLabel(EMPTY)
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._build()
        self._timer.timeout.connect(self.look)
        self.search.textChanged.connect(self._timer.start)
        for box in (self.outcome, self.channel, self.verdict):
            box.currentIndexChanged.connect(self.look)
        self.model.filled.connect(self._came)
        self.model.failed.connect(self._failed)
        self.table.selectionModel().selectionChanged.connect(self._chosen)
        self.table.pressed_key.connect(self._key)
        self.table.opened.connect(self.message.open_draft)
        self.message.draft_wanted.connect(self.draft_wanted)
        outcomes.changed.connect(self.model.replace)

    def _build(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.search, 1)
        for box in (self.outcome, self.channel, self.verdict):
            top.addWidget(box)
        self.buttons: dict[Outcome, PlainButton] = {}
        marks = QGridLayout()
        marks.setSpacing(4)
        marks.addWidget(PlainLabel("What came of it? One key in the table does it, too.", role="muted"), 0, 0, 1, 2)
        for number, (outcome, (words, key)) in enumerate(OUTCOMES.items()):
            button = PlainButton(f"{words} ({key})", role="toggle")
            button.setCheckable(True)
            button.setSizePolicy(button.sizePolicy().Policy.Expanding, button.sizePolicy().Policy.Fixed)
            button.clicked.connect(lambda _=False, o=outcome: self.mark(o))
            marks.addWidget(button, 1 + number // 2, number % 2)
            self.buttons[outcome] = button
        self.message.column.insertLayout(2, marks)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(self.message)
        split.setStretchFactor(0, 1)
        split.setSizes([640, 320])
        nothing = QWidget()
        column = QVBoxLayout(nothing)
        column.setContentsMargins(0, 24, 0, 0)
        column.addWidget(self.empty)
        column.addStretch()
        self.stack = QStackedWidget()
        self.stack.addWidget(split)
        self.stack.addWidget(nothing)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 10, 0, 0)
        whole.addLayout(top)
        whole.addWidget(self.stack, 1)
        self._enable()

    # --- asking ------------------------------------------------------------------------------------------------

    def wanted(self) -> Wanted:
        """What the search and the filters say."""
        outcome = self.outcome.currentData()
        return Wanted(
            self.search.text().strip(),
            Outcome(outcome) if outcome else None,
            self.channel.currentData(),
            self.verdict.currentData(),
        )

    def look(self) -> None:
        """Asks for what is wanted."""
        self._timer.stop()
        self.model.ask(self.wanted())

    def _came(self, _: int) -> None:
        nothing = not self.model.rows
        self.empty.setText(EMPTY if self.model.wanted.everything else NONE_FOUND)
        self.stack.setCurrentIndex(1 if nothing else 0)
        if not nothing and self.table.row() < 0:
            self.table.choose(next((n for n, sent in enumerate(self.model.rows) if sent.id == self._chosen_id), 0))
        if nothing:
            self._chosen()
        self.shown.emit()

    def _failed(self, words: str) -> None:
        if not self.model.rows:
            self.empty.setText(words)
            self.stack.setCurrentIndex(1)
        self.told.emit(words)

    def focus_in(self) -> None:
        """Puts the keyboard on the messages, or where one searches for them."""
        (self.table if self.model.rows else self.search).setFocus()

    # --- the chosen message ------------------------------------------------------------------------------------

    def current(self) -> Sent | None:
        row = self.table.row()
        return self.model.rows[row] if 0 <= row < len(self.model.rows) else None

    def _chosen(self) -> None:
        sent = self.current()
        self._chosen_id = self._chosen_id if sent is None else sent.id
        if sent is None:
            self.message.show_message(None, "")
        else:
            self.message.show_message(wanted_draft(sent), about(sent, self._labels))
        self._enable()

    def _enable(self) -> None:
        sent = self.current()
        for outcome, button in self.buttons.items():
            button.setEnabled(sent is not None)
            button.setChecked(sent is not None and sent.outcome is outcome)

    def mark(self, outcome: Outcome) -> None:
        """Sets what came of the chosen message."""
        sent = self.current()
        if sent is not None:
            self._outcomes.set(sent, outcome)
        self._enable()

    def _key(self, letter: str) -> None:
        for outcome, (_, key) in OUTCOMES.items():
            if key == letter:
                self.mark(outcome)

    def refresh_marks(self) -> None:
        """Shows on the buttons what stands in the table."""
        self._enable()


def _filter(name: str, choices: list[tuple[str, str | None]]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(f"{name} to show")
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    for words, value in choices:
        box.addItem(words, value)
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return box
