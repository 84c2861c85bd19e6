"""The left side of Teardowns: search, filters, the list, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from coach import Criterion
from coach.gallery.loading import shipped_failures
from coach.gallery.search import Query
from coach.loading.knowledge import shipped
from ui.plain import PlainButton, PlainLabel
from ui.teardowns.model import TeardownModel, TwoLines
from ui.write.words import CRITERIA


class Finder(QWidget):
    """Widgets only; what they do is the place's."""

    def __init__(self, model: TeardownModel) -> None:
        super().__init__()
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search")
        self.search.setAccessibleName("Search teardowns")
        self.search.setClearButtonEnabled(True)
        self.search.setMaxLength(200)
        self.criterion, self.failure, self.channel, self.trade = (QComboBox() for _ in range(4))
        for box, name in (
            (self.criterion, "Criterion"),
            (self.failure, "Failure"),
            (self.channel, "Channel"),
            (self.trade, "Trade"),
        ):
            box.setAccessibleName(f"Filter by {name.lower()}")
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(8)
        self.list = QListView()
        self.list.setModel(model)
        self.list.setItemDelegate(TwoLines(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName("Teardowns")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.count = PlainLabel(role="muted")
        self.make_button = PlainButton("Make your own")
        self.open_button = PlainButton("Open a file…")
        self.export_button = PlainButton("Export…")
        self.remove_button = PlainButton("Remove")
        self.says = PlainLabel()
        self.says.setAccessibleName("Note")
        self.undo_button = PlainButton("Undo", role="quiet")
        self.undo_button.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(self.search)
        for pair in ((self.criterion, self.failure), (self.channel, self.trade)):
            row = QHBoxLayout()
            row.addWidget(pair[0], 1)
            row.addWidget(pair[1], 1)
            column.addLayout(row)
        column.addWidget(self.count)
        column.addWidget(self.list, 1)
        self.previous_button, self.next_button = PlainButton("Previous"), PlainButton("Next")
        for pair_of in (
            (self.previous_button, self.next_button),
            (self.make_button, self.open_button),
            (self.export_button, self.remove_button),
        ):
            row = QHBoxLayout()
            for button in pair_of:
                row.addWidget(button)
            row.addStretch()
            column.addLayout(row)
        said = QHBoxLayout()
        said.addWidget(self.says, 1)
        said.addWidget(self.undo_button)
        column.addLayout(said)

    def minimumSizeHint(self) -> QSize:
        """As wide as its buttons need, with larger text too."""
        hint = super().minimumSizeHint()
        return QSize(max(270, hint.width()), hint.height())

    def offer(self, failures: tuple[str, ...], trades: tuple[str, ...]) -> None:
        """Fills the filters with what occurs; what is chosen stays where it still occurs."""
        named = shipped_failures()
        offers = (
            (self.criterion, "Any criterion", [(CRITERIA[c], c.value) for c in Criterion]),
            (self.failure, "Any failure", [(f"{f} · {named.get(f, '')}", f) for f in failures]),
            (self.channel, "Any channel", [(c.label, c.name) for c in shipped().channels.values()]),
            (self.trade, "Any trade", [(t, t) for t in trades]),
        )
        for box, every, some in offers:
            kept = box.currentData()
            box.blockSignals(True)
            box.clear()
            box.addItem(every, None)
            for words, value in some:
                box.addItem(words, value)
            box.setCurrentIndex(max(0, box.findData(kept)) if kept is not None else 0)
            box.view().setMinimumWidth(box.view().sizeHintForColumn(0) + 24)
            box.blockSignals(False)

    def query(self) -> Query:
        """What is looked for now."""
        criterion = self.criterion.currentData()
        return Query(
            self.search.text(),
            Criterion(criterion) if criterion else None,
            self.failure.currentData() or "",
            self.channel.currentData() or "",
            self.trade.currentData() or "",
        )
