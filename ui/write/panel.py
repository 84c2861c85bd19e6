"""The coach's side: verdict, the three questions with what they rest on, the next step, the score's parts, cards."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from coach import Assessment, Finding, Report, Severity
from ui.plain import PlainButton, PlainLabel
from ui.write.card import Card
from ui.write.words import CRITERIA, LEVELS, SHAPES, VERDICTS

_QUOTE = 60
"""Longest quotation of the draft, in code points."""

MOST_CARDS = 40
"""Cards shown at once: nobody works through more, and each one costs the window time."""


def quoted(words: str) -> str:
    """Words of the draft in quotation marks, on one line, cut where they are long."""
    line = " ".join(words.split())
    return f"“{line[: _QUOTE - 1]}…”" if len(line) > _QUOTE else f"“{line}”"


def in_order(report: Report) -> list[Finding]:
    """What gains most first; praise at the end."""
    return sorted(report.findings, key=lambda f: (f.severity is Severity.PRAISE, -f.gain, -f.severity.rank))


class CoachPanel(QScrollArea):
    """Shows one report. A card that says the same as before is kept, so that nothing flickers.

    Signals: those of the cards, passed on, and `chosen(Finding)`.
    """

    fix_wanted = Signal(object, object)
    left = Signal(object)
    never = Signal(object)
    off = Signal(object)
    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setMinimumWidth(280)
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(14, 12, 14, 12)
        self._column.setSpacing(8)
        self.verdict = PlainLabel(larger=1.5, bold=True)
        self.verdict.setAccessibleName("Verdict")
        self.why = PlainLabel(role="muted")
        self._column.addWidget(self.verdict)
        self._column.addWidget(self.why)
        self._questions: list[tuple[PlainLabel, PlainLabel]] = []
        for role in ("rapport", "reason", "ask"):
            head, says = PlainLabel(role=role, bold=True), PlainLabel()
            self._questions.append((head, says))
            self._column.addWidget(head)
            self._column.addWidget(says)
        self.next_step = PlainLabel(bold=True)
        self._column.addWidget(self.next_step)
        self.parts_button = PlainButton("What the score is made of", role="quiet")
        self.parts_button.setCheckable(True)
        self._column.addWidget(self.parts_button)
        self._parts = QWidget()
        self._grid = QGridLayout(self._parts)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(2, 1)
        self._cells: list[tuple[PlainLabel, PlainLabel, PlainLabel]] = []
        self._parts.hide()
        self.parts_button.toggled.connect(self._parts.setVisible)
        self._column.addWidget(self._parts)
        line = QFrame()
        line.setProperty("role", "line")
        line.setFixedHeight(1)
        self._column.addWidget(line)
        self._cards_at = self._column.count()
        self.more = PlainLabel(role="muted")
        self.more.hide()
        self._column.addWidget(self.more)
        self._column.addStretch()
        self.cards: list[Card] = []
        self.setWidget(body)

    def show_report(self, report: Report) -> None:
        if report.verdict is None:
            self.verdict.setText("Not judged")
            self.why.setText(report.findings[0].message if report.findings else "")
        else:
            self.verdict.setText(f"{VERDICTS[report.verdict]} · {report.score}")
            self.why.setText(report.verdict_why)
        for number, (head, says) in enumerate(self._questions):
            given = number < len(report.criteria)
            head.setVisible(given)
            says.setVisible(given)
            if given:
                self._show_question(report.criteria[number], head, says)
        step = report.next_step
        self.next_step.setVisible(step is not None)
        if step is not None:
            self.next_step.setText(f"Next: {report.findings[step.finding].title.lower()}  +{step.gain}")
        self._show_parts(report)
        findings = in_order(report)
        self._show_cards(findings[:MOST_CARDS])
        rest = len(findings) - MOST_CARDS
        self.more.setVisible(rest > 0)
        self.more.setText(f"{rest} more come up as these are dealt with.")

    def _show_question(self, a: Assessment, head: PlainLabel, says: PlainLabel) -> None:
        head.setText(f"{SHAPES[a.level]} {CRITERIA[a.criterion]}: {LEVELS[a.level]}")
        words = "  ".join(list(dict.fromkeys(quoted(q.text) for q in a.evidence))[:2])
        says.setText(f"{a.why} {words}" if words else a.why)

    def _show_parts(self, report: Report) -> None:
        self.parts_button.setVisible(bool(report.score_parts))
        self._parts.setVisible(bool(report.score_parts) and self.parts_button.isChecked())
        for row, part in enumerate(report.score_parts):
            if row == len(self._cells):
                cells = (PlainLabel(), PlainLabel(), PlainLabel(role="muted"))
                for at, cell in enumerate(cells):
                    self._grid.addWidget(cell, row, at)
                self._cells.append(cells)
            name, points, why = self._cells[row]
            name.setText(CRITERIA[part.criterion])
            points.setText(f"{part.points} of {part.of}")
            why.setText(part.why)

    def _show_cards(self, findings: list[Finding]) -> None:
        old: dict[tuple[object, ...], list[Card]] = {}
        for card in self.cards:
            old.setdefault(_said(card.finding), []).append(card)
        fresh: list[Card] = []
        for place, finding in enumerate(findings):
            same = old.get(_said(finding))
            if same:
                card = same.pop(0)
                card.finding = finding
                if self._column.indexOf(card) != self._cards_at + place:
                    self._column.insertWidget(self._cards_at + place, card)
            else:
                card = Card(finding)
                for name in ("fix_wanted", "left", "never", "off", "chosen"):
                    getattr(card, name).connect(getattr(self, name))
                self._column.insertWidget(self._cards_at + place, card)
            fresh.append(card)
        for gone in (card for cards in old.values() for card in cards):
            gone.hide()
            self._column.removeWidget(gone)
            gone.setParent(None)
            gone.deleteLater()
        self.cards = fresh

    def point_at(self, finding: Finding | None) -> None:
        """Brings the card of `finding` into view and frames it; None unframes all."""
        for card in self.cards:
            here = card.finding is finding
            card.set_current(here)
            if here:
                self.ensureWidgetVisible(card, 0, 20)


def _said(finding: Finding) -> tuple[object, ...]:
    """All of a finding but its place, which a card does not show."""
    labels = tuple((f.label, f.replacement) for f in finding.fixes)
    return (
        finding.rule,
        finding.text,
        finding.message,
        finding.question,
        finding.example,
        finding.gain,
        labels,
        finding.field,
    )
