"""Slips and the grade beside the window: one thread for the whole life of the window, since each thread that lints
pauses once for a second or two and keeps fifty megabytes. The latest text wins."""

from __future__ import annotations

from threading import Condition

from PySide6.QtCore import QThread, Signal

from coach.language.grade import grade
from coach.language.proofreader import Proofreader, build
from coach.loading.knowledge import shipped
from coach.reading.reading import Reading


class ProofreadingThread(QThread):
    """Builds the proofreader, has its one pause over with, then reads what it is given; a text that comes meanwhile
    replaces one waiting.

    Signals: `done(revision, slips, grade)`; `failed(revision)`: this text could not be read.
    """

    done = Signal(int, object, object)
    failed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._wake = Condition()
        self._waiting: tuple[Reading, int] | None = None
        self._stopping = False

    def put(self, reading: Reading, revision: int) -> None:
        with self._wake:
            self._waiting = reading, revision
            self._wake.notify()

    def stop(self) -> None:
        with self._wake:
            self._stopping = True
            self._wake.notify()

    def run(self) -> None:
        proofreader = build(shipped().languages.english)
        if not self._stopping:
            proofreader.warm()
        while True:
            with self._wake:
                while self._waiting is None and not self._stopping:
                    self._wake.wait()
                if self._stopping:
                    return
                assert self._waiting is not None
                reading, revision = self._waiting
                self._waiting = None
            proofreader = self._read(proofreader, reading, revision)

    def _read(self, proofreader: Proofreader, reading: Reading, revision: int) -> Proofreader:
        """Reads one text and gives the proofreader for the next."""
        try:
            slips = proofreader.slips(reading)
            found = grade(reading.text)
        except Exception:  # whatever goes wrong here must not end the writing, nor the judging
            self.failed.emit(revision)
            return Proofreader(None, shipped().languages.english)
        self.done.emit(revision, slips, found)
        return proofreader
