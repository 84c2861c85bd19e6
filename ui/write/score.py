"""The score opened: verdict, number, each part with what it would gain, the next best step."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coach import Criterion, Report
from ui.plain import ElidedButton, PlainButton, PlainLabel
from ui.theme.palette import LIGHT, Colours
from ui.write.words import CRITERIA, LEVELS, SHAPES, VERDICTS, quoted


@dataclass(frozen=True, slots=True)
class Row:
    """One part of the score as it is shown. `gain`: what is still to be had; `quote`: what a level rests on."""

    criterion: Criterion
    head: str
    points: int
    of: int
    why: str
    question: bool

    @property
    def gain(self) -> int:
        return self.of - self.points


def rows_of(report: Report) -> tuple[Row, ...]:
    """The three questions first, as they are asked; then the other parts that lost something, most to gain first."""
    parts = {p.criterion: p for p in report.score_parts}
    rows = []
    for a in report.criteria:
        part = parts.pop(a.criterion, None)
        if part is None:
            continue
        words = quoted(a.evidence[0].text) if a.evidence else ""
        head = f"{SHAPES[a.level]} {CRITERIA[a.criterion]}: {LEVELS[a.level]}"
        rows.append(Row(a.criterion, head, part.points, part.of, f"{a.why} {words}".strip(), True))
    others = [Row(p.criterion, CRITERIA[p.criterion], p.points, p.of, p.why, False) for p in parts.values()]
    return (*rows, *sorted((r for r in others if r.gain), key=lambda r: -r.gain))


def full_marks(report: Report) -> str:
    """Names of the other parts that lost nothing, for one line."""
    asked = {a.criterion for a in report.criteria}
    names = [CRITERIA[p.criterion].lower() for p in report.score_parts if p.points == p.of and p.criterion not in asked]
    return f"Nothing lost in {', '.join(names)}." if names else ""


class Bar(QWidget):
    """Points out of points. What was won since the report before is hatched, so that a fix is seen to count."""

    def __init__(self, thick: float = 0.4) -> None:
        super().__init__()
        self._thick = thick
        self.value = self.before = 0
        self.of = 100
        self._colours, self._ink = LIGHT, "accent"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(36)

    def sizeHint(self) -> QSize:
        return QSize(80, max(6, round(self.fontMetrics().height() * self._thick)))

    def show_points(self, value: int, of: int, before: int, ink: str, colours: Colours) -> None:
        self.value, self.of, self.before, self._ink, self._colours = value, max(1, of), before, ink, colours
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        width, height = self.width(), self.height()
        painter.setBrush(QColor(self._colours.line))
        painter.drawRoundedRect(QRectF(0, 0, width, height), height / 2, height / 2)
        ink = QColor(getattr(self._colours, self._ink, self._colours.accent))
        at = width * min(self.value, self.of) / self.of
        if at:
            painter.setBrush(ink)
            painter.drawRoundedRect(QRectF(0, 0, max(at, height), height), height / 2, height / 2)
        was = width * min(self.before, self.of) / self.of
        if self.before < self.value:
            painter.setBrush(QColor(self._colours.praise))
            painter.drawRect(QRectF(was, 0, at - was, height))
            painter.setPen(QColor(self._colours.panel))
            x = was + 2
            while x < at:
                painter.drawLine(round(x), height, round(x + height / 2), 0)
                x += 5
        painter.end()


class ScoreHead(QWidget):
    """Verdict, score and next step: always in sight. Signals: `chosen(Finding)`: the next step is to be shown."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(6)
        line = QHBoxLayout()
        self.verdict = PlainLabel(larger=1.5, bold=True)
        self.change = PlainLabel(bold=True)
        self.number = PlainLabel(larger=2.0, bold=True)
        for label in (self.change, self.number):
            label.setWordWrap(False)
        line.addWidget(self.verdict, 1)
        line.addWidget(self.change)
        line.addWidget(self.number)
        column.addLayout(line)
        self.bar = Bar(0.5)
        column.addWidget(self.bar)
        self.why = PlainLabel(role="muted")
        column.addWidget(self.why)
        self.step = ElidedButton("", role="next")
        column.addWidget(self.step)
        self.step.clicked.connect(self._choose)
        self._report: Report | None = None
        self._before: int | None = None
        self._colours = LIGHT

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours
        self._show_number()

    def show_report(self, report: Report) -> None:
        old = self._report
        if old is not None and old.score is not None and report.score is not None and old.score != report.score:
            self._before = old.score
        elif report.score is None:
            self._before = None
        self._report = report
        if report.verdict is None:
            self.verdict.setText("Not judged")
            self.why.setText(report.findings[0].message if report.findings else "")
        else:
            self.verdict.setText(VERDICTS[report.verdict])
            self.why.setText(report.verdict_why)
        self._show_number()
        step = report.next_step
        self.step.setVisible(step is not None)
        if step is not None:
            words = f"Next, +{step.gain}: {report.findings[step.finding].title.lower()}"
            self.step.set_words(words)
            self.step.setToolTip("Show this finding")
            self.step.setAccessibleName(f"Next best step, gains {step.gain}: {step.text}")

    def _show_number(self) -> None:
        report = self._report
        # Nothing written has lost nothing: its sum would read as praise.
        score = None if report is None or any(f.rule == "send.no-message" for f in report.findings) else report.score
        self.number.setText("" if score is None else str(score))
        self.bar.setVisible(score is not None)
        if score is None:
            self.change.setText("")
            return
        before = score if self._before is None else self._before
        by = score - before
        self.change.setText(f"▲ {by}" if by > 0 else f"▼ {-by}" if by < 0 else "")
        self.change.setProperty("role", "praise" if by > 0 else "muted")
        self.change.style().unpolish(self.change)
        self.change.style().polish(self.change)
        self.bar.show_points(score, 100, before, "accent", self._colours)

    def _choose(self) -> None:
        if self._report is not None and self._report.next_step is not None:
            self.chosen.emit(self._report.findings[self._report.next_step.finding])


