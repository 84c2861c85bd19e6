"""What the advice adds beside findings: trims, the swap, ties in words, praise, and why something is not marked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coach import Message, Person, Recipient, Relation, Suppression, analyse
from coach.advising.another import STRANGER, retold
from coach.advising.praise import praise
from coach.advising.silence import Silence, Why, silence
from coach.advising.tie_words import placed, worded
from coach.advising.trims import trims
from coach.analysis import book_of, reader_of
from coach.edits import apply
from coach.facts.ties import TieKind, shared_ties
from coach.judging.length import utf16_length
from coach.judging.sentence import judge_sentences
from coach.loading.knowledge import shipped
from coach.span import Span

MINA = Recipient(
    name="Mina Okafor",
    company="Harbour Press",
    schools=("Lund University",),
    location="Malmö",
    works=("Captions that people finish",),
    relation=Relation.WORK,
)
JON = Person(name="Jon Berg", schools=("Lund University",))
GOOD = (
    "Hi Mina, your “Captions that people finish” made me cut ours to 40 words at Harbour Press. "
    "May I send you two labels to choose from by Friday?"
)
LONG = (
    "Hi Mina, I hope this message finds you well. I came across your profile and would love to connect. "
    "Your captions on the tide clock stopped me for ten minutes. Would you tell me how many drafts one takes? "
    "Looking forward to hearing from you!"
)


def long_trims(text: str = LONG, limit: int | None = 200) -> tuple[object, ...]:
    return trims(text, analyse(Message(text, recipient=MINA)).findings, limit)


def test_a_trim_only_leaves_out_and_says_what_it_saves() -> None:
    found = trims(LONG, analyse(Message(LONG, recipient=MINA)).findings, 200)
    assert 1 <= len(found) <= 3
    for trim in found:
        assert all(not e.replacement for e in trim.edits)
        assert trim.after == apply(LONG, trim.edits)
        assert trim.saves == utf16_length(LONG) - utf16_length(trim.after) > 0
        assert trim.fits == (utf16_length(trim.after) <= 200)
        assert "tide clock stopped me" in trim.after
        assert "how many drafts" in trim.after
        assert "  " not in trim.after
    assert any(t.fits for t in found)
    assert found[0].fits


def test_no_trim_where_it_fits_or_nothing_is_empty() -> None:
    assert long_trims(limit=2000) == ()
    assert long_trims(limit=None) == ()
    solid = "The kiln at Alcochete keeps its 1790 pans. " * 8
    assert trims(solid, (), 200) == ()


def test_another_reader_sees_names_exchanged_and_what_gives_it_away() -> None:
    report = analyse(Message(GOOD, recipient=MINA, sender=JON))
    told = retold(GOOD, MINA, report.bound_words)
    assert told.text.startswith(f"Hi {STRANGER.name.split()[0]},")
    assert STRANGER.company in told.text
    assert "Mina" not in told.text
    assert "Harbour Press" not in told.text
    assert all(s.of(told.text) for s in (*told.exchanged, *told.untrue))
    assert 0 < told.holds < 1


def test_a_message_to_anyone_reads_the_same_but_for_the_name() -> None:
    text = "Hi Mina, I would love to connect."
    told = retold(text, MINA, analyse(Message(text, recipient=MINA)).bound_words)
    assert told.text == "Hi Robin, I would love to connect."
    assert told.untrue == ()


def test_ties_are_worded_and_fit_where_they_are_put() -> None:
    message = Message("", recipient=MINA, sender=JON)
    said = {t.kind: worded(t, message) for t in shared_ties(message)}
    assert said[TieKind.SCHOOL] == "we both studied at Lund University"
    assert said[TieKind.WORK] == "your “Captions that people finish”"
    assert placed("we both know Ada", "Hi Mina.", "") == " We both know Ada"
    assert placed("we both know Ada", "Hi Mina, ", "and") == "we both know Ada "
    assert placed("we both know Ada", "", ".") == "We both know Ada"


def test_praise_quotes_what_works_and_keeps_quiet_about_nothing() -> None:
    good = praise(analyse(Message(GOOD, recipient=MINA, sender=JON)))
    assert any(p.quote is not None and p.quote.text in GOOD for p in good)
    assert praise(analyse(Message(""))) == ()
    stock = praise(analyse(Message("I hope this message finds you well. I would love to connect.")))
    assert not any("stock phrase" in p.words for p in stock)


def why(message: Message, words: str) -> Silence:
    knowledge = shipped()
    start = message.text.index(words)
    reading = reader_of(knowledge).read(message.text)
    book = book_of(knowledge, message.channel)
    judged = judge_sentences(reading, book)
    span = Span(start, start + len(words))
    return silence(message, span, reading, judged, book, analyse(message).findings)


STOCK = "Hi Mina, I hope this message finds you well. Which kiln did you keep?"


def test_what_was_refused_says_so() -> None:
    message = Message(STOCK)
    rule = next(f for f in analyse(message).findings if "finds you well" in f.text)
    assert rule.title in why(message, "finds you well").marked
    for wish in (Suppression(rule.rule), Suppression("*", "finds you well")):
        told = why(replace(message, suppressed=(wish,)), "finds you well")
        assert told.marked == ()
        assert told.near[0].rule == rule.rule
        assert told.near[0].why is Why.REFUSED


def test_a_near_miss_names_what_saved_it() -> None:
    told = why(Message("Hi Mina, it was nice to meet you at the Oslo fair. Which kiln?"), "nice to meet you")
    guarded = [s for s in told.near if s.why is Why.GUARDED]
    assert guarded
    assert "nice to meet you at" in guarded[0].says


@pytest.mark.parametrize("words", ["Which kiln did you keep?", "Mina"])
def test_where_nothing_came_near_the_others_are_counted(words: str) -> None:
    told = why(Message(STOCK), words)
    assert told.marked == ()
    assert told.others > 50
