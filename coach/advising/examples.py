"""Better-example patterns filled from the two profiles. Only what is recorded is filled in; nothing is invented."""

from __future__ import annotations

import re
from collections.abc import Mapping

from coach.facts.ties import shared
from coach.message import Message
from coach.rule import Pattern

_SLOT = re.compile(r"\{([a-z_]{1,30})\}")
_TITLES = frozenset("dr dr. mr mr. mrs mrs. ms ms. prof prof. professor sir dame miss".split())
_LIMIT = 80
"""Longest fact put into an example, in code points."""


def first_name(name: str) -> str:
    """The name one greets with: the first word that is no title; "van Rossum, Guido" gives Guido."""
    if "," in name:
        name = name.split(",", 1)[1] or name
    parts = [p for p in name.split() if p.lower() not in _TITLES]
    return parts[0] if parts else ""


def slots(message: Message) -> dict[str, str]:
    """What is known for filling: slot -> value, without empty ones."""
    you, me = message.recipient, message.sender
    known: dict[str, str] = {}
    if you:
        known |= {
            "first": first_name(you.name),
            "work": _first(you.works),
            "company": you.company,
            "past_company": _first(you.past_companies),
            "school": _first(you.schools),
            "mutual": _first(you.mutual_contacts),
            "met_where": you.met_where,
            "trade": you.headline,
        }
    if me:
        known |= {"my_first": first_name(me.name), "my_company": me.company, "my_trade": me.headline}
    if you and me:
        known |= shared(you, me)
    known["purpose"] = message.purpose.strip().rstrip(".")
    return {k: " ".join(v.split())[:_LIMIT] for k, v in known.items() if v and v.strip()}


def _first(values: tuple[str, ...]) -> str:
    return next((v for v in values if v.strip()), "")


def fill(pattern: Pattern, known: Mapping[str, str]) -> str:
    """The first template whose slots are all known, filled; the pattern with open slots where none is."""
    for template in pattern.templates:
        names = _SLOT.findall(template)
        if names and all(name in known for name in names):
            return _SLOT.sub(lambda m: known[m.group(1)], template)
    return pattern.generic


_TIES = (
    ("work", "shared-work"),
    ("mutual", "someone-in-common"),
    ("met_where", "met-at-event"),
    ("shared_school", "same-place"),
    ("shared_company", "same-place"),
    ("shared_place", "same-place"),
    ("shared_group", "same-place"),
)


def pattern_for(named: str, known: Mapping[str, str]) -> str:
    """The pattern to show where a rule names `named`: the strongest tie that is known goes before a bare one."""
    if named in ("honest-stranger", "shared-work", "same-trade"):
        for slot, pattern in _TIES:
            if slot in known:
                return pattern
    return named
