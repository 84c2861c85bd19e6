"""Make your own: paste a message you received, hide who is meant, write notes on it, keep it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QListWidgetItem,
    QTextEdit,
)

from coach import Criterion, Person, Recipient, Span
from coach.gallery.exchange import MAX_NOTES
from coach.gallery.masking import Detail, details, masked
from coach.gallery.teardown import Answer, Note, Teardown
from coach.normalise import admit
from coach.span import WHOLE
from ui.offsets import Offsets
from ui.teardowns.judgement import quoted
from ui.teardowns.own_page import OwnPage
from ui.theme.palette import LIGHT, Colours
from ui.write.words import CRITERIA


@dataclass(frozen=True, slots=True)
class _Written:
    """A note as written so far; the cursor moves with the text, None is the whole message."""

    cursor: QTextCursor | None
    criterion: Criterion
    thinks: str


def detail_words(detail: Detail) -> str:
    """A line of the list of decisions."""
    sure = "" if detail.sure else ", not sure"
    return f"{quoted(detail.text)} → {quoted(detail.stand_in)}  ({detail.kind.value}{sure})"


def unseen(text: str, checked: str) -> list[str]:
    """Certain details of `text` that did not stand in `checked`, the text that was looked through."""
    if text == checked:
        return []
    known = {d.text for d in details(checked)}
    return [d.text for d in details(text) if d.sure and d.text not in known]


def own_id(title: str) -> str:
    """An id made of the title: letters, digits and hyphens."""
    words = "".join(c if c.isascii() and c.isalnum() else " " for c in title.lower()).split()
    return "own-" + ("-".join(words)[:40].strip("-") or "teardown")


class MakeYourOwn(OwnPage):
    """Signals: `kept(Teardown)`: it is to be kept; `left()`: back to the list, with nothing kept."""

    kept = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.colours: Colours = LIGHT
        self._found: tuple[Detail, ...] = ()
        self._original = ""
        self._looked = False
        self._checked = ""
        self._notes: list[_Written] = []
        self._wire()

    def _wire(self) -> None:
        self.look_button.clicked.connect(self.look)
        self.mask_button.clicked.connect(self.replace_details)
        self.list.itemChanged.connect(self._count)
        self.add_button.clicked.connect(self.add_note)
        self.thinks.returnPressed.connect(self.add_note)
        self.remove_button.clicked.connect(self.remove_note)
        self.keep_button.clicked.connect(self.keep)
        self.back_button.clicked.connect(self.left)
        self.text.textChanged.connect(self._edited)

    def clear(self) -> None:
        """An empty page."""
        self._notes = []
        self.text.setPlainText("")
        for field in (self.title, self.trade, self.thinks):
            field.clear()
        self.better.setPlainText("")
        self.list.clear()
        self._looked = False
        self._found = ()
        self.says.setText("")
        self.mask_says.setText("")
        self._show_notes()
        self.text.setFocus()

    # --- hiding ------------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Lists what in the text may tell who is meant."""
        self._original = admit(self.text.toPlainText()).text
        self._found = details(self._original)
        with QSignalBlocker(self.list):
            self.list.clear()
            for detail in self._found:
                item = QListWidgetItem(detail_words(detail))
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked)
                self.list.addItem(item)
        self._looked = True
        self._checked = self._original
        self._count()

    def _count(self) -> None:
        unsure = sum(not d.sure for d in self._found)
        self.mask_button.setEnabled(bool(self._found))
        self.mask_says.setText(
            f"{len(self._found)} found, {unsure} of them for you to decide."
            if self._found
            else "Nothing found. Read it once more yourself."
        )

    def replace_details(self) -> None:
        """Replaces what is ticked, as one step that undo takes back."""
        ticked = [self.list.item(i).checkState() is Qt.CheckState.Checked for i in range(self.list.count())]
        if admit(self.text.toPlainText()).text != self._original:
            self.look()
            return
        keep = {d for d, on in zip(self._found, ticked, strict=True) if not on}
        fresh = masked(self._original, self._found, keep)
        cursor = QTextCursor(self.text.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(fresh)
        self._checked = fresh
        self._notes = []
        self._show_notes()
        with QSignalBlocker(self.list):
            self.list.clear()
        self._found = ()
        self._looked = True
        self.mask_button.setEnabled(False)
        self.mask_says.setText("Replaced. Read it once more: no program finds everything.")

    def _edited(self) -> None:
        if self._found and admit(self.text.toPlainText()).text != self._original:
            self.mask_says.setText("The text has changed: look again.")

    # --- notes -------------------------------------------------------------------------------------------------

    def add_note(self) -> None:
        """A note on the selected words, or on the whole message."""
        thinks = admit(self.thinks.text(), 500).text.strip()
        if not thinks or len(self._notes) >= MAX_NOTES:
            self.says.setText("" if thinks else "Write what you thought first.")
            return
        cursor = QTextCursor(self.text.textCursor())
        cursor.setKeepPositionOnInsert(False)
        chosen = cursor if cursor.hasSelection() else None
        self._notes.append(_Written(chosen, Criterion(self.criterion.currentData()), thinks))
        self.thinks.clear()
        self.says.setText("")
        self._show_notes()

    def remove_note(self) -> None:
        if self._notes:
            self._notes.pop()
            self._show_notes()

    def _show_notes(self) -> None:
        self.remove_button.setEnabled(bool(self._notes))
        lines = [
            f"{n}. {CRITERIA[note.criterion]}, {quoted(note.cursor.selectedText()) if note.cursor else 'the whole'}: "
            f"{note.thinks}"
            for n, note in enumerate(self._notes, 1)
        ]
        self.notes_say.setText("\n".join(lines) or "No note yet.")
        marks: list[QTextEdit.ExtraSelection] = []
        for note in self._notes:
            if note.cursor is not None:
                mark = QTextEdit.ExtraSelection()
                mark.cursor = note.cursor
                style = QTextCharFormat()
                style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
                mark.format = style
                marks.append(mark)
        self.text.setExtraSelections(marks)

    # --- keeping -----------------------------------------------------------------------------------------------

    def missing(self) -> str:
        """What is still missing, in a sentence; "" where it can be kept."""
        if not self.text.toPlainText().strip():
            return "There is no message yet."
        if not self._looked:
            return "Look for personal details first."
        if self._found:
            return "Replace the details that are found, or take their ticks away and press Replace."
        text = admit(self.text.toPlainText())
        if text.cut:
            return f"The message is {text.cut} characters too long to keep."
        fresh = unseen(text.text, self._checked)
        if fresh:
            return f"{quoted(fresh[0])} has not been looked at. Look for personal details again."
        if not self.title.text().strip():
            return "It needs a title."
        return "" if self._notes else "It needs a note, or it is only a message."

    def teardown(self) -> Teardown:
        """The teardown as it stands on the page."""
        text = admit(self.text.toPlainText()).text
        offsets = Offsets(text)
        notes: list[Note] = []
        for number, note in enumerate(self._notes, 1):
            span = WHOLE
            if note.cursor is not None and note.cursor.hasSelection():
                span = Span(offsets.from_qt(note.cursor.selectionStart()), offsets.from_qt(note.cursor.selectionEnd()))
            notes.append(Note(number, span, note.criterion, note.thinks))
        better = admit(self.better.toPlainText()).text.strip()
        return Teardown(
            id=own_id(self.title.text()),
            title=admit(self.title.text(), 120).text.strip(),
            channel=self.channel.currentData(),
            trade=admit(self.trade.text(), 60).text.strip(),
            text=text,
            recipient=Recipient(),
            sender=Person(),
            notes=tuple(notes),
            better=Answer(better, "") if better else None,
            own=True,
        )

    def keep(self) -> None:
        """Gives the teardown away to be kept, or says what is missing."""
        self.says.setText(self.missing())
        if not self.missing():
            self.kept.emit(self.teardown())
