"""Two drafts side by side: one that was put aside, and the one that is being written."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from coach import Report, Span
from ui.plain import PlainButton, PlainLabel
from ui.theme.palette import LIGHT, Colours
from ui.write.views import Look, ShownText
from ui.write.words import CRITERIA, LEVELS, SHAPES, VERDICTS

_WORDS = re.compile(r"\S+")
_MOST = 1500
"""Words up to which differences are looked for."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A draft put aside, and what was said of it then: (what, value) pairs."""

    text: str
    facts: tuple[tuple[str, str], ...]


def facts_of(report: Report) -> tuple[tuple[str, str], ...]:
    """What two drafts are compared by: verdict, score, the three questions, length, how many findings."""
    verdict = "Not judged" if report.verdict is None else VERDICTS[report.verdict]
    score = "–" if report.score is None else str(report.score)
    rows = [("Verdict", verdict), ("Score", score)]
    rows += [(CRITERIA[a.criterion], f"{SHAPES[a.level]} {LEVELS[a.level]}") for a in report.criteria]
    limit = "" if report.length.limit is None else f" of {report.length.limit}"
    rows.append(("Characters", f"{report.length.characters}{limit}"))
    bound = report.bound_words
    rows.append(("Bound to the reader", f"{bound.recipient} of {bound.total} words"))
    rows.append(("Findings", str(len(report.findings))))
    return tuple(rows)


def differences(old: str, new: str) -> tuple[list[Span], list[Span]]:
    """The stretches of words (code points) that only `old`, and only `new`, has; none where either is very long."""
    was, now = list(_WORDS.finditer(old)), list(_WORDS.finditer(new))
    if max(len(was), len(now)) > _MOST:
        return [], []
    gone: list[Span] = []
    fresh: list[Span] = []
    matcher = difflib.SequenceMatcher(None, [w.group() for w in was], [w.group() for w in now], autojunk=False)
    for what, a, b, c, d in matcher.get_opcodes():
        if what != "equal":
            if b > a:
                gone.append(Span(was[a].start(), was[b - 1].end()))
            if d > c:
                fresh.append(Span(now[c].start(), now[d - 1].end()))
    return gone, fresh


def kept(aside: Aside | None) -> dict[str, Any] | None:
    """A draft put aside as JSON has it."""
    return None if aside is None else {"text": aside.text, "facts": [list(f) for f in aside.facts]}


def restored(value: Any) -> Aside | None:
    """What `kept` gave; None for anything else."""
    if not isinstance(value, Mapping) or not isinstance(value.get("text"), str):
        return None
    facts = value.get("facts")
    pairs = facts if isinstance(facts, list) else []
    good = [f for f in pairs if isinstance(f, list) and len(f) == 2 and all(isinstance(x, str) for x in f)]
    return Aside(value["text"], tuple((f[0], f[1]) for f in good[:20]))


class CompareView(QWidget):
    """Signals: `aside_wanted()`: the draft as it stands is to be put aside; `back_wanted()`: the one put aside is to be
    written on, and the present one put aside in its place."""

    aside_wanted = Signal()
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.aside: Aside | None = None
        self._colours = LIGHT
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 6, 2, 2)
        column.setSpacing(6)
        self.says = PlainLabel(role="muted")
        column.addWidget(self.says)
        both = QHBoxLayout()
        both.setSpacing(10)
        self.texts: list[ShownText] = []
        self.sides: list[QWidget] = []
        for title in ("Put aside", "Now"):
            side = QWidget()
            inside = QVBoxLayout(side)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.setSpacing(4)
            inside.addWidget(PlainLabel(title, role="heading"))
            text = ShownText(f"Draft, {title.lower()}", lines=16)
            inside.addWidget(text)
            inside.addStretch()
            both.addWidget(side, 1)
            self.texts.append(text)
            self.sides.append(side)
        column.addLayout(both)
        self._table = QWidget()
        self._grid = QGridLayout(self._table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._cells: list[tuple[PlainLabel, PlainLabel, PlainLabel]] = []
        for at in (0, 1, 2):
            self._grid.setColumnStretch(at, 3 if at else 2)
        column.addWidget(self._table)
        row = QHBoxLayout()
        column.insertLayout(0, row)
        self.keep_button = PlainButton("Put this draft aside")
        self.back_button = PlainButton("Write on the other one")
        self.keep_button.clicked.connect(self.aside_wanted)
        self.back_button.clicked.connect(self.back_wanted)
        row.addWidget(self.keep_button)
        row.addWidget(self.back_button)
        row.addStretch()
        column.addStretch()

    def show_drafts(self, text: str, report: Report, colours: Colours) -> None:
        self._colours = colours
        aside = self.aside
        for side in self.sides:
            side.setVisible(aside is not None)
        self._table.setVisible(aside is not None)
        self.back_button.setVisible(aside is not None)
        if aside is None:
            self.says.setText("Put this draft aside, go on writing, and see both here side by side.")
            return
        gone, fresh = differences(aside.text, text)
        self.says.setText("What differs is underlined." if gone or fresh else "They are the same.")
        self.texts[0].show_text(aside.text, [_differs(s, colours.over) for s in gone])
        self.texts[1].show_text(text, [_differs(s, colours.yours) for s in fresh])
        self._fill(aside.facts, facts_of(report))

    def _fill(self, old: tuple[tuple[str, str], ...], new: tuple[tuple[str, str], ...]) -> None:
        was = dict(old)
        while len(self._cells) < len(new):
            cells = (PlainLabel(role="muted"), PlainLabel(), PlainLabel(bold=True))
            for at, cell in enumerate(cells):
                self._grid.addWidget(cell, len(self._cells), at, Qt.AlignmentFlag.AlignTop)
            self._cells.append(cells)
        for number, cells in enumerate(self._cells):
            for cell in cells:
                cell.setVisible(number < len(new))
            if number < len(new):
                what, value = new[number]
                before = was.get(what, "–")
                cells[0].setText(what)
                cells[1].setText(before)
                cells[2].setText(value if value == before else f"{value}  ≠")


def _differs(span: Span, tint: str) -> Look:
    return Look(span, tint=tint, line=QTextCharFormat.UnderlineStyle.SingleUnderline)
