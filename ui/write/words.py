"""What the window calls things."""

from __future__ import annotations

from coach import Criterion, Level, Relation, Severity, Verdict

VERDICTS = {
    Verdict.READY: "Ready to send",
    Verdict.CLOSE: "Nearly there",
    Verdict.REWORK: "Rework it",
    Verdict.FOLLOW: "Follow instead",
}
LEVELS = {Level.ABSENT: "absent", Level.VAGUE: "vague", Level.SPECIFIC: "specific"}
SHAPES = {Level.ABSENT: "○", Level.VAGUE: "◐", Level.SPECIFIC: "●"}
CRITERIA = {
    Criterion.RAPPORT: "Rapport",
    Criterion.REASON: "Reason",
    Criterion.ASK: "Ask",
    Criterion.WORDING: "Wording",
    Criterion.FACTS: "Facts",
    Criterion.LANGUAGE: "Language",
    Criterion.LENGTH: "Length",
    Criterion.SEND: "Sending",
}
SEVERITIES = {
    Severity.ERROR: "Must be mended",
    Severity.WARNING: "Worth mending",
    Severity.HINT: "A thought",
    Severity.PRAISE: "Well done",
}
RELATIONS = {
    Relation.UNKNOWN: "Not said",
    Relation.MET: "We have met",
    Relation.MUTUAL: "Someone in common",
    Relation.WORK: "I know their work",
    Relation.FIELD: "Same field",
    Relation.NONE: "Not at all",
}

_QUOTE = 60
"""Longest quotation of the draft, in code points."""


def quoted(words: str) -> str:
    """Words of the draft in quotation marks, on one line, cut where they are long."""
    line = " ".join(words.split())
    return f"“{line[: _QUOTE - 1]}…”" if len(line) > _QUOTE else f"“{line}”"
