"""Puts a theme on the program, and follows the system's light or dark."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from ui.theme.palette import DARK, LIGHT, RAIL_TEXT, Colours


class Choice(StrEnum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


def palette_of(colours: Colours) -> QPalette:
    """The colours as Qt's roles."""
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: colours.window,
        QPalette.ColorRole.WindowText: colours.text,
        QPalette.ColorRole.Base: colours.panel,
        QPalette.ColorRole.AlternateBase: colours.window,
        QPalette.ColorRole.Text: colours.text,
        QPalette.ColorRole.PlaceholderText: colours.muted,
        QPalette.ColorRole.Button: colours.panel,
        QPalette.ColorRole.ButtonText: colours.text,
        QPalette.ColorRole.ToolTipBase: colours.panel,
        QPalette.ColorRole.ToolTipText: colours.text,
        QPalette.ColorRole.Highlight: colours.selection,
        QPalette.ColorRole.HighlightedText: colours.text,
        QPalette.ColorRole.Link: colours.accent,
        QPalette.ColorRole.Accent: colours.accent,
        QPalette.ColorRole.Mid: colours.line,
        QPalette.ColorRole.Dark: colours.line,
        QPalette.ColorRole.Light: colours.panel,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.muted))
    return palette


def sheet(c: Colours) -> str:
    """The style sheet: what a palette cannot say, chosen by the property `role`."""
    return f"""
    QWidget[role="rail"] {{ background: {c.rail}; }}
    QWidget[role="rail"] QToolButton {{
        color: {RAIL_TEXT}; border: none; border-left: 3px solid transparent; padding: 8px 4px; background: transparent;
    }}
    QWidget[role="rail"] QToolButton:hover {{ background: rgba(255, 255, 255, 24); }}
    QWidget[role="rail"] QToolButton:checked {{
        border-left-color: {DARK.accent}; background: rgba(255, 255, 255, 36);
    }}
    QWidget[role="rail"] QToolButton:focus {{ background: rgba(255, 255, 255, 48); }}
    QWidget[role="panel"] {{ background: {c.panel}; }}
    QFrame[role="card"] {{ background: {c.panel}; border: 1px solid {c.line}; border-radius: 6px; }}
    QFrame[role="card"][current="true"] {{ border: 2px solid {c.accent}; }}
    QLabel[role="heading"] {{ color: {c.muted}; font-weight: 600; }}
    QLabel[role="muted"] {{ color: {c.muted}; }}
    QLabel[role="error"] {{ color: {c.error}; }}
    QLabel[role="example"] {{ border: 0px solid {c.accent}; border-left-width: 3px; padding-left: 8px; }}
    QFrame[role="line"] {{ background: {c.line}; border: none; max-height: 1px; }}
    QLabel[role="rapport"] {{ color: {c.rapport}; }}
    QLabel[role="reason"] {{ color: {c.reason}; }}
    QLabel[role="ask"] {{ color: {c.ask}; }}
    QLabel[role="praise"] {{ color: {c.praise}; }}
    QLineEdit, QPlainTextEdit {{
        background: {c.panel}; color: {c.text}; border: 1px solid {c.line}; border-radius: 4px; padding: 4px;
        selection-background-color: {c.selection}; selection-color: {c.text};
    }}
    QLineEdit:focus, QPlainTextEdit:focus {{ border: 1px solid {c.accent}; }}
    QPushButton {{
        background: {c.panel}; color: {c.text}; border: 1px solid {c.line}; border-radius: 4px; padding: 5px 10px;
    }}
    QPushButton:hover {{ border-color: {c.accent}; }}
    QPushButton:focus {{ border: 2px solid {c.accent}; padding: 4px 9px; }}
    QPushButton:disabled {{ color: {c.muted}; }}
    QPushButton[role="primary"] {{
        background: {c.accent}; color: {c.on_accent}; border: 1px solid {c.accent}; font-weight: 600; padding: 7px 16px;
    }}
    QPushButton[role="primary"]:focus {{ border: 2px solid {c.text}; padding: 6px 15px; }}
    QPushButton[role="toggle"]:checked {{ background: {c.selection}; border-color: {c.accent}; }}
    QPushButton[role="quiet"] {{
        background: transparent; border: none; color: {c.accent}; padding: 3px 4px; text-align: left;
    }}
    QPushButton[role="quiet"]:hover {{ text-decoration: underline; }}
    QPushButton[role="quiet"]:focus {{ border: 1px solid {c.accent}; padding: 2px 3px; }}
    QProgressBar {{ border: none; background: {c.line}; border-radius: 3px; max-height: 6px; min-height: 6px; }}
    QProgressBar::chunk {{ background: {c.accent}; border-radius: 3px; }}
    QProgressBar[over="true"]::chunk {{ background: {c.error}; }}
    QScrollArea {{ border: none; background: transparent; }}
    QSplitter::handle {{ background: {c.line}; }}
    """


class Theme(QObject):
    """The theme of a running program. Signals: `changed()`, after the colours have changed."""

    changed = Signal()

    def __init__(self, app: QApplication, choice: Choice = Choice.SYSTEM) -> None:
        super().__init__(app)
        self._app = app
        self._choice = choice
        self.colours = LIGHT
        app.setStyle("Fusion")
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(lambda _: self._put())
        self._put()

    @property
    def choice(self) -> Choice:
        return self._choice

    def choose(self, choice: Choice) -> None:
        """Light, dark, or as the system has it."""
        self._choice = choice
        self._put()

    def _wanted(self) -> Colours:
        if self._choice is Choice.SYSTEM:
            return DARK if self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT
        return DARK if self._choice is Choice.DARK else LIGHT

    def _put(self) -> None:
        self.colours = self._wanted()
        self._app.setPalette(palette_of(self.colours))
        self._app.setStyleSheet(sheet(self.colours))
        self.changed.emit()
