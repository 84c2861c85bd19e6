"""One finding as a card: the reader's question first, then why, the pattern filled, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from coach import Finding, Severity
from ui.plain import PlainButton, PlainLabel
from ui.write.words import CRITERIA, SEVERITIES


class Card(QFrame):
    """Signals: `fix_wanted(Finding, Fix)`, and with the finding alone `left` (not this once), `never` (not these words
    again), `off` (the rule off), `chosen` (clicked, to be shown in the text)."""

    fix_wanted = Signal(object, object)
    left = Signal(object)
    never = Signal(object)
    off = Signal(object)
    chosen = Signal(object)

    def __init__(self, finding: Finding) -> None:
        super().__init__()
        self.finding = finding
        self.setProperty("role", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        praise = finding.severity is Severity.PRAISE
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 8)
        column.setSpacing(4)
        kind = f"{CRITERIA[finding.criterion]} · {SEVERITIES[finding.severity]}"
        if finding.gain:
            kind += f" · +{finding.gain}"
        role = "praise" if praise else finding.criterion.value
        column.addWidget(PlainLabel(kind, role=role if role in ("rapport", "reason", "ask", "praise") else "muted"))
        column.addWidget(PlainLabel(finding.question or finding.title, bold=True, larger=1.1))
        column.addWidget(PlainLabel(finding.message))
        if finding.example:
            column.addWidget(PlainLabel("The pattern that works", role="muted"))
            column.addWidget(PlainLabel(finding.example, role="example"))
        self._why = PlainLabel(
            (finding.why + " " if finding.why else "") + f"It rests on: {finding.evidence}.", role="muted"
        )
        self._why.hide()
        column.addWidget(self._why)
        for fix in finding.fixes:
            button = PlainButton(fix.label)
            button.setAccessibleName(f"Fix: {fix.label}")
            button.clicked.connect(lambda _=False, f=fix: self.fix_wanted.emit(self.finding, f))
            column.addWidget(button)
        column.addWidget(self._verbs(praise))
        self.setAccessibleName(f"{kind}: {finding.question or finding.title}")
        self.setAccessibleDescription(finding.message)

    def _verbs(self, praise: bool) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 2, 0, 0)
        line.setSpacing(2)
        finding = self.finding
        if not praise:
            self._verb(line, "Leave", "Not this once", self.left)
            if not finding.span.empty:
                self._verb(line, "Never", "Never flag these words", self.never)
        self._verb(line, "Off", "Switch this rule off", self.off)
        self.why_button = self._verb(line, "Why?", "Why we say this, and what it rests on", None)
        self.why_button.setCheckable(True)
        self.why_button.toggled.connect(self._why.setVisible)
        line.addStretch()
        return row

    def _verb(self, line: QHBoxLayout, word: str, says: str, signal: SignalInstance | None) -> PlainButton:
        button = PlainButton(word, role="quiet")
        button.setToolTip(says)
        button.setAccessibleName(f"{word}: {says}")
        if signal is not None:
            button.clicked.connect(lambda _=False, s=signal: s.emit(self.finding))
        line.addWidget(button)
        return button

    def set_current(self, current: bool) -> None:
        """Shown as the card of the mark under the caret."""
        self.setProperty("current", "true" if current else "false")
        self.style().unpolish(self)
        self.style().polish(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self.finding)
        super().mousePressEvent(event)


class HoverCard(QFrame):
    """The reader's question beside the pointer; gone as soon as the pointer leaves."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.ToolTip)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setProperty("role", "card")
        self.setFixedWidth(320)
        column = QVBoxLayout(self)
        self._question = PlainLabel(bold=True)
        self._message = PlainLabel()
        column.addWidget(self._question)
        column.addWidget(self._message)

    def show_finding(self, finding: Finding | None, at: QPoint) -> None:
        if finding is None:
            self.hide()
            return
        self._question.setText(finding.question or finding.title)
        self._message.setText(finding.message)
        self.adjustSize()
        self.move(at)
        self.show()
