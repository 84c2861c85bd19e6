"""Profiles read from a PDF, from pasted text and from the export, looked over before they are taken."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from coach.importing.profile import Job, ReadProfile, Role
from tests.importing.exports import export, zipped
from tests.importing.pdfs import profile as saved_profile
from tests.ui.named import unnamed
from ui.errand import sentence
from ui.importing.dialog import GUESSED, NOTHING, ProfileDialog
from ui.importing.fields import Offer, offer_of
from ui.importing.forms import RECIPIENTS, SHOWN, YOURS, for_form, merged, tidy
from ui.write.recipient import MAX_FIELD, RECIPIENT

PAGE = """Ada Lovelace
Analyst of engines
London, England
About
I write notes.
Experience
Analyst
Engine Works
Jan 2020 - Present
Clerk
Loom Hall
Jan 2015 - Dec 2019
Education
Lund University
"""
MARKUP = "<b>bold</b><img src='file:///etc/passwd'>&amp;"

Shown = Callable[[str], ProfileDialog]


@pytest.fixture
def dialog(qtbot: QtBot) -> Shown:
    def make(whose: str = RECIPIENTS) -> ProfileDialog:
        widget = ProfileDialog(None, whose)
        qtbot.addWidget(widget)
        widget.show()
        return widget

    return make


def text(dialog: ProfileDialog, name: str) -> str:
    return str(dialog.values()[name])


def test_a_pasted_profile_is_shown_with_what_was_guessed_in_words(dialog: Shown, qtbot: QtBot) -> None:
    shown = dialog(RECIPIENTS)
    shown.paste()
    assert shown.focusWidget() is shown.pasted
    shown.pasted.setPlainText(PAGE)
    with qtbot.waitSignal(shown.read):
        shown.read_button.click()
    assert text(shown, "name") == "Ada Lovelace"
    assert text(shown, "past_companies") == "Loom Hall"
    assert shown.notes["name"].isVisible()
    assert shown.notes["name"].text() == GUESSED
    assert not shown.notes["schools"].isVisible()
    assert shown.fields["name"].accessibleDescription() == GUESSED
    assert "Not sure of: name, headline" in shown.says.text()
    assert shown.focusWidget() is shown.fields["name"]


def test_what_is_corrected_goes_out_one_value_a_line(dialog: Shown, qtbot: QtBot) -> None:
    shown = dialog(RECIPIENTS)
    shown.show_offer(Offer({"name": "Ada", "schools": "Lund\nGraz"}))
    name, schools = shown.fields["name"], shown.fields["schools"]
    assert isinstance(name, QLineEdit)
    name.setText("  Ada  King ")
    schools.setPlainText("Lund;  of the north\n\n Graz \n")  # type: ignore[union-attr]
    with qtbot.waitSignal(shown.accepted_profile) as taken:
        shown.take.click()
    assert taken.args is not None
    whose, values = taken.args
    assert whose == RECIPIENTS
    assert values["name"] == "Ada King"
    assert values["schools"] == "Lund; of the north\nGraz"
    assert set(values) <= set(RECIPIENT)
    assert not shown.isVisible()


def test_a_profile_without_a_name_is_not_taken(dialog: Shown, qtbot: QtBot) -> None:
    shown = dialog(RECIPIENTS)
    shown.show_offer(Offer({"headline": "Potter"}))
    with qtbot.assertNotEmitted(shown.accepted_profile):
        shown.take.click()
    assert "needs a name" in shown.says.text()
    assert shown.isVisible()
    shown.cancel.click()
    assert not shown.isVisible()


def test_the_same_profile_may_be_your_own(dialog: Shown, qtbot: QtBot) -> None:
    shown = dialog(RECIPIENTS)
    shown.show_offer(Offer({"name": "Ada", "works": "Notes", "notes": "x"}))
    with qtbot.waitSignal(shown.accepted_profile) as taken:
        shown.take_own.click()
    assert taken.args is not None
    assert taken.args[0] == YOURS
    assert set(taken.args[1]) <= set(SHOWN[YOURS])


def test_a_saved_profile_is_read_beside_the_window(dialog: Shown, qtbot: QtBot, tmp_path: Path) -> None:
    data, truth = saved_profile(5)
    file = tmp_path / "Profile.pdf"
    file.write_bytes(data)
    shown = dialog(RECIPIENTS)
    with qtbot.waitSignal(shown.read, timeout=20_000):
        shown.read_pdf(file)
        assert shown.busy.isVisible()
        assert "Profile.pdf" in shown.says.text()
    assert not shown.busy.isVisible()
    assert text(shown, "name") == truth.name
    assert text(shown, "schools").splitlines() == truth.schools


def test_what_is_no_profile_is_said_in_place(dialog: Shown, qtbot: QtBot, tmp_path: Path) -> None:
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"<html>" * 50)
    shown = dialog(RECIPIENTS)
    for file, words in ((bad, "This file is no PDF."), (tmp_path / "gone.pdf", "This file cannot be read: No such")):
        with qtbot.waitSignal(shown.read, timeout=20_000):
            shown.read_pdf(file)
        assert shown.says.text().startswith(words)
        assert not shown.take.isVisible()
    shown.paste("· \n 500+ connections")
    with qtbot.waitSignal(shown.read):
        shown.read_pasted()
    assert shown.says.text() == NOTHING
    assert shown.pasted.isVisible(), "the text may be mended and read again"


def test_your_own_profile_from_the_export(dialog: Shown, qtbot: QtBot, tmp_path: Path) -> None:
    files, _ = export("2026", 1)
    shown = dialog(YOURS)
    with qtbot.waitSignal(shown.read):
        shown.read_export(zipped(files, tmp_path / "a.zip"))
    assert text(shown, "name") == "Me Myself"
    assert text(shown, "company") == "Waterworks"
    assert text(shown, "schools") == "Lunds universitet"
    with qtbot.waitSignal(shown.accepted_profile) as taken:
        shown.take.click()
    assert taken.args is not None
    assert taken.args[0] == YOURS
    again = dialog(YOURS)
    with qtbot.waitSignal(again.read):
        again.read_export(zipped({"Other.csv": b"a,b\n"}, tmp_path / "b.zip"))
    assert again.says.text() == "There is no profile of yours in this export: it holds no Profile.csv."


def test_closing_while_it_reads_leaves_no_answer(dialog: Shown, qtbot: QtBot, tmp_path: Path) -> None:
    data, _ = saved_profile(5)
    file = tmp_path / "Profile.pdf"
    file.write_bytes(data)
    shown = dialog(RECIPIENTS)
    shown.read_pdf(file)
    with qtbot.assertNotEmitted(shown.read):
        shown.close()
    assert not shown.isVisible()


def test_markup_and_floods_stay_text(dialog: Shown, qtbot: QtBot) -> None:
    shown = dialog(RECIPIENTS)
    shown.show_offer(Offer(dict.fromkeys(SHOWN[RECIPIENTS], MARKUP), frozenset(SHOWN[RECIPIENTS])))
    assert set(shown.values().values()) == {MARKUP}
    for label in shown.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText
    width = shown.width()
    flood = "z" * 10_000
    shown.show_offer(Offer(dict.fromkeys(SHOWN[RECIPIENTS], flood)))
    assert text(shown, "name") == flood[:MAX_FIELD]
    assert text(shown, "schools") == flood
    assert shown.width() == width
    shown.paste("q\0\n" * 100_000)
    with qtbot.waitSignal(shown.read, timeout=20_000):
        shown.read_pasted()


def test_every_control_has_a_name_and_the_keyboard_goes_round(dialog: Shown, qtbot: QtBot) -> None:
    shown = dialog(RECIPIENTS)
    shown.paste(PAGE)
    assert unnamed(shown) == []
    with qtbot.waitActive(shown):
        shown.activateWindow()
    with qtbot.waitSignal(shown.read):
        QTest.keyClick(shown.pasted, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    seen = []
    for _ in range(20):
        here = shown.focusWidget()
        if here in seen:
            break
        seen.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    assert {*shown.fields.values(), shown.take, shown.cancel, shown.again} <= set(seen)


def test_fields() -> None:
    read = ReadProfile(
        name="Ada",
        jobs=(Job("Now Ltd", (Role("x", open=True),)), Job("Old; Ltd", (Role("y"),)), Job("Older", (Role("z"),))),
        unsure=frozenset({"company"}),
    )
    offer = offer_of(read)
    assert offer.values["past_companies"] == "Old; Ltd\nOlder"
    assert offer.unsure == {"company"}
    assert for_form(offer.values)["past_companies"] == "Old, Ltd; Older"
    assert tidy("notes", " a \n b ") == "a b"
    assert tidy("schools", " a  c\n\n b ") == "a c\nb"


def test_of_another_person_nothing_stays() -> None:
    old = {"name": "Ada", "purpose": "mine", "relation": "met", "headline": "Old", "notes": "kept"}
    same = merged(old, {"name": "ada", "headline": "New", "notes": ""})
    assert same == {"name": "ada", "headline": "New", "notes": "kept", "purpose": "mine", "relation": "met"}
    assert merged(old, {"name": "Bo"}) == {"name": "Bo"}
    assert merged({"name": "", "purpose": "mine"}, {"name": "Bo"}) == {"name": "Bo", "purpose": "mine"}


def test_errors_are_one_sentence(tmp_path: Path) -> None:
    assert sentence(ValueError("a\nb")) == "This did not work; something went wrong inside Firstline (ValueError)."
    assert sentence(OSError(13, "Permission denied")) == "This could not be read or written: Permission denied."
