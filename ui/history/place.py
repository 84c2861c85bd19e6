"""The History place: what was copied, your rates, and the data export examined."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from coach.library import Quota
from coach.library.records import PERSONAL_NOTES
from ui.filedrops import EXPORT, FileDrops
from ui.history import tally
from ui.history.evidence import EvidenceView
from ui.history.outcomes import Outcomes
from ui.history.picture import RateView
from ui.history.sent_view import SentView
from ui.history.words import quota_words
from ui.plain import PlainButton, PlainLabel
from ui.saving import Saving


class HistoryPlace(QWidget):
    """Signals: `draft_wanted(DraftWanted)`: go on with this in Write; `told(str)`: for the status bar; `counted()`:
    the rates are up to date."""

    draft_wanted = Signal(object)
    told = Signal(str)
    counted = Signal()

    def __init__(self, saving: Saving) -> None:
        super().__init__()
        self._saving = saving
        self.allowed = PERSONAL_NOTES
        self._stale = True
        """Whether something has changed since it was shown."""
        self._counting = 0
        self.outcomes = Outcomes(saving, self)
        self.sent = SentView(saving, self.outcomes)
        self.evidence = EvidenceView(saving)
        self.rates = RateView("Received, by verdict when you copied it")
        self.rates_say = PlainLabel()
        self._build()
        self.sent.draft_wanted.connect(self.draft_wanted)
        self.evidence.draft_wanted.connect(self.draft_wanted)
        for part in (self.sent, self.evidence, self.outcomes):
            part.told.connect(self._say)
        self.outcomes.changed.connect(self._outcome_changed)
        self.evidence.taken_over.connect(self.refresh)
        self.undo_button.clicked.connect(self.outcomes.undo)
        FileDrops(self, (EXPORT,)).dropped.connect(self.examine)

    def _build(self) -> None:
        self.quota = PlainLabel(role="muted")
        self.quota.setAccessibleName("Notes left this month")
        top = QHBoxLayout()
        title = PlainLabel("History", larger=1.5, bold=True)
        title.setWordWrap(False)
        top.addWidget(title)
        top.addSpacing(16)
        top.addWidget(self.quota, 1, Qt.AlignmentFlag.AlignVCenter)
        rates = QWidget()
        column = QVBoxLayout(rates)
        column.setContentsMargins(0, 12, 0, 0)
        column.addWidget(self.rates_say)
        column.addSpacing(8)
        column.addWidget(self.rates)
        column.addSpacing(8)
        self.rates_note = PlainLabel(
            "The dot is the share that was received, the line where it likely lies (95 %, Wilson); under 20 nothing is "
            "concluded. A message that is liked is not liked because of its verdict alone.",
            role="muted",
        )
        column.addWidget(self.rates_note)
        column.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName("Your rates")
        scroll.setWidget(rates)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName("History")
        self.tabs.tabBar().setAccessibleName("Parts of the history")
        self.tabs.addTab(self.sent, "What you copied")
        self.tabs.addTab(scroll, "Your rates")
        self.tabs.addTab(self.evidence, "Your data export")
        self.hint = PlainLabel(role="muted")
        self.hint.setAccessibleName("Note")
        self.undo_button = PlainButton("Undo", role="quiet")
        self.undo_button.setAccessibleName("Undo the last outcome")
        self.undo_button.hide()
        below = QHBoxLayout()
        below.addWidget(self.hint, 1)
        below.addWidget(self.undo_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 14, 20, 10)
        whole.addLayout(top)
        whole.addWidget(self.tabs, 1)
        whole.addLayout(below)

    # --- what stands there -------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()
        if self.tabs.currentWidget() is self.sent:
            self.sent.focus_in()
        else:
            self.tabs.setFocus()

    def refresh(self) -> None:
        """Asks for everything anew, where it is seen; else when it is seen next."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        self.sent.look()
        self._count()

    def set_allowed(self, notes: int) -> None:
        """Notes with a text of one's own that the account has in a month."""
        self.allowed = notes
        if self.isVisible():
            self._count()

    def _count(self) -> None:
        self._saving.do(lambda library: library.sent.notes_left(self.allowed), self._show_quota)
        self._counting += 1
        number = self._counting
        tally.count(self._saving, self._show_rates, lambda: number == self._counting)

    def _show_quota(self, quota: Quota) -> None:
        self.quota.setText(quota_words(quota))

    def _show_rates(self, found: tally.Tally) -> None:
        self.rates_say.setText(found.words())
        self.rates.show_rates(found.rates())
        some = found.total > found.unknown
        self.rates.setVisible(some)
        self.rates_note.setVisible(some)
        self.counted.emit()

    def _outcome_changed(self) -> None:
        self.sent.refresh_marks()
        self._count()

    def _say(self, words: str) -> None:
        self.hint.setText(words)
        self.undo_button.setVisible(self.outcomes.can_undo)
        self.told.emit(words)

    # --- asked of the place ------------------------------------------------------------------------------------

    def examine(self, path: Path) -> None:
        """Shows the export's part and examines `path`."""
        self.tabs.setCurrentWidget(self.evidence)
        self.evidence.examine(path)

    def event(self, event: QEvent) -> bool:
        # Ctrl+Z belongs to the outcomes while the keyboard is here; elsewhere it is the draft's.
        if event.type() == QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            if event.matches(QKeySequence.StandardKey.Undo):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.outcomes.undo()
        else:
            super().keyPressEvent(event)

    def close_work(self) -> None:
        """Ends what is under way, for when the window closes."""
        self._counting += 1
        self.evidence.close_work()
