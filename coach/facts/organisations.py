"""Companies and schools under the different names that people give them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from coach.facts.places import is_town, town_of_word
from coach.facts.tokens import MOST, Token, bare, near, tokens

_LEGAL = frozenset(
    "inc incorporated ltd limited llc llp lp plc corp corporation co company gmbh ggmbh mbh ag kg kgaa ohg gbr "
    "ug ev eg "
    "sa sas sasu sarl srl srls spa snc scarl bv nv vof oy oyj ab as asa aps is pty pte pvt private proprietary kk "
    "gk sl slu sro doo dd ad ooo oao zao pao pjsc jsc ojsc se sca pbc pc kft zrt nyrt bt spzoo zoo sp sdn bhd "
    "tbk ltda "
    "eireli cv sab rl lda unlimited uab sia ou ehf hf ks da ans sl scs group gruppe groupe grupo gruppo holding "
    "holdings international publ cic".split()
)
_AT_FRONT = frozenset("pt ooo oao zao pao pjsc jsc team the".split())
_AT_END = frozenset("team teams hq headquarters crew folks people".split())
_SMALL = frozenset(
    "the of and for at in de la le les du des der die das dem den del della di do da dos und et y e a an i van von "
    "fur zu zur pour per".split()
)
_KINDS = {
    word: kinds
    for kinds, words in {
        "U": "university univ uni universitat universitaet universitet universitetet universite universita universidad "
        "universidade uniwersytet univerzita univerzitet universiteit yliopisto universitesi universitas egyetem "
        "universitatea universitat universitats universitets",
        "C": "college colegio collegium colleges",
        "S": "school schule schola ecole escuela scuola skola skole escola szkola",
        "H": "hochschule hogskola hogskolan hogskolen hogeschool fachhochschule fh",
        "T": "tech technical technology technologies technische technischen technischer technique techniques technisch "
        "techniczna techniczny teknisk tekniska tekniske tecnica tecnico tecnologico technologique technological",
        "TU": "tu",
        "TI": "politecnico polytechnic polytechnique politecnica politechnika polytechnical polytechnical politehnica",
        "I": "institute institut instituto istituto institutet inst",
        "A": "academy akademie academia academie accademia akademia",
        " ": "faculty department dept fakultat campus",
    }.items()
    for word in words.split()
}
"""Words that say what kind of school it is -> the kinds; " " says none."""
_TOPS = frozenset("UCSHA")
_EVERYONES = frozenset(
    "bank group national international global first new royal city united american british european german french "
    "general state federal north south east west northern southern eastern western central institute center centre "
    "ministry department council hospital club society association foundation company world great big open".split()
)
"""First words that many organisations have: none of them is a short form."""
_ASIDE = regex.compile(r"[(\[]([^()\[\]]{1,80})[)\]]")
_NOT_NOW = regex.compile(r"^\s*(?:formerly|former|ex|now|previously|part of|member of|aka|a|an|the)\b[-\s:]*", regex.I)
_DOTTED = regex.compile(r"\b(?:A/S|S/A|z\s?o\.\s?o\.?|I/S|K/S|d\.\s?o\.\s?o\.?)(?!\w)", regex.I)
_DOMAIN = regex.compile(r"(?<=[\p{L}\p{N}]{2})\.(?:com|io|ai|org|net|co|dev|app|de|eu)\b", regex.I)
_CAMEL = regex.compile(r"(?<=\p{Ll})(?=\p{Lu})")
_DEGREE = regex.compile(
    r"(?i)\b(?:b\.?sc|m\.?sc|b\.?a|m\.?a|b\.?eng|m\.?eng|mba|ph\.?d|degree|bachelor|master|diploma|dipl)\b"
)
_AND = frozenset("and und et y e i".split())


@dataclass(frozen=True, slots=True)
class _Form:
    """One name of an organisation. `core`: bare words without legal forms and small words; `own`: those that say
    nothing of its kind, towns by their one name; `all_words`: as written, for initials; `joined`: all in one word."""

    core: tuple[str, ...]
    own: tuple[str, ...]
    kinds: frozenset[str]
    all_words: tuple[str, ...]
    letters: str
    joined: str


@lru_cache(maxsize=4096)
def _forms(name: str) -> tuple[_Form, ...]:
    """The names in `name`: the one outside brackets and those inside."""
    plain = _ASIDE.sub(" ", name)
    texts = [plain, *(_NOT_NOW.sub("", inside) for inside in _ASIDE.findall(name))]
    if " | " in plain or " / " in plain:
        texts += regex.split(r" [|/] ", plain)
    if _DEGREE.search(plain):
        texts += (part for part in regex.split(r",| [-–—] ", plain) if not _DEGREE.search(part))
    found = (_form(text) for text in texts)
    return tuple(f for f in found if f is not None)[:6]


def _form(text: str) -> _Form | None:
    text = _DOMAIN.sub("", _DOTTED.sub(lambda m: regex.sub(r"[./\s]", "", m.group()), text))
    cut = tokens(text)
    if not cut:
        return None
    words = [t.bare for t in cut]
    kept = [w for w in words if w not in _SMALL] or words
    while len(kept) > 1 and (kept[-1] in _LEGAL or kept[-1] in _AT_END):
        kept = kept[:-1]
    while len(kept) > 1 and kept[0] in _AT_FRONT:
        kept = kept[1:]
    core = tuple(kept)
    kinds = frozenset(k for w in core for k in _KINDS.get(w, "") if k != " ")
    whole = words
    while len(whole) > 1 and (whole[-1] in _LEGAL or whole[-1] in _AT_END):
        whole = whole[:-1]
    own = tuple(town_of_word(w) for w in core if w not in _KINDS)
    letters = "".join(t.text for t in cut) if len(cut) <= 2 else ""
    letters = regex.sub(r"[^\p{L}]", "", letters)
    short = 2 <= len(letters) <= 6 and sum(c.isupper() for c in letters) >= 2
    return _Form(core, own, kinds, tuple(t.text for t in cut), letters if short else "", "".join(whole))


def core(name: str) -> tuple[str, ...]:
    """The words that make an organisation's name: bare, without legal forms and small words; all where none is left."""
    form = _form(name[:MOST])
    return form.core if form else ()


