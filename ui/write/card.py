"""One finding as a card: the reader's question first, then why, the pattern filled, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coach import Applicability, Criterion, Finding, Severity
from coach.loading.knowledge import Knowledge
from ui.flow import FlowLayout
from ui.plain import ElidedButton, PlainButton, PlainLabel
from ui.theme.palette import LIGHT, Colours
from ui.write import underlines
from ui.write.grounds import fix_words, grounds, pattern_line, spoken
from ui.write.words import CRITERIA, SEVERITIES, quoted

_ROLES = ("rapport", "reason", "ask", "praise")


class Swatch(QWidget):
    """The shape of a criterion's marks, so that the card and the mark know each other."""

    def __init__(self, criterion: Criterion, colours: Colours, error: bool = False) -> None:
        super().__init__()
        self._criterion, self._colours, self._error = criterion, colours, error

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().height() * 2, self.fontMetrics().height())

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        name = "error" if self._error else self._criterion.value
        colour = QColor(getattr(self._colours, name, self._colours.other))
        shape = underlines.SHAPES[self._criterion]
        thick = max(1.6, self.fontMetrics().height() / 9)
        underlines.draw(painter, shape, 1, self.width() - 1, self.height() / 2 + 1, colour, thick)
        painter.end()


class Card(QFrame):
    """Signals: `fix_wanted(Finding, Fix)`, and with the finding alone `left` (not this once), `never` (not these words
    again), `off` (the rule off), `chosen` (clicked, to be shown in the text)."""

    fix_wanted = Signal(object, object)
    left = Signal(object)
    never = Signal(object)
    off = Signal(object)
    chosen = Signal(object)

    def __init__(self, finding: Finding, knowledge: Knowledge, colours: Colours = LIGHT) -> None:
        super().__init__()
        self.finding = finding
        self.setProperty("role", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        praise = finding.severity is Severity.PRAISE
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 10)
        column.setSpacing(6)
        column.addLayout(self._head(praise, colours))
        column.addWidget(PlainLabel(finding.question or finding.title, bold=True, larger=1.1))
        if finding.text.strip() and not any(quoted(finding.text) in w for w in (finding.question, finding.message)):
            column.addWidget(PlainLabel(quoted(finding.text), role="muted"))
        column.addWidget(PlainLabel(finding.message))
        if finding.example:
            pattern = pattern_line(finding, knowledge)
            if pattern:
                column.addWidget(PlainLabel(pattern, role="muted"))
            column.addWidget(PlainLabel(finding.example, role="example"))
        for fix in finding.fixes:
            words = fix_words(fix, finding.text)
            if fix.applicability is Applicability.SHOW:
                column.addWidget(PlainLabel(words))
                continue
            button = ElidedButton(words, role="safe" if fix.applicability is Applicability.SAFE else "")
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            button.setAccessibleName(f"Fix: {words}")
            button.setToolTip("Done at once; Ctrl+Z takes it back (Ctrl+.)")
            button.clicked.connect(lambda _=False, f=fix: self.fix_wanted.emit(self.finding, f))
            column.addWidget(button)
        column.addWidget(self._verbs(praise))
        self._why = PlainLabel("\n".join(grounds(finding, knowledge)), role="muted")
        self._why.hide()
        column.addWidget(self._why)
        self.setAccessibleName(spoken(finding))
        self.setAccessibleDescription("Enter shows its words in the text.")

    def _head(self, praise: bool, colours: Colours) -> QHBoxLayout:
        finding = self.finding
        line = QHBoxLayout()
        line.setSpacing(8)
        self.swatch = Swatch(finding.criterion, colours, finding.severity is Severity.ERROR)
        line.addWidget(self.swatch)
        role = "praise" if praise else "error" if finding.severity is Severity.ERROR else finding.criterion.value
        kind = f"{CRITERIA[finding.criterion]} · {SEVERITIES[finding.severity]}"
        if finding.own:
            kind += " · your rule"
        line.addWidget(PlainLabel(kind, role=role if role in (*_ROLES, "error") else "muted", bold=True), 1)
        if finding.gain:
            gain = PlainLabel(f"+{finding.gain}", bold=True)
            gain.setWordWrap(False)
            line.addWidget(gain)
        return line

    def _verbs(self, praise: bool) -> QWidget:
        row = QWidget()
        line = FlowLayout(row, 2)
        finding = self.finding
        if not praise:
            self._verb(line, "Leave", "Leave it this once", self.left)
            if not finding.span.empty:
                self._verb(line, "Never", "Never flag these words again", self.never)
        self._verb(line, "Rule off", "Switch this rule off; Settings switches it on again", self.off)
        self.why_button = self._verb(line, "Why we say this", "The reason, the source, its sample and its grade", None)
        self.why_button.setCheckable(True)
        self.why_button.toggled.connect(self._open)
        return row

    def _open(self, opened: bool) -> None:
        self._why.setVisible(opened)
        self.why_button.setText("Why we say this ▾" if opened else "Why we say this")

    def _verb(self, line: FlowLayout, word: str, says: str, signal: SignalInstance | None) -> PlainButton:
        button = PlainButton(word, role="quiet")
        button.setToolTip(says)
        button.setAccessibleName(f"{word}: {says}")
        if signal is not None:
            button.clicked.connect(lambda _=False, s=signal: s.emit(self.finding))
        line.addWidget(button)
        return button

    def set_current(self, current: bool) -> None:
        """Shown as the card of the mark under the caret."""
        wanted = "true" if current else "false"
        if self.property("current") == wanted:
            return
        self.setProperty("current", wanted)
        self.style().unpolish(self)
        self.style().polish(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self.finding)
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.finding)
            return
        super().keyPressEvent(event)


class HoverCard(QFrame):
    """The reader's question beside the pointer; gone as soon as the pointer leaves."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.ToolTip)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setProperty("role", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        self._kind = PlainLabel(role="muted")
        self._question = PlainLabel(bold=True)
        self._message = PlainLabel()
        for label in (self._kind, self._question, self._message):
            column.addWidget(label)

    def show_finding(self, finding: Finding | None, at: QPoint) -> None:
        """Shows what `finding` asks at `at` (global), inside the screen; None hides it."""
        if finding is None:
            self.hide()
            return
        self._kind.setText(f"{CRITERIA[finding.criterion]} · {SEVERITIES[finding.severity]}")
        self._question.setText(finding.question or finding.title)
        self._message.setText(finding.message)
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * 46)
        self.adjustSize()
        screen = self.screen().availableGeometry()
        x = min(at.x(), screen.right() - self.width() - 8)
        y = at.y() if at.y() + self.height() < screen.bottom() else at.y() - self.height() - 40
        self.move(x, y)
        self.show()
