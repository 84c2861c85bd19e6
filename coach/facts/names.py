"""Names of people: the words of a recorded name, and how like it a written word is."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

import regex

from coach.facts.tokens import MOST, bare, near, spelt_out, tokens

TITLES = frozenset(
    "dr mr mrs ms miss mx prof professor sir dame lord lady rev reverend father sister hon judge captain capt "
    "doctor herr frau fraulein madame mme mlle monsieur senor senora senorita sra srta sig signor signora dott "
    "dottssa dipl avv rabbi imam sheikh shri smt mevrouw dhr doktor maitre drs ir univ the mister".split()
)
"""Words before a name that are none of it."""
ADDRESSES = TITLES | frozenset(
    "don dona pan pani san sama sensei sri mag bu pak ibu bapak tan fr fru froken m sr ing arch atty adv geehrte "
    "geehrter verehrte liebe lieber estimado estimada caro cara gentile cher chere beste brother bro kind".split()
)
"""The same in a greeting, where some are said that are also names."""
PARTICLES = frozenset(
    "van von vom zu zur der den de da di du del della dei degli des dos das do la le lo los las el al as bin "
    "ibn bint "
    "abu ter ten te of the y e und und zum af av mc mac o st san".split()
)
_AFTER_NAME = frozenset(
    "phd md mba msc bsc ma ba jd esq cpa jr sr ii iii iv pmp cfa rn dds dphil llm llb mphil meng beng mpa mph "
    "mfa med "
    "edd psyd dba dnp pe cissp csm cspo pgce mbe obe cbe kbe frsa fcca acca aca cima fcipd mcipd".split()
)
_PRONOUNS = frozenset("he him his she her hers they them their theirs ze zir xe".split())
_ASIDE = regex.compile(
    r"\(([^()]{0,60})\)|\[([^\[\]]{0,60})\]|[\"“„«]([^\"“”„«»]{0,40})[\"”“»]|(?<!\w)['‘]([^'‘’]{1,40})['’](?!\w)"
)
_CUT = regex.compile(r"\s[|•·–—/-]\s|[|•·]")
_NAME_WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*+(?:['’ʼ.\-‐‑]\p{L}[\p{L}\p{M}]*+)*+")


@dataclass(frozen=True, slots=True)
class Nicknames:
    """`longs`: a short form -> the names it stands for; `spelt`: a name -> its other spellings; `given`: every name
    known. All bare."""

    longs: Mapping[str, frozenset[str]]
    spelt: Mapping[str, frozenset[str]]
    given: frozenset[str]


class Likeness(IntEnum):
    """How like a recorded name a written word is. ACCENTS: the same but for accents; NEAR: a slip of the pen."""

    OTHER = 0
    NEAR = 1
    ACCENTS = 2
    SAME = 3


def name_words(name: str) -> tuple[str, ...]:
    """The words of a recorded name in their order, a call name in brackets last, without titles, degrees, pronouns.
    "van Rossum, Guido" gives Guido, van, Rossum."""
    name = unicodedata.normalize("NFKC", name[:MOST])
    asides: list[str] = []
    for groups in _ASIDE.findall(name):
        inside = _NAME_WORD.findall(next(filter(None, groups), ""))
        asides += (w for w in inside if bare(w) not in ("nee", "formerly", "aka"))
    plain = _ASIDE.sub(" ", name)
    head = _CUT.split(plain, 1)[0]
    plain = head if _NAME_WORD.search(head) else plain
    before, _, after = plain.partition(",")
    shouted = before.isupper()
    behind = [w for w in _NAME_WORD.findall(after) if not _credential(w, shouted)]
    words = behind + _NAME_WORD.findall(before) if behind else _NAME_WORD.findall(before)
    kept = tuple(w.rstrip(".") for w in words + asides if not _no_name(bare(w)))
    return kept or tuple(w.rstrip(".") for w in words)


def _no_name(word: str) -> bool:
    return word in TITLES or word in _AFTER_NAME or word in _PRONOUNS


def follows_a_name(word: str) -> bool:
    """Whether a bare word stands behind names and is none: a degree, a rank, "Jr"."""
    return word in _AFTER_NAME


def _credential(word: str, shouted: bool) -> bool:
    """Whether a word behind the comma is a degree: "MSc", "SHRM-CP", "P.Eng"; of a name in capitals only known ones."""
    if bare(word) in _AFTER_NAME or bare(word) in _PRONOUNS:
        return True
    capitals = sum(c.isupper() for c in word)
    return not shouted and len(word) > 1 and capitals >= 2 and "'" not in word and "’" not in word


class PersonName:
    """A recorded name, taken apart once. `words` as recorded; `long`: bare words long enough to be misspelt."""

    def __init__(self, name: str, nicknames: Nicknames) -> None:
        self._nicknames = nicknames
        self.words = name_words(name)
        split: list[str] = []
        for word in self.words:
            split += dict.fromkeys((word, *regex.split(r"[-‐‑]", word)))
        bares = [bare(w) for w in self.words]
        joined = [a + b for a, b in zip(self.words, self.words[1:], strict=False)]
        self._parts = tuple(dict.fromkeys(w for w in split if w))
        self._joined = tuple(joined)
        self.bares = frozenset(bare(w) for w in self._parts) | frozenset(bare(w) for w in joined)
        self.long = tuple(b for b in dict.fromkeys(bare(w) for w in self._parts) if len(b) > 3)
        pieces = (p for w in self.words for p in regex.split(r"[-‐‑.\s]", w) if p)
        self._initials = "".join(bare(p)[:1] for p in pieces)
        self.lone = sum(len(b) > 1 for b in bares) <= 1
        """Only one word is known, so that another may be the surname."""
        self.latin = any(_latin(w) for w in self.words)
        self.other_script = any(not _latin(w) for w in self.words)

    def like(self, written: str, *, strict: bool = False) -> Likeness:
        """How like the nearest word of the name `written` is. `strict` where it stands as a surname: there nobody
        cuts a name short."""
        best = Likeness.OTHER
        for number, word in enumerate(self._parts):
            if len(word) == 1 and number and not strict:
                continue  # "Sara" is not "Zak S."
            best = max(best, _like(written, word, self._nicknames, strict))
            if best is Likeness.SAME:
                return best
        if best < Likeness.ACCENTS:
            best = max([best, *(like for w in self._joined if (like := _plain_like(written, w)) > Likeness.OTHER)])
        letters = written.replace(".", "")
        if best < Likeness.ACCENTS and 2 <= len(letters) <= 3 and letters.isupper() and bare(letters) in self._initials:
            return Likeness.SAME
        return best

    def joins(self, one: str, other: str) -> bool:
        """Whether two written words are one of the name's: "Mary Ann" for "Maryann"."""
        return any(_plain_like(one + other, w) for w in (*self._parts, *self._joined))

    def comparable(self, written: str) -> bool:
        """Whether the name is recorded in the script that `written` is in."""
        return self.latin if _latin(written) else self.other_script and not self.latin


