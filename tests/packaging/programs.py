"""Firstline as another process, as a person starts it, with an environment of the test's own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WINDOW = (sys.executable, "-m", "ui")
SHORT_LIVED = {"QT_QPA_PLATFORM": "offscreen", "FIRSTLINE_QUIT_AFTER_REPORT": "1"}
"""A window that nobody sees, which closes itself once the first report is complete."""

NOTE = "Hi Zak, I came across your profile and would love to connect."


def run(
    command: Sequence[str],
    *,
    env: Mapping[str, str] | None = None,
    without: Sequence[str] = (),
    feed: str = "",
    cwd: Path = ROOT,
) -> subprocess.CompletedProcess[str]:
    """Runs `command` with `env` added to the environment and `without` taken from it."""
    around = {name: value for name, value in os.environ.items() if name not in without}
    return subprocess.run(
        command,
        env={**around, **(env or {})},
        input=feed,
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def complaints(done: subprocess.CompletedProcess[str]) -> list[str]:
    """What a window said on standard error: a fault in a slot leaves the exit status 0, but not this empty."""
    harmless = "This plugin does not support propagateSizeHints"  # Qt's offscreen platform, for every window
    return [line for line in done.stderr.splitlines() if not line.startswith(harmless)]
