"""A message taken apart, as a value: its margin notes, its faults, its better version, its worked answers."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from coach.edits import Edit, apply
from coach.message import Message
from coach.people import Person, Recipient
from coach.report import QUESTIONS, Criterion, Finding, Level, Report
from coach.span import WHOLE, Span

HINT_STRENGTHS = ("A question", "The pattern", "The first half of an answer")
"""What the three hints of an exercise are, from the weakest on."""


@dataclass(frozen=True, slots=True)
class Note:
    """What the reader thinks at `span` (code points of the message; WHOLE for the message as such).

    `serves`: the stretch serves the criterion instead of offending it. `question` is the one that stays open there,
    or "". `number` counts from 1 in the order of the file.
    """

    number: int
    span: Span
    criterion: Criterion
    thinks: str
    question: str = ""
    serves: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """A stretch that can be switched off: `replacement` takes its place. An empty span is something left out."""

    id: str
    title: str
    span: Span
    replacement: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A message that works, and why."""

    text: str
    why: str
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class Teardown:
    """A bad message and all that is said about it.

    `failure` is an id of the list of failures ("F07") or "", `source` an id of the evidence or "opinion", `credit`
    names whom the idea is owed to. `purpose` is what the sender honestly wants. `better` is the text with all faults
    off where there are faults. `order` puts the article's cases first; `own` is one that the user made.
    """

    id: str
    title: str
    channel: str
    trade: str
    text: str
    recipient: Recipient
    sender: Person
    purpose: str = ""
    failure: str = ""
    subject: str | None = None
    notes: tuple[Note, ...] = ()
    faults: tuple[Fault, ...] = ()
    mend: str = ""
    better: Answer | None = None
    second: Answer | None = None
    hints: tuple[str, ...] = ()
    source: str = "opinion"
    credit: str = ""
    order: int = 1000
    own: bool = False

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """The criteria that its notes speak of, those that it offends first, each once."""
        ordered = sorted(self.notes, key=lambda n: n.serves)
        return tuple(dict.fromkeys(n.criterion for n in ordered))

    @property
    def answers(self) -> tuple[Answer, ...]:
        return tuple(a for a in (self.better, self.second) if a is not None)


def without(teardown: Teardown, off: AbstractSet[str]) -> str:
    """The text with the faults named in `off` replaced. Ids that it does not hold are passed over."""
    return apply(teardown.text, [Edit(f.span, f.replacement) for f in teardown.faults if f.id in off])


def place_after(teardown: Teardown, off: AbstractSet[str], span: Span) -> Span | None:
    """Where `span` of the message stands once the faults in `off` are replaced; None where they touch it."""
    by = 0
    for fault in sorted((f for f in teardown.faults if f.id in off), key=lambda f: (f.span.start, f.span.end)):
        if fault.span.overlaps(span) or (fault.span.empty and span.start < fault.span.start < span.end):
            return None
        if fault.span.end <= span.start:
            by += len(fault.replacement) - fault.span.length
    return span.shift(by)


def standing(teardown: Teardown, off: AbstractSet[str]) -> tuple[Note, ...]:
    """The notes that still hold with the faults in `off` replaced, moved to where their words stand now.

    A note on the whole message is mended once no fault is left.
    """
    all_off = bool(teardown.faults) and all(f.id in off for f in teardown.faults)
    kept: list[Note] = []
    for note in teardown.notes:
        if note.span == WHOLE:
            if note.serves or not all_off:
                kept.append(note)
            continue
        place = place_after(teardown, off, note.span)
        if place is not None and (note.serves or not all_off):
            kept.append(Note(note.number, place, note.criterion, note.thinks, note.question, note.serves))
    return tuple(kept)


def message_of(teardown: Teardown, text: str | None = None, subject: str | None = None) -> Message:
    """The message as it would be judged: `text` (the one received, where None) to this recipient, by this sender."""
    return Message(
        teardown.text if text is None else text,
        id=teardown.id,
        channel=teardown.channel,
        subject=teardown.subject if subject is None else subject,
        recipient=teardown.recipient,
        sender=teardown.sender,
        purpose=teardown.purpose if text is not None else "",
    )


def answer_message(teardown: Teardown, answer: Answer) -> Message:
    """A worked answer as it would be judged."""
    return message_of(teardown, answer.text, answer.subject)


def backing(note: Note, report: Report) -> Finding | Level | None:
    """What in the engine's report holds `note` up: a finding of its criterion on overlapping words (for a note on the
    whole message: any such finding), else the level of its question, else None."""
    for finding in report.findings:
        if finding.criterion is not note.criterion or finding.field != "text":
            continue
        if note.span == WHOLE or finding.span.overlaps(note.span):
            return finding
    level = report.level(note.criterion) if note.criterion in QUESTIONS else None
    if level is None or (level is Level.SPECIFIC) is not note.serves:
        return None
    return level
