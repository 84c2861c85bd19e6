"""What to practise next: spaced repetition over exercises and criteria.

Each exercise and each criterion has a card, a JSON object with the state of the FSRS algorithm (the library `fsrs`,
https://github.com/open-spaced-repetition/py-fsrs, imported late) and a short history. Values in, values out: where
they are kept is somebody else's, a `Storage`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol

from coach.gallery.exercise import Exercise
from coach.report import Criterion

if TYPE_CHECKING:
    import fsrs

Card = Mapping[str, Any]
"""`fsrs`: the library's card as JSON; `history`: [moment, outcome] of the last reviews, oldest first."""
Cards = Mapping[str, Card]
"""Cards by key: `exercise:<id>` and `criterion:<name>`."""
KEPT_REVIEWS = 50
"""Reviews that a card remembers."""


class Storage(Protocol):
    """Where cards are kept between starts: a JSON mapping as it stands."""

    def load(self) -> dict[str, Any]: ...

    def save(self, values: Mapping[str, Any]) -> None: ...


class Outcome(StrEnum):
    """How an attempt went, from the worst: given up, done with the first half of an answer shown, done with a
    hint, done alone."""

    MISSED = "missed"
    HELPED = "helped"
    HINTED = "hinted"
    ALONE = "alone"


def outcome_of(done: bool, hints: int) -> Outcome:
    """How an attempt went. `hints`: how many were taken; the third shows half of an answer."""
    if not done:
        return Outcome.MISSED
    return (Outcome.ALONE, Outcome.HINTED, Outcome.HINTED)[hints] if hints < 3 else Outcome.HELPED


def key_of(what: Exercise | Criterion) -> str:
    return f"criterion:{what.value}" if isinstance(what, Criterion) else f"exercise:{what.id}"


def reviewed(card: Card | None, outcome: Outcome, now: datetime) -> dict[str, Any]:
    """The card after an attempt at `now` (with a time zone); None is a card that never was. A card that cannot be
    read is begun anew."""
    import fsrs

    scheduler = _scheduler()
    kept = _read(card) or fsrs.Card(card_id=1, due=now)
    rating = {
        Outcome.MISSED: fsrs.Rating.Again,
        Outcome.HELPED: fsrs.Rating.Again,
        Outcome.HINTED: fsrs.Rating.Hard,
        Outcome.ALONE: fsrs.Rating.Good,
    }[outcome]
    after, _ = scheduler.review_card(kept, rating, now.astimezone(UTC))
    return {
        "fsrs": dict(after.to_dict()),
        "history": [*history(card), [now.astimezone(UTC).isoformat(timespec="seconds"), outcome.value]][-KEPT_REVIEWS:],
    }


def history(card: Card | None) -> list[list[str]]:
    """The card's [moment, outcome] pairs, without what is none."""
    held = card.get("history") if isinstance(card, Mapping) else None
    return [
        [str(p[0]), str(p[1])]
        for p in (held if isinstance(held, list) else [])
        if isinstance(p, list | tuple) and len(p) == 2 and p[1] in list(Outcome)
    ]


def due_at(card: Card | None) -> datetime | None:
    """When the card is due again; None for one that was never practised or cannot be read."""
    kept = card.get("fsrs") if isinstance(card, Mapping) else None
    try:
        moment = datetime.fromisoformat(kept["due"]) if isinstance(kept, Mapping) else None
    except (KeyError, TypeError, ValueError):
        return None
    return moment if moment is not None and moment.tzinfo is not None else None


def recall(card: Card | None, now: datetime) -> float | None:
    """How likely it is, by the algorithm, that it would go well now, 0 to 1; None where never practised."""
    kept = _read(card)
    if kept is None:
        return None
    return float(_scheduler().get_card_retrievability(kept, now.astimezone(UTC)))


def in_order(exercises: Iterable[Exercise], cards: Cards, now: datetime) -> list[Exercise]:
    """Exercises that are due first, the longest due before; then new ones, those of criteria that went worst first;
    then the others by when they come due. Ties keep their order."""

    def rank(exercise: Exercise) -> tuple[int, float]:
        due = due_at(cards.get(key_of(exercise)))
        if due is None:
            return 1, -weakness(cards.get(key_of(exercise.criterion)))
        return (0 if due <= now else 2), due.timestamp()

    return sorted(exercises, key=rank)


def weakness(card: Card | None, last: int = 6) -> float:
    """The share of the last reviews that went wrong, 0 to 1; 0 where there are none."""
    some = history(card)[-last:]
    return sum(outcome in (Outcome.MISSED, Outcome.HELPED) for _, outcome in some) / len(some) if some else 0.0


def after_attempt(
    cards: Cards, exercise: Exercise, outcome: Outcome, criteria: Mapping[Criterion, bool], now: datetime
) -> dict[str, Card]:
    """All cards after an attempt: the exercise's by `outcome`, and each criterion's by whether it was met."""
    fresh = dict(cards)
    fresh[key_of(exercise)] = reviewed(cards.get(key_of(exercise)), outcome, now)
    for criterion, met in criteria.items():
        key = key_of(criterion)
        fresh[key] = reviewed(cards.get(key), Outcome.ALONE if met else Outcome.MISSED, now)
    return fresh


def standing(criteria: Sequence[Criterion], cards: Cards, now: datetime) -> list[tuple[Criterion, int, int, float]]:
    """For the picture: each criterion with how often it was tried, how often it went well, and how likely it would
    go well now (0 where never tried)."""
    rows = []
    for criterion in criteria:
        card = cards.get(key_of(criterion))
        tried = history(card)
        well = sum(outcome in (Outcome.ALONE, Outcome.HINTED) for _, outcome in tried)
        rows.append((criterion, len(tried), well, recall(card, now) or 0.0))
    return rows


def _scheduler() -> fsrs.Scheduler:
    # Steps of minutes are for vocabulary; a redraft is not tried again after ten minutes.
    import fsrs

    return fsrs.Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)


def _read(card: Card | None) -> fsrs.Card | None:
    import fsrs

    kept = card.get("fsrs") if isinstance(card, Mapping) else None
    if not isinstance(kept, Mapping):
        return None
    try:
        read = fsrs.Card.from_dict(dict(kept))  # type: ignore[arg-type]
    except (KeyError, TypeError, ValueError):
        return None
    sound = read.due.tzinfo is not None and read.last_review is not None and read.last_review.tzinfo is not None
    return read if sound and read.stability and read.difficulty else None
