"""Rules applied to a message: which rule marks which stretch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from coach.judging.sentence import Judged, RuleBook
from coach.reading.reading import Placed, Reading
from coach.rule import Rule
from coach.span import Span


class Match(NamedTuple):
    """`rule` marks `span` (code points) of `field`."""

    rule: Rule
    span: Span
    field: str = "text"


@dataclass
class MatchMemory:
    """The matches of the last text, so that those before a keystroke are the same objects after it. `upto`: how many
    matches lie in the sentences before each."""

    sentences: tuple[Placed, ...] = ()
    judged: tuple[Judged, ...] = ()
    matches: list[Match] = field(default_factory=list)
    upto: list[int] = field(default_factory=list)


def match_rules(
    book: RuleBook, reading: Reading, judged: tuple[Judged, ...], memory: MatchMemory | None = None
) -> list[Match]:
    """All matches in the body of the message, in order of their place; matches of one rule never overlap."""
    memory = memory or MatchMemory()
    rules, sentences = book.rules, reading.sentences
    front = 0
    for old, new, old_judged, new_judged in zip(memory.sentences, sentences, memory.judged, judged, strict=False):
        if old is not new or old_judged is not new_judged:
            break
        front += 1
    upto = memory.upto[:front]
    matches = memory.matches[: memory.upto[front]] if front < len(memory.upto) else memory.matches[:]
    for placed, one in zip(sentences[front:], judged[front:], strict=True):
        upto.append(len(matches))
        start = placed.start
        for number, (begin, end) in one.matches:
            matches.append(Match(rules[number], Span(start + begin, start + end)))
    memory.sentences, memory.judged, memory.matches, memory.upto = sentences, judged, matches, upto
    elsewhere = list(_of_the_whole(book, reading, judged))
    return sorted(matches + elsewhere, key=lambda m: (m.span.start, m.span.end, m.rule.id)) if elsewhere else matches[:]


def _of_the_whole(book: RuleBook, reading: Reading, judged: Sequence[Judged]) -> Iterable[Match]:
    """Matches that depend on more than one sentence: those that are counted, and those of the message as a whole."""
    counted: dict[int, list[Span]] = {}
    for placed, one in zip(reading.sentences, judged, strict=True):
        for number, span in one.counted:
            counted.setdefault(number, []).append(span.shift(placed.start))
    for number, spans in counted.items():
        rule = book.rules[number]
        yield from (Match(rule, span) for span in sorted(spans)[rule.check.most :])
    for number, detect in book.in_message:
        yield from (Match(book.rules[number], span) for span in detect(reading))


def outermost(matches: Sequence[Match]) -> list[Match]:
    """`matches`, in order of their place, without an empty phrase that lies inside another: one remark a stretch."""
    kept: list[Match] = []
    last = -1
    for match in matches:
        if match.rule.id.startswith("generic.") and not match.span.empty:
            if last >= 0 and kept[last].span.contains(match.span):
                continue
            if last >= 0 and match.span.contains(kept[last].span):
                del kept[last]
            last = len(kept)
        kept.append(match)
    return kept
