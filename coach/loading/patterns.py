"""Better-example patterns: resources/patterns/<id>.toml."""

from __future__ import annotations

from pathlib import Path

from coach.loading import toml
from coach.rule import Pattern


def load_pattern(file: Path) -> Pattern:
    """The pattern in `file`. Raises DataError."""
    top = toml.read(file)
    pattern = Pattern(
        file.stem,
        top.text("title"),
        top.text("when"),
        top.text("why"),
        top.text("shape"),
        top.texts("templates"),
        top.text("generic"),
        top.text("evidence"),
    )
    top.done()
    return pattern
