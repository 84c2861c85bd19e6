"""The main job with real hands: type, click a fix, click Copy, and find exactly that on the clipboard."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, Queue
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = ("Xvfb", "openbox", "xdotool", "xclip", "xprop")
pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, PROGRAMS)), reason=f"needs {', '.join(PROGRAMS)}; as root the test command installs them"
)
LIMIT = 30
"""Seconds after which something that should have happened will not."""


@pytest.fixture
def screen() -> Iterator[dict[str, str]]:
    """The environment of a display of its own with a window manager on it."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x900x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as told:
        number = told.readline().strip()
    around = {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
    manager = subprocess.Popen(["openbox"], env=around, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    yield around
    for program in (manager, server):
        program.terminate()
        program.wait(LIMIT)


class Hands:
    """What a person does at the window, and what the window then shows."""

    def __init__(self, around: dict[str, str], folder: Path, program: str = "tests.e2e.watched") -> None:
        self._around = around
        self._program = subprocess.Popen(
            [sys.executable, "-m", program, str(folder)],
            cwd=ROOT,
            env=around,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._told: Queue[dict[str, Any]] = Queue()
        self._ears = threading.Thread(target=self._listen, daemon=True)
        self._ears.start()

    def _listen(self) -> None:
        assert self._program.stdout is not None
        for line in self._program.stdout:
            self._told.put(json.loads(line))

    def until(self, true: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The first state of the window from now on of which `true` holds."""
        last: dict[str, Any] = {}
        end = time.monotonic() + LIMIT
        while (left := end - time.monotonic()) > 0:
            try:
                last = self._told.get(timeout=left)
            except Empty:
                break
            if true(last):
                return last
        raise AssertionError(f"the window never came to it; it stood at {last}")

    def do(self, *arguments: str) -> str:
        done = subprocess.run(
            ["xdotool", *arguments], env=self._around, capture_output=True, text=True, timeout=LIMIT, check=True
        )
        return done.stdout

    def click(self, at: list[int]) -> None:
        self.do("mousemove", "--sync", str(at[0]), str(at[1]), "click", "1")

    def scroll_to(self, what: str, over: list[int]) -> dict[str, Any]:
        """Turns the wheel over a place until `what` is in view and stands still."""
        self.do("mousemove", str(over[0]), str(over[1]))
        before = self.until(bool)
        for _ in range(40):
            told = self.until(bool)
            if told[what] and told[what] == before[what]:
                return told
            if not told[what]:
                self.do("click", "5")
            before = self.until(bool)
        raise AssertionError(f"{what} never came into view; the window stood at {before}")

    def clipboard(self) -> str:
        command = ["xclip", "-selection", "clipboard", "-out"]
        return subprocess.run(command, env=self._around, capture_output=True, timeout=LIMIT, check=True).stdout.decode()

    def quit(self) -> int:
        self.do("key", "ctrl+q")
        return self._program.wait(LIMIT)

    def end(self) -> None:
        if self._program.poll() is None:
            self._program.kill()
            self._program.wait(LIMIT)
        self._ears.join(LIMIT)
        assert self._program.stdout is not None
        self._program.stdout.close()


@pytest.fixture
def hands(screen: dict[str, str], tmp_path: Path) -> Iterator[Hands]:
    hands = Hands(screen, tmp_path)
    yield hands
    hands.end()


def test_type_fix_copy_quit_and_come_back(hands: Hands, screen: dict[str, str], tmp_path: Path) -> None:
    shown = hands.until(lambda told: told["text"].startswith("Hi Mina,"))
    hands.click(shown["editor"])
    hands.do("key", "ctrl+a")
    hands.do("type", "--delay", "8", "Hi Zak, I hope this message finds you well. Which kiln did you keep?")
    shown = hands.until(lambda told: told["text"].endswith("keep?") and told["marks"])
    shown = hands.scroll_to("fixes", shown["panel"])
    hands.click(shown["fixes"][0])
    shown = hands.until(lambda told: told["text"] == "Hi Zak, Which kiln did you keep?")
    hands.click(shown["copy"])
    assert hands.clipboard() == "Hi Zak, Which kiln did you keep?"
    hands.click(shown["editor"])
    hands.do("key", "ctrl+z")
    hands.until(lambda told: "finds you well" in told["text"])
    assert hands.quit() == 0
    again = Hands(screen, tmp_path)
    try:
        again.until(lambda told: told["text"] == "Hi Zak, I hope this message finds you well. Which kiln did you keep?")
        assert again.quit() == 0
    finally:
        again.end()


BETTER = "Hi Ines, your Salt maps made me draw the pans at Alcochete. May I send you one sheet to check by Friday?"


def test_by_keyboard_alone_from_an_empty_window_to_the_clipboard(hands: Hands) -> None:
    hands.until(lambda told: told["text"].startswith("Hi Mina,") and told["focus"] == "DraftEditor")
    hands.do("key", "ctrl+a")
    hands.do("key", "Delete")
    hands.do("key", "ctrl+r")
    hands.until(lambda told: told["text"] == "" and told["focus"] == "QLineEdit")
    hands.do("key", "ctrl+a")
    hands.do("type", "--delay", "8", "Ines Duarte")
    hands.until(lambda told: told["recipient"]["name"] == "Ines Duarte")
    hands.do("key", "ctrl+l")
    hands.until(lambda told: told["focus"] == "DraftEditor")
    hands.do("type", "--delay", "8", "Hi Ines, I hope this message finds you well. I would love to connect. Which pan?")
    hands.until(lambda told: told["text"].endswith("Which pan?") and len(told["marks"]) > 1)
    hands.do("key", "ctrl+Home")
    hands.do("key", "F8")
    hands.until(lambda told: "finds you well" in told["selected"])
    hands.do("key", "ctrl+period")
    hands.until(lambda told: "finds you well" not in told["text"] and told["marks"])
    hands.do("key", "ctrl+Home")
    hands.do("key", "F8")
    hands.until(lambda told: told["selected"] and told["refused"] == 0)
    hands.do("key", "ctrl+comma")
    hands.until(lambda told: told["refused"] == 1)
    hands.do("key", "ctrl+alt+z")
    hands.until(lambda told: told["refused"] == 0)
    hands.do("key", "ctrl+m")
    hands.until(lambda told: told["marks"] == [])
    hands.do("key", "ctrl+m")
    hands.do("key", "ctrl+t")
    hands.until(lambda told: told["view"] == "swap")
    hands.do("key", "ctrl+i")
    hands.until(lambda told: told["view"] == "arrival")
    hands.do("key", "ctrl+i")
    hands.until(lambda told: told["view"] is None)
    hands.do("key", "F6")
    hands.until(lambda told: told["focus"] in ("Card", "ElidedButton"))
    hands.do("key", "shift+F6")
    hands.until(lambda told: told["focus"] == "DraftEditor")
    hands.do("key", "ctrl+a")
    hands.do("type", "--delay", "8", BETTER)
    hands.until(lambda told: told["text"] == BETTER)
    hands.do("key", "ctrl+shift+c")
    hands.until(lambda told: told["hint"].startswith("Copied."))
    assert hands.clipboard() == BETTER
    assert hands.quit() == 0


def test_by_mouse_from_an_empty_window_to_the_clipboard(hands: Hands) -> None:
    shown = hands.until(lambda told: told["text"].startswith("Hi Mina,") and told["ties"])
    hands.click(shown["editor"])
    hands.do("key", "ctrl+a")
    hands.do("key", "Delete")
    hands.click(shown["name"])
    hands.do("key", "ctrl+a")
    hands.do("type", "--delay", "8", "Ines")
    hands.click(shown["works"])
    hands.do("key", "ctrl+a")
    hands.do("type", "--delay", "8", "Salt maps")
    hands.until(lambda told: told["recipient"]["works"] == "Salt maps" and told["recipient"]["name"] == "Ines")
    hands.click(shown["editor"])
    hands.do("type", "--delay", "8", "Hi Ines, I hope this message finds you well. Which pan? ")
    shown = hands.until(lambda told: told["text"].endswith("pan? ") and told["marks"])
    shown = hands.scroll_to("leave", shown["panel"])
    hands.click(shown["leave"][0])
    shown = hands.until(lambda told: told["refused"] == 1)
    hands.click(shown["undo"])
    shown = hands.until(lambda told: told["refused"] == 0)
    shown = hands.until(lambda told: told["marks"])
    shown = hands.scroll_to("fixes", shown["panel"])
    hands.click(shown["fixes"][0])
    shown = hands.until(lambda told: told["text"] == "Hi Ines, Which pan? ")
    hands.do("key", "ctrl+End")
    hands.click(shown["ties"][0])
    shown = hands.until(lambda told: told["text"] == "Hi Ines, Which pan? Your “Salt maps”")
    hands.click(shown["swap"])
    shown = hands.until(lambda told: told["view"] == "swap")
    hands.click(shown["arrival"])
    shown = hands.until(lambda told: told["view"] == "arrival")
    hands.click(shown["copy"])
    hands.until(lambda told: told["hint"].startswith("Copied."))
    assert hands.clipboard() == "Hi Ines, Which pan? Your “Salt maps”"
    assert hands.quit() == 0