class ScoreParts(QWidget):
    """Each part: how far it is answered, its points, and what is still to be gained. Signals: `asked(Criterion)`: its
    first finding is to be shown."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        self._lines: list[tuple[PlainButton, Bar, PlainLabel, PlainLabel, PlainLabel]] = []
        self._shown: dict[Criterion, int] = {}
        self._before: dict[Criterion, int] = {}
        self._rows: tuple[Row, ...] = ()
        self._colours = LIGHT
        self.rest = PlainLabel(role="muted")

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours
        self._show()

    def show_report(self, report: Report) -> None:
        fresh = {p.criterion: p.points for p in report.score_parts}
        if self._shown and fresh != self._shown:
            self._before = self._shown
        self._shown = fresh
        self._rows = rows_of(report)
        self._show()
        self.rest.setText(full_marks(report))
        self.rest.setVisible(bool(self.rest.text()))

    def _show(self) -> None:
        while len(self._lines) < len(self._rows):
            self._add_line(len(self._lines))
        self._grid.removeWidget(self.rest)
        self._grid.addWidget(self.rest, 3 * len(self._lines), 0, 1, 2)
        for number, (name, bar, points, gain, why) in enumerate(self._lines):
            given = number < len(self._rows)
            for widget in (name, bar, points, gain):
                widget.setVisible(given)
            why.setVisible(given and self._rows[number].question)
            if not given:
                continue
            row = self._rows[number]
            name.setText(row.head)
            ink = row.criterion.value if row.question else "other"
            bar.show_points(row.points, row.of, self._before.get(row.criterion, row.points), ink, self._colours)
            points.setText(f"{row.points} of {row.of}")
            gain.setText(f"+{row.gain}" if row.gain else "✓")
            why.setText(row.why)
            left = f"{row.gain} to gain" if row.gain else "nothing lost"
            name.setAccessibleName(f"{row.head.lstrip('●◐○ ')}, {row.points} of {row.of} points, {left}")
            name.setAccessibleDescription(row.why)

    def _add_line(self, number: int) -> None:
        name, bar = PlainButton("", role="part"), Bar(0.32)
        points, gain, why = PlainLabel(role="muted"), PlainLabel(bold=True), PlainLabel(role="muted")
        for label in (points, gain):
            label.setWordWrap(False)
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        name.clicked.connect(lambda _=False, n=number: self.asked.emit(self._rows[n].criterion))
        self._grid.addWidget(name, 3 * number, 0)
        self._grid.addWidget(gain, 3 * number, 1)
        self._grid.addWidget(bar, 3 * number + 1, 0)
        self._grid.addWidget(points, 3 * number + 1, 1)
        self._grid.addWidget(why, 3 * number + 2, 0, 1, 2)
        why.setContentsMargins(4, 0, 0, 6)
        self._lines.append((name, bar, points, gain, why))
