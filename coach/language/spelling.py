"""Which of a checker's unknown words are misspelt: those where a common word is evidently meant.

A dictionary knows neither people nor trades. "Eelgrass", "commis" or "Okafor" are no slips, and to call them so is
what people hate most about such programs; so a word counts as misspelt only if a word of first messages lies one slip
of the usual shape away: a letter doubled or not, left out, swapped with its neighbour, a vowel taken for another.
British and American spelling are both right.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import groupby

from rapidfuzz.distance import DamerauLevenshtein, Levenshtein

_AMERICAN = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (r"our", "or"),
        (r"is(e|ed|es|er|ers|ing|ation|ations|ational)$", r"iz\1"),
        (r"ys(e|ed|es|er|ers|ing)$", r"yz\1"),
        (r"tre(s|d)?$", r"ter\1"),
        (r"bre(s|d)?$", r"ber\1"),
        (r"tred$", "tered"),
        (r"ogue(s|d)?$", r"og\1"),
        (r"oguing$", "oging"),
        (r"ence(s|less)?$", r"ense\1"),
        (r"ll(ed|ing|er|ers|ation|ery)$", r"l\1"),
        (r"ae", "e"),
        (r"oe", "e"),
        (r"ph", "f"),
        (r"ise(s|d)?$", r"ice\1"),
        (r"ising$", "icing"),
        (r"ence(s|d)?$", r"ense\1"),
        (r"mme(s)?$", r"m\1"),
        (r"l(ment|ments|ful|fully)$", r"ll\1"),
        (r"y(re|res)$", r"i\1"),
        (r"que(s)?$", r"ck\1"),
        (r"wards$", "ward"),
        (r"grey", "gray"),
        (r"ould", "old"),
        (r"gement$", "gment"),
        (r"eable$", "able"),
        (r"t$", "ed"),
    )
)
_OTHERWISE = frozenset(
    "spilt learnt dreamt burnt leant smelt spelt spoilt whilst amongst maths mum mums grandad yoghurt jewellery "
    "enquire enquiry enquiries enquired enquiring draughty draught cheque cheques kerb plough pyjamas sceptical "
    "aluminium flyer flyers wellbeing nett colab collab comms admin signup login setup startup startups bootcamp "
    "webinar fermenters ageing acknowledgement judgement cosy storey tonne tonnes licence licences practise "
    "defence offence freelancing freelancer onboarding upskilling reskilling signalling labelling modelling "
    "cancelled travelling mentee mentees fundraise impactful learnings actionable teammate teammates workstream "
    "rebrand".split()
)
_AFFIXES = ("s", "es", "er", "ers", "ed", "ing", "ly", "y", "al", "able", "ish", "ist", "or", "less", "ful", "man")
_VOWELS = frozenset("aeiouy")
_ALIKE = {frozenset(p) for p in ("cs", "ck", "gj", "sz", "mn", "td", "vw", "bp", "kq", "xz", "cx", "iy", "ea", "eo")}


def meant(word: str, suggestions: Sequence[str], common: Collection[str]) -> tuple[str, ...]:
    """The suggestions that are evidently meant by an unknown `word`; none where it may be a word we do not know.
    `common`: words that people write, in small letters."""
    plain = word.lower().replace("’", "'")
    if not plain.isascii() or not plain.isalpha() or len(plain) < 4:
        return ()
    if plain in common or plain in _OTHERWISE or _is_dialect(plain, suggestions):
        return ()
    found = [s for s in suggestions if s.lower() in common and _one_slip(plain, s.lower())]
    return tuple(s[:1].upper() + s[1:] if word[:1].isupper() else s for s in found)


def _is_dialect(word: str, suggestions: Sequence[str]) -> bool:
    offered = {s.lower() for s in suggestions}
    return any(pattern.sub(instead, word) in offered for pattern, instead in _AMERICAN if pattern.search(word))


def _one_slip(written: str, right: str) -> bool:
    """Whether `written` is `right` with a slip of the usual shape."""
    if _is_affixed(written, right):
        return False
    distance: int = DamerauLevenshtein.distance(written, right, score_cutoff=2)
    if distance == 2:
        return len(right) >= 8 and written[0] == right[0] and _bones(written) == _bones(right)
    return distance == 1 and _usual(written, right)


def _is_affixed(written: str, right: str) -> bool:
    """Whether one is the other with something put to it: a word in its own right."""
    longer, shorter = (written, right) if len(written) >= len(right) else (right, written)
    if longer.startswith(shorter):
        rest = longer[len(shorter) :]
        return rest in _AFFIXES and longer[-2:] != rest * 2
    return longer.endswith(shorter) and len(longer) - len(shorter) <= 4 and longer[0] != longer[1]


def _usual(written: str, right: str) -> bool:
    edits = list(Levenshtein.editops(written, right))
    if len(edits) == 2:  # two neighbours swapped
        return len(right) >= 5
    kind, at, to = edits[0].tag, edits[0].src_pos, edits[0].dest_pos
    if kind == "insert":  # a letter was left out
        return _beside(right, to) or (len(right) >= 6 and to > 0)
    if kind == "delete":  # a letter too many
        return _beside(written, at) or (len(right) >= 7 and 0 < at < len(written) - 1)
    pair = frozenset((written[at], right[to]))
    return len(right) >= 6 and (pair <= _VOWELS or pair in _ALIKE)


def _bones(word: str) -> str:
    """A word without its vowels and with no letter twice in a row."""
    return "".join(c for c, _ in groupby(c for c in word if c not in _VOWELS))


def _beside(word: str, at: int) -> bool:
    """Whether a letter stands beside the same one."""
    return len(word) >= 5 and word[at] in word[max(0, at - 1) : at] + word[at + 1 : at + 2]
