"""A message in full beside the table it was chosen in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from ui.history.words import DraftWanted
from ui.plain import PlainButton, PlainLabel


class MessageView(QWidget):
    """Signals: `draft_wanted(DraftWanted)`."""

    draft_wanted = Signal(object)

    def __init__(self, nothing: str) -> None:
        """`nothing`: what is said while no message is chosen."""
        super().__init__()
        self._nothing = nothing
        self._wanted: DraftWanted | None = None
        self.about = PlainLabel(role="muted")
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("The whole message")
        self.open = PlainButton("Open as a &draft", key="d")
        self.open.setToolTip("Goes on with this text in Write, as a draft of its own (Enter in the table)")
        self.open.clicked.connect(self.open_draft)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(12, 0, 0, 0)
        self.column.addWidget(self.about)
        self.column.addWidget(self.text, 1)
        self.column.addWidget(self.open)
        self.show_message(None, "")

    def show_message(self, wanted: DraftWanted | None, about: str) -> None:
        """Shows a message; None for none."""
        self._wanted = wanted
        self.about.setText(about if wanted is not None else self._nothing)
        whole = "" if wanted is None else wanted.text
        if wanted is not None and wanted.subject.strip():
            whole = f"{wanted.subject}\n\n{whole}"
        self.text.setPlainText(whole)
        self.text.setEnabled(wanted is not None)
        self.open.setEnabled(wanted is not None)

    def open_draft(self) -> None:
        if self._wanted is not None:
            self.draft_wanted.emit(self._wanted)
