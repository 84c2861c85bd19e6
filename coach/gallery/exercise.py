"""Exercises: a bad message, what is known, an empty page; and spotting faults in a message."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coach.gallery.teardown import HINT_STRENGTHS, Answer, Teardown, message_of
from coach.message import Message
from coach.report import Criterion, Finding, Report, Severity, Verdict
from coach.span import Span

TASK = "Write the message that this sender could have sent."


@dataclass(frozen=True, slots=True)
class Exercise:
    """A message to redraft. `answers` are two worked ones; `hints` three, from the weakest on."""

    id: str
    title: str
    task: str
    teardown: Teardown
    hints: tuple[str, ...]
    answers: tuple[Answer, ...]
    credit: str = ""

    @property
    def criterion(self) -> Criterion:
        """The criterion that its message offends first."""
        return next(iter(self.teardown.criteria), Criterion.RAPPORT)

    def message(self, text: str, subject: str | None = None) -> Message:
        """`text` as it would be judged: for this reader, from this sender, who has this purpose."""
        return message_of(self.teardown, text, subject)


def exercise_of(teardown: Teardown) -> Exercise | None:
    """The exercise that `teardown` makes, or None where it has no worked answer to compare with."""
    if not teardown.answers:
        return None
    return Exercise(teardown.id, teardown.title, TASK, teardown, teardown.hints, teardown.answers, teardown.credit)


def hints_until(exercise: Exercise, taken: int) -> tuple[tuple[str, str], ...]:
    """The hints that `taken` presses have brought, each with what kind it is."""
    return tuple(zip(HINT_STRENGTHS, exercise.hints, strict=False))[: max(0, taken)]


def done(report: Report | None) -> bool:
    """Whether a redraft is done: its verdict is ready, and it is no empty text that only courtesy lets pass."""
    return report is not None and report.verdict is Verdict.READY and report.length.words > 0


@dataclass(frozen=True, slots=True)
class Spotted:
    """Clicked words against the engine's marks: findings that were `found`, those `missed`, and the clicked
    stretches where it marks nothing (`beside`)."""

    found: tuple[Finding, ...]
    missed: tuple[Finding, ...]
    beside: tuple[Span, ...]


def marks_of(report: Report) -> tuple[Finding, ...]:
    """What there is to spot: findings on words of the text that are no praise, in the order of the text."""
    on_words = [
        f for f in report.findings if f.field == "text" and not f.span.empty and f.severity is not Severity.PRAISE
    ]
    return tuple(sorted(on_words, key=lambda f: (f.span, f.rule)))


def spot(report: Report, clicked: Sequence[Span]) -> Spotted:
    """Compares clicked stretches (code points) with the marks of `report`; one that touches a mark has found it."""
    marks = marks_of(report)
    found = tuple(f for f in marks if any(f.span.overlaps(c) for c in clicked))
    beside = tuple(c for c in sorted(set(clicked)) if not any(f.span.overlaps(c) for f in marks))
    return Spotted(found, tuple(f for f in marks if f not in found), beside)


def criteria_spotted(spotted: Spotted) -> dict[Criterion, bool]:
    """For each criterion that had marks, whether all of its marks were found."""
    outcome: dict[Criterion, bool] = {}
    for finding in spotted.found:
        outcome.setdefault(finding.criterion, True)
    for finding in spotted.missed:
        outcome[finding.criterion] = False
    return outcome
