"""Redraft: the bad message, what is known, an empty page with the coach beside it; then two worked answers."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from coach import Criterion, Finding, Fix, Level, Report, Suppression
from coach.gallery.exercise import Exercise, done, hints_until
from coach.gallery.progress import Outcome, outcome_of
from coach.gallery.teardown import HINT_STRENGTHS
from coach.loading.knowledge import shipped
from coach.message import Message
from coach.normalise import admit
from coach.report import QUESTIONS
from ui.plain import PlainButton, PlainLabel
from ui.session import AnalysisSession
from ui.teardowns.compare import Comparison
from ui.teardowns.pane import Pane
from ui.teardowns.reading import person_words
from ui.teardowns.text import ReadText
from ui.theme.palette import Colours
from ui.write.editor import DraftEditor
from ui.write.panel import CoachPanel

PAUSE = 120
"""Milliseconds after the last key at which the draft is judged."""


def met(report: Report | None) -> dict[Criterion, bool]:
    """Which of the three questions the draft answers."""
    if report is None or report.verdict is None:
        return dict.fromkeys(QUESTIONS, False)
    return {q: report.level(q) is Level.SPECIFIC for q in QUESTIONS}


class Redraft(QWidget):
    """Signals: `finished(Exercise, Outcome, dict)`: an attempt ended, with the criteria that it met; `judged(Report)`:
    the draft was judged; `next_wanted()`."""

    finished = Signal(object, object, object)
    judged = Signal(object)
    next_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.exercise: Exercise | None = None
        self.report: Report | None = None
        self.hints = 0
        self.ended = False
        self._suppressed: list[Suppression] = []
        self._drafts: dict[str, str] = {}
        self._session = AnalysisSession(self)
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self.editor = DraftEditor()
        self.editor.setAccessibleName("Your draft")
        self.panel = CoachPanel()
        self.pages = QStackedWidget()
        self.pages.addWidget(self._writing())
        self.pages.addWidget(self._answers())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)
        self._wire()

    def _writing(self) -> QWidget:
        self.title = PlainLabel(larger=1.3, bold=True)
        self.task = PlainLabel()
        self.bad = ReadText("The bad message")
        self.known = PlainLabel()
        self.wants = PlainLabel(role="example")
        self.credit = PlainLabel(role="muted")
        self.hint_button = PlainButton("A hint")
        self.hint_says = PlainLabel()
        self.hint_says.setAccessibleName("Hints so far")
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(16, 12, 16, 12)
        for widget in (self.title, self.task, PlainLabel("The message as it came", role="heading"), self.bad):
            column.addWidget(widget)
        column.addWidget(PlainLabel("What is known", role="heading"))
        column.addWidget(self.known)
        column.addWidget(PlainLabel("What the sender honestly wants", role="heading"))
        column.addWidget(self.wants)
        column.addWidget(self.hint_says)
        column.addWidget(self.hint_button)
        column.addWidget(self.credit)
        column.addStretch()
        scroll = Pane(left, 170)
        self.subject = QLineEdit()
        self.subject.setPlaceholderText("Subject")
        self.subject.setAccessibleName("Subject of your draft")
        self.subject.setMaxLength(1000)
        self.meter = PlainLabel(role="muted")
        self.meter.setAccessibleName("Length")
        self.status = PlainLabel(bold=True)
        self.status.setAccessibleName("How far it is")
        self.answers_button = PlainButton("Give up, show answers")
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(PlainLabel("Your message", role="heading"))
        column.addWidget(self.subject)
        column.addWidget(self.editor, 1)
        column.addWidget(self.meter)
        column.addWidget(self.status)
        self.said = PlainLabel(role="muted")
        self.undo_button = PlainButton("Undo", role="quiet")
        self.undo_button.hide()
        row = QHBoxLayout()
        row.addWidget(self.answers_button)
        row.addWidget(self.said, 1)
        row.addWidget(self.undo_button)
        column.addLayout(row)
        self.panel.setMinimumWidth(220)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        for part in (scroll, middle, self.panel):
            split.addWidget(part)
        split.setStretchFactor(1, 1)
        split.setSizes([280, 340, 290])
        return split

    def _answers(self) -> QWidget:
        self.comparison = Comparison("Yours", "One worked answer", "Another")
        self.back_button = PlainButton("Back to your draft")
        self.next_button = PlainButton("Next exercise", role="primary")
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(22, 16, 22, 22)
        column.addWidget(PlainLabel("Yours and two that work", larger=1.3, bold=True))
        column.addWidget(
            PlainLabel("Underlined: what yours has not. There are many good messages; these are two.", role="muted")
        )
        column.addWidget(self.comparison)
        row = QHBoxLayout()
        row.addWidget(self.back_button)
        row.addWidget(self.next_button)
        row.addStretch()
        column.addLayout(row)
        column.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(page)
        return scroll

    def _wire(self) -> None:
        self._timer.timeout.connect(self.judge)
        self.editor.edited.connect(self._edited)
        self.subject.textChanged.connect(self._edited)
        self._session.reported.connect(self._show)
        self.panel.shown.connect(self._told)
        self._session.failed.connect(lambda what: self.said.setText(f"This text could not be judged ({what})."))
        self.panel.fix_wanted.connect(self._fix)
        self.panel.chosen.connect(self.editor.select)
        self.panel.left.connect(lambda f: self._refuse(Suppression(f.rule, f.text or None)))
        self.panel.never.connect(lambda f: self._refuse(Suppression("*", f.text)))
        self.panel.off.connect(lambda f: self._refuse(Suppression(f.rule)))
        self.undo_button.clicked.connect(self._take_back)
        self.hint_button.clicked.connect(self.hint)
        self.answers_button.clicked.connect(self.show_answers)
        self.back_button.clicked.connect(lambda: self.pages.setCurrentIndex(0))
        self.next_button.clicked.connect(self.next_wanted)

    # --- one exercise ------------------------------------------------------------------------------------------

    def open(self, exercise: Exercise) -> None:
        """Shows `exercise` with an empty page, or with the draft of before if there is one from this sitting."""
        if self.exercise is not None:
            self._drafts[self.exercise.id] = self.editor.text()
        self.exercise = exercise
        teardown = exercise.teardown
        self.hints, self.ended, self.report = 0, False, None
        self._suppressed = []
        self.title.setText(exercise.title)
        self.task.setText(exercise.task)
        self.bad.show_text(teardown.text)
        self.known.setText(
            f"To: {person_words(teardown.recipient)}\nFrom: {person_words(teardown.sender)}\n"
            f"Channel: {shipped().channels[teardown.channel].label}"
        )
        self.wants.setText(teardown.purpose)
        self.credit.setText(exercise.credit)
        self.credit.setVisible(bool(exercise.credit))
        self.subject.setVisible(teardown.subject is not None)
        self.subject.setText("")
        self.editor.put(self._drafts.get(exercise.id, ""))
        self.editor.document().clearUndoRedoStacks()
        self._show_hints()
        self.said.setText("")
        self.undo_button.hide()
        self.pages.setCurrentIndex(0)
        self.judge()

    def message(self) -> Message | None:
        """The draft as it would be sent."""
        if self.exercise is None:
            return None
        subject = admit(self.subject.text(), 1000).text if self.exercise.teardown.subject is not None else None
        message = self.exercise.message(self.editor.text(), subject)
        return replace(message, suppressed=tuple(self._suppressed))

    def judge(self) -> None:
        """Has the draft analysed; the report comes as a signal."""
        self._timer.stop()
        message = self.message()
        if message is not None:
            self._session.ask(message)

    def _edited(self) -> None:
        self._session.outdate()
        self._timer.start()

    def _show(self, report: Report) -> None:
        self.report = report
        self.editor.show_findings(report.findings, report.length.over_from)
        self.panel.show_report(report)
        limit = f" / {report.length.limit}" if report.length.limit is not None else ""
        self.meter.setText(f"{report.length.characters}{limit} characters · {report.length.words} words")
        ready = done(report)
        self.status.setText("Done: it is ready to send." if ready else "")
        self.answers_button.setText("Show two answers" if ready else "Give up, show answers")
        if ready:
            self._end(True)
        if not self.panel.busy:
            self._told()

    def _told(self) -> None:
        """Every card of the report stands."""
        if self.report is not None:
            self.judged.emit(self.report)

    def hint(self) -> None:
        """The next hint, up to the strongest."""
        self.hints = min(self.hints + 1, len(HINT_STRENGTHS))
        self._show_hints()

    def _show_hints(self) -> None:
        taken = hints_until(self.exercise, self.hints) if self.exercise is not None else ()
        self.hint_says.setText("\n\n".join(f"{kind}: {words}" for kind, words in taken))
        self.hint_says.setVisible(bool(taken))
        there = self.exercise is not None and self.hints < len(self.exercise.hints)
        self.hint_button.setEnabled(there)
        self.hint_button.setText("A hint" if there else "No more hints")
        kind = HINT_STRENGTHS[self.hints].lower() if there else "none is left"
        self.hint_button.setAccessibleDescription(f"The next one: {kind}")

    def _end(self, ready: bool) -> None:
        """Tells once how the attempt went."""
        if self.ended or self.exercise is None:
            return
        self.ended = True
        outcome: Outcome = outcome_of(ready, self.hints)
        self.finished.emit(self.exercise, outcome, met(self.report))

    def show_answers(self) -> None:
        """Two worked answers beside the draft; before it is done this is giving up."""
        if self.exercise is None:
            return
        self._end(done(self.report))
        answers = self.exercise.answers
        texts = [self.editor.text(), *(a.text for a in answers)]
        below = ["", *(a.why for a in answers)]
        while len(texts) < 3:
            texts.append(answers[0].text)
            below.append(answers[0].why)
        self.comparison.show_texts(texts, below)
        self.pages.setCurrentIndex(1)
        self.next_button.setFocus()

    # --- verbs of the cards ------------------------------------------------------------------------------------

    def _fix(self, finding: Finding, fix: Fix) -> None:
        if finding.field == "text":
            self.editor.replace(finding, fix.span.start, fix.span.end, fix.replacement)

    def _refuse(self, wish: Suppression) -> None:
        """Counts for this attempt alone."""
        self._suppressed.append(wish)
        self.said.setText("Left out here, for this attempt.")
        self.undo_button.show()
        self.judge()

    def _take_back(self) -> None:
        if self._suppressed:
            self._suppressed.pop()
        self.undo_button.setVisible(bool(self._suppressed))
        self.said.setText("")
        self.judge()

    def set_colours(self, colours: Colours) -> None:
        self.editor.set_colours(colours)
        self.panel.set_colours(colours)
        self.comparison.set_colours(colours)

    def close_session(self) -> None:
        self._timer.stop()
        self._session.close()
