"""The real window, typed into and killed at random moments: how old is the oldest key that is lost?

    python -m tests.library.windowkills [COUNT] [SEED]

Seconds throughout. The child tells each key and when it was pressed; the parent looks into the library after the kill.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import tempfile
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import ui.proofreading
from coach import Message, analyse
from coach.language.proofreader import Proofreader
from coach.library import open_library
from ui.state import StateFile
from ui.theme.apply import Theme
from ui.window import MainWindow

SHORTEST, LONGEST = 0.1, 1.6
"""From the first key to the kill."""


@dataclass
class Figures:
    kills: int = 0
    keys: int = 0
    damaged: int = 0
    strange: int = 0
    """What is there is not what was typed up to some key."""
    oldest_lost: float = 0.0
    p95: float = 0.0
    p50: float = 0.0
    ages: list[float] = field(default_factory=list, repr=False)


def script(number: int) -> str:
    chance = random.Random(number)
    words = "the barn loom frames dated ask your talk old may this one of".split()
    # no two in a row begin with the same letter, so that a single key tells them apart
    return chr(ord("a") + number % 26) + " ".join(chance.choice(words) for _ in range(400))


def type_for_ever(folder: Path, number: int, tell: int) -> None:
    """The child's whole life."""
    ui.proofreading.build = lambda common: Proofreader(None, common)  # the grammar checker takes seconds to start
    chance = random.Random(number)
    app = QApplication(["firstline"])
    window = MainWindow(StateFile(folder), Theme(app))
    window.show()
    editor = window.write.editor
    text, at = script(number), 0

    def press() -> None:
        nonlocal at
        if at == 0:
            editor.put("")
            editor.moveCursor(QTextCursor.MoveOperation.End)
        pressed = time.monotonic()
        QTest.keyClicks(editor, text[at])
        at += 1
        os.write(tell, f"{pressed} {at}\n".encode())
        pause = chance.choice((15, 25, 40, 60, 90)) if chance.random() < 0.97 else chance.randint(260, 500)
        QTimer.singleShot(pause, press)

    QTimer.singleShot(0, press)
    app.exec()


def one_kill(folder: Path, number: int) -> tuple[list[tuple[float, int]], float]:
    """Gives the keys, when and how many by then, and when the kill came."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            type_for_ever(folder, number, writing)
        finally:
            os._exit(3)
    os.close(writing)
    with os.fdopen(reading, "rb") as said:
        first = said.readline()
        time.sleep(random.Random(-number).uniform(SHORTEST, LONGEST))
        killed = time.monotonic()
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        lines = [first, *said.read().splitlines()]
    assert os.WIFSIGNALED(status), "the window ended by itself"
    keys = [(float(at), int(count)) for at, count in (line.split() for line in lines)]
    return keys, killed


def run(kills: int, seed: int) -> Figures:
    figures = Figures()
    analyse(Message("Hi Zak, may I ask you this?"))  # what is read once is read before the children are made
    with tempfile.TemporaryDirectory() as top:
        folder = Path(top)
        for at in range(kills):
            number = seed * 1_000_003 + at
            keys, killed = one_kill(folder, number)
            opened = open_library(folder)
            drafts = opened.library.drafts.all(1)
            there = drafts[0].text if drafts else ""
            opened.library.close()
            typed = script(number)[: keys[-1][1] + 1]
            new = there[:1] == typed[0]
            figures.kills += 1
            figures.keys += len(keys)
            figures.damaged += opened.notice is not None
            figures.strange += new and not typed.startswith(there)
            kept = len(there) if new else 0
            lost = [killed - pressed for pressed, count in keys if count > kept]
            figures.ages.append(round(max(lost, default=0.0), 3))
    ages = sorted(figures.ages)
    figures.oldest_lost, figures.p95, figures.p50 = ages[-1], ages[int(len(ages) * 0.95)], ages[len(ages) // 2]
    return figures


if __name__ == "__main__":
    count, first = (int(a) for a in (sys.argv[1:] + ["200", "1"][len(sys.argv) - 1 :]))
    start = time.perf_counter()
    told = asdict(run(count, first))
    del told["ages"]
    print(json.dumps(told | {"seed": first, "seconds": round(time.perf_counter() - start)}))
