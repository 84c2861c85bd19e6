"""Word lists and cues: resources/lexicon/*.toml.

A file holds `[lists]` (name = entries, usable as {name} in any phrase), `[words]` (name = plain words, looked up one
by one) and `[cues]` (name = phrases that Reading finds in every sentence).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from coach.loading import toml
from coach.reading.inflection import inflections
from coach.reading.phrases import Phrase, PhraseError, compile_phrase


@dataclass(frozen=True)
class Lexicon:
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)
    words: dict[str, frozenset[str]] = field(default_factory=dict)
    cues: dict[str, tuple[Phrase, ...]] = field(default_factory=dict)


def load_lexicon(folder: Path) -> Lexicon:
    """All files of `folder` as one lexicon. Raises DataError; a name may stand in one file only."""
    lists: dict[str, tuple[str, ...]] = {}
    words: dict[str, frozenset[str]] = {}
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
                entries = " ".join(table.texts(name)).split()
                words[name] = frozenset(f for e in entries for f in (inflections(e[:-1]) if e.endswith("~") else [e]))
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
    return Lexicon(lists, words, cues)
