"""The corpus is what the levels were learnt from, and a change of judgement shows in a reviewed text."""

from __future__ import annotations

import tomllib

import pytest

import resources
from coach.loading.knowledge import shipped
from coach.report import QUESTIONS
from tests.corpus import fit, marks, measure
from tests.corpus.corpus import held_back, load
from tests.corpus.measure import auc, kappa, spearman


def test_the_scales_were_learnt_from_what_stands_here() -> None:
    text = resources.path("scales", "scales.toml").read_text(encoding="utf-8")
    assert tomllib.loads(text)["corpus"] == fit.digest(), "run python -m tests.corpus.fit"


@pytest.mark.parametrize("question", [q.value for q in QUESTIONS])
def test_learning_tells_apart_what_it_was_shown(question: str) -> None:
    """The learner at work on a few messages: a model of forty judges the forty it saw much better than chance."""
    few = [m for m in load() if not held_back(m)][:40]
    data = fit.lessons(few, shipped())
    for lesson in data:
        for sentence in lesson.sentences:
            sentence.empty = sentence.marked
    index = fit.index_of((n for lesson in data for s in lesson.sentences for n in fit.level_names(s)), 2)
    d = fit.level_data(data, index, question)
    learnt = fit.fit_level(d, 2)
    sums = d.x @ learnt[: len(index)]
    best = [max(sums[d.message == n]) for n in range(len(data))]
    assert (
        auc(
            [b for b, r in zip(best, d.rank, strict=True) if r == 2],
            [b for b, r in zip(best, d.rank, strict=True) if r < 2],
        )
        > 0.9
    )


def test_the_held_back_part_is_judged_well() -> None:
    """Floors a little below what docs/accuracy.md quotes, so that a change that breaks the judgement is seen."""
    found = measure.measures([m for m in load() if held_back(m)])
    assert found["messages"] > 600
    for name, floor in measure.FLOORS.items():
        assert found[name] >= floor, (name, found[name])


def test_every_change_of_judgement_was_seen() -> None:
    assert marks.FILE.read_text(encoding="utf-8") == marks.written(), "run python -m tests.corpus.marks, read the diff"


def test_the_corpus_is_large_and_labelled() -> None:
    messages = load()
    assert len({m.id for m in messages}) == len(messages) >= 400
    assert {m.author_label for m in messages} <= {"good", "bad", "template", "mixed", "none"}
    assert all(0 <= m.rating <= 3 for m in messages)


def test_the_measures_measure() -> None:
    assert kappa([(0, 0), (1, 1), (2, 2)]) == 1
    assert kappa([(0, 2), (2, 0)]) < 0
    assert spearman([1, 2, 3], [10, 20, 30]) == 1
    assert auc([3, 2], [1, 2]) == 0.875
