"""What is called for, and how far the message is from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coach.advising.examples import slots
from coach.message import Message
from coach.people import Relation
from coach.report import QUESTIONS, Assessment, Criterion, Finding, Level, Severity, Verdict

_NOTES = ("note-free", "note-premium")
_TIED = (Relation.MET, Relation.MUTUAL, Relation.WORK, Relation.FIELD)
_SHARED = ("mutual", "met_where", "shared_school", "shared_company", "shared_place", "shared_group")


def called_for(message: Message) -> Mapping[Criterion, Level]:
    """The least level of each question that this channel and relation call for."""
    met = message.recipient is not None and message.recipient.relation is Relation.MET
    if met and message.channel in _NOTES:
        return dict.fromkeys(QUESTIONS, Level.ABSENT)
    if met:
        return {Criterion.RAPPORT: Level.VAGUE, Criterion.REASON: Level.VAGUE, Criterion.ASK: Level.ABSENT}
    return dict.fromkeys(QUESTIONS, Level.SPECIFIC)


def tie_recorded(message: Message) -> bool:
    """Whether the profiles hold a tie: the relation as said, someone in common, or anything both share."""
    if message.recipient is None:
        return False
    known = slots(message)
    return message.recipient.relation in _TIED or any(name in known for name in _SHARED)


def verdict(
    message: Message, criteria: Sequence[Assessment], findings: Sequence[Finding], over: bool
) -> tuple[Verdict, str]:
    """The verdict and why, in one sentence."""
    levels = {a.criterion: a.level for a in criteria}
    needs = called_for(message)
    if (
        not tie_recorded(message)
        and not message.purpose.strip()
        and levels[Criterion.RAPPORT] is not Level.SPECIFIC
        and (
            levels[Criterion.REASON] is Level.ABSENT
            or levels[Criterion.RAPPORT] is levels[Criterion.REASON] is Level.ABSENT
        )
    ):
        return Verdict.FOLLOW, "No tie and no reason yet: following shows you their updates and asks nothing of them."
    short = [q for q in QUESTIONS if levels[q].rank < needs[q].rank]
    errors = [f for f in findings if f.severity is Severity.ERROR]
    empty = not message.text.strip()
    if empty and not over and message.recipient is not None and message.recipient.relation is Relation.MET:
        return Verdict.READY, "You have met: they will know your name, and a line is a courtesy, not a need."
    if empty:
        return Verdict.REWORK, "There is no message yet: one line with a tie and a reason is enough to begin."
    missing = [_MISSING[q] for q in short] + (["a shorter text"] if over else [])
    if errors:
        return Verdict.REWORK, "Something in it must not go out as it stands: " + errors[0].message
    if not missing:
        return Verdict.READY, "It says why them, why now and what to answer."
    if len(missing) == 1:
        return Verdict.CLOSE, f"One thing is missing: {missing[0]}."
    return Verdict.REWORK, "Still missing: " + ", ".join(missing[:-1]) + f" and {missing[-1]}."


_MISSING = {
    Criterion.RAPPORT: "a tie that only this person would recognise",
    Criterion.REASON: "a concrete reason",
    Criterion.ASK: "one thing they can answer in a line",
}
