"""The corpus is what the levels were learnt from, and a change of judgement shows in a reviewed text."""

from __future__ import annotations

import resources
from tests.corpus import fit, marks
from tests.corpus.corpus import held_back, load
from tests.corpus.measure import auc, kappa, spearman


def test_the_levels_are_those_learnt_from_the_corpus() -> None:
    rows = fit.rows([m for m in load() if not held_back(m)])
    learnt = fit.written({question: fit.fit(rows[question], fit.PRIOR[question]) for question in rows})
    assert resources.path("levels.toml").read_text(encoding="utf-8") == learnt, "run python -m tests.corpus.fit"


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
