"""One teardown, read from top to bottom: message and notes, switches, judgement, what mends it, before and after."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from coach import Person, Recipient, Relation
from coach.gallery.loading import shipped_evidence, shipped_failures
from coach.gallery.teardown import Teardown, message_of, standing, without
from coach.loading.knowledge import shipped
from ui.plain import PlainButton, PlainLabel
from ui.teardowns.compare import Comparison
from ui.teardowns.judgement import Judgement, quoted
from ui.teardowns.judging import Judge
from ui.teardowns.sheet import Sheet
from ui.theme.palette import LIGHT, Colours
from ui.write.words import RELATIONS


def person_words(person: Person) -> str:
    """A profile in one sentence or two, as far as it is known."""
    parts = [", ".join(p for p in (person.name, person.headline, person.company, person.location) if p)]
    if isinstance(person, Recipient):
        if person.works:
            parts.append("Made: " + "; ".join(person.works))
        if person.mutual_contacts:
            parts.append("In common: " + "; ".join(person.mutual_contacts))
        if person.past_companies:
            parts.append("Before: " + "; ".join(person.past_companies))
        if person.met_where:
            parts.append(f"Met: {person.met_where}")
        if person.notes:
            parts.append(person.notes)
        if person.relation is not Relation.UNKNOWN:
            parts.append(f"The sender would say: “{RELATIONS[person.relation]}”")
    return ". ".join(p.rstrip(".") for p in parts if p) + "."


def about_words(teardown: Teardown) -> str:
    """Failure, channel, trade and whose the idea is."""
    channel = shipped().channels[teardown.channel].label
    failure = f"{teardown.failure} {shipped_failures().get(teardown.failure, '')}".strip()
    parts = [p for p in (failure, channel, teardown.trade) if p]
    if teardown.own:
        parts.append("yours")
    elif teardown.source in shipped_evidence():
        parts.append(f"rests on: {shipped_evidence()[teardown.source]}")
    line = " · ".join(parts)
    return f"{line}\n{teardown.credit}." if teardown.credit else line


class ReadingView(QScrollArea):
    """Signals: `switched()`: a fault was switched; `practise(str)`: the exercise of this id is wanted."""

    switched = Signal()
    practise = Signal(str)

    def __init__(self, judge: Judge) -> None:
        super().__init__()
        self._judge = judge
        self._colours: Colours = LIGHT
        self.teardown: Teardown | None = None
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Teardown")
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(22, 16, 22, 22)
        column.setSpacing(8)
        self.title = PlainLabel(larger=1.5, bold=True)
        self.about = PlainLabel(role="muted")
        self.people = PlainLabel()
        self.sheet = Sheet()
        self.judgement = Judgement()
        self.switches: list[QCheckBox] = []
        self._faults = QWidget()
        self._fault_column = QVBoxLayout(self._faults)
        self._fault_column.setContentsMargins(0, 0, 0, 0)
        self._fault_column.setSpacing(2)
        self._faults.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.mend = PlainLabel(role="example")
        self.comparison = Comparison("As received", "Better")
        self.which = QButtonGroup(self)
        self._answers = QHBoxLayout()
        for number, words in enumerate(("The better version", "A second answer")):
            button = PlainButton(words, role="toggle")
            button.setCheckable(True)
            button.setAccessibleName(f"Compare with: {words.lower()}")
            self.which.addButton(button, number)
            self._answers.addWidget(button)
        self.practise_button = PlainButton("Try it yourself")
        self._answers.addStretch()
        self._answers.addWidget(self.practise_button)
        self._mend_title = PlainLabel("What would mend it", role="heading")
        self._after_title = PlainLabel("Before and after", role="heading")
        for widget in (self.title, self.about, self.people):
            column.addWidget(widget)
        column.addSpacing(4)
        column.addWidget(self.sheet)
        column.addSpacing(4)
        column.addLayout(self._middle())
        column.addWidget(self._mend_title)
        column.addWidget(self.mend)
        column.addSpacing(6)
        column.addWidget(self._after_title)
        column.addLayout(self._answers)
        column.addWidget(self.comparison)
        column.addStretch()
        self.setWidget(body)
        self.which.idClicked.connect(self._show_answer)
        self.sheet.entered.connect(self._reveal)
        self.practise_button.clicked.connect(lambda: self.practise.emit(self.teardown.id if self.teardown else ""))

    def _middle(self) -> QHBoxLayout:
        left = QVBoxLayout()
        self._faults_title = PlainLabel("Switch its faults off, one by one", role="heading")
        left.addWidget(self._faults_title)
        left.addWidget(self._faults)
        self.all_off = PlainButton("All off")
        self.all_on = PlainButton("As received")
        both = QHBoxLayout()
        both.addWidget(self.all_off)
        both.addWidget(self.all_on)
        both.addStretch()
        left.addLayout(both)
        left.addStretch()
        self.all_off.clicked.connect(lambda: self.switch_all(False))
        self.all_on.clicked.connect(lambda: self.switch_all(True))
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addLayout(left, 2)
        row.addWidget(self.judgement, 3, Qt.AlignmentFlag.AlignTop)
        return row

    # --- what is shown -----------------------------------------------------------------------------------------

    def show_teardown(self, teardown: Teardown) -> None:
        """Shows `teardown` as received, from its top."""
        self.teardown = teardown
        self.title.setText(teardown.title)
        self.about.setText(about_words(teardown))
        lines = [f"To: {person_words(teardown.recipient)}"] if teardown.recipient.name else []
        if teardown.sender.name:
            lines.append(f"From: {person_words(teardown.sender)}")
        if teardown.purpose:
            lines.append(f"What the sender honestly wants: {teardown.purpose}")
        if teardown.subject is not None:
            lines.append(f"Subject: {teardown.subject}")
        self.people.setText("\n".join(lines))
        self.people.setVisible(bool(lines))
        self._fill_switches(teardown)
        self._mend_title.setVisible(bool(teardown.mend))
        self.mend.setVisible(bool(teardown.mend))
        self.mend.setText(teardown.mend)
        self._after_title.setVisible(teardown.better is not None)
        self.comparison.setVisible(teardown.better is not None)
        self.which.button(0).setVisible(teardown.better is not None)
        self.which.button(1).setVisible(teardown.second is not None)
        self.practise_button.setVisible(bool(teardown.answers))
        self.which.button(0).setChecked(True)
        self._show_answer(0)
        self._show_text()
        self.verticalScrollBar().setValue(0)

    def _fill_switches(self, teardown: Teardown) -> None:
        while self._fault_column.count():
            item = self._fault_column.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        self.switches = []
        for fault in teardown.faults:
            words = quoted(fault.span.of(teardown.text)) if not fault.span.empty else "(left out)"
            box = QCheckBox(fault.title.replace("&", "&&"))
            box.setAccessibleName(f"Fault: {fault.title}")
            box.setAccessibleDescription(f"{words}. Off, it reads: {fault.replacement.strip() or 'nothing'}")
            box.setChecked(True)
            self._outline(box)
            box.toggled.connect(self._show_text)
            box.toggled.connect(self.switched)
            self._fault_column.addWidget(box)
            says = PlainLabel(words, role="muted")
            says.setContentsMargins(24, 0, 0, 4)
            self._fault_column.addWidget(says)
            self.switches.append(box)
        for widget in (self._faults_title, self._faults, self.all_off, self.all_on):
            widget.setVisible(bool(teardown.faults))

    def _outline(self, box: QCheckBox) -> None:
        # Fusion draws the frame of a box in a darker shade of the window, which nobody sees on a dark one.
        palette = box.palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(self._colours.muted))
        box.setPalette(palette)

    def off(self) -> frozenset[str]:
        """The ids of the faults that are switched off."""
        faults = self.teardown.faults if self.teardown is not None else ()
        return frozenset(f.id for f, box in zip(faults, self.switches, strict=True) if not box.isChecked())

    def switch_all(self, on: bool) -> None:
        for box in self.switches:
            box.setChecked(on)

    def _show_text(self) -> None:
        """The message with the switched faults replaced, the notes that still hold, and what the engine says."""
        if self.teardown is None:
            return
        off = self.off()
        text = without(self.teardown, off)
        self.sheet.show_message(text, standing(self.teardown, off))
        self._chain()
        message = message_of(self.teardown, text) if off else message_of(self.teardown)
        self.judgement.show_report(self._judge.report(message))

    def _chain(self) -> None:
        """Tab goes the way the eye does, though notes and switches are made anew for each teardown."""
        order: list[QWidget] = [self.sheet.text, *self.sheet.cards, *self.switches, self.all_off, self.all_on]
        order += [*self.which.buttons(), self.practise_button, *(s.text for s in self.comparison.sides)]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _show_answer(self, number: int) -> None:
        teardown = self.teardown
        if teardown is None or not teardown.answers:
            return
        answer = teardown.answers[min(number, len(teardown.answers) - 1)]
        self.comparison.sides[1].heading.setText("Better" if number == 0 else "A second answer")
        self.comparison.show_texts([teardown.text, answer.text], ["Struck out: gone from the other", answer.why])

    def _reveal(self, number: int) -> None:
        card = next(c for c in self.sheet.cards if c.note.number == number)
        self.ensureWidgetVisible(card, 0, 30)

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours
        for box in self.switches:
            self._outline(box)
        self.sheet.set_colours(colours)
        self.comparison.set_colours(colours)
