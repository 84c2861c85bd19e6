"""What an analysis says: levels with their evidence, findings, score with its parts, verdict."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from coach.span import Span


class Criterion(StrEnum):
    RAPPORT = "rapport"
    REASON = "reason"
    ASK = "ask"
    WORDING = "wording"
    FACTS = "facts"
    LANGUAGE = "language"
    LENGTH = "length"
    SEND = "send"


QUESTIONS = (Criterion.RAPPORT, Criterion.REASON, Criterion.ASK)
"""The three questions every message must answer; only they have a level."""


class Level(StrEnum):
    """How far one of the three questions is answered. Meaning: the labelling guideline."""

    ABSENT = "absent"
    VAGUE = "vague"
    SPECIFIC = "specific"

    @property
    def rank(self) -> int:
        return ("absent", "vague", "specific").index(self.value)


class Severity(StrEnum):
    PRAISE = "praise"
    HINT = "hint"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        return ("praise", "hint", "warning", "error").index(self.value)


class Verdict(StrEnum):
    READY = "ready"
    CLOSE = "close"
    REWORK = "rework"
    FOLLOW = "follow"


class Applicability(StrEnum):
    """How far a fix may be trusted: applied on its own, chosen by the writer, or only shown."""

    SAFE = "safe"
    CHOOSE = "choose"
    SHOW = "show"


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of the message that a judgement rests on; `text` is the stretch itself."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """The level of one of the three questions, why in one sentence, and the words it rests on."""

    criterion: Criterion
    level: Level
    why: str
    evidence: tuple[Quote, ...]


class Fix(NamedTuple):
    """Replace `span` (code points of the finding's field) by `replacement`. Applying it is `coach.edits.apply`."""

    label: str
    span: Span
    replacement: str
    applicability: Applicability = Applicability.CHOOSE


class Finding(NamedTuple):
    """One thing seen in the message.

    `span` is in code points of `field` ("text" or "subject") and `text` is that stretch, so that a finding whose
    words have changed can be dropped. A finding about the whole message has the span [0, 0) and the text "".
    `question` is what the reader would ask here; `pattern` the id of a better-example pattern or ""; `example`
    that pattern filled from the profiles; `evidence` the rule's source and grade; `gain` exactly the points by
    which the score rises when this finding alone is gone.
    """

    rule: str
    criterion: Criterion
    severity: Severity
    span: Span
    text: str
    message: str
    question: str = ""
    why: str = ""
    pattern: str = ""
    example: str = ""
    fixes: tuple[Fix, ...] = ()
    evidence: str = ""
    gain: int = 0
    field: str = "text"
    own: bool = False
    """True for a rule from the writer's own folder."""
    title: str = ""
    cost: int = 0
    """What the rule takes off its part; `gain` is less where the part is used up."""


@dataclass(frozen=True, slots=True)
class ScorePart:
    criterion: Criterion
    points: int
    of: int
    why: str


@dataclass(frozen=True, slots=True)
class BoundWords:
    """How many words of the text are bound to the recipient, to the sender, and in all; where they stand."""

    recipient: int
    sender: int
    total: int
    recipient_spans: tuple[Span, ...] = ()
    sender_spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Length:
    """`characters` and `limit` in UTF-16 code units; `over_from` the code-point index of the first grapheme over
    the limit; `grade` the Automated Readability Index, None where it was not asked for or makes no sense."""

    characters: int
    limit: int | None
    over_from: int | None
    words: int
    grade: float | None = None
    subject: Length | None = None


@dataclass(frozen=True, slots=True)
class NextStep:
    """The single change that gains most, in words; `finding` is its index in `Report.findings`."""

    finding: int
    text: str
    gain: int


@dataclass(frozen=True, slots=True)
class Report:
    """The whole answer. `verdict`, `score` and the levels are None where the text is not English."""

    id: str
    verdict: Verdict | None
    score: int | None
    score_parts: tuple[ScorePart, ...]
    criteria: tuple[Assessment, ...]
    findings: tuple[Finding, ...]
    bound_words: BoundWords
    length: Length
    language: str
    verdict_why: str = ""
    next_step: NextStep | None = None
    revision: int = 0
    """The revision of the text this was computed for, as the caller numbered it; stale reports are dropped."""

    def level(self, criterion: Criterion) -> Level | None:
        for assessment in self.criteria:
            if assessment.criterion is criterion:
                return assessment.level
        return None
