"""Everything the judgement knows besides the message, as one value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import resources
from coach.errors import DataError
from coach.facts.names import Nicknames
from coach.judging.scales import Scales
from coach.loading.channels import load_channels
from coach.loading.evidence import load_evidence
from coach.loading.languages import load_languages
from coach.loading.lexicon import Lexicon, load_lexicon
from coach.loading.nicknames import load_nicknames
from coach.loading.patterns import load_pattern
from coach.loading.rules import load_own_rules, load_rule
from coach.loading.scales import load_scales
from coach.message import Channel
from coach.reading.language import Languages
from coach.rule import Evidence, Pattern, Rule


@dataclass(frozen=True, eq=False)
class Knowledge:
    """Rules, cues, patterns, channels and evidence. Compared by identity: one is loaded and kept."""

    rules: tuple[Rule, ...]
    lexicon: Lexicon
    patterns: Mapping[str, Pattern]
    channels: Mapping[str, Channel]
    evidence: Mapping[str, Evidence]
    scales: Scales
    nicknames: Nicknames
    languages: Languages
    refused: tuple[DataError, ...] = ()
    """Files that could not be used; the rest works."""


def load_knowledge(own_rules: Path | None = None) -> Knowledge:
    """What ships with the program, and the rules of the writer's own folder.

    A broken file of ours is a bug and raises DataError; a broken own rule is left out and listed in `refused`.
    """
    lexicon = load_lexicon(resources.path("lexicon"))
    rules = [load_rule(file, lexicon.lists) for file in sorted(resources.path("rules").rglob("*.toml"))]
    patterns = [load_pattern(file) for file in sorted(resources.path("patterns").glob("*.toml"))]
    knowledge = Knowledge(
        tuple(rules),
        lexicon,
        {p.id: p for p in patterns},
        {c.name: c for c in load_channels()},
        load_evidence(),
        load_scales(),
        load_nicknames(),
        load_languages(),
    )
    return with_own(knowledge, own_rules) if own_rules is not None else knowledge


def with_own(knowledge: Knowledge, folder: Path) -> Knowledge:
    """`knowledge` with the rules in the writer's own folder; what cannot be used of them is listed in `refused`."""
    ours = tuple(r for r in knowledge.rules if not r.own)
    mine, refused = load_own_rules(folder, knowledge.lexicon.lists, frozenset(r.id for r in ours))
    return replace(knowledge, rules=(*ours, *mine), refused=tuple(refused))


@cache
def shipped() -> Knowledge:
    """What ships with the program, loaded once."""
    return load_knowledge()
