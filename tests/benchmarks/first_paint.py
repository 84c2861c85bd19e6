"""Time to the first paint and memory of the window, beside a bare PySide6 window, each in processes of its own.

    python -m tests.benchmarks.first_paint [--runs N]

Prints the median over N runs of: milliseconds from the start of the interpreter to the first paint; megabytes of
resident memory then, and for Firstline also once the slips of its text have come.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_COMMON = """
import sys, time
def resident():
    with open("/proc/self/status") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("VmRSS")) / 1024
def born():
    with open("/proc/self/stat") as file:
        ticks = int(file.read().rsplit(")", 1)[1].split()[19])
    import os
    return ticks / os.sysconf("SC_CLK_TCK")
def told(what):
    age = time.clock_gettime(time.CLOCK_BOOTTIME) - born()
    print(what, round(1000 * age), round(resident()), flush=True)
"""
_BARE = (
    _COMMON
    + """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit
class Window(QMainWindow):
    painted = False
    def paintEvent(self, event):
        super().paintEvent(event)
        if not self.painted:
            self.painted = True
            QTimer.singleShot(0, done)
def done():
    told("paint")
    app.quit()
app = QApplication([])
window = Window()
window.setCentralWidget(QPlainTextEdit("Hi"))
window.resize(1240, 800)
window.show()
app.exec()
"""
)
_OURS = (
    _COMMON
    + """
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ui.state import StateFile
from ui.theme.apply import Theme
from ui.window import MainWindow
app = QApplication([])
window = MainWindow(StateFile(Path(sys.argv[1])), Theme(app))
begin = window._begin
def painted():
    told("paint")
    begin()
window._begin = painted
def done():
    told("complete")
    window.close()
window.write.completed.connect(done)
window.show()
app.exec()
"""
)


def run(code: str) -> dict[str, tuple[int, int]]:
    """What one process tells: name -> (milliseconds, megabytes)."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-c", code, folder]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=True)
    return {name: (int(ms), int(mb)) for name, ms, mb in (line.split() for line in done.stdout.splitlines())}


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.first_paint", description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    wanted = parser.parse_args(arguments)
    run(_BARE), run(_OURS)  # once for the caches of the disk
    print(f"median of {wanted.runs} runs                        ms      MB")
    for title, code in (("bare PySide6 window", _BARE), ("Firstline", _OURS)):
        told = [run(code) for _ in range(wanted.runs)]
        for name in told[0]:
            ms = statistics.median(t[name][0] for t in told)
            mb = statistics.median(t[name][1] for t in told)
            print(f"{title + ', ' + name:<36}{ms:>8.0f}{mb:>8.0f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
