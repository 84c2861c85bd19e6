"""What was learnt from the corpus: resources/scales/, written by tests/corpus/fit.py.

`signs.tsv` holds a sign a line: its name, the weights for each threshold, and those for the items around it, each
behind a tab and empty where there are none, in hundredths. `scales.toml` holds the few figures besides.
"""

from __future__ import annotations

from pathlib import Path

import resources
from coach.errors import DataError
from coach.judging.emptiness import Emptiness
from coach.judging.scales import MESSAGE_FEATURES, Scales, Threshold
from coach.judging.signs import MARGIN, WIDEST, Weight
from coach.loading import toml
from coach.report import QUESTIONS, Criterion

HUNDREDTHS = 100
LEVELS = ("vague", "specific")


def load_scales(folder: Path | None = None) -> Scales:
    """The scales in `folder`, or those that ship. Raises DataError."""
    folder = folder or resources.path("scales")
    top = toml.read(folder / "scales.toml")
    top.text("corpus")
    table = top.table("emptiness")
    emptiness = Emptiness(*(table.number(key) for key in ("base", "in-rule", "opening", "closing", "switch")))
    table.done()
    thresholds: dict[Criterion, tuple[Threshold, Threshold]] = {}
    for question in QUESTIONS:
        levels = top.table(question)
        pair = [_threshold(levels.table(level)) for level in LEVELS]
        levels.done()
        thresholds[question] = (pair[0], pair[1])
    mailing = _threshold(top.table("mailing"))
    top.done()
    return Scales(_weights(folder / "signs.tsv"), emptiness, thresholds, mailing)


def _threshold(table: toml.Table) -> Threshold:
    threshold = Threshold(table.number("bias"), tuple(table.number(name) for name in MESSAGE_FEATURES))
    table.done()
    return threshold


def _weights(file: Path) -> dict[str, Weight]:
    weights: dict[str, Weight] = {}
    for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1):
        if not line:
            continue
        try:
            name, levels, empty = line.split("\t")
            outside = WIDEST - MARGIN[1 + name.count(" ")]
            weights[name] = Weight(_figures(levels, 0), _figures(empty, outside))
        except ValueError:
            raise DataError(str(file), f"line {number} is not a sign with its weights") from None
    return weights


def _figures(said: str, first: int) -> tuple[tuple[int, float], ...]:
    """The figures that are not 0 with their places, counted from `first`."""
    figures = enumerate(said.split(" ") if said else (), first)
    return tuple([(at, int(figure) / HUNDREDTHS) for at, figure in figures if figure != "0"])
