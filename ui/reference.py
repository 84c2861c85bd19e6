"""The reference of all rules, made from the rules themselves: what each asks, why, its examples and its evidence."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from coach import Span
from coach.loading.knowledge import Knowledge
from coach.rule import Rule
from ui.plain import PlainLabel
from ui.theme.palette import Colours
from ui.write.grounds import evidence_lines
from ui.write.views import Look, ShownText, scrolled
from ui.write.words import CRITERIA, SEVERITIES

_EXAMPLES = 3


def head_of(rule: Rule) -> str:
    """Criterion, severity and cost of a rule in a line."""
    cost = f" · up to {rule.cost} points" if rule.cost else ""
    return f"{CRITERIA[rule.criterion]} · {SEVERITIES[rule.severity].lower()}{cost}{' · your rule' if rule.own else ''}"


def sections(rule: Rule, knowledge: Knowledge) -> list[tuple[str, str]]:
    """What is said of a rule: (heading, text), without its examples."""
    blank = "…"
    said = [
        ("The reader asks", rule.question.replace("{match}", blank)),
        ("What is said", rule.message.replace("{match}", blank).replace("{fix}", blank)),
        ("Why", rule.why.replace("{match}", blank)),
    ]
    pattern = knowledge.patterns.get(rule.pattern)
    if pattern is not None:
        said.append(("The pattern that works", f"{pattern.shape}\n{pattern.generic}"))
    evidence = knowledge.evidence.get(rule.evidence)
    said.append(("What it rests on", "\n".join(evidence_lines(evidence)) if evidence is not None else rule.evidence))
    return [(head, text) for head, text in said if text.strip()]


def found(rule: Rule, words: str) -> bool:
    """Whether a rule is one that somebody who looks for `words` means."""
    text = " ".join((rule.id, rule.title, rule.message, rule.question, *(e.text for e in rule.bad))).casefold()
    return all(word in text for word in words.casefold().split())


class Reference(QDialog):
    """Signals: `switched(str, bool)`: a rule on or off."""

    switched = Signal(str, bool)

    def __init__(self, parent: QWidget, knowledge: Knowledge, off: Callable[[], Collection[str]], c: Colours) -> None:
        super().__init__(parent)
        self.setWindowTitle("Rule reference")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._knowledge, self._off, self._colours = knowledge, off, c
        self._rules = sorted(knowledge.rules, key=lambda r: (CRITERIA[r.criterion], r.title))
        self.search = QLineEdit()
        self.search.setPlaceholderText("Find a rule")
        self.search.setAccessibleName("Find a rule")
        self.search.textChanged.connect(lambda _: self._list())
        self.list = QListWidget()
        self.list.setAccessibleName("Rules")
        self.list.setUniformItemSizes(True)
        self.list.currentItemChanged.connect(lambda *_: self._show())
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        self.on = QCheckBox("This rule is on")
        self.on.clicked.connect(self._switch)
        self._page = QWidget()
        self._page_column = QVBoxLayout(self._page)
        self._page_column.setContentsMargins(16, 8, 16, 16)
        self._page_column.setSpacing(6)
        right = QWidget()
        side = QVBoxLayout(right)
        side.setContentsMargins(0, 0, 0, 0)
        side.addWidget(scrolled(self._page), 1)
        row = QHBoxLayout()
        row.setContentsMargins(16, 0, 0, 0)
        row.addWidget(self.on)
        row.addStretch()
        side.addLayout(row)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(right)
        split.setSizes([300, 560])
        whole = QVBoxLayout(self)
        whole.addWidget(split, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        whole.addWidget(buttons)
        letter, room = self.fontMetrics().averageCharWidth(), self.screen().availableGeometry()
        self.resize(min(letter * 130, room.width() - 40), min(self.fontMetrics().height() * 38, room.height() - 60))
        self._list()

    def _list(self) -> None:
        self.list.clear()
        for rule in self._rules:
            if found(rule, self.search.text()):
                item = QListWidgetItem(f"{CRITERIA[rule.criterion]}: {rule.title}")
                item.setData(Qt.ItemDataRole.UserRole, rule.id)
                self.list.addItem(item)
        if self.list.count():
            self.list.setCurrentRow(0)
        else:
            self._show()

    def current(self) -> Rule | None:
        """The rule that is shown."""
        item = self.list.currentItem()
        wanted = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        return next((r for r in self._rules if r.id == wanted), None)

    def _switch(self, on: bool) -> None:
        rule = self.current()
        if rule is not None:
            self.switched.emit(rule.id, on)

    def _show(self) -> None:
        while (item := self._page_column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        rule = self.current()
        self.on.setEnabled(rule is not None)
        if rule is None:
            self._page_column.addWidget(PlainLabel("No rule has these words."))
            self._page_column.addStretch()
            return
        self.on.setChecked(rule.id not in self._off())
        add = self._page_column.addWidget
        add(PlainLabel(rule.title, larger=1.5, bold=True))
        add(PlainLabel(f"{head_of(rule)} · {rule.id}", role="muted"))
        for head, text in sections(rule, self._knowledge):
            add(PlainLabel(head, role="heading"))
            add(PlainLabel(text))
        self._examples("It is flagged", [(e.text, e.spans) for e in rule.bad[:_EXAMPLES]])
        self._examples("It is not", [(e.text, ()) for e in rule.good[:_EXAMPLES]])
        self._page_column.addStretch()

    def _examples(self, head: str, examples: list[tuple[str, tuple[tuple[int, int], ...]]]) -> None:
        if not examples:
            return
        self._page_column.addWidget(PlainLabel(head, role="heading"))
        for text, spans in examples:
            shown = ShownText(f"{head}: {text[:80]}", lines=6)
            clean = [Span(*s) for s in spans]
            self._page_column.addWidget(shown)
            shown.show_text(text, [Look(s, tint=self._colours.over) for s in clean])
