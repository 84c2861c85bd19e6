"""The Write place: typing, marks, one-step fixes, refusals, and a copy that is exact."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from coach import Criterion, Finding, Report, Verdict
from coach.message import MAX_CHARACTERS
from ui.write.place import WritePlace
from ui.write.underlines import SHAPES

Judged = Callable[[WritePlace], Report]
STOCK = "Hi Zak, I hope this message finds you well. Which kiln?"


def stock(report: Report) -> Finding:
    return next(f for f in report.findings if f.fixes and "finds you well" in f.text)


def marked(place: WritePlace) -> list[str]:
    """The words that are marked or tinted, as they are seen."""
    tinted = [s.cursor.selectedText() for s in place.editor.extraSelections()]  # type: ignore[attr-defined]
    return tinted + [m.cursor.selectedText() for m in place.editor.drawn_marks()]


def caret_to(place: WritePlace, position: int) -> None:
    cursor = place.editor.textCursor()
    cursor.setPosition(position)
    place.editor.setTextCursor(cursor)


def test_what_is_typed_is_judged_without_being_asked(place: WritePlace, qtbot: QtBot) -> None:
    with qtbot.waitSignal(place.judged, check_params_cb=lambda r: "pick your brain" in str(r.findings)):
        QTest.keyClicks(place.editor, "I would love to pick your brain. ")
    assert "pick your brain" in " ".join(marked(place)) or place.editor.marks


def test_a_mark_lies_on_its_words_after_an_emoji(place: WritePlace, judged: Judged) -> None:
    place.editor.put("😀 Hi Zak, I hope this message finds you well. 😀 Which kiln?")
    judged(place)
    assert any("hope this message finds you well" in m for m in marked(place))


def test_no_mark_under_the_word_being_typed(place: WritePlace, judged: Judged, qtbot: QtBot) -> None:
    QTest.keyClicks(place.editor, "Hi Zak, I hope this message finds you well")
    report = judged(place)
    assert any("finds you well" in f.text for f in report.findings)
    assert not any("finds you well" in m for m in marked(place))
    qtbot.waitUntil(lambda: any("finds you well" in m for m in marked(place)))


def test_each_question_has_its_own_shape_of_line(place: WritePlace, judged: Judged) -> None:
    place.editor.put("I came across your profile. I want to explore synergies. Let me know your thoughts sometime.")
    judged(place)
    caret_to(place, 0)
    assert len({m.finding.criterion for m in place.editor.drawn_marks()}) >= 2
    assert set(SHAPES) == set(Criterion)
    assert len(set(SHAPES.values())) == len(SHAPES)


def test_a_mark_vanishes_when_its_words_change_and_moves_when_others_do(place: WritePlace, judged: Judged) -> None:
    place.editor.put(STOCK)
    judged(place)
    caret_to(place, 0)
    QTest.keyClicks(place.editor, "Oh. ")
    assert any(m.startswith("I hope this message finds you well") for m in marked(place))
    caret_to(place, len("Oh. Hi Zak, I hope this"))
    QTest.keyClicks(place.editor, "x")
    assert not any("finds you well" in m for m in marked(place))


def test_a_fix_is_one_undo_step(place: WritePlace, judged: Judged) -> None:
    place.editor.put(STOCK)
    finding = stock(judged(place))
    place.fix(finding, finding.fixes[0])
    assert "finds you well" not in place.editor.text()
    place.editor.undo()
    assert place.editor.text() == STOCK


def test_a_fix_lands_on_its_words_after_typing_in_front(place: WritePlace, judged: Judged) -> None:
    place.editor.put(STOCK)
    finding = stock(judged(place))
    caret_to(place, 0)
    QTest.keyClicks(place.editor, "So. ")
    place.fix(finding, finding.fixes[0])
    assert place.editor.text() == "So. Hi Zak, Which kiln?"


def test_a_stale_fix_is_refused(place: WritePlace, judged: Judged) -> None:
    place.editor.put(STOCK)
    finding = stock(judged(place))
    place.editor.put("Other words.")
    place.fix(finding, finding.fixes[0])
    assert place.editor.text() == "Other words."


@pytest.mark.parametrize("verb", ["leave", "never", "rule_off"])
def test_every_refusal_holds_and_is_taken_back(place: WritePlace, judged: Judged, verb: str) -> None:
    place.editor.put(STOCK)
    finding = stock(judged(place))
    getattr(place, verb)(finding)
    assert finding.rule not in {f.rule for f in judged(place).findings}
    assert place.undo_button.isVisible()
    place.undo_refusal()
    assert finding.rule in {f.rule for f in judged(place).findings}
    assert not place.refusals()


def test_one_refusal_among_several_is_taken_back(place: WritePlace, judged: Judged) -> None:
    place.editor.put(STOCK)
    report = judged(place)
    place.rule_off(stock(report))
    place.rule_off(next(f for f in report.findings if f.span.empty))
    place.take_back(place.refusals()[0])
    assert stock(report).rule in {f.rule for f in judged(place).findings}
    assert len(place.refusals()) == 1


def test_copy_is_exact_and_a_blank_is_told_first(place: WritePlace, judged: Judged) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("before")
    place.editor.put("Hi {{first_name}}, Grüße 😀\n<b>&amp;</b>")
    judged(place)
    place.copy()
    assert clipboard.text() == "before"
    assert "{{first_name}}" in place.hint.text()
    place.copy()
    assert clipboard.text() == "Hi {{first_name}}, Grüße 😀\n<b>&amp;</b>"
    assert place.hint.text().startswith("Copied.")


def test_too_long_a_note_is_told_first_and_shown(place: WritePlace, judged: Judged) -> None:
    QGuiApplication.clipboard().setText("before")
    place.editor.put("word " * 60)
    judged(place)
    assert "100 too many" in place.meter.text()
    assert any(len(m) == 100 for m in marked(place))
    place.copy()
    assert "100 characters over" in place.hint.text()
    assert QGuiApplication.clipboard().text() == "before"


def test_a_paste_becomes_plain_text_that_fits(place: WritePlace, qtbot: QtBot) -> None:
    mime = QMimeData()
    mime.setHtml("<b>bold</b>")
    mime.setText("plain\u2028text\r\n" + "x" * 1_000_000)
    with qtbot.waitSignal(place.editor.cut_off):
        place.editor.insertFromMimeData(mime)
    assert place.editor.text().startswith("plain\ntext\nxxx")
    assert len(place.editor.text()) == MAX_CHARACTERS
    assert "did not fit" in place.hint.text()


def test_the_words_of_a_person_are_never_markup(place: WritePlace, judged: Judged) -> None:
    place.recipient.fields["name"].setText("<b>Zak</b>")
    place.recipient.fields["works"].setText("<img src='file:///etc/passwd'>")
    place.editor.put("Hi, I hope this <u>message</u> finds you well & good. I enjoyed your article.")
    judged(place)
    labels = place.findChildren(QLabel)
    assert labels
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
    assert any("<img src=" in label.text() for label in labels)


def test_the_recipients_facts_fill_the_pattern(place: WritePlace, judged: Judged) -> None:
    place.recipient.fields["name"].setText("Mina Okafor")
    place.recipient.fields["works"].setText("Kiln logs for beginners")
    place.editor.put("Hi, I enjoyed your article.")
    judged(place)
    assert any("Kiln logs for beginners" in c.finding.example for c in place.panel.cards)


def test_the_swap_test_tints_and_counts(place: WritePlace, judged: Judged) -> None:
    place.recipient.fields["company"].setText("Harbour Press")
    place.editor.put("Hi, is Harbour Press still buying maps?")
    judged(place)
    place.swap.setChecked(True)
    assert "2 bind to the reader" in place.swap_says.text()
    assert {"Harbour", "Press"} <= set(marked(place))
    place.toggle_view("swap")
    assert "Harbour" not in marked(place)


def test_marks_off_leaves_the_text_alone(place: WritePlace, judged: Judged) -> None:
    place.editor.put(STOCK)
    judged(place)
    place.marks.setChecked(False)
    assert marked(place) == []


def test_the_caret_in_a_mark_frames_its_card_and_a_click_selects(place: WritePlace, judged: Judged) -> None:
    place.editor.put(STOCK)
    finding = stock(judged(place))
    caret_to(place, finding.span.start + 3)
    framed = [c.finding.rule for c in place.panel.cards if c.property("current") == "true"]
    assert framed == [finding.rule]
    place.editor.moveCursor(QTextCursor.MoveOperation.End)
    card = next(c for c in place.panel.cards if c.finding is finding)
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    assert place.editor.textCursor().selectedText() == finding.text


def test_next_and_previous_go_round(place: WritePlace, judged: Judged) -> None:
    place.editor.put("I came across your profile. I hope this message finds you well. Let me know your thoughts!")
    judged(place)
    caret_to(place, 0)
    seen = []
    for _ in place.editor.marks:
        place.step(True)
        seen.append(place.editor.textCursor().selectionStart())
    assert len(set(seen)) > 1
    place.step(False)
    assert place.editor.textCursor().selectionStart() in seen


def test_cards_that_say_the_same_are_kept(place: WritePlace, judged: Judged) -> None:
    place.editor.put(STOCK)
    judged(place)
    before = {id(c) for c in place.panel.cards}
    place.editor.moveCursor(QTextCursor.MoveOperation.End)
    place.editor.insertPlainText(" The grey one?")
    judged(place)
    assert before & {id(c) for c in place.panel.cards}
    assert len(place.panel.cards) == len(place.panel.findChildren(type(place.panel.cards[0])))


def test_a_subject_where_the_channel_has_one(place: WritePlace, judged: Judged) -> None:
    assert not place.subject.isVisible()
    place.channel.setCurrentIndex(place.channel.findData("inmail"))
    assert place.subject.isVisible()
    place.subject.setText("A question on glazes")
    assert place.message().subject == "A question on glazes"


def test_another_language_is_said_to_be_not_judged(place: WritePlace, judged: Judged) -> None:
    place.editor.put("Guten Tag, ich habe Ihren Vortrag gehört und würde mich gern mit Ihnen und Ihrem Team vernetzen.")
    assert judged(place).verdict is None
    assert place.panel.verdict.text() == "Not judged"
    place.editor.put(STOCK)
    assert judged(place).verdict in set(Verdict)
    assert place.panel.verdict.text() != "Not judged"


def test_every_control_has_a_name(place: WritePlace) -> None:
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit

    for kind in (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit):
        for control in place.findChildren(kind):
            if control.objectName().startswith("qt_") or control.focusPolicy() is Qt.FocusPolicy.NoFocus:
                continue
            words = control.accessibleName() or (control.text() if isinstance(control, QAbstractButton) else "")
            assert words, control


def test_a_flood_of_findings_shows_some_cards_and_says_so(place: WritePlace, judged: Judged) -> None:
    place.editor.put("Act now!! " * 200)
    found = len(judged(place).findings)
    assert len(place.panel.cards) < found
    assert f"{found - len(place.panel.cards)} more" in place.panel.more.text()


def test_an_empty_draft_shows_no_points(place: WritePlace, judged: Callable[[WritePlace], Report]) -> None:
    place.editor.put("Hi Ada, may I see the loom?")
    judged(place)
    assert place.panel.head.number.text()
    assert place.panel.parts.isVisibleTo(place)
    place.editor.put("")
    judged(place)
    assert not place.panel.head.number.text()
    assert not place.panel.parts.isVisibleTo(place)
