"""Rules applied to a reading: which rule marks which stretch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coach.judging.detectors import DETECTORS
from coach.message import Message
from coach.reading.reading import Part, Reading
from coach.rule import CheckKind, Rule, Where
from coach.span import Span, merge


@dataclass(frozen=True, slots=True)
class Match:
    """`rule` marks `span` (code points) of `field`."""

    rule: Rule
    span: Span
    field: str = "text"


def match_rules(rules: Sequence[Rule], message: Message, reading: Reading) -> list[Match]:
    """All matches in the body of the message, in order of their place; matches of one rule never overlap."""
    spans: dict[int, list[Span]] = {}
    body = [s for s in reading.sentences if s.part is not Part.GREETING]
    content = [s for s in reading.sentences if s.part is Part.BODY]
    opening = content[0] if content else None
    closing = content[-1] if content else None
    for placed in reading.sentences:
        guards = placed.reading.guards
        for number, span in placed.reading.rule_hits:
            where = rules[number].check.where
            if where is Where.OPENING and placed is not opening:
                continue
            if where is Where.CLOSING and placed is not closing and placed in body:
                continue
            if any(g == number and span.overlaps(guard) for g, guard in guards):
                continue
            spans.setdefault(number, []).append(placed.at(span))
    for number, rule in enumerate(rules):
        if rule.check.kind is CheckKind.DETECTOR:
            found = DETECTORS[rule.check.detector](message, reading)
            if found:
                spans[number] = list(found)
    matches: list[Match] = []
    for number, found in spans.items():
        rule = rules[number]
        if rule.check.channels and message.channel not in rule.check.channels:
            continue
        if rule.check.kind is CheckKind.COUNT:
            found = sorted(found)[rule.check.most :]
        elif rule.check.kind is CheckKind.PHRASE:
            found = merge(found, gap=-1)
        matches += (Match(rule, span) for span in found)
    matches.sort(key=lambda m: (m.span.start, m.span.end, m.rule.id))
    return matches
