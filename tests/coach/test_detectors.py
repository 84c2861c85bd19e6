"""What the detectors of empty clauses and of careers read back do beyond the sentences in their rule files."""

from __future__ import annotations

import pytest

from coach.analysis import reader_of
from coach.judging.detectors import employers_in_a_row, empty_clauses
from coach.loading.knowledge import shipped
from coach.reading.reading import SentenceReading


def read(text: str) -> SentenceReading:
    (placed,) = reader_of(shipped()).read(text).sentences
    return placed.reading


@pytest.mark.parametrize(
    "text",
    [
        "I would hope it brings something good for everyone.",
        "Perhaps it could be the beginning of something meaningful for us both.",
        "It is always a joy and a privilege for me.",
    ],
)
def test_a_clause_of_empty_words_is_found_in_any_wording(text: str) -> None:
    sentence = read(text)
    held = sum(span.length for span in empty_clauses(sentence)) + sum(s.length for _, s in sentence.rule_hits)
    assert held > len(text) / 2


@pytest.mark.parametrize(
    "text",
    [
        "We met twice and she gave them the old key.",
        "Could you send me the second page?",
        "Thanks for the rye you sent to Graz in March.",
        "Did it cost more than the 14 euros we paid?",
        "With kind regards, Jo",
    ],
)
def test_plain_facts_requests_and_thanks_are_not_empty(text: str) -> None:
    assert not empty_clauses(read(text))


def test_spans_keep_a_letter_and_its_accent_together() -> None:
    text = "We could be of great value to each other, chérie\u0301."
    for span in empty_clauses(read(text)):
        assert not text[span.end : span.end + 1].startswith("\u0301")


def test_a_list_of_towns_is_no_career() -> None:
    assert not employers_in_a_row(read("You ship to Graz, Ulm and Porto."))
    assert not employers_in_a_row(read("We were at Acme, then Farrow, then Tully."))
    assert employers_in_a_row(read("You were at Acme, then Farrow, then Tully."))
