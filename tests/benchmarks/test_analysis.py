"""What an analysis costs at the lengths that people write.

In an ordinary run each of these is called once, as a test. Figures: `pytest tests/benchmarks --benchmark-enable`.
No time is asserted here: how fast a machine is at the moment is no fault of the code. Ratios: ratios.py beside this.
"""

from __future__ import annotations

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from coach import Memory, Message, Report, analyse
from tests.benchmarks.texts import texts, typed

LENGTHS = (300, 1900, 8000)


@pytest.mark.parametrize("length", LENGTHS)
def test_analyse(benchmark: BenchmarkFixture, length: int) -> None:
    row = texts(length)
    analyse(Message(next(row), channel="message"))

    def fresh() -> tuple[tuple[Message], dict[str, object]]:
        return (Message(next(row), channel="message"),), {}

    report: Report = benchmark.pedantic(analyse, setup=fresh, rounds=50)
    assert report.length.characters == length
    assert report.verdict is not None


@pytest.mark.parametrize("length", LENGTHS)
def test_keystroke(benchmark: BenchmarkFixture, length: int) -> None:
    text = next(texts(length))
    memory = Memory()
    analyse(Message(text, channel="email"), memory=memory)
    states = iter(typed(text, 200))

    def key() -> tuple[tuple[Message], dict[str, object]]:
        return (Message(next(states), channel="email"),), {"memory": memory}

    report: Report = benchmark.pedantic(analyse, setup=key, rounds=200)
    assert report.length.characters > length


def test_what_is_remembered_changes_nothing() -> None:
    """The benchmark above measures the same answer as an analysis from nothing."""
    memory = Memory()
    for text in typed(next(texts(1900)), 40):
        message = Message(text, channel="email")
        assert analyse(message, memory=memory) == analyse(message)


def test_texts_are_what_they_claim() -> None:
    row = texts(300)
    some = [next(row) for _ in range(50)]
    assert {len(text) for text in some} == {300}
    assert len(set(some)) == 50
    states = typed(some[0], 30)
    assert [len(state) for state in states] == list(range(301, 331))
