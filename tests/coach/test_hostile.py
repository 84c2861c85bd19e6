"""A part of what `python -m tests.coach.hostile` runs at length, and proof that it would see a fault."""

from __future__ import annotations

from dataclasses import replace

from coach import Memory, Message, analyse
from coach.span import Span
from tests.coach import hostile


def test_hostile_messages_are_answered_soundly() -> None:
    assert not hostile.run(range(1500))


def test_a_sentence_goes_on_behind_long_white_space() -> None:
    memory = Memory()
    text = "One, then two" + " " * 40
    analyse(Message(text, channel="email"), memory=memory)
    message = Message(text + "and three. Four.", channel="email")
    assert analyse(message, memory=memory) == analyse(message)


def test_a_wrong_span_would_be_seen() -> None:
    message = Message("Hi 👍🏽, I hope this finds you well 👍🏽 dear friend. Let's connect!", channel="email")
    report = analyse(message)
    assert not list(hostile.faults(message, report))
    finding = next(f for f in report.findings if f.text)
    beyond = finding._replace(span=Span(0, 999))
    shifted = finding._replace(span=Span(finding.span.start + 1, finding.span.end + 1))
    split = finding._replace(span=Span(4, 5), text=message.text[4:5])
    for wrong in (beyond, shifted, split):
        assert list(hostile.faults(message, replace(report, findings=(wrong,))))
    assert list(hostile.faults(message, replace(report, score=(report.score or 0) + 1)))
