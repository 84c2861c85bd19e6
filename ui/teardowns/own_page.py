"""The page on which a teardown of one's own is made: its fields in four steps."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from coach.loading.knowledge import shipped
from ui.plain import PlainButton, PlainLabel
from ui.write.words import CRITERIA


class OwnPage(QScrollArea):
    """Widgets only."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setAccessibleName("Make your own teardown")
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(22, 16, 22, 22)
        self._column.setSpacing(6)
        self._build()
        self.setWidget(body)

    def _build(self) -> None:
        column = self._column
        column.addWidget(PlainLabel("Make your own", larger=1.5, bold=True))
        column.addWidget(PlainLabel("1. Paste a message that you received. It stays on this computer.", role="heading"))
        self.text = QPlainTextEdit()
        self.text.setAccessibleName("The message you received")
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(150)
        column.addWidget(self.text)
        column.addWidget(PlainLabel("2. Hide who is meant. Take the tick away from what may stay.", role="heading"))
        self.look_button = PlainButton("Look for personal details")
        self.list = QListWidget()
        self.list.setAccessibleName("Personal details found")
        self.list.setMinimumHeight(110)
        self.mask_button = PlainButton("Replace what is ticked")
        self.mask_button.setEnabled(False)
        self.mask_says = PlainLabel(role="muted")
        row = QHBoxLayout()
        row.addWidget(self.look_button)
        row.addWidget(self.mask_button)
        row.addWidget(self.mask_says, 1)
        column.addLayout(row)
        column.addWidget(self.list)
        column.addWidget(
            PlainLabel(
                "3. Write in the margin. Select words first; with none selected, it is on the whole.", role="heading"
            )
        )
        self.criterion = QComboBox()
        self.criterion.setAccessibleName("Criterion of the note")
        for criterion, words in CRITERIA.items():
            self.criterion.addItem(words, criterion)
        self.thinks = QLineEdit()
        self.thinks.setMaxLength(500)
        self.thinks.setPlaceholderText("What you thought when you read this")
        self.thinks.setAccessibleName("What you thought")
        self.add_button = PlainButton("Add note")
        self.remove_button = PlainButton("Remove last note")
        row = QHBoxLayout()
        row.addWidget(self.criterion)
        row.addWidget(self.thinks, 1)
        row.addWidget(self.add_button)
        row.addWidget(self.remove_button)
        column.addLayout(row)
        self.notes_say = PlainLabel("No note yet.", role="muted")
        self.notes_say.setAccessibleName("Notes so far")
        column.addWidget(self.notes_say)
        column.addWidget(PlainLabel("4. Name it, and keep it.", role="heading"))
        self.title = QLineEdit()
        self.title.setMaxLength(120)
        self.title.setPlaceholderText("Title")
        self.title.setAccessibleName("Title")
        self.trade = QLineEdit()
        self.trade.setMaxLength(60)
        self.trade.setPlaceholderText("Trade")
        self.trade.setAccessibleName("Trade")
        self.channel = QComboBox()
        self.channel.setAccessibleName("Channel")
        for channel in shipped().channels.values():
            self.channel.addItem(channel.label, channel.name)
        row = QHBoxLayout()
        row.addWidget(self.title, 2)
        row.addWidget(self.trade, 1)
        row.addWidget(self.channel)
        column.addLayout(row)
        self.better = QPlainTextEdit()
        self.better.setPlaceholderText("A better version, if you like")
        self.better.setAccessibleName("A better version")
        self.better.setTabChangesFocus(True)
        self.better.setMinimumHeight(80)
        column.addWidget(self.better)
        self.keep_button = PlainButton("Keep it", role="primary")
        self.back_button = PlainButton("Back without keeping")
        self.says = PlainLabel(role="error")
        self.says.setAccessibleName("What is missing")
        row = QHBoxLayout()
        row.addWidget(self.keep_button)
        row.addWidget(self.back_button)
        row.addWidget(self.says, 1)
        column.addLayout(row)
        column.addStretch()
