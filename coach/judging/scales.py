"""What was learnt from the labelled corpus, as values: the weights of the signs, and how they add up to a level."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coach.judging.emptiness import Emptiness
from coach.judging.weights import LEVEL_FIELDS, Packed
from coach.report import QUESTIONS, Criterion

MESSAGE_FEATURES = ("sentences", "words", "meaning", "narrow", "you", "self", "few", "empty", "question")
"""What of the message as a whole is weighed, beside its sentences: see `coach.judging.levels.features`."""


THRESHOLDS = 2 * len(QUESTIONS) + 1
assert THRESHOLDS == LEVEL_FIELDS
MAILING = THRESHOLDS - 1
"""Numbers of the thresholds: a question's vague and specific by turns, then that of a mailing."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """From where a level holds. The odds of all sentences together, as a logarithm, and the weighted features of the
    message must rise above 0 with `bias`."""

    bias: float
    weights: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Scales:
    """`weights`: of each sign; `thresholds`: for each question that of at least vague and that of specific; `mailing`:
    from where a message reads like one that went to many, which its readers ignored or reported."""

    weights: Mapping[str, Packed]
    emptiness: Emptiness
    thresholds: Mapping[Criterion, tuple[Threshold, Threshold]]
    mailing: Threshold
