"""Checks that need code, by name: those that look at one sentence, and those that look at the message as a whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Final

from coach.judging.placeholders import placeholders
from coach.reading.reading import Part, Reading, SentenceReading
from coach.span import WHOLE, Span, widen_to_graphemes


def placeholder(sentence: SentenceReading) -> list[Span]:
    """Merge tags and blanks that were never filled, and a greeting whose name is missing."""
    return placeholders(sentence.text)


_SHOUT = re.compile(r"!{2,50}|\?{3,50}|(?:!\?|\?!){1,25}")


def shouting_marks(sentence: SentenceReading) -> list[Span]:
    """Two exclamation marks and more in a row."""
    text = sentence.text
    if not ("!!" in text or "??" in text or "?!" in text or "!?" in text):
        return []
    return [Span(*m.span()) for m in _SHOUT.finditer(sentence.text)]


_CAPS = re.compile(r"\b[A-Z]{3,20}(?:[ ,'-]{1,2}[A-Z]{2,20}){1,12}\b")


_THREE_CAPITALS = re.compile("[A-Z]{3}")


def capitals(sentence: SentenceReading) -> list[Span]:
    """Two words and more in capitals, of which one is longer than an abbreviation."""
    text = sentence.text
    if (
        not _THREE_CAPITALS.search(text)
        or sum([w.capital and text[w.start : w.end].isupper() for w in sentence.words]) < 2
    ):
        return []
    return [Span(*m.span()) for m in _CAPS.finditer(text) if any(len(w) > 4 for w in re.split(r"\W+", m.group()))]


def exclamations(sentence: SentenceReading) -> list[Span]:
    """Every exclamation mark, of a row the first."""
    text = sentence.text
    return [Span(i, i + 1) for i, c in enumerate(text) if c == "!" and text[i - 1 : i] != "!"] if "!" in text else []


def too_short(reading: Reading) -> list[Span]:
    """A message of under six words: a greeting, a word."""
    return [WHOLE] if 0 < reading.word_count < 6 else []


def wall_of_text(reading: Reading) -> list[Span]:
    """More than 200 words, which few readers of a first message finish."""
    return [WHOLE] if reading.word_count > 200 else []


def stacked_asks(reading: Reading) -> list[Span]:
    """Three sentences and more that each request something."""
    asking = sum("request" in p.reading.cues for p in reading.sentences)
    return [WHOLE] if asking >= 3 else []


_THEN: Final = frozenset(("then", "later", "before"))
_LISTED: Final = 4
"""So many words at most lie between the names of a list."""


def employers_in_a_row(sentence: SentenceReading) -> list[Span]:
    """Three names and more in a row, in a sentence that speaks of the reader and of one after the other: a career."""
    words, text = sentence.words, sentence.text
    if "then" not in text and "later" not in text and "before" not in text:
        return []
    row: list[int] = []
    best: list[int] = []
    second = False
    for number, w in enumerate(words):
        second = second or w.norm == "you" or w.norm == "your"
        if w.capital and number and w.start >= sentence.greeting_end and w.norm not in ("i", "linkedin"):
            if row and number - row[-1] > _LISTED + 1:
                row = []
            row.append(number)
            if len(row) > len(best):
                best = row[:]
    if not second or len(best) < 3 or _THEN.isdisjoint([w.norm for w in words[best[0] : best[-1]]]):
        return []
    # Words of one name stand next to each other; the names of a list do not.
    names = 1 + sum([words[b].start - words[b - 1].end > 1 or a != b - 1 for a, b in pairwise(best)])
    span = widen_to_graphemes(text, Span(words[best[0]].start, words[best[-1]].end))
    return [span] if names >= 3 else []


def me_first(reading: Reading) -> list[Span]:
    """The first four sentences each begin with the sender, and none of them speaks of the reader."""
    count = 0
    for placed in reading.sentences:
        if placed.part is not Part.BODY:
            continue
        sentence = placed.reading
        first = next((w.norm for w in sentence.words if w.start >= sentence.greeting_end), "")
        if first not in ("i", "we", "my", "our"):
            return []
        if any(w.norm in ("you", "your", "yours") for w in sentence.words):
            return []
        count += 1
        if count == 4:
            return [WHOLE]
    return []


def praise_then_pitch(reading: Reading) -> list[Span]:
    """Praise that names nothing among the first three sentences, with an offer in one of the two after it."""
    for number, placed in enumerate(reading.sentences[:4]):
        sentence = placed.reading
        cues = sentence.cues
        if ("praise" in cues or "profile-seen" in cues) and "pitch" not in cues:
            named = len(sentence.narrow) + sum([w.norm < ":" for w in sentence.words])
            after = reading.sentences[number + 1 : number + 3]
            return [WHOLE] if named < 2 and any("pitch" in p.reading.cues for p in after) else []
    return []


IN_SENTENCE: Mapping[str, Callable[[SentenceReading], Sequence[Span]]] = {
    "placeholder": placeholder,
    "shouting-marks": shouting_marks,
    "capitals": capitals,
    "exclamations": exclamations,
    "employers-in-a-row": employers_in_a_row,
}
IN_MESSAGE: Mapping[str, Callable[[Reading], Sequence[Span]]] = {
    "nothing-said": lambda reading: [] if reading.sentences else [WHOLE],
    "too-short": too_short,
    "wall-of-text": wall_of_text,
    "stacked-asks": stacked_asks,
    "me-first": me_first,
    "praise-then-pitch": praise_then_pitch,
}
