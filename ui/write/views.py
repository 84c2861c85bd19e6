"""What can be seen of a draft beside the draft: the swap test, and how it arrives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from coach import BoundWords, Criterion, Length, Level, Recipient, Report, Span
from coach.advising.another import STRANGER, Retold, retold
from coach.advising.trims import Trim
from coach.facts.names import first_name
from coach.span import widen_to_graphemes
from ui.offsets import Offsets
from ui.plain import PlainButton, PlainLabel
from ui.theme.palette import LIGHT, Colours
from ui.write.words import quoted

FIRST_LINE = 60
"""Code points of a message that a notification shows."""
_STYLE = QTextCharFormat.UnderlineStyle


@dataclass(frozen=True, slots=True)
class Look:
    """How a stretch of a shown text looks. Colours as `#rrggbb`."""

    span: Span
    tint: str = ""
    ink: str = ""
    struck: bool = False
    line: QTextCharFormat.UnderlineStyle | None = None


class ShownText(QPlainTextEdit):
    """A text to be read, as tall as it is up to `lines`, with stretches that look otherwise. Never markup."""

    def __init__(self, name: str, lines: int = 12) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setProperty("role", "shown")
        self.setAccessibleName(name)
        self._lines = lines
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self.updateGeometry())

    def show_text(self, text: str, looks: Sequence[Look] = ()) -> None:
        if text != self.toPlainText():
            self.setPlainText(text)
        offsets = Offsets(self.toPlainText())
        chosen = []
        for look in looks:
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(offsets.to_qt(look.span.start))
            cursor.setPosition(offsets.to_qt(look.span.end), QTextCursor.MoveMode.KeepAnchor)
            form = QTextCharFormat()
            if look.tint:
                form.setBackground(QColor(look.tint))
            if look.ink:
                form.setForeground(QColor(look.ink))
            if look.line is not None:
                form.setUnderlineStyle(look.line)
            form.setFontStrikeOut(look.struck)
            selection.cursor, selection.format = cursor, form
            chosen.append(selection)
        self.setExtraSelections(chosen)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        rows = max(1.0, self.document().size().height())
        return QSize(200, round(min(rows + 0.4, self._lines) * self.fontMetrics().lineSpacing() + 8))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()


class ShareBar(QWidget):
    """Shares of words as stretches of one bar, each with its own hatching."""

    def __init__(self) -> None:
        super().__init__()
        self._bound = BoundWords(0, 0, 0)
        self._colours = LIGHT
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(120, self.fontMetrics().height())

    def show_share(self, bound: BoundWords, colours: Colours) -> None:
        self._bound, self._colours = bound, colours
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        total = max(1, self._bound.total)
        x, height = 0.0, float(self.height())
        free = self._bound.total - self._bound.recipient - self._bound.sender
        for count, tint, brush in (
            (self._bound.recipient, self._colours.yours, Qt.BrushStyle.BDiagPattern),
            (self._bound.sender, self._colours.mine, Qt.BrushStyle.Dense6Pattern),
            (free, self._colours.window, None),
        ):
            wide = (self.width() - 1) * count / total
            if not count:
                continue
            at = QRectF(x, 0.5, wide, height - 1)
            painter.fillRect(at, QColor(tint))
            if brush is not None:
                ink = QColor(self._colours.text)
                ink.setAlpha(70)
                painter.fillRect(at, Qt.GlobalColor.transparent)
                painter.setBrush(ink)
                painter.setPen(Qt.PenStyle.NoPen)
                filled = painter.brush()
                filled.setStyle(brush)
                painter.fillRect(at, filled)
            painter.setPen(QPen(QColor(self._colours.line), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(at)
            x += wide
        painter.end()


def share_lines(bound: BoundWords) -> list[str]:
    """The swap test in words, a line each for the reader, the writer and nobody."""
    if not bound.total:
        return ["There are no words yet."]
    free = bound.total - bound.recipient - bound.sender

    def share(count: int) -> str:
        return f"{round(100 * count / bound.total)} %"

    return [
        f"Of {bound.total} words {bound.recipient} bind to the reader ({share(bound.recipient)}, underlined), "
        f"{bound.sender} to you ({share(bound.sender)}, dotted).",
        f"The other {free} ({share(free)}) would stand in a hundred other notes.",
    ]


def would_notice(told: Retold, other: str, specific: bool) -> str:
    """Whether somebody else would notice that the message is not for them. `specific`: whether it ties to the reader
    by more than names."""
    if told.untrue:
        words = ", ".join(list(dict.fromkeys(quoted(s.of(told.text)) for s in told.untrue))[:3])
        return f"{other} would notice: {words} would not be true of them. That is what makes it yours."
    if specific:
        return f"Names can be exchanged; what you say about them cannot. {other} would notice."
    if len(told.exchanged) > 1:
        return f"{other} would get the same letter with {len(told.exchanged)} names filled in. Say what only they did."
    return f"{other} could get this word for word: nothing in it is about your reader but the name, if that."


class SwapView(QWidget):
    """The swap test: whose words they are, and the message as somebody else would read it."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 6, 2, 2)
        column.setSpacing(6)
        self.bar = ShareBar()
        self.says = PlainLabel()
        self.notice = PlainLabel(bold=True)
        self.title = PlainLabel(role="heading")
        self.other = ShownText(f"The message as {STRANGER.name} would read it")
        box = QFrame()
        box.setProperty("role", "box")
        inside = QVBoxLayout(box)
        inside.setContentsMargins(10, 8, 10, 8)
        inside.addWidget(self.other)
        for part in (self.bar, self.says, self.title, box, self.notice):
            column.addWidget(part)
        column.addStretch()

    def show_swap(self, text: str, recipient: Recipient | None, report: Report, colours: Colours) -> None:
        bound = report.bound_words
        lines = share_lines(bound)
        self.bar.show_share(bound, colours)
        self.bar.setToolTip("Hatched: bound to the reader. Dotted: bound to you. Plain: would fit anyone.")
        self.says.setText("\n".join(lines))
        told = retold(text, recipient, bound)
        self.title.setText(f"As {STRANGER.name} of {STRANGER.company} would read it")
        looks = [Look(s, tint=colours.mine, line=_STYLE.DashUnderline) for s in told.exchanged]
        looks += [Look(s, tint=colours.over, line=_STYLE.SingleUnderline) for s in told.untrue]
        self.other.show_text(told.text, looks)
        self.notice.setText(_notice(told, report) if bound.total else "")


