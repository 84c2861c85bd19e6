"""Matches of rules become findings: worded, with the pattern filled for this recipient, fixes, and the exact gain."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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
    """The findings of the last report with the text they stand in: a keystroke moves those behind it, no more."""

    text: str = ""
    matches: Sequence[Match] = ()
    findings: Sequence[Finding] = ()
    subject: str | None = None
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
    if known != memory.known or message.subject != memory.subject:
        memory.known, memory.subject, memory.matches, memory.findings = known, message.subject, (), ()
        memory.examples.clear()
    gains = score.gains([score.Cost(m.rule.criterion, m.rule.cost, m.rule.title) for m in matches])
    front, back = _still(memory, matches, message.text)
    found = list(memory.findings[:front])
    for match in matches[front : len(matches) - len(back)]:
        rule, span = match.rule, match.span
        whole = message.text if match.field == "text" else message.subject or ""
        pattern, example = _example(rule, patterns, known, memory)
        rests_on = evidence.get(rule.evidence)
        text = span.of(whole)
        shown = " ".join(text.split())
        found.append(
            Finding(
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
                gain=0,
                field=match.field,
                own=rule.own,
                title=rule.title,
                cost=rule.cost,
            )
        )
    found += back
    findings = tuple([f if f.gain == gain else f._replace(gain=gain) for f, gain in zip(found, gains, strict=True)])
    memory.text, memory.matches, memory.findings = message.text, matches, findings
    return findings


def _still(memory: FindingMemory, matches: Sequence[Match], text: str) -> tuple[int, list[Finding]]:
    """How many findings at the front still hold as they are, and those at the back that hold, moved to where their
    words now stand. A finding holds as long as the words it marks, and those that its fixes look at, are the same."""
    old, old_text = memory.matches, memory.text
    if not old:
        return 0, []
    most = min(len(old), len(matches))
    same = _common(text, old_text, lambda n: text[:n] == old_text[:n]) - _AFTER
    front = 0
    while front < most and old[front] == matches[front] and matches[front].span.end <= same:
        front += 1
    by = len(text) - len(old_text)
    since = len(old_text) - _common(text, old_text, lambda n: text[len(text) - n :] == old_text[len(old_text) - n :])
    back: list[Finding] = []
    while len(back) < most - front:
        match, was = matches[-1 - len(back)], old[-1 - len(back)]
        holds = match.span.empty or (match.span == was.span.shift(by) and was.span.start - _BEFORE >= since)
        if match.rule is not was.rule or match.field != was.field or match.span.empty != was.span.empty or not holds:
            break
        finding = memory.findings[-1 - len(back)]
        back.append(moved(finding, by) if by and not match.span.empty else finding)
    back.reverse()
    return front, back


def _common(one: str, other: str, same: Callable[[int], bool]) -> int:
    """The largest number of characters, up to the shorter text, for which `same` holds; it holds for all below."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if same(middle):
            low = middle
        else:
            high = middle - 1
    return low


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
