"""A profile that was read, looked over and corrected before it is taken; beside the window, which waits for nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from coach.importing import pasted
from coach.normalise import admit
from ui.errand import Errand
from ui.importing.fields import Offer, offer_of, read_own
from ui.importing.forms import LINES, RECIPIENTS, SHOWN, YOURS, label_of, tidy
from ui.plain import PlainButton, PlainLabel
from ui.write.recipient import MAX_FIELD

MAX_LINES = 20_000
"""Longest value of a field of several lines, in code points."""
LOOK = "Look it over: what is wrong can be corrected here. Nothing is kept before you take it."
GUESSED = "Please check: this was guessed."
NOTHING = "No profile was recognised in this text. Copy the whole page, from the name down, and paste it again."
_TITLES = {
    RECIPIENTS: "A profile for your recipient",
    YOURS: "Your own profile",
}
_TAKE = {RECIPIENTS: "&Use for the recipient", YOURS: "&Use as your profile"}


class ProfileDialog(QDialog):
    """Signals: `accepted_profile(str, dict)`: whose it is (RECIPIENTS or YOURS) and the form's fields, one value a
    line where there are several; `read()`: something was read, or could not be."""

    accepted_profile = Signal(str, dict)
    read = Signal()

    def __init__(self, parent: QWidget | None = None, whose: str = RECIPIENTS) -> None:
        super().__init__(parent)
        self.whose = whose
        self.setWindowTitle(_TITLES[whose])
        self.setMinimumSize(460, 420)
        self.resize(560, 640)
        self._errand: Errand | None = None
        self.fields: dict[str, QLineEdit | QPlainTextEdit] = {}
        self.notes: dict[str, PlainLabel] = {}
        self.says = PlainLabel()
        self.says.setAccessibleName("About this profile")
        self.busy = QProgressBar()
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.setAccessibleName("Reading")
        self.busy.hide()
        self.pages = QStackedWidget()
        self.pages.addWidget(self._paste_page())
        self.pages.addWidget(self._form_page())
        self.pages.addWidget(QWidget())
        column = QVBoxLayout(self)
        column.addWidget(self.says)
        column.addWidget(self.busy)
        column.addWidget(self.pages, 1)
        column.addLayout(self._buttons())
        self._show_page(2)

    # --- the widgets -------------------------------------------------------------------------------------------

    def _paste_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        self.pasted = QPlainTextEdit()
        self.pasted.setAccessibleName("The text of the profile")
        self.pasted.setPlaceholderText("Paste the text of the profile here")
        self.pasted.setTabChangesFocus(True)
        column.addWidget(self.pasted)
        return page

    def _form_page(self) -> QWidget:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setColumnStretch(0, 1)
        row = 0
        letter = self.fontMetrics().height()
        for name in SHOWN[self.whose]:
            several = name in LINES
            title = label_of(name)
            field: QLineEdit | QPlainTextEdit
            if several or name == "notes":
                field = QPlainTextEdit()
                field.setTabChangesFocus(True)
                field.setFixedHeight(letter * 3 + 16)
                words = f"{title}, one a line" if several else title
            else:
                field = QLineEdit()
                field.setMaxLength(MAX_FIELD)
                words = title
            field.setAccessibleName(words)
            note = PlainLabel(GUESSED, bold=True)
            note.hide()
            for line in (note, label := PlainLabel(words)):
                line.setWordWrap(False)
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(note, row, 1)
            grid.addWidget(field, row + 1, 0, 1, 2)
            row += 2
            self.fields[name] = field
            self.notes[name] = note
        grid.setRowStretch(row, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName("The profile's fields")
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        return scroll

    def _buttons(self) -> QHBoxLayout:
        self.take = PlainButton(_TAKE[self.whose], role="primary", key="u")
        self.take.clicked.connect(lambda: self.take_it(self.whose))
        self.take_own = PlainButton("Use as &your own", key="y")
        self.take_own.clicked.connect(lambda: self.take_it(YOURS))
        self.read_button = PlainButton("&Read it", role="primary", key="r")
        self.read_button.clicked.connect(self.read_pasted)
        self.again = PlainButton("&Back to the text", key="b")
        self.again.clicked.connect(lambda: self._show_page(0))
        self.cancel = PlainButton("Cancel")
        self.cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.again)
        row.addStretch()
        for button in (self.cancel, self.read_button, self.take_own, self.take):
            row.addWidget(button)
        return row

    def _show_page(self, number: int) -> None:
        self.pages.setCurrentIndex(number)
        self.read_button.setVisible(number == 0)
        self.take.setVisible(number == 1)
        self.take_own.setVisible(number == 1 and self.whose != YOURS)
        self.again.setVisible(number == 1 and bool(self.pasted.toPlainText().strip()))
        if number == 0:
            self.says.setText(
                "On the profile's page select everything (Ctrl+A), copy it and paste it here. It is read on this "
                "computer, by the order of its lines, so look it over afterwards."
            )
            self.pasted.setFocus()

    # --- reading -----------------------------------------------------------------------------------------------

    def read_pdf(self, path: Path) -> None:
        """Reads a saved profile; it takes a moment, beside the window."""

        def work() -> Offer:
            from coach.importing import pdf  # brings subprocesses along, which few starts need

            return offer_of(pdf.read_profile(path), self.whose)

        self._read(work, path, f"Reading {path.name}.")

    def read_export(self, path: Path) -> None:
        """Reads your own profile in a data export."""
        self._read(lambda: read_own(path), path, f"Reading {path.name}.")

    def paste(self, text: str = "") -> None:
        """Asks for the text of a profile."""
        self.pasted.setPlainText(text)
        self._show_page(0)

    def read_pasted(self) -> None:
        text = self.pasted.toPlainText()
        whose = self.whose
        self._read(lambda: offer_of(pasted.profile_of(text), whose), None, "Reading the text.")

    def _read(self, work: Callable[[], Offer], path: Path | None, words: str) -> None:
        if self._errand is not None:
            return
        self.says.setText(words)
        self.busy.show()
        self.read_button.setEnabled(False)
        errand = Errand(work, path)
        errand.answered.connect(self._came)
        errand.refused.connect(self._refused)
        self._errand = errand
        errand.start()

    def _finish(self) -> None:
        self._errand = None
        self.busy.hide()
        self.read_button.setEnabled(True)

    def _refused(self, words: str) -> None:
        self._finish()
        self.says.setText(words)
        self.read.emit()

    def _came(self, offer: Offer) -> None:
        self._finish()
        self.show_offer(offer)
        self.read.emit()

    def show_offer(self, offer: Offer) -> None:
        """Shows what was read, for correction."""
        if not any(text.strip() for text in offer.values.values()):
            self.says.setText(NOTHING)
            return
        guessed = [name for name in self.fields if name in offer.unsure and offer.values.get(name, "").strip()]
        for name, field in self.fields.items():
            _put(field, offer.values.get(name, ""))
            self.notes[name].setVisible(name in guessed)
            self.notes[name].setText(GUESSED)
            field.setAccessibleDescription(GUESSED if name in guessed else "")
        words = LOOK
        if guessed:
            words += f" Not sure of: {', '.join(label_of(name).lower() for name in guessed)}."
        self.says.setText(words)
        self._show_page(1)
        self.fields[guessed[0] if guessed else "name"].setFocus()

    # --- taking ------------------------------------------------------------------------------------------------

    def values(self) -> Mapping[str, str]:
        """What stands in the fields now, one value a line where there are several."""
        return {name: tidy(name, admit(_text(field), MAX_LINES).text) for name, field in self.fields.items()}

    def take_it(self, whose: str) -> None:
        """Hands out what stands in the fields, as the profile of `whose`."""
        values = {name: text for name, text in self.values().items() if name in SHOWN[whose]}
        if not values["name"]:
            self.says.setText("A profile needs a name; the other fields may stay empty.")
            self.fields["name"].setFocus()
            return
        self.accepted_profile.emit(whose, values)
        self.accept()

    def done(self, result: int) -> None:
        """Ends the dialog, however it is ended."""
        if self._errand is not None:  # it ends by itself, and nobody listens any more
            self._errand.answered.disconnect(self._came)
            self._errand.refused.disconnect(self._refused)
            self._finish()
        super().done(result)


def _put(field: QLineEdit | QPlainTextEdit, text: str) -> None:
    if isinstance(field, QLineEdit):
        field.setText(admit(" ".join(text.split()), MAX_FIELD).text)
        field.setCursorPosition(0)
    else:
        field.setPlainText(admit(text, MAX_LINES).text)


def _text(field: QLineEdit | QPlainTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()
