"""Given names that stand for each other: resources/nicknames.toml."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import resources
from coach.facts.names import Nicknames
from coach.loading import toml


def load_nicknames(file: Path | None = None) -> Nicknames:
    """What is known of given names: short forms, other spellings. Raises DataError."""
    top = toml.read(file or resources.path("nicknames.toml"))
    spelt: dict[str, set[str]] = {}
    for group in _lines(top.texts("spellings", ())):
        for name in group:
            spelt.setdefault(name, set()).update(n for n in group if n != name)
    longs: dict[str, set[str]] = {}
    given = set(spelt)
    for long, *short in _lines(top.texts("groups")):
        given.update((long, *short))
        for name in short:
            # "Kate" is short for "Kathryn" as for "Katherine".
            longs.setdefault(name, set()).update({long, *spelt.get(long, ())} - {name})
    for line in _lines(top.texts("names", ())):
        given.update(line)
    top.done()
    return Nicknames(_frozen(longs), _frozen(spelt), frozenset(given))


def _frozen(sets: dict[str, set[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(others) for name, others in sets.items()}


def _lines(texts: Iterable[str]) -> Iterable[list[str]]:
    return (words for text in texts for line in text.splitlines() if (words := line.split()))
