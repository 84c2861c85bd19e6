"""The failure types that the rules are to draw, F01 to F42: each is named by a rule and shown by enough sentences."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from coach.loading.knowledge import shipped
from coach.rule import CheckKind, Rule

FAILURES = [f"F{number:02}" for number in range(1, 43)]
PROFILE_ALONE = frozenset(["F17"])
"""Only the recipient's profile shows these, and no example sentence carries one: tests/coach/test_facts.py has them."""


def rules_of(failure: str) -> Sequence[Rule]:
    return [rule for rule in shipped().rules if failure in rule.failures]


@pytest.mark.parametrize("failure", FAILURES)
def test_is_drawn_by_a_rule(failure: str) -> None:
    assert rules_of(failure)


@pytest.mark.parametrize("failure", [f for f in FAILURES if f not in PROFILE_ALONE])
def test_is_shown_by_three_bad_wordings_and_two_near_misses(failure: str) -> None:
    rules = rules_of(failure)
    assert len({example.text for rule in rules for example in rule.bad}) >= 3
    assert len({example.text for rule in rules for example in rule.good}) >= 2


@pytest.mark.parametrize("failure", sorted(PROFILE_ALONE))
def test_needs_the_profile(failure: str) -> None:
    assert all(rule.check.kind is CheckKind.FACT for rule in rules_of(failure))


def test_rules_name_no_other_failure() -> None:
    assert {failure for rule in shipped().rules for failure in rule.failures} <= set(FAILURES)
