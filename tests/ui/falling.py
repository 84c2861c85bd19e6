"""A file let fall on a widget, as the system does it: it enters, and falls where it was taken."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

_HOW = (Qt.DropAction.CopyAction,)
_WITH = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)


def drop(widget: QWidget, *places: Path) -> bool:
    """Lets files fall on `widget`, and gives whether they were taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(place)) for place in places])
    enters = QDragEnterEvent(QPoint(9, 9), *_HOW, data, *_WITH)
    enters.ignore()
    QApplication.sendEvent(widget, enters)
    if not enters.isAccepted():
        return False
    falls = QDropEvent(QPointF(9, 9), *_HOW, data, *_WITH)
    falls.ignore()
    QApplication.sendEvent(widget, falls)
    return falls.isAccepted()
