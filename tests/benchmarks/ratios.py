"""Six ratios, taken in one run on one machine, since times alone say little: `python -m tests.benchmarks.ratios`.

    against a peer    an analysis of 300 characters to proselint's time on the same texts
    linear            the cost of a character at 8,000 characters to that at 300
    keystroke         one more character in a text of 8,000 to one more in 300, what did not change remembered
    first sight       an analysis with slips and grade to Harper alone, as it comes, on the same 300 characters
    typing            one more character in 300, slips and grade included, to Harper alone on the whole note
    slips, keystroke  one more character in a text of 8,000 to one more in 300, slips and grade included

Both Harpers live in the one thread and have had their pause for an unknown word. The figures of the two sides are
taken in turn, text by text, so that a busy moment hits both. Exit status 1 where a goal is missed; `--rounds N` for a
longer look.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections.abc import Callable, Iterable
from statistics import median

from coach import Memory, Message, Report, analyse
from coach.analysis import graded, proofread
from coach.language.proofreader import build
from coach.loading.knowledge import shipped
from tests.benchmarks.texts import texts, typed

GOALS = {
    "against a peer": 0.25,
    "linear": 1.25,
    "keystroke": 2.0,
    "first sight": 1.15,
    "typing": 1.0,
    "slips, keystroke": 2.0,
}
UNKNOWN = "Papadopoulosakis wrote it in qwzxvbnmkjh."


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


class Whole:
    """An analysis with all that comes late."""

    def __init__(self) -> None:
        self._proofreader = build(shipped().languages.english)
        self._proofreader.warm()

    def of(self, text: str, memory: Memory) -> Report:
        message = Message(text, channel="email")
        report = analyse(message, memory=memory)
        assert memory.reading.last is not None
        return graded(proofread(report, message, self._proofreader.slips(memory.reading.last)), text)

    def keystrokes(self, length: int, rounds: int) -> Iterable[tuple[str, float]]:
        """Each state of a text while it is typed, and what it took."""
        text = next(texts(length, seed=4))
        memory = Memory()
        self.of(text, memory)
        for state in typed(text, rounds):
            yield state, clocked(lambda state=state: self.of(state, memory))  # type: ignore[misc]


def harper() -> Callable[[str], float]:
    """Harper alone, with the rules that it has on of itself."""
    from harper import Linter

    linter = Linter()
    linter.lint(UNKNOWN, language="plaintext")
    return lambda text: clocked(lambda: linter.lint(text, language="plaintext"))


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
    whole, alone = Whole(), harper()
    first, first_alone, typing, typing_alone = [], [], [], []
    row = texts(300, seed=5)
    for number in range(rounds):
        note = next(row)
        if number % 2:
            first_alone.append(alone(note))
        first.append(clocked(lambda note=note: whole.of(note, Memory())))  # type: ignore[misc]
        if not number % 2:
            first_alone.append(alone(note))
    long_slips = []
    for (state, cost), (_, long_cost) in zip(
        whole.keystrokes(300, rounds), whole.keystrokes(8000, rounds), strict=True
    ):
        typing.append(cost)
        typing_alone.append(alone(state))
        long_slips.append(long_cost)
    found = {
        "against a peer": median(ours) / median(peers),
        "linear": (median(long) / 8000) / (median(ours) / 300),
        "keystroke": median(long_keys) / median(short_keys),
        "first sight": median(first) / median(first_alone),
        "typing": median(typing) / median(typing_alone),
        "slips, keystroke": median(long_slips) / median(typing),
    }
    print(f"300 characters: {median(ours):.2f} ms, proselint {median(peers):.2f} ms; 8,000: {median(long):.2f} ms")
    print(f"a keystroke in 300: {median(short_keys):.2f} ms, in 8,000: {median(long_keys):.2f} ms")
    print(f"first sight of 300, slips and grade: {median(first):.2f} ms, Harper alone {median(first_alone):.2f} ms")
    print(f"a keystroke in 300: {median(typing):.2f} ms, Harper alone {median(typing_alone):.2f} ms", end="; ")
    print(f"in 8,000: {median(long_slips):.2f} ms")
    for name, ratio in found.items():
        print(f"{name:16} {ratio:5.2f}  (goal: at most {GOALS[name]})")
    return int(any(ratio > GOALS[name] for name, ratio in found.items()))


if __name__ == "__main__":
    sys.exit(main())
