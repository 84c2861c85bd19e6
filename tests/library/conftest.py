"""A library in a folder of its own, with a clock that stands until it is moved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coach.library import Library, open_library


class StandingClock:
    def __init__(self) -> None:
        self.now = datetime(2026, 3, 14, 15, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture
def library(tmp_path: Path, clock: StandingClock) -> Iterator[Library]:
    opened = open_library(tmp_path / "data", clock=clock)
    assert opened.notice is None
    yield opened.library
    opened.library.close()
