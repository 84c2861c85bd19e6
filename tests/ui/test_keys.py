"""docs/keyboard.md says the keys that the menus have: `python -m tests.ui.test_keys` writes it anew."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QMenuBar

from ui.shortcuts import ELSEWHERE, keys_of
from ui.state import StateFile
from ui.theme.apply import Theme
from ui.window import MainWindow

PAGE = Path(__file__).resolve().parents[2] / "docs" / "keyboard.md"


def page(bar: QMenuBar) -> str:
    lines = ["# Keys", "", "Everything is reached by keyboard. The same sheet stands in the window: F1.", ""]
    for title, keys in (*keys_of(bar), *((title, list(keys)) for title, keys in ELSEWHERE)):
        lines += [
            f"## {title}",
            "",
            "| key | does |",
            "| --- | --- |",
            *(f"| {key} | {does} |" for key, does in keys),
            "",
        ]
    return "\n".join(lines)


def test_the_page_of_keys_is_that_of_the_menus(opened: Callable[[], MainWindow]) -> None:
    assert PAGE.read_text(encoding="utf-8") == page(opened().menuBar()), "run python -m tests.ui.test_keys"


def main() -> int:
    app = QApplication([sys.argv[0]])
    with tempfile.TemporaryDirectory() as folder:
        window = MainWindow(StateFile(Path(folder)), Theme(app))
        PAGE.write_text(page(window.menuBar()), encoding="utf-8", newline="\n")
        window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
