"""What is typed, kept in the library: which record is whose, and what is done when something else got there first.
No Qt here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from coach.library import (
    Damaged,
    Draft,
    Library,
    LibraryError,
    Missing,
    Newer,
    Opened,
    Passing,
    Place,
    Stale,
    Trouble,
    Version,
    You,
    open_library,
)

BOTH_KEPT = "This draft was changed elsewhere; both versions are kept, yours as a new draft."


@dataclass(frozen=True, slots=True)
class Typed:
    """All that a person has put into the Write place. `caret` in code points; `suppressed`: (rule, text) each."""

    text: str = ""
    subject: str = ""
    channel: str = "note-free"
    recipient: Mapping[str, str] = field(default_factory=dict)
    sender: Mapping[str, str] = field(default_factory=dict)
    suppressed: tuple[tuple[str, str | None], ...] = ()
    caret: int = 0
    place: str = "write"


class Keeper:
    """Keeps what is typed in the library in `folder`. Its methods raise LibraryError; what was not kept may be handed
    over again."""

    def __init__(self, folder: Path, opening: Callable[[Path], Opened] = open_library) -> None:
        self.folder, self._opening = folder, opening
        self.library: Library | None = None
        self.notices: list[str] = []
        """Sentences for the person, oldest first; whoever tells them removes them."""
        self.hopeless = False
        """Trying again would not help."""
        self._draft = Draft()
        self._you = You()
        self._kept: Typed | None = None
        self._shown = False
        """Whether the window shows what the library holds, so that what is empty there was emptied."""

    def open(self) -> Library:
        """The library, opened if it is not yet."""
        if self.library is None:
            try:
                opened = self._opening(self.folder)
            except Newer:
                self.hopeless = True
                raise
            self.library = opened.library
            if opened.notice is not None and not opened.library.read_only:
                self.notices.append(opened.notice)
            self._you = self.library.do(lambda library: library.you.get())
            self._kept = None
        return self.library

    def start(self, before: Typed | None = None) -> Typed | None:
        """Where the writer was; None if the library is new. `before`: what an earlier version kept elsewhere, which is
        taken over as a draft."""
        library = self.open()
        if before is not None:
            before = self._with_kept(library, before)
            self.keep(before)
            self._shown = True
            return before
        found = library.do(self._found)
        self._shown = True
        if library.read_only:
            self.notices.append(str(Passing(Trouble.READ_ONLY)))
        return found

    def _found(self, library: Library) -> Typed | None:
        place = library.place.get()
        try:
            draft = library.drafts.get(place.draft)
        except Missing:
            newest = library.drafts.all(limit=1)
            if not newest:
                return None
            draft, place = newest[0], Place()
        self._draft = draft
        return self._typed(library, draft, place)

    def _typed(self, library: Library, draft: Draft, place: Place) -> Typed:
        muted = tuple((mute.rule, mute.text) for mute in library.mutes.all())
        caret = min(place.caret, len(draft.text))
        return Typed(
            draft.text, draft.subject, draft.channel, draft.recipient, self._you.profile, muted, caret, place.place
        )

    def _with_kept(self, library: Library, before: Typed) -> Typed:
        """`before` with the profile of one's own and the mutes that the library has."""
        muted = [(mute.rule, mute.text) for mute in library.do(lambda one: one.mutes.all())]
        sender = self._you.profile if any(self._you.profile.values()) else before.sender
        return replace(before, sender=sender, suppressed=tuple(dict.fromkeys([*muted, *before.suppressed])))

    def switch(self, draft: int) -> Typed:
        """Goes on with another draft. Raises Missing."""

        def switched(library: Library) -> Typed:
            self._draft = library.drafts.get(draft)
            library.place.save(Place("write", draft, len(self._draft.text)))
            return self._typed(library, self._draft, Place("write", draft, len(self._draft.text)))

        self._kept = None
        return self.open().do(switched)

    def begin_another(self) -> None:
        """What is kept next is a draft of its own."""
        self._draft = Draft()
        self._kept = None

    def versions(self) -> list[Version]:
        """What the open draft was, newest first."""
        return self.open().do(lambda library: library.drafts.versions(self._draft.id))

    def restore(self, version: int) -> Typed:
        """Puts an earlier version of the open draft back; what stood there is a version then. Raises Missing, Stale."""

        def restored(library: Library) -> Typed:
            self._draft = library.drafts.restore(self._draft, version)
            return self._typed(library, self._draft, Place("write", self._draft.id, len(self._draft.text)))

        self._kept = None
        return self.open().do(restored)

    @property
    def draft(self) -> Draft:
        """The open draft as it was kept last."""
        return self._draft

    def keep(self, typed: Typed) -> None:
        """Keeps `typed`, all of it or nothing. A draft that was changed or deleted elsewhere is not overwritten: what
        is typed becomes a new one, and that is told."""
        if typed == self._kept:
            return
        library = self.open()
        if library.read_only:
            self.close()
            library = self.open()
            if library.read_only:
                raise Passing(Trouble.READ_ONLY)
        if not self._shown:
            typed = self._with_kept(library, typed)
        try:
            library.do(lambda one: self._keep(one, typed))
        except (Stale, Missing):
            self.notices.append(BOTH_KEPT)
            self._draft = Draft()
            self._you = library.do(lambda one: one.you.get())
            library.do(lambda one: self._keep(one, typed))
        except Damaged:
            # Opening again moves the bad file aside; this draft is then new to the backup, or older in it.
            self.close()
            library = self.open()
            self._draft = Draft()
            library.do(lambda one: self._keep(one, typed))
        self._kept = typed

    def _keep(self, library: Library, typed: Typed) -> None:
        draft, you = self._draft, self._you
        wanted = replace(
            draft, text=typed.text, subject=typed.subject, channel=typed.channel, recipient=dict(typed.recipient)
        )
        before = self._kept
        with library.together():
            if wanted != draft or draft.id == 0:
                draft = library.drafts.save(wanted)
            if dict(typed.sender) != dict(you.profile):
                you = library.you.save(replace(you, profile=dict(typed.sender)))
            if before is None or before.suppressed != typed.suppressed:
                library.mutes.replace_all(list(typed.suppressed))
            library.place.save(Place(typed.place, draft.id, typed.caret))
        self._draft, self._you = draft, you

    def idle(self) -> None:
        """For when nothing is typed: makes a backup if one is due."""
        if self.library is not None:
            self.library.back_up()

    def close(self) -> None:
        if self.library is not None:
            self.library.close()
            self.library = None


def said(error: LibraryError) -> tuple[str, bool]:
    """What to tell of `error`, and whether to try again."""
    if isinstance(error, Passing):
        return str(error), True
    return (str(Passing(Trouble.OTHER)), True) if isinstance(error, Damaged) else (str(error), False)