def _latin(word: str) -> bool:
    return bool(regex.search(r"\p{Latin}", word))


def _plain_like(written: str, word: str) -> Likeness:
    """Likeness without nicknames and slips."""
    mine, theirs = _composed(written), _composed(word)
    if mine == theirs:
        return Likeness.SAME
    a, b = bare(written), bare(word)
    if a == b:
        # "Zoe" for "Zoë" drops accents; "Müller" for "Muller" puts some on, which no one minds less.
        return Likeness.SAME if mine.replace("ß", "ss") == theirs.replace("ß", "ss") else Likeness.ACCENTS
    if b and (a == spelt_out(word) or spelt_out(written) == b):
        return Likeness.SAME
    return Likeness.OTHER


def _like(written: str, word: str, nicknames: Nicknames, strict: bool) -> Likeness:
    plain = _plain_like(written, word)
    if plain:
        return plain
    a, b = bare(written), bare(word)
    if not a or not b:
        return Likeness.OTHER
    longs_a, longs_b = nicknames.longs.get(a, frozenset()), nicknames.longs.get(b, frozenset())
    if b in longs_a or a in longs_b:
        return Likeness.SAME
    if len(a) == 1 or len(b) == 1:
        return Likeness.SAME if a[0] == b[0] else Likeness.OTHER
    if longs_a & longs_b:
        # "Bob" and "Rob", "Kate" and "Katie" stand for each other; "Zack" for "Zak" is a slip.
        slip = (near(a, b) and a[0] == b[0] and _root(a) != _root(b)) or _one_letter_more(a, b)
        return Likeness.NEAR if slip else Likeness.SAME
    if not strict and (_cut_short(a, b) or _cut_short(b, a) or _pet_form(a, b, nicknames)):
        return Likeness.SAME
    if b in nicknames.spelt.get(a, ()) or near(a, b) or _one_letter_more(a, b):
        return Likeness.NEAR
    return Likeness.OTHER


