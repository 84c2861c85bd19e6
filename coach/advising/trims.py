"""Honest ways to shorten a text that is too long: something empty is left out, nothing is worded anew."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from coach.edits import Edit, apply
from coach.judging.length import utf16_length
from coach.reading.sentences import sentences
from coach.report import Finding, Severity
from coach.span import Span, merge

MOST = 3
"""Trims offered at once."""
_HOLLOW = 0.5
"""A sentence of which so much is marked as empty says little without it."""
_COURTESIES = frozenset(("generic.pleasantry", "generic.apology", "generic.closer", "generic.for-reference"))
_GREETING = re.compile(r"\s{0,8}(?:hi|hello|hey|dear)\b[^,!:\n]{0,60}[,!:][ \t]{0,4}", re.I)
"""Stays, whatever the sentence says that it begins."""


@dataclass(frozen=True, slots=True)
class Trim:
    """`edits` (code points of the text) take something out; `saves` UTF-16 units; `fits`: whether the limit is met
    then; `after`: the text without it."""

    label: str
    edits: tuple[Edit, ...]
    saves: int
    fits: bool
    after: str


def trims(text: str, findings: Sequence[Finding], limit: int | None) -> tuple[Trim, ...]:
    """Up to three ways to come nearer to `limit` (UTF-16 units), by what `findings` hold to be empty; none where the
    text fits. First those after which it fits, the smallest loss first; then what saves most."""
    if limit is None or utf16_length(text) <= limit:
        return ()
    hollow = [f for f in findings if _is_empty(f)]
    found: dict[tuple[Span, ...], Trim] = {}
    for label, spans in _ways(text, hollow):
        key = tuple(merge(list(spans)))
        if key and key not in found:
            found[key] = _trim(text, label, key, limit)
    ways = [t for t in found.values() if t.after.strip()]
    ways.sort(key=lambda t: (not t.fits, t.saves if t.fits else -t.saves))
    return tuple(ways[:MOST])


def _is_empty(finding: Finding) -> bool:
    marked = finding.severity in (Severity.WARNING, Severity.ERROR, Severity.HINT)
    return marked and finding.field == "text" and not finding.span.empty and finding.rule.startswith("generic.")


def _ways(text: str, hollow: Sequence[Finding]) -> list[tuple[str, list[Span]]]:
    whole: list[tuple[Span, bool]] = []
    """Sentences that are mostly empty, and whether a courtesy is why."""
    stretches: list[Span] = []
    for sentence in sentences(text):
        greeting = _GREETING.match(text, sentence.start, sentence.end)
        if greeting and greeting.end() < sentence.end:
            sentence = Span(greeting.end(), sentence.end)
        mine = [f for f in hollow if sentence.contains(f.span)]
        covered = sum(s.length for s in merge([f.span for f in mine]))
        if mine and covered >= _HOLLOW * sentence.length:
            whole.append((sentence, any(f.rule in _COURTESIES for f in mine)))
        else:
            stretches += [_clause(text, sentence, f.span) for f in mine if _may_go(text, sentence, f)]
    ways: list[tuple[str, list[Span]]] = []
    courtesies = [s for s, courtesy in whole if courtesy]
    if courtesies:
        ways.append(("Leave out the courtesy", [max(courtesies, key=lambda s: s.length)]))
    if whole:
        longest = max((s for s, _ in whole), key=lambda s: s.length)
        ways.append(("Leave out the longest empty sentence", [longest]))
    if stretches:
        ways.append(("Leave out the empty stretch", [max(stretches, key=lambda s: s.length)]))
    everything = [s for s, _ in whole] + stretches
    if len(everything) > 1:
        ways.append(("Leave out all of these", everything))
    return ways


def _may_go(text: str, sentence: Span, finding: Finding) -> bool:
    """Whether the sentence stands without the stretch: a rule says so, or the stretch hangs on at its end."""
    if any(not fix.replacement for fix in finding.fixes):
        return True
    return _clause(text, sentence, finding.span) != finding.span and text[finding.span.end : sentence.end].strip(
        "!.?… "
    ) == ("")


def _clause(text: str, sentence: Span, span: Span) -> Span:
    """The stretch with the comma or "and" that hangs it on."""
    before = text[sentence.start : span.start]
    for link in (", and ", " and ", ", ", " – ", " - "):
        if before.endswith(link):
            return Span(span.start - len(link), span.end)
    return span


def _trim(text: str, label: str, spans: Sequence[Span], limit: int) -> Trim:
    edits = tuple(Edit(_with_space(text, span), "") for span in spans)
    after = apply(text, edits)
    saves = utf16_length(text) - utf16_length(after)
    return Trim(label, edits, saves, utf16_length(after) <= limit, after)


def _with_space(text: str, span: Span) -> Span:
    """A stretch with the blank that would be left over beside it; an empty line is kept once."""
    start, end = span.start, span.end
    while end < len(text) and text[end] == " " and (start == 0 or text[start - 1].isspace()):
        end += 1
    if (end == len(text) or text[end] == "\n") and start and text[start - 1] in " \n":
        while start and text[start - 1] in " \n":
            start -= 1
        if start == 0:
            while end < len(text) and text[end] == "\n":
                end += 1
    return Span(start, end)
