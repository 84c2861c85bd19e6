"""Matches of rules become findings: worded, with the pattern filled for this recipient, fixes, and the exact gain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from coach.advising import examples, score
from coach.edits import moved
from coach.judging.matching import Match
from coach.message import Message
from coach.report import Applicability, Finding, Fix
from coach.rule import Evidence, Pattern, Rule
from coach.span import Span

_BEFORE, _AFTER = 16, 16
"""How far a fix looks to each side, in code points, when it takes words out."""


@dataclass
class FindingMemory:
    """The findings of the last report by rule, field and surroundings: a keystroke moves those behind it, no more."""

    last: dict[tuple[str, str, str], list[Finding]] = field(default_factory=dict)
    known: Mapping[str, str] | None = None
    examples: dict[str, tuple[str, str]] = field(default_factory=dict)


def findings_of(
    message: Message,
    patterns: Mapping[str, Pattern],
    evidence: Mapping[str, Evidence],
    matches: Sequence[Match],
    memory: FindingMemory,
) -> tuple[Finding, ...]:
    """One finding for each match, in the order of `matches`."""
    known = examples.slots(message)
    if known != memory.known:
        memory.known = known
        memory.examples.clear()
        memory.last.clear()
    gains = score.gains([score.Cost(m.rule.criterion, m.rule.cost, m.rule.title) for m in matches])
    found = []
    kept: dict[tuple[str, str, str], list[Finding]] = {}
    for match, gain in zip(matches, gains, strict=True):
        rule, span = match.rule, match.span
        whole = message.text if match.field == "text" else message.subject or ""
        around = whole[max(0, span.start - _BEFORE) : span.end + _AFTER]
        key = (rule.id, match.field, around)
        old = memory.last.get(key)
        finding = old.pop(0) if old else None
        # The same surroundings may hold the same words twice.
        if finding is not None and finding.gain == gain and finding.text == whole[span.start : span.end]:
            by = span.start - finding.span.start
            if by:
                finding = moved(finding, by)
        else:
            pattern, example = _example(rule, patterns, known, memory)
            rests_on = evidence.get(rule.evidence)
            text = span.of(whole)
            shown = " ".join(text.split())
            finding = Finding(
                rule=rule.id,
                criterion=rule.criterion,
                severity=rule.severity,
                span=span,
                text=text,
                message=rule.message.replace("{match}", shown),
                question=rule.question.replace("{match}", shown),
                why=rule.why.replace("{match}", shown),
                pattern=pattern,
                example=example,
                fixes=_fixes(whole, match, shown),
                evidence=str(rests_on) if rests_on else rule.evidence,
                gain=gain,
                field=match.field,
                own=rule.own,
                title=rule.title,
                cost=rule.cost,
            )
        kept.setdefault(key, []).append(finding)
        found.append(finding)
    memory.last = kept
    return tuple(found)


def _example(
    rule: Rule, patterns: Mapping[str, Pattern], known: Mapping[str, str], memory: FindingMemory
) -> tuple[str, str]:
    """The id of the pattern to show under `rule` and the pattern filled, both "" where there is none."""
    if not rule.pattern:
        return "", ""
    filled = memory.examples.get(rule.pattern)
    if filled is None:
        pattern = patterns.get(examples.pattern_for(rule.pattern, known))
        filled = (pattern.id, examples.fill(pattern, known)) if pattern else ("", "")
        memory.examples[rule.pattern] = filled
    return filled


def _fixes(whole: str, match: Match, shown: str) -> tuple[Fix, ...]:
    if match.field != "text" or match.span.empty:
        return ()
    return tuple(
        _fix(whole, match.span, f.label, f.replacement.replace("{match}", shown), f.applicability)
        for f in match.rule.fixes
    )


def _fix(text: str, span: Span, label: str, replacement: str, applicability: Applicability) -> Fix:
    """A fix in place; one that takes words out takes the space and the lone stop they leave behind as well."""
    if not replacement:
        start, end = span.start, span.end
        before = text[max(0, start - _BEFORE) : start].rstrip(" ")[-1:]
        after = text[end : end + _AFTER]
        if before in ("", "\n", ".", "!", "?", ",") and after[:1] in (".", "!", "?", ","):
            end += 1 + len(after[1:]) - len(after[1:].lstrip(" "))
        elif after[:1] == " " and (start == 0 or text[start - 1].isspace()):
            end += 1
        span = Span(start, end)
    return Fix(label, span, replacement, applicability)
