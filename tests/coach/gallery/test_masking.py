"""Personal details of forty kinds are found and replaced; what is only likely is listed; ordinary words stay."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.gallery.details import Kind
from coach.gallery.masking import details, masked

FORTY = [
    ("Write to anna.keller@brightwater.de today.", "anna.keller@brightwater.de", Kind.EMAIL),
    ("Write to anna [at] brightwater [dot] de today.", "anna [at] brightwater [dot] de", Kind.EMAIL),
    ("See https://brightwater.de/x?id=7 for it.", "https://brightwater.de/x?id=7", Kind.LINK),
    ("See www.brightwater.de/deck for it.", "www.brightwater.de/deck", Kind.LINK),
    ("Book at calendly.com/anna-k/30min now.", "calendly.com/anna-k/30min", Kind.LINK),
    ("Look at linkedin.com/in/anna-keller-4711 please.", "linkedin.com/in/anna-keller-4711", Kind.LINK),
    ("Find me at in/anna-keller there.", "in/anna-keller", Kind.HANDLE),
    ("Follow @annakeller for more.", "@annakeller", Kind.HANDLE),
    ("My telegram is anna_k77, write there.", "anna_k77", Kind.HANDLE),
    ("Skype: anna.keller will do.", "anna.keller", Kind.HANDLE),
    ("Call +44 20 7946 0958 today.", "+44 20 7946 0958", Kind.PHONE),
    ("Call (212) 555-0134 today.", "(212) 555-0134", Kind.PHONE),
    ("Call 07700900123 today.", "07700900123", Kind.PHONE),
    ("Pay to DE89 3704 0044 0532 0130 00 today.", "DE89 3704 0044 0532 0130 00", Kind.ACCOUNT),
    ("Card 4111 1111 1111 1111 please.", "4111 1111 1111 1111", Kind.ACCOUNT),
    ("Sort code 20-00-00 please.", "20-00-00", Kind.ACCOUNT),
    ("Send to 1BoatSLRHtKNngkdXEeobR76b53LETtpyT now.", "1BoatSLRHtKNngkdXEeobR76b53LETtpyT", Kind.ACCOUNT),
    (
        "Send to 0x52908400098527886E0F7030069857D2E4169EE7 now.",
        "0x52908400098527886E0F7030069857D2E4169EE7",
        Kind.ACCOUNT,
    ),
    ("His number is 078-05-1120, she said.", "078-05-1120", Kind.IDENTITY),
    ("Hers is AB 12 34 56 C, he said.", "AB 12 34 56 C", Kind.IDENTITY),
    ("Passport no. X4711023 was asked for.", "X4711023", Kind.IDENTITY),
    ("Your order #A-99812 is late.", "A-99812", Kind.IDENTITY),
    ("Job ref: R-20431 is open.", "R-20431", Kind.IDENTITY),
    ("The van is AB12 CDE, in blue.", "AB12 CDE", Kind.IDENTITY),
    ("The password is hunter2x, do not tell.", "hunter2x", Kind.SECRET),
    ("Key 123e4567-e89b-12d3-a456-426614174000 is it.", "123e4567-e89b-12d3-a456-426614174000", Kind.SECRET),
    ("Use sk-live-4f9aZ0012bc for it.", "sk-live-4f9aZ0012bc", Kind.SECRET),
    ("Our server is 192.0.2.44 there.", "192.0.2.44", Kind.NETWORK),
    ("The box is 00:1b:44:11:3a:b7 there.", "00:1b:44:11:3a:b7", Kind.NETWORK),
    ("Come to 14 Orchard Lane at six.", "14 Orchard Lane", Kind.ADDRESS),
    ("Come to Lindenstraße 12b at six.", "Lindenstraße 12b", Kind.ADDRESS),
    ("We are in LS1 4AP there.", "LS1 4AP", Kind.ADDRESS),
    ("We meet at 51.5033, -0.1196 exactly.", "51.5033, -0.1196", Kind.ADDRESS),
    ("Born on 12/03/1984, she says.", "12/03/1984", Kind.DATE),
    ("Born on 12 March 1984, she says.", "12 March 1984", Kind.DATE),
    ("It costs £4,250 a year.", "£4,250", Kind.MONEY),
    ("It costs 4250 euros a year.", "4250 euros", Kind.MONEY),
    ("She is aged 34 now.", "34", Kind.AGE),
    ("See Keller_CV.pdf for it.", "Keller_CV.pdf", Kind.FILE),
    ("I read history at the University of Sussex once.", "University of Sussex", Kind.SCHOOL),
    ("We are Brightwater Analytics GmbH, since 1998.", "Brightwater Analytics GmbH", Kind.COMPANY),
    ("I spoke to Dr Anna Keller there.", "Anna Keller", Kind.NAME),
    ("Hi Margaret,\nthank you.", "Margaret", Kind.NAME),
    ("my name is Peter Kowalski and I write.", "Peter Kowalski", Kind.NAME),
    ("See you soon.\n\nBest regards,\nPeter", "Peter", Kind.NAME),
]


@pytest.mark.parametrize(("text", "detail", "kind"), FORTY, ids=[d for _, d, _ in FORTY])
def test_a_certain_detail_is_hidden(text: str, detail: str, kind: Kind) -> None:
    found = details(text)
    assert (detail, kind, True) in [(d.text, d.kind, d.sure) for d in found]
    assert detail not in masked(text, found)


def test_there_are_forty_of_them() -> None:
    assert len(FORTY) >= 40
    assert len({kind for _, _, kind in FORTY}) >= 16


@pytest.mark.parametrize(
    ("text", "detail", "kind"),
    [
        ("I saw that you work at Oxfam these days.", "Oxfam", Kind.COMPANY),
        ("I would come to Leeds for it.", "Leeds", Kind.PLACE),
        ("We should ask Katarina about it.", "Katarina", Kind.NAME),
        ("I loved “The kiln below the vineyard” so much.", "The kiln below the vineyard", Kind.TITLE),
        ("It saved 35 % last year.", "35 %", Kind.NUMBER),
        ("We employ 1,200 people.", "1,200", Kind.NUMBER),
    ],
)
def test_what_only_looks_like_one_is_listed_for_a_decision(text: str, detail: str, kind: Kind) -> None:
    found = details(text)
    (one,) = [d for d in found if d.text == detail]
    assert (one.kind, one.sure) == (kind, False)
    assert detail not in masked(text, found)
    assert masked(text, found, keep={one}) == text


@pytest.mark.parametrize(
    "text",
    [
        "I hope this message finds you well. Would you be open to a 20 minute call on Tuesday?",
        "Hello there, I came across your profile and would love to connect on LinkedIn.",
        "Let me know. Thanks in advance. Looking forward to it.",
        "As a CEO you know SEO and CRM.",
    ],
)
def test_ordinary_words_stay(text: str) -> None:
    assert masked(text, details(text)) == text


def test_the_same_name_gets_the_same_stand_in_everywhere() -> None:
    text = "Hi Margaret,\n\nI know you are busy, Margaret. Peter and Margaret agree.\n\nBest,\nPeter"
    hidden = masked(text, details(text))
    assert "Margaret" not in hidden
    assert "Peter" not in hidden
    first = hidden.split()[1].rstrip(",")
    assert hidden.count(first) == 3


def test_what_is_known_of_the_people_is_certain() -> None:
    found = details("we met moe at the ferry", known=["Moe"])
    assert [(d.text, d.sure) for d in found] == [("moe", True)]


@given(st.text(max_size=300))
def test_any_text_can_be_masked(text: str) -> None:
    found = details(text)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    masked(text, found)


@pytest.mark.parametrize("piece", ["a@", "1 ", "A ", "Aa ", "0x", ":", "in/", "“", "-", "a.", "password "])
def test_a_long_text_of_one_piece_is_answered(piece: str) -> None:
    details(piece * (8000 // len(piece)))
