"""What people keep comes back, is found as one types, and is never overwritten unseen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from coach.library import (
    Draft,
    Library,
    Missing,
    Outcome,
    OwnTeardown,
    PersonRecord,
    Place,
    PracticeCard,
    Sent,
    Stale,
    You,
)
from coach.library.people import address_key
from tests.library.conftest import StandingClock

LETTER = "Hi {}, your talk on old looms made me look at the barn again. May I ask how you date the frames?"


def person(library: Library, name: str, company: str = "", url: str = "") -> PersonRecord:
    return library.people.save(PersonRecord({"name": name, "company": company, "url": url}))


# --- people ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["z", "zoe", "ZOË", "mul zo", "müller ac", "zoë müller acme"])
def test_people_are_found_while_one_types(library: Library, typed: str) -> None:
    zoe = person(library, "Zoë Müller", "Acme")
    person(library, "Ada Lovelace", "Engines")
    assert library.people.search(typed) == [zoe]


@pytest.mark.parametrize("typed", ['"', "*", "zoe AND", "-", "NEAR(", "zoe:", "(", "\0", "zoe OR ada"])
def test_a_search_is_words_and_no_language(library: Library, typed: str) -> None:
    person(library, "Zoë Müller")
    person(library, "Ada Lovelace")
    assert len(library.people.search(typed)) in (0, 1, 2)


def test_a_changed_person_is_found_by_the_new_name_only(library: Library) -> None:
    before = person(library, "Ada Byron")
    after = library.people.save(replace(before, profile={"name": "Ada Lovelace"}))
    assert library.people.search("lovelace") == [after]
    assert library.people.search("byron") == []


@pytest.mark.parametrize(
    "url",
    ["https://www.linkedin.com/in/zoe/", "linkedin.com/in/ZOE?trk=x", "http://uk.linkedin.com/in/zoe/de#about"],
)
def test_one_address_is_one_person(library: Library, url: str) -> None:
    zoe = person(library, "Zoë Müller", url="https://linkedin.com/in/zoe")
    assert library.people.duplicates({"name": "Zoe Meyer", "url": url}) == [zoe]


def test_escaped_addresses_are_compared_as_they_read() -> None:
    assert address_key("https://de.linkedin.com/in/zo%C3%AB") == address_key("linkedin.com/in/zoë")
    assert address_key("") == address_key("linkedin.com") == ""


def test_name_and_company_tell_a_duplicate_unless_the_addresses_differ(library: Library) -> None:
    zoe = person(library, "Zoë Müller", "Acme", "linkedin.com/in/zoe")
    same = {"name": "zoe muller", "company": "ACME"}
    assert library.people.duplicates(same) == [zoe]
    assert library.people.duplicates({**same, "url": "linkedin.com/in/other"}) == []
    assert library.people.duplicates(same, but=zoe.id) == []
    assert library.people.duplicates({"name": "", "company": ""}) == []


def test_a_merge_keeps_the_one_and_fills_from_the_other(library: Library, clock: StandingClock) -> None:
    kept = library.people.save(PersonRecord({"name": "Zoë", "company": ""}))
    other = library.people.save(PersonRecord({"name": "Zoë M.", "company": "Acme"}))
    library.sent.log(Sent(LETTER.format("Zoë"), person=other.id))
    draft = library.drafts.save(Draft("hi", person=other.id))
    merged = library.people.merge(kept, other)
    assert dict(merged.profile) == {"name": "Zoë", "company": "Acme"}
    assert library.people.all() == [merged]
    assert library.people.search("acme") == [merged]
    assert library.people.last_contact(kept.id) == clock.now.isoformat()
    assert library.drafts.get(draft.id).person == kept.id


def test_a_merge_with_someone_changed_meanwhile_changes_nothing(library: Library) -> None:
    kept, other = person(library, "Zoë"), person(library, "Zoë M.")
    library.people.save(replace(other, profile={"name": "Zoë Müller"}))
    with pytest.raises(Stale):
        library.people.merge(kept, other)
    assert len(library.people.all()) == 2
    assert library.people.get(kept.id) == kept


def test_last_contact_is_the_last(library: Library) -> None:
    zoe = person(library, "Zoë")
    assert library.people.last_contact(zoe.id) is None
    for at in ("2026-01-02T00:00:00+00:00", "2026-02-02T00:00:00+00:00", "2026-01-05T00:00:00+00:00"):
        library.sent.log(Sent("x", person=zoe.id, at=at))
    assert library.people.last_contact(zoe.id) == "2026-02-02T00:00:00+00:00"


# --- nothing is overwritten unseen ---------------------------------------------------------------------------------


def test_the_second_of_two_who_change_a_draft_sees_both(library: Library) -> None:
    draft = library.drafts.save(Draft("first"))
    other = library.drafts.save(replace(draft, text="theirs"))
    with pytest.raises(Stale) as caught:
        library.drafts.save(replace(draft, text="mine"))
    assert caught.value.stored == other
    assert caught.value.offered == replace(draft, text="mine")
    assert library.drafts.get(draft.id).text == "theirs"


def test_every_other_record_is_guarded_too(library: Library) -> None:
    zoe = person(library, "Zoë")
    library.people.save(zoe)
    sent = library.sent.log(Sent("x"))
    library.sent.set_outcome(sent, Outcome.REPLIED)
    teardown = library.teardowns.save(OwnTeardown("t", {}))
    library.teardowns.save(teardown)
    library.you.save(You({"name": "Per"}))
    library.practice.save(PracticeCard("e", {}))
    for stale in (
        lambda: library.people.save(zoe),
        lambda: library.sent.set_outcome(sent, Outcome.NOTHING),
        lambda: library.teardowns.save(teardown),
        lambda: library.teardowns.delete(teardown),
        lambda: library.you.save(You({"name": "Pål"})),
        lambda: library.practice.save(PracticeCard("e", {"x": 1})),
    ):
        with pytest.raises(Stale):
            stale()
    assert library.you.get().profile["name"] == "Per"
    assert library.sent.get(sent.id).outcome is Outcome.REPLIED


# --- drafts ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", "a\0b", "😀\n\tx", "é e\u0301", "x" * 8000, "\u2028\ufeff"])
def test_a_text_comes_back_as_it_was(library: Library, text: str) -> None:
    draft = library.drafts.save(Draft(text, recipient={"name": text}))
    assert library.drafts.get(draft.id) == draft
    assert library.drafts.get(draft.id).text == text


def test_half_a_character_is_shown_as_such(library: Library) -> None:
    draft = library.drafts.save(Draft("a\ud800b", recipient={"name": "\udc00"}))
    assert library.drafts.get(draft.id).text == "a\ufffdb"
    assert library.drafts.get(draft.id).recipient["name"] == "\udc00"


def test_an_emptied_draft_can_be_had_back(library: Library) -> None:
    draft = library.drafts.save(Draft("all that was written in an hour"))
    emptied = library.drafts.save(replace(draft, text=""))
    (version,) = library.drafts.versions(draft.id)
    back = library.drafts.restore(emptied, version.id)
    assert back.text == "all that was written in an hour"
    assert library.drafts.get(draft.id) == back


def test_versions_are_kept_now_and_then_and_restoring_loses_nothing(library: Library, clock: StandingClock) -> None:
    draft = library.drafts.save(Draft("one"))
    for text in ("one two", "one two three"):
        draft = library.drafts.save(replace(draft, text=text))
    assert library.drafts.versions(draft.id) == []
    clock.move(minutes=6)
    draft = library.drafts.save(replace(draft, text="four"))
    assert [v.text for v in library.drafts.versions(draft.id)] == ["one two three"]
    library.drafts.restore(draft, library.drafts.versions(draft.id)[0].id)
    assert [v.text for v in library.drafts.versions(draft.id)] == ["four", "one two three"]


def test_only_so_many_versions_are_kept(library: Library, clock: StandingClock) -> None:
    draft = library.drafts.save(Draft("0"))
    for number in range(80):
        clock.move(minutes=6)
        draft = library.drafts.save(replace(draft, text=f"{number + 1}"))
    assert [v.text for v in library.drafts.versions(draft.id)] == [str(n) for n in range(79, 19, -1)]


def test_a_version_of_another_draft_is_refused(library: Library) -> None:
    one, two = library.drafts.save(Draft("one")), library.drafts.save(Draft("two"))
    library.drafts.keep_version(one.id)
    with pytest.raises(Missing):
        library.drafts.restore(two, library.drafts.versions(one.id)[0].id)


def test_a_deleted_draft_takes_its_versions_along(library: Library) -> None:
    draft = library.drafts.save(Draft("one"))
    library.drafts.keep_version(draft.id)
    library.drafts.delete(draft)
    assert library.drafts.versions(draft.id) == []
    with pytest.raises(Missing):
        library.drafts.get(draft.id)


# --- history ---------------------------------------------------------------------------------------------------------


def test_history_is_searched_and_filtered(library: Library, clock: StandingClock) -> None:
    zoe = person(library, "Zoë")
    one = library.sent.log(Sent(LETTER.format("Zoë"), name="Zoë", person=zoe.id, verdict="ready", channel="inmail"))
    clock.move(days=40)
    two = library.sent.log(Sent("Hi Ada, the engine still turns.", name="Ada", company="Engines", verdict="close"))
    two = library.sent.set_outcome(two, Outcome.REPLIED)
    find = library.sent.find
    assert find() == [two, one]
    assert find("loom fra") == find("ZOE") == [one]
    assert find("engin") == find(outcome=Outcome.REPLIED) == find(verdict="close") == [two]
    assert find(channel="inmail") == find(person=zoe.id) == find(until=datetime(2026, 4, 1, tzinfo=UTC)) == [one]
    assert find(since=datetime(2026, 4, 1, tzinfo=UTC)) == [two]
    assert find("loom", outcome=Outcome.REPLIED) == []
    assert find(limit=1) == [two]
    assert find(limit=1, offset=1) == [one]
    assert two.outcome_at == clock.now.isoformat()


def test_notes_of_ones_own_are_counted_by_the_month(library: Library, clock: StandingClock) -> None:
    default = "I’d like to add you to my professional network on LinkedIn"
    for text, channel in (("Hi", "note-free"), ("Ho", "note-premium"), ("", "note-free"), (" \n", "note-free")):
        library.sent.log(Sent(text, channel=channel))
    library.sent.log(Sent(default, channel="note-free"))
    library.sent.log(Sent("Hi", channel="email"))
    quota = library.sent.notes_left()
    assert (quota.used, quota.allowed, quota.left) == (2, 5, 3)
    assert library.sent.notes_left(1).left == 0
    clock.move(days=20)
    assert library.sent.notes_left().left == 5


def test_nearly_the_same_to_someone_else_is_seen(library: Library, clock: StandingClock) -> None:
    ada = library.sent.log(Sent(LETTER.format("Ada"), name="Ada Lovelace"))
    found = library.sent.near_duplicate(LETTER.format("Mina") + " Thank you.", "Mina Roy")
    assert found is not None
    assert found.sent == ada
    assert 0.8 < found.share < 1
    same = library.sent.near_duplicate(LETTER.format("Mina"), "Mina Roy")
    assert same is not None
    assert same.share == 1


@pytest.mark.parametrize(
    "draft",
    [
        "Hi Mina, the tide tables that you drew for Alcochete hang in my class. Which one would you draw again?",
        "Hi Mina, your talk on old looms",
        "",
    ],
)
def test_other_words_and_few_words_are_no_near_duplicate(library: Library, draft: str) -> None:
    library.sent.log(Sent(LETTER.format("Ada"), name="Ada"))
    assert library.sent.near_duplicate(draft, "Mina") is None


def test_the_same_person_may_be_sent_the_same(library: Library) -> None:
    ada = person(library, "Ada")
    library.sent.log(Sent(LETTER.format("Ada"), name="Ada", person=ada.id))
    assert library.sent.near_duplicate(LETTER.format("Ada"), "ada") is None
    assert library.sent.near_duplicate(LETTER.format("Ada"), "", ada.id) is None


def test_one_among_thousands_alike_is_found(library: Library) -> None:
    library.sent.log_many(Sent(LETTER.format(f"P{n}"), name=f"P{n}") for n in range(500))
    odd = library.sent.log(Sent(LETTER.format("Odd").replace("the frames", "such old frames"), name="Odd"))
    library.sent.log_many(Sent(LETTER.format(f"Q{n}"), name=f"Q{n}") for n in range(500))
    found = library.sent.near_duplicate(LETTER.format("Mina").replace("the frames", "such old frames"), "Mina")
    assert found is not None
    assert (found.sent, found.share) == (odd, 1)


# --- small parts -----------------------------------------------------------------------------------------------------


def test_what_is_muted_can_be_taken_back_and_muted_again(library: Library) -> None:
    one = library.mutes.add("generic.chat", None)
    two = library.mutes.add("*", "touch base")
    assert library.mutes.add("*", "touch base") == two
    assert library.mutes.undo() == two
    assert library.mutes.all() == [one]
    library.mutes.resume(two.id)
    assert library.mutes.all() == [one, two]
    library.mutes.replace_all([("*", "touch base"), ("*", "new")])
    assert [m.text for m in library.mutes.all()] == ["touch base", "new"]
    library.mutes.replace_all([])
    assert library.mutes.undo() is None


def test_a_card_and_its_review_are_kept_together(library: Library, clock: StandingClock) -> None:
    card = library.practice.save(PracticeCard("e1", {"due": "2026-03-15"}), {"rating": 3})
    clock.move(days=1)
    library.practice.save(replace(card, card={"due": "2026-03-20"}), {"rating": 4})
    library.practice.save(PracticeCard("e2", {}))
    assert [dict(c.card) for c in library.practice.cards()] == [{"due": "2026-03-20"}, {}]
    assert [(r.exercise, r.log["rating"]) for r in library.practice.reviews("e1")] == [("e1", 3), ("e1", 4)]
    assert library.practice.card("e3") is None


def test_teardowns_and_the_place_come_back(library: Library) -> None:
    teardown = library.teardowns.save(OwnTeardown("Mine", {"text": "x", "marks": [[0, 1]]}))
    assert library.teardowns.all() == [teardown]
    library.teardowns.delete(teardown)
    assert library.teardowns.all() == []
    assert library.place.get() == Place()
    library.place.save(Place("history", 7, 3))
    assert library.place.get() == Place("history", 7, 3)


def test_all_of_several_changes_or_none(library: Library) -> None:
    def half() -> None:
        with library.together():
            library.drafts.save(Draft("one"))
            library.sent.log(Sent("one"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half()
    assert library.drafts.all() == []
    assert library.sent.count() == 0
