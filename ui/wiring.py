"""What passes between the Write place, the History place, the dialogs for profiles, and the library: wired here."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu

from coach import Report
from coach.library import NearDuplicate
from ui.errand import Errand
from ui.filedrops import EXPORT, PDF, FileDrops, kind_of
from ui.history.log import Logbook
from ui.history.words import DraftWanted, near_words
from ui.importing.forms import RECIPIENTS, YOURS, for_form, merged
from ui.write.recipient import ProfileForm

if TYPE_CHECKING:
    from ui.importing.dialog import ProfileDialog
    from ui.window import MainWindow

PLACES = ("write", "teardowns", "practice", "history")


class Wiring(QObject):
    """Belongs to `window`, whose places and menus stand already."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.logbook = Logbook(window.saving, self)
        self.dialog: ProfileDialog | None = None
        self._near = ""
        self._before: tuple[str, Mapping[str, str]] | None = None
        """Whose profile was filled in last, and what stood there."""
        self._clipboard = QGuiApplication.clipboard()
        self._clipboard.dataChanged.connect(self._copied)
        window.write.judged.connect(self._judged)
        self.logbook.near.connect(self.show_near)
        self.logbook.told.connect(window.tell)
        self.logbook.logged.connect(window.history.refresh)
        window.history.draft_wanted.connect(self.open_draft)
        self._drops = [FileDrops(window, (PDF, EXPORT)), FileDrops(window.write.editor.viewport(), (PDF, EXPORT))]
        for drops in self._drops:
            drops.dropped.connect(self.open_file)
        self._menu()

    def _menu(self) -> None:
        bar = self._window.menuBar()
        self.menu = QMenu("&Profiles", bar)
        for words, does in (
            ("Read a saved profile (&PDF)…", self.choose_pdf),
            ("P&aste a profile…", self.paste_profile),
            ("Take your &own profile from the data export…", self.choose_own),
        ):
            self.menu.addAction(words).triggered.connect(lambda _=False, d=does: d())
        self.menu.addSeparator()
        self.take_back: QAction = self.menu.addAction("&Take back the last profile")
        self.take_back.setEnabled(False)
        self.take_back.triggered.connect(lambda _=False: self.take_back_profile())
        menus = bar.actions()
        bar.insertMenu(menus[min(2, len(menus) - 1)], self.menu)

    # --- copied messages ---------------------------------------------------------------------------------------

    def _copied(self) -> None:
        """Something is on the clipboard: logged if it is the message, whole, put there from here."""
        write = self._window.write
        text = write.editor.text()
        # What other programs copy is not even looked at; not every platform knows whose the clipboard is.
        ours = self._clipboard.ownsClipboard() or self._window.isActiveWindow()
        if not text.strip() or not ours or self._clipboard.text() != text:
            return
        message = write.message()
        verdict = write.report.verdict if write.report is not None else None
        self.logbook.log(write.recipient.values(), message.channel, verdict, text, message.subject or "")

    def _judged(self, report: Report) -> None:
        write = self._window.write
        self.logbook.touch(write.editor.text(), write.recipient.values()["name"])

    def show_near(self, near: NearDuplicate | None) -> None:
        """Says that the draft stood in another message; takes it away where it does not any more."""
        window = self._window
        if near is not None:
            self._near = near_words(near)
            window.tell(self._near)
        elif self._near and window.said.text() == self._near:
            window.banner.hide()
            self._near = ""

    # --- places ------------------------------------------------------------------------------------------------

    def go(self, place: str) -> None:
        self._window.rail.button(PLACES.index(place)).click()

    def open_draft(self, wanted: DraftWanted) -> None:
        """Goes on with a message as a draft of its own; what was being written is kept as it stands."""
        window = self._window
        window.saving.begin_another()
        self._forget_before()
        write = window.write
        write.channel.setCurrentIndex(max(0, write.channel.findData(wanted.channel)))
        write.recipient.fill(for_form(wanted.recipient))
        write.subject.setText(wanted.subject)
        write.editor.put(wanted.text)
        self.go("write")
        write.editor.setFocus()
        window.tell("This is a draft of its own now; what you were writing before is kept.")

    def open_file(self, path: Path) -> None:
        """A file that was let fall on the window."""
        if kind_of(path) == PDF:
            self.read_profile(path)
        else:
            self.go("history")
            self._window.history.examine(path)

    # --- profiles ----------------------------------------------------------------------------------------------

    def _profile_dialog(self, whose: str) -> ProfileDialog:
        from ui.importing.dialog import ProfileDialog  # brings along what reads documents, which no start needs

        if self.dialog is not None:
            self.dialog.close()
            self.dialog.deleteLater()
        self.dialog = ProfileDialog(self._window, whose)
        self.dialog.accepted_profile.connect(self.fill)
        self.dialog.show()
        return self.dialog

    def choose_pdf(self) -> None:
        self._choose("Read a saved profile", "Saved profile (*.pdf);;All files (*)", self.read_profile)

    def choose_own(self) -> None:
        words = "Take your own profile from the data export"
        self._choose(words, "Data export (*.zip);;All files (*)", self.read_own)

    def _choose(self, words: str, kinds: str, does: object) -> None:
        dialog = QFileDialog(self._window, words, "", kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: does(Path(path)))  # type: ignore[operator]
        dialog.open()

    def read_profile(self, path: Path) -> None:
        self._profile_dialog(RECIPIENTS).read_pdf(path)

    def read_own(self, path: Path) -> None:
        self._profile_dialog(YOURS).read_export(path)

    def paste_profile(self) -> None:
        self._profile_dialog(RECIPIENTS).paste()

    def fill(self, whose: str, values: Mapping[str, str]) -> None:
        """Puts an accepted profile into its form."""
        form = self._form(whose)
        self._before = (whose, form.values())
        form.fill(merged(form.values(), for_form(values)))
        self.take_back.setEnabled(True)
        self.go("write")
        self._window.tell("The profile is filled in. Profiles, Take back the last profile, undoes it.")

    def take_back_profile(self) -> None:
        """Has in the form what stood there before the last profile."""
        if self._before is not None:
            whose, values = self._before
            self._form(whose).fill(values)
            self._forget_before()
            self._window.tell("Taken back.")

    def _forget_before(self) -> None:
        self._before = None
        self.take_back.setEnabled(False)

    def _form(self, whose: str) -> ProfileForm:
        return self._window.write.you if whose == YOURS else self._window.write.recipient

    # --- the end -----------------------------------------------------------------------------------------------

    def close(self) -> None:
        """Ends what is under way, for when the window closes."""
        self._clipboard.dataChanged.disconnect(self._copied)
        self.logbook.stop()
        if self.dialog is not None:
            self.dialog.close()
        self._window.history.close_work()
        Errand.wait_for_all()
