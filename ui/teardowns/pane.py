"""A scrolling column that is never narrower than what stands in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QScrollArea, QWidget


class Pane(QScrollArea):
    """Scrolls up and down only; its least width follows its widget's, with larger text too."""

    def __init__(self, widget: QWidget, least: int) -> None:
        super().__init__()
        self._least = least
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(widget)

    def minimumSizeHint(self) -> QSize:
        widget = self.widget()
        inside = widget.minimumSizeHint().width() if widget is not None else 0
        inside += self.verticalScrollBar().sizeHint().width()
        return QSize(max(self._least, inside), 80)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)
