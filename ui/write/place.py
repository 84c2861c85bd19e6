"""Recipient, editor and coach side by side, and what passes between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QTabWidget, QVBoxLayout, QWidget

from coach import Finding, Fix, Message, Report, Span, Suppression
from coach.advising.tie_words import placed
from coach.advising.trims import Trim, trims
from coach.edits import apply
from coach.loading.channels import load_channels
from coach.loading.knowledge import Knowledge, shipped
from coach.message import Channel
from coach.normalise import admit
from ui.session import AnalysisSession
from ui.state import State
from ui.theme.palette import LIGHT, Colours
from ui.write.card import HoverCard
from ui.write.compare import Aside, facts_of, kept, restored
from ui.write.dropped import read_text
from ui.write.middle import Middle
from ui.write.panel import CoachPanel
from ui.write.recipient import RECIPIENT, SENDER, ProfileForm
from ui.write.refusals import Fixed, Refusals
from ui.write.silence import SilenceBox, asked
from ui.write.ties import TiesBox, lines_of
from ui.write.views import scrolled
from ui.write.words import quoted

PAUSE = 120
"""Milliseconds after the last key at which the text is judged."""


class WritePlace(QWidget):
    """Signals: `changed()`: something that is to be kept; `judged(Report)`: a report is shown; `completed()`: it has
    all that comes late."""

    changed = Signal()
    judged = Signal(object)
    completed = Signal()

    def __init__(self, state: State, channels: Mapping[str, Channel] | None = None) -> None:
        super().__init__()
        self.report: Report | None = None
        self.channels = dict(channels) if channels is not None else {c.name: c for c in load_channels()}
        self._knowledge: Knowledge | None = None
        self.refused = Refusals(Suppression(str(s["rule"]), s["text"]) for s in state.suppressed)
        self._colours = LIGHT
        self._copy_anyway = ""
        self._session = AnalysisSession(self)
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._rest = QTimer(self, singleShot=True, interval=0)
        self._cards_due = self._complete = False
        self.recipient = ProfileForm(RECIPIENT, relation=True, whose="Recipient")
        self.you = ProfileForm(SENDER, relation=False, whose="You")
        self.ties = TiesBox()
        self.middle = Middle(self.channels.values())
        self.channel, self.marks, self.swap = self.middle.channel, self.middle.marks, self.middle.swap
        self.subject, self.editor, self.swap_says = self.middle.subject, self.middle.editor, self.middle.swap_says
        self.meter, self.hint, self.undo_button = self.middle.meter, self.middle.hint, self.middle.undo_button
        self.copy_button, self.arrival = self.middle.copy_button, self.middle.arrival
        self.panel = CoachPanel()
        self.silence = SilenceBox()
        self.panel.aside.addWidget(self.silence)
        self._hover = HoverCard(self)
        self._build()
        self._fill(state)
        self._wire()
        self._timer.start()  # not at once: to load the rules takes the processor that the first paint needs

    # --- the widgets -------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.people = QTabWidget()
        self.people.setDocumentMode(True)
        for form, title in ((self.recipient, "&Recipient"), (self.you, "&You")):
            self.people.addTab(scrolled(form), title)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.people, 1)
        column.addWidget(self.ties)
        left.setMinimumWidth(190)
        self.middle.setMinimumWidth(300)
        self.panel.setMinimumWidth(280)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.setHandleWidth(6)
        for part in (left, self.middle, self.panel):
            split.addWidget(part)
        split.setStretchFactor(1, 1)
        split.setSizes([250, 480, 400])
        self.left, self.split = left, split
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(split)

    def _fill(self, state: State) -> None:
        self.recipient.fill(state.recipient)
        self.you.fill(state.sender)
        self.channel.setCurrentIndex(max(0, self.channel.findData(state.channel)))
        self.subject.setText(admit(state.subject, 1000).text)
        self.editor.put(state.text)
        self.editor.document().clearUndoRedoStacks()
        self.marks.setChecked(state.marks)
        self.editor.show_marks(state.marks)
        self.middle.compare_view.aside = restored(state.rest.get("aside"))
        self._show_subject()

    def _wire(self) -> None:
        self._session.reported.connect(self._show)
        self._session.failed.connect(self._tell_failed)
        self._session.completed.connect(self._finish)
        self._rest.timeout.connect(self._show_rest)
        self.panel.shown.connect(self._tell)
        self._timer.timeout.connect(self.judge)
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
        self.editor.dropped.connect(self.open_file)
        self.editor.why_asked.connect(self.ask_why)
        self.marks.toggled.connect(self.editor.show_marks)
        self.marks.toggled.connect(self.changed)
        for name, toggle in self.middle.toggles.items():
            toggle.toggled.connect(lambda on, n=name: self._toggled(n, on))
        self.middle.shorten.clicked.connect(lambda: self.show_view("arrival"))
        self.middle.arrival_view.taken.connect(self.shorten)
        self.middle.compare_view.aside_wanted.connect(self.put_aside)
        self.middle.compare_view.back_wanted.connect(self.swap_drafts)
        self.copy_button.clicked.connect(self.copy)
        self.undo_button.clicked.connect(self.undo_refusal)
        self.ties.wanted.connect(self.put_tie)
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
            suppressed=self.refused.all(),
        )

    def keep(self, state: State) -> None:
        """Writes what is to be kept into `state`."""
        state.text, state.subject = self.editor.text(), self.subject.text()
        state.channel = self.channel.currentData()
        state.recipient, state.sender = self.recipient.values(), self.you.values()
        state.suppressed = [asdict(s) for s in self.refused.kept]
        state.marks = self.marks.isChecked()
        aside = kept(self.middle.compare_view.aside)
        if aside is None:
            state.rest.pop("aside", None)
        else:
            state.rest["aside"] = aside

    def use(self, knowledge: Knowledge) -> None:
        """Judges by other rules or limits from now on."""
        if knowledge is not self.knowledge:
            self._knowledge = self.panel.knowledge = knowledge
            self.channels = dict(knowledge.channels)
            self._session.use(knowledge)
            self._show_subject()
            self.judge()

    @property
    def knowledge(self) -> Knowledge:
        """What is judged by. What ships is loaded beside the window first: not to be asked for before a report."""
        return self._knowledge or shipped()

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours
        self.editor.set_colours(colours)
        self.panel.set_colours(colours)
        self._show_views()

    def _has_subject(self) -> bool:
        name = self.channel.currentData()
        return name == "email" or self.channels[name].subject_limit is not None

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
        message = self.message()
        self.ties.show_ties(lines_of(message))
        self._session.ask(message)

    def _show(self, report: Report) -> None:
        """The marks at once, the rest after what else is waiting: a key pressed meanwhile does not wait for cards."""
        shown, self.report = self.report, report
        fresh = shown is None or replace(shown, length=report.length) != report
        if fresh:
            self.editor.show_findings(report.findings, report.length.over_from)
        self._cards_due = self._cards_due or fresh
        self._rest.start()

    def _show_rest(self) -> None:
        report = self.report
        if report is None:
            return
        self.middle.show_length(report.length)
        if self._cards_due:
            self._cards_due = False
            self.panel.show_report(report)
        elif not self.panel.busy:
            self._tell()

    def _tell(self) -> None:
        """All of a report stands, if perhaps a newer one is waiting by now."""
        self._show_views()
        self.judged.emit(self.panel.report if self._cards_due else self.report)
        if self._complete and not self._cards_due:
            self._complete = False
            self.completed.emit()

    def _finish(self) -> None:
        """Nothing more comes: said once all that came is shown."""
        self._complete = True
        self._rest.start()

    def show_view(self, name: str | None) -> None:
        """Shows "swap", "arrival" or "compare" under the draft, or none of them."""
        self.middle.show_view(name)
        self._show_views()
        self.changed.emit()

    def _toggled(self, name: str, on: bool) -> None:
        if on:
            self.show_view(name)
        elif self.middle.view() is None:
            self.show_view(None)

    def toggle_view(self, name: str) -> None:
        self.show_view(None if self.middle.view() == name else name)

    def _show_views(self) -> None:
        report, view = self.report, self.middle.view()
        text = self.editor.text()
        if report is None or view is None:
            self.editor.show_swap(None)
            return
        self.editor.show_swap(report.bound_words if view == "swap" else None)
        if view == "swap":
            self.middle.swap_view.show_swap(text, self.recipient.recipient(), report, self._colours)
        elif view == "arrival":
            me = self.you.values()
            self.middle.arrival_view.show_arrival(
                text,
                self.subject.text() if self._has_subject() else None,
                self.channel.currentData(),
                me["name"],
                me["headline"],
                report.length,
                trims(text, report.findings, report.length.limit),
                self._colours,
            )
        else:
            self.middle.compare_view.show_drafts(text, report, self._colours)

    def _rested(self, finding: Finding | None, at: QPoint) -> None:
        self._hover.show_finding(finding, at)

    # --- the four verbs ----------------------------------------------------------------------------------------

    def fix(self, finding: Finding, fix: Fix) -> None:
        """Applies `fix` as one undo step, if its words still stand there."""
        at, before = None, ""
        if finding.field == "text":
            at, before = self.editor.replace(finding, fix.span.start, fix.span.end, fix.replacement)
        if at is None:
            self.middle.say("These words have changed since; look at them again.")
            return
        after = fix.replacement
        self.refused.fixed.append(Fixed(before, after, lambda: self.editor.put_back(at, after, before)))
        self.middle.say("Fixed. Ctrl+Z takes it back.")

    def leave(self, finding: Finding) -> None:
        """Not this once: until the program is closed."""
        wish = Suppression(finding.rule, finding.text if not finding.span.empty else None)
        self._refuse(wish, "Left as it is.", once=True)

    def never(self, finding: Finding) -> None:
        """These words are never flagged again, by any rule."""
        self._refuse(Suppression("*", finding.text), f"{quoted(finding.text)} is not flagged again.")

    def rule_off(self, finding: Finding) -> None:
        self._refuse(Suppression(finding.rule), f"The rule “{finding.title}” is off.")

    def _refuse(self, wish: Suppression, says: str, once: bool = False) -> None:
        self.refused.refuse(wish, once)
        self.middle.say(says, undo=True)
        self._rejudge()

    def undo_refusal(self) -> None:
        """Takes back the last refusal."""
        if self.refused.take_back_last():
            more = self.refused.more
            self.middle.say("Taken back. There is more to take back." if more else "Taken back.", more)
            self._rejudge()

    def refusals(self) -> tuple[Suppression, ...]:
        """All that is refused now, kept or for this once."""
        return self.refused.all()

    def take_back(self, wish: Suppression) -> None:
        """Ends one refusal, whenever it was made."""
        self.refused.take_back(wish)
        self._rejudge()

    def switch(self, rule: str, on: bool) -> None:
        """A rule on or off."""
        self.refused.switch(rule, on)
        self._rejudge()

    def take_back_fix(self, fixed: Fixed) -> bool:
        """Puts back what a fix replaced; False where the words have changed since."""
        done = fixed.undo()
        if done:
            self.refused.fixed.remove(fixed)
        return done

    def _rejudge(self) -> None:
        self.judge()
        self.changed.emit()

    # --- what else can be done ---------------------------------------------------------------------------------

    def put_tie(self, words: str) -> None:
        """Puts a tie at the caret, fitted to what stands around it."""
        text, at = self.editor.text(), self.editor.caret()
        self.editor.insert(placed(words, text[:at], text[at:]))

    def shorten(self, trim: Trim) -> None:
        """Leaves out what `trim` names, as one undo step."""
        if self.editor.apply(trim.edits, self.editor.text() if self._is_of(trim) else ""):
            self.middle.say(f"{trim.saves} characters fewer. Ctrl+Z takes it back.")
        else:
            self.middle.say("The text has changed since; look at it again.")

    def _is_of(self, trim: Trim) -> bool:
        text = self.editor.text()
        return all(e.span.end <= len(text) for e in trim.edits) and apply(text, trim.edits) == trim.after

    def put_aside(self) -> None:
        """Keeps the draft as it stands, to be compared with what comes."""
        if self.report is not None:
            self.middle.compare_view.aside = Aside(self.editor.text(), facts_of(self.report))
            self.show_view("compare")

    def swap_drafts(self) -> None:
        """Writes on the draft put aside; the present one is put aside in its place."""
        other = self.middle.compare_view.aside
        if other is not None and self.report is not None:
            self.middle.compare_view.aside = Aside(self.editor.text(), facts_of(self.report))
            self.editor.put(other.text)

    def ask_why(self) -> None:
        """Why the selection, or the word at the caret, is not flagged."""
        start, end = self.editor.selected_span()
        report = self.report
        if report is None or report.verdict is None or start == end:
            self.middle.say("Select the words you ask about.")
            return
        span = Span(start, end)
        told = asked(self.message(), span, report, self.knowledge)
        self.silence.show_answer(span.of(self.editor.text()), told)
        self.panel.area.verticalScrollBar().setValue(0)

    def open_file(self, path: str) -> None:
        """Puts the text of a file in the place of the draft, as one undo step."""
        text, problem = read_text(path)
        if problem:
            self.middle.say(problem)
            return
        admitted = admit(text)
        self.editor.put(admitted.text)
        self.middle.say("Read from the file; Ctrl+Z brings back what stood here.")
        if admitted.cut:
            self._tell_cut(admitted.cut)

    # --- said in place -----------------------------------------------------------------------------------------

    def _tell_cut(self, count: int) -> None:
        self.middle.say(f"{count} characters did not fit; they are still where you copied them.")

    def _tell_failed(self, what: str) -> None:
        self.middle.say(f"This text could not be judged ({what}). Your words are safe.")

    def copy(self) -> None:
        """Puts exactly the message on the clipboard; a blank or too much text is told first, once."""
        text = self.editor.text()
        warning = self._before_copy()
        if warning and self._copy_anyway != text:
            self._copy_anyway = text
            self.middle.say(f"{warning} Press Copy again to copy it all the same.")
            return
        self._copy_anyway = ""
        QGuiApplication.clipboard().setText(text)
        channel = self.channels[self.channel.currentData()]
        self.middle.say("\n".join(["Copied.", *channel.reminder]))

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

    # --- by keyboard -------------------------------------------------------------------------------------------

    def fix_here(self) -> None:
        """The first fix of the finding at the caret, or of the card that has the keyboard."""
        finding = self._here()
        if finding is not None and finding.fixes:
            self.fix(finding, finding.fixes[0])

    def refuse_here(self, verb: str) -> None:
        """`leave`, `never` or `rule_off` for the finding at the caret, or on the card that has the keyboard."""
        finding = self._here()
        if finding is not None and (verb != "never" or not finding.span.empty):
            getattr(self, verb)(finding)

    def leave_here(self) -> None:
        self.refuse_here("leave")

    def _here(self) -> Finding | None:
        card = next((c for c in self.panel.cards if c.hasFocus()), None)
        return card.finding if card is not None else self.editor.finding_here()

    def step(self, forward: bool) -> None:
        """To the next or previous finding."""
        self.panel.point_at(self.editor.step(forward))

    def focus(self, part: str) -> None:
        """Puts the keyboard into "form", "editor" or "panel"."""
        if part == "panel":
            self.panel.focus_in()
        elif part == "form":
            form = self.recipient if self.people.currentIndex() == 0 else self.you
            form.fields["name"].setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_session(self) -> None:
        self._timer.stop()
        self._rest.stop()
        self._hover.hide()
        self._session.close()


def example_state(values: Mapping[str, Any]) -> State:
    """The state of a first start. `values`: resources/example.toml."""
    return State(
        text=str(values["text"]).strip(),
        channel=str(values["channel"]),
        recipient=dict(values["recipient"]),
        sender=dict(values["sender"]),
    )
