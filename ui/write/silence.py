"""Why was this not flagged? The answer for a selection, as lines in a box above the cards."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from coach import Message, Report, Span
from coach.advising.silence import Silence, silence
from coach.analysis import book_of, reader_of
from coach.judging.sentence import judge_sentences
from coach.loading.knowledge import Knowledge
from ui.plain import PlainButton, PlainLabel
from ui.write.words import quoted

_MOST = 6


def asked(message: Message, span: Span, report: Report, knowledge: Knowledge) -> Silence:
    """What the rules say of `span` (code points of the text)."""
    reading = reader_of(knowledge).read(message.text)
    book = book_of(knowledge, message.channel)
    return silence(message, span, reading, judge_sentences(reading, book), book, report.findings)


def answer(words: str, told: Silence) -> list[str]:
    """The answer, a line each."""
    lines = [f"It is marked: {title.lower()}." for title in told.marked]
    for one in told.near[:_MOST]:
        found = f"{quoted(one.words)}. " if one.words else ""
        lines.append(f"{one.title}: {found}{one.says}")
    if not told.near and not told.marked:
        lines.append("No rule came near: nothing that we know as empty or doubtful stands there.")
    lines.append(f"{told.others} other rules looked for what does not stand there.")
    return lines


class SilenceBox(QFrame):
    """Signals: `closed()`."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 10)
        column.setSpacing(6)
        self.title = PlainLabel(bold=True)
        self.lines = PlainLabel()
        self.close_button = PlainButton("Close", role="quiet")
        self.close_button.clicked.connect(self.hide)
        self.close_button.clicked.connect(self.closed)
        for widget in (self.title, self.lines, self.close_button):
            column.addWidget(widget)
        self.hide()

    def show_answer(self, words: str, told: Silence) -> None:
        self.title.setText(f"Why {quoted(words)} {'is not flagged' if not told.marked else 'is flagged'}")
        self.lines.setText("\n".join(answer(words, told)))
        self.setAccessibleName(f"{self.title.text()}: {self.lines.text()}")
        self.show()
