"""What a finding rests on, in plain lines; and a finding as it is said aloud."""

from __future__ import annotations

from coach import Applicability, Finding, Fix
from coach.loading.knowledge import Knowledge
from coach.rule import Evidence
from ui.write.words import CRITERIA, SEVERITIES

GRADES = {
    "A": "peer-reviewed or randomised",
    "B": "data of a large platform",
    "C": "a vendor's figures or a small test",
    "D": "of unknown or disputed origin",
    "opinion": "no study is known, this is how we read such messages",
}


def grounds(finding: Finding, knowledge: Knowledge) -> tuple[str, ...]:
    """Why this is said, a line each: the reason, the source and what it found, its sample, its grade."""
    rule = next((r for r in knowledge.rules if r.id == finding.rule), None)
    lines = [finding.why] if finding.why else []
    evidence = knowledge.evidence.get(rule.evidence) if rule is not None else None
    if evidence is not None:
        lines += evidence_lines(evidence)
    elif finding.evidence:
        lines.append(f"It rests on: {finding.evidence}.")
    if finding.own:
        lines.append("This is a rule of your own.")
    return tuple(lines)


def evidence_lines(evidence: Evidence) -> list[str]:
    """Source, finding, sample and grade of a piece of evidence."""
    lines = [f"Source: {evidence.title}. {evidence.finding}"]
    if evidence.sample:
        lines.append(f"Sample: {evidence.sample}.")
    grade = "Opinion" if evidence.grade == "opinion" else f"Grade {evidence.grade}"
    lines.append(f"{grade}: {GRADES[evidence.grade]}.")
    return lines


def pattern_line(finding: Finding, knowledge: Knowledge) -> str:
    """The pattern under a finding: its name and its shape; empty where there is none."""
    pattern = knowledge.patterns.get(finding.pattern)
    return f"Pattern: {pattern.title.lower()} ({pattern.shape})" if pattern else ""


def fix_words(fix: Fix, text: str) -> str:
    """What a fix does, with the words before and after. `text`: the words it takes the place of."""
    said = {Applicability.SAFE: "", Applicability.CHOOSE: "Your choice: ", Applicability.SHOW: "To look at: "}
    change = "" if not fix.replacement else f"{_short(text)} → {_short(fix.replacement)}"
    same = fix.label.strip(" “”\"'").casefold() == fix.replacement.strip().casefold()
    label = change if same and change else fix.label
    return said[fix.applicability] + label


def _short(words: str) -> str:
    line = " ".join(words.split())
    return f"“{line[:29]}…”" if len(line) > 30 else f"“{line}”"


def spoken(finding: Finding) -> str:
    """A finding in one go, as a screen reader says it."""
    parts = [f"{CRITERIA[finding.criterion]}, {SEVERITIES[finding.severity].lower()}"]
    if finding.gain:
        parts.append(f"{finding.gain} points to gain")
    said = ", ".join(parts) + ". "
    if finding.text:
        said += f"{_short(finding.text)}. "
    said += " ".join(w for w in (finding.question, finding.message) if w)
    if finding.fixes:
        said += " Fixes: " + ", ".join(f.label for f in finding.fixes) + "."
    return said
