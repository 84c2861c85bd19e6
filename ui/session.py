"""Analyses beside the window: one worker thread, the latest text wins, a stale report is never shown.

Slips and the grade come later, from a thread of their own, and are put into the report of the same revision. Until
they come, the slips of the text before are shown where their words still stand, so that no mark flickers.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QThread, Signal

from coach import Memory, Message, Report, analyse
from coach.analysis import proofread
from coach.language.proofreader import carried
from coach.reading.reading import Reading
from coach.slip import Slip
from ui.mailbox import Mailbox
from ui.proofreading import ProofreadingThread


@dataclass(frozen=True)
class _Analysed:
    """A report without what comes late, and what it was made of."""

    report: Report
    message: Message
    reading: Reading | None


class _Worker(QThread):
    """Waits for a message, analyses it, hands the report over; a message that comes meanwhile replaces one waiting."""

    done = Signal(object)
    failed = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self._mail: Mailbox[tuple[Message, int]] = Mailbox()
        self._memory = Memory()

    def put(self, message: Message, revision: int) -> None:
        self._mail.put((message, revision))

    def stop(self) -> None:
        self._mail.close()

    def run(self) -> None:
        while (asked := self._mail.take()) is not None:
            message, revision = asked
            try:
                report = analyse(message, memory=self._memory, revision=revision)
            except Exception as error:  # whatever goes wrong in judging must not end the writing
                self._memory = Memory()
                self.failed.emit(revision, f"{type(error).__name__}: {error}")
            else:
                self.done.emit(_Analysed(report, message, self._memory.reading.last))


class AnalysisSession(QObject):
    """Reports on the messages it is asked about, in the thread it was made in.

    Signals: `reported(Report)` for the latest request only, once more when slips and grade have come; `completed()`:
    nothing more comes for the latest request; `failed(str)`: it could not be analysed.
    """

    reported = Signal(object)
    completed = Signal()
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.revision = 0
        self._analysed: _Analysed | None = None
        self._shown: Report | None = None
        self._slips: tuple[Slip, ...] = ()
        self._slips_of = ""
        self._grade: float | None = None
        self._proofreading: ProofreadingThread | None = None
        self._closed = False
        self._worker = _Worker()
        self._worker.done.connect(self._take)
        self._worker.failed.connect(self._fail)
        self._worker.start()

    def start_proofreading(self) -> None:
        """Begins to look for slips: for once the window stands, since it takes a processor for some seconds."""
        if self._proofreading is not None or self._closed:
            return
        self._proofreading = ProofreadingThread()
        self._proofreading.done.connect(self._take_slips)
        self._proofreading.failed.connect(self._lose_slips)
        self._proofreading.start(QThread.Priority.LowPriority)
        if self._analysed is not None:
            self._have_read(self._analysed)

    def ask(self, message: Message) -> int:
        """Has `message` analysed and gives its revision; requests before it are forgotten."""
        self.revision += 1
        self._worker.put(message, self.revision)
        return self.revision

    def outdate(self) -> None:
        """The text has changed and will be asked about: what comes late for the one before is not shown."""
        self._analysed = None

    def _take(self, analysed: _Analysed) -> None:
        if analysed.report.revision != self.revision:
            return
        self._analysed = analysed
        self._keep(carried(self._slips, self._slips_of, analysed.message.text), analysed.message.text)
        self._show(analysed)
        self._have_read(analysed)

    def _have_read(self, analysed: _Analysed) -> None:
        if self._proofreading is None:
            return
        if (
            analysed.report.verdict is None
            or analysed.reading is None
            or analysed.reading.text != analysed.message.text
        ):
            self.completed.emit()
        else:
            self._proofreading.put(analysed.reading, analysed.report.revision)

    def _take_slips(self, revision: int, slips: tuple[Slip, ...], grade: float | None) -> None:
        analysed = self._analysed
        if analysed is None or not revision == self.revision == analysed.report.revision:
            return
        self._keep(slips, analysed.message.text)
        self._grade = grade
        self._show(analysed)
        self.completed.emit()

    def _lose_slips(self, revision: int) -> None:
        if revision == self.revision:
            self.completed.emit()

    def _keep(self, slips: tuple[Slip, ...], text: str) -> None:
        self._slips, self._slips_of = slips, text

    def _show(self, analysed: _Analysed) -> None:
        """Reports what is known by now, if that is more than what was reported of this revision."""
        report = analysed.report
        if report.verdict is not None and (self._slips or self._grade is not None):
            report = proofread(report, analysed.message, self._slips)
            report = replace(report, length=replace(report.length, grade=self._grade))
        if report != self._shown:
            self._shown = report
            self.reported.emit(report)

    def _fail(self, revision: int, what: str) -> None:
        if revision == self.revision:
            self.failed.emit(what)

    def close(self) -> None:
        """Ends the threads, after what they may be in."""
        self._closed = True
        for thread in (self._worker, self._proofreading):
            if thread is not None:
                thread.stop()
        for thread in (self._worker, self._proofreading):
            if thread is not None:
                thread.wait()
