"""Given names that stand for each other: resources/nicknames.toml."""

from __future__ import annotations

from pathlib import Path

import resources
from coach.facts.names import Nicknames
from coach.loading import toml


def load_nicknames(file: Path | None = None) -> Nicknames:
    """Name -> the names that may stand for it: its short forms, its long form, and none across two long forms. Raises
    DataError."""
    top = toml.read(file or resources.path("nicknames.toml"))
    found: dict[str, set[str]] = {}
    for group in top.texts("groups"):
        long, *short = group.split()
        for name in short:
            found.setdefault(long, set()).add(name)
            found.setdefault(name, set()).update({long, *short} - {name})
    top.done()
    return {name: frozenset(others) for name, others in found.items()}
