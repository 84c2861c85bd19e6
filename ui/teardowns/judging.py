"""Reports on the messages of teardowns, each made once. A message takes the engine some two milliseconds, so this
happens in the window's thread, when a row or a view is about to be shown and not before. No Qt here."""

from __future__ import annotations

from collections import OrderedDict

from coach import Memory, Message, Report, analyse
from coach.analysis import proofread
from coach.language.proofreader import Proofreader
from coach.loading.knowledge import shipped

KEPT = 600
"""Reports that are remembered: many screens full of rows."""


class Judge:
    """Gives reports, with the slips that a few words tell (not those of the grammar checker, which takes seconds to
    start)."""

    def __init__(self) -> None:
        self._reports: OrderedDict[Message, Report] = OrderedDict()
        self.made = 0
        """How many were made, not remembered."""

    def report(self, message: Message) -> Report:
        known = self._reports.get(message)
        if known is not None:
            self._reports.move_to_end(message)
            return known
        report = judged(message)
        self.made += 1
        self._reports[message] = report
        if len(self._reports) > KEPT:
            self._reports.popitem(last=False)
        return report


def judged(message: Message) -> Report:
    """The report on `message` with the slips that a few words tell."""
    memory = Memory()
    report = analyse(message, memory=memory)
    if report.verdict is None or memory.reading.last is None:
        return report
    slips = Proofreader(None, shipped().languages.english).slips(memory.reading.last)
    return proofread(report, message, slips)
