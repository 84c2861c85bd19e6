from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.reading.matcher import PhraseSet
from coach.reading.phrases import MAX_GAP, PhraseError, compile_phrase
from coach.reading.sentences import cut, recut, sentences
from coach.reading.words import words


def matched(pattern: str, text: str, **lists: list[str]) -> list[str]:
    found = words(text)
    hits = PhraseSet([(0, compile_phrase(pattern, lists))]).find(found)
    return [text[found[h.first].start : found[h.last - 1].end] for h in hits]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("hope this finds you", "I HOPE this finds you well", ["HOPE this finds you"]),
        ("i would love", "I’d love to; id love", ["I’d love"]),
        ("explore~ {s}", "exploring synergies", ["exploring synergies"]),
        ("mutually? beneficial", "beneficial and mutually-beneficial", ["beneficial", "mutually-beneficial"]),
        ("hop <2> call", "hop on a call, hop on a very long call", ["hop on a call"]),
        ("# minutes", "20 minutes or twenty minutes", ["20 minutes", "twenty minutes"]),
        ("at @cap", "at Pellmore and at home", ["at Pellmore"]),
        ("^ quick", "quick question, quick answer", ["quick"]),
        ("thoughts $", "thoughts on thoughts", ["thoughts"]),
        ("(a b|c) d", "a b d and c d", ["a b d", "c d"]),
        ("do not", "don't and dont", ["don't", "dont"]),
    ],
)
def test_phrases(pattern: str, text: str, expected: list[str]) -> None:
    assert matched(pattern, text, s=["synergies", "an option"]) == expected


@pytest.mark.parametrize(
    "pattern", ["", "a?", "<2> a", "a <2>", f"a <{MAX_GAP + 1}> b", "(a", "a)", "(a|)", "{nothing} a", "? a", "a < b"]
)
def test_what_is_no_phrase_is_refused(pattern: str) -> None:
    with pytest.raises(PhraseError):
        compile_phrase(pattern)


def test_sentences_of_a_letter() -> None:
    text = (
        "Hi Jo,\n\nDr. Berg (e.g. at 4 p.m. today) wrote\nto me? Yes! See www.slow.net/a.b for more.\n"
        "- one\n- two\n\nBest,\nAnna"
    )
    parts = [s.of(text) for s in sentences(text)]
    assert parts[0] == "Hi Jo,"
    assert parts[-4:] == ["- one", "- two", "Best,", "Anna"]
    assert "Yes!" in parts
    assert any(p.startswith("See www.slow.net/a.b") for p in parts)


def test_a_wrapped_line_is_one_sentence() -> None:
    text = "I would be very glad to hear from you what pushed\nyou to open the yard. Thanks"
    assert next(s.of(text) for s in sentences(text)).endswith("open the yard.")


@given(st.text(max_size=300))
def test_sentences_and_words_stay_in_the_text(text: str) -> None:
    end = 0
    for span in sentences(text):
        assert span.start >= end
        assert span.of(text).strip() == span.of(text)
        end = span.end
        for word in words(span.of(text)):
            assert 0 <= word.start < word.end <= span.length
    kept = "".join(s.of(text) for s in sentences(text))
    assert sorted("".join(kept.split())) == sorted("".join(text.split()))


_WRITING = st.text(alphabet=st.sampled_from("ab A.!?\n -:)😀é\"'1"), max_size=120)


@given(_WRITING, _WRITING, _WRITING, _WRITING)
def test_cutting_again_what_changed_is_cutting_all_again(before: str, out: str, into: str, after: str) -> None:
    old, new = before + out + after, before + into + after
    bounds = list(cut(old))
    same = recut(old, bounds, new)
    front, back = bounds[: same.front], bounds[len(bounds) - same.back :]
    moved = [(start + same.by, end + same.by) for start, end in back]
    assert [*front, *same.between, *moved] == list(cut(new))
