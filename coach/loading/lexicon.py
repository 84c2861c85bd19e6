"""Word lists and cues: resources/lexicon/*.toml.

A file holds `[lists]` (name = entries, usable as {name} in any phrase), `[words]` and `[kinds]` (name = plain words,
looked up one by one) and `[cues]` (name = phrases that Reading finds in every sentence).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from coach.loading import toml
from coach.reading.inflection import inflections
from coach.reading.phrases import Phrase, PhraseError, compile_phrase


@dataclass(frozen=True)
class Lexicon:
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)
    words: dict[str, frozenset[str]] = field(default_factory=dict)
    kinds: dict[str, tuple[str, ...]] = field(default_factory=dict)
    cues: dict[str, tuple[Phrase, ...]] = field(default_factory=dict)


def load_lexicon(folder: Path) -> Lexicon:
    """All files of `folder` as one lexicon. Raises DataError; a name may stand in one file only."""
    lists: dict[str, tuple[str, ...]] = {}
    words: dict[str, frozenset[str]] = {}
    kinds: dict[str, tuple[str, ...]] = {}
    cues: dict[str, tuple[Phrase, ...]] = {}
    tables = [toml.read(file) for file in sorted(folder.glob("*.toml"))]
    for top in tables:
        if top.has("lists"):
            table = top.table("lists")
            for name in table.names():
                if name in lists:
                    raise table.error(name, "is a list already")
                lists[name] = table.texts(name)
        if top.has("words"):
            table = top.table("words")
            for name in table.names():
                words[name] = frozenset(_forms(table.texts(name)))
        if top.has("kinds"):
            table = top.table("kinds")
            for name in table.names():
                kinds[name] = _forms(table.texts(name))
    for top in tables:
        if top.has("cues"):
            table = top.table("cues")
            for name in table.names():
                compiled = []
                for source in table.texts(name):
                    try:
                        compiled.append(compile_phrase(source, lists))
                    except PhraseError as error:
                        raise table.error(name, str(error)) from None
                cues[name] = tuple(compiled)
        top.done()
    return Lexicon(lists, words, kinds, cues)


def _forms(entries: Sequence[str]) -> tuple[str, ...]:
    """The words of some lines, those behind which ~ stands in all their forms; in order, each once."""
    named = " ".join(entries).split()
    return tuple(dict.fromkeys(f for e in named for f in (sorted(inflections(e[:-1])) if e.endswith("~") else [e])))
