"""What is said of an examined export. No Qt here."""

from __future__ import annotations

from coach.auditing.audit import Audit, Audited, message_of
from ui.history.words import DraftWanted, accepted_words, day, shown

WHAT_IT_IS = (
    "LinkedIn gives you a copy of your data: Settings, Data privacy, Get a copy of your data, the larger archive. Drop "
    "the ZIP or the unpacked folder here. Every invitation in it is read on this computer and judged as a draft is; "
    "you see which kinds of notes were accepted, and how sure one can be of it. Nothing is uploaded, nothing in the "
    "archive is changed."
)


def draft_of(one: Audited) -> DraftWanted:
    invitation = one.invitation
    return DraftWanted(invitation.text, "", message_of(invitation).channel, {"name": " ".join(invitation.to.split())})


def about(one: Audited) -> str:
    whom = shown(one.invitation.to, 120) or "No name"
    return f"{whom} · {day(one.invitation.sent_at)} · accepted: {accepted_words(one.accepted)}"


def head(audit: Audit) -> str:
    """What was examined, in a sentence or two."""
    accepted = audit.accepted
    told = "the export does not say how many were accepted" if accepted is None else f"{accepted:,} accepted"
    words = f"{len(audit.messages):,} invitations, {audit.with_note:,} with a note; {told}."
    if audit.skipped:
        first = audit.skipped[0]
        words += f" {len(audit.skipped):,} rows could not be read, the first in {shown(first.file)}, line {first.line}."
    return words if audit.complete else f"Stopped before the end. {words}"