def same_organisation(one: str, other: str) -> bool:
    """Whether both name the same company or school: legal forms, short forms and initials aside."""
    return any(_same(a, b) for a in _forms(one[:MOST]) for b in _forms(other[:MOST]))


class Organisations:
    """Organisations of a profile in their order, for asking which of them a few words name."""

    def __init__(self, names: Sequence[str]) -> None:
        self._forms = [(name, _forms(name[:MOST])) for name in names]
        every = [f for _, forms in self._forms for f in forms]
        self._initials = any(f.letters for f in every)
        keys = {k for f in every for k in (*f.core, *f.own, f.joined, "".join(f.core))}
        self._keys = frozenset(keys | {k + "s" for k in keys} | {k[:-1] for k in keys if k.endswith("s")})

    def named(self, said: str) -> str | None:
        """The first of them that `said` is a name of."""
        mine = _forms(said[:MOST])
        if not self._initials and not any(
            f.letters or not self._keys.isdisjoint((*f.core, *f.own, f.joined)) for f in mine
        ):
            return None
        return next((name for name, forms in self._forms if any(_same(a, b) for a in mine for b in forms)), None)


def _same(a: _Form, b: _Form) -> bool:
    if a.core == b.core or "".join(a.core) == "".join(b.core) or a.joined == b.joined:
        return True
    if a.own and (a.kinds or b.kinds) and _agree(a.kinds, b.kinds) and _same_own(a.own, b.own):
        return True
    if _stands_for(a, b) or _stands_for(b, a):
        return True
    short, long = (a, b) if len(a.core) <= len(b.core) else (b, a)
    begins = long.core[: len(short.core)] == short.core
    if not begins or not _agree(short.kinds, long.kinds):
        return False
    named = [w for w in short.core if w not in _EVERYONES and w not in _KINDS and w not in _LEGAL]
    return any(len(w) > 2 for w in named) and (len(short.core) > 1 or len(long.core) > 1)


