"""Own teardowns as a file: the same after the journey, refused as a whole where anything is wrong, capped."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.errors import DataError
from coach.gallery.exchange import (
    MAX_FILE,
    MAX_TEXT,
    decode,
    decode_each,
    encode,
    fresh_id,
    from_plain,
    plain,
)
from coach.gallery.loading import shipped_gallery
from coach.normalise import admit

SHIPPED = shipped_gallery().teardowns


def owned() -> list[Any]:
    return [replace(t, own=True, order=1000, source="opinion", credit="") for t in SHIPPED]


def test_another_firstline_opens_what_this_one_wrote() -> None:
    text = encode(SHIPPED)
    assert text.isascii()
    read = decode(text, "friend.json")
    assert list(read) == owned()


def changed(**values: Any) -> str:
    item = plain(SHIPPED[1]) | values
    return json.dumps({"format": "firstline teardowns", "version": 1, "teardowns": [item]})


def noted(start: int, end: int, criterion: str = "ask") -> dict[str, Any]:
    return {"start": start, "end": end, "criterion": criterion, "thinks": "x"}


@pytest.mark.parametrize(
    ("text", "key", "says"),
    [
        ("[]", None, "must be an object"),
        ("{", None, "not JSON"),
        ('{"format": "x", "version": 1, "teardowns": []}', "format", "no file of teardowns"),
        ('{"format": "firstline teardowns", "version": 2, "teardowns": []}', "version", "another version"),
        ('{"format": "firstline teardowns", "version": 1, "teardowns": {}}', "teardowns", "must be a list"),
        ('{"format": "firstline teardowns", "version": 1, "teardowns": [1]}', "teardowns[1]", "must be an object"),
        (changed(colour="red"), "teardowns[1].colour", "not a known key"),
        (changed(title=3), "teardowns[1].title", "must be text"),
        (changed(channel="pigeon"), "teardowns[1].channel", "no channel"),
        (changed(text="x" * (MAX_TEXT + 1)), "teardowns[1].text", "longer than"),
        (changed(text="a\x00b"), "teardowns[1].text", "no message can hold"),
        (changed(notes=[noted(5, 2)]), "teardowns[1].notes[1].start", "no stretch"),
        (changed(notes=[noted(True, 2)]), "teardowns[1].notes[1].start", "whole"),
        (changed(notes=[noted(0, 2, "charm")]), "teardowns[1].notes[1].criterion", "none of"),
        (changed(notes=[{}] * 61), "teardowns[1].notes", "more than 60"),
        (changed(recipient={"nose": "long"}), "teardowns[1]", "unknown key"),
        (changed(hints=["one"]), "teardowns[1].hints", "must be 3"),
        ("[" * 100_000, None, "JSON"),
        (" " * (MAX_FILE + 1), None, "larger than"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_and_nothing_taken(text: str, key: str | None, says: str) -> None:
    with pytest.raises(DataError) as refused:
        decode(text, "friend.json")
    assert refused.value.key == key
    assert says in str(refused.value)
    assert str(refused.value).startswith("friend.json")


def test_a_broken_line_of_json_is_told() -> None:
    with pytest.raises(DataError, match=r"friend\.json:2: "):
        decode('{"format": 1,\n oops}', "friend.json")


def test_of_what_was_kept_the_sound_ones_are_read_and_nothing_is_lost() -> None:
    broken = {"id": "x"}
    read, unread, refused = decode_each({"teardowns": [plain(SHIPPED[0]), broken, plain(SHIPPED[1])]})
    assert [t.id for t in read] == [SHIPPED[0].id, SHIPPED[1].id]
    assert unread == [broken]
    assert refused[0].key == "teardowns[2].text"
    assert decode_each({"teardowns": "gone"}) == ((), [], [])


def test_an_id_that_is_taken_gets_a_number() -> None:
    assert fresh_id("a", []) == "a"
    assert fresh_id("a", ["a", "a-2"]) == "a-3"


@given(st.text(max_size=40))
def test_what_an_editor_would_change_is_refused(text: str) -> None:
    item = plain(SHIPPED[1]) | {"text": text, "notes": [], "faults": []}
    if admit(text).text == text:
        assert from_plain(item).text == text
    else:
        with pytest.raises(DataError, match="no message can hold"):
            from_plain(item)


def test_the_text_is_kept_to_the_character() -> None:
    item = plain(SHIPPED[1]) | {"text": "  Grüße 😀\n", "notes": [], "faults": []}
    assert from_plain(item).text == "  Grüße 😀\n"
