"""The rules to browse: each with why, evidence and sentences, and a switch that reaches the window."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from coach import Criterion, Suppression
from coach.loading.knowledge import shipped
from tests.ui.test_teardowns import nameless
from ui.reference import RuleReference, evidence_words, marked, plain_words, sorted_rules, switched_off
from ui.window import MainWindow

Opened = Callable[[], MainWindow]


def test_every_rule_can_be_read(qtbot: QtBot) -> None:
    dialog = RuleReference([])
    qtbot.addWidget(dialog)
    assert dialog.list.count() == len(shipped().rules)
    for row in range(dialog.list.count()):
        dialog.list.setCurrentRow(row)
        said = [w.text() for w in (dialog.title, dialog.message, dialog.why, dialog.evidence, dialog.bad, dialog.good)]
        assert all(said)
        assert "{" not in "".join((dialog.message.text(), dialog.question.text(), dialog.why.text()))
    assert nameless(dialog) == []


def test_search_and_criterion_narrow_the_list() -> None:
    rules = shipped().rules
    assert {r.criterion for r in sorted_rules(rules, Criterion.ASK, "")} == {Criterion.ASK}
    assert [r.id for r in sorted_rules(rules, None, "generic.shared-interest")] == ["generic.shared-interest"]
    assert sorted_rules(rules, None, "no such rule at all") == []


def test_evidence_comes_with_its_grade() -> None:
    rule = next(r for r in shipped().rules if r.id == "generic.profile-visit")
    assert "grade C" in evidence_words(rule)
    assert "Public posts" in evidence_words(rule)


def test_marked_sentences_show_their_stretch() -> None:
    rule = next(r for r in shipped().rules if r.id == "generic.shared-interest")
    assert marked(rule.bad[0]) == "We like «similar content»."
    assert plain_words("“{match}” names {fix}.") == "“…” names …."


def test_a_switch_reaches_the_window_and_back(opened: Opened, qtbot: QtBot) -> None:
    window = opened()
    window.show_rules()
    dialog = window.findChild(RuleReference)
    assert dialog is not None
    dialog.search.setText("generic.profile-visit")
    dialog.switch.click()
    assert Suppression("generic.profile-visit") in window.write.refusals()
    assert "(off)" in dialog.list.item(0).text()
    dialog.switch.click()
    assert Suppression("generic.profile-visit") not in window.write.refusals()
    dialog.reject()


def test_what_is_off_is_shown_off(qtbot: QtBot) -> None:
    dialog = RuleReference(["generic.profile-visit"])
    qtbot.addWidget(dialog)
    dialog.search.setText("generic.profile-visit")
    assert not dialog.switch.isChecked()
    assert switched_off("generic.profile-visit").title
