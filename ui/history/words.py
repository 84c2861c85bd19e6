"""What the History place calls things. No Qt here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from coach import Verdict
from coach.library import NearDuplicate, Outcome, Quota, Sent
from coach.loading.channels import load_channels
from ui.write.words import VERDICTS

OUTCOMES: Mapping[Outcome, tuple[str, str]] = {
    Outcome.ACCEPTED: ("Accepted", "A"),
    Outcome.REPLIED: ("Replied", "R"),
    Outcome.NOTHING: ("Nothing", "N"),
    Outcome.DECLINED: ("Declined", "D"),
    Outcome.UNKNOWN: ("Not known", "U"),
}
"""Outcome -> its words, and the key that sets it."""
NOT_ENGLISH = "Not judged"


@dataclass(frozen=True, slots=True)
class DraftWanted:
    """A message to go on with as a draft. `recipient`: fields of the form, one value a line."""

    text: str
    subject: str = ""
    channel: str = "note-free"
    recipient: Mapping[str, str] = field(default_factory=dict)


def shown(text: str, most: int = 60) -> str:
    """The beginning of a text on one line, at most `most` code points."""
    line = " ".join(text[: 4 * most].split())
    return line if len(line) <= most and len(text) <= 4 * most else line[: most - 1] + "…"


def channels() -> dict[str, str]:
    """Channel -> its words."""
    return {channel.name: channel.label for channel in load_channels()}


def verdict_words(verdict: str | None) -> str:
    return VERDICTS[Verdict(verdict)] if verdict in set(Verdict) else NOT_ENGLISH


def day(stamp: str | datetime, short: bool = False) -> str:
    """The day of a time, where the reader is: 3 November 2026, or `short` 3 Nov 2026. What is no time stays as is."""
    try:
        time = datetime.fromisoformat(stamp) if isinstance(stamp, str) else stamp
    except ValueError:
        return str(stamp)
    if time.tzinfo is not None:
        time = time.astimezone()
    month = _MONTHS[time.month - 1]
    return f"{time.day} {month[:3] if short else month} {time.year}"


_MONTHS = "January February March April May June July August September October November December".split()


def quota_words(quota: Quota) -> str:
    notes = "note" if quota.allowed == 1 else "notes"
    words = f"{quota.left} of {quota.allowed} {notes} with a text of your own left this month."
    if quota.used > quota.allowed:
        words += f" {quota.used} were copied: perhaps not all were sent, or your account allows more."
    return words


def near_words(near: NearDuplicate) -> str:
    """The warning that a draft stood in another message already."""
    whom = shown(near.sent.name, 60) or "someone whose name was not filled in"
    return f"{int(near.share * 100)} % of this stood in what you sent to {whom} on {day(near.sent.at)}."


def about(sent: Sent, labels: Mapping[str, str]) -> str:
    """One line on a message."""
    whom = shown(sent.name, 120) or "No name"
    at = f" at {shown(sent.company, 120)}" if sent.company.strip() else ""
    return f"{whom}{at} · {labels.get(sent.channel, sent.channel)} · {day(sent.at)}"


def accepted_words(accepted: bool | None) -> str:
    """Whether an invitation was accepted; None: the export does not say."""
    return "not told" if accepted is None else "yes" if accepted else "not so far"
