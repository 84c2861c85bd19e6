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
from coach.judging.signs import MARGIN, WIDEST
from coach.judging.weights import Packed, pack
from coach.loading import toml
from coach.report import QUESTIONS, Criterion

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


def _weights(file: Path) -> dict[str, Packed]:
    weights: dict[str, Packed] = {}
    for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1):
        if not line:
            continue
        try:
            name, levels, empty = line.split("\t")
            size = 1 + name.count(" ")
            outside = [0] * (WIDEST - MARGIN[size])
            weights[name] = pack(_figures(levels), outside + _figures(empty), size)
        except (ValueError, KeyError):
            raise DataError(str(file), f"line {number} is not a sign with its weights") from None
    return weights


def _figures(said: str) -> list[int]:
    return [int(figure) for figure in said.split(" ")] if said else []
