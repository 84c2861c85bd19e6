"""The rules, to browse: what each looks for, why, what it rests on, sentences it marks and leaves alone, its switch."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from coach import Criterion, Finding
from coach.loading.knowledge import shipped
from coach.people import fold
from coach.rule import Example, Rule
from coach.span import WHOLE
from ui.plain import PlainButton, PlainLabel
from ui.write.words import CRITERIA, SEVERITIES


def marked(example: Example) -> str:
    """The sentence with « and » around what the rule marks in it."""
    text = example.text
    for start, end in sorted(example.spans, reverse=True):
        text = f"{text[:start]}«{text[start:end]}»{text[end:]}"
    return " ".join(text.split())


def plain_words(words: str) -> str:
    """A rule's words with “…” where those of a message would stand."""
    return words.replace("“{match}”", "“…”").replace("{match}", "…").replace("“{fix}”", "“…”").replace("{fix}", "…")


def evidence_words(rule: Rule) -> str:
    """What the rule rests on: title and grade, what was found, and on whom."""
    evidence = shipped().evidence.get(rule.evidence)
    if evidence is None:
        return rule.evidence
    sample = f" ({evidence.sample})" if evidence.sample else ""
    return f"{evidence}. {evidence.finding}{sample}"


def sorted_rules(rules: Iterable[Rule], criterion: Criterion | None, words: str) -> list[Rule]:
    """Those of this criterion that hold all of `words`, by criterion and title."""
    wanted = fold(words).split()
    order = list(Criterion)
    some = [
        r
        for r in rules
        if criterion in (None, r.criterion)
        and all(w in fold(f"{r.title} {r.id} {r.message} {r.question} {r.why}") for w in wanted)
    ]
    return sorted(some, key=lambda r: (order.index(r.criterion), fold(r.title)))


def switched_off(rule_id: str) -> Finding:
    """A finding that stands for a whole rule, to be switched off."""
    rule = next(r for r in shipped().rules if r.id == rule_id)
    return Finding(rule.id, rule.criterion, rule.severity, WHOLE, "", rule.message, title=rule.title)


class RuleReference(QDialog):
    """Signals: `rule_off(str)`, `rule_on(str)`: the rule of this id was switched."""

    rule_off = Signal(str)
    rule_on = Signal(str)

    def __init__(self, off: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Rules and why")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(860, 600)
        self.off = set(off)
        self.rule: Rule | None = None
        self._showing = False
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search the rules")
        self.search.setAccessibleName("Search the rules")
        self.search.setMaxLength(200)
        self.criterion = QComboBox()
        self.criterion.setAccessibleName("Criterion")
        self.criterion.addItem("All criteria", None)
        for criterion, words in CRITERIA.items():
            self.criterion.addItem(words, criterion)
        self.list = QListWidget()
        self.list.setAccessibleName("Rules")
        left = QVBoxLayout()
        left.addWidget(self.search)
        left.addWidget(self.criterion)
        left.addWidget(self.list, 1)
        whole = QVBoxLayout(self)
        row = QHBoxLayout()
        row.addLayout(left, 2)
        row.addWidget(self._page(), 3)
        whole.addLayout(row, 1)
        buttons = QDialogButtonBox()
        close = PlainButton("Close")
        buttons.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        whole.addWidget(buttons)
        self.search.textChanged.connect(self.fill)
        self.criterion.currentIndexChanged.connect(self.fill)
        self.list.currentRowChanged.connect(self._chosen)
        self.switch.toggled.connect(self._switched)
        self.fill()

    def _page(self) -> QWidget:
        self.title = PlainLabel(larger=1.3, bold=True)
        self.kind = PlainLabel(role="muted")
        self.switch = QCheckBox("This rule is on")
        self.message, self.question, self.why, self.evidence = (PlainLabel() for _ in range(4))
        self.bad, self.good = PlainLabel(role="example"), PlainLabel(role="example")
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 4, 12, 12)
        for widget in (self.title, self.kind, self.switch):
            column.addWidget(widget)
        for heading, label in (
            ("What it says", self.message),
            ("What the reader asks", self.question),
            ("Why", self.why),
            ("It rests on", self.evidence),
            ("It marks", self.bad),
            ("It leaves alone", self.good),
        ):
            column.addWidget(PlainLabel(heading, role="heading"))
            column.addWidget(label)
        column.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(page)
        scroll.setAccessibleName("The rule")
        return scroll

    def fill(self) -> None:
        """Lists the rules that fit, with those that are off said so."""
        chosen = self.criterion.currentData()  # Qt gives an enum of texts back as text
        self._rules = sorted_rules(shipped().rules, Criterion(chosen) if chosen else None, self.search.text())
        self.list.blockSignals(True)
        self.list.clear()
        for rule in self._rules:
            self.list.addItem(QListWidgetItem(self._line(rule)))
        self.list.blockSignals(False)
        self.list.setCurrentRow(0)
        self._chosen(0)

    def _line(self, rule: Rule) -> str:
        off = "  (off)" if rule.id in self.off else ""
        return f"{CRITERIA[rule.criterion]} · {rule.title}{off}"

    def _chosen(self, row: int) -> None:
        if not 0 <= row < len(self._rules):
            return
        self.rule = rule = self._rules[row]
        self.title.setText(rule.title)
        self.kind.setText(f"{CRITERIA[rule.criterion]} · {SEVERITIES[rule.severity]} · {rule.id}")
        self._showing = True
        self.switch.setChecked(rule.id not in self.off)
        self._showing = False
        self.message.setText(plain_words(rule.message))
        self.question.setText(plain_words(rule.question) or "Nothing.")
        self.why.setText(plain_words(rule.why))
        self.evidence.setText(evidence_words(rule))
        self.bad.setText("\n".join(marked(e) for e in rule.bad) or "Found by comparing with the profile.")
        self.good.setText("\n".join(marked(e) for e in rule.good) or "Everything else.")

    def _switched(self, on: bool) -> None:
        if self._showing or self.rule is None:
            return
        if on:
            self.off.discard(self.rule.id)
            self.rule_on.emit(self.rule.id)
        else:
            self.off.add(self.rule.id)
            self.rule_off.emit(self.rule.id)
        item = self.list.currentItem()
        if item is not None:
            item.setText(self._line(self.rule))
