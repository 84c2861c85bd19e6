"""Rules applied to a message: which rule marks which stretch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from coach.judging.sentence import Judged, RuleBook
from coach.reading.reading import Reading
from coach.rule import Rule
from coach.span import Span


class Match(NamedTuple):
    """`rule` marks `span` (code points) of `field`."""

    rule: Rule
    span: Span
    field: str = "text"


def match_rules(book: RuleBook, reading: Reading, judged: Sequence[Judged]) -> list[Match]:
    """All matches in the body of the message, in order of their place; matches of one rule never overlap."""
    rules = book.rules
    matches: list[Match] = []
    counted: dict[int, list[Span]] = {}
    for placed, one in zip(reading.sentences, judged, strict=True):
        start = placed.start
        for number, span in one.matches:
            matches.append(Match(rules[number], span.shift(start)))
        for number, span in one.counted:
            counted.setdefault(number, []).append(span.shift(start))
    for number, spans in counted.items():
        rule = rules[number]
        matches += (Match(rule, span) for span in sorted(spans)[rule.check.most :])
    for number, detect in book.in_message:
        matches += (Match(rules[number], span) for span in detect(reading))
    matches.sort(key=lambda m: (m.span.start, m.span.end, m.rule.id))
    return matches
