"""What a message does well, said with the words that do it."""

from __future__ import annotations

from typing import NamedTuple

from coach.report import Criterion, Level, Quote, Report


class Praise(NamedTuple):
    """`words`: what works, in a sentence; `quote`: the words of the message that do it, where some do."""

    words: str
    quote: Quote | None = None


_SAID = {
    Criterion.RAPPORT: "It ties you to this person and nobody else.",
    Criterion.REASON: "It says what you would do together.",
    Criterion.ASK: "They know what to answer.",
}


def praise(report: Report) -> tuple[Praise, ...]:
    """What works, the three questions first; nothing where the text was not judged or is empty."""
    if report.verdict is None or not report.length.words:
        return ()
    found = [
        Praise(_SAID[a.criterion], a.evidence[0] if a.evidence else None)
        for a in report.criteria
        if a.level is Level.SPECIFIC
    ]
    bound = report.bound_words
    if bound.total and bound.recipient >= 3 and 5 * bound.recipient >= bound.total:
        found.append(Praise(f"{bound.recipient} of {bound.total} words could only be for them."))
    criteria = {f.criterion for f in report.findings}
    if Criterion.WORDING not in criteria and not any(f.rule.startswith("generic.") for f in report.findings):
        found.append(Praise("No stock phrase stands in it."))
    return tuple(found)
