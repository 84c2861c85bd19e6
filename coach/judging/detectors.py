"""Checks that need code, by name: those that look at one sentence, and those that look at the message as a whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from coach.judging.emptiness import empty_clauses
from coach.reading.reading import Reading, SentenceReading
from coach.span import WHOLE, Span, widen_to_graphemes

# Bounded everywhere: each alternative reads at most some forty characters from where it begins.
_PLACEHOLDER = re.compile(
    r"\{\{?\s{0,3}[A-Za-z][\w .|:'-]{0,40}\}?\}"  # {{first_name}}, {company}
    r"|\$\{[A-Za-z][\w .-]{0,40}\}"
    r"|\*\|[^|\n]{1,40}\|\*"  # *|FNAME|*
    r"|%%?[A-Z][A-Z_ ]{2,30}%%?"  # %FIRSTNAME%
    r"|(?<![\w`])<(?!3\b)/?[A-Za-z][\w '-]{1,30}>(?!`)"  # <Company>
    r"|\[(?!sic\]|\.\.\.\]|…\])[A-Za-z][\w ,.'/&-]{1,50}\](?!\()"  # [topic], not [text](link)
    r"|(?<![\w.])(?:FIRSTNAME|FIRST_NAME|FNAME|LASTNAME|LAST_NAME|LNAME|FULLNAME|COMPANYNAME|COMPANY_NAME|JOBTITLE)(?!\w)"
    r"|(?<!_)_{3,40}(?!_)"
    r"|\b(?:X{3,10}|x{4,10})\b"
)
_MAY_BE_EMPTY = re.compile(r"[{\[<%$_|]|[Xx]{3}|NAME|TITLE|^(?i:hi|hello|hey|dear)[ \t]{1,3},")
"""Where this is not found, there is no placeholder: one quick look at most sentences."""
_EMPTY_NAME = re.compile(r"^(?:hi|hello|hey|dear)[ \t]{1,3},", re.IGNORECASE)
_CODE_TAG = frozenset(
    "b i p br a ul li ol em strong div span html head body script code pre h1 h2 h3 table tr td img T int str".split()
)
_EMOJI_NAME = frozenset("smile heart wave thumbs".split())
_CODE_SPAN = re.compile(r"`[^`\n]{1,200}`")


def placeholder(sentence: SentenceReading) -> list[Span]:
    """Merge tags and blanks that were never filled, and a greeting whose name is missing."""
    text = sentence.text
    if not _MAY_BE_EMPTY.search(text):
        return []
    code = [Span(*m.span()) for m in _CODE_SPAN.finditer(text)] if "`" in text else []
    found: list[Span] = []
    for match in _PLACEHOLDER.finditer(text):
        span, inner = Span(*match.span()), match.group()
        if any(c.overlaps(span) for c in code):
            continue
        if inner[0] == "<" and inner.strip("</>") in _CODE_TAG:
            continue
        if inner[0] == "{" and ("=" in inner or ";" in inner):
            continue
        if inner[0] == "[" and not any(c.isascii() and c.isalpha() for c in inner):
            continue
        found.append(widen_to_graphemes(text, span))
    empty = _EMPTY_NAME.match(text)
    if empty:
        found.append(Span(*empty.span()))
    return sorted(found)


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
    "empty-clauses": empty_clauses,
}
IN_MESSAGE: Mapping[str, Callable[[Reading], Sequence[Span]]] = {
    "nothing-said": lambda reading: [] if reading.sentences else [WHOLE],
    "too-short": too_short,
    "wall-of-text": wall_of_text,
    "stacked-asks": stacked_asks,
}
