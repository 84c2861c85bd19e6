"""Slips and the grade beside the window: one thread for the whole life of the window, since each thread that lints
pauses once for a second or two and keeps fifty megabytes. The latest text wins."""

from __future__ import annotations

from PySide6.QtCore import QThread, Signal

from coach.language.grade import grade
from coach.language.proofreader import Proofreader, build
from coach.loading.knowledge import shipped
from coach.reading.reading import Reading
from ui.mailbox import Mailbox


class ProofreadingThread(QThread):
    """Builds the proofreader, has its one pause over with, then reads what it is given; a text that comes meanwhile
    replaces one waiting.

    Signals: `done(revision, slips, grade)`; `failed(revision)`: this text could not be read.
    """

    done = Signal(int, object, object)
    failed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._mail: Mailbox[tuple[Reading, int]] = Mailbox()

    def put(self, reading: Reading, revision: int) -> None:
        self._mail.put((reading, revision))

    def stop(self) -> None:
        self._mail.close()

    def run(self) -> None:
        proofreader = build(shipped().languages.english)
        if not self._mail.closed:
            proofreader.warm()
        while (asked := self._mail.take()) is not None:
            proofreader = self._read(proofreader, *asked)

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
