"""Names of people: the words of a recorded name, and how like it a written word is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from enum import IntEnum

from rapidfuzz.distance import DamerauLevenshtein

from coach.people import fold

TITLES = frozenset(
    "dr mr mrs ms miss mx prof professor sir dame lord lady rev reverend father sister fr hon judge captain capt "
    "doctor herr frau madame monsieur senor senora".split()
)
_AFTER_NAME = frozenset("phd md mba msc bsc ma ba jd esq cpa jr sr ii iii iv pmp cfa rn dds dphil llm".split())
PARTICLES = frozenset("van von der den de da di du del della la le al el bin ibn ter ten of the".split())
_ASIDE = re.compile(r"[(\[\"“][^)\]\"”]{0,40}[)\]\"”]")
_PRONOUNS = frozenset("he him his she her hers they them their theirs".split())
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")

Nicknames = Mapping[str, frozenset[str]]
"""A folded given name -> the names that may stand for it."""


class Likeness(IntEnum):
    """How like a recorded name a written word is. ACCENTS: the same but for accents; NEAR: a slip of the pen."""

    OTHER = 0
    NEAR = 1
    ACCENTS = 2
    SAME = 3


def name_words(name: str) -> tuple[str, ...]:
    """The words of a recorded name in their order, a call name in brackets last, without titles, degrees, pronouns.
    "van Rossum, Guido" gives Guido, van, Rossum."""
    asides = [w for a in _ASIDE.findall(name) for w in _WORD.findall(a) if fold(w) not in _PRONOUNS]
    plain = _ASIDE.sub(" ", name)
    before, comma, after = plain.partition(",")
    behind = [w for w in _WORD.findall(after) if fold(w).replace(".", "") not in _AFTER_NAME]
    words = behind + _WORD.findall(before) if comma and behind else _WORD.findall(before)
    kept = [w.rstrip(".") for w in words + asides]
    return tuple(w for w in kept if fold(w) not in TITLES and fold(w).replace(".", "") not in _AFTER_NAME)


def likeness(written: str, recorded: Iterable[str], nicknames: Nicknames) -> Likeness:
    """How like the nearest of the `recorded` words `written` is; a nickname either way is the same."""
    best = Likeness.OTHER
    for word in recorded:
        best = max(best, _like(written, word, nicknames))
        if best is Likeness.SAME:
            break
    return best


def _like(written: str, word: str, nicknames: Nicknames) -> Likeness:
    mine, theirs = _composed(written), _composed(word)
    if mine == theirs:
        return Likeness.SAME
    a, b = _bare(written), _bare(word)
    if a == b:
        # "Zoe" for "Zoë" drops accents; "Müller" for "Muller" puts some on, which no one minds less.
        return Likeness.ACCENTS
    if a in nicknames.get(b, ()) or b in nicknames.get(a, ()):
        return Likeness.SAME
    if len(a) == 1 or len(b) == 1:
        return Likeness.SAME if a[:1] == b[:1] else Likeness.OTHER
    return Likeness.NEAR if near(a, b) else Likeness.OTHER


def near(a: str, b: str) -> bool:
    """Whether two folded words are one slip apart, in long words two, by Damerau's edits (Damerau 1964)."""
    longer = max(len(a), len(b))
    if min(len(a), len(b)) < 3:
        return False
    allowed = 2 if longer >= 8 else 1
    distance: int = DamerauLevenshtein.distance(a, b, score_cutoff=allowed)
    return distance <= allowed and (a[0] == b[0] or (longer >= 5 and distance == 1))


def _composed(word: str) -> str:
    return unicodedata.normalize("NFC", word).casefold().replace("’", "'")


_SPELT = str.maketrans({"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})


def _bare(word: str) -> str:
    return fold(word).translate(_SPELT).replace("'", "").replace("’", "").replace("-", "").replace(".", "")


def bare(word: str) -> str:
    """Folded, with the letters that have no accent to lose spelt out (ø, ß, ł), without apostrophes and hyphens."""
    return _bare(word)
