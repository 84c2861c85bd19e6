"""A save that was acknowledged is there after a kill and after a power cut. Each detector has a control that fails."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks")


def figures_of(module: str, *calls: str) -> list[dict[str, Any]]:
    """The figures of several `calls` into a module beside this one, each in a process that has no threads, so that it
    may fork; all at once."""
    code = "import json; from dataclasses import asdict; from tests.library.{} import *\nprint(json.dumps(asdict({})))"
    running = [
        subprocess.Popen([sys.executable, "-c", code.format(module, call)], cwd=ROOT, stdout=subprocess.PIPE)
        for call in calls
    ]
    told = [process.communicate()[0] for process in running]
    assert [process.returncode for process in running] == [0] * len(running)
    return [json.loads(one) for one in told]


def test_300_kills_lose_no_acknowledged_save() -> None:
    told = figures_of("kills", "run(150, 7)", "run(150, 8)")
    assert [(one["kills"], one["lost"], one["torn"], one["noticed"]) for one in told] == [(150, 0, 0, 0)] * 2
    assert sum(one["acknowledged"] for one in told) > 100
    assert sum(one["in_flight_there"] for one in told) > 0, "no kill came in the middle of a save"


def test_a_naive_writer_is_seen_to_lose() -> None:
    (told,) = figures_of("kills", "control(30, 7)")
    assert told["torn"] > 0


def test_10_000_power_cuts_lose_no_acknowledged_save() -> None:
    powercuts = pytest.importorskip("tests.library.powercuts")
    figures = powercuts.run(10_000, 3)
    assert (figures.points, figures.lost, figures.unreadable, figures.torn) == (10_000, 0, 0, 0)


def test_a_writer_that_does_not_sync_is_seen_to_lose() -> None:
    powercuts = pytest.importorskip("tests.library.powercuts")
    figures = powercuts.run(100, 3, careless=True)
    assert figures.lost + figures.unreadable > 50


def test_60_kills_of_the_window_lose_nothing_older_than_a_second() -> None:
    told = figures_of("windowkills", "run(30, 7)", "run(30, 8)")
    assert [(one["kills"], one["damaged"], one["strange"]) for one in told] == [(30, 0, 0)] * 2
    assert sum(one["keys"] for one in told) > 300
    assert max(one["oldest_lost"] for one in told) <= 1.0
