"""Labels that show a person's text as it stands, never as markup."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


class PlainLabel(QLabel):
    """A wrapping label of plain text."""

    def __init__(self, text: str = "", *, points: int = 0, bold: bool = False) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setText(text)
        font = self.font()
        if points:
            font.setPointSize(points)
        font.setBold(bold)
        self.setFont(font)
