"""Words as they are compared: cut with their accents, and bare of all that people leave out."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import regex
from rapidfuzz.distance import DamerauLevenshtein

from coach.people import fold

MOST = 300
"""How many code points of a field are looked at; the rest is no name."""

_TOKEN = regex.compile(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}]*+(?:['’ʼ.&\-‐‑][\p{L}\p{N}][\p{L}\p{M}\p{N}]*+)*+")
_SPELT = str.maketrans(
    {"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h"}
    | dict.fromkeys("'’ʼ‘`.-‐‑&/")
)
_DIGRAPH = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae"})


class Token(NamedTuple):
    """A word at `[start, end)` code points, without a genitive 's; `bare` for comparing. Apostrophes, hyphens, dots
    and ampersands inside belong to it."""

    text: str
    start: int
    end: int
    bare: str

    @property
    def capital(self) -> bool:
        return self.text[0].isupper() or self.text[0].istitle()


def tokens(text: str) -> tuple[Token, ...]:
    """The words of `text`, remembered for the texts asked for last."""
    return _tokens(text) if len(text) < 4000 else _cut(text)


def _cut(text: str) -> tuple[Token, ...]:
    found = []
    for match in _TOKEN.finditer(text):
        written, start = match.group(), match.start()
        if len(written) > 2 and written[-2:] in ("'s", "’s", "'S", "’S"):
            written = written[:-2]
        found.append(Token(written, start, start + len(written), bare(written)))
    return tuple(found)


_tokens = lru_cache(maxsize=512)(_cut)


def bare(word: str) -> str:
    """Folded, with the letters that have no accent to lose spelt out (ø, ß, ł), without apostrophes and hyphens."""
    return _bare(word) if len(word) < 64 else _unremembered(word)


def _unremembered(word: str) -> str:
    return fold(word).translate(_SPELT)


_bare = lru_cache(maxsize=8192)(_unremembered)


def spelt_out(word: str) -> str:
    """The bare form with ä, ö, ü and their kin as two letters: "mueller" for "Müller"."""
    composed = regex.sub(r"[\u0300-\u036f]", _mark, word) if not word.isascii() else word
    return bare(composed.casefold().translate(_DIGRAPH))


def _mark(match: regex.Match[str]) -> str:
    return "e" if match.group() == "\u0308" else ""


def near(a: str, b: str) -> bool:
    """Whether two bare words are one slip apart, in long words two, by Damerau's edits (Damerau 1964)."""
    longer = max(len(a), len(b))
    if min(len(a), len(b)) < 3 or longer > 64:
        return False
    allowed = 2 if longer >= 8 else 1
    distance: int = DamerauLevenshtein.distance(a, b, score_cutoff=allowed)
    return 0 < distance <= allowed and (a[0] == b[0] or (longer >= 5 and distance == 1))
