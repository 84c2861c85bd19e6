"""A rule as a value: what it looks for, what it says, what it rests on, and the sentences that prove it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from coach.reading.phrases import Phrase
from coach.report import Applicability, Criterion, Level, Severity
from coach.slip import SlipKind


class CheckKind(StrEnum):
    """The few shapes a check can have. PHRASE marks each phrase; COUNT speaks once a phrase stands more often than
    `most` times and marks those beyond; DETECTOR is code named in `coach.judging.detectors`; LEVEL speaks where the
    rule's criterion is at `level` and more is called for, LIMIT where a text does not fit its channel, LANGUAGE
    where it cannot be judged, FACT where the message and the recipient's profile do not agree, GRAMMAR where there are
    slips of the kind `slip`, which are found late: see `coach.language`. EMPTY marks what the learnt weights find empty
    and no phrase names (`coach.judging.emptiness`), MAILING speaks where they find that a message reads like one that
    went to many (`coach.judging.levels`)."""

    PHRASE = "phrase"
    COUNT = "count"
    DETECTOR = "detector"
    LEVEL = "level"
    LIMIT = "limit"
    LANGUAGE = "language"
    FACT = "fact"
    GRAMMAR = "grammar"
    EMPTY = "empty"
    MAILING = "mailing"


class Where(StrEnum):
    """Where in the message a phrase counts. OPENING is the first sentence after greeting, CLOSING the last before
    the sign-off."""

    ANYWHERE = "anywhere"
    OPENING = "opening"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Check:
    """`any` are the phrases; a phrase that overlaps one of `unless` in the same sentence stays silent."""

    kind: CheckKind
    any: tuple[Phrase, ...] = ()
    unless: tuple[Phrase, ...] = ()
    where: Where = Where.ANYWHERE
    most: int = 0
    detector: str = ""
    level: Level | None = None
    slip: SlipKind | None = None
    channels: tuple[str, ...] = ()
    """Channels the rule applies to; empty for all."""


@dataclass(frozen=True, slots=True)
class FixTemplate:
    """`replacement` takes the place of the match; `{match}` stands for the matched words. Empty takes them out."""

    label: str
    replacement: str
    applicability: Applicability


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that proves a rule. `spans` (code points) are what the rule must mark in it, exactly; none for a
    near miss. `fixed` is the text after the rule's first fix, where that is said."""

    text: str
    spans: tuple[tuple[int, int], ...]
    fixed: str | None = None
    why: str = ""
    channel: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a rule rests on. `grade`: A peer-reviewed or randomised, B large platform data, C vendor or small test,
    D origin unknown, "opinion"."""

    id: str
    grade: str
    title: str
    finding: str
    sample: str = ""

    def __str__(self) -> str:
        return f"{self.title} ({self.grade if self.grade == 'opinion' else 'grade ' + self.grade})"


@dataclass(frozen=True, slots=True)
class Rule:
    """`message`, `question` and `why` may hold `{match}`, those of a slip `{fix}` too. `cost` is how many points the
    finding takes off its criterion's part of the score (0 for praise). `source_file`, `own`: where it was read."""

    id: str
    title: str
    criterion: Criterion
    severity: Severity
    message: str
    question: str
    why: str
    evidence: str
    cost: int
    check: Check
    pattern: str = ""
    failures: tuple[str, ...] = ()
    fixes: tuple[FixTemplate, ...] = ()
    bad: tuple[Example, ...] = ()
    good: tuple[Example, ...] = ()
    source_file: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """A better-example pattern after the article's: what makes it work, and a template per kind of fact.

    `templates` are tried in order; the first whose slots are all known is filled. `generic` is shown with its
    slots open where too little is known.
    """

    id: str
    title: str
    when: str
    why: str
    shape: str
    templates: tuple[str, ...]
    generic: str
    evidence: str
