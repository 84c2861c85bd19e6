"""What the detector of careers read back does beyond the sentences in their rule files."""

from __future__ import annotations

from coach.analysis import reader_of
from coach.judging.detectors import employers_in_a_row
from coach.loading.knowledge import shipped
from coach.reading.reading import SentenceReading


def read(text: str) -> SentenceReading:
    (placed,) = reader_of(shipped()).read(text).sentences
    return placed.reading


def test_a_list_of_towns_is_no_career() -> None:
    assert not employers_in_a_row(read("You ship to Graz, Ulm and Porto."))
    assert not employers_in_a_row(read("We were at Acme, then Farrow, then Tully."))
    assert employers_in_a_row(read("You were at Acme, then Farrow, then Tully."))
