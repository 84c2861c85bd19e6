"""Whether everything that the keyboard reaches has a name for a screen reader, and which is none."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTabBar,
    QWidget,
)

_KINDS = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QAbstractItemView, QTabBar, QScrollArea)


def unnamed(whole: QWidget) -> list[str]:
    """The controls inside `whole` that have neither an accessible name nor words on them."""
    found = []
    for kind in _KINDS:
        for control in whole.findChildren(kind):
            part_of_another = isinstance(control.parent(), (QComboBox, QLineEdit, QAbstractItemView, QTabBar)) or (
                control.window().metaObject().className() == "QComboBoxPrivateContainer"
            )
            if isinstance(control, QHeaderView) or part_of_another or control.objectName().startswith("qt_"):
                continue
            if control.focusPolicy() is Qt.FocusPolicy.NoFocus:
                continue
            words = control.accessibleName() or (control.text() if isinstance(control, QAbstractButton) else "")
            if not words:
                found.append(f"{type(control).__name__} in {type(control.parent()).__name__}")
    return found
