"""A storage process, killed at random moments, and what its last words were against what is there.

    python -m tests.library.kills [COUNT] [SEED]

The child saves without pause and acknowledges each save once it is acknowledged to it; each save is a draft and a log
entry, both or neither, with a backup now and then. `lost`: an acknowledged save that is not there.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from coach.library import Draft, Sent, open_library

LONGEST = 0.1
"""Seconds from the start of a child to its death, at most."""
FRESH_FOLDER = 50
"""Kills after which the folder is a new one."""


@dataclass
class Figures:
    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    torn: int = 0
    noticed: int = 0
    in_flight_there: int = 0
    slowest_start: float = 0.0


class Leaping:
    """A clock by which each look is eleven minutes later, so that versions and backups are always due."""

    def __init__(self, seed: int) -> None:
        self._now = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=seed % 300)

    def __call__(self) -> datetime:
        self._now += timedelta(minutes=11)
        return self._now


def save_for_ever(folder: Path, chance: random.Random, say: Callable[[int], None]) -> None:
    """The child's whole life."""
    library = open_library(folder, clock=Leaping(chance.randrange(300))).library
    drafts = library.drafts.all(1)
    draft = drafts[0] if drafts else Draft("0:")
    number = int(draft.text.split(":")[0])
    while True:
        number += 1
        text = f"{number}:" + "abc " * chance.choice((10, 75, 2000))
        with library.together():
            draft = library.drafts.save(Draft(text, id=draft.id, rev=draft.rev))
            library.sent.log(Sent(text[:300], name=f"Person {number}"))
        say(number)
        if chance.random() < 0.02:
            library.back_up()


def overwrite_for_ever(folder: Path, chance: random.Random, say: Callable[[int], None]) -> None:
    """The control: a file written over, as a naive program would."""
    number = 0
    while True:
        number += 1
        with (folder / "draft.json").open("w") as file:
            json.dump({"number": number, "text": "abc " * chance.choice((10, 75, 2000))}, file)
        say(number)


def one_kill(work: Callable[[Path, random.Random, Callable[[int], None]], None], folder: Path, seed: int) -> int:
    """Starts a child at `work`, kills it, and gives the last number that it acknowledged, 0 if none."""
    chance = random.Random(seed)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            work(folder, chance, lambda number: os.write(writing, f"{number}\n".encode()) and None)
        finally:
            os._exit(3)
    os.close(writing)
    time.sleep(chance.uniform(0, LONGEST))
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as said:
        lines = said.read().split()
    assert os.WIFSIGNALED(status), "the child ended by itself"
    return int(lines[-1]) if lines else 0


def run(kills: int, seed: int) -> Figures:
    figures = Figures()
    before = 0
    with tempfile.TemporaryDirectory() as top:
        for at in range(kills):
            folder = Path(top) / str(at // FRESH_FOLDER)
            folder.mkdir(exist_ok=True)
            before = before if at % FRESH_FOLDER else 0
            said = one_kill(save_for_ever, folder, seed * 1_000_003 + at)
            begun = time.perf_counter()
            opened = open_library(folder)
            figures.slowest_start = max(figures.slowest_start, time.perf_counter() - begun)
            library = opened.library
            drafts = library.drafts.all(1)
            there = int(drafts[0].text.split(":")[0]) if drafts else 0
            last = max(said, before)
            figures.kills += 1
            figures.acknowledged += max(0, said - before)
            figures.noticed += opened.notice is not None
            figures.lost += max(0, last - there)
            figures.torn += there > last + 1 or library.sent.count() != there
            figures.in_flight_there += there == last + 1
            before = there
            library.close()
    return figures


def control(kills: int, seed: int) -> Figures:
    """The naive writer; `torn` of its files could not be read after its death."""
    figures = Figures()
    with tempfile.TemporaryDirectory() as top:
        for at in range(kills):
            (Path(top) / "draft.json").unlink(missing_ok=True)
            figures.kills += 1
            if one_kill(overwrite_for_ever, Path(top), seed + at):
                try:
                    json.loads((Path(top) / "draft.json").read_text())
                except ValueError:
                    figures.torn += 1
    return figures


if __name__ == "__main__":
    count, seed = (int(a) for a in (sys.argv[1:] + ["2000", "1"][len(sys.argv) - 1 :]))
    start = time.perf_counter()
    print(json.dumps(asdict(run(count, seed)) | {"seed": seed, "seconds": round(time.perf_counter() - start)}))
