"""The Write place: recipient, editor, coach."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from coach import Finding, Fix, Memory, Message, Recipient, Relation, Report, Severity, Verdict, analyse
from coach.loading.channels import load_channels
from coach.message import MAX_CHARACTERS
from coach.normalise import admit
from ui.offsets import qt_positions
from ui.plain import PlainLabel

VERDICTS = {
    Verdict.READY: "Ready",
    Verdict.CLOSE: "Nearly there",
    Verdict.REWORK: "Rework it",
    Verdict.FOLLOW: "Follow instead",
}
SHAPES = {"absent": "○", "vague": "◐", "specific": "●"}
_UNDERLINES = {
    "rapport": QTextCharFormat.UnderlineStyle.SingleUnderline,
    "reason": QTextCharFormat.UnderlineStyle.DotLine,
    "ask": QTextCharFormat.UnderlineStyle.DashUnderline,
}
RELATIONS = {
    Relation.UNKNOWN: "Not said",
    Relation.MET: "We have met",
    Relation.MUTUAL: "Someone in common",
    Relation.WORK: "I know their work",
    Relation.FIELD: "Same field",
    Relation.NONE: "Not at all",
}


class DraftEditor(QPlainTextEdit):
    """The message. What is pasted becomes plain text and at most 8,000 characters.

    Signals: `cut_off(int)`: so many characters of a paste did not fit.
    """

    cut_off = Signal(int)

    def insertFromMimeData(self, source: QMimeData) -> None:
        kept = len(self.toPlainText()) - len(self.textCursor().selectedText())
        admitted = admit(source.text(), max(0, MAX_CHARACTERS - kept))
        self.textCursor().insertText(admitted.text)
        if admitted.cut:
            self.cut_off.emit(admitted.cut)


class WritePlace(QWidget):
    """Form, editor and coach side by side. A report is computed 120 ms after the last key."""

    def __init__(self) -> None:
        super().__init__()
        self._memory = Memory()
        self._channels = load_channels()
        self._timer = QTimer(self, singleShot=True, interval=120)
        self._timer.timeout.connect(self.judge)
        self.editor = DraftEditor()
        self.editor.setPlaceholderText("Write to one person.")
        self.editor.setAccessibleName("Message")
        self.editor.textChanged.connect(self._timer.start)
        self.editor.cut_off.connect(self._tell_cut)
        self.channel = QComboBox()
        self.channel.setAccessibleName("Channel")
        for channel in self._channels:
            self.channel.addItem(channel.label, channel.name)
        self.channel.currentIndexChanged.connect(self._timer.start)
        self.meter = PlainLabel()
        self.hint = PlainLabel()
        self.copy_button = QPushButton("&Copy message")
        self.copy_button.clicked.connect(self.copy)
        self._build()
        self.judge()

    def _build(self) -> None:
        form = QWidget()
        rows = QFormLayout(form)
        rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self.fields = {name: QLineEdit() for name in ("name", "headline", "company", "works", "mutual", "purpose")}
        labels = ("Name", "Headline", "Company", "What they made", "Someone in common", "Why them, honestly")
        for label, field in zip(labels, self.fields.values(), strict=True):
            field.setMaxLength(2000)
            field.textChanged.connect(self._timer.start)
            rows.addRow(label, field)
        self.relation = QComboBox()
        for relation, words in RELATIONS.items():
            self.relation.addItem(words, relation)
        self.relation.currentIndexChanged.connect(self._timer.start)
        rows.addRow("How you know them", self.relation)
        middle = QWidget()
        column = QVBoxLayout(middle)
        top = QHBoxLayout()
        top.addWidget(self.channel)
        top.addStretch()
        top.addWidget(self.meter)
        column.addLayout(top)
        column.addWidget(self.editor)
        column.addWidget(self.hint)
        column.addWidget(self.copy_button)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        split = QSplitter()
        for part in (form, middle, self._scroll):
            split.addWidget(part)
        split.setSizes([240, 460, 400])
        QHBoxLayout(self).addWidget(split)

    def message(self) -> Message:
        """What stands in the window."""
        value = {name: admit(field.text(), 2000).text.strip() for name, field in self.fields.items()}
        recipient = Recipient(
            name=value["name"],
            headline=value["headline"],
            company=value["company"],
            works=(value["works"],) if value["works"] else (),
            mutual_contacts=(value["mutual"],) if value["mutual"] else (),
            relation=Relation(self.relation.currentData()),
        )
        text = self.editor.toPlainText()
        return Message(text, channel=self.channel.currentData(), recipient=recipient, purpose=value["purpose"])

    def judge(self) -> None:
        """Analyses what stands there and shows the report."""
        self.report = analyse(self.message(), memory=self._memory)
        self._show(self.report)

    def _show(self, report: Report) -> None:
        length = report.length
        self.meter.setText(f"{length.characters} / {length.limit}" if length.limit else f"{length.characters}")
        self.editor.setExtraSelections(
            [self._mark(f) for f in report.findings if not f.span.empty and f.field == "text"]
        )
        # A fresh panel for each report: the old one goes as a whole, so nothing of it can show through.
        at = self._scroll.verticalScrollBar().value()
        self._scroll.setWidget(self._panel(report))
        self._scroll.verticalScrollBar().setValue(at)

    def _panel(self, report: Report) -> QWidget:
        panel = QWidget()
        column = QVBoxLayout(panel)
        column.setSpacing(6)
        if report.verdict is None:
            column.addWidget(PlainLabel("Not judged", points=16, bold=True))
            column.addWidget(PlainLabel(report.findings[0].message))
        else:
            column.addWidget(PlainLabel(f"{VERDICTS[report.verdict]} · {report.score}", points=16, bold=True))
            column.addWidget(PlainLabel(report.verdict_why))
        for a in report.criteria:
            column.addWidget(PlainLabel(f"{SHAPES[a.level]} {a.criterion.capitalize()}: {a.why}"))
        for finding in sorted(report.findings, key=lambda f: (f.severity is Severity.PRAISE, -f.gain)):
            self._card(finding, column)
        column.addStretch()
        return panel

    def _mark(self, finding: Finding) -> QTextEdit.ExtraSelection:
        positions = qt_positions(self.editor.toPlainText())
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.editor.document())
        cursor.setPosition(positions[finding.span.start])
        cursor.setPosition(positions[finding.span.end], QTextCursor.MoveMode.KeepAnchor)
        shape = QTextCharFormat()
        shape.setUnderlineStyle(_UNDERLINES.get(finding.criterion, QTextCharFormat.UnderlineStyle.WaveUnderline))
        selection.cursor, selection.format = cursor, shape
        return selection

    def _card(self, finding: Finding, column: QVBoxLayout) -> None:
        column.addSpacing(10)
        column.addWidget(PlainLabel(finding.question or finding.title, bold=True))
        column.addWidget(PlainLabel(finding.message + (f"  +{finding.gain}" if finding.gain else "")))
        if finding.example:
            column.addWidget(PlainLabel("→ " + finding.example))
        for fix in finding.fixes:
            button = QPushButton(fix.label)
            button.clicked.connect(lambda _=False, f=finding, x=fix: self.fix(f, x))
            column.addWidget(button)

    def fix(self, finding: Finding, fix: Fix) -> None:
        """Applies `fix` as one undo step, if its words still stand there."""
        text = self.editor.toPlainText()
        if finding.span.of(text) != finding.text:
            return
        positions = qt_positions(text)
        cursor = QTextCursor(self.editor.document())
        cursor.setPosition(positions[fix.span.start])
        cursor.setPosition(positions[fix.span.end], QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(fix.replacement)

    def _tell_cut(self, count: int) -> None:
        self.hint.setText(f"{count} characters did not fit; they are still where you copied them.")

    def copy(self) -> None:
        """Puts exactly the message on the clipboard, after one word of warning for a blank left in it."""
        self.judge()
        blank = next((f for f in self.report.findings if f.rule == "facts.placeholder"), None)
        if blank is not None and not self.hint.text().startswith("There is still"):
            self.hint.setText(f"There is still {blank.text} in it. Press Copy again to copy it all the same.")
            return
        QGuiApplication.clipboard().setText(self.editor.toPlainText())
        channel = next(c for c in self._channels if c.name == self.channel.currentData())
        self.hint.setText("Copied. " + " ".join(channel.reminder))
