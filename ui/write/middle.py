"""The middle of the place: channel and views above, the draft, what can be seen of it, and how to copy it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from coach import Length
from coach.message import Channel
from ui.flow import FlowLayout
from ui.plain import PlainButton, PlainLabel
from ui.write.compare import CompareView
from ui.write.editor import DraftEditor
from ui.write.views import PreviewView, SwapView, scrolled

VIEWS = ("swap", "arrival", "compare")


class Middle(QWidget):
    """Widgets alone; what they do is wired in `ui.write.place`."""

    def __init__(self, channels: Iterable[Channel]) -> None:
        super().__init__()
        self.channel = QComboBox()
        self.channel.setAccessibleName("Channel")
        for channel in channels:
            self.channel.addItem(channel.label, channel.name)
        self.marks = _toggle("Marks", "Underline what the reader would stop at; off, to write in peace (Ctrl+M)")
        self.swap = _toggle(
            "Swap test", "Which words bind to this person, which to you, and which would fit anyone (Ctrl+T)"
        )
        self.arrival = _toggle("As they see it", "The invitation, its first line, and ways to shorten (Ctrl+I)")
        self.compare = _toggle("Compare", "Two drafts side by side (Ctrl+B)")
        self.toggles = dict(zip(VIEWS, (self.swap, self.arrival, self.compare), strict=True))
        top = QWidget()
        row = FlowLayout(top, 8)
        for widget in (self.channel, self.marks, self.swap, self.arrival, self.compare):
            row.addWidget(widget)
        self.subject = QLineEdit()
        self.subject.setPlaceholderText("Subject")
        self.subject.setAccessibleName("Subject")
        self.subject.setMaxLength(1000)
        self.editor = DraftEditor()
        self.editor.setMinimumHeight(110)
        self.swap_view, self.arrival_view, self.compare_view = SwapView(), PreviewView(), CompareView()
        self.swap_says = self.swap_view.says
        self.stack = QStackedWidget()
        self._pages: dict[str, QScrollArea] = {}
        for name, view in zip(VIEWS, (self.swap_view, self.arrival_view, self.compare_view), strict=True):
            self._pages[name] = scrolled(view)
            self.stack.addWidget(self._pages[name])
        self.stack.hide()
        self.halves = QSplitter(Qt.Orientation.Vertical)
        self.halves.setChildrenCollapsible(False)
        self.halves.setHandleWidth(9)
        self.halves.addWidget(self.editor)
        self.halves.addWidget(self.stack)
        self.halves.setStretchFactor(0, 1)
        self.halves.setSizes([300, 300])
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(top)
        column.addWidget(self.subject)
        column.addWidget(self.halves, 1)
        self._foot(column)

    def _foot(self, column: QVBoxLayout) -> None:
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Length against the limit")
        self.meter = PlainLabel(role="muted")
        self.shorten = PlainButton("Ways to shorten it", role="quiet")
        self.shorten.hide()
        self.copy_button = PlainButton("&Copy message", role="primary", key="c")
        self.copy_button.setAccessibleName("Copy message")
        self.hint = PlainLabel()
        self.undo_button = PlainButton("Undo", role="quiet")
        self.undo_button.setAccessibleName("Undo: take back the last refusal")
        self.undo_button.hide()
        column.addWidget(self.bar)
        below = QHBoxLayout()
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.meter)
        left.addWidget(self.shorten, 0, Qt.AlignmentFlag.AlignLeft)
        below.addLayout(left, 1)
        below.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(below)
        said = QHBoxLayout()
        said.addWidget(self.hint, 1)
        said.addWidget(self.undo_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(said)

    def show_view(self, name: str | None) -> None:
        """Shows one view under the draft, or none."""
        for view, toggle in self.toggles.items():
            if toggle.isChecked() != (view == name):
                toggle.setChecked(view == name)
        self.stack.setVisible(name is not None)
        if name is not None:
            self.stack.setCurrentWidget(self._pages[name])

    def view(self) -> str | None:
        """The view that is shown."""
        return next((name for name, toggle in self.toggles.items() if toggle.isChecked()), None)

    def show_length(self, length: Length) -> None:
        over = length.over_from is not None
        self.meter.setText(length_words(length))
        self.bar.setVisible(length.limit is not None)
        if length.limit is not None:
            self.bar.setRange(0, max(1, length.limit))
            self.bar.setValue(min(length.characters, length.limit))
        self.shorten.setVisible(over)
        if self.bar.property("over") != over:
            for widget in (self.bar, self.meter):
                widget.setProperty("over", over)
                widget.style().unpolish(widget)
                widget.style().polish(widget)

    def say(self, words: str, undo: bool = False) -> None:
        """Says something in place, with a button that takes back a refusal."""
        self.hint.setText(words)
        self.undo_button.setVisible(undo)


def length_words(length: Length) -> str:
    """Length against the limit, in words."""
    if length.limit is None:
        said = f"{length.characters} characters · {length.words} words"
    else:
        left = length.limit - length.characters
        rest = f"✂ {-left} too many" if left < 0 else f"{left} left"
        said = f"{length.characters} / {length.limit} · {rest}"
    if length.subject is not None and length.subject.limit is not None:
        said += f" · subject {length.subject.characters} / {length.subject.limit}"
    if length.grade is not None and length.grade < 25:
        said += f" · school grade {max(1, round(length.grade))}"
    return said


def _toggle(words: str, says: str) -> PlainButton:
    button = PlainButton(words, role="toggle")
    button.setCheckable(True)
    button.setToolTip(says)
    button.setAccessibleName(words)
    button.setAccessibleDescription(says)
    return button