def _pet_form(pet: str, name: str, nicknames: Nicknames) -> bool:
    """Whether an unknown name is a known or evident short form with an ending: Lizzy, Maddy, Mati. "Mary" is known,
    and no Marta."""
    base = _root(pet)
    if pet in nicknames.given or base == pet:
        return False
    if len(base) > 3 and base[-1] == base[-2]:
        base = base[:-1]
    known = name in nicknames.longs.get(base, ())
    return known or (len(base) >= 3 and name.startswith(base) and len(name) - len(base) >= 2)


def _one_letter_more(a: str, b: str) -> bool:
    """Whether a name of two letters has got one more, or the other way round: "Joe" for "Jo"."""
    short, long = sorted((a, b), key=len)
    return len(short) == 2 and len(long) == 3 and long.startswith(short)


def _cut_short(short: str, long: str) -> bool:
    """Whether one is a beginning or an end of the other, by three letters and more: Alex, Beth, Sandro."""
    if len(long) - len(short) < 3:
        return False
    return (len(short) >= 3 and long.startswith(short)) or (len(short) >= 4 and long.endswith(short))


def _root(name: str) -> str:
    """A pet form without its ending: "kat" for "kate" and "katie"."""
    for ending in ("ie", "ey", "y", "i", "e"):
        if name.endswith(ending) and len(name) > max(3, len(ending) + 1):
            return name[: -len(ending)]
    return name


def _composed(word: str) -> str:
    """Lower case with its accents, without what is written now so, now so: hyphens, dots, kinds of apostrophes."""
    folded = unicodedata.normalize("NFC", word).casefold().replace("’", "'").replace("ʼ", "'")
    return folded.replace("-", "").replace("‐", "").replace("‑", "").replace(".", "")


def first_name(name: str) -> str:
    """The name one greets with: a call name in quotes, or the first word that is no title and no initial; "" where
    there is none. "van Rossum, Guido" gives Guido; a name all in capitals or small letters is written as names are."""
    words = name_words(name)
    quoted = regex.search(r"[\"“„«](\p{L}[\p{L}\p{M}'’-]{0,30})[\"”“»]", name[:MOST])
    if quoted:
        return _cased(quoted.group(1))
    whole = next((w for w in words if len(bare(w)) > 1 and bare(w) not in PARTICLES), "")
    return _cased(whole or " ".join(words))


def _cased(name: str) -> str:
    if name.islower() or (name.isupper() and len(name) > 3):
        return "-".join(part[:1].upper() + part[1:].lower() for part in name.split("-"))
    return name


def words_of(text: str) -> list[str]:
    """The bare words of a field."""
    return [t.bare for t in tokens(text[:MOST])]
