"""Three ratios, taken in one run on one machine, since times alone say little: `python -m tests.benchmarks.ratios`.

    against a peer    an analysis of 300 characters to proselint's time on the same texts
    linear            the cost of a character at 8,000 characters to that at 300
    keystroke         one more character in a text of 8,000 to one more in 300, what did not change remembered

The figures of the two sides are taken in turn, text by text, so that a busy moment hits both. Exit status 1 where a
goal is missed; `--rounds N` for a longer look.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections.abc import Callable, Iterable
from statistics import median

from coach import Memory, Message, analyse
from tests.benchmarks.texts import texts, typed

GOALS = {"against a peer": 0.25, "linear": 1.25, "keystroke": 2.0}


def clocked(work: Callable[[], object]) -> float:
    """Milliseconds of processor time that `work` takes."""
    began = time.process_time_ns()
    work()
    return (time.process_time_ns() - began) / 1e6


def analysed(text: str) -> float:
    return clocked(lambda: analyse(Message(text, channel="message")))


def linted() -> Callable[[str], float]:
    """proselint with all its checks, as its own command line runs it."""
    from proselint.checks import __register__
    from proselint.registry import CheckRegistry
    from proselint.tools import LintFile

    CheckRegistry().register_many(__register__)
    return lambda text: clocked(lambda: LintFile("note", text).lint())


def keystrokes(length: int, rounds: int) -> Iterable[float]:
    text = next(texts(length, seed=3))
    memory = Memory()
    analyse(Message(text, channel="email"), memory=memory)
    for state in typed(text, rounds):
        message = Message(state, channel="email")
        yield clocked(lambda message=message: analyse(message, memory=memory))  # type: ignore[misc]


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=100)
    rounds: int = parser.parse_args(argv).rounds
    lint = linted()
    notes, letters = texts(300), texts(8000, seed=2)
    for warm_up in (next(notes), next(letters)):
        analysed(warm_up)
        lint(warm_up)
    gc.collect()
    ours, peers, long = [], [], []
    for _ in range(rounds):
        note = next(notes)
        ours.append(analysed(note))
        peers.append(lint(note))
        long.append(analysed(next(letters)))
    pairs = list(zip(keystrokes(300, rounds), keystrokes(8000, rounds), strict=True))
    short_keys, long_keys = [short for short, _ in pairs], [long for _, long in pairs]
    found = {
        "against a peer": median(ours) / median(peers),
        "linear": (median(long) / 8000) / (median(ours) / 300),
        "keystroke": median(long_keys) / median(short_keys),
    }
    print(f"300 characters: {median(ours):.2f} ms, proselint {median(peers):.2f} ms; 8,000: {median(long):.2f} ms")
    print(f"a keystroke in 300: {median(short_keys):.2f} ms, in 8,000: {median(long_keys):.2f} ms")
    for name, ratio in found.items():
        print(f"{name:15} {ratio:5.2f}  (goal: at most {GOALS[name]})")
    return int(any(ratio > GOALS[name] for name, ratio in found.items()))


if __name__ == "__main__":
    sys.exit(main())
