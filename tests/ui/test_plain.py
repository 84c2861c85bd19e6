"""A person's words are never markup: by the source, and as shown."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.plain import PlainButton, PlainLabel

UI = Path(__file__).resolve().parents[2] / "ui"
RICH = frozenset(
    "QTextBrowser QErrorMessage setHtml insertHtml appendHtml toHtml setMarkdown insertMarkdown setWhatsThis "
    "setOpenExternalLinks fromLocalFile openUrl".split()
)
"""What takes markup or addresses."""


def sins(source: str) -> list[str]:
    """Uses of what could make markup of a text: rich widgets, bare labels, tool tips with more than our own words."""
    found = []
    for node in ast.walk(ast.parse(source)):
        name = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
        if name in RICH:
            found.append(f"{node.lineno}: {name}")
        if isinstance(node, ast.Call):
            called = node.func
            name = (
                called.attr if isinstance(called, ast.Attribute) else called.id if isinstance(called, ast.Name) else ""
            )
            if name == "QLabel":
                found.append(f"{node.lineno}: a bare QLabel")
            if name in ("setToolTip", "setStatusTip", "showText") and any(_foreign(a) for a in node.args):
                found.append(f"{node.lineno}: {name} with more than our own words")
    return found


def _foreign(argument: ast.expr) -> bool:
    """Whether anything but constants, and names that say so, gets into the words."""
    return any(
        isinstance(part, ast.Attribute) and part.attr in ("text", "message", "example") for part in ast.walk(argument)
    )


@pytest.mark.parametrize("path", sorted(UI.rglob("*.py")), ids=lambda p: p.relative_to(UI).as_posix())
def test_nothing_in_the_window_takes_markup(path: Path) -> None:
    assert sins(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "planted", ["label = QLabel(name)", "view.setHtml(text)", "box.setToolTip(finding.text)", "x = QTextBrowser()"]
)
def test_a_planted_one_is_seen(planted: str) -> None:
    assert sins(planted)


def test_a_label_and_a_button_show_what_they_are_given(qapp: QApplication) -> None:
    words = "<b>Tom & Jerry</b> &amp; &x"
    label = PlainLabel(words)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == words
    button = PlainButton(words)
    assert button.text().replace("&&", "&") == words
    assert button.shortcut().isEmpty()