def _agree(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two schools can be of one kind: a college is no university, a technical one no other."""
    if not one or not other:
        return True
    tops, others = one & _TOPS, other & _TOPS
    return ("T" in one) == ("T" in other) and not (tops and others and tops.isdisjoint(others))


def _same_own(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """The same words, a genitive aside: "Lunds" and "Lund"."""
    pairs = zip(one, other, strict=False)
    return len(one) == len(other) and all(x == y or x == y + "s" or y == x + "s" for x, y in pairs)


def _stands_for(short: _Form, long: _Form) -> bool:
    """Whether `short` is the initials of `long`: IBM, P&G, PwC, LSE. A capital stands for the next word, which may
    not be left out unless it is small; a small letter for a small word or one inside. What comes after "and" may be
    left out of three letters and more."""
    if not short.letters:
        # "IIT Madras"
        first, tail = short.all_words[0], short.core[1:]
        if not (2 <= len(first) <= 5 and first.isupper() and tail and long.core[-len(tail) :] == tail):
            return False
        head = _form(" ".join(long.all_words[: -len(tail)]))
        alone = _form(first)
        return head is not None and alone is not None and _stands_for(alone, head)
    parts = [bare(p) for w in long.all_words for p in regex.split(r"[-‐‑&/]", _CAMEL.sub("-", w)) if p]
    capitals = {bare(w) for w in long.all_words if w.isupper() and len(w) <= 4} - _LEGAL
    parts = [letter for p in parts if p for letter in (tuple(p) if p in capitals else (p,))]
    if len(parts) < 2:
        return False
    at = 0
    for letter in short.letters:
        if letter.isupper():
            begin = letter.casefold()
            while at < len(parts) and parts[at][0] != begin and (parts[at] in _SMALL):
                at += 1
            if at == len(parts) or parts[at][0] != begin:
                return False
            at += 1
        elif at < len(parts) and parts[at] in _SMALL and parts[at][0] == letter.casefold():
            at += 1
    rest = [p for p in parts[at:] if p not in _LEGAL]
    meant = [p for p in rest if p not in _SMALL]
    return not meant or (len(short.letters) >= 3 and rest[0] in _AND)


def misspelt_organisation(written: str, recorded: str) -> bool:
    """Whether `written` is a slip for `recorded`, or for a short form of it: the same words, some a slip away."""
    if same_organisation(written, recorded):
        return False
    return any(_slip(a, b) for a in _forms(written[:MOST])[:1] for b in _forms(recorded[:MOST]))


def _slip(a: _Form, b: _Form) -> bool:
    mine, theirs = a.core, b.core
    if b.letters or a.letters:
        return False
    if len(mine) <= len(theirs):
        begin = theirs[: len(mine)]
        enough = len("".join(begin)) >= (5 if len(mine) == len(theirs) else 6)
        if enough and all(x == y or near(x, y) for x, y in zip(mine, begin, strict=True)):
            changed = [y for x, y in zip(mine, begin, strict=True) if x != y]
            return any(w not in _EVERYONES for w in begin) and bool(changed)
    if a.own and b.own and a.kinds and b.kinds and _agree(a.kinds, b.kinds) and len(a.own) == len(b.own):
        return len("".join(b.own)) >= 4 and all(x == y or near(x, y) for x, y in zip(a.own, b.own, strict=True))
    return len("".join(theirs)) >= 6 and near("".join(mine), "".join(theirs))


_JOINING = frozenset("of and & de for the und et des".split())
_BREAKING = frozenset(
    "i you your yours we our ours my me us he she they it its his her their this that these those is are was were be "
    "been am do does did have has had will would can could may might shall should must if when where while who whom "
    "which what why how whose and or but so because since as at in on from to with by about after before not no yes "
    "hi hello hey dear thanks thank please congratulations congrats best regards cheers there here also just".split()
)


def runs(text: str) -> tuple[tuple[Token, ...], ...]:
    """Names of one word or several: capitals in a row, small words between two capitals taken in, a genitive ends it.
    Function words with a capital are none of it. Remembered for the texts asked for last."""
    return _runs(text) if len(text) < 4000 else _found_runs(text)


def _found_runs(text: str) -> tuple[tuple[Token, ...], ...]:
    found: list[tuple[Token, ...]] = []
    run: list[Token] = []
    waiting: list[Token] = []
    last_end = 0
    for token in tokens(text):
        gap = text[last_end : token.start]
        last_end = token.end
        if run and not _bridged(gap, run[-1], token):
            found.append(tuple(run))
            run, waiting = [], []
        if token.capital and token.text.casefold() not in _BREAKING:
            run += [*waiting, token] if run else [token]
            waiting = []
        elif run and token.text in _JOINING and len(waiting) < 2:
            waiting.append(token)
        elif run:
            found.append(tuple(run))
            run, waiting = [], []
        if len(run) > _LONGEST:
            found.append(tuple(run))
            run, waiting = [], []
    if run:
        found.append(tuple(run))
    return tuple(found)


_runs = lru_cache(maxsize=256)(_found_runs)
_LONGEST = 12
"""Words in a name; what is longer is a line in capitals."""


def _bridged(gap: str, before: Token, token: Token) -> bool:
    inner = gap.strip()
    if "\n" in gap or len(gap) > 4:
        return False
    if inner in ("", "&", "-", "/") or (inner == "." and len(before.text) <= 4):
        return True
    return inner in (",", ".,") and token.bare in _LEGAL


def pieces(run: Sequence[Token]) -> list[Sequence[Token]]:
    """A run, and what lies between its small words: "Tallis and Globex" gives the whole, Tallis, Globex."""
    parts: list[list[Token]] = [[]]
    for token in run:
        if token.text in _JOINING:
            parts.append([])
        else:
            parts[-1].append(token)
    whole = [p for p in parts if p]
    return [run, *whole] if len(whole) > 1 else [run]


def is_place(run: Sequence[Token]) -> bool:
    """Whether a run is the name of a large town."""
    return is_town("-".join(t.bare for t in run))
