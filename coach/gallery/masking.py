"""Personal details in a message that someone received, found and replaced before the message is kept.

What is certain (an address, a number of an account) and what only looks like a name are told apart: the second kind
is listed for a decision. Patterns are bounded, so that no text takes long. Finding too much is the better mistake.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from coach.edits import Edit, apply
from coach.gallery.details import LEGAL, PATTERNS, Kind
from coach.gallery.naming import ORDINARY, StandIns
from coach.people import fold
from coach.span import Span


@dataclass(frozen=True, slots=True)
class Detail:
    """A stretch that may tell who is meant. `sure` is False where it only looks like one."""

    span: Span
    kind: Kind
    text: str
    stand_in: str
    sure: bool


_WORD = re.compile(r"[\w'’-]+")
_SENTENCE_START = re.compile(r"(?:^|[.!?:\n]|[-•*])[\s\"“(]{0,9}$")


def details(text: str, known: Iterable[str] = ()) -> tuple[Detail, ...]:
    """What in `text` may tell who is meant, in order, none over another. `known` are names, companies and the like
    that are certainly to be hidden (of a profile). Certain kinds go first, and the same word is hidden everywhere."""
    taken: list[tuple[Span, Kind, bool]] = []

    def free(span: Span) -> bool:
        return not span.empty and not any(span.overlaps(other) for other, _, _ in taken)

    for phrase in sorted({k.strip() for k in known if len(k.strip()) > 1}, key=len, reverse=True):
        for match in re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", text, re.IGNORECASE):
            if free(Span(*match.span())):
                taken.append((Span(*match.span()), Kind.NAME, True))
    for kind, pattern, sure in PATTERNS:
        for match in pattern.finditer(text):
            span = Span(*match.span("it" if "it" in pattern.groupindex else 0))
            span = _trimmed(text, span, kind, sure)
            if kind is Kind.NUMBER and sum(c.isdigit() for c in span.of(text)) < 2 and "%" not in span.of(text):
                continue
            if free(span):
                taken.append((span, kind, sure))
    taken += _again(text, taken)
    taken.sort(key=lambda t: t[0])
    stand_ins = StandIns()
    return tuple(
        Detail(span, kind, span.of(text), stand_ins.of(kind.name, span.of(text)), sure) for span, kind, sure in taken
    )


def masked(text: str, found: Iterable[Detail], keep: AbstractSet[Detail] = frozenset()) -> str:
    """`text` with the details replaced by what tells nobody; those in `keep` stay."""
    return apply(text, [Edit(d.span, d.stand_in) for d in found if d not in keep])


def _trimmed(text: str, span: Span, kind: Kind, sure: bool) -> Span:
    """Without the stop that ended the sentence, and for what only looks like a name without ordinary words at its
    ends; empty where nothing is left."""
    start, end = span
    while end > start and text[end - 1] in " .,;:)":
        end -= 1
    if kind in (Kind.NAME, Kind.COMPANY, Kind.PLACE, Kind.SCHOOL):
        words = [(m.start() + start, m.end() + start, m.group()) for m in _WORD.finditer(text[start:end])]
        while words and _ordinary(text, *words[0], sure):
            words.pop(0)
        while words and (_ordinary(text, *words[-1], sure) and not _LEGAL_WORD.fullmatch(words[-1][2])):
            words.pop()
        if not words:
            return Span(start, start)
        start, end = words[0][0], max(words[-1][1], start)
    return Span(start, end)


_LEGAL_WORD = re.compile(rf"{LEGAL}|University|College|School|Institute|Academy|Polytechnic")


def _ordinary(text: str, start: int, end: int, word: str, sure: bool) -> bool:
    """Whether a word with a capital is one that everybody writes so."""
    if fold(word).replace("’", "'") in ORDINARY:
        return True
    if sure:
        return False
    # The first word of a sentence has its capital from there, unless it is followed by another one.
    at_start = _SENTENCE_START.search(text[max(0, start - 12) : start]) is not None
    return at_start and re.match(r" [A-ZÀ-Þ]\w", text[end : end + 3]) is None and _looks_english(word)


def _looks_english(word: str) -> bool:
    return word[:1].isupper() and (word[1:].islower() or len(word) == 1)


def _again(text: str, taken: list[tuple[Span, Kind, bool]]) -> list[tuple[Span, Kind, bool]]:
    """Other places of the words of names and companies that are hidden already."""
    more: list[tuple[Span, Kind, bool]] = []
    words: dict[str, tuple[Kind, bool]] = {}
    for span, kind, sure in taken:
        if kind in (Kind.NAME, Kind.COMPANY, Kind.SCHOOL, Kind.PLACE):
            for word in _WORD.findall(span.of(text)):
                telling = len(word) > 2 and word[:1].isupper() and fold(word) not in ORDINARY
                if telling and not _LEGAL_WORD.fullmatch(word):
                    words.setdefault(fold(word), (kind, sure))
    for match in _WORD.finditer(text):
        span = Span(*match.span())
        held = words.get(fold(match.group()))
        if held is not None and not any(span.overlaps(other) for other, _, _ in taken):
            more.append((span, *held))
    return more
