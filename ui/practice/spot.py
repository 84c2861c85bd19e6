"""Spot the fault: click the words that a reader would stop at, then compare with the engine's marks."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from coach import Criterion, Span
from coach.gallery.exercise import Exercise, Spotted, criteria_spotted, marks_of, spot
from coach.gallery.teardown import message_of
from ui.offsets import Offsets
from ui.plain import PlainButton, PlainLabel
from ui.teardowns.judgement import finding_words, quoted
from ui.teardowns.judging import Judge
from ui.teardowns.text import Look, ReadText, line_of
from ui.theme.palette import LIGHT, Colours

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|\S")


def word_at(text: str, offset: int) -> Span | None:
    """The word (or the mark of punctuation) of `text` that holds the code point `offset` or ends at it."""
    touching = [Span(*m.span()) for m in _WORD.finditer(text) if m.start() <= offset <= m.end()]
    return touching[-1] if touching else None


def clicked_runs(text: str, words: set[Span]) -> tuple[Span, ...]:
    """Clicked words that stand next to each other, as one stretch each."""
    runs: list[Span] = []
    for word in sorted(words):
        if runs and not text[runs[-1].end : word.start].strip():
            runs[-1] = Span(runs[-1].start, word.end)
        else:
            runs.append(word)
    return tuple(runs)


def result_words(spotted: Spotted) -> str:
    """What was found, missed, and clicked where the engine marks nothing."""
    number = len(spotted.found) + len(spotted.missed)
    lines = [f"You found {len(spotted.found)} of {number} marks."]
    lines += [f"✓ {finding_words(f)}" for f in spotted.found]
    lines += [f"○ missed: {finding_words(f)}" for f in spotted.missed]
    return "\n".join(lines)


class ClickText(ReadText):
    """A message whose words are clicked, or chosen by the arrow keys and marked by Space.

    Signals: `toggled(int)`: the word at this code point.
    """

    toggled = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setAccessibleDescription("Arrow keys go to a word, Space marks it")
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            self._toggle(self.cursorForPosition(event.position().toPoint()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return):
            self._toggle(self.textCursor())
            return
        super().keyPressEvent(event)

    def _toggle(self, cursor: QTextCursor) -> None:
        self.toggled.emit(Offsets(self.toPlainText()).from_qt(cursor.position()))


class Spot(QScrollArea):
    """Signals: `checked(Exercise, dict)`: an attempt was compared, with the criteria of which all marks were found."""

    checked = Signal(object, object)

    def __init__(self, judge: Judge) -> None:
        super().__init__()
        self._judge = judge
        self.colours: Colours = LIGHT
        self.exercise: Exercise | None = None
        self.words: set[Span] = set()
        self.spotted: Spotted | None = None
        self.setWidgetResizable(True)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(22, 16, 22, 22)
        self.title = PlainLabel(larger=1.3, bold=True)
        column.addWidget(self.title)
        column.addWidget(PlainLabel("Click the words that this reader would stop at. By keyboard: arrows and Space."))
        self.known = PlainLabel(role="muted")
        column.addWidget(self.known)
        self.text = ClickText("Message to look for faults in")
        column.addWidget(self.text)
        row = QHBoxLayout()
        self.check_button = PlainButton("Compare with the marks", role="primary")
        self.again_button = PlainButton("Again")
        self.count = PlainLabel(role="muted")
        row.addWidget(self.check_button)
        row.addWidget(self.again_button)
        row.addWidget(self.count, 1)
        column.addLayout(row)
        self.result = PlainLabel()
        self.result.setAccessibleName("Result")
        column.addWidget(self.result)
        column.addStretch()
        self.setWidget(body)
        self.text.toggled.connect(self.toggle)
        self.check_button.clicked.connect(self.check)
        self.again_button.clicked.connect(self._again)

    def open(self, exercise: Exercise) -> None:
        self.exercise = exercise
        self.title.setText(exercise.title)
        self.known.setText(f"To {exercise.teardown.recipient.name}, {exercise.teardown.recipient.headline}.")
        self._again()

    def _again(self) -> None:
        self.words, self.spotted = set(), None
        self.result.setText("")
        self._show()

    def toggle(self, offset: int) -> None:
        """Marks the word at this code point, or takes its mark away."""
        word = word_at(self.text.toPlainText(), offset)
        if word is None or self.spotted is not None:
            return
        self.words ^= {word}
        self._show()

    def check(self) -> None:
        """Compares what was clicked with the engine's marks."""
        if self.exercise is None or self.spotted is not None:
            return
        report = self._judge.report(message_of(self.exercise.teardown))
        text = self.exercise.teardown.text
        self.spotted = spot(report, clicked_runs(text, self.words))
        beside = [f"– no mark: {quoted(s.of(text))}" for s in self.spotted.beside]
        self.result.setText("\n".join([result_words(self.spotted), *beside]))
        self._show()
        criteria: dict[Criterion, bool] = criteria_spotted(self.spotted)
        if marks_of(report):
            self.checked.emit(self.exercise, criteria)

    def _show(self) -> None:
        text = self.exercise.teardown.text if self.exercise is not None else ""
        marks = [(w, Look(tint=self.colours.mine)) for w in sorted(self.words)]
        if self.spotted is not None:
            for finding in (*self.spotted.found, *self.spotted.missed):
                colour = str(getattr(self.colours, finding.criterion.value, self.colours.other))
                found = finding in self.spotted.found
                marks.append(
                    (finding.span, Look(self.colours.yours if found else "", line_of(finding.criterion), colour))
                )
        self.text.show_text(text, marks)
        self.check_button.setEnabled(self.spotted is None and bool(text))
        number = len(self.words)
        self.count.setText("1 word clicked" if number == 1 else f"{number} words clicked")

    def set_colours(self, colours: Colours) -> None:
        self.colours = colours
        self._show()
