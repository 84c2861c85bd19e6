"""Your own evidence: a data export examined, what came of every note, and what can be concluded."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from coach.auditing.audit import Audit, Audited
from coach.auditing.papers import CANNOT_TELL
from ui.errand import Errand
from ui.filedrops import EXPORT, FileDrops
from ui.history.evidence_words import WHAT_IT_IS, about, draft_of, head
from ui.history.examination import Examination, Progress, progress_words
from ui.history.groups_view import GroupsView
from ui.history.message_view import MessageView
from ui.history.notes_model import SCORE, NotesModel
from ui.history.papers_file import FILTER, named, save
from ui.history.tables import RowTable
from ui.history.takeover import Taken, take_over_all
from ui.plain import PlainButton, PlainLabel
from ui.saving import Saving


class EvidenceView(QWidget):
    """Signals: `draft_wanted(DraftWanted)`; `told(str)`; `ended()`: an examination is over; `taken_over()`; `saved()`.
    `running` tells whether one is under way."""

    draft_wanted = Signal(object)
    told = Signal(str)
    ended = Signal()
    taken_over = Signal()
    saved = Signal()

    def __init__(self, saving: Saving) -> None:
        super().__init__()
        self._saving = saving
        self.audit: Audit | None = None
        self._work: Examination | None = None
        self.model = NotesModel(self)
        self._build()
        self._connect()
        self._enable()

    # --- the widgets -------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.examine_button = PlainButton("&Examine your data export…", role="primary", key="e")
        self.folder_button = PlainButton("…an unpacked &folder", role="quiet", key="f")
        self.take_button = PlainButton("&Take over into history", key="t")
        self.take_button.setToolTip("Adds the notes with what came of them; what is there already is not added twice")
        self.save_button = PlainButton("&Save as…", key="s")
        top = QHBoxLayout()
        for button in (self.examine_button, self.folder_button):
            top.addWidget(button)
        top.addStretch()
        for button in (self.take_button, self.save_button):
            top.addWidget(button)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Progress of the examination")
        self.progress = PlainLabel(role="muted")
        self.progress.setWordWrap(False)
        self.progress.setAccessibleName("Progress in words")
        self.stop_button = PlainButton("St&op", key="o")
        moving = QHBoxLayout()
        moving.addWidget(self.progress)
        moving.addWidget(self.bar, 1)
        moving.addWidget(self.stop_button)
        self._moving = QWidget()
        self._moving.setLayout(moving)
        moving.setContentsMargins(0, 0, 0, 0)
        self.says = PlainLabel(WHAT_IT_IS)
        self.says.setAccessibleName("About the examination")
        self.table = RowTable(
            self.model, "Every note of the export", 2, {0: 12, 1: 16, 3: 14, 4: 7, 5: 10, 6: 10, 7: 10, 8: 10}
        )
        self.table.setSortingEnabled(True)
        self.table.horizontalHeader().setSortIndicator(SCORE, Qt.SortOrder.AscendingOrder)
        self.table.horizontalHeader().moveSection(SCORE, 2)
        self.message = MessageView("Choose a note to see all of it.")
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(self.message)
        split.setStretchFactor(0, 1)
        split.setSizes([700, 280])
        self.groups = GroupsView()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName("The export")
        self.tabs.tabBar().setAccessibleName("Notes or groups")
        self.tabs.addTab(split, "Every note")
        self.tabs.addTab(self.groups, "What was accepted")
        self.cannot_tell = PlainLabel(f"What the export cannot tell. {CANNOT_TELL}", role="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.addLayout(top)
        column.addWidget(self._moving)
        column.addWidget(self.says)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.cannot_tell)
        column.addStretch()
        self._moving.hide()
        self.tabs.hide()
        self.cannot_tell.hide()

    def _connect(self) -> None:
        FileDrops(self, (EXPORT,)).dropped.connect(self.examine)
        self.examine_button.clicked.connect(self.choose_archive)
        self.folder_button.clicked.connect(self.choose_folder)
        self.stop_button.clicked.connect(self.stop)
        self.take_button.clicked.connect(self.take_over)
        self.save_button.clicked.connect(self.choose_target)
        self.table.selectionModel().selectionChanged.connect(self._chosen)
        self.table.opened.connect(self.message.open_draft)
        self.message.draft_wanted.connect(self.draft_wanted)

    @property
    def running(self) -> bool:
        return self._work is not None

    def _enable(self) -> None:
        here = self.audit is not None and bool(self.audit.messages)
        self.take_button.setEnabled(here and not self.running and self.audit is not None and self.audit.with_note > 0)
        self.save_button.setEnabled(here and not self.running)
        for button in (self.examine_button, self.folder_button):
            button.setVisible(not self.running)
        self._moving.setVisible(self.running)

    # --- examining ---------------------------------------------------------------------------------------------

    def choose_archive(self) -> None:
        dialog = QFileDialog(self, "Examine your data export", "", "Data export (*.zip);;All files (*)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.examine(Path(path)))
        dialog.open()

    def choose_folder(self) -> None:
        dialog = QFileDialog(self, "Examine an unpacked data export")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda path: self.examine(Path(path)))
        dialog.open()

    def examine(self, place: Path) -> None:
        """Examines the ZIP or folder at `place`, unless an examination is under way."""
        if self.running:
            self.told.emit("An examination is under way; stop it first.")
            return
        self.audit = None
        self.model.clear()
        self._chosen()
        self.progress.setText("Opening the archive.")
        self.bar.setRange(0, 0)
        self.says.setText("Results come in as they are found. You can go on writing meanwhile.")
        work = Examination(place, self)
        work.moved.connect(self._moved)
        work.came.connect(self._came)
        work.ended.connect(self._ended)
        work.refused.connect(self._refused)
        self._work = work
        self._enable()
        self.stop_button.setFocus()
        work.start(Examination.Priority.LowPriority)

    def stop(self) -> None:
        """Calls the examination off; what was found so far stays."""
        if self._work is not None:
            self._work.stop()
            self.progress.setText("Stopping.")

    def _moved(self, progress: Progress) -> None:
        self.bar.setRange(0, max(1, progress.total))
        self.bar.setValue(progress.done)
        self.progress.setText(progress_words(progress))

    def _came(self, several: list[Audited]) -> None:
        self.model.add(several)
        self._show_results()

    def _show_results(self) -> None:
        if not self.tabs.isVisible():
            self.tabs.show()
            self.cannot_tell.show()

    def _ended(self, audit: Audit) -> None:
        self._finish()
        self.audit = audit
        self.model.put_in_order()
        self.groups.show_audit(audit)
        self._show_results()
        self.says.setText(head(audit))
        self._enable()
        self.table.choose(0)
        self.table.setFocus()
        self.ended.emit()

    def _refused(self, words: str) -> None:
        self._finish()
        self.tabs.hide()
        self.cannot_tell.hide()
        self.says.setText(words)
        self._enable()
        self.examine_button.setFocus()
        self.ended.emit()

    def _finish(self) -> None:
        if self._work is not None:
            self._work.wait()
            self._work.deleteLater()
            self._work = None

    def close_work(self) -> None:
        """Ends what is under way, for when the window closes."""
        self.stop()
        self._finish()

    # --- what to do with the results ---------------------------------------------------------------------------

    def current(self) -> Audited | None:
        row = self.table.row()
        return self.model.notes[row] if 0 <= row < len(self.model.notes) else None

    def _chosen(self) -> None:
        one = self.current()
        self.message.show_message(None if one is None else draft_of(one), "" if one is None else about(one))

    def take_over(self) -> None:
        """Puts the notes into the history, each once."""
        if self.audit is None:
            return
        self.take_button.setEnabled(False)
        total = self.audit.with_note

        def moved(done: int) -> None:
            self.told.emit(f"{done:,} of {total:,} notes taken over.")

        def then(taken: Taken) -> None:
            self.told.emit(taken.words())
            self.says.setText(taken.words())
            self._enable()
            self.taken_over.emit()

        def otherwise(words: str) -> None:
            self.says.setText(words)
            self._enable()

        take_over_all(self._saving, self.audit.messages, moved, then, otherwise)

    def choose_target(self) -> None:
        dialog = QFileDialog(self, "Save the examination", "", FILTER)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.fileSelected.connect(lambda path: self.save_to(named(Path(path), dialog.selectedNameFilter())))
        dialog.open()

    def save_to(self, path: Path) -> None:
        """Saves the examination as Markdown, HTML or CSV, by the ending of `path`."""
        audit = self.audit
        if audit is None:
            return
        errand = Errand(lambda: save(audit, path), path)
        errand.answered.connect(lambda written: self.says.setText(f"Saved as {written.name}."))
        errand.refused.connect(self.says.setText)
        errand.finished.connect(self.saved)
        errand.start()
