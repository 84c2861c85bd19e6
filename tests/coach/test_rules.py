"""The whole catalogue: every rule's own sentences, and what holds for all rules together."""

from __future__ import annotations

import pytest

from coach.analysis import book_of, reader_of
from coach.judging.detectors import IN_MESSAGE, IN_SENTENCE
from coach.judging.matching import Match, match_rules
from coach.judging.sentence import judge_sentences
from coach.loading.knowledge import shipped
from coach.message import Message
from coach.report import Severity
from coach.rule import CheckKind, Example, Rule

RULES = shipped().rules
WITHOUT = (CheckKind.LIMIT, CheckKind.LANGUAGE, CheckKind.FACT, CheckKind.GRAMMAR, CheckKind.MAILING)
"""Kinds that other tests prove; slips: test_proofreading.py."""
WITH_EXAMPLES = [r for r in RULES if r.check.kind not in WITHOUT]
EXACT = [r for r in WITH_EXAMPLES if r.check.kind not in (CheckKind.LEVEL, CheckKind.EMPTY)]
LEARNT = [r for r in RULES if r.check.kind is CheckKind.EMPTY]
DETECTORS = {*IN_SENTENCE, *IN_MESSAGE}
LOCAL = [r for r in RULES if r.check.kind is CheckKind.PHRASE and r.check.where == "anywhere"]


def matches(text: str, channel: str = "email") -> list[Match]:
    """What all rules mark in `text`, levels and limits aside."""
    reading = reader_of(shipped()).read(text)
    book = book_of(shipped(), channel)
    return match_rules(book, reading, judge_sentences(reading, book))


def marks(rule: Rule, example: Example, before: str = "") -> list[tuple[int, int]]:
    """What `rule` alone marks in the example, in code points of the example with `before` in front of it."""
    channel = example.channel or (rule.check.channels[0] if rule.check.channels else "email")
    found = matches(before + example.text, channel)
    return [(m.span.start, m.span.end) for m in found if m.rule is rule and m.field == "text"]


def _ids(rule: Rule) -> str:
    return rule.id


@pytest.mark.parametrize("rule", EXACT, ids=_ids)
def test_marks_exactly_what_its_bad_examples_mark(rule: Rule) -> None:
    for example in rule.bad:
        found = marks(rule, example)
        if example.spans:
            assert found == list(example.spans), example.text
        else:
            assert found, example.text


@pytest.mark.parametrize("rule", EXACT, ids=_ids)
def test_is_silent_on_its_near_misses(rule: Rule) -> None:
    for example in rule.good:
        assert not marks(rule, example), example.text


@pytest.mark.parametrize("rule", LEARNT, ids=_ids)
def test_most_of_an_empty_stretch_is_found_in_wordings_nobody_listed(rule: Rule) -> None:
    for example in rule.bad:
        found = {at for m in matches(example.text) if m.rule.id.startswith("generic.") for at in range(*m.span)}
        marked = {at for span in example.spans for at in range(*span)}
        assert len(found & marked) > 0.6 * len(marked), example.text
        assert len(found - marked) < 0.2 * len(example.text), example.text
    for example in rule.good:
        assert not any(m.rule.id.startswith("generic.") for m in matches(example.text)), example.text


def test_a_mailing_is_told_from_a_letter() -> None:
    from coach import analyse

    (rule,) = (r for r in RULES if r.check.kind is CheckKind.MAILING)
    for examples, told in ((rule.bad, True), (rule.good, False)):
        for example in examples:
            report = analyse(Message(example.text, channel="email"))
            assert (rule.id in {f.rule for f in report.findings}) is told, example.text


@pytest.mark.parametrize("rule", LOCAL, ids=_ids)
@pytest.mark.parametrize("before", ["😀 ", "The kiln is hot. "], ids=["emoji", "sentence"])
def test_a_prefix_shifts_every_span(rule: Rule, before: str) -> None:
    if any("^" in p.source for p in rule.check.any + rule.check.unless) and before == "😀 ":
        before = "😀. "
    for example in rule.bad:
        assert marks(rule, example, before) == [(a + len(before), b + len(before)) for a, b in example.spans], (
            example.text
        )


@pytest.mark.parametrize("rule", [r for r in WITH_EXAMPLES if r.fixes], ids=_ids)
def test_after_the_fix_the_rule_is_silent(rule: Rule) -> None:
    from coach import analyse
    from coach.edits import apply, edit_of

    for example in rule.bad:
        if example.fixed is None:
            continue
        report = analyse(Message(example.text, channel=example.channel or "email"))
        own = [f for f in report.findings if f.rule == rule.id]
        text = apply(example.text, [edit_of(f.fixes[0]) for f in own])
        assert text == example.fixed
        assert not marks(rule, Example(text, (), None, "", example.channel))


def test_ids_are_unique_and_every_rule_is_proved() -> None:
    assert len({r.id for r in RULES}) == len(RULES)
    for rule in WITH_EXAMPLES:
        assert len(rule.bad) >= 2, rule.id
        assert len(rule.good) >= 2, rule.id


def test_every_reference_exists() -> None:
    knowledge = shipped()
    for rule in RULES:
        assert rule.evidence in knowledge.evidence, rule.id
        assert not rule.pattern or rule.pattern in knowledge.patterns, rule.id
        assert rule.check.kind is not CheckKind.DETECTOR or rule.check.detector in DETECTORS, rule.id
        assert all(c in knowledge.channels for c in rule.check.channels), rule.id


def test_every_detector_is_used() -> None:
    assert {r.check.detector for r in RULES if r.check.kind is CheckKind.DETECTOR} == DETECTORS


def test_generic_rules_never_praise() -> None:
    assert not [r.id for r in RULES if r.id.startswith("generic.") and r.severity is Severity.PRAISE]


def test_good_examples_are_clean_under_all_rules() -> None:
    dirty = []
    for rule in WITH_EXAMPLES:
        for example in rule.good:
            for m in matches(example.text):
                if m.rule not in LEARNT and m.rule.severity.rank >= Severity.WARNING.rank and not m.span.empty:
                    dirty.append((rule.id, m.rule.id, m.span.of(example.text)))
    assert not dirty


def test_messages_of_rules_do_not_sin_themselves() -> None:
    dirty = []
    for rule in RULES:
        text = rule.message.replace("“{match}”", "That").replace("{match}", "that").replace("{fix}", "this")
        for m in matches(text):
            if m.rule not in LEARNT and m.rule.severity.rank >= Severity.WARNING.rank and not m.span.empty:
                dirty.append((rule.id, m.rule.id, m.span.of(text)))
    assert not dirty
