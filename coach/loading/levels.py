"""The learnt scales of the three levels: resources/levels.toml."""

from __future__ import annotations

from pathlib import Path

import resources
from coach.judging.levels import Scale
from coach.loading import toml
from coach.report import QUESTIONS


def load_scales(file: Path | None = None) -> dict[str, Scale]:
    """A scale for each question. Raises DataError."""
    top = toml.read(file or resources.path("levels.toml"))
    scales: dict[str, Scale] = {}
    for question in QUESTIONS:
        table = top.table(question)
        weights = table.table("weights")
        scales[question] = Scale(
            {name: weights.number(name) for name in weights.names()}, table.number("vague"), table.number("specific")
        )
        table.done()
    top.done()
    return scales
