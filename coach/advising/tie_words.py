"""A tie put into words that can stand in a message, at the place where it is wanted."""

from __future__ import annotations

from coach.advising.examples import shown_tie
from coach.facts.organisations import same_organisation
from coach.facts.ties import Tie, TieKind
from coach.message import Message

KINDS = {
    TieKind.WORK: "They made",
    TieKind.MUTUAL: "You both know",
    TieKind.MET: "You met",
    TieKind.SCHOOL: "You both studied at",
    TieKind.COMPANY: "You share an employer",
    TieKind.GROUP: "You are both in",
    TieKind.PLACE: "You are both near",
}
"""How a tie is introduced in a list."""


def worded(tie: Tie, message: Message) -> str:
    """The tie as a few words of the sender's, small at the beginning and without a stop: "we both studied at Lund"."""
    value = shown_tie(tie)
    match tie.kind:
        case TieKind.WORK:
            return f"your “{value}”"
        case TieKind.MUTUAL:
            return f"we both know {value}"
        case TieKind.MET:
            return f"we met {value}"
        case TieKind.SCHOOL:
            return f"we both studied at {value}"
        case TieKind.COMPANY:
            you, me = message.recipient, message.sender
            now = bool(you and me and you.company and same_organisation(you.company, me.company))
            return f"we both work at {value}" if now else f"we both have {value} behind us"
        case TieKind.GROUP:
            return f"we are both in {value}"
        case TieKind.PLACE:
            return f"we are both in {value}"


def placed(words: str, before: str, after: str) -> str:
    """`words` as they fit between `before` and `after`: a capital where a sentence begins, and blanks to each side."""
    begins = not before.strip() or before.rstrip(" ")[-1:] in ".!?\n:"
    fitted = words[:1].upper() + words[1:] if begins else words
    lead = " " if before and not before[-1].isspace() and before[-1] not in "(“\"'" else ""
    tail = " " if after and not after[0].isspace() and after[0] not in ".,;:!?)”" else ""
    return lead + fitted + tail
