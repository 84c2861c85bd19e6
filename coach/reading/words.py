"""Words of a sentence, in the form phrases are matched against.

A word's `norm` is lower case with straight apostrophes; contractions are opened ("I'd" is `i` `would`, "don't" is
`do` `not`), so that a phrase is written once for both forms. Addresses stand as `@url` and `@email`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

# Every alternative is bounded or consumes a run of one class once, so the scan is linear in the text.
_PLAIN = (
    r"(\d{1,9}(?:[.,:/]\d{1,6}){0,4}(?:\s?%|st\b|nd\b|rd\b|th\b|k\b|am\b|pm\b)?)"
    r"|([^\W\d_]+(?:['’ʼ`][^\W\d_]+)*)"
    r"|([^\W_]+)"
)
_WORD = re.compile(_PLAIN, re.IGNORECASE)
_WORD_OR_ADDRESS = re.compile(
    r"(?P<url>(?:https?://|www\.)[^\s<>\"]{1,400})"
    + r"|(?P<email>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})|"
    + _PLAIN,
    re.IGNORECASE,
)

_OPENED = {
    "n't": ("", "not"),
    "'m": ("", "am"),
    "'re": ("", "are"),
    "'ve": ("", "have"),
    "'ll": ("", "will"),
    "'d": ("", "would"),
}
_WHOLE = {
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "let's": ("let", "us"),
    "lets": ("let", "us"),
    "im": ("i", "am"),
    "ive": ("i", "have"),
    "dont": ("do", "not"),
    "didnt": ("did", "not"),
    "cant": ("can", "not"),
    "youre": ("you", "are"),
    "thats": ("that", "is"),
    "wanna": ("want", "to"),
    "gonna": ("going", "to"),
    "y'all": ("you", "all"),
}
_SAME = {"u": "you", "ur": "your", "pls": "please", "plz": "please", "thx": "thanks", "thnx": "thanks", "w": "with"}
_IS = frozenset("it that what here there he she how who where this which".split())


class Word(NamedTuple):
    """`start`, `end`: code points in the sentence. Both halves of an opened contraction carry the whole word's
    bounds, so that no mark ends inside one. `capital` is True where the written word begins with a capital."""

    norm: str
    start: int
    end: int
    capital: bool


def words(sentence: str) -> tuple[Word, ...]:
    """The words of `sentence` in order."""
    if "@" in sentence or "//" in sentence or "www." in sentence.lower():
        matches, shift = _WORD_OR_ADDRESS.finditer(sentence), 2
    else:
        matches, shift = _WORD.finditer(sentence), 0
    found: list[Word] = []
    add, new = found.append, tuple.__new__  # a tenth of the time of all reading is making words
    for match in matches:
        kind = (match.lastindex or 0) - shift
        start, end = match.span()
        if kind <= 0:
            address = match.lastgroup == "url"
            end = start + len(match[0].rstrip(".,;:!?)]}'")) if address else end
            add(Word("@url" if address else "@email", start, end, False))
            continue
        first, second, capital = _norms(match[0], kind == 1)
        add(new(Word, (first, start, end, capital)))
        if second:
            add(new(Word, (second, start, end, False)))
    return tuple(found)


@lru_cache(maxsize=8192)
def _norms(written: str, number: bool) -> tuple[str, str, bool]:
    """The norm of a written word, the second one of an opened contraction ("" where there is none), and whether it
    begins with a capital."""
    norm = written.lower()
    if number:
        return norm.replace(" ", ""), "", False
    capital = written[0].isupper()
    pair = _WHOLE.get(norm)
    if pair is None and not written.isalpha():
        norm = norm.replace("’", "'").replace("ʼ", "'").replace("`", "'")
        pair = _WHOLE.get(norm) or _open(norm)
    return (*pair, capital) if pair else (_SAME.get(norm, norm), "", capital)


def _open(norm: str) -> tuple[str, str] | None:
    for tail, (_, second) in _OPENED.items():
        if norm.endswith(tail) and len(norm) > len(tail):
            return norm[: -len(tail)], second
    if norm.endswith("'s"):
        head = norm[:-2]
        return head, ("is" if head in _IS else "'s")
    return None
