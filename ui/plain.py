"""Widgets that show a person's text as it stands, never as markup."""

from __future__ import annotations

import re
from itertools import pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy

from coach.span import grapheme_starts

_LONGEST = 24
"""Longest run without white space, in code points, that is not broken."""
_RUN = re.compile(rf"\S{{{_LONGEST + 1},}}")


def broken(words: str) -> str:
    """`words` with invisible places to break in every run that is too long for a narrow column."""

    def soft(run: re.Match[str]) -> str:
        said = run.group()
        if len(said) > 20_000:
            return said[:20_000]
        starts = grapheme_starts(said)
        cuts = starts[12::12]
        return "\u200b".join(said[a:b] for a, b in pairwise([0, *[c for c in cuts if c < len(said)], len(said)]))

    return _RUN.sub(soft, words)


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
        self._words = ""
        self.setText(text)

    def setText(self, text: str) -> None:
        if text != self._words:
            self._words = text
            super().setText(broken(text))

    def text(self) -> str:
        """The words as they were given."""
        return self._words


class ElidedButton(QPushButton):
    """A button whose words end in "…" where there is no room for them; its accessible name holds them all."""

    def __init__(self, words: str, *, role: str = "") -> None:
        super().__init__()
        self._words = words
        if role:
            self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)
        self._fit()

    def words(self) -> str:
        """All of its words."""
        return self._words

    def set_words(self, words: str) -> None:
        self._words = words
        self._fit()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        words, shown = (self.fontMetrics().horizontalAdvance(w) for w in (self._words, self.text().replace("&&", "&")))
        return QSize(hint.width() + words - shown + 2, hint.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(60, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = max(20, self.width() - 24)
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))


class PlainButton(QPushButton):
    """A button whose words are a person's or a rule's: an ampersand in them is one, no key."""

    def __init__(self, words: str, *, role: str = "", key: str = "") -> None:
        super().__init__(words.replace("&", "&&") if not key else words)
        if role:
            self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
