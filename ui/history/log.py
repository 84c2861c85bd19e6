"""What was copied is logged, and a draft that stood in another message already is noticed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from coach.library import Library, NearDuplicate, Sent
from coach.people import fold
from ui.saving import Saving

AGAIN = timedelta(hours=12)
"""The same message to the same person copied again within this time was sent once."""
REST = 900
"""Milliseconds after the last change at which a draft is looked up."""
_LATELY = 50


def copied(recipient: Mapping[str, str], channel: str, verdict: str | None, text: str, subject: str = "") -> Sent:
    """The record of a copied message. `recipient`: fields of the form."""
    name, company = (" ".join(recipient.get(key, "").split()) for key in ("name", "company"))
    return Sent(text, name=name, company=company, channel=channel, verdict=verdict or "", subject=subject)


def log(library: Library, sent: Sent, now: datetime | None = None) -> Sent | None:
    """Logs `sent`; None where it was logged a short while ago, since a message may be copied twice and is sent once."""
    now = now or datetime.now(UTC)
    for before in library.sent.find(since=now - AGAIN, limit=_LATELY):
        if (before.text, before.subject, before.channel) == (sent.text, sent.subject, sent.channel) and fold(
            before.name
        ) == fold(sent.name):
            return None
    return library.sent.log(sent)


def look(library: Library, text: str, name: str) -> NearDuplicate | None:
    """The message to someone else that holds most of the draft. Where neither names a reader, it may be the same one:
    then nothing is said."""
    near = library.sent.near_duplicate(text, name)
    return None if near is not None and not name.strip() and not near.sent.name.strip() else near


class Logbook(QObject):
    """Signals: `logged(Sent)`: a message stands in the history now; `near(NearDuplicate | None)`: the draft stood in
    another message, or does not any more; `told(str)`."""

    logged = Signal(object)
    near = Signal(object)
    told = Signal(str)

    def __init__(self, saving: Saving, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._saving = saving
        self._draft = ("", "")
        self._looked = ("", "")
        self._near: NearDuplicate | None = None
        self._timer = QTimer(self, singleShot=True, interval=REST)
        self._timer.timeout.connect(self.look)

    def log(
        self, recipient: Mapping[str, str], channel: str, verdict: str | None, text: str, subject: str = ""
    ) -> None:
        """For when a message was copied: `logged` comes once it stands in the history."""
        if not text.strip():
            return
        sent = copied(recipient, channel, verdict, text, subject)

        def done(stored: Sent | None) -> None:
            if stored is not None:
                self.logged.emit(stored)

        self._saving.do(lambda library: log(library, sent), done, self._not_logged)

    def _not_logged(self, why: str) -> None:
        self.told.emit(f"This message is not in the history. {why}")

    def touch(self, text: str, name: str) -> None:
        """What stands in the draft, and for whom; it is looked up once the keys rest."""
        self._draft = (text, name)
        if self._draft != self._looked:
            self._timer.start()

    def look(self) -> None:
        """Looks the draft up now."""
        self._timer.stop()
        self._looked = text, name = self._draft

        def found(near: NearDuplicate | None) -> None:
            if self._looked == (text, name) and near != self._near:
                self._near = near
                self.near.emit(near)

        self._saving.do(lambda library: look(library, text, name), found, lambda _: None)

    def stop(self) -> None:
        self._timer.stop()