def _notice(told: Retold, report: Report) -> str:
    return would_notice(told, STRANGER.name.split()[0], report.level(Criterion.RAPPORT) is Level.SPECIFIC)


def first_line(text: str, most: int = FIRST_LINE) -> str:
    """What a notification shows of `text`: its beginning on one line, cut between graphemes, "…" where it goes on."""
    line = " ".join(text[: 8 * most].split())
    if len(line) <= most:
        return line
    cut = line[: most + 1].rfind(" ")
    if cut < most // 2:
        cut = widen_to_graphemes(line, Span(0, most)).end
    return line[:cut].rstrip() + "…"


def initials(name: str) -> str:
    """Up to two initials of a name; a dot where there is none."""
    words = [w for w in name.split()[:6] if w[0].isalnum()]
    return "".join(w[0].upper() for w in (words[:1] + words[-1:] if len(words) > 1 else words)) or "·"


class TrimRow(QFrame):
    """One way to shorten, shown as what goes. Signals: `taken(Trim)`."""

    taken = Signal(object)

    def __init__(self, trim: Trim, text: str, colours: Colours) -> None:
        super().__init__()
        self.trim = trim
        self.setProperty("role", "box")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        line = QHBoxLayout()
        tells = f"{trim.label}: {trim.saves} fewer" + (", then it fits" if trim.fits else ", still too long")
        line.addWidget(PlainLabel(tells, bold=True), 1)
        self.button = PlainButton("Leave it out")
        gone = " … ".join(" ".join(e.span.of(text).split()) for e in trim.edits)
        self.button.setAccessibleName(f"{tells}. Leaves out: {gone}")
        self.button.clicked.connect(lambda _=False: self.taken.emit(self.trim))
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(line)
        shown = ShownText(f"What goes: {gone}", lines=7)
        shown.show_text(text, [Look(e.span, tint=colours.over, ink=colours.error, struck=True) for e in trim.edits])
        column.addWidget(shown)


