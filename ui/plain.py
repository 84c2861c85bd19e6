"""Widgets that show a person's text as it stands, never as markup."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy


class PlainLabel(QLabel):
    """A wrapping label of plain text. `role`: how the style sheet is to show it. `larger`: one of the sizes of
    `ui.theme.apply.SIZES`, which follow the size of text that is chosen."""

    def __init__(self, text: str = "", *, role: str = "", larger: float = 1.0, bold: bool = False) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        if role:
            self.setProperty("role", role)
        if larger != 1.0:
            self.setProperty("larger", f"{larger:g}")
        if bold:
            font = self.font()
            font.setBold(True)
            self.setFont(font)
        self.setText(text)


class PlainButton(QPushButton):
    """A button whose words are a person's or a rule's: an ampersand in them is one, no key."""

    def __init__(self, words: str, *, role: str = "", key: str = "") -> None:
        super().__init__(words.replace("&", "&&") if not key else words)
        if role:
            self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
