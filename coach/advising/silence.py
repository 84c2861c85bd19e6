"""Why a stretch of the message was not marked: which rules looked at it, and what kept each of them silent."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

from coach.judging.sentence import Judged, RuleBook
from coach.message import Message
from coach.reading.reading import Part, Placed, Reading
from coach.report import Finding
from coach.rule import Rule, Where
from coach.span import Span


class Why(IntEnum):
    """What kept a rule silent, the nearest miss first."""

    REFUSED = 1
    GUARDED = 2
    ELSEWHERE = 3
    CHANNEL = 4
    FEW = 5
    INSIDE = 6
    NAME = 7


class Silent(NamedTuple):
    """A rule that looked at a stretch and did not mark it. `words`: those its phrases found there, if any."""

    rule: str
    title: str
    why: Why
    says: str
    words: str = ""


class Silence(NamedTuple):
    """`marked`: titles of rules that do mark the stretch; `near`: those that came near, the nearest first; `others`:
    how many more rules looked for what does not stand there."""

    marked: tuple[str, ...]
    near: tuple[Silent, ...]
    others: int


def silence(
    message: Message,
    span: Span,
    reading: Reading,
    judged: Sequence[Judged],
    book: RuleBook,
    findings: Sequence[Finding],
) -> Silence:
    """Why `span` (code points of the message) is not marked, or not by more. `reading`, `judged` and `book` are of
    this message; `findings` those of its report."""
    here = [f for f in findings if f.field == "text" and not f.span.empty and f.span.overlaps(span)]
    marking = {f.rule for f in here}
    near: dict[str, Silent] = {}
    for number, placed in enumerate(reading.sentences):
        if placed.start < span.end and span.start < placed.end:
            _look(message, span, placed, judged[number], book, marking, here, near)
    for rule in book.rules:
        if rule.id not in marking and rule.id not in near and _off(message, rule):
            near[rule.id] = Silent(rule.id, rule.title, Why.REFUSED, "You switched this rule off.")
    others = len(book.rules) - len(marking) - len(near)
    ordered = sorted(near.values(), key=lambda s: (s.why, s.title))
    return Silence(tuple(dict.fromkeys(f.title for f in here)), tuple(ordered), others)


def _off(message: Message, rule: Rule) -> bool:
    return any(s.rule == rule.id and s.text is None for s in message.suppressed)


def _look(
    message: Message,
    span: Span,
    placed: Placed,
    judged: Judged,
    book: RuleBook,
    marking: set[str],
    here: Sequence[Finding],
    near: dict[str, Silent],
) -> None:
    """The phrases that stand in one sentence and touch the stretch, and why each is not a finding."""
    sentence = placed.reading
    told = {(number, s) for number, s in (*judged.matches, *judged.counted)}
    for number, found in sentence.rule_hits:
        rule = book.rules[number]
        at = placed.at(found)
        if rule.id in marking or not at.overlaps(span):
            continue
        guard = next((g for n, g in sentence.guards if n == number and g.overlaps(found)), None)
        words = " ".join(at.of(message.text).split())
        why, says = _reason(message, rule, placed, guard, (number, found) in told, book, number, words, here, at)
        known = near.get(rule.id)
        if known is None or why < known.why:
            near[rule.id] = Silent(rule.id, rule.title, why, says, words)


def _reason(
    message: Message,
    rule: Rule,
    placed: Placed,
    guard: Span | None,
    told: bool,
    book: RuleBook,
    number: int,
    words: str,
    here: Sequence[Finding],
    at: Span,
) -> tuple[Why, str]:
    check = rule.check
    if _off(message, rule):
        return Why.REFUSED, "You switched this rule off."
    if any(_keeps(s.text, s.rule, rule.id, words) for s in message.suppressed):
        return Why.REFUSED, "You asked not to hear of these words."
    if check.channels and message.channel not in check.channels:
        return Why.CHANNEL, f"It looks only at {', '.join(check.channels)}."
    if guard is not None:
        held = " ".join(placed.at(guard).of(message.text).split())
        return Why.GUARDED, f"“{held}” makes it mean something."
    if check.where is not Where.ANYWHERE and not told:
        return Why.ELSEWHERE, f"It looks only at the {check.where.value} of a message."
    if number in book.counted:
        return Why.FEW, f"Up to {check.most} of these are fine."
    outer = next((f for f in here if f.span.contains(at) and f.span != at), None)
    if outer is not None:
        return Why.INSIDE, f"“{outer.title}” already speaks of the longer stretch."
    if placed.part is not Part.BODY:
        return Why.ELSEWHERE, "A greeting or a sign-off may say so."
    return Why.NAME, "The words belong to a name in the profiles."


def _keeps(text: str | None, wished: str, rule: str, words: str) -> bool:
    if text is None or not text.strip() or wished not in ("*", rule):
        return False
    phrase, said = text.casefold(), words.casefold()
    return phrase in said or said in phrase
