"""The verdict, the three questions and the engine's findings on a message, in short."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach import Finding, Report, Severity
from ui.plain import PlainLabel
from ui.write.words import CRITERIA, LEVELS, SHAPES, VERDICTS

MOST = 12
"""Findings that are listed."""
_QUOTE = 60
"""Longest quotation, in code points."""


def quoted(words: str) -> str:
    """Words of a message in quotation marks, on one line, cut where they are long."""
    line = " ".join(words.split())
    return f"“{line[: _QUOTE - 1]}…”" if len(line) > _QUOTE else f"“{line}”"


def verdict_words(report: Report) -> str:
    """The verdict with the score, or that there is none."""
    if report.verdict is None:
        return "Not judged"
    # Nothing written has lost nothing: its sum would read as praise.
    if any(f.rule == "send.no-message" for f in report.findings):
        return VERDICTS[report.verdict]
    return f"{VERDICTS[report.verdict]} · {report.score}"


def question_words(report: Report) -> list[str]:
    """One line for each of the three questions: shape, name, level, and the words it rests on."""
    lines = []
    for a in report.criteria:
        words = f"  {quoted(a.evidence[0].text)}" if a.evidence else ""
        lines.append(f"{SHAPES[a.level]} {CRITERIA[a.criterion]}: {LEVELS[a.level]}{words}")
    return lines


def finding_words(finding: Finding) -> str:
    """One line for a finding: where, and what the reader asks."""
    where = f"{quoted(finding.text)}: " if finding.text else ""
    return f"{CRITERIA[finding.criterion]} · {where}{finding.question or finding.message}"


class Judgement(QWidget):
    """Shows a report: verdict, why, the three questions; below them, if wanted, what the engine finds."""

    def __init__(self, *, findings: bool = True) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        self.verdict = PlainLabel(larger=1.3, bold=True)
        self.verdict.setAccessibleName("Verdict")
        self.why = PlainLabel(role="muted")
        column.addWidget(self.verdict)
        column.addWidget(self.why)
        self.questions = [PlainLabel(role=role) for role in ("rapport", "reason", "ask")]
        for label in self.questions:
            column.addWidget(label)
        self._title = PlainLabel("What the engine finds", role="heading")
        column.addSpacing(6)
        column.addWidget(self._title)
        self.findings = PlainLabel()
        self.findings.setAccessibleName("What the engine finds")
        column.addWidget(self.findings)
        self._title.setVisible(findings)
        self.findings.setVisible(findings)

    def show_report(self, report: Report) -> None:
        self.verdict.setText(verdict_words(report))
        self.why.setText(report.verdict_why)
        lines = question_words(report)
        for number, label in enumerate(self.questions):
            label.setText(lines[number] if number < len(lines) else "")
        found = [f for f in report.findings if f.severity is not Severity.PRAISE]
        found.sort(key=lambda f: (-f.gain, f.span))
        shown = [f"• {finding_words(f)}" for f in found[:MOST]]
        if len(found) > MOST:
            shown.append(f"… and {len(found) - MOST} more")
        self.findings.setText("\n".join(shown) or "Nothing.")
