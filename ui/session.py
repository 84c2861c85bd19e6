"""Analyses beside the window: one worker thread, the latest text wins, a stale report is never shown."""

from __future__ import annotations

from threading import Condition

from PySide6.QtCore import QObject, QThread, Signal

from coach import Memory, Message, Report, analyse


class _Worker(QThread):
    """Waits for a message, analyses it, hands the report over; a message that comes meanwhile replaces one waiting."""

    done = Signal(object)
    failed = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self._wake = Condition()
        self._waiting: tuple[Message, int] | None = None
        self._stopping = False
        self._memory = Memory()

    def put(self, message: Message, revision: int) -> None:
        with self._wake:
            self._waiting = message, revision
            self._wake.notify()

    def stop(self) -> None:
        with self._wake:
            self._stopping = True
            self._wake.notify()

    def run(self) -> None:
        while True:
            with self._wake:
                while self._waiting is None and not self._stopping:
                    self._wake.wait()
                if self._stopping:
                    return
                assert self._waiting is not None
                message, revision = self._waiting
                self._waiting = None
            try:
                report = analyse(message, memory=self._memory, revision=revision)
            except Exception as error:  # whatever goes wrong in judging must not end the writing
                self._memory = Memory()
                self.failed.emit(revision, f"{type(error).__name__}: {error}")
            else:
                self.done.emit(report)


class AnalysisSession(QObject):
    """Reports on the messages it is asked about, in the thread it was made in.

    Signals: `reported(Report)` for the latest request only; `failed(str)`: it could not be analysed.
    """

    reported = Signal(object)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.revision = 0
        self._worker = _Worker()
        self._worker.done.connect(self._take)
        self._worker.failed.connect(self._fail)
        self._worker.start()

    def ask(self, message: Message) -> int:
        """Has `message` analysed and gives its revision; requests before it are forgotten."""
        self.revision += 1
        self._worker.put(message, self.revision)
        return self.revision

    def _take(self, report: Report) -> None:
        if report.revision == self.revision:
            self.reported.emit(report)

    def _fail(self, revision: int, what: str) -> None:
        if revision == self.revision:
            self.failed.emit(what)

    def close(self) -> None:
        """Ends the worker thread, after the analysis it may be in."""
        self._worker.stop()
        self._worker.wait()
