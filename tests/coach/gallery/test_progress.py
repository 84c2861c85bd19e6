"""What comes next: due first, what went wrong soonest, and damaged cards harm nothing."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from coach import Criterion
from coach.gallery.loading import shipped_gallery
from coach.gallery.progress import (
    KEPT_REVIEWS,
    Outcome,
    after_attempt,
    due_at,
    history,
    in_order,
    key_of,
    outcome_of,
    recall,
    reviewed,
    standing,
    weakness,
)

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
EXERCISES = shipped_gallery().exercises


def test_what_went_wrong_comes_back_first() -> None:
    due = [due_at(reviewed(None, outcome, NOW)) for outcome in (Outcome.MISSED, Outcome.HINTED, Outcome.ALONE)]
    assert due[0] is not None
    assert due[2] is not None
    assert NOW < due[0] <= due[1] < due[2]  # type: ignore[operator]


def test_each_success_puts_it_off_for_longer() -> None:
    card, now, gaps = None, NOW, []
    for _ in range(4):
        card = reviewed(card, Outcome.ALONE, now)
        due = due_at(card)
        assert due is not None
        gaps.append(due - now)
        now = due
    assert gaps == sorted(gaps)
    assert gaps[-1] > 5 * gaps[0]


def test_the_same_attempts_give_the_same_card_and_json_keeps_it() -> None:
    card = reviewed(reviewed(None, Outcome.ALONE, NOW), Outcome.MISSED, NOW + timedelta(days=3))
    assert card == reviewed(reviewed(None, Outcome.ALONE, NOW), Outcome.MISSED, NOW + timedelta(days=3))
    kept = json.loads(json.dumps(card))
    assert kept == card
    assert due_at(kept) == due_at(card)
    assert [outcome for _, outcome in history(kept)] == ["alone", "missed"]


def test_due_first_then_new_then_the_rest() -> None:
    first, second, third = EXERCISES[3], EXERCISES[4], EXERCISES[5]
    cards = {
        key_of(third): reviewed(None, Outcome.ALONE, NOW - timedelta(hours=1)),
        key_of(second): reviewed(None, Outcome.MISSED, NOW - timedelta(days=9)),
        key_of(first): reviewed(None, Outcome.MISSED, NOW - timedelta(days=5)),
    }
    order = in_order(EXERCISES, cards, NOW)
    assert order[:2] == [second, first]
    assert order[2] is EXERCISES[0]
    assert order[-1] is third
    assert len(order) == len(EXERCISES)


def test_of_the_new_ones_those_of_the_weakest_criterion_come_first() -> None:
    cards = {key_of(Criterion.FACTS): reviewed(None, Outcome.MISSED, NOW)}
    assert in_order(EXERCISES, cards, NOW)[0].criterion is Criterion.FACTS


@pytest.mark.parametrize(
    "card",
    [
        None,
        {},
        {"fsrs": None},
        {"fsrs": {"due": "soon"}},
        {"fsrs": {"due": "2026-03-01"}, "history": 7},
        {"fsrs": {"card_id": 1, "state": 9, "step": None, "stability": 1, "difficulty": 1, "due": "x"}},
        {"history": [["2026-03-01", "triumph"], 3, ["x"]]},
    ],
)  # fmt: skip
def test_a_card_that_cannot_be_read_is_begun_anew(card: object) -> None:
    fresh = reviewed(card, Outcome.ALONE, NOW)  # type: ignore[arg-type]
    assert due_at(fresh) == due_at(reviewed(None, Outcome.ALONE, NOW))
    assert recall(card, NOW) is None  # type: ignore[arg-type]
    assert weakness(card) == 0.0  # type: ignore[arg-type]


def test_hints_lower_the_outcome() -> None:
    assert [outcome_of(True, hints) for hints in range(5)] == [
        Outcome.ALONE,
        Outcome.HINTED,
        Outcome.HINTED,
        Outcome.HELPED,
        Outcome.HELPED,
    ]
    assert outcome_of(False, 0) is Outcome.MISSED


def test_an_attempt_counts_for_the_exercise_and_its_criteria() -> None:
    met = {Criterion.RAPPORT: True, Criterion.ASK: False}
    cards = after_attempt({}, EXERCISES[0], Outcome.ALONE, met, NOW)
    assert set(cards) == {key_of(EXERCISES[0]), "criterion:rapport", "criterion:ask"}
    rows = standing([Criterion.RAPPORT, Criterion.ASK, Criterion.LENGTH], cards, NOW)
    assert [(c.value, tried, well) for c, tried, well, _ in rows] == [
        ("rapport", 1, 1),
        ("ask", 1, 0),
        ("length", 0, 0),
    ]
    assert rows[0][3] > 0.9
    assert rows[2][3] == 0.0


def test_only_the_last_reviews_are_remembered() -> None:
    card = None
    for day in range(KEPT_REVIEWS + 5):
        card = reviewed(card, Outcome.MISSED, NOW + timedelta(days=day))
    assert len(history(card)) == KEPT_REVIEWS
