"""The main window: a rail of places, a menu, and what is kept between starts."""

from __future__ import annotations

import gc
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QFileSystemWatcher, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
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
from ui import settings
from ui.history.late import LateHistory
from ui.plain import PlainButton, PlainLabel
from ui.practice.place import PracticePlace
from ui.saving import Saving
from ui.state import StateFile
from ui.teardowns.place import TeardownsPlace
from ui.theme.apply import Choice, Theme
from ui.theme.icons import icon
from ui.theme.palette import RAIL_TEXT
from ui.typed import caret_of, put_caret, put_typed, typed_of
from ui.wiring import PLACES, Wiring
from ui.write.place import WritePlace, example_state

if TYPE_CHECKING:  # imported where they are opened: they are no part of the first paint
    from ui.reference import Reference
    from ui.settings_dialog import SettingsDialog

SAVE_AFTER = 800
"""Milliseconds after the last change at which it is written to disk."""
RELOAD_AFTER = 150
"""Milliseconds after a change in the folder of own rules at which they are read again."""


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
        self.values: dict[str, Any] = settings.read(self.state)
        theme.enlarge(self.values["text_size"])
        theme.choose(Choice(self.values["theme"]))
        self.setWindowTitle("Firstline")
        self.setWindowIcon(icon("firstline", "#1f6f5c", 64))
        self._painted = False
        self.write = WritePlace(self.state, settings.channels(self.values))
        self.history = LateHistory(self.saving)
        self._save_timer = QTimer(self, singleShot=True, interval=SAVE_AFTER)
        self._save_timer.timeout.connect(self.save)
        self.write.changed.connect(self._save_timer.start)
        self.write.changed.connect(self.saving.touch)
        self.saving.due.connect(self.keep_typed)
        self.saving.told.connect(self.tell)
        self.saving.kept.connect(self._forget_before)
        self.write.judged.connect(self._first_report)
        self.teardowns, self.practice = TeardownsPlace(file.path.parent), PracticePlace(file.path.parent)
        self.teardowns.practise.connect(self._practise)
        self.teardowns.changed.connect(lambda: self.practice.put_own(self.teardowns.shelf.teardowns))
        self.practice.told.connect(self.statusBar().showMessage)
        theme.changed.connect(self._recolour)
        self._watcher = QFileSystemWatcher(self)
        self._reload = QTimer(self, singleShot=True, interval=RELOAD_AFTER)
        self._reload.timeout.connect(self.reload_rules)
        self._watcher.fileChanged.connect(lambda _: self._reload.start())
        self._watcher.directoryChanged.connect(lambda _: self._reload.start())
        self._watch()
        self._settings: SettingsDialog | None = None
        self._build()
        self._menus()
        self.wiring = Wiring(self)
        self.history.set_allowed(self.values["note_quota"])
        self._recolour()
        self.resize(1240, 800)
        self._restore()
        put_caret(self.write.editor, self.state.caret)
        self.write.editor.setFocus()
        if self.state.place in PLACES[1:]:
            self.rail.button(PLACES.index(self.state.place)).click()
        if self.saving.first_words:
            self.tell(self.saving.first_words)

    def _build(self) -> None:
        self.places = QStackedWidget()
        for place in (self.write, self.teardowns, self.practice, self.history):
            self.places.addWidget(place)
        rail = QWidget()
        rail.setProperty("role", "rail")
        rail.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._rail = rail
        column = QVBoxLayout(rail)
        column.setContentsMargins(0, 8, 0, 8)
        self.rail = QButtonGroup(self)
        self.rail.setExclusive(True)
        for number, name in enumerate(PLACES):
            button = QToolButton()
            button.setText(name.capitalize())
            button.setIcon(icon(name, RAIL_TEXT))
            button.setIconSize(QSize(24, 24))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setCheckable(True)
            button.setAccessibleName(name.capitalize())
            button.setToolTip(f"{name.capitalize()} (Ctrl+{number + 1})")
            self.rail.addButton(button, number)
            column.addWidget(button)
        column.addStretch()
        self.rail.idClicked.connect(self.places.setCurrentIndex)
        self.rail.button(0).setChecked(True)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(rail)
        beside = QVBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self._banner())
        beside.addWidget(self.places, 1)
        row.addLayout(beside, 1)
        self.setCentralWidget(whole)
        self.setMinimumSize(max(860, whole.minimumSizeHint().width()), 520)

    def _menus(self) -> None:
        bar, write = self.menuBar(), self.write
        message = bar.addMenu("&Message")
        self._add_for_draft(message, "&Copy message", "Ctrl+Shift+C", write.copy)
        self._add_for_draft(message, "Put this draft &aside", "Ctrl+Shift+D", write.put_aside)
        message.addSeparator()
        self._add(message, "&Settings…", "Ctrl+;", self.show_settings)
        self._add(message, "&Quit", "Ctrl+Q", self.close)
        edit = bar.addMenu("&Edit")
        self._add_for_draft(edit, "&Undo", QKeySequence.StandardKey.Undo, write.editor.undo)
        self._add_for_draft(edit, "&Redo", "Ctrl+Y", write.editor.redo)
        edit.addSeparator()
        self._add_for_draft(edit, "&Take back the last refusal", "Ctrl+Alt+Z", write.undo_refusal)
        self._add(edit, "What is re&fused and fixed…", None, self.show_refusals)
        findings = bar.addMenu("F&indings")
        self._add_for_draft(findings, "&Next finding", "F8", lambda: write.step(True))
        self._add_for_draft(findings, "&Previous finding", "Shift+F8", lambda: write.step(False))
        findings.addSeparator()
        self._add_for_draft(findings, "&Fix it here", "Ctrl+.", write.fix_here)
        self._add_for_draft(findings, "&Leave it this once", "Ctrl+,", lambda: write.refuse_here("leave"))
        self._add_for_draft(findings, "Ne&ver flag these words", "Ctrl+Shift+,", lambda: write.refuse_here("never"))
        self._add_for_draft(findings, "Switch this rule &off", "Ctrl+Shift+.", lambda: write.refuse_here("rule_off"))
        findings.addSeparator()
        self._add_for_draft(findings, "&Why was this not flagged?", "Ctrl+Shift+W", write.ask_why)
        go = bar.addMenu("&Go")
        for number, name in enumerate(PLACES):
            self._add(go, f"&{name.capitalize()}", f"Ctrl+{number + 1}", self.rail.button(number).click)
        go.addSeparator()
        for part, words, key in (
            ("form", "The fo&rm", "Ctrl+R"),
            ("editor", "The &draft", "Ctrl+L"),
            ("panel", "The &cards", "Ctrl+J"),
        ):
            self._add(go, words, key, lambda p=part: self.focus_part(p))
        self._add_for_draft(go, "Ne&xt of the three", "F6", lambda: self.next_part(1))
        self._add_for_draft(go, "&Previous of the three", "Shift+F6", lambda: self.next_part(-1))
        view = bar.addMenu("&View")
        self._add_for_draft(view, "&Marks", "Ctrl+M", write.marks.toggle)
        for name, words, key in (
            ("swap", "Swap &test", "Ctrl+T"),
            ("arrival", "As they s&ee it", "Ctrl+I"),
            ("compare", "&Compare two drafts", "Ctrl+B"),
        ):
            self._add_for_draft(view, words, key, lambda n=name: write.toggle_view(n))
        self._add_for_draft(view, "&Recipient form", "F9", lambda: write.left.setVisible(not write.left.isVisible()))
        view.addSeparator()
        looks = QActionGroup(self)
        self._looks: dict[Choice, QAction] = {}
        for choice, words in (
            (Choice.SYSTEM, "As the &system"),
            (Choice.LIGHT, "&Light"),
            (Choice.DARK, "&Dark"),
            (Choice.CONTRAST, "&High contrast"),
        ):
            action = self._add(view, words, None, lambda c=choice: self.choose_theme(c))
            action.setCheckable(True)
            action.setChecked(self._theme.choice is choice)
            looks.addAction(action)
            self._looks[choice] = action
        view.addSeparator()
        self._add(view, "L&arger text", "Ctrl++", lambda: self.enlarge(1))
        self._add(view, "S&maller text", "Ctrl+-", lambda: self.enlarge(-1))
        about = bar.addMenu("&Help")
        self._add(about, "&Keyboard shortcuts", "F1", self.show_shortcuts)
        self._add(about, "&Rule reference", "Shift+F1", self.show_reference)
        self._add(about, "&About Firstline", None, self.show_about)

    def _add(self, menu: QMenu, words: str, key: str | QKeySequence.StandardKey | None, does: object) -> QAction:
        action = menu.addAction(words)
        if key is not None:
            action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda _=False: does())  # type: ignore[operator]
        return action

    def _add_for_draft(
        self, menu: QMenu, words: str, key: str | QKeySequence.StandardKey | None, does: object
    ) -> QAction:
        """A command on the draft, at rest where the draft is out of sight: nothing changes that nobody sees."""
        action = self._add(menu, words, key, does)
        self.places.currentChanged.connect(lambda place, a=action: a.setEnabled(place == 0))
        return action

    def focus_part(self, part: str) -> None:
        """The keyboard to "form", "editor" or "panel", in whatever place it was."""
        self.rail.button(0).click()
        self.write.focus(part)

    def next_part(self, by: int) -> None:
        """The keyboard to the next of form, draft and cards."""
        parts = {"form": self.write.left, "editor": self.write.middle, "panel": self.write.panel}
        names = [n for n, w in parts.items() if w.isVisible()]
        at = next((n for n in names if parts[n].isAncestorOf(self.focusWidget())), "editor")
        self.write.focus(names[(names.index(at) + by) % len(names)])

    # --- settings ----------------------------------------------------------------------------------------------

    def choose_theme(self, choice: Choice) -> None:
        self.set_value("theme", choice.value)

    def enlarge(self, by: int) -> None:
        """The next larger (or smaller) size of text."""
        sizes = [v for v, _ in next(s for s in settings.declared() if s.name == "text_size").choices]
        at = sizes.index(self.values["text_size"]) + by
        self.set_value("text_size", sizes[max(0, min(len(sizes) - 1, at))])

    def set_value(self, name: str, value: Any) -> None:
        """Gives a setting another value, which holds at once and is kept."""
        setting = next(s for s in settings.declared() if s.name == name)
        self.values[name] = setting.admit(value)
        settings.write(self.state, self.values)
        if name == "theme":
            choice = Choice(self.values[name])
            self._theme.choose(choice)
            self._looks[choice].setChecked(True)
        elif name == "text_size":
            self._theme.enlarge(self.values[name])
        elif name == "note_quota":
            self.history.set_allowed(self.values[name])
        else:
            self.reload_rules()
        self._save_timer.start()

    def reload_rules(self) -> None:
        """Reads own rules and limits again; what is wrong with a rule is told, and the others work."""
        self._watch()
        self.write.use(settings.knowledge(self.values))
        if self._settings is not None:
            self._settings.show_rules()
            self._settings.show_errors()
        wrong = self.write.knowledge.refused
        self.statusBar().showMessage(f"{len(wrong)} of your rules left out. {wrong[0]}" if wrong else "")
        self.statusBar().setVisible(bool(wrong))

    def _watch(self) -> None:
        old = [*self._watcher.directories(), *self._watcher.files()]
        if old:
            self._watcher.removePaths(old)
        folder = Path(self.values["own_rules"]) if self.values["own_rules"] else None
        if folder is not None and folder.is_dir():
            inside = [str(p) for p in sorted(folder.rglob("*")) if p.suffix == ".toml" or p.is_dir()][:600]
            self._watcher.addPaths([str(folder), *inside])

    def _recolour(self) -> None:
        metrics = self.fontMetrics()
        wide = max(92, max(metrics.horizontalAdvance(b.text()) for b in self.rail.buttons()) + 28)
        self._rail.setFixedWidth(wide)
        for button in self.rail.buttons():
            button.setFixedWidth(wide)
            button.setIconSize(QSize(1, 1) * max(24, round(metrics.height() * 1.5)))
        for place in (self.write, self.teardowns, self.practice):
            place.set_colours(self._theme.colours)

    def _practise(self, exercise: str) -> None:
        self.rail.button(PLACES.index("practice")).click()
        self.practice.open_exercise(exercise)

    # --- dialogs -----------------------------------------------------------------------------------------------

    def show_settings(self) -> SettingsDialog:
        """The settings, beside the window: nothing waits for them."""
        from ui.settings_dialog import SettingsDialog

        if self._settings is None:
            self._settings = SettingsDialog(self, self.write, self.values, str(self._file.path.parent))
            self._settings.set.connect(self.set_value)
            self._settings.destroyed.connect(lambda: setattr(self, "_settings", None))
        if self._settings.isVisible():
            self._settings.raise_()
        self._settings.show()
        return self._settings

    def show_refusals(self) -> None:
        """Everything refused and fixed, each with its undo."""
        dialog = self.show_settings()
        dialog.show_refusals()
        dialog.tabs.setCurrentIndex(3)

    def show_reference(self) -> Reference:
        from ui.reference import Reference

        dialog = Reference(self, self.write.knowledge, self.write.refused.off, self._theme.colours)
        dialog.switched.connect(self.write.switch)
        dialog.show()
        return dialog

    def show_shortcuts(self) -> QDialog:
        from ui.shortcuts import Shortcuts

        sheet = Shortcuts(self, self.menuBar())
        sheet.show()
        return sheet

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
        halves = self.state.window.get("halves")
        if isinstance(halves, list) and len(halves) == 2 and all(isinstance(s, int) and 0 < s < 10_000 for s in halves):
            self.write.middle.halves.setSizes(halves)
        view = self.state.window.get("view")
        if view in self.write.middle.toggles:
            self.write.show_view(view)

    def keep_typed(self) -> None:
        """Hands what is typed to the storage thread."""
        self.write.keep(self.state)
        self.state.caret = caret_of(self.write.editor)
        self.state.place = PLACES[self.places.currentIndex()]
        self.saving.keep(typed_of(self.state))

    def _banner(self) -> QWidget:
        self.banner = QWidget()
        self.said = PlainLabel()
        self.said.setAccessibleName("About what is kept")
        close = PlainButton("Close", role="quiet")
        close.clicked.connect(self.banner.hide)
        row = QHBoxLayout(self.banner)
        row.setContentsMargins(14, 8, 14, 8)
        row.addWidget(self.said, 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.banner.hide()
        return self.banner

    def tell(self, words: str) -> None:
        """Says something about what is kept, over the places, until it is closed or something else is said."""
        self.said.setText(words)
        self.banner.show()

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
            "halves": self.write.middle.halves.sizes(),
            "view": self.write.middle.view() or "",
        }
        try:
            self._file.save(self.state)
        except OSError as error:
            self.statusBar().show()
            self.statusBar().showMessage(f"Could not be saved: {error.strerror or error}")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._begin)

    def _begin(self) -> None:
        """What waits for the first paint. What is loaded by then lives as long as the window: looking through it for
        garbage again and again would hold the writer up for a tenth of a second each time."""
        gc.freeze()
        self.write.start_proofreading()

    def _first_report(self) -> None:
        """What ships is loaded by now, so that own rules and limits cost the first paint nothing."""
        self.write.judged.disconnect(self._first_report)
        gc.freeze()
        if not settings.plain(self.values):
            self.reload_rules()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.keep_typed()
        self.save()
        self.hide()  # what goes on beside the window may take a moment to end
        self.wiring.close()
        self.saving.close()
        self.write.close_session()
        self.practice.close_session()
        super().closeEvent(event)
