"""Recipient, editor and coach side by side, and what passes between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QScrollArea,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from coach import Finding, Fix, Length, Message, Report, Suppression
from coach.loading.channels import load_channels
from coach.normalise import admit
from ui.plain import PlainButton, PlainLabel
from ui.session import AnalysisSession
from ui.state import State
from ui.theme.palette import Colours
from ui.write.card import HoverCard
from ui.write.editor import DraftEditor
from ui.write.panel import CoachPanel, quoted
from ui.write.recipient import RECIPIENT, SENDER, ProfileForm

PAUSE = 120
"""Milliseconds after the last key at which the text is judged."""


class WritePlace(QWidget):
    """Signals: `changed()`: something that is to be kept; `judged(Report)`: a report is shown; `completed()`: it has
    all that comes late."""

    changed = Signal()
    judged = Signal(object)
    completed = Signal()

    def __init__(self, state: State) -> None:
        super().__init__()
        self.report: Report | None = None
        self._channels = {c.name: c for c in load_channels()}
        self._suppressed = [Suppression(str(s["rule"]), s["text"]) for s in state.suppressed]
        self._once: list[Suppression] = []
        self._refused: list[tuple[list[Suppression], Suppression]] = []
        self._copy_anyway = ""
        self._session = AnalysisSession(self)
        self._session.reported.connect(self._show)
        self._session.failed.connect(self._tell_failed)
        self._session.completed.connect(self.completed)
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self.judge)
        self.recipient = ProfileForm(RECIPIENT, relation=True, whose="Recipient")
        self.you = ProfileForm(SENDER, relation=False, whose="You")
        self.editor = DraftEditor()
        self.panel = CoachPanel()
        self._hover = HoverCard(self)
        self._build()
        self._fill(state)
        self._wire()
        self.judge()

    # --- the widgets -------------------------------------------------------------------------------------------

    def _build(self) -> None:
        people = QTabWidget()
        people.setDocumentMode(True)
        people.setMinimumWidth(190)
        for form, title in ((self.recipient, "Recipient"), (self.you, "You")):
            scroll = QScrollArea()
            scroll.setWidgetResizable(True)
            scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            scroll.setWidget(form)
            people.addTab(scroll, title)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        for part in (people, self._middle(), self.panel):
            split.addWidget(part)
        split.setStretchFactor(1, 1)
        split.setSizes([240, 470, 380])
        self.split = split
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(split)

    def _middle(self) -> QWidget:
        self.channel = QComboBox()
        self.channel.setAccessibleName("Channel")
        for channel in self._channels.values():
            self.channel.addItem(channel.label, channel.name)
        self.marks = PlainButton("Marks", role="toggle")
        self.marks.setCheckable(True)
        self.marks.setToolTip("Underline what the reader would stop at; off, to write in peace (Ctrl+M)")
        self.swap = PlainButton("Swap test", role="toggle")
        self.swap.setCheckable(True)
        self.swap.setToolTip("Which words bind to this person, which to you, and which would fit anyone (Ctrl+T)")
        top = QHBoxLayout()
        top.addWidget(self.channel)
        top.addStretch()
        top.addWidget(self.marks)
        top.addWidget(self.swap)
        self.subject = QLineEdit()
        self.subject.setPlaceholderText("Subject")
        self.subject.setAccessibleName("Subject")
        self.subject.setMaxLength(1000)
        self.swap_says = PlainLabel(role="muted")
        self.swap_says.hide()
        self.meter = PlainLabel(role="muted")
        self.meter.setAccessibleName("Length")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Length against the limit")
        self.copy_button = PlainButton("&Copy message", role="primary", key="c")
        self.hint = PlainLabel()
        self.hint.setAccessibleName("Note")
        self.undo_button = PlainButton("Undo", role="quiet")
        self.undo_button.hide()
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(14, 10, 14, 12)
        column.addLayout(top)
        column.addWidget(self.subject)
        column.addWidget(self.editor, 1)
        column.addWidget(self.swap_says)
        column.addWidget(self.bar)
        below = QHBoxLayout()
        below.addWidget(self.meter, 1)
        below.addWidget(self.copy_button)
        column.addLayout(below)
        said = QHBoxLayout()
        said.addWidget(self.hint, 1)
        said.addWidget(self.undo_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(said)
        middle.setMinimumWidth(max(300, middle.minimumSizeHint().width()))
        return middle

    def _fill(self, state: State) -> None:
        self.recipient.fill(state.recipient)
        self.you.fill(state.sender)
        self.channel.setCurrentIndex(max(0, self.channel.findData(state.channel)))
        self.subject.setText(admit(state.subject, 1000).text)
        self.editor.put(state.text)
        self.editor.document().clearUndoRedoStacks()
        self.marks.setChecked(state.marks)
        self.editor.show_marks(state.marks)
        self._show_subject()

    def _wire(self) -> None:
        for signal in (
            self.recipient.changed,
            self.you.changed,
            self.editor.edited,
            self.subject.textChanged,
            self.channel.currentIndexChanged,
        ):
            signal.connect(self._edited)
        self.channel.currentIndexChanged.connect(self._show_subject)
        self.editor.cut_off.connect(self._tell_cut)
        self.editor.entered.connect(self.panel.point_at)
        self.editor.rested.connect(self._rested)
        self.marks.toggled.connect(self.editor.show_marks)
        self.marks.toggled.connect(self.changed)
        self.swap.toggled.connect(self._show_swap)
        self.copy_button.clicked.connect(self.copy)
        self.undo_button.clicked.connect(self.undo_refusal)
        self.panel.fix_wanted.connect(self.fix)
        self.panel.left.connect(self.leave)
        self.panel.never.connect(self.never)
        self.panel.off.connect(self.rule_off)
        self.panel.chosen.connect(self.editor.select)

    # --- what stands in the window -----------------------------------------------------------------------------

    def message(self) -> Message:
        """What stands in the window, as it would be sent."""
        return Message(
            self.editor.text(),
            channel=self.channel.currentData(),
            subject=admit(self.subject.text(), 1000).text if self._has_subject() else None,
            recipient=self.recipient.recipient(),
            sender=self.you.person(),
            purpose=self.recipient.values()["purpose"],
            suppressed=(*self._suppressed, *self._once),
        )

    def keep(self, state: State) -> None:
        """Writes what is to be kept into `state`."""
        state.text, state.subject = self.editor.text(), self.subject.text()
        state.channel = self.channel.currentData()
        state.recipient, state.sender = self.recipient.values(), self.you.values()
        state.suppressed = [asdict(s) for s in self._suppressed]
        state.marks = self.marks.isChecked()

    def set_colours(self, colours: Colours) -> None:
        self.editor.set_colours(colours)
        self._show_swap()

    def _has_subject(self) -> bool:
        name = self.channel.currentData()
        return name == "email" or self._channels[name].subject_limit is not None

    def _show_subject(self) -> None:
        self.subject.setVisible(self._has_subject())

    # --- judging -----------------------------------------------------------------------------------------------

    def _edited(self) -> None:
        self._session.outdate()
        self._timer.start()
        self.changed.emit()

    def start_proofreading(self) -> None:
        """Begins to look for slips; for once the window stands."""
        self._session.start_proofreading()

    def judge(self) -> None:
        """Has what stands there analysed; the report comes as a signal."""
        self._timer.stop()
        self._session.ask(self.message())

    def _show(self, report: Report) -> None:
        shown, self.report = self.report, report
        self._show_length(report.length)
        if shown is None or replace(shown, length=report.length) != report:
            self.editor.show_findings(report.findings, report.length.over_from)
            self.panel.show_report(report)
            self._show_swap()
        self.judged.emit(report)

    def _show_length(self, length: Length) -> None:
        over = length.over_from is not None
        if length.limit is None:
            self.meter.setText(f"{length.characters} characters · {length.words} words")
        else:
            left = length.limit - length.characters
            rest = f"{-left} too many" if left < 0 else f"{left} left"
            self.meter.setText(f"{length.characters} / {length.limit} · {rest}")
        if length.subject is not None and length.subject.limit is not None:
            self.meter.setText(f"{self.meter.text()} · subject {length.subject.characters} / {length.subject.limit}")
        if length.grade is not None:
            self.meter.setText(f"{self.meter.text()} · school grade {length.grade:.0f}")
        self.bar.setVisible(length.limit is not None)
        if length.limit is not None:
            self.bar.setRange(0, length.limit)
            self.bar.setValue(min(length.characters, length.limit))
        if self.bar.property("over") != over:
            self.bar.setProperty("over", over)
            self.bar.style().unpolish(self.bar)
            self.bar.style().polish(self.bar)

    def _show_swap(self) -> None:
        report = self.report
        shown = self.swap.isChecked() and report is not None
        self.swap_says.setVisible(shown)
        if not shown or report is None:
            self.editor.show_swap(None)
            return
        bound = report.bound_words
        free = bound.total - bound.recipient - bound.sender
        self.swap_says.setText(
            f"Of {bound.total} words {bound.recipient} bind to the reader, {bound.sender} to you. "
            f"The other {free} would stand in a hundred other notes."
        )
        self.editor.show_swap(bound)

    def _rested(self, finding: Finding | None, at: QPoint) -> None:
        self._hover.show_finding(finding, at)

    # --- the four verbs ----------------------------------------------------------------------------------------

    def fix(self, finding: Finding, fix: Fix) -> None:
        """Applies `fix` as one undo step, if its words still stand there."""
        if finding.field != "text" or not self.editor.replace(finding, fix.span.start, fix.span.end, fix.replacement):
            self._say("These words have changed since; look at them again.")

    def leave(self, finding: Finding) -> None:
        """Not this once: until the program is closed."""
        wish = Suppression(finding.rule, finding.text if not finding.span.empty else None)
        self._refuse(self._once, wish, "Left as it is.")

    def never(self, finding: Finding) -> None:
        """These words are never flagged again, by any rule."""
        wish = Suppression("*", finding.text)
        self._refuse(self._suppressed, wish, f"{quoted(finding.text)} is not flagged again.")

    def rule_off(self, finding: Finding) -> None:
        self._refuse(self._suppressed, Suppression(finding.rule), f"The rule “{finding.title}” is off.")

    def _refuse(self, wishes: list[Suppression], wish: Suppression, says: str) -> None:
        wishes.append(wish)
        self._refused.append((wishes, wish))
        self._say(says, undo=True)
        self.judge()
        self.changed.emit()

    def undo_refusal(self) -> None:
        """Takes back the last refusal."""
        if not self._refused:
            return
        wishes, wish = self._refused.pop()
        if wish in wishes:
            wishes.remove(wish)
        self._say(
            "Taken back." if not self._refused else "Taken back. There is more to take back.", bool(self._refused)
        )
        self.judge()
        self.changed.emit()

    def refusals(self) -> tuple[Suppression, ...]:
        """All that is refused now, kept or for this once."""
        return (*self._suppressed, *self._once)

    def take_back(self, wish: Suppression) -> None:
        """Ends one refusal, whenever it was made."""
        for wishes in (self._suppressed, self._once):
            if wish in wishes:
                wishes.remove(wish)
        self._refused = [(w, s) for w, s in self._refused if s != wish]
        self.judge()
        self.changed.emit()

    # --- said in place -----------------------------------------------------------------------------------------

    def _say(self, words: str, undo: bool = False) -> None:
        self.hint.setText(words)
        self.undo_button.setVisible(undo)

    def _tell_cut(self, count: int) -> None:
        self._say(f"{count} characters did not fit; they are still where you copied them.")

    def _tell_failed(self, what: str) -> None:
        self._say(f"This text could not be judged ({what}). Your words are safe.")

    def copy(self) -> None:
        """Puts exactly the message on the clipboard; a blank or too much text is told first, once."""
        text = self.editor.text()
        warning = self._before_copy()
        if warning and self._copy_anyway != text:
            self._copy_anyway = text
            self._say(f"{warning} Press Copy again to copy it all the same.")
            return
        self._copy_anyway = ""
        QGuiApplication.clipboard().setText(text)
        channel = self._channels[self.channel.currentData()]
        self._say("\n".join(["Copied.", *channel.reminder]))

    def _before_copy(self) -> str:
        if not self.editor.text().strip():
            return "There is no text yet."
        report = self.report
        if report is None:
            return ""
        blank = next((f for f in report.findings if f.rule == "facts.placeholder"), None)
        if blank is not None and blank.text in self.editor.text():
            return f"There is still {quoted(blank.text)} in it."
        length = report.length
        if length.over_from is not None and length.limit is not None:
            return f"It is {length.characters - length.limit} characters over the limit."
        return ""

    def fix_here(self) -> None:
        """The first fix of the finding at the caret."""
        finding = self.editor.finding_here()
        if finding is not None and finding.fixes:
            self.fix(finding, finding.fixes[0])

    def leave_here(self) -> None:
        """Leaves the finding at the caret as it is."""
        finding = self.editor.finding_here()
        if finding is not None:
            self.leave(finding)

    def step(self, forward: bool) -> None:
        """To the next or previous finding."""
        self.panel.point_at(self.editor.step(forward))

    def close_session(self) -> None:
        self._timer.stop()
        self._hover.hide()
        self._session.close()


def example_state(values: Mapping[str, object]) -> State:
    """The state of a first start. `values`: resources/example.toml."""
    return State(
        text=str(values["text"]).strip(),
        channel=str(values["channel"]),
        recipient=dict(values["recipient"]),  # type: ignore[call-overload]
        sender=dict(values["sender"]),  # type: ignore[call-overload]
    )
