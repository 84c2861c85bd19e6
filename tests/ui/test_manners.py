"""Settings, keys, names for screen readers, own rules, files let fall, and all that is shown beside the draft."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QAccessible, QAction, QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPlainTextEdit, QSpinBox, QTreeWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from coach import Finding, Fix, Level, Report, Severity, Span, Verdict
from coach.loading.knowledge import shipped
from coach.report import Criterion
from ui import settings
from ui.plain import ElidedButton, PlainButton, PlainLabel, broken
from ui.reference import found, sections
from ui.shortcuts import keys_of
from ui.state import State
from ui.theme.palette import HIGH, TEXT_COLOURS, THEMES, contrast
from ui.window import MainWindow
from ui.write import underlines
from ui.write.compare import Aside, differences, kept, restored
from ui.write.dropped import read_text
from ui.write.grounds import fix_words, grounds, spoken
from ui.write.panel import praise_lines
from ui.write.place import WritePlace
from ui.write.score import rows_of
from ui.write.views import first_line, initials

Judged = Callable[[WritePlace], Report]
Opened = Callable[[], MainWindow]
STOCK = "Hi Zak, I hope this message finds you well. Which kiln?"
OWN = """
title = "Synergy"
criterion = "wording"
severity = "warning"
message = "“{match}” is a word we avoid."
question = "What would we do?"
why = "Ours."
evidence = "opinion"

[check]
kind = "phrase"
any = ["which kiln"]

