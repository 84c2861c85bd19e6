"""The teardowns that ship: what their notes say the engine says too, and what they call better is better."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from coach import Criterion, Level, Memory, Message, Report, Severity, Verdict, analyse
from coach.analysis import proofread
from coach.gallery.loading import shipped_gallery
from coach.gallery.teardown import (
    Note,
    Teardown,
    answer_message,
    backing,
    message_of,
    place_after,
    standing,
    without,
)
from coach.language.proofreader import Proofreader
from coach.loading.knowledge import shipped
from coach.span import WHOLE, Span

TEARDOWNS = shipped_gallery().teardowns
EACH = pytest.mark.parametrize("teardown", TEARDOWNS, ids=lambda t: t.id)
RANK = {Verdict.FOLLOW: 0, Verdict.REWORK: 0, Verdict.CLOSE: 1, Verdict.READY: 2}


def judged(message: Message) -> Report:
    """The report with the slips that a few words tell."""
    memory = Memory()
    report = analyse(message, memory=memory)
    if report.verdict is None or memory.reading.last is None:
        return report
    slips = Proofreader(None, shipped().languages.english).slips(memory.reading.last)
    return proofread(report, message, slips)


def worse(note: Note) -> Note:
    """The same note of a criterion that the engine says nothing about there."""
    return replace(note, criterion=Criterion.LENGTH, span=Span(0, 1))


def test_none_is_refused_and_all_failures_are_shown() -> None:
    assert shipped_gallery().refused == ()
    assert len(TEARDOWNS) >= 30
    assert {t.failure for t in TEARDOWNS} == {f"F{n:02}" for n in range(1, 43)}
    assert len({t.trade for t in TEARDOWNS}) >= 25
    assert {t.channel for t in TEARDOWNS} == set(shipped().channels)


def test_some_notes_say_what_is_good_already() -> None:
    assert [t.id for t in TEARDOWNS if any(n.serves for n in t.notes)] == ["terrific-product", "thoughts"]


def test_the_articles_cases_come_first_and_credit_it() -> None:
    assert [t.id for t in TEARDOWNS[:3]] == ["no-message", "marketing-world", "business-overlap"]
    for teardown in TEARDOWNS[:3]:
        assert "Zak Slayback" in teardown.credit
        assert "How NOT to Send a LinkedIn Connection Request" in teardown.credit


@EACH
def test_every_note_is_backed(teardown: Teardown) -> None:
    report = judged(message_of(teardown))
    unbacked = [
        (n.number, n.criterion.value, n.span.of(teardown.text)) for n in teardown.notes if not backing(n, report)
    ]
    assert unbacked == []


def test_an_unbacked_note_is_seen() -> None:
    teardown = TEARDOWNS[1]
    report = judged(message_of(teardown))
    assert backing(worse(teardown.notes[0]), report) is None
    assert (
        backing(replace(teardown.notes[0], criterion=Criterion.RAPPORT, serves=True, span=Span(0, 2)), report) is None
    )


@EACH
def test_the_better_version_and_the_second_answer_are_ready(teardown: Teardown) -> None:
    assert len(teardown.answers) == 2
    for answer in teardown.answers:
        report = judged(answer_message(teardown, answer))
        assert report.verdict is Verdict.READY, (answer.text, report.verdict_why)
        assert [f.rule for f in report.findings if f.severity.rank > Severity.HINT.rank] == []


@EACH
def test_switching_all_faults_off_betters_the_verdict(teardown: Teardown) -> None:
    before = judged(message_of(teardown, teardown.text))
    after = judged(message_of(teardown, without(teardown, {f.id for f in teardown.faults})))
    assert before.verdict is not None
    assert after.verdict is not None
    assert RANK[after.verdict] > RANK[before.verdict]
    assert (after.score or 0) > (before.score or 0) or not teardown.text


@EACH
def test_each_fault_changes_the_text_towards_the_better_version(teardown: Teardown) -> None:
    off: set[str] = set()
    seen = {teardown.text}
    for fault in teardown.faults:
        off.add(fault.id)
        text = without(teardown, off)
        assert text not in seen
        seen.add(text)
    assert teardown.better is not None
    assert without(teardown, off) == teardown.better.text
    assert not re.search(r"  |\s[,.?!]|\n{3}", teardown.better.text)


@EACH
def test_it_is_whole(teardown: Teardown) -> None:
    assert len(teardown.hints) == 3
    assert teardown.hints[0].rstrip().endswith((".", "?"))
    assert "?" in teardown.hints[0]
    assert teardown.purpose
    assert teardown.mend
    assert teardown.recipient.name
    assert teardown.second is not None
    assert teardown.better is not None
    assert teardown.better.text != teardown.second.text
    said = " ".join([*(n.thinks for n in teardown.notes), teardown.mend, teardown.better.why, teardown.second.why])
    assert "!" not in said


def test_no_two_say_the_same() -> None:
    texts = [t.text for t in TEARDOWNS]
    answers = [a.text for t in TEARDOWNS for a in t.answers]
    assert len(set(texts)) == len(texts)
    assert len(set(answers)) == len(answers)


@pytest.mark.parametrize("exercise", shipped_gallery().exercises, ids=lambda e: e.id)
def test_worked_answers_of_exercises_are_ready(exercise: object) -> None:
    from coach.gallery.exercise import Exercise

    assert isinstance(exercise, Exercise)
    assert len(exercise.answers) == 2
    for answer in exercise.answers:
        assert judged(exercise.message(answer.text, answer.subject)).verdict is Verdict.READY


def test_there_is_an_exercise_for_each_and_the_articles_own() -> None:
    ids = [e.id for e in shipped_gallery().exercises]
    assert ids[0] == "the-articles-own"
    assert ids[1:] == [t.id for t in TEARDOWNS]


def test_notes_move_with_the_text_and_go_with_their_words() -> None:
    teardown = next(t for t in TEARDOWNS if t.id == "four-asks")
    off = {"tie"}
    text = without(teardown, off)
    kept = standing(teardown, off)
    assert {n.number for n in kept} == {n.number for n in teardown.notes} - {5}
    for note in kept:
        if note.span != WHOLE:
            original = next(n for n in teardown.notes if n.number == note.number)
            assert note.span.of(text) == original.span.of(teardown.text)
    assert standing(teardown, {f.id for f in teardown.faults}) == ()


def test_a_stretch_inside_a_fault_is_gone_with_it() -> None:
    teardown = TEARDOWNS[1]
    fault = teardown.faults[0]
    inside = Span(fault.span.start + 1, fault.span.end - 1)
    assert place_after(teardown, {fault.id}, inside) is None
    assert place_after(teardown, set(), inside) == inside


def test_a_question_that_is_answered_backs_only_a_note_that_serves() -> None:
    teardown = TEARDOWNS[1]
    assert teardown.better is not None
    report = judged(answer_message(teardown, teardown.better))
    note = Note(1, Span(0, 5), Criterion.RAPPORT, "…", serves=True)
    assert backing(note, report) is Level.SPECIFIC
    assert backing(replace(note, serves=False), report) is None
