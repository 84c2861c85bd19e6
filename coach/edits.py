"""Changes to a text as values; applying them is pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from coach.report import Finding, Fix
from coach.span import Span


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace `span` (code points) by `replacement`; an empty span inserts, an empty replacement removes."""

    span: Span
    replacement: str


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text after all edits, which all refer to `text` as it is now.

    Raises ValueError where edits overlap or lie outside the text: nothing is merged or guessed.
    """
    ordered = sorted(edits, key=lambda e: (e.span.start, e.span.end))
    out: list[str] = []
    at = 0
    for edit in ordered:
        if edit.span.start < at:
            raise ValueError("edits overlap")
        if edit.span.end > len(text):
            raise ValueError("an edit lies outside the text")
        out += (text[at : edit.span.start], edit.replacement)
        at = edit.span.end
    out.append(text[at:])
    return "".join(out)


def edit_of(fix: Fix) -> Edit:
    return Edit(fix.span, fix.replacement)


def difference(old: str, new: str) -> Edit:
    """The one edit that leads from `old` to `new`, with the longest common start and end left out."""
    limit = min(len(old), len(new))
    start = 0
    while start < limit and old[start] == new[start]:
        start += 1
    tail = 0
    while tail < limit - start and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return Edit(Span(start, len(old) - tail), new[start : len(new) - tail])


def moved(finding: Finding, by: int) -> Finding:
    """The same finding, `by` code points further on."""
    fixes = tuple(fix._replace(span=fix.span.shift(by)) for fix in finding.fixes)
    return finding._replace(span=finding.span.shift(by), fixes=fixes)


def carry(findings: Iterable[Finding], edit: Edit) -> tuple[Finding, ...]:
    """The findings that survive `edit`, moved with the text; those whose words it touches are gone.

    Only findings in the body are moved; those of the whole message and of the subject stay as they are.
    """
    by = len(edit.replacement) - edit.span.length
    kept: list[Finding] = []
    for finding in findings:
        span = finding.span
        if finding.field != "text" or span.empty or span.end <= edit.span.start:
            kept.append(finding)
        elif span.start >= edit.span.end:
            kept.append(moved(finding, by))
    return tuple(kept)
