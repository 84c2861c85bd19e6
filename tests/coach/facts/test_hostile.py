"""Odd and hostile profiles and texts: no exception, every span valid, on grapheme boundaries."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach import Memory, analyse
from coach.message import Message
from coach.people import Person, Recipient, Relation
from coach.span import grapheme_starts

ODD = [
    "",
    " ",
    "\x00",
    "\ud800",
    "a\ud800b",
    "<b>Zak</b><script>alert(1)</script>",
    "\u202eZak\u202c",
    "محمد رشيد",
    "A" * 10_000,
    "Zak " * 2_500,
    "Zak, " * 2_000,
    "(" * 5_000,
    "\u0301" * 3_000,
    "Z\u0301\u0301ak",
    "👩‍👩‍👧‍👦 Zak",
    "S.A. S.A. & & &",
    ", , ,",
    "'Zak'",
    "“",
    "van der",
    "Dr.",
    "PhD",
    "1",
    "A/S",
    "of the",
]
TEXTS = [
    "Hi Zak, we met at the Graz fair. Your talk on mills at Petrel Pumps helped. Thanks, Ann",
    "Hi Zoe\u0301, your team at Mu\u0308ller & So\u0308hne is fine. \ud800 \x00",
    "Dear M\u0301\u0301ueller, " + "Your work at Petrel is fine. " * 3,
    "Hi {{name}}\u0301, I like <Company>\u0301 and [topic]\u0301.",
    "\u202eHi Jonas\u202c, we met in Graz.",
]


def check(text: str, you: Recipient, me: Person | None) -> None:
    report = analyse(Message(text, channel="email", recipient=you, sender=me))
    starts = set(grapheme_starts(text))
    for f in report.findings:
        if f.text or f.span.start or f.span.end:
            assert 0 <= f.span.start < f.span.end <= len(text)
            assert f.text == text[f.span.start : f.span.end]
            assert {f.span.start, f.span.end} <= starts
    for span in (*report.bound_words.recipient_spans, *report.bound_words.sender_spans):
        assert 0 <= span.start < span.end <= len(text)
        assert {span.start, span.end} <= starts


@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
def test_odd_fields(odd: str) -> None:
    many = (odd, "", odd)
    you = Recipient(odd, odd, odd, many, many, odd, many, many, many, Relation.UNKNOWN, odd, odd)
    me = Person(odd, odd, odd, many, many, odd, many)
    for text in (*TEXTS, f"Hi {odd[:200]}, your work at {odd[:200]} in {odd[:50]} is fine."):
        check(text, you, me)


@given(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(["Hi ", "Zak", " your work at ", "Jonas", ", ", "\u0301", "é", "[x]", "{", " & ", "S.A."])
    ),
)
def test_any_name_and_text(name: str, pieces: list[str]) -> None:
    text = "Hi there. " + "".join(pieces)
    check(text, Recipient(name=name, company=name, location=name, works=(name,), schools=(name,)), None)


def test_memory_changes_nothing_when_profiles_change() -> None:
    memory = Memory()
    text = "Hi Zak, your team at Petrel Pumps is fine. We met in Graz. Hi Ann, is it so?"
    for you in (Recipient(name="Zak"), Recipient(name="Ann", company="Petrel Pumps"), Recipient(name="Zak")):
        for end in range(0, len(text), 7):
            message = Message(text[:end], channel="email", recipient=you)
            assert analyse(message, memory=memory) == analyse(message)
