"""The draft and the marks in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from coach import BoundWords, Criterion, Finding, Severity
from coach.edits import Edit
from coach.message import MAX_CHARACTERS
from coach.normalise import admit
from ui.offsets import Offsets
from ui.theme.palette import LIGHT, Colours
from ui.write import underlines

HOVER = 200
"""Milliseconds that the pointer rests on a mark before its card is asked for."""
_STYLE = QTextCharFormat.UnderlineStyle


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding at its place; the cursor moves with the text."""

    finding: Finding
    cursor: QTextCursor

    def stands(self) -> bool:
        """Whether the words the finding is about are still there."""
        return self.cursor.selectedText().replace("\u2029", "\n") == self.finding.text

    def holds(self, position: int) -> bool:
        """Whether Qt position `position` lies in it or at its end."""
        return self.cursor.selectionStart() <= position <= self.cursor.selectionEnd()


class DraftEditor(QPlainTextEdit):
    """The message. What is pasted becomes plain text and at most 8,000 characters.

    Signals: `cut_off(int)`: so many characters of a paste did not fit; `edited()`: the text changed; `entered(Finding
    or None, bool)`: the caret stands in another mark than before, or in none, and whether it was taken there (else
    marks came or went around it); `rested(Finding or None, QPoint)`: the pointer rests on a mark (global
    coordinates), or left it; `dropped(str)`: the path of a file let fall on it; `why_asked()`: why the selection is
    not flagged.
    """

    cut_off = Signal(int)
    edited = Signal()
    entered = Signal(object, bool)
    dropped = Signal(str)
    why_asked = Signal()
    rested = Signal(object, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.colours = LIGHT
        self.marks: tuple[Mark, ...] = ()
        self._over: QTextCursor | None = None
        self._swap: list[QTextEdit.ExtraSelection] = []
        self._show_marks = True
        self._typing = False
        self._here: Finding | None = None
        self._drawn: tuple[Mark, ...] = ()
        self._depth: tuple[int, ...] = ()
        self._pointer = QPoint()
        self._hover = QTimer(self, singleShot=True, interval=HOVER)
        self._hover.timeout.connect(self._rest)
        self._pause = QTimer(self, singleShot=True, interval=1500)
        self._pause.timeout.connect(self._stop_typing)
        self.setTabChangesFocus(True)
        self.setPlaceholderText("Write to one person.")
        self.setAccessibleName("Message")
        self.setAccessibleDescription("The draft. What the reader would ask is marked, and listed beside it.")
        self.viewport().setMouseTracking(True)
        self.setProperty("role", "draft")
        self._last_text = ""
        self._revision = self.document().revision()
        self.textChanged.connect(self._changed)
        self.cursorPositionChanged.connect(self._caret_moved)

    # --- text --------------------------------------------------------------------------------------------------

    def text(self) -> str:
        return self.toPlainText()

    def put(self, text: str) -> None:
        """Replaces the whole text as one step that undo takes back."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        _put(cursor, admit(text).text)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        files = [u.toLocalFile() for u in source.urls() if u.isLocalFile()]
        if files and not source.hasHtml():
            self.dropped.emit(files[0])
            return
        kept = len(self.text()) - len(self.textCursor().selectedText())
        admitted = admit(source.text(), max(0, MAX_CHARACTERS - kept))
        self.textCursor().insertText(admitted.text)
        if admitted.cut:
            self.cut_off.emit(admitted.cut)

    def _changed(self) -> None:
        text = self.text()
        if text == self._last_text:
            return  # only its look changed
        self._last_text = text
        self._typing = True
        self._pause.start()
        self.marks = tuple(m for m in self.marks if m.stands())
        self._paint()
        self.edited.emit()

    def _stop_typing(self) -> None:
        self._typing = False
        self._choose_marks()

    # --- marks -------------------------------------------------------------------------------------------------

    def show_findings(self, findings: Sequence[Finding], over_from: int | None) -> None:
        """Marks `findings`, which were made of the text as it stands, and what is over the limit (code point)."""
        text = self.text()
        offsets = Offsets(text)
        self.marks = tuple(
            Mark(f, self._between(offsets.to_qt(f.span.start), offsets.to_qt(f.span.end)))
            for f in findings
            if f.field == "text" and not f.span.empty and f.span.of(text) == f.text
        )
        self._over = None if over_from is None else self._between(offsets.to_qt(over_from), offsets.to_qt(len(text)))
        self._paint()
        self._moved(False)

    def show_swap(self, bound: BoundWords | None) -> None:
        """Tints the words bound to the recipient and to the sender, and greys the rest; None ends it."""
        self._swap = []
        if bound is not None:
            offsets = Offsets(self.text())
            everything = self._between(0, self.document().characterCount() - 1)
            self._swap.append(_selection(everything, ink=self.colours.muted))
            for spans, tint, line in (
                (bound.recipient_spans, self.colours.yours, _STYLE.SingleUnderline),
                (bound.sender_spans, self.colours.mine, _STYLE.DotLine),
            ):
                for span in spans:
                    at = self._between(offsets.to_qt(span.start), offsets.to_qt(span.end))
                    self._swap.append(_selection(at, ink=self.colours.text, tint=tint, line=line))
        self._paint()

    def show_marks(self, shown: bool) -> None:
        """Marks on, or off to write in peace."""
        self._show_marks = shown
        self._choose_marks()

    def set_colours(self, colours: Colours) -> None:
        self.colours = colours
        self._paint()

    def select(self, finding: Finding) -> None:
        """Selects the words of `finding` and brings them into view, if they still stand."""
        mark = next((m for m in self.marks if m.finding is finding and m.stands()), None)
        if mark is not None:
            self._select(QTextCursor(mark.cursor))

    def select_span(self, start: int, end: int) -> None:
        """Selects the code points `start` to `end` of the text as it stands."""
        offsets = Offsets(self.text())
        self._select(self._between(offsets.to_qt(start), offsets.to_qt(end)))

    def selected_span(self) -> tuple[int, int]:
        """The selection in code points; the word under the caret where nothing is selected."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        offsets = Offsets(self.text())
        return offsets.from_qt(cursor.selectionStart()), offsets.from_qt(cursor.selectionEnd())

    def caret(self) -> int:
        """Where the caret stands, in code points."""
        return Offsets(self.text()).from_qt(self.textCursor().position())

    def insert(self, words: str) -> None:
        """Puts `words` at the caret, in place of a selection, as one undo step."""
        _put(self.textCursor(), admit(words).text)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def apply(self, edits: Sequence[Edit], text: str) -> bool:
        """Applies `edits`, made of `text`, as one undo step; False where the text is another by now."""
        if text != self.text():
            return False
        offsets = Offsets(text)
        whole = QTextCursor(self.document())
        whole.beginEditBlock()
        for edit in sorted(edits, key=lambda e: -e.span.start):
            self._between(offsets.to_qt(edit.span.start), offsets.to_qt(edit.span.end)).insertText(edit.replacement)
        whole.endEditBlock()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _select(self, cursor: QTextCursor) -> None:
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def finding_here(self) -> Finding | None:
        """The finding whose mark the caret stands in."""
        return self._at(self.textCursor().position())

    def step(self, forward: bool) -> Finding | None:
        """Puts the caret on the next (or previous) mark after the caret, from the end on to the other end."""
        marks = sorted((m for m in self.marks if m.stands()), key=lambda m: m.cursor.selectionStart())
        if not marks:
            return None
        at = self.textCursor().selectionStart()
        after = [m for m in marks if m.cursor.selectionStart() > at]
        before = [m for m in marks if m.cursor.selectionStart() < at]
        mark = (after or marks)[0] if forward else (before or marks)[-1]
        self.select(mark.finding)
        return mark.finding

    def replace(self, finding: Finding, start: int, end: int, words: str) -> tuple[QTextCursor | None, str]:
        """Puts `words` in place of the code points `start` to `end` of the text that `finding` was made of, as one
        undo step. Gives where they stand now and what stood there; (None, "") where the finding's words have
        changed."""
        mark = next((m for m in self.marks if m.finding is finding), None)
        if mark is None or not mark.stands():
            return None, ""
        text = self.text()
        offsets = Offsets(text)
        by = offsets.from_qt(mark.cursor.selectionStart()) - finding.span.start
        if not 0 <= start + by <= end + by <= len(text):
            return None, ""
        begins = offsets.to_qt(start + by)
        cursor = self._between(begins, offsets.to_qt(end + by))
        _put(cursor, words)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        return self._between(begins, cursor.position()), text[start + by : end + by]

    def put_back(self, at: QTextCursor, words: str, before: str) -> bool:
        """Puts `before` where `words` stand at `at`, as one undo step; False where they do not stand there."""
        if at.selectedText().replace("\u2029", "\n") != words:
            return False
        _put(QTextCursor(at), before)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _between(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        # What is typed in front of a mark does not belong to it.
        cursor.setKeepPositionOnInsert(False)
        return cursor

    def _paint(self) -> None:
        chosen: list[QTextEdit.ExtraSelection] = []
        if self._over is not None:
            chosen.append(_selection(self._over, tint=self.colours.over))
        self.setExtraSelections(chosen + self._swap)
        self._choose_marks()

    def _choose_marks(self) -> None:
        caret = self.textCursor().position()
        if self._swap or not self._show_marks:
            drawn: tuple[Mark, ...] = ()
        else:
            drawn = tuple(m for m in self.marks if not (self._typing and m.holds(caret)))
        if drawn != self._drawn:
            self.viewport().update()
        self._drawn = drawn
        self._depth = underlines.depths([_extent(m) for m in drawn])

    def drawn_marks(self) -> tuple[Mark, ...]:
        """The marks to be seen: none in Write mode, none under the word being typed."""
        return self._drawn

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._drawn:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thick = max(1.6, self.fontMetrics().height() / 11)
        first, last = underlines.in_view(self, event.rect())
        for mark, depth in zip(self._drawn, self._depth, strict=True):
            begin, end = mark.cursor.selectionStart(), mark.cursor.selectionEnd()
            shape = underlines.SHAPES[mark.finding.criterion]
            if end < first or begin > last or (shape is underlines.Shape.CUT and begin < first):
                continue
            colour = QColor(self._colour(mark.finding))
            heavy = thick * (1.5 if mark.finding.severity is Severity.ERROR else 1)
            for row in underlines.rows(self, max(begin, first), min(end, last)):
                room = row.adjusted(-2, -thick * 2, 2, thick * 6)
                if not room.intersects(QRectF(event.rect())):
                    continue
                if mark.finding is self._here and mark.finding.criterion is not Criterion.LENGTH:
                    tint = QColor(colour)
                    tint.setAlpha(34)
                    painter.fillRect(row, tint)
                low = row.bottom() + thick * (1.8 * depth - 0.2)
                if shape is underlines.Shape.CUT:
                    painter.fillRect(QRectF(row.left() - thick, row.top(), thick * 1.2, row.height()), colour)
                    break  # where the limit lies; what is beyond it is tinted
                underlines.draw(painter, shape, row.left(), row.right(), low, colour, heavy)
        painter.end()

    def _colour(self, finding: Finding) -> str:
        if finding.severity is Severity.PRAISE:
            return self.colours.praise
        if finding.severity is Severity.ERROR:
            return self.colours.error
        return str(getattr(self.colours, finding.criterion.value, self.colours.other))

    # --- caret and pointer -------------------------------------------------------------------------------------

    def _at(self, position: int) -> Finding | None:
        held = [m for m in self.marks if m.holds(position)]
        return min(held, key=lambda m: m.finding.span.length).finding if held else None

    def _moved(self, taken: bool) -> None:
        here = self._at(self.textCursor().position())
        if here is not self._here:
            self._here = here
            self.viewport().update()
            self.entered.emit(here, taken)

    def _caret_moved(self) -> None:
        revision = self.document().revision()
        taken, self._revision = revision == self._revision, revision
        if self._typing:
            self._choose_marks()
        self._moved(taken)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._set_margin()

    def _set_margin(self) -> None:
        self.document().setDocumentMargin(self.fontMetrics().height() * 0.6)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        menu.addSeparator()
        menu.addAction("Why was this not flagged?").triggered.connect(lambda _=False: self.why_asked.emit())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer = event.position().toPoint()
        self._hover.start()
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover.stop()
        self.rested.emit(None, QPoint())
        super().leaveEvent(event)

    def _rest(self) -> None:
        cursor = self.cursorForPosition(self._pointer)
        on_text = self.cursorRect(cursor).adjusted(-12, 0, 12, 4).contains(self._pointer)
        finding = self._at(cursor.position()) if on_text and self._show_marks else None
        self.rested.emit(finding, self.viewport().mapToGlobal(self._pointer + QPoint(0, 18)))


def _put(cursor: QTextCursor, words: str) -> None:
    """Puts `words` in the place of a selection as an undo step of its own: what was typed before is not taken along."""
    cursor.beginEditBlock()
    cursor.insertText(words)
    cursor.endEditBlock()


def _extent(mark: Mark) -> tuple[int, int]:
    """The Qt positions that a mark's line takes up; a bar takes none."""
    begin = mark.cursor.selectionStart()
    return begin, begin if mark.finding.criterion is Criterion.LENGTH else mark.cursor.selectionEnd()


def _selection(
    cursor: QTextCursor,
    ink: str = "",
    tint: str = "",
    line: QTextCharFormat.UnderlineStyle | None = None,
    colour: str = "",
) -> QTextEdit.ExtraSelection:
    selection = QTextEdit.ExtraSelection()
    look = QTextCharFormat()
    if ink:
        look.setForeground(QColor(ink))
    if tint:
        look.setBackground(QColor(tint))
    if line is not None:
        look.setUnderlineStyle(line)
    if colour:
        look.setUnderlineColor(QColor(colour))
    selection.cursor, selection.format = cursor, look
    return selection
