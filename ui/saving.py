"""The storage thread: keeps what is typed while it is typed, off the path of the keys, and does what else is asked of
the library in between."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, QThread, QTimer, Signal

from coach.library import Library, LibraryError, Version
from ui.keeper import Keeper, Typed, said
from ui.mailbox import Mailbox

REST = 250
"""Milliseconds after the last key at which the text is kept."""
AT_LATEST = 750
"""Milliseconds after the first key that is not kept, so that it is on the disk within 800."""
AGAIN = 2.0
"""Seconds until a save that failed is tried again."""
IDLE = 20.0
"""Seconds of rest before a backup is thought of."""
SAVED_AGAIN = "Saved again."


Job = Callable[[Keeper], None]
_Steps = tuple[Typed | Job, ...]
"""What to keep and what else to do, in this order."""


def joined(waiting: _Steps, new: _Steps) -> _Steps:
    """Both, one after the other; of two texts with nothing between them the later one stands for both."""
    both_typed = isinstance(waiting[-1], Typed) and isinstance(new[0], Typed)
    return (waiting[:-1] if both_typed else waiting) + new


class _Storage(QThread):
    told = Signal(str)
    kept = Signal(object)
    answered = Signal(object, object)
    refused = Signal(object, object)

    def __init__(self, keeper: Keeper, before: Typed | None) -> None:
        super().__init__()
        self.mail: Mailbox[_Steps] = Mailbox(joined)
        self.opened = Event()
        self.found: Typed | None = None
        self.taken_over = False
        self.first_words = ""
        """What there is to tell from the start, before anyone can listen."""
        self._keeper, self._before = keeper, before
        self._trouble = ""

    def run(self) -> None:
        unkept: Typed | None = None
        try:
            self.found = self._keeper.start(self._before)
            self.taken_over = self._before is not None
        except LibraryError as error:
            self._trouble = self.first_words = str(error)
            unkept = self._before
        except Exception as error:  # whatever goes wrong in keeping must not end the writing
            self._trouble = self.first_words = f"Could not be saved ({type(error).__name__}: {error})."
        self.first_words = " ".join([*self._keeper.notices, self.first_words]).strip()
        self._keeper.notices.clear()
        self.opened.set()
        rested = False
        while True:
            steps = self.mail.take(AGAIN if unkept is not None else None if rested else IDLE)
            if steps is None and self.mail.closed:
                break
            for step in steps or (() if unkept is None else (unkept,)):
                if isinstance(step, Typed):
                    unkept = self._keep(step)
                else:
                    step(self._keeper)
            rested = steps is None and unkept is None
            if rested:
                self._guarded(self._keeper.idle)
        if unkept is not None:
            self._keep(unkept)
        self._guarded(self._keeper.idle)
        self._keeper.close()

    def _keep(self, typed: Typed) -> Typed | None:
        """Keeps `typed` and gives None, or gives it back to be tried again. Trouble is told once, and its end."""
        if self._keeper.hopeless:
            return None
        try:
            self._keeper.keep(typed)
        except Exception as error:
            words, again = said(error) if isinstance(error, LibraryError) else (f"Could not be saved ({error}).", True)
            if words != self._trouble:
                self._trouble = words
                self.told.emit(words)
            return typed if again else None
        words = " ".join([SAVED_AGAIN] * bool(self._trouble) + self._keeper.notices)
        self._trouble = ""
        self._keeper.notices.clear()
        if words:
            self.told.emit(words)
        self.kept.emit(typed)
        return None

    def _guarded(self, does: Callable[[], None]) -> None:
        try:
            does()
        except LibraryError as error:
            if str(error) != self._trouble:
                self._trouble = str(error)
                self.told.emit(str(error))


class Saving(QObject):
    """Keeps what is typed. Belongs to the window's thread.

    Signals: `due()`: it is time to hand over what is typed (`keep`); `told(str)`: a sentence for the person;
    `kept(Typed)`: this is in the library.
    """

    due = Signal()
    told = Signal(str)
    kept = Signal(object)

    def __init__(self, folder: Path, before: Typed | None = None, parent: QObject | None = None) -> None:
        """`before`: what an earlier version kept elsewhere."""
        super().__init__(parent)
        self._storage = _Storage(Keeper(folder), before)
        self._storage.told.connect(self.told)
        self._storage.kept.connect(self.kept)
        self._storage.answered.connect(self._call)
        self._storage.refused.connect(self._call)
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._latest = QTimer(self, singleShot=True, interval=AT_LATEST)
        for timer in (self._rest, self._latest):
            timer.timeout.connect(self._hand_over)
        self._storage.start()
        self._closed = False

    def found(self) -> Typed | None:
        """Where the writer was, as soon as the library is open; None if it is new, or cannot be read now."""
        self._storage.opened.wait()
        return self._storage.found

    @property
    def taken_over(self) -> bool:
        """Whether what an earlier version kept is in the library now."""
        self._storage.opened.wait()
        return self._storage.taken_over

    @property
    def first_words(self) -> str:
        """What the person is to be told at the start; "" for nothing."""
        self._storage.opened.wait()
        return self._storage.first_words

    def touch(self) -> None:
        """Something was typed: `due` comes when the keys rest, and at the latest shortly after."""
        self._rest.start()
        if not self._latest.isActive():
            self._latest.start()

    def _hand_over(self) -> None:
        self._rest.stop()
        self._latest.stop()
        self.due.emit()

    def keep(self, typed: Typed) -> None:
        """Has `typed` kept, in place of what waits to be kept."""
        self._storage.mail.put((typed,))

    def do(
        self,
        work: Callable[[Library], Any],
        then: Callable[[Any], None] = lambda _: None,
        otherwise: Callable[[str], None] | None = None,
    ) -> None:
        """Has `work` done on the library in the storage thread, after what was typed before is kept; `then` gets its
        answer in this thread, or `otherwise` (else `told`) the sentence that says why there is none."""
        self._run(lambda keeper: keeper.open().do(work), then, otherwise)

    def switch(self, draft: int, then: Callable[[Typed], None]) -> None:
        """Goes on with another draft: `then` gets what to show."""
        self._run(lambda keeper: keeper.switch(draft), then, None)

    def begin_another(self) -> None:
        """What is typed from now on is a draft of its own."""
        self._run(lambda keeper: keeper.begin_another(), lambda _: None, None)

    def _run(
        self, work: Callable[[Keeper], Any], then: Callable[[Any], None], otherwise: Callable[[str], None] | None
    ) -> None:
        self._hand_over()
        failed = otherwise or self.told.emit

        def job(keeper: Keeper) -> None:
            try:
                answer = work(keeper)
            except Exception as error:
                words = str(error) if isinstance(error, LibraryError) else f"{type(error).__name__}: {error}"
                self._storage.refused.emit(failed, words)
            else:
                self._storage.answered.emit(then, answer)

        self._storage.mail.put((job,))

    def versions(self, then: Callable[[list[Version]], None]) -> None:
        """`then` gets what the open draft was, newest first."""
        self._run(lambda keeper: keeper.versions(), then, None)

    def restore(self, version: int, then: Callable[[Typed], None]) -> None:
        """Puts an earlier version of the open draft back: `then` gets what to show."""
        self._run(lambda keeper: keeper.restore(version), then, None)

    def _call(self, whom: Callable[[Any], None], what: Any) -> None:
        whom(what)

    def close(self) -> None:
        """Keeps what waits, makes a backup if one is due, and ends the thread."""
        if not self._closed:
            self._closed = True
            self._rest.stop()
            self._latest.stop()
            self._storage.mail.close(drop=False)
            self._storage.wait()
