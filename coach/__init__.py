"""Firstline's judgement of a first message, with no window in it.

    from coach import Message, analyse
    report = analyse(Message("Hi Zak, I came across your profile …"))

`analyse` is pure: the same message and knowledge give the same report. It imports neither Qt nor anything that
reaches for the network.
"""

from coach.analysis import Memory, analyse
from coach.errors import DataError, FirstlineError, InputError
from coach.message import Channel, Message, Suppression
from coach.people import Person, Recipient, Relation
from coach.report import (
    Applicability,
    Assessment,
    BoundWords,
    Criterion,
    Finding,
    Fix,
    Length,
    Level,
    NextStep,
    Quote,
    Report,
    ScorePart,
    Severity,
    Verdict,
)
from coach.span import Span

__version__ = "0.1.0"

__all__ = [
    "Applicability",
    "Assessment",
    "BoundWords",
    "Channel",
    "Criterion",
    "DataError",
    "Finding",
    "FirstlineError",
    "Fix",
    "InputError",
    "Length",
    "Level",
    "Memory",
    "Message",
    "NextStep",
    "Person",
    "Quote",
    "Recipient",
    "Relation",
    "Report",
    "ScorePart",
    "Severity",
    "Span",
    "Suppression",
    "Verdict",
    "analyse",
]
