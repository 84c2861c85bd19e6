"""The audit: the invitations of a data export, each judged, and acceptance by what the notes hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from coach.auditing.bulk import Cancelled, Progress, judge_all
from coach.auditing.rates import Rate, rate
from coach.importing.archive import Archive
from coach.importing.export import Connections, Invitation, connections, invitations
from coach.importing.tables import Skipped
from coach.message import Message, is_personal
from coach.people import Recipient
from coach.report import QUESTIONS, Level, Report, Verdict

PREMIUM, FREE = "note-premium", "note-free"
FREE_LIMIT = 200
"""UTF-16 code units of a note without a paid account; a longer one was sent with one."""
_LENGTHS = (("up to 100", 100), ("101 to 200", 200), ("201 to 300", 300))


@dataclass(frozen=True, slots=True)
class Audited:
    """An invitation that was sent, judged. `accepted`: None where the export holds no connections."""

    invitation: Invitation
    report: Report
    accepted: bool | None

    @property
    def has_note(self) -> bool:
        return is_personal(self.invitation.text)


@dataclass(frozen=True, slots=True)
class Audit:
    """`by`: kind of group -> group -> how often such were accepted; `complete`: False where it was called off."""

    messages: tuple[Audited, ...]
    skipped: tuple[Skipped, ...]
    by: Mapping[str, Mapping[str, Rate]]
    complete: bool = True

    @property
    def with_note(self) -> int:
        return sum(m.has_note for m in self.messages)

    @property
    def accepted(self) -> int | None:
        known = [m.accepted for m in self.messages]
        return None if None in known else sum(map(bool, known))


def message_of(invitation: Invitation) -> Message:
    """The note as it is judged: to a person of whom the name is known."""
    long = len(invitation.text.encode("utf-16-le", "surrogatepass")) // 2 > FREE_LIMIT
    to = " ".join(invitation.to.split())
    return Message(invitation.text, channel=PREMIUM if long else FREE, recipient=Recipient(name=to) if to else None)


def audit(archive: Archive, progress: Progress | None = None, cancelled: Cancelled | None = None) -> Audit:
    """The invitations of an archive, judged. Raises InputError."""
    sent = invitations(archive)
    known = connections(archive)
    skipped = (*sent.skipped, *(known.skipped if known else ()))
    return audited(sent.sent, known, skipped, progress, cancelled)


def audited(
    sent: Sequence[Invitation],
    known: Connections | None,
    skipped: Sequence[Skipped] = (),
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Audit:
    """The same, of invitations at hand. `known`: who is connected, None where that is not told."""
    reports = judge_all([message_of(invitation) for invitation in sent], progress, cancelled)
    found = [
        Audited(invitation, report, known.holds(invitation.to, invitation.address) if known is not None else None)
        for invitation, report in zip(sent, reports, strict=False)
    ]
    return Audit(tuple(found), tuple(skipped), groups(found), len(found) == len(sent))


def groups(found: Sequence[Audited]) -> dict[str, dict[str, Rate]]:
    """How often invitations of each group were accepted."""

    def by(group_of: Callable[[Audited], str | None], names: Sequence[str]) -> dict[str, Rate]:
        outcomes: dict[str, list[bool | None]] = {name: [] for name in names}
        for one in found:
            group = group_of(one)
            if group is not None:
                outcomes.setdefault(group, []).append(one.accepted)
        return {name: rate(every) for name, every in outcomes.items()}

    levels = [level.value for level in Level]
    table = {"note": by(lambda m: "yes" if m.has_note else "no", ("yes", "no"))}
    for question in QUESTIONS:
        table[question.value] = by(lambda m, q=question: _level(m.report, q.value), levels)  # type: ignore[misc]
    table["verdict"] = by(lambda m: m.report.verdict, [verdict.value for verdict in Verdict])
    table["length"] = by(lambda m: _length(m) if m.has_note else None, [name for name, _ in _LENGTHS])
    table["pattern"] = by(lambda m: _pattern(m.report) if m.has_note else None, [])
    return table


def _level(report: Report, question: str) -> str | None:
    return next((a.level.value for a in report.criteria if a.criterion == question), None)


def _length(one: Audited) -> str:
    characters = one.report.length.characters
    return next((name for name, most in _LENGTHS if characters <= most), "over 300")


def _pattern(report: Report) -> str | None:
    """What a note holds, in the three questions: "rapport + ask"."""
    if not report.criteria:
        return None
    told = [a.criterion.value for a in report.criteria if a.level is Level.SPECIFIC]
    return " + ".join(told) or "nothing specific"


def shown(text: str, most: int = 60) -> str:
    """The beginning of a text on one line."""
    plain = " ".join(text.split())
    return plain if len(plain) <= most else plain[: most - 1] + "…"
