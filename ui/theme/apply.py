"""Puts a theme on the program, and follows the system's light or dark."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from ui.theme.palette import DARK, HIGH, LIGHT, RAIL_TEXT, Colours


class Choice(StrEnum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


SIZES = (0.9, 1.1, 1.2, 1.25, 1.3, 1.5, 2.0)
"""How much larger than the rest a label may be written."""


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


def sheet(c: Colours, points: float) -> str:
    """The style sheet: what a palette cannot say, chosen by the property `role`. `points`: size of plain text."""
    sizes = "\n".join(f'QLabel[larger="{by:g}"] {{ font-size: {points * by:.1f}pt; }}' for by in SIZES)
    return f"""
    {sizes}
    QPlainTextEdit[role="draft"] {{ font-size: {points * 1.25:.1f}pt; }}
    QWidget[role="rail"] {{ background: {c.rail}; }}
    QWidget[role="rail"] QToolButton {{
        color: {RAIL_TEXT}; border: none; border-left: 3px solid transparent; padding: 8px 4px; background: transparent;
    }}
    QWidget[role="rail"] QToolButton:hover {{ background: rgba(255, 255, 255, 24); }}
    QWidget[role="rail"] QToolButton:checked {{
        border-left-color: {DARK.accent if c is not HIGH else HIGH.accent}; background: rgba(255, 255, 255, 36);
    }}
    QWidget[role="rail"] QToolButton:focus {{ background: rgba(255, 255, 255, 30); border: 2px solid {RAIL_TEXT}; }}
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
        selection-background-color: {c.selection}; selection-color: {c.text}; placeholder-text-color: {c.muted};
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
        background: transparent; border: none; border-bottom: 2px solid transparent; border-radius: 0;
        color: {c.accent}; padding: 3px 6px 1px 0; text-align: left;
    }}
    QPushButton[role="quiet"]:hover {{ text-decoration: underline; }}
    QPushButton[role="part"] {{
        background: transparent; border: 2px solid transparent; padding: 1px 2px; text-align: left; font-weight: 600;
    }}
    QPushButton[role="part"]:hover {{ text-decoration: underline; }}
    QPushButton[role="part"]:focus {{ border-color: {c.accent}; padding: 1px 2px; }}
    QPushButton[role="tie"] {{ text-align: left; padding: 4px 8px; }}
    QPushButton[role="next"] {{
        background: {c.selection}; border: 1px solid {c.accent}; text-align: left; padding: 6px 10px; font-weight: 600;
    }}
    QPushButton[role="next"]:focus {{ border: 2px solid {c.accent}; padding: 5px 9px; }}
    QPushButton[role="safe"] {{ border: 1px solid {c.accent}; color: {c.accent}; font-weight: 600; }}
    QFrame[role="card"]:focus {{ border: 2px solid {c.accent}; }}
    QFrame[role="box"] {{ background: {c.panel}; border: 1px solid {c.line}; border-radius: 6px; }}
    QFrame[role="box"] QPlainTextEdit, QPlainTextEdit[role="shown"] {{ border: none; padding: 0; }}
    QPlainTextEdit[role="shown"]:focus {{ border: 1px solid {c.accent}; }}
    QLabel[role="badge"] {{
        background: {c.accent}; color: {c.on_accent}; border-radius: 20px; font-weight: 700;
    }}
    QLabel[role="pill"] {{ border: 1px solid {c.line}; border-radius: 9px; padding: 3px 12px; color: {c.muted}; }}
    QLabel[role="pill-main"] {{
        border: 1px solid {c.accent}; border-radius: 9px; padding: 3px 12px; color: {c.accent};
    }}
    QTabWidget::pane {{ border: none; }}
    QTabBar::tab {{
        background: transparent; color: {c.muted}; border: 2px solid transparent; border-bottom: 2px solid {c.line};
        padding: 6px 12px;
    }}
    QTabBar::tab:selected {{ color: {c.text}; border-bottom-color: {c.accent}; font-weight: 600; }}
    QTabBar::tab:focus {{ border-color: {c.accent}; }}
    QListView:focus, QTreeView:focus {{ border: 1px solid {c.accent}; }}
    QCheckBox:focus {{ border: 1px solid {c.accent}; border-radius: 3px; }}
    QMenu {{ background: {c.panel}; color: {c.text}; border: 1px solid {c.line}; }}
    QMenu::item:selected, QMenuBar::item:selected {{ background: {c.selection}; color: {c.text}; }}
    QToolTip {{ background: {c.panel}; color: {c.text}; border: 1px solid {c.line}; padding: 3px; }}
    QPushButton[role="quiet"]:focus {{ border-bottom: 2px solid {c.accent}; padding: 3px 6px 1px 0; font-weight: 600; }}
    QProgressBar {{ border: none; background: {c.line}; border-radius: 3px; max-height: 6px; min-height: 6px; }}
    QProgressBar::chunk {{ background: {c.accent}; border-radius: 3px; }}
    QLabel[over="true"] {{ color: {c.error}; font-weight: 600; }}
    QProgressBar[over="true"]::chunk {{ background: {c.error}; }}
    QComboBox {{ min-height: {round(points * 2.1)}px; }}
    QScrollArea {{ border: none; background: transparent; }}
    QSplitter::handle {{ background: transparent; }}
    QSplitter::handle:horizontal {{ border-right: 1px solid {c.line}; }}
    QSplitter::handle:vertical {{ border-top: 1px solid {c.line}; }}
    QSplitter::handle:hover {{ background: {c.selection}; }}
    QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
    QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
    QScrollBar::handle {{ background: {c.muted}; border-radius: 2px; margin: 4px; min-height: 24px; min-width: 24px; }}
    QScrollBar::handle:hover {{ background: {c.accent}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    """


class Theme(QObject):
    """The theme of a running program. Signals: `changed()`, after the colours have changed."""

    changed = Signal()

    def __init__(self, app: QApplication, choice: Choice = Choice.SYSTEM) -> None:
        super().__init__(app)
        self._app = app
        self._choice = choice
        self.colours = LIGHT
        self._points = app.font().pointSizeF()
        self._percent = 100
        app.setStyle("Fusion")
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(lambda _: self._put())
        self._put()

    @property
    def choice(self) -> Choice:
        return self._choice

    def choose(self, choice: Choice) -> None:
        """Light, dark, high contrast, or as the system has it."""
        self._choice = choice
        self._put()

    def enlarge(self, percent: int) -> None:
        """Text at `percent` of the system's size."""
        if percent != self._percent:
            self._percent = percent
            self._put()

    def _wanted(self) -> Colours:
        if self._choice is Choice.CONTRAST:
            return HIGH
        if self._choice is Choice.SYSTEM:
            return DARK if self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT
        return DARK if self._choice is Choice.DARK else LIGHT

    def _put(self) -> None:
        self.colours = self._wanted()
        points = self._points * self._percent / 100
        font = QFont(self._app.font())
        font.setPointSizeF(points)
        self._app.setFont(font)
        self._app.setPalette(palette_of(self.colours))
        self._app.setStyleSheet(sheet(self.colours, points))
        self.changed.emit()
