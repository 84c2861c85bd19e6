"""The main window: a rail of places, a menu, and what is kept between starts."""

from __future__ import annotations

import tomllib

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QMessageBox,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

import coach
import resources
from coach.loading.knowledge import shipped
from ui.history.late import LateHistory
from ui.plain import PlainButton, PlainLabel
from ui.saving import Saving
from ui.state import StateFile
from ui.theme.apply import Choice, Theme
from ui.theme.icons import icon
from ui.theme.palette import RAIL_TEXT
from ui.typed import caret_of, put_caret, put_typed, typed_of
from ui.wiring import Wiring
from ui.write.panel import quoted
from ui.write.place import WritePlace, example_state

SAVE_AFTER = 800
"""Milliseconds after the last change at which it is written to disk."""
_LATER = {
    "teardowns": "Messages taken apart, with the reader's questions in the margin. They are not in this version yet.",
    "practice": "Exercises: a bad message, an empty editor, your turn. They are not in this version yet.",
    "history": "What you copied, for whom, and what came of it. It is not in this version yet.",
}


class MainWindow(QMainWindow):
    """Firstline's window on the state in `file`."""

    def __init__(self, file: StateFile, theme: Theme) -> None:
        super().__init__()
        self._file, self._theme = file, theme
        self.state = file.load()
        self.saving = Saving(file.path.parent, typed_of(self.state) if self.state.before else None, self)
        if self.saving.found() is not None:
            put_typed(self.state, self.saving.found())
            if self.saving.taken_over:
                self.state.before = {}
        elif not self.state.started:
            self.state = example_state(tomllib.loads(resources.path("example.toml").read_text(encoding="utf-8")))
            self.state.started = True
        theme.choose(Choice(self.state.theme) if self.state.theme in list(Choice) else Choice.SYSTEM)
        self.setWindowTitle("Firstline")
        self.setWindowIcon(icon("firstline", "#1f6f5c", 64))
        self._painted = False
        self.write = WritePlace(self.state)
        self.history = LateHistory(self.saving)
        self._save_timer = QTimer(self, singleShot=True, interval=SAVE_AFTER)
        self._save_timer.timeout.connect(self.save)
        self.write.changed.connect(self._save_timer.start)
        self.write.changed.connect(self.saving.touch)
        self.saving.due.connect(self.keep_typed)
        self.saving.told.connect(self.tell)
        self.saving.kept.connect(self._forget_before)
        theme.changed.connect(self._recolour)
        self._build()
        self._menus()
        self.wiring = Wiring(self)
        self._recolour()
        self.resize(1180, 760)
        self._restore()
        put_caret(self.write.editor, self.state.caret)
        self.write.editor.setFocus()
        if self.saving.first_words:
            self.tell(self.saving.first_words)

    def _build(self) -> None:
        self.places = QStackedWidget()
        self.places.addWidget(self.write)
        rail = QWidget()
        rail.setProperty("role", "rail")
        rail.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        rail.setFixedWidth(92)
        column = QVBoxLayout(rail)
        column.setContentsMargins(0, 8, 0, 8)
        self.rail = QButtonGroup(self)
        self.rail.setExclusive(True)
        for number, name in enumerate(("write", *_LATER)):
            button = QToolButton()
            button.setText(name.capitalize())
            button.setIcon(icon(name, RAIL_TEXT))
            button.setIconSize(QSize(24, 24))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setCheckable(True)
            button.setFixedWidth(92)
            button.setAccessibleName(name.capitalize())
            button.setToolTip(f"{name.capitalize()} (Ctrl+{number + 1})")
            self.rail.addButton(button, number)
            column.addWidget(button)
            if name in _LATER:
                self.places.addWidget(self.history if name == "history" else _note(name.capitalize(), _LATER[name]))
        column.addStretch()
        self.rail.idClicked.connect(self.places.setCurrentIndex)
        self.rail.button(0).setChecked(True)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(rail)
        row.addWidget(self.places, 1)
        self.setCentralWidget(whole)
        self.setMinimumSize(max(860, whole.minimumSizeHint().width()), 520)

    def _menus(self) -> None:
        bar = self.menuBar()
        message = bar.addMenu("&Message")
        self._add(message, "&Copy message", "Ctrl+Shift+C", self.write.copy)
        message.addSeparator()
        self._add(message, "&Quit", QKeySequence.StandardKey.Quit, self.close)
        edit = bar.addMenu("&Edit")
        self._add(edit, "&Undo", QKeySequence.StandardKey.Undo, self.write.editor.undo)
        self._add(edit, "&Redo", QKeySequence.StandardKey.Redo, self.write.editor.redo)
        edit.addSeparator()
        self._add(edit, "&Take back the last refusal", "Ctrl+Shift+Z", self.write.undo_refusal)
        self._add(edit, "What is &refused…", None, self.show_refusals)
        view = bar.addMenu("&View")
        for number, name in enumerate(("write", *_LATER)):
            self._add(view, f"&{name.capitalize()}", f"Ctrl+{number + 1}", self.rail.button(number).click)
        view.addSeparator()
        self._add(view, "&Next finding", "F8", lambda: self.write.step(True))
        self._add(view, "&Previous finding", "Shift+F8", lambda: self.write.step(False))
        self._add(view, "&Fix it here", "Ctrl+.", self.write.fix_here)
        self._add(view, "Lea&ve it here", "Ctrl+,", self.write.leave_here)
        view.addSeparator()
        self._add(view, "&Marks", "Ctrl+M", self.write.marks.toggle)
        self._add(view, "Swap &test", "Ctrl+T", self.write.swap.toggle)
        view.addSeparator()
        looks = QActionGroup(self)
        for choice, words in ((Choice.SYSTEM, "As the &system"), (Choice.LIGHT, "&Light"), (Choice.DARK, "&Dark")):
            action = self._add(view, words, None, lambda c=choice: self.choose_theme(c))
            action.setCheckable(True)
            action.setChecked(self._theme.choice is choice)
            looks.addAction(action)
        about = bar.addMenu("&Help")
        self._add(about, "&About Firstline", None, self.show_about)

    def _add(self, menu: QMenu, words: str, key: str | QKeySequence.StandardKey | None, does: object) -> QAction:
        action = menu.addAction(words)
        if key is not None:
            action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda _=False: does())  # type: ignore[operator]
        return action

    def choose_theme(self, choice: Choice) -> None:
        self.state.theme = choice.value
        self._theme.choose(choice)
        self._save_timer.start()

    def _recolour(self) -> None:
        self.write.set_colours(self._theme.colours)

    # --- dialogs -----------------------------------------------------------------------------------------------

    def show_refusals(self) -> None:
        """Everything refused, each with its undo."""
        dialog = QDialog(self)
        dialog.setWindowTitle("What is refused")
        dialog.setMinimumWidth(440)
        column = QVBoxLayout(dialog)
        titles = {rule.id: rule.title for rule in shipped().rules}
        wishes = self.write.refusals()
        if not wishes:
            column.addWidget(PlainLabel("Nothing is refused: every rule is on."))
        for wish in wishes:
            rule = "any rule" if wish.rule == "*" else f"“{titles.get(wish.rule, wish.rule)}”"
            row = QHBoxLayout()
            label = PlainLabel(f"{quoted(wish.text)}, {rule}" if wish.text else f"The rule {rule}")
            undo = PlainButton("Undo")
            undo.clicked.connect(lambda _=False, w=wish: self.write.take_back(w))
            undo.clicked.connect(lambda _=False, u=undo: u.setEnabled(False))
            row.addWidget(label, 1)
            row.addWidget(undo)
            column.addLayout(row)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(dialog.reject)
        column.addWidget(buttons)
        dialog.open()

    def show_about(self) -> None:
        box = QMessageBox(self)
        box.setWindowTitle("About Firstline")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(
            f"Firstline {coach.__version__}\n\nAn offline coach for the first message you send someone. It asks what "
            "your reader would ask. It writes nothing for you, sends nothing, and opens no connection."
        )
        box.open()

    # --- kept between starts -----------------------------------------------------------------------------------

    def _restore(self) -> None:
        kept = self.state.window.get("geometry")
        if isinstance(kept, str):
            self.restoreGeometry(QByteArray.fromBase64(kept.encode("ascii", "ignore")))
        sizes = self.state.window.get("split")
        if isinstance(sizes, list) and len(sizes) == 3 and all(isinstance(s, int) and 0 < s < 10_000 for s in sizes):
            self.write.split.setSizes(sizes)

    def keep_typed(self) -> None:
        """Hands what is typed to the storage thread."""
        self.write.keep(self.state)
        self.state.caret = caret_of(self.write.editor)
        self.saving.keep(typed_of(self.state))

    def tell(self, words: str) -> None:
        """Says something about what is kept, for as long as nothing else is said."""
        self.statusBar().show()
        self.statusBar().showMessage(words)

    def _forget_before(self) -> None:
        """What an earlier version kept in the state is in the library now."""
        if self.state.before:
            self.state.before = {}
            self._save_timer.start()

    def save(self) -> None:
        """Writes the state of the window; where that fails, says so in the window and goes on."""
        self._save_timer.stop()
        self.write.keep(self.state)
        self.state.window = {
            "geometry": bytes(self.saveGeometry().toBase64().data()).decode("ascii"),
            "split": self.write.split.sizes(),
        }
        try:
            self._file.save(self.state)
        except OSError as error:
            self.statusBar().showMessage(f"Could not be saved: {error.strerror or error}")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.write.start_proofreading)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.keep_typed()
        self.save()
        self.hide()  # what goes on beside the window may take a moment to end
        self.wiring.close()
        self.saving.close()
        self.write.close_session()
        super().closeEvent(event)


def _note(title: str, words: str) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(40, 40, 40, 40)
    column.addWidget(PlainLabel(title, larger=1.5, bold=True))
    column.addWidget(PlainLabel(words, role="muted"))
    column.addStretch()
    return page
