"""Teardowns: the list with its filters, the reading view, and the page to make one's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QWidget,
)

from coach.errors import DataError
from ui.kept import JsonFile
from ui.theme.palette import LIGHT, Colours

if TYPE_CHECKING:
    from coach.gallery.teardown import Teardown

SEARCH_PAUSE = 120
"""Milliseconds after the last key at which the list is searched."""


class TeardownsPlace(QWidget):
    """Built when first shown, so that the start does not wait for it. `folder` is the data folder.

    Signals: `practise(str)`: the exercise of this id is wanted; `changed()`: own teardowns were added or removed.
    """

    practise = Signal(str)
    changed = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._colours: Colours = LIGHT
        self._built = False

    def showEvent(self, event: QShowEvent) -> None:
        self.build()
        super().showEvent(event)

    def build(self) -> None:
        """Loads and lays out everything, once."""
        if self._built:
            return
        self._built = True
        # Not at the top: what is in them takes a tenth of a second, which the start has not to spare.
        from ui.teardowns.finder import Finder
        from ui.teardowns.judging import Judge
        from ui.teardowns.model import TeardownModel
        from ui.teardowns.own import MakeYourOwn
        from ui.teardowns.reading import ReadingView
        from ui.teardowns.shelf import Shelf

        self.judge = Judge()
        self.shelf = Shelf(JsonFile(self._folder, "teardowns.json"))
        self.model = TeardownModel(self.judge)
        self.reading = ReadingView(self.judge)
        self.own = MakeYourOwn()
        self.finder = finder = Finder(self.model)
        self.list, self.search, self.count = finder.list, finder.search, finder.count
        self.says, self.undo_button = finder.says, finder.undo_button
        self._removed: Teardown | None = None
        self._own_shown = False
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(self.finder)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.reading)
        self.pages.addWidget(self.own)
        split.addWidget(self.pages)
        split.setStretchFactor(1, 1)
        split.setSizes([310, 800])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(split)
        self._wire()
        self.set_colours(self._colours)
        self._fill()
        self.list.setCurrentIndex(self.model.index(0))
        QTimer.singleShot(0, self, self.show_own)  # after the first paint

    def show_own(self) -> None:
        """Puts the own teardowns behind those that ship, however many there are."""
        if not self._own_shown:
            self._own_shown = True
            if self.shelf.teardowns or self.shelf.refused:
                self._fill()
                self.search_now()

    def _wire(self) -> None:
        self._pause = QTimer(self, singleShot=True, interval=SEARCH_PAUSE)
        self._pause.timeout.connect(self.search_now)
        self.search.textChanged.connect(self._pause.start)
        for box in (self.finder.criterion, self.finder.failure, self.finder.channel, self.finder.trade):
            box.currentIndexChanged.connect(self.search_now)
        self.list.selectionModel().currentChanged.connect(self._chosen)
        self.finder.next_button.clicked.connect(lambda: self.step(True))
        self.finder.previous_button.clicked.connect(lambda: self.step(False))
        self.finder.make_button.clicked.connect(self.make_own)
        self.finder.open_button.clicked.connect(self._ask_open)
        self.finder.export_button.clicked.connect(self._ask_export)
        self.finder.remove_button.clicked.connect(self.remove)
        self.undo_button.clicked.connect(self.undo_remove)
        self.own.kept.connect(self.keep)
        self.own.left.connect(lambda: self.pages.setCurrentWidget(self.reading))
        self.reading.practise.connect(self.practise)
        keys = (
            ("Next teardown", "Ctrl+PgDown", lambda: self.step(True)),
            ("Previous teardown", "Ctrl+PgUp", lambda: self.step(False)),
            ("Next margin note", "Alt+Down", lambda: self.reading.sheet.step(True)),
            ("Previous margin note", "Alt+Up", lambda: self.reading.sheet.step(False)),
        )
        for words, key, does in keys:
            action = QAction(words, self)
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(does)
            self.addAction(action)
        self.finder.next_button.setToolTip("Next teardown (Ctrl+Page Down)")
        self.finder.previous_button.setToolTip("Previous teardown (Ctrl+Page Up)")

    # --- the list ----------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        """Puts all teardowns into the list and what occurs among them into the filters."""
        from coach.gallery.loading import shipped_gallery
        from coach.gallery.search import values

        mine = self.shelf.teardowns if self._own_shown else ()
        everything = (*shipped_gallery().teardowns, *mine)
        self.finder.offer(*values(everything))
        self.model.put(everything)
        self._count()
        if self.shelf.refused:
            self._say(f"{len(self.shelf.refused)} of your own could not be read; they are kept as they are.")

    def search_now(self) -> None:
        """Shows what fits the search and the filters, and stays at the teardown that is read where it is among
        them."""
        self._pause.stop()
        here = self.reading.teardown
        self.model.ask(self.finder.query())
        self._count()
        row = self.model.row_of(here.id) if here is not None else -1
        if self.model.shown:
            self.list.setCurrentIndex(self.model.index(max(0, row)))

    def _count(self) -> None:
        number = len(self.model.shown)
        self.count.setText("1 teardown" if number == 1 else f"{number} teardowns")

    def _chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self.show_teardown(self.model.shown[index.row()])

    def show_teardown(self, teardown: Teardown) -> None:
        if teardown is not self.reading.teardown:
            self.reading.show_teardown(teardown)
        self.pages.setCurrentWidget(self.reading)
        self.finder.remove_button.setEnabled(teardown.own)

    def step(self, forward: bool) -> None:
        """To the next or previous teardown of the list, from the end on to the other end."""
        number = self.model.rowCount()
        if number:
            row = (self.list.currentIndex().row() + (1 if forward else -1)) % number
            self.list.setCurrentIndex(self.model.index(row))

    # --- one's own ---------------------------------------------------------------------------------------------

    def make_own(self) -> None:
        """The empty page."""
        self.pages.setCurrentWidget(self.own)
        self.own.clear()

    def _taken(self) -> frozenset[str]:
        from coach.gallery.loading import shipped_gallery

        return frozenset(t.id for t in shipped_gallery().teardowns)

    def keep(self, teardown: Teardown) -> None:
        """Keeps an own teardown and shows it."""
        try:
            kept = self.shelf.add(teardown, self._taken())
        except OSError as error:
            self._say(f"Could not be kept: {error.strerror or error}")
            return
        self._after_change(f"“{kept.title}” is kept.", kept)

    def remove(self) -> None:
        """Removes the own teardown that is read; can be undone until the next one is removed."""
        teardown = self.reading.teardown
        if teardown is None or not teardown.own:
            return
        try:
            self.shelf.remove(teardown)
        except OSError as error:
            self._say(f"Could not be removed: {error.strerror or error}")
            return
        self._removed = teardown
        self._after_change(f"“{teardown.title}” is removed.", None)
        self.undo_button.show()

    def undo_remove(self) -> None:
        if self._removed is not None:
            again, self._removed = self._removed, None
            self.keep(again)

    def export_to(self, path: Path) -> None:
        """Writes the own teardowns to a file, or the one that is read where there are none."""
        some = self.shelf.teardowns or tuple(t for t in [self.reading.teardown] if t is not None)
        try:
            self.shelf.export(some, path)
        except OSError as error:
            self._say(f"Could not be written: {error.strerror or error}")
            return
        self._say(f"{len(some)} written to {path.name}. Another Firstline can open it.")

    def open_from(self, path: Path) -> None:
        """Keeps the teardowns of a file, all or none."""
        try:
            fresh = self.shelf.open_file(path, self._taken())
        except DataError as error:
            self._say(f"Nothing was taken. {error}")
            return
        except OSError as error:
            self._say(f"Could not be read: {error.strerror or error}")
            return
        self._after_change(f"{len(fresh)} taken from {path.name}.", fresh[0] if fresh else None)

    def _ask_open(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Open teardowns", "", "Teardowns (*.json)")
        if name:
            self.open_from(Path(name))

    def _ask_export(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "Export teardowns", "teardowns.json", "Teardowns (*.json)")
        if name:
            self.export_to(Path(name))

    def _after_change(self, says: str, show: Teardown | None) -> None:
        self._own_shown = True
        self._fill()
        self.search_now()
        self._say(says)
        if show is not None:
            row = self.model.row_of(show.id)
            if row >= 0:
                self.list.setCurrentIndex(self.model.index(row))
            self.show_teardown(show)
        self.changed.emit()

    def _say(self, words: str) -> None:
        self.says.setText(words)
        self.undo_button.hide()

    def open_teardown(self, teardown_id: str) -> None:
        """Shows the teardown of this id, whatever is filtered."""
        self.build()
        row = self.model.row_of(teardown_id)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row))

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours
        if self._built:
            self.reading.set_colours(colours)
            self.own.colours = colours
