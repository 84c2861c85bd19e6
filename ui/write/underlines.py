"""How a mark is drawn: a shape of line for each criterion, so that colour is never needed to tell them apart."""

from __future__ import annotations

import math
from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QPlainTextEdit

from coach import Criterion


class Shape(StrEnum):
    """Shapes of an underline; the value is how the window calls it."""

    SOLID = "solid line"
    DOTS = "dots"
    DASHES = "dashes"
    WAVE = "wave"
    DOUBLE = "double line"
    ZIGZAG = "zigzag"
    CUT = "bar at the limit"
    TICKS = "ticks"


SHAPES = {
    Criterion.RAPPORT: Shape.SOLID,
    Criterion.REASON: Shape.DOTS,
    Criterion.ASK: Shape.DASHES,
    Criterion.WORDING: Shape.WAVE,
    Criterion.FACTS: Shape.DOUBLE,
    Criterion.LANGUAGE: Shape.ZIGZAG,
    Criterion.LENGTH: Shape.CUT,
    Criterion.SEND: Shape.TICKS,
}


def path(shape: Shape, left: float, right: float, y: float, thick: float) -> QPainterPath:
    """The line of `shape` between `left` and `right`; `y`: its middle. Pixels."""
    line = QPainterPath()
    if shape is Shape.DOTS:
        x = left + thick
        while x <= right:
            line.addEllipse(QPointF(x, y), thick * 0.75, thick * 0.75)
            x += thick * 3.2
    elif shape is Shape.CUT:
        line.addRect(QRectF(left, y - thick * 3, thick * 1.2, thick * 6))
    elif shape is Shape.DASHES:
        x = left
        while x < right:
            line.addRect(QRectF(x, y - thick / 2, min(thick * 4.5, right - x), thick))
            x += thick * 7.5
    elif shape is Shape.DOUBLE:
        line.addRect(QRectF(left, y - thick * 1.2, right - left, thick * 0.7))
        line.addRect(QRectF(left, y + thick * 0.5, right - left, thick * 0.7))
    elif shape is Shape.TICKS:
        line.addRect(QRectF(left, y - thick / 2, right - left, thick * 0.6))
        x = left
        while x <= right:
            line.addRect(QRectF(x, y - thick * 1.6, thick * 0.8, thick * 2.4))
            x += thick * 4.5
    elif shape in (Shape.WAVE, Shape.ZIGZAG):
        _swing(line, shape, left, right, y, thick)
    else:
        line.addRect(QRectF(left, y - thick / 2, right - left, thick))
    return line


def _swing(line: QPainterPath, shape: Shape, left: float, right: float, y: float, thick: float) -> None:
    high, step = thick * 1.1, (thick * 1.0 if shape is Shape.WAVE else thick * 1.7)
    line.moveTo(left, y + high)
    x, turn = left, 0
    while x < right:
        x = min(right, x + step)
        turn += 1
        if shape is Shape.ZIGZAG:
            line.lineTo(x, y - high if turn % 2 else y + high)
        else:
            line.lineTo(x, y + high * math.cos((x - left) / (thick * 2.0)))


def draw(painter: QPainter, shape: Shape, left: float, right: float, y: float, colour: QColor, thick: float) -> None:
    """Draws one line of a mark. `thick`: pixels."""
    if right - left < 1:
        return
    line = path(shape, left, right, y, thick)
    if shape in (Shape.WAVE, Shape.ZIGZAG):
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, max(1.0, thick * 0.75)))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
    painter.drawPath(line)


def depths(stretches: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """How far down each line is drawn, 0 to 2, so that lines of stretches that overlap do not lie on each other."""
    found = [0] * len(stretches)
    open_: list[tuple[int, int]] = []
    for number in sorted(range(len(stretches)), key=lambda n: (stretches[n][0], -stretches[n][1])):
        start, end = stretches[number]
        open_ = [(e, d) for e, d in open_ if e > start]
        taken = {d for _, d in open_}
        found[number] = next((d for d in (0, 1) if d not in taken), 2)
        open_.append((end, found[number]))
    return tuple(found)


def rows(edit: QPlainTextEdit, begin: int, end: int) -> list[QRectF]:
    """Where the Qt positions `begin` to `end` stand in the viewport of `edit`: a rectangle for each line of them. Costs
    what these lines cost, not what the paragraph does: paragraphs of a hundred lines are pasted."""
    found: list[QRectF] = []
    block = edit.document().findBlock(begin)
    offset = edit.contentOffset()
    while block.isValid() and block.position() < end:
        top = edit.blockBoundingGeometry(block).translated(offset)
        layout, starts = block.layout(), block.position()
        first = layout.lineForTextPosition(max(0, begin - starts))
        for number in range(max(0, first.lineNumber()) if first.isValid() else 0, layout.lineCount()):
            line = layout.lineAt(number)
            from_, to = max(begin - starts, line.textStart()), min(end - starts, line.textStart() + line.textLength())
            if line.textStart() >= end - starts:
                break
            if from_ < to:
                left, right = sorted((_x(line.cursorToX(from_)), _x(line.cursorToX(to))))
                found.append(QRectF(top.left() + left, top.top() + line.y(), right - left, line.height()))
        block = block.next()
    return found


def in_view(edit: QPlainTextEdit, area: QRect) -> tuple[int, int]:
    """The Qt positions between which everything in `area` of the viewport stands; a line more to each side."""
    tall = edit.fontMetrics().lineSpacing()
    first = edit.cursorForPosition(QPoint(0, area.top() - tall)).position()
    last = edit.cursorForPosition(QPoint(edit.viewport().width(), area.bottom() + tall)).position()
    return first, last


def _x(given: object) -> float:
    return float(given[0]) if isinstance(given, tuple) else float(given)  # type: ignore[arg-type]
