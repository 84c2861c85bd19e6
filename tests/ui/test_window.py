"""The window as a whole: the example, places and keys, and what is kept between starts."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from coach import Verdict
from ui.plain import ElidedButton, PlainButton
from ui.theme.apply import Choice
from ui.typed import caret_of, put_caret
from ui.window import MainWindow

Opened = Callable[[], MainWindow]


def test_the_first_start_shows_the_example_judged(opened: Opened) -> None:
    window = opened()
    assert window.write.editor.text().startswith("Hi Mina,")
    report = window.write.report
    assert report is not None
    assert report.verdict is Verdict.REWORK
    assert report.length.over_from is None
    assert any("Captions that people finish" in f.example for f in report.findings)


def test_what_was_written_is_there_again(opened: Opened) -> None:
    window = opened()
    window.write.editor.put("Hi Ada,\nis the loom still in the barn? 😀")
    window.write.recipient.fields["name"].setText("Ada")
    window.write.channel.setCurrentIndex(window.write.channel.findData("email"))
    window.write.marks.setChecked(False)
    window.choose_theme(Choice.DARK)
    window.close()
    again = opened()
    assert again.write.editor.text() == "Hi Ada,\nis the loom still in the barn? 😀"
    assert again.write.recipient.values()["name"] == "Ada"
    assert again.write.channel.currentData() == "email"
    assert not again.write.marks.isChecked()
    assert again.state.theme == "dark"
    again.choose_theme(Choice.SYSTEM)


def test_an_emptied_window_stays_empty(opened: Opened) -> None:
    window = opened()
    window.write.editor.put("")
    window.close()
    assert opened().write.editor.text() == ""


def test_words_are_saved_while_the_window_is_open(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    window = opened()
    with qtbot.waitSignal(window.saving.kept, check_params_cb=lambda typed: typed.text.startswith("never lost")):
        window.write.editor.moveCursor(QTextCursor.MoveOperation.Start)
        QTest.keyClicks(window.write.editor, "never lost ")
    window.save()
    assert "never lost" not in (tmp_path / "state.json").read_text()


def test_the_place_is_where_it_was(opened: Opened) -> None:
    window = opened()
    window.rail.button(2).click()
    window.close()
    again = opened()
    assert again.places.currentIndex() == 2
    assert again.rail.button(2).isChecked()


def test_the_caret_is_where_it_was(opened: Opened) -> None:
    window = opened()
    window.write.editor.put("😀😀 Hi Ada")
    put_caret(window.write.editor, 4)
    window.close()
    again = opened()
    assert caret_of(again.write.editor) == 4
    QTest.keyClicks(again.write.editor, "x")
    assert again.write.editor.text() == "😀😀 Hxi Ada"


def test_what_an_earlier_version_kept_is_taken_over_once(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    old = {
        **{"started": True, "text": "Hi Ada, old words", "channel": "email", "marks": False, "theme": "dark"},
        **{"recipient": {"name": "Ada"}, "sender": {"name": "Per"}, "suppressed": [{"rule": "*", "text": "old"}]},
    }
    (tmp_path / "state.json").write_text(json.dumps(old))
    window = opened()
    assert window.write.editor.text() == "Hi Ada, old words"
    assert window.write.you.values()["name"] == "Per"
    window.close()
    left = json.loads((tmp_path / "state.json").read_text())
    assert "old words" not in str(left)
    assert (left["theme"], left["marks"]) == ("dark", False)
    again = opened()
    assert again.write.editor.text() == "Hi Ada, old words"
    assert again.write.channel.currentData() == "email"
    assert [s.text for s in again.write.refusals()] == ["old"]
    again.choose_theme(Choice.SYSTEM)


def test_a_second_window_on_the_same_folder_says_so_and_overwrites_nothing(opened: Opened, qtbot: QtBot) -> None:
    first = opened()
    first.write.editor.put("words of the first")
    first.write.you.fill({"name": "Per"})
    second = opened()
    assert "already open" in second.said.text()
    second.write.editor.put("words of the second")
    first.close()
    with qtbot.waitSignal(second.saving.kept, check_params_cb=lambda typed: typed.text == "words of the second"):
        second.write.editor.put("words of the second")
    assert "Saved again" in second.said.text()
    drafts: list[str] = []
    names: list[str] = []
    second.saving.do(lambda library: library.you.get().profile["name"], names.append)
    second.saving.do(lambda library: [d.text for d in library.drafts.all()], drafts.extend)
    qtbot.waitUntil(lambda: len(drafts) == 2)
    assert set(drafts) == {"words of the first", "words of the second"}
    assert names == ["Per"]


def test_a_damaged_library_is_told_and_kept(opened: Opened, tmp_path: Path) -> None:
    window = opened()
    window.write.editor.put("words before the damage")
    window.close()
    (tmp_path / "library.db").write_bytes(b"\0" * 4096)
    again = opened()
    assert again.banner.isVisible()
    assert "is kept unchanged in" in again.said.text()
    again.banner.findChildren(PlainButton)[0].click()
    assert not again.banner.isVisible()
    assert again.write.editor.text() == "words before the damage"
    assert [p.read_bytes() for p in tmp_path.glob("kept/*/library.db")] == [b"\0" * 4096]


def test_a_full_disk_is_said_and_writing_goes_on(opened: Opened, tmp_path: Path) -> None:
    window = opened()
    window._file.path = tmp_path / "file" / "state.json"
    (tmp_path / "file").write_text("in the way")
    window.save()
    assert "Could not be saved" in window.statusBar().currentMessage()
    QTest.keyClicks(window.write.editor, "still here ")
    assert "still here" in window.write.editor.text()


def test_places_are_reached_by_rail_and_key(opened: Opened) -> None:
    window = opened()
    for number in (1, 2, 3, 0):
        window.rail.button(number).click()
        assert window.places.currentIndex() == number


def test_no_key_means_two_things(opened: Opened) -> None:
    keys = [a.shortcut() for a in opened().findChildren(QAction) if not a.shortcut().isEmpty()]
    assert len({k.toString() for k in keys}) == len(keys) > 8
    assert QKeySequence("F8") in keys


def test_refusals_are_listed_and_end_there(opened: Opened) -> None:
    window = opened()
    report = window.write.report
    assert report is not None
    window.write.rule_off(report.findings[0])
    window.show_refusals()
    dialog = window.findChild(QDialog)
    assert dialog is not None
    undo = next(b for b in dialog.findChildren(PlainButton) if b.accessibleName().startswith("Undo: The rule"))
    undo.click()
    assert window.write.refusals() == ()
    dialog.close()


def test_the_main_job_from_the_first_word_to_the_clipboard(opened: Opened, qtbot: QtBot) -> None:
    window = opened()
    place = window.write
    place.recipient.fill({"name": "Ines Duarte", "works": "Salt maps of the Tejo", "relation": "work"})
    place.you.fill({"name": "Per Lind", "schools": "Lund"})
    place.editor.put("")
    with qtbot.waitSignal(place.judged, check_params_cb=lambda r: r.length.characters == 69):
        QTest.keyClicks(place.editor, "Hi Ines, I hope this message finds you well. I would love to connect.")
    before = place.report
    assert before is not None
    assert before.verdict is Verdict.REWORK
    assert any("Salt maps of the Tejo" in card.finding.example for card in place.panel.cards)
    greeting = next(card for card in place.panel.cards if card.finding.fixes)
    with qtbot.waitSignal(place.judged):
        greeting.findChildren(ElidedButton)[0].click()
    assert "finds you well" not in place.editor.text()
    better = (
        "Hi Ines, your Salt maps of the Tejo show the 1790 pans at Alcochete. I am drawing the same pans for a school "
        "book. May I send you one sheet to check by Friday?"
    )
    with qtbot.waitSignal(place.judged, check_params_cb=lambda r: r.length.characters == len(better)):
        place.editor.put(better)
    after = place.report
    assert after is not None
    assert after.verdict in (Verdict.READY, Verdict.CLOSE)
    assert (after.score or 0) > (before.score or 0)
    place.swap.setChecked(True)
    assert "bind to the reader" in place.swap_says.text()
    place.swap.setChecked(False)
    place.copy()
    assert QGuiApplication.clipboard().text() == better
    assert place.hint.text().count("\n") >= 1
    place.editor.undo()
    assert place.editor.text().startswith("Hi Ines, ")
    assert place.editor.text() != better


def test_nothing_is_cut_off_in_the_smallest_window(opened: Opened, qtbot: QtBot) -> None:
    window = opened()
    window.resize(window.minimumSize())
    place = window.write
    place.swap.setChecked(True)
    place.channel.setCurrentIndex(place.channel.findData("inmail"))
    qtbot.waitUntil(lambda: place.subject.isVisible() and window.width() == window.minimumWidth())
    for widget in (
        place.editor,
        place.subject,
        place.copy_button,
        place.marks,
        place.swap,
        place.swap_says,
        place.panel,
    ):
        inside = widget.mapTo(window, widget.rect().topLeft()).x()
        assert inside >= 0
        parent = widget.parentWidget()
        assert parent is not None
        assert widget.geometry().right() <= parent.rect().right() + 1, widget.accessibleName() or widget
    sizes = place.split.sizes()
    assert sum(sizes) + 2 * place.split.handleWidth() <= place.split.width()
    assert all(size >= place.split.widget(at).minimumSizeHint().width() for at, size in enumerate(sizes) if at != 0)


def test_commands_on_the_draft_rest_while_it_is_out_of_sight(opened: Opened) -> None:
    window = opened()
    commands = {
        a.text().replace("&", ""): a
        for top in window.menuBar().actions()
        for a in top.menu().actions()  # type: ignore[attr-defined]
    }
    on_the_draft = ("Undo", "Copy message", "Put this draft aside", "Fix it here", "Switch this rule off")
    window.write.editor.put("Hi Mina, may I quote your captions?")
    for place in (1, 2, 3):
        window.rail.button(place).click()
        QGuiApplication.clipboard().setText("something else")
        for words in on_the_draft:
            assert not commands[words].isEnabled()
            commands[words].trigger()
        assert QGuiApplication.clipboard().text() == "something else"
        assert window.write.editor.text() == "Hi Mina, may I quote your captions?"
        window.rail.button(0).click()
        assert all(commands[words].isEnabled() for words in on_the_draft)


def test_the_key_to_the_draft_leads_there_from_every_place(opened: Opened) -> None:
    window = opened()
    for place in (1, 2, 3):
        window.rail.button(place).click()
        next(a for a in window.findChildren(QAction) if a.shortcut() == QKeySequence("Ctrl+L")).trigger()
        assert window.places.currentIndex() == 0
        assert window.rail.button(0).isChecked()
        assert window.focusWidget() is window.write.editor
