"""Many messages judged, on all cores, in order, with bounded memory.

`judge` is a pure function of one message, so any engine that maps a function over data can do the same over a cluster:
docs/at-scale.md shows it with Dask. Texts that were sent to many are judged once.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence

from coach.analysis import analyse, graded
from coach.message import Message
from coach.report import Report

CHUNK = 64
"""Messages handed to a process at a time."""
WORTH_IT = 400
"""Below so many different messages, starting processes costs more than it saves."""

Cancelled = Callable[[], bool]
Progress = Callable[[int, int], None]


def judge(message: Message) -> Report:
    """The report on one message, its grade with it, without the slips of grammar, whose reader takes seconds to
    build."""
    return graded(analyse(message), message.text)


def judge_all(
    messages: Sequence[Message],
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    workers: int | None = None,
) -> Iterator[Report]:
    """The report on each message, in order, as they come. `progress` hears how many of how many are done; where
    `cancelled` says so, no more come. `workers`: processes; 1 judges in this one."""
    distinct = list(dict.fromkeys(messages))
    wanted = workers or multiprocessing.cpu_count()
    found: dict[Message, Report] = {}
    fresh = _judged(distinct, wanted if len(distinct) >= WORTH_IT or workers else 1)
    for done, message in enumerate(messages):
        if cancelled is not None and cancelled():
            return
        while message not in found:
            judged, report = next(fresh)
            found[judged] = report
        if progress is not None:
            progress(done + 1, len(messages))
        yield found[message]


def _judged(messages: Sequence[Message], workers: int) -> Iterator[tuple[Message, Report]]:
    if workers <= 1:
        for message in messages:
            yield message, judge(message)
        return
    # Processes are begun afresh, not forked: a fork of a program with threads may stand still for ever.
    with multiprocessing.get_context("spawn").Pool(workers) as pool:
        yield from zip(messages, pool.imap(judge, messages, CHUNK), strict=True)
