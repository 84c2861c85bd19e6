"""How long the event loop is held while somebody types, beside a bare QPlainTextEdit in the same run.

    python -m tests.benchmarks.typing_gaps [--keys N] [--pause MILLISECONDS]

All rules and the check of language are on. A timer that should fire every millisecond tells how late it came: that
lateness is the gap. For 300 and 8,000 characters it prints the 99.9th percentile and the longest gap, in milliseconds,
of the bare editor, of the window, and of a control: a bare editor into which a stall of 60 ms is planted, which must be
seen. Take the ratios; machines differ.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from tests.benchmarks.texts import texts
from ui.state import StateFile
from ui.theme.apply import Theme
from ui.window import MainWindow

TYPED = "I read your piece on glazes and i would love to pick your brain about teh kiln. Which one did you keep? "
STALL = 0.06
REST = 500
"""Milliseconds after each dozen keys: enough for the report, and mostly for the slips."""


class Gaps:
    """Lateness of a timer of one millisecond, in seconds."""

    def __init__(self) -> None:
        self.seen: list[float] = []
        self._last = 0.0
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def _tick(self) -> None:
        now = time.perf_counter()
        self.seen.append(now - self._last - 0.001)
        self._last = now

    def start(self) -> None:
        self.seen.clear()
        self._last = time.perf_counter()
        self._timer.start(1)

    def stop(self) -> tuple[float, float]:
        """The 99.9th percentile and the longest, in milliseconds."""
        self._timer.stop()
        ordered = sorted(self.seen)
        return 1000 * ordered[min(len(ordered) - 1, int(len(ordered) * 0.999))], 1000 * ordered[-1]


def wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def type_into(
    edit: QPlainTextEdit, keys: int, pause: int, stall: Callable[[int], None] | None = None
) -> tuple[float, float]:
    """Types `keys` keys with pauses and gives what the loop felt."""
    gaps = Gaps()
    gaps.start()
    for number in range(keys):
        QTest.keyClick(edit, TYPED[number % len(TYPED)])
        if stall is not None:
            stall(number)
        # People stop to think, and it is then that a report comes.
        wait(REST if number % 12 == 11 else pause)
    return gaps.stop()


def bare(text: str) -> QPlainTextEdit:
    edit = QPlainTextEdit()
    edit.resize(500, 500)
    edit.setPlainText(text)
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    edit.show()
    edit.setFocus()
    wait(300)
    return edit


def window(text: str, theme: Theme) -> MainWindow:
    made = MainWindow(StateFile(Path(tempfile.mkdtemp())), theme)
    made.write.recipient.fill({"name": "Mina Okafor", "company": "Harbour Press", "works": "Kiln logs"})
    made.write.channel.setCurrentIndex(made.write.channel.findData("message"))
    made.write.editor.put(text)
    made.write.editor.moveCursor(made.write.editor.textCursor().MoveOperation.End)
    made.show()
    loop = QEventLoop()
    made.write.completed.connect(loop.quit)
    QTimer.singleShot(15_000, loop.quit)
    loop.exec()
    wait(500)
    return made


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.typing_gaps", description=__doc__)
    parser.add_argument("--keys", type=int, default=200, help="keys typed in each of the runs")
    parser.add_argument("--pause", type=int, default=60, help="milliseconds between keys")
    wanted = parser.parse_args(arguments)
    app = QApplication(sys.argv[:1])
    theme = Theme(app)
    print(f"{wanted.keys} keys, {wanted.pause} ms apart; gaps in ms      p99.9   longest")
    seen = True
    for size in (300, 8000):
        text = next(texts(size - 1 - min(wanted.keys, size // 2))) + " "
        edit = bare(text)
        gc.collect()
        print_row(f"{size:5} characters, bare QPlainTextEdit", type_into(edit, wanted.keys, wanted.pause))
        stalled = type_into(edit, 12, wanted.pause, lambda number: time.sleep(STALL) if number == 6 else None)
        seen = seen and stalled[1] >= 1000 * STALL - 5
        edit.close()
        made = window(text, theme)
        gc.collect()
        row = type_into(made.write.editor, wanted.keys, wanted.pause)
        print_row(f"{size:5} characters, Firstline", row)
        print_row(f"{size:5} characters, planted stall of 60 ms", stalled)
        made.close()
        wait(200)
    print("The planted stall was seen." if seen else "The planted stall was NOT seen: do not trust these figures.")
    sys.stdout.flush()
    os._exit(0 if seen else 1)


def print_row(what: str, row: tuple[float, float]) -> None:
    print(f"{what:<46}{row[0]:>10.1f}{row[1]:>10.1f}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
