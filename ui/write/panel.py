"""The coach's side: the score and its next step in sight, its parts, what works, and the cards."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from coach import Criterion, Finding, Report, Severity
from coach.advising.praise import praise
from coach.loading.knowledge import Knowledge, shipped
from ui.plain import PlainLabel
from ui.theme.palette import LIGHT, Colours
from ui.write.card import Card
from ui.write.score import ScoreHead, ScoreParts
from ui.write.words import quoted

MOST_CARDS = 20
"""Cards shown at once: nobody works through more, and each one costs the window time."""
AT_ONCE = 2
"""Cards made in one go; between these a key can be pressed."""


def in_order(report: Report) -> list[Finding]:
    """What gains most first; praise at the end."""
    return sorted(report.findings, key=lambda f: (f.severity is Severity.PRAISE, -f.gain, -f.severity.rank))


def praise_lines(report: Report) -> list[str]:
    """What works, a line each, with the words that do it."""
    return [f"✓ {p.words} {quoted(p.quote.text)}" if p.quote else f"✓ {p.words}" for p in praise(report)]


class CoachPanel(QWidget):
    """Shows one report. A card that says the same as before is kept, so that nothing flickers.

    Signals: those of the cards, passed on, `chosen(Finding)`, and `shown()`: every card of a report stands.
    """

    fix_wanted = Signal(object, object)
    left = Signal(object)
    never = Signal(object)
    off = Signal(object)
    chosen = Signal(object)
    shown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._wanted: list[Finding] = []
        self._missing: list[Finding] = []
        self._made: list[Card] = []
        self._making = QTimer(self, singleShot=True, interval=0)
        self._making.timeout.connect(self._make)
        self.knowledge: Knowledge | None = None
        """By which the report was made; None for what ships."""
        self._colours = LIGHT
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.head = ScoreHead()
        self.verdict = self.head.verdict
        whole.addWidget(self.head)
        line = QFrame()
        line.setProperty("role", "line")
        line.setFixedHeight(1)
        whole.addWidget(line)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole.addWidget(self.area, 1)
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(16, 10, 16, 16)
        self._column.setSpacing(10)
        self.aside = QVBoxLayout()
        """Where something that was asked for stands above all else."""
        self._column.addLayout(self.aside)
        self.parts = ScoreParts()
        self._column.addWidget(self.parts)
        self.praise = PlainLabel(role="praise")
        self._column.addWidget(self.praise)
        self._cards_at = self._column.count()
        self.more = PlainLabel(role="muted")
        self.more.hide()
        self._column.addWidget(self.more)
        self._column.addStretch()
        self.cards: list[Card] = []
        self.report: Report | None = None
        self.area.setWidget(body)
        self.parts.asked.connect(self._ask)
        self.head.chosen.connect(self._choose)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        hint.setWidth(self.fontMetrics().averageCharWidth() * 60)
        return hint

    @property
    def busy(self) -> bool:
        """Whether cards are still being made; `shown` comes when they stand."""
        return bool(self._missing) or self._making.isActive()

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours
        self.head.set_colours(colours)
        self.parts.set_colours(colours)
        for card in self.cards:
            card.swatch.set_colours(colours)

    def show_report(self, report: Report) -> None:
        self.report = report
        self.head.show_report(report)
        self.parts.setVisible(bool(report.score_parts) and all(f.rule != "send.no-message" for f in report.findings))
        self.parts.show_report(report)
        lines = praise_lines(report)
        self.praise.setVisible(bool(lines))
        self.praise.setText("\n".join(lines))
        findings = in_order(report)
        self._show_cards(findings[:MOST_CARDS])
        rest = len(findings) - MOST_CARDS
        self.more.setVisible(rest > 0)
        self.more.setText(f"{rest} more come up as these are dealt with.")

    def _show_cards(self, findings: list[Finding]) -> None:
        """Makes the cards that are missing, a few at a time, and then puts them all in place at once; a card that says
        the same as before is kept."""
        self._wanted = findings
        known: dict[tuple[object, ...], int] = {}
        for card in (*self.cards, *self._made):
            said = _said(card.finding)
            known[said] = known.get(said, 0) + 1
        self._missing = []
        for finding in findings:
            said = _said(finding)
            if known.get(said, 0):
                known[said] -= 1
            else:
                self._missing.append(finding)
        self._make()

    def _make(self) -> None:
        now, self._missing = self._missing[:AT_ONCE], self._missing[AT_ONCE:]
        for finding in now:
            card = Card(finding, self.knowledge or shipped(), self._colours)
            card.setParent(self.area.widget())
            for widget in (card, *card.findChildren(QWidget)):
                widget.ensurePolished()
            for name in ("fix_wanted", "left", "never", "off", "chosen"):
                getattr(card, name).connect(getattr(self, name))
            self._made.append(card)
        if self._missing:
            self._making.start()
        else:
            self._place()

    def _place(self) -> None:
        """Puts the cards wanted in order and takes away the others."""
        ready: dict[tuple[object, ...], list[Card]] = {}
        for card in (*self.cards, *self._made):
            ready.setdefault(_said(card.finding), []).append(card)
        self.cards, self._made = [], []
        for place, finding in enumerate(self._wanted):
            card = ready[_said(finding)].pop(0)
            card.finding = finding
            if self._column.indexOf(card) != self._cards_at + place:
                self._column.insertWidget(self._cards_at + place, card)
            card.show()
            self.cards.append(card)
        for gone in (card for cards in ready.values() for card in cards):
            gone.hide()
            self._column.removeWidget(gone)
            gone.setParent(None)
            gone.deleteLater()
        self.shown.emit()

    def point_at(self, finding: Finding | None, scroll: bool = True) -> None:
        """Frames the card of `finding` and, if wanted, brings it into view; None unframes all."""
        for card in self.cards:
            here = card.finding is finding
            card.set_current(here)
            if here and scroll:
                # A fresh card has its place only after the layout.
                QTimer.singleShot(0, card, lambda c=card: self.area.ensureWidgetVisible(c, 0, 20))

    def focus_in(self) -> None:
        """Puts the keyboard on the framed card, else the first, else the score."""
        framed = next((c for c in self.cards if c.property("current") == "true"), None)
        target: QWidget = framed or (self.cards[0] if self.cards else self.head.step)
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.area.ensureWidgetVisible(target, 0, 20)

    def _ask(self, criterion: Criterion) -> None:
        finding = next((c.finding for c in self.cards if c.finding.criterion is criterion), None)
        if finding is not None:
            self._choose(finding)

    def _choose(self, finding: Finding) -> None:
        self.point_at(finding)
        self.chosen.emit(finding)


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
