"""Work that would hold up the window, done beside it: one call, one answer or one sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import QThread, Signal

from coach.errors import FirstlineError


def sentence(error: BaseException, place: Path | None = None) -> str:
    """What is told of `error`, which came of reading or writing `place`: one plain sentence without the path."""
    if isinstance(error, FirstlineError):
        words = str(error)
        about = f"{place}: " if place is not None else ""
        if about and words.startswith(about):
            words = f"This {'folder' if place and place.is_dir() else 'file'} {words.removeprefix(about)}"
    elif isinstance(error, OSError):
        words = f"This could not be read or written: {error.strerror or type(error).__name__}"
    else:
        words = f"This did not work; something went wrong inside Firstline ({type(error).__name__})"
    words = " ".join(words.split())
    return words if words.endswith((".", "?", "…")) else f"{words}."


class Errand(QThread):
    """One call of `work` in a thread of its own.

    Signals, in the thread of the one who made it: `answered(object)`: what `work` gave; `refused(str)`: the sentence
    that says why there is nothing.
    """

    answered = Signal(object)
    refused = Signal(str)

    _running: ClassVar[set[Errand]] = set()
    """Held until they end, whoever asked for them: a thread thrown away while it runs takes the program along."""

    def __init__(self, work: Callable[[], Any], place: Path | None = None) -> None:
        super().__init__()
        self._work, self._place = work, place
        self._running.add(self)
        self.finished.connect(lambda: self._running.discard(self))

    @classmethod
    def wait_for_all(cls) -> None:
        """Waits for those that are under way, for when the program ends."""
        for errand in tuple(cls._running):
            errand.wait()
        cls._running.clear()

    def run(self) -> None:
        try:
            answer = self._work()
        except Exception as error:  # whatever goes wrong is told, and the window goes on
            self.refused.emit(sentence(error, self._place))
        else:
            self.answered.emit(answer)
