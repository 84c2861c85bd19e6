"""Files let fall on a window or a part of it."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

PDF, EXPORT = "pdf", "export"


def kind_of(path: Path) -> str | None:
    """What a file can be to us, by its name alone: a saved profile, a data export, or None."""
    ending = path.suffix.casefold()
    if ending == ".pdf":
        return PDF
    return EXPORT if ending == ".zip" or path.is_dir() else None


def file_in(data: QMimeData, kinds: Collection[str]) -> Path | None:
    """The one local file or folder in `data`, if it is of one of `kinds`."""
    urls = data.urls() if data.hasUrls() else []
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if kind_of(path) in kinds else None


class FileDrops(QObject):
    """Lets files of `kinds` fall on `widget`. Signals: `dropped(Path)`."""

    dropped = Signal(object)

    def __init__(self, widget: QWidget, kinds: Collection[str]) -> None:
        super().__init__(widget)
        self._kinds = kinds
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop):
            assert isinstance(event, QDropEvent)
            path = file_in(event.mimeData(), self._kinds)
            if path is not None:
                event.acceptProposedAction()
                if event.type() == QEvent.Type.Drop:
                    self.dropped.emit(path)
                return True
            event.ignore()
        return super().eventFilter(watched, event)
