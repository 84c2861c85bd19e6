"""The swap test: each word bound to the reader, to the sender, or to nobody."""

from __future__ import annotations

import pytest

from coach import analyse
from coach.message import Message
from coach.people import Person, Recipient
from coach.report import BoundWords

YOU = Recipient(
    name="Zoë Slayback",
    headline="Writer on careers",
    company="Harbour Press Ltd",
    location="Turin, Piedmont",
    works=("Meltwater under the Rhône glacier",),
    mutual_contacts=("Ingrid Aas",),
)
ME = Person(name="Tomas Vidal", company="Vidal Pumps", location="Graz")


def bound(text: str, you: Recipient | None = YOU, me: Person | None = ME) -> BoundWords:
    return analyse(Message(text, channel="email", recipient=you, sender=me)).bound_words


@pytest.mark.parametrize(
    ("text", "theirs", "mine"),
    [
        ("Hi Zoë, which press printed it?", ["Zoë"], []),
        ("I make pumps at Vidal Pumps in Graz.", [], ["Vidal", "Pumps", "Graz"]),
        ("How long has Harbour Press been in Turin?", ["Harbour", "Press", "Turin"], []),
        ("Ingrid Aas said it would suit you.", ["Ingrid", "Aas"], []),
        ("Your words on meltwater and the Rhone glacier helped.", ["meltwater", "Rhone", "glacier"], []),
        ("I hope this finds you well.", [], []),
        ("Would you like to connect and see the real world?", [], []),
        ("Let us press on.", [], []),
    ],
)
def test_words_are_bound(text: str, theirs: list[str], mine: list[str]) -> None:
    found = bound(text)
    told = [s.of(text) for s in found.recipient_spans]
    assert [w for w in told if w in theirs] == theirs
    assert [s.of(text) for s in found.sender_spans] == mine
    assert (found.recipient, found.sender) == (len(found.recipient_spans), len(found.sender_spans))
    if not theirs:
        assert told == []


def test_no_word_is_bound_twice() -> None:
    both = Person(name="Tomas Vidal", company="Harbour Press")
    found = bound("We are both at Harbour Press in Turin.", me=both)
    assert not set(found.recipient_spans) & set(found.sender_spans)
    assert found.recipient + found.sender <= found.total


def test_nothing_is_bound_without_profiles_or_ties() -> None:
    found = bound("I hope this finds you well.", None, None)
    assert (found.recipient, found.sender, found.total) == (0, 0, 6)