class PreviewView(QWidget):
    """How it arrives: the notification's line, the invitation with name, headline and note, and ways to shorten.

    Signals: `taken(Trim)`.
    """

    taken = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 6, 2, 2)
        column.setSpacing(6)
        self.line_title = PlainLabel("The first line, as a notification shows it", role="heading")
        self.line = PlainLabel(bold=True)
        self.card_title = PlainLabel(role="heading")
        self.ways_title = PlainLabel(bold=True)
        column.addWidget(self.ways_title)
        self._ways = QVBoxLayout()
        self._ways.setSpacing(6)
        column.addLayout(self._ways)
        column.addWidget(self.line_title)
        column.addWidget(self._boxed(self.line))
        column.addWidget(self.card_title)
        column.addWidget(self._card())
        column.addStretch()
        self.rows: list[TrimRow] = []

    @staticmethod
    def _boxed(inside: QWidget) -> QFrame:
        box = QFrame()
        box.setProperty("role", "box")
        column = QVBoxLayout(box)
        column.setContentsMargins(12, 8, 12, 8)
        column.addWidget(inside)
        return box

    def _card(self) -> QFrame:
        box = QFrame()
        box.setProperty("role", "box")
        column = QVBoxLayout(box)
        column.setContentsMargins(14, 12, 14, 12)
        top = QHBoxLayout()
        top.setSpacing(10)
        self.badge = PlainLabel(role="badge")
        self.badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.badge.setFixedSize(40, 40)
        names = QVBoxLayout()
        names.setSpacing(0)
        self.name, self.headline = PlainLabel(bold=True), PlainLabel(role="muted")
        names.addWidget(self.name)
        names.addWidget(self.headline)
        top.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(names, 1)
        column.addLayout(top)
        self.subject = PlainLabel(bold=True)
        column.addWidget(self.subject)
        self.note = ShownText("The note as it arrives", lines=14)
        column.addWidget(self.note)
        self.over = PlainLabel(role="error", bold=True)
        column.addWidget(self.over)
        foot = QHBoxLayout()
        foot.addStretch()
        self.pills = [PlainLabel("Ignore", role="pill"), PlainLabel("Accept", role="pill-main")]
        for pill in self.pills:
            pill.setWordWrap(False)
            foot.addWidget(pill)
        column.addLayout(foot)
        return box

    def show_arrival(
        self,
        text: str,
        subject: str | None,
        channel: str,
        name: str,
        headline: str,
        length: Length,
        ways: Sequence[Trim],
        colours: Colours,
    ) -> None:
        who = name.strip() or "Your name"
        shown = first_line(subject if channel == "email" and subject else text)
        self.line.setText(f"{first_name(name) or who}: {shown}" if shown else "There is no text yet.")
        note = channel.startswith("note")
        self.card_title.setText("The invitation as they will see it" if note else "The message as they will see it")
        size = max(40, self.fontMetrics().height() * 2)
        self.badge.setFixedSize(size, size)
        self.badge.setText(initials(name))
        self.name.setText(who)
        self.headline.setText(headline.strip() or "Your headline: fill it in under “You”")
        self.subject.setVisible(bool(subject))
        self.subject.setText(subject or "")
        over = length.over_from
        looks = [] if over is None else [Look(Span(over, len(text)), colours.over, colours.error, True)]
        self.note.show_text(text, looks)
        self.note.setVisible(bool(text.strip()))
        many = 0 if length.limit is None else length.characters - length.limit
        self.over.setVisible(over is not None)
        self.over.setText(f"✂ {many} characters do not fit; what is struck out would not arrive.")
        for pill in self.pills:
            pill.setVisible(note)
        self._show_ways(text, over is not None, ways, colours)

    def _show_ways(self, text: str, over: bool, ways: Sequence[Trim], colours: Colours) -> None:
        self.ways_title.setVisible(over)
        self.ways_title.setText(
            "Ways to shorten it, without a word changed"
            if ways
            else "Nothing in it is marked as empty: what goes is yours to choose."
        )
        for row in self.rows:
            self._ways.removeWidget(row)
            row.setParent(None)
            row.deleteLater()
        self.rows = [TrimRow(way, text, colours) for way in ways]
        for row in self.rows:
            row.taken.connect(self.taken)
            self._ways.addWidget(row)


def scrolled(inside: QWidget) -> QScrollArea:
    """`inside` with a scroll bar where it is too tall."""
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(inside)
    return scroll
