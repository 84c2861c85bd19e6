"""What is typed is kept whole and once; trouble is told once; nothing that got there first is overwritten."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coach.library import Draft, Library, Newer, Opened, Passing, Sent, Trouble, You, open_library
from ui.keeper import BOTH_KEPT, YOURS_KEPT, Keeper, Typed
from ui.mailbox import Mailbox
from ui.saving import SAVED_AGAIN, Saving, joined

TYPED = Typed(
    "Hi Ada 😀", "About looms", "email", {"name": "Ada"}, {"name": "Per"}, (("*", "hi"), ("generic.chat", None)), 3
)


@pytest.fixture
def keeper(tmp_path: Path) -> Iterator[Keeper]:
    made = Keeper(tmp_path)
    yield made
    made.close()


def texts(library: Library) -> set[str]:
    return {draft.text for draft in library.drafts.all()}


# --- the keeper ------------------------------------------------------------------------------------------------------


def test_a_new_library_has_nothing(keeper: Keeper) -> None:
    assert keeper.start() is None


def test_what_was_kept_is_found(keeper: Keeper, tmp_path: Path) -> None:
    keeper.start()
    keeper.keep(TYPED)
    keeper.keep(replace(TYPED, text="Hi Ada, more"))
    keeper.close()
    again = Keeper(tmp_path)
    assert again.start() == replace(TYPED, text="Hi Ada, more")
    assert texts(again.open()) == {"Hi Ada, more"}
    again.close()


def test_what_has_not_changed_is_not_written_again(keeper: Keeper) -> None:
    keeper.start()
    keeper.keep(TYPED)
    rev = keeper.draft.rev
    keeper.keep(TYPED)
    keeper.keep(replace(TYPED, caret=5))
    assert keeper.draft.rev == rev
    assert keeper.open().place.get().caret == 5


def test_a_draft_changed_elsewhere_is_kept_beside(keeper: Keeper) -> None:
    library = keeper.open()
    keeper.start()
    keeper.keep(TYPED)
    library.drafts.save(replace(library.drafts.all()[0], text="theirs"))
    keeper.keep(replace(TYPED, text="mine"))
    assert texts(library) == {"theirs", "mine"}
    assert keeper.notices == [BOTH_KEPT]
    keeper.keep(replace(TYPED, text="mine, longer"))
    assert texts(library) == {"theirs", "mine, longer"}


def test_one_s_own_profile_changed_elsewhere_is_not_lost_with_the_text(keeper: Keeper) -> None:
    library = keeper.open()
    keeper.start()
    keeper.keep(TYPED)
    library.you.save(replace(library.you.get(), profile={"name": "Pål"}))
    late = replace(TYPED, text="new", sender={"name": "Per", "company": "X"})
    keeper.keep(late)
    assert texts(library) == {"new"}
    assert library.you.get().profile == {"name": "Pål"}
    assert keeper.notices == [YOURS_KEPT]
    keeper.keep(replace(late, text="newer"))
    assert library.you.get().profile == {"name": "Pål"}
    keeper.keep(replace(late, sender={"name": "Pål", "company": "X"}))
    assert library.you.get().profile == {"name": "Pål", "company": "X"}


def test_what_an_earlier_version_kept_joins_what_is_there(tmp_path: Path) -> None:
    library = open_library(tmp_path).library
    library.you.save(You({"name": "Pål"}))
    library.mutes.add("*", "old")
    library.drafts.save(Draft("there"))
    library.close()
    keeper = Keeper(tmp_path)
    found = keeper.start(TYPED)
    assert found is not None
    assert (found.text, found.sender) == (TYPED.text, {"name": "Pål"})
    assert found.suppressed == (("*", "old"), *TYPED.suppressed)
    assert texts(keeper.open()) == {"there", TYPED.text}
    keeper.close()


def test_a_library_that_opens_late_loses_neither_side(tmp_path: Path) -> None:
    first = open_library(tmp_path).library
    first.you.save(You({"name": "Pål"}))
    first.mutes.add("*", "old")
    first.drafts.save(Draft("there"))
    keeper = Keeper(tmp_path)
    with pytest.raises(Passing):
        keeper.start()
    with pytest.raises(Passing):
        keeper.keep(Typed("written meanwhile"))
    first.close()
    keeper.keep(Typed("written meanwhile"))
    library = keeper.open()
    assert texts(library) == {"there", "written meanwhile"}
    assert library.you.get().profile == {"name": "Pål"}
    assert [m.text for m in library.mutes.all()] == ["old"]
    keeper.close()


def test_damage_while_typing_is_recovered_from_and_the_text_kept(keeper: Keeper, tmp_path: Path) -> None:
    keeper.start()
    keeper.keep(TYPED)
    library = keeper.open()
    assert library.back_up()
    keeper.close()
    keeper.start()
    with (tmp_path / "library.db").open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * ((tmp_path / "library.db").stat().st_size - 4096))
    keeper.open()._db.run("PRAGMA shrink_memory")
    keeper.keep(replace(TYPED, text="typed after the damage"))
    assert "typed after the damage" in texts(keeper.open())
    assert any("kept unchanged in" in words for words in keeper.notices)


def test_versions_are_listed_and_put_back(keeper: Keeper) -> None:
    keeper.start()
    keeper.keep(replace(TYPED, text="all that was written in an hour"))
    keeper.keep(replace(TYPED, text=""))
    (version,) = keeper.versions()
    assert keeper.restore(version.id).text == "all that was written in an hour"
    keeper.keep(replace(TYPED, text="all that was written in an hour, and more"))
    assert texts(keeper.open()) == {"all that was written in an hour, and more"}
    assert keeper.notices == []


def test_another_draft_is_begun_and_gone_back_to(keeper: Keeper) -> None:
    keeper.start()
    keeper.keep(replace(TYPED, text="one"))
    one = keeper.draft.id
    keeper.begin_another()
    keeper.keep(replace(TYPED, text="two"))
    assert keeper.switch(one).text == "one"
    keeper.keep(replace(TYPED, text="one, more"))
    assert texts(keeper.open()) == {"one, more", "two"}


# --- the thread ------------------------------------------------------------------------------------------------------


@pytest.fixture
def saving(tmp_path: Path) -> Iterator[Callable[[], Saving]]:
    made: list[Saving] = []

    def make() -> Saving:
        made.append(Saving(tmp_path))
        return made[-1]

    yield make
    for one in made:
        one.close()


def test_the_end_waits_for_what_is_to_be_kept(saving: Callable[[], Saving]) -> None:
    one = saving()
    assert one.found() is None
    one.keep(TYPED)
    one.close()
    assert saving().found() == TYPED


def test_keys_are_kept_when_they_rest(saving: Callable[[], Saving], qtbot: QtBot) -> None:
    one = saving()
    with qtbot.waitSignal(one.due, timeout=2000):
        one.touch()


def test_keys_that_never_rest_are_kept_all_the_same(saving: Callable[[], Saving], qtbot: QtBot) -> None:
    one = saving()
    keys = one._rest
    keys.setInterval(60_000)  # as if another key came each time
    with qtbot.waitSignal(one.due, timeout=2000):
        one.touch()
        one.touch()


def test_the_library_is_asked_after_what_was_typed(saving: Callable[[], Saving], qtbot: QtBot) -> None:
    one = saving()
    answers: list[object] = []
    one.keep(TYPED)
    one.do(lambda library: [d.text for d in library.drafts.all()], answers.append)
    one.do(lambda library: library.drafts.get(99), answers.append, lambda words: answers.append(("no", words)))
    one.do(lambda library: 1 / 0, answers.append, lambda words: answers.append(("no", words)))
    qtbot.waitUntil(lambda: len(answers) == 3)
    assert answers == [
        [TYPED.text],
        ("no", "This is no longer in the library."),
        ("no", "ZeroDivisionError: division by zero"),
    ]


def test_a_full_disk_is_told_once_and_the_text_kept_when_there_is_room(
    saving: Callable[[], Saving], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.saving.AGAIN", 0.02)
    tries = 0
    keep = Keeper._keep

    def full(keeper: Keeper, library: Library, typed: Typed) -> None:
        nonlocal tries
        tries += 1
        if tries < 5:
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorcode = sqlite3.SQLITE_FULL
            raise error
        keep(keeper, library, typed)

    monkeypatch.setattr(Keeper, "_keep", full)
    one = saving()
    told: list[str] = []
    one.told.connect(told.append)
    with qtbot.waitSignal(one.kept) as kept:
        one.keep(TYPED)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert kept.args == [TYPED]
    assert told == [str(Passing(Trouble.FULL)), SAVED_AGAIN]
    assert tries == 5


def test_a_newer_library_is_told_and_not_tried_again(tmp_path: Path, qtbot: QtBot) -> None:
    opens = 0

    def newer(_: Path) -> Opened:
        nonlocal opens
        opens += 1
        raise Newer

    keeper = Keeper(tmp_path, newer)
    with pytest.raises(Newer):
        keeper.start()
    assert keeper.hopeless


def test_what_cannot_be_kept_before_the_end_is_there_at_the_next_start(
    saving: Callable[[], Saving], tmp_path: Path
) -> None:
    library = open_library(tmp_path).library
    library.drafts.save(Draft("there"))
    second = saving()
    assert "already open" in second.first_words
    second.keep(replace(TYPED, text="written in the second window"))
    second.close()
    library.close()
    third = saving()
    assert third.found() is not None
    assert "among your drafts now" in third.first_words
    third.close()
    library = open_library(tmp_path).library
    assert texts(library) == {"there", "written in the second window"}
    assert list(tmp_path.glob("unkept*")) == []
    library.close()


# --- the mailbox -----------------------------------------------------------------------------------------------------


def test_the_latest_item_wins() -> None:
    box: Mailbox[int] = Mailbox()
    box.put(1)
    box.put(2)
    assert box.take() == 2
    assert box.take(0) is None
    assert not box.closed


def test_a_closed_box_gives_nothing_or_what_was_left() -> None:
    dropped: Mailbox[int] = Mailbox()
    dropped.put(1)
    dropped.close()
    assert dropped.take() is None
    kept: Mailbox[int] = Mailbox()
    kept.put(1)
    kept.close(drop=False)
    assert (kept.take(), kept.take()) == (1, None)


def test_texts_in_a_row_are_one_and_jobs_keep_their_place() -> None:
    def job(_: Keeper) -> None: ...

    one, two = Typed("one"), Typed("two")
    assert joined((one,), (two,)) == (two,)
    assert joined((one, job), (two,)) == (one, job, two)
    assert joined((job, one), (job,)) == (job, one, job)
    assert joined((job, one), (two, job)) == (job, two, job)


def test_the_log_of_copies_is_at_hand(saving: Callable[[], Saving], qtbot: QtBot) -> None:
    one = saving()
    logged: list[Sent] = []
    one.do(lambda library: library.sent.log(Sent("Hi", name="Ada")), logged.append)
    qtbot.waitUntil(lambda: bool(logged))
    assert logged[0].id == 1