[[bad]]
text = "«Which kiln» is it?"
"""


def label_texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(PlainLabel) if label.isVisibleTo(widget))


# --- marks and cards ---------------------------------------------------------------------------------------------


def test_every_shape_looks_otherwise_without_colour(qapp: QApplication) -> None:
    drawn = set()
    for shape in underlines.Shape:
        image = QImage(80, 16, QImage.Format.Format_Grayscale8)
        image.fill(255)
        painter = QPainter(image)
        underlines.draw(painter, shape, 4, 76, 8, QColor("black"), 2)
        painter.end()
        drawn.add(bytes(image.constBits()))
    assert len(drawn) == len(underlines.Shape) == len(Criterion)


def test_lines_that_overlap_do_not_lie_on_each_other() -> None:
    assert underlines.depths([(0, 10), (20, 30)]) == (0, 0)
    assert underlines.depths([(5, 8), (0, 10), (12, 14)]) == (1, 0, 0)


def test_a_mark_is_drawn_under_its_words(place: WritePlace, judged: Judged) -> None:
    place.editor.put("😀 " + STOCK)
    judged(place)
    mark = next(m for m in place.editor.drawn_marks() if "finds you well" in m.finding.text)
    rows = underlines.rows(place.editor, mark.cursor.selectionStart(), mark.cursor.selectionEnd())
    cursor = place.editor.textCursor()
    cursor.setPosition(mark.cursor.selectionStart())
    assert abs(rows[0].left() - place.editor.cursorRect(cursor).left()) <= 2
    assert rows[0].width() > 100


def test_the_panel_stands_at_its_top_when_the_window_opens(opened: Opened) -> None:
    window = opened()
    assert window.write.panel.area.verticalScrollBar().value() == 0


@pytest.mark.qt_log_ignore("does not support raise")
def test_the_hover_card_comes_for_a_mark_and_goes(place: WritePlace, judged: Judged) -> None:
    place.editor.put(STOCK)
    report = judged(place)
    finding = next(f for f in report.findings if "finds you well" in f.text)
    place.editor.rested.emit(finding, place.mapToGlobal(place.rect().center()))
    assert place._hover.isVisible()
    assert finding.question in label_texts(place._hover)
    place.editor.rested.emit(None, place.rect().center())
    assert not place._hover.isVisible()


def test_a_card_says_why_with_source_sample_and_grade(place: WritePlace, judged: Judged) -> None:
    place.editor.put(STOCK)
    finding = next(f for f in judged(place).findings if "finds you well" in f.text)
    lines = "\n".join(grounds(finding, shipped()))
    for part in ("Source:", "Sample:", "Grade C"):
        assert part in lines
    card = next(c for c in place.panel.cards if c.finding is finding)
    assert "Grade C" not in label_texts(card)
    card.why_button.click()
    assert "Grade C" in label_texts(card)


def test_how_far_a_fix_may_be_trusted_is_said() -> None:
    fix = Fix("Take it out", Span(0, 4), "")
    assert fix_words(fix, "well") == "Your choice: Take it out"
    assert "→" in fix_words(Fix("you're", Span(0, 4), "you're"), "your")


def test_a_finding_is_said_in_one_go(place: WritePlace, judged: Judged) -> None:
    place.editor.put(STOCK)
    finding = next(f for f in judged(place).findings if "finds you well" in f.text)
    said = spoken(finding)
    assert said.startswith("Rapport, worth mending")
    assert finding.question in said
    assert "Take it out" in said
    card = next(c for c in place.panel.cards if c.finding is finding)
    interface = QAccessible.queryAccessibleInterface(card)
    assert interface.text(QAccessible.Text.Name) == said


def test_a_fix_is_listed_and_taken_back(place: WritePlace, judged: Judged) -> None:
    place.editor.put(STOCK)
    finding = next(f for f in judged(place).findings if f.fixes and "finds you well" in f.text)
    place.fix(finding, finding.fixes[0])
    place.editor.moveCursor(place.editor.textCursor().MoveOperation.End)
    place.editor.insertPlainText(" Now?")
    assert place.take_back_fix(place.refused.fixed[0])
    assert place.editor.text() == STOCK + " Now?"
    assert not place.refused.fixed


# --- score and praise --------------------------------------------------------------------------------------------


def test_parts_say_what_each_would_gain_and_add_up(place: WritePlace, judged: Judged) -> None:
    place.editor.put(STOCK)
    report = judged(place)
    rows = rows_of(report)
    assert [r.criterion for r in rows[:3]] == [Criterion.RAPPORT, Criterion.REASON, Criterion.ASK]
    assert sum(r.gain for r in rows) == 100 - (report.score or 0)
    gains = [r.gain for r in rows[3:]]
    assert gains == sorted(gains, reverse=True)


def test_a_fix_visibly_moves_the_score(place: WritePlace, judged: Judged) -> None:
    place.editor.put("Hi {{first_name}}, I hope this message finds you well. Which kiln did you keep?")
    before = judged(place).score
    place.editor.put("Hi Zak, I hope this message finds you well. Which kiln did you keep?")
    after = judged(place).score
    assert before is not None
    assert after is not None
    assert after > before
    assert place.panel.head.change.text() == f"▲ {after - before}"
    assert place.panel.head.bar.value - place.panel.head.bar.before == after - before


def test_praise_is_shown_with_the_words_that_earn_it(place: WritePlace, judged: Judged) -> None:
    place.recipient.fields["works"].setText("Kiln logs for beginners")
    place.editor.put("Hi Zak, your “Kiln logs for beginners” made me rebuild my flue. May I ask which brick you chose?")
    report = judged(place)
    assert report.level(Criterion.RAPPORT) is Level.SPECIFIC
    assert any("Kiln logs" in line for line in praise_lines(report))
    assert place.panel.praise.text() == "\n".join(praise_lines(report))


def test_the_next_step_leads_to_its_words(place: WritePlace, judged: Judged) -> None:
    place.editor.put("Hi {{first_name}}, which kiln?")
    judged(place)
    place.panel.head.step.click()
    assert any(c.property("current") == "true" for c in place.panel.cards)


# --- beside the draft --------------------------------------------------------------------------------------------


def test_too_long_a_note_offers_trims_and_takes_one_in_one_step(place: WritePlace, judged: Judged) -> None:
    text = (
        "Hi Mina, I hope this message finds you well. Your captions on the tide clock stopped me for ten minutes. "
        "I came across your profile and would love to connect. Would you tell me how many drafts one takes, please?"
    )
    place.editor.put(text)
    judged(place)
    place.show_view("arrival")
    rows = place.middle.arrival_view.rows
    assert 1 <= len(rows) <= 3
    assert all("Leaves out" in row.button.accessibleName() for row in rows)
    rows[0].button.click()
    assert place.editor.text() == rows[0].trim.after
    place.editor.undo()
    assert place.editor.text() == text


def test_the_invitation_shows_name_headline_and_note(place: WritePlace, judged: Judged) -> None:
    place.you.fields["name"].setText("Jon <b>Berg</b>")
    place.you.fields["headline"].setText("Exhibition writer")
    place.editor.put(STOCK)
    judged(place)
    place.show_view("arrival")
    view = place.middle.arrival_view
    assert view.name.text() == "Jon <b>Berg</b>"
    assert view.headline.text() == "Exhibition writer"
    assert view.note.toPlainText() == STOCK
    assert STOCK[:20] in view.line.text()


def test_the_first_line_is_cut_between_graphemes() -> None:
    family = "👩‍👩‍👧‍👦"
    cut = first_line(family * 40)
    assert cut.endswith("…")
    assert len(cut.rstrip("…")) % len(family) == 0
    assert first_line("a\n b") == "a b"
    assert initials("Ada Lovelace") == "AL"
    assert initials("") == "·"


def test_two_drafts_side_by_side(place: WritePlace, judged: Judged) -> None:
    place.editor.put(STOCK)
    judged(place)
    place.put_aside()
    place.editor.put("Hi Zak, which kiln did you keep?")
    judged(place)
    view = place.middle.compare_view
    assert [t.toPlainText() for t in view.texts] == [STOCK, "Hi Zak, which kiln did you keep?"]
    assert "Verdict" in label_texts(view)
    place.swap_drafts()
    assert place.editor.text() == STOCK
    assert view.aside is not None
    assert view.aside.text == "Hi Zak, which kiln did you keep?"


def test_differences_are_words_of_each_side() -> None:
    gone, fresh = differences("one two three", "one 2 three four")
    assert gone == [Span(4, 7)]
    assert fresh == [Span(4, 5), Span(12, 16)]
    aside = Aside("😀", (("Score", "7"),))
    assert restored(kept(aside)) == aside
    assert restored({"text": 3}) is None
    assert restored(None) is None


def test_a_draft_put_aside_is_there_again(opened: Opened, qtbot: QtBot) -> None:
    window = opened()
    text = window.write.editor.text()
    window.write.put_aside()
    window.close()
    aside = opened().write.middle.compare_view.aside
    assert aside is not None
    assert aside.text == text


def test_ties_are_listed_and_put_at_the_caret(place: WritePlace, judged: Judged) -> None:
    place.recipient.fill({"name": "Mina", "schools": "Lund University", "works": "Captions that people finish"})
    place.you.fill({"schools": "Lund University"})
    place.editor.put("Hi Mina.")
    judged(place)
    assert ["Captions" in place.ties.buttons[0].words(), "Lund" in place.ties.buttons[1].words()] == [True, True]
    place.editor.moveCursor(place.editor.textCursor().MoveOperation.End)
    place.ties.buttons[1].click()
    assert place.editor.text() == "Hi Mina. We both studied at Lund University"
    place.editor.undo()
    assert place.editor.text() == "Hi Mina."


def test_why_something_is_not_flagged(place: WritePlace, judged: Judged) -> None:
    place.editor.put(STOCK)
    finding = next(f for f in judged(place).findings if "finds you well" in f.text)
    place.never(finding)
    judged(place)
    place.editor.select_span(8, 42)
    place.ask_why()
    assert place.silence.isVisible()
    assert "asked not to hear" in place.silence.lines.text()


# --- settings ----------------------------------------------------------------------------------------------------


def test_settings_are_declared_once_and_admit_only_what_they_can_be() -> None:
    names = [s.name for s in settings.declared()]
    assert len(set(names)) == len(names)
    for setting in settings.declared():
        assert setting.admit(setting.default) == setting.default
        for wrong in (None, [], "\0", 10**9, "nonsense" * 1000):
            assert setting.admit(wrong) == setting.default, setting.name
    state = State()
    values = settings.read(state) | {"limit.note-free": 300, "text_size": 150}
    settings.write(state, values)
    assert settings.read(state) == values
    assert settings.channels(values)["note-free"].limit == 300


def test_a_limit_holds_at_once_and_at_the_next_start(opened: Opened, qtbot: QtBot) -> None:
    window = opened()
    dialog = window.show_settings()
    field = dialog.fields["limit.note-free"]
    assert isinstance(field, QSpinBox)
    with qtbot.waitSignal(window.write.judged, check_params_cb=lambda r: r.length.limit == 150):
        field.setValue(150)
    assert "/ 150" in window.write.meter.text()
    dialog.close()
    window.close()
    again = opened()
    qtbot.waitUntil(lambda: "/ 150" in again.write.meter.text())


def test_every_limit_says_when_it_was_checked_and_what_others_say(opened: Opened) -> None:
    text = "\n".join(note for s in settings.declared() for note in s.notes)
    assert text.count("Checked on") == 5
    assert "older pages still say 300" in text
    dialog = opened().show_settings()
    assert all(note in "\n".join(x.text() for x in dialog.findChildren(PlainLabel)) for note in text.splitlines())
    dialog.close()


def test_a_rule_is_switched_off_and_on_in_the_list(opened: Opened, qtbot: QtBot) -> None:
    window = opened()
    report = window.write.report
    assert report is not None
    rule = report.findings[0].rule
    dialog = window.show_settings()
    items = dialog.tree.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
    item = next(i for i in items if i.data(0, Qt.ItemDataRole.UserRole) == rule)
    assert isinstance(item, QTreeWidgetItem)
    with qtbot.waitSignal(window.write.judged, check_params_cb=lambda r: rule not in {f.rule for f in r.findings}):
        item.setCheckState(0, Qt.CheckState.Unchecked)
    with qtbot.waitSignal(window.write.judged, check_params_cb=lambda r: rule in {f.rule for f in r.findings}):
        item.setCheckState(0, Qt.CheckState.Checked)
    dialog.close()


def test_own_rules_are_read_live_and_a_broken_one_takes_nobody_down(
    opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "own.synergy.toml").write_text(OWN, encoding="utf-8")
    window = opened()
    window.write.editor.put("Hi Zak, which kiln did you keep?")
    with qtbot.waitSignal(window.write.judged, check_params_cb=lambda r: any(f.own for f in r.findings)):
        window.set_value("own_rules", str(folder))
    (folder / "own.broken.toml").write_text('title = "x"\ncriterion = "ask"\nseverity = "awful"\n', encoding="utf-8")
    qtbot.waitUntil(lambda: len(window.write.knowledge.refused) == 1)
    assert "own.broken.toml:3" in str(window.write.knowledge.refused[0])
    assert "own.broken.toml:3" in window.statusBar().currentMessage()
    assert any(r.id == "own.synergy" for r in window.write.knowledge.rules)
    (folder / "own.broken.toml").unlink()
    qtbot.waitUntil(lambda: not window.write.knowledge.refused)


def test_text_grows_with_the_setting(opened: Opened) -> None:
    window = opened()
    before = window.write.editor.fontMetrics().height()
    window.set_value("text_size", 200)
    assert window.write.editor.fontMetrics().height() >= 1.8 * before
    assert window.write.panel.verdict.fontMetrics().height() > before
    window.set_value("text_size", 100)


# --- keys and access ---------------------------------------------------------------------------------------------


def test_the_sheet_of_keys_is_that_of_the_menus(opened: Opened) -> None:
    window = opened()
    sheet = window.show_shortcuts()
    text = label_texts(sheet)
    rows = [row for _, rows in keys_of(window.menuBar()) for row in rows]
    assert len(rows) > 25
    assert all(key in text and does in text for key, does in rows)
    shown = {a.shortcut().toString() for a in window.findChildren(QAction) if not a.shortcut().isEmpty()}
    assert len(shown) == len(rows)
    sheet.close()


def test_the_keyboard_goes_round_the_three_parts(opened: Opened, qtbot: QtBot) -> None:
    window = opened()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.write.focus("editor")
    seen = []
    for _ in range(3):
        window.next_part(1)
        focused = window.focusWidget()
        seen.append(next(n for n in ("left", "middle", "panel") if getattr(window.write, n).isAncestorOf(focused)))
    assert seen == ["panel", "left", "middle"]


def test_every_control_of_the_window_and_its_dialogs_has_a_name(opened: Opened) -> None:
    window = opened()
    dialogs = [window.show_settings(), window.show_reference(), window.show_shortcuts()]
    for top in (window, *dialogs):
        for widget in top.findChildren(QWidget):
            if widget.focusPolicy() is Qt.FocusPolicy.NoFocus or widget.objectName().startswith("qt_"):
                continue
            if isinstance(widget, QLabel) or widget.focusProxy() is not None or widget.window() is not top:
                continue
            if type(widget).__name__ in ("QTabBar", "QTabWidget", "QMenuBar", "QMenu", "QStackedWidget", "QScrollArea"):
                continue
            interface = QAccessible.queryAccessibleInterface(widget)
            assert interface is not None
            assert interface.text(QAccessible.Text.Name), widget
    for dialog in dialogs:
        dialog.close()


def test_labels_that_change_are_read_as_they_stand(place: WritePlace, judged: Judged) -> None:
    """A name on a label would be read in the place of its words."""
    place.editor.put(STOCK)
    judged(place)
    for label in place.findChildren(PlainLabel):
        assert not label.accessibleName(), label.text()


@pytest.mark.parametrize("theme", sorted(THEMES))
def test_all_palettes_can_be_read(theme: str) -> None:
    colours = THEMES[theme]
    least = 7.0 if colours is HIGH else 4.5
    for name in TEXT_COLOURS:
        assert contrast(getattr(colours, name), colours.panel) >= least, name
        assert contrast(getattr(colours, name), colours.window) >= least, name
    for tint in ("over", "yours", "mine", "selection"):
        assert contrast(colours.text, getattr(colours, tint)) >= 4.5, tint
    assert contrast(colours.error, colours.over) >= 3, "struck-out words, which are also bold in what is said below"
    assert contrast(colours.accent, colours.panel) >= 3, "the frame of what has the keyboard"


# --- manners -----------------------------------------------------------------------------------------------------


def test_a_text_file_let_fall_is_read_and_undone(place: WritePlace, tmp_path: Path) -> None:
    place.editor.put(STOCK)
    file = tmp_path / "draft.txt"
    file.write_bytes("Hi Ada,\r\n<b>still</b> plain 😀".encode())
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    assert place.editor.canInsertFromMimeData(mime)
    place.editor.insertFromMimeData(mime)
    assert place.editor.text() == "Hi Ada,\n<b>still</b> plain 😀"
    place.editor.undo()
    assert place.editor.text() == STOCK


@pytest.mark.parametrize(
    ("raw", "problem"), [(b"\x89PNG\0\0", "no text file"), (b"x" * 300_000, "too large"), (b"caf\xe9", "")]
)
def test_what_is_no_message_is_said_so(tmp_path: Path, raw: bytes, problem: str) -> None:
    file = tmp_path / "x"
    file.write_bytes(raw)
    text, said = read_text(str(file))
    assert problem in said
    assert bool(said) == bool(problem)
    assert text == ("" if problem else "café")
    assert read_text(str(tmp_path / "none"))[1]


def test_the_reference_is_made_of_the_rules(opened: Opened) -> None:
    window = opened()
    dialog = window.show_reference()
    dialog.search.setText("pleasantry")
    rule = dialog.current()
    assert rule is not None
    assert rule.id == "generic.pleasantry"
    QApplication.processEvents()
    text = label_texts(dialog)
    for part in (rule.title, rule.why, "Grade C"):
        assert part in text
    assert any(rule.bad[0].text == t.toPlainText() for t in dialog.findChildren(QPlainTextEdit))
    box = dialog.findChild(QCheckBox)
    assert isinstance(box, QCheckBox)
    box.click()
    assert "generic.pleasantry" in window.write.refused.off()
    window.write.switch("generic.pleasantry", True)
    dialog.close()


@pytest.mark.parametrize("rule", shipped().rules, ids=lambda r: r.id)
def test_every_rule_has_a_page(rule: object) -> None:
    heads = [head for head, _ in sections(rule, shipped())]  # type: ignore[arg-type]
    assert "Why" in heads
    assert "What it rests on" in heads
    assert found(rule, rule.id)  # type: ignore[arg-type, attr-defined]


def test_bad_input_is_text_and_fits(place: WritePlace, judged: Judged) -> None:
    html, scripts = "<b>Zak</b> & <img src=x>", "日本語 עברית العربية Ελληνικά हिन्दी"
    for form in (place.recipient, place.you):
        for field in form.fields.values():
            field.setText(f"{html} {scripts} " + "x" * 10_000)
    place.recipient.fields["name"].setText("")
    place.editor.put(f"Hi, {scripts} {html} " + "w" * 3000)
    place.resize(1000, 700)
    for view in ("arrival", "swap", "compare"):
        place.show_view(view)
        judged(place)
        QApplication.processEvents()
        area = place.panel.area
        assert area.widget().minimumSizeHint().width() <= area.viewport().width()
        for label in place.findChildren(QLabel):
            assert label.textFormat() is Qt.TextFormat.PlainText
            if label.isVisible() and label.wordWrap():
                assert label.minimumSizeHint().width() < 400, label.text()[:80]
    assert place.report is not None


def test_a_long_word_breaks_without_being_changed(qapp: QApplication) -> None:
    word = "é" * 100
    label = PlainLabel(word)
    assert label.text() == word
    assert broken("short words stay") == "short words stay"
    assert broken(word).replace("\u200b", "") == word
    button = ElidedButton("Tom & Jerry <b> " + "x" * 400)
    button.resize(100, 30)
    button.show()
    assert button.text().replace("&&", "&").startswith("Tom & J")
    assert button.shortcut().isEmpty()


def test_views_and_splitters_are_remembered(opened: Opened) -> None:
    window = opened()
    window.write.toggle_view("swap")
    window.write.split.setSizes([300, 500, 420])
    wide = sum(window.write.split.sizes())
    parts = [size / wide for size in window.write.split.sizes()]
    window.close()
    again = opened()
    assert again.write.middle.view() == "swap"
    sizes = again.write.split.sizes()
    assert all(abs(a / sum(sizes) - b) < 0.05 for a, b in zip(sizes, parts, strict=True))


def test_verbs_by_key_for_the_finding_at_the_caret(opened: Opened, qtbot: QtBot) -> None:
    window = opened()
    write = window.write
    write.step(True)
    finding = write.editor.finding_here()
    assert isinstance(finding, Finding)
    assert finding.severity is not Severity.PRAISE
    QTest.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert write.refused.once
    assert window.write.report is not None
    assert window.write.report.verdict in set(Verdict)
    assert isinstance(write.undo_button, PlainButton)


def test_no_key_is_taken_by_the_fields_themselves(opened: Opened) -> None:
    """A text field answers these before any menu does: Ctrl+E is the end of its line, Ctrl+D deletes."""
    taken = {"Ctrl+D", "Ctrl+E", "Ctrl+K", "Ctrl+U", "Ctrl+Shift+Z", "Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X"}
    keys = {a.shortcut().toString() for a in opened().findChildren(QAction)}
    assert not keys & taken
