"""Our own icons, drawn from SVG in the colour wanted."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources


@lru_cache(maxsize=64)
def icon(name: str, colour: str, size: int = 24) -> QIcon:
    """The icon resources/icons/`name`.svg with `currentColor` as `colour` (`#rrggbb`), `size` logical pixels wide.

    Raises FileNotFoundError where there is no such icon.
    """
    source = resources.path(f"icons/{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    renderer = QSvgRenderer(QByteArray(source.encode()))
    made = QIcon()
    for scale in (1, 2, 3):
        image = QImage(QSize(size, size) * scale, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter, QRectF(0, 0, size * scale, size * scale))
        painter.end()
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(scale)
        made.addPixmap(pixmap)
    return made
