"""The data export examined in a thread of its own: progress, results as they come, and called off when wished."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal

from coach.auditing.audit import Audit, Audited, groups, message_of
from coach.auditing.bulk import judge_all
from coach.errors import InputError
from coach.importing.archive import Archive
from coach.importing.export import connections, invitations
from ui.errand import sentence

EVERY = 0.1
"""Seconds between two reports of progress."""
NO_INVITATIONS = (
    "There is no invitation of yours in this export. Ask LinkedIn for the larger archive of your data, which holds "
    "Invitations.csv and Connections.csv, and drop it here."
)


@dataclass(frozen=True, slots=True)
class Progress:
    """`left`: seconds, None while that cannot be told."""

    done: int
    total: int
    left: float | None


def seconds_left(done: int, total: int, passed: float) -> float | None:
    """How long the rest takes at the pace of `done` in `passed` seconds; None while too little is done to tell."""
    if done < 10 or passed < 0.5:
        return None
    return (total - done) * passed / done


def progress_words(progress: Progress) -> str:
    if not progress.done:
        return f"Getting ready to examine {progress.total:,} invitations."
    words = f"{progress.done:,} of {progress.total:,} invitations examined"
    left = progress.left
    if left is None:
        return f"{words}."
    if left < 5:
        return f"{words}; a few seconds left."
    if left < 90:
        return f"{words}; about {round(left / 5) * 5} seconds left."
    return f"{words}; about {round(left / 60)} minutes left."


class Examination(QThread):
    """Signals, in the thread of the one who made it: `moved(Progress)`; `came(list[Audited])`: what was examined since
    the last time; `ended(Audit)`: all of it, or what there was when it was called off; `refused(str)`: one sentence
    that says why nothing can be examined."""

    moved = Signal(object)
    came = Signal(object)
    ended = Signal(object)
    refused = Signal(str)

    def __init__(self, place: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = place

    def stop(self) -> None:
        """Calls it off; what was examined so far is given."""
        self.requestInterruption()

    def run(self) -> None:
        try:
            self.ended.emit(self._examined())
        except Exception as error:  # a hostile file may not end the window
            self.refused.emit(sentence(error, self._place))

    def _examined(self) -> Audit:
        with Archive(self._place) as archive:
            sent = invitations(archive)
            known = connections(archive)
        if not sent.sent:
            why = f" {len(sent.skipped)} rows could not be read." if sent.skipped else ""
            raise InputError(f"{NO_INVITATIONS}{why}")
        found: list[Audited] = []
        fresh: list[Audited] = []
        total, begun, told = len(sent.sent), time.monotonic(), 0.0
        self.moved.emit(Progress(0, total, None))
        reports = judge_all([message_of(one) for one in sent.sent], None, self.isInterruptionRequested)
        for invitation, report in zip(sent.sent, reports, strict=False):
            accepted = known.holds(invitation.to, invitation.address) if known is not None else None
            # Nobody looks at the findings of a note that is gone; of twenty thousand they would fill the memory.
            fresh.append(Audited(invitation, replace(report, findings=()), accepted))
            now = time.monotonic()
            if now - told > EVERY:
                told = now
                found += fresh
                self.moved.emit(Progress(len(found), total, seconds_left(len(found), total, now - begun)))
                self.came.emit(fresh)
                fresh = []
        reports.close()  # type: ignore[attr-defined]  # ends the processes that are still at work
        found += fresh
        self.came.emit(fresh)
        skipped = (*sent.skipped, *(known.skipped if known is not None else ()))
        return Audit(tuple(found), skipped, groups(found), len(found) == total)
