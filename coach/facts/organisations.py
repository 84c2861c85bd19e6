"""Companies, schools and places under the different names that people give them."""

from __future__ import annotations

import re

from coach.facts.names import bare, near

_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
_LEGAL = frozenset(
    "inc incorporated ltd limited llc llp lp plc corp corporation co company gmbh ag kg sa sas sarl srl spa bv nv oy "
    "oyj ab as asa aps pty pte kk sl sro doo ug se group holding holdings international".split()
)
_SMALL = frozenset("the of and for at in de la le du des der die das und et y e a an".split())
_SCHOOL = frozenset(
    "university univ uni college school institute academy universitat universite universidad polytechnic "
    "faculty department".split()
)
_AREA = frozenset(
    "greater area region metropolitan metro city county province district and bay the of surroundings".split()
)
_SAME_PLACE = {
    "torino": "turin",
    "munchen": "munich",
    "muenchen": "munich",
    "koln": "cologne",
    "wien": "vienna",
    "milano": "milan",
    "roma": "rome",
    "firenze": "florence",
    "napoli": "naples",
    "venezia": "venice",
    "genova": "genoa",
    "praha": "prague",
    "warszawa": "warsaw",
    "lisboa": "lisbon",
    "moskva": "moscow",
    "kobenhavn": "copenhagen",
    "goteborg": "gothenburg",
    "bruxelles": "brussels",
    "brussel": "brussels",
    "antwerpen": "antwerp",
    "geneve": "geneva",
    "genf": "geneva",
    "zuerich": "zurich",
    "nuernberg": "nuremberg",
    "nurnberg": "nuremberg",
    "hannover": "hanover",
    "sevilla": "seville",
    "beograd": "belgrade",
    "bucuresti": "bucharest",
    "athina": "athens",
    "den haag": "the hague",
    "nyc": "new york",
    "new york city": "new york",
    "sf": "san francisco",
    "la": "los angeles",
    "bangalore": "bengaluru",
    "bombay": "mumbai",
    "calcutta": "kolkata",
    "madras": "chennai",
    "kiev": "kyiv",
    "saigon": "ho chi minh",
}
"""Other names of large towns, bare, as people abroad and at home write them."""


def core(name: str) -> tuple[str, ...]:
    """The words that make an organisation's name: bare, without legal forms and small words; all where none is left."""
    words = tuple(bare(w) for w in _WORD.findall(name))
    kept = tuple(w for w in words if w not in _SMALL)
    while len(kept) > 1 and kept[-1] in _LEGAL:
        kept = kept[:-1]
    return kept or words


def same_organisation(one: str, other: str) -> bool:
    """Whether both name the same company or school: legal forms, short forms and initials aside."""
    a, b = core(one), core(other)
    if not a or not b:
        return False
    if a == b or "".join(a) == "".join(b):
        return True
    own_a, own_b = _own(a), _own(b)
    if own_a and own_a == own_b:
        return True
    if _initials(one, other) or _initials(other, one):
        return True
    short, long = sorted((a, b), key=len)
    return len(short[0]) > 2 and short[0] not in _SCHOOL and long[: len(short)] == short


def _own(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(w for w in words if w not in _SCHOOL)


def _initials(short: str, long: str) -> bool:
    letters = "".join(_WORD.findall(short)).replace(".", "")
    if not 2 <= len(letters) <= 6 or not letters.isupper():
        return False
    words = [bare(w) for w in _WORD.findall(long)]
    with_small, without = ("".join(w[0] for w in some if w) for some in (words, core(long)))
    return len(words) > 1 and bare(letters) in (with_small, without)


def misspelt_organisation(written: str, recorded: str) -> bool:
    """Whether `written` is a slip for `recorded`: the same words, one or two of them a slip away."""
    a, b = core(written), core(recorded)
    if same_organisation(written, recorded) or not a or not b:
        return False
    if len(a) == len(b):
        return all(x == y or near(x, y) for x, y in zip(a, b, strict=True)) and len("".join(b)) >= 5
    return len("".join(b)) >= 6 and near("".join(a), "".join(b))


def same_place(one: str, other: str) -> bool:
    """Whether two locations name one town: "Turin, Piedmont" and "Greater Turin". The town stands before the comma."""
    a, b = _town(one), _town(other)
    return bool(a) and a == b


def _town(place: str) -> str:
    words = [bare(w) for w in _WORD.findall(place.split(",")[0])]
    town = " ".join(w for w in words if w not in _AREA)
    return _SAME_PLACE.get(town, town)
