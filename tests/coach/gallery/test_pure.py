"""Differences, search, spotting, hints, the done rule."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coach import Criterion, Message, Verdict, analyse
from coach.gallery.differences import differences
from coach.gallery.exercise import criteria_spotted, done, hints_until, marks_of, spot
from coach.gallery.loading import shipped_gallery
from coach.gallery.search import Query, fits, haystack, values
from coach.gallery.teardown import message_of
from coach.span import Span

TEARDOWNS = shipped_gallery().teardowns


def test_words_that_differ_are_told() -> None:
    old, new = "I hope you are well. May I ask?", "I saw your loom. May I ask?"
    found = differences(old, new)
    assert [s.of(old) for s in found.removed] == ["hope you are well"]
    assert [s.of(new) for s in found.added] == ["saw your loom"]
    assert 0 < found.shared < 1


def test_a_word_or_two_between_changes_belong_to_them() -> None:
    old, new = "I hope you are well and thriving. Best, Dora", "I count the leaks and valves. Best, Dora"
    found = differences(old, new)
    assert [s.of(old) for s in found.removed] == ["hope you are well and thriving"]
    assert [s.of(new) for s in found.added] == ["count the leaks and valves"]


def test_white_space_is_no_difference() -> None:
    assert differences("a b\nc", "a  b c") == differences("a b c", "a b c")
    assert differences("a b", "a b").shared == 1.0


@given(st.text(max_size=120), st.text(max_size=120))
def test_what_is_not_marked_is_the_same_in_both(old: str, new: str) -> None:
    found = differences(old, new)

    def rest(text: str, spans: tuple[Span, ...]) -> str:
        for span in reversed(spans):
            text = text[: span.start] + text[span.end :]
        return "".join(text.split())

    assert rest(old, found.removed) == rest(new, found.added)


def found(query: Query) -> list[str]:
    return [t.id for t in TEARDOWNS if fits(t, haystack(t), query)]


def test_search_and_filters() -> None:
    assert found(Query()) == [t.id for t in TEARDOWNS]
    assert found(Query(words="reactors BULLDOGS")) == ["marketing-world"]
    assert found(Query(words="LOUSA")) == ["your-children"]
    assert found(Query(words="nowhere to be found")) == []
    assert found(Query(failure="F13")) == ["refer-me"]
    assert found(Query(trade="Cheese")) == ["growth-ninja"]
    assert set(found(Query(criterion=Criterion.FACTS))) == {"merge-tags", "wrong-name"}
    by_channel = [found(Query(channel=c)) for c in ("note-free", "note-premium", "inmail", "message", "email")]
    assert sum(map(len, by_channel)) == len(TEARDOWNS)
    failures, trades = values(TEARDOWNS)
    assert len(failures) == 42
    assert "Cheese" in trades


def test_spotting_compares_with_the_marks() -> None:
    teardown = next(t for t in TEARDOWNS if t.id == "marketing-world")
    report = analyse(message_of(teardown))
    marks = marks_of(report)
    assert len(marks) >= 3
    nothing = spot(report, [])
    assert (nothing.found, nothing.missed, nothing.beside) == ((), marks, ())
    everything = spot(report, [Span(m.span.start, m.span.start + 1) for m in marks])
    assert (everything.found, everything.missed) == (marks, ())
    assert all(criteria_spotted(everything).values())
    greeting = Span(0, 2)
    wrong = spot(report, [greeting])
    assert wrong.beside == (greeting,)
    assert not any(criteria_spotted(wrong).values())


def test_done_is_a_ready_verdict_on_words() -> None:
    exercise = shipped_gallery().exercises[0]
    assert not done(None)
    assert not done(analyse(exercise.message("")))
    assert not done(analyse(exercise.message("Let's connect!")))
    assert done(analyse(exercise.message(exercise.answers[0].text)))
    assert analyse(Message("")).verdict is not Verdict.READY


def test_hints_come_one_by_one() -> None:
    exercise = shipped_gallery().exercises[0]
    assert hints_until(exercise, 0) == ()
    assert [kind for kind, _ in hints_until(exercise, 9)] == [
        "A question",
        "The pattern",
        "The first half of an answer",
    ]
    assert hints_until(exercise, 1)[0][1] == exercise.hints[0]
