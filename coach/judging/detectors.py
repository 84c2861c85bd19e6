"""Checks that need code, by name: those that look at one sentence, and those that look at the message as a whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from coach.judging.placeholders import placeholders
from coach.reading.reading import Reading, SentenceReading
from coach.span import WHOLE, Span


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


def capitals(sentence: SentenceReading) -> list[Span]:
    """Two words and more in capitals, of which one is longer than an abbreviation."""
    text = sentence.text
    if sum([w.capital and text[w.start : w.end].isupper() for w in sentence.words]) < 2:
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


IN_SENTENCE: Mapping[str, Callable[[SentenceReading], Sequence[Span]]] = {
    "placeholder": placeholder,
    "shouting-marks": shouting_marks,
    "capitals": capitals,
    "exclamations": exclamations,
}
IN_MESSAGE: Mapping[str, Callable[[Reading], Sequence[Span]]] = {
    "nothing-said": lambda reading: [] if reading.sentences else [WHOLE],
    "too-short": too_short,
    "wall-of-text": wall_of_text,
    "stacked-asks": stacked_asks,
}
