"""The notes of an export taken over into the history: each once, with what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from coach.auditing.audit import Audited, message_of
from coach.library import Library, Outcome, Sent
from coach.people import fold
from ui.saving import Saving

CHUNK = 100
"""Notes taken over before others have their turn in the storage thread."""
NEAR = timedelta(days=2)
"""The same words to the same person within this time are one note: the export tells minutes, and no time zone."""
_ALL = 1_000_000


@dataclass(frozen=True, slots=True)
class Taken:
    """How many notes were added, how many were there already, and of how many of those the outcome became known."""

    added: int = 0
    there: int = 0
    told: int = 0

    def __add__(self, other: Taken) -> Taken:
        return Taken(self.added + other.added, self.there + other.there, self.told + other.told)

    def words(self) -> str:
        words = f"{self.added:,} notes taken over into the history"
        if self.there:
            words += f"; {self.there:,} were there already"
        if self.told:
            words += f", and {self.told:,} of those now have an outcome"
        return f"{words}."


def outcome_of(accepted: bool | None) -> Outcome:
    """What the export says came of it; who is not connected so far counts as nothing, as in the rates."""
    return Outcome.UNKNOWN if accepted is None else Outcome.ACCEPTED if accepted else Outcome.NOTHING


def when(one: Audited) -> datetime:
    at = one.invitation.sent_at
    return at if at.tzinfo is not None else at.replace(tzinfo=UTC)


def record(one: Audited) -> Sent:
    """The note as the history has it. What the export does not date is dated as it was sent."""
    outcome = outcome_of(one.accepted)
    at = when(one).astimezone(UTC).isoformat(timespec="seconds")
    return Sent(
        one.invitation.text,
        name=" ".join(one.invitation.to.split()),
        channel=message_of(one.invitation).channel,
        verdict=one.report.verdict or "",
        outcome=outcome,
        outcome_at=None if outcome is Outcome.UNKNOWN else at,
        at=at,
    )


def key_of(sent: Sent) -> tuple[str, str]:
    """The same for the same words to the same person. The export flattens line breaks."""
    return fold(sent.name), " ".join(sent.text.split())


def take_over(library: Library, several: Sequence[Audited]) -> Taken:
    """Logs those of `several` that are not there yet, all or none."""
    taken = Taken()
    if not several:
        return taken
    times = [when(one) for one in several]
    there: dict[tuple[str, str], list[Sent]] = {}
    for sent in library.sent.find(since=min(times) - NEAR, until=max(times) + NEAR, limit=_ALL):
        there.setdefault(key_of(sent), []).append(sent)
    with library.together():
        for one in several:
            wanted = record(one)
            alike = there.setdefault(key_of(wanted), [])
            at = next((n for n, sent in enumerate(alike) if abs(_time(sent) - when(one)) <= NEAR), None)
            if at is None:
                alike.append(library.sent.log(wanted))
                taken += Taken(added=1)
                continue
            told = alike[at].outcome is Outcome.UNKNOWN and wanted.outcome is not Outcome.UNKNOWN
            if told:
                alike[at] = library.sent.set_outcome(alike[at], wanted.outcome)
            taken += Taken(there=1, told=int(told))
    return taken


def _time(sent: Sent) -> datetime:
    return datetime.fromisoformat(sent.at)


def take_over_all(
    saving: Saving,
    notes: Sequence[Audited],
    moved: Callable[[int], None],
    then: Callable[[Taken], None],
    otherwise: Callable[[str], None],
) -> None:
    """Takes over those of `notes` that hold one, a chunk at a time. `moved` hears how many are done."""
    wanted = sorted((one for one in notes if one.has_note), key=when)

    def ask(start: int, so_far: Taken) -> None:
        some = wanted[start : start + CHUNK]

        def came(taken: Taken) -> None:
            moved(start + len(some))
            ask(start + CHUNK, so_far + taken)

        if some:
            saving.do(lambda library: take_over(library, some), came, otherwise)
        else:
            then(so_far)

    ask(0, Taken())
