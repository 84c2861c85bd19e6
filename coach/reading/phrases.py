"""Phrases: the small pattern language of rules and cues, and its matcher.

    hope (this|my) {message} finds you (very|all)? well
    word        that word, whatever its case; contractions opened (see `words`): write "i would", "do not"
    word~       any inflection of it (explore, explores, explored, exploring)
    (a b|c)     one of several; `?` after a word, group or list makes it optional
    {name}      one entry of the named list in resources/lexicon
    <3>  <1-3>  a gap of up to 3, or 1 to 3, words
    #           a number, in digits or words      @cap   a word written with a capital, not the first
    ^  $        the start, the end of the sentence
    @url @email an address

A match stays in one sentence. The work is bounded by words x pattern length x gap, so it is linear in any text:
there is no repetition without a bound to write.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from coach.reading.words import Word, words

MAX_GAP = 8
_NUMBER_WORDS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty ninety "
    "hundred thousand half couple dozen".split()
)


class PhraseError(ValueError):
    """A pattern that is not in the language; its text says where."""


class Hit(NamedTuple):
    """`first`, `last`: word indices, half-open, in the sentence."""

    key: int
    first: int
    last: int


# --- the parsed form: each node knows where a match that begins at word `i` can end -------------------------------


@dataclass(frozen=True, slots=True)
class _One:
    """One word out of a set, or satisfying a class."""

    norms: frozenset[str]
    number: bool = False
    capital: bool = False
    optional: bool = False

    def ends(self, ws: Sequence[Word], i: int) -> tuple[int, ...]:
        if i < len(ws):
            word = ws[i]
            if (
                word.norm in self.norms
                or (self.number and is_number(word.norm))
                or (self.capital and i > 0 and word.capital)
            ):
                return (i + 1, i) if self.optional else (i + 1,)
        return (i,) if self.optional else ()


@dataclass(frozen=True, slots=True)
class _Gap:
    least: int
    most: int

    def ends(self, ws: Sequence[Word], i: int) -> tuple[int, ...]:
        return tuple(range(i + self.least, min(i + self.most, len(ws)) + 1))


@dataclass(frozen=True, slots=True)
class _Edge:
    start: bool

    def ends(self, ws: Sequence[Word], i: int) -> tuple[int, ...]:
        return (i,) if (i == 0 if self.start else i == len(ws)) else ()


@dataclass(frozen=True, slots=True)
class _Group:
    branches: tuple[tuple[_Node, ...], ...]
    optional: bool = False

    def ends(self, ws: Sequence[Word], i: int) -> tuple[int, ...]:
        found: set[int] = {i} if self.optional else set()
        for branch in self.branches:
            found.update(_sequence_ends(branch, ws, i))
        return tuple(found)


_Node = _One | _Gap | _Edge | _Group


def _sequence_ends(nodes: Sequence[_Node], ws: Sequence[Word], i: int) -> tuple[int, ...]:
    at: tuple[int, ...] = (i,)
    for node in nodes:
        at = node.ends(ws, at[0]) if len(at) == 1 else tuple({end for begin in at for end in node.ends(ws, begin)})
        if not at:
            return ()
    return at


@dataclass(frozen=True)
class Phrase:
    """A compiled pattern."""

    source: str
    nodes: tuple[_Node, ...]

    def match(self, ws: Sequence[Word], i: int) -> int | None:
        """Where the longest match beginning at word `i` ends (word index), or None."""
        ends = _sequence_ends(self.nodes, ws, i)
        best = max(ends, default=i)
        return best if best > i else None

    @cached_property
    def first(self) -> frozenset[str] | None:
        """Words a match can begin with; None where a class (number, capital) can begin it."""
        return _first(self.nodes)[0]

    @cached_property
    def needs(self) -> tuple[frozenset[str], ...]:
        """Sets of words of which a matching sentence must hold at least one each: cheap to refuse by."""
        sets = [
            node.norms
            for node in self.nodes
            if isinstance(node, _One) and not (node.optional or node.number or node.capital)
        ]
        sets += [
            s for node in self.nodes if isinstance(node, _Group) and not node.optional and (s := _first_of_group(node))
        ]
        return tuple(sorted(sets, key=lambda s: (any(w in _COMMON for w in s), len(s)))[:3])


_COMMON = frozenset(
    "i you your to a the and of in on for with my we our is am are be have it this that me us at would do not so as "
    "can will if was about from by an".split()
)


def _first_of_group(group: _Group) -> frozenset[str] | None:
    found: set[str] = set()
    for branch in group.branches:
        first, may_be_empty = _first(branch)
        if first is None or may_be_empty:
            return None
        found |= first
    return frozenset(found)


def _first(nodes: Sequence[_Node]) -> tuple[frozenset[str] | None, bool]:
    """The words `nodes` can begin with (None: any), and whether they can match nothing."""
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, _Edge):
            continue
        if isinstance(node, _Gap):
            return None, False
        if isinstance(node, _One):
            if node.number or node.capital:
                return None, False
            found |= node.norms
            if not node.optional:
                return frozenset(found), False
            continue
        empty = node.optional
        for branch in node.branches:
            first, branch_empty = _first(branch)
            if first is None:
                return None, False
            found |= first
            empty = empty or branch_empty
        if not empty:
            return frozenset(found), False
    return frozenset(found), True


def is_number(norm: str) -> bool:
    return norm[:1].isdigit() or norm in _NUMBER_WORDS


# --- reading the written form ----------------------------------------------------------------------------------

_TOKEN = re.compile(
    r"\s*(?:(<\d{1,2}(?:-\d{1,2})?>)|(\{[\w-]{1,40}\})|(@cap|@url|@email)|([()|?^$#])|([^\s()|?^$#<>{}@]+))"
)


def compile_phrase(source: str, lists: Mapping[str, Sequence[str]] | None = None) -> Phrase:
    """The pattern `source`. Raises PhraseError where it is not in the language, could match nothing, or begins or
    ends in a gap."""
    tokens: list[str] = []
    at = 0
    stripped = source.rstrip()
    while at < len(stripped):
        match = _TOKEN.match(stripped, at)
        if not match:
            raise PhraseError(f"cannot read {stripped[at:]!r} in {source!r}")
        tokens.append(match.group().strip())
        at = match.end()
    nodes, rest = _parse(tokens, 0, lists or {}, source)
    if rest != len(tokens):
        raise PhraseError(f"unexpected {tokens[rest]!r} in {source!r}")
    if not nodes or _first(nodes)[1]:
        raise PhraseError(f"{source!r} could match nothing")
    solid = [n for n in nodes if not isinstance(n, _Edge)]
    if isinstance(solid[0], _Gap) or isinstance(solid[-1], _Gap):
        raise PhraseError(f"{source!r} begins or ends in a gap")
    return Phrase(source, nodes)


def _parse(
    tokens: list[str], at: int, lists: Mapping[str, Sequence[str]], source: str
) -> tuple[tuple[_Node, ...], int]:
    nodes: list[_Node] = []
    while at < len(tokens):
        token = tokens[at]
        if token in ")|":
            break
        at += 1
        node: _Node
        if token == "(":
            branches: list[tuple[_Node, ...]] = []
            while True:
                branch, at = _parse(tokens, at, lists, source)
                if not branch:
                    raise PhraseError(f"an empty alternative in {source!r}")
                branches.append(branch)
                if at >= len(tokens):
                    raise PhraseError(f"a parenthesis is not closed in {source!r}")
                at += 1
                if tokens[at - 1] == ")":
                    break
            node = _simplify(branches)
        elif token == "?":
            if not nodes or not isinstance(nodes[-1], _One | _Group):
                raise PhraseError(f"nothing to make optional before ? in {source!r}")
            popped = nodes.pop()
            assert isinstance(popped, _One | _Group)
            node = (
                _One(popped.norms, popped.number, popped.capital, True)
                if isinstance(popped, _One)
                else _Group(popped.branches, True)
            )
        elif token == "^" or token == "$":
            node = _Edge(token == "^")
        elif token == "#":
            node = _One(frozenset(), number=True)
        elif token == "@cap":
            node = _One(frozenset(), capital=True)
        elif token.startswith("<"):
            least, _, most = token[1:-1].rpartition("-")
            node = _Gap(int(least or 0), int(most))
            if node.most > MAX_GAP or node.least > node.most:
                raise PhraseError(f"the gap {token} in {source!r} is not within 0 to {MAX_GAP}")
        elif token.startswith("{"):
            name = token[1:-1]
            if name not in lists:
                raise PhraseError(f"there is no list {name!r} (in {source!r})")
            parsed = [compile_phrase(entry, lists).nodes for entry in lists[name]]
            node = _simplify(parsed)
        else:
            if token.startswith("@"):
                node = _One(frozenset([token]))
            elif token.endswith("~"):
                node = _One(inflections(token[:-1].lower()))
            else:
                # The same reading as the text gets, so "let's" and "e-mail" mean here what they mean there.
                if not words(token):
                    raise PhraseError(f"{token!r} is no word (in {source!r})")
                *before, last = (_One(frozenset([word.norm])) for word in words(token))
                nodes += before
                node = last
        nodes.append(node)
    return tuple(nodes), at


def _simplify(branches: Sequence[tuple[_Node, ...]]) -> _Node:
    """Alternatives that are all single plain words are one set, which is quicker to test."""
    single: set[str] = set()
    rest: list[tuple[_Node, ...]] = []
    for branch in branches:
        node = branch[0]
        if len(branch) == 1 and isinstance(node, _One) and not (node.optional or node.number or node.capital):
            single |= node.norms
        else:
            rest.append(branch)
    if not rest:
        return _One(frozenset(single))
    if single:
        rest.append((_One(frozenset(single)),))
    return _Group(tuple(rest))


# --- inflection ------------------------------------------------------------------------------------------------

_IRREGULAR = {
    form: group
    for group in (
        frozenset(line.split())
        for line in """be is are am was were been being
have has had having
do does did done doing
go goes went gone going
see sees saw seen seeing
come comes came coming
find finds found finding
meet meets met meeting
speak speaks spoke spoken speaking
write writes wrote written writing
read reads reading
give gives gave given giving
know knows knew known knowing
think thinks thought thinking
feel feels felt feeling
grow grows grew grown growing
make makes made making
take takes took taken taking
build builds built building
learn learns learned learnt learning
run runs ran running
stand stands stood standing
catch catches caught catching
keep keeps kept keeping
hear hears heard hearing
tell tells told telling
get gets got gotten getting
lead leads led leading
send sends sent sending
teach teaches taught teaching
sell sells sold selling
buy buys bought buying
say says said saying
show shows showed shown showing
bring brings brought bringing
begin begins began begun beginning
hold holds held holding
leave leaves left leaving
put puts putting
let lets letting
understand understands understood understanding
become becomes became becoming
drive drives drove driven driving
draw draws drew drawn drawing
win wins won winning
set sets setting
pay pays paid paying
hit hits hitting
cut cuts cutting
spend spends spent spending
choose chooses chose chosen choosing
break breaks broke broken breaking
wear wears wore worn wearing
hire hires hired hiring
swap swaps swapped swapping
chat chats chatted chatting
stop stops stopped stopping
plan plans planned planning
ship ships shipped shipping
pop pops popped popping
fit fits fitted fitting
share shares shared sharing
person persons people""".splitlines()
    )
    for form in group
}


def inflections(word: str) -> frozenset[str]:
    """The regular forms of a verb or noun, or the listed ones of an irregular; always with `word` itself."""
    if word in _IRREGULAR:
        return _IRREGULAR[word] | {word}
    forms = {word}
    if word.endswith("e"):
        forms |= {word + "s", word + "d", word[:-1] + "ing"}
    elif word.endswith("y") and word[-2:-1] not in ("a", "e", "i", "o", "u"):
        forms |= {word[:-1] + "ies", word[:-1] + "ied", word + "ing"}
    elif word.endswith(("s", "x", "z", "ch", "sh")):
        forms |= {word + "es", word + "ed", word + "ing"}
    else:
        forms |= {word + "s", word + "ed", word + "ing"}
    return frozenset(forms)


# --- many phrases at once --------------------------------------------------------------------------------------


class _Entry(NamedTuple):
    """A phrase in a set: `needs` besides the word it was looked up by, `first` the words it can begin with."""

    key: int
    phrase: Phrase
    needs: tuple[frozenset[str], ...]
    first: frozenset[str] | None


class PhraseSet:
    """Many phrases, found in one walk over a sentence. Keys are the caller's numbers.

    A phrase is looked up by the rarest word it cannot do without, so that of a thousand phrases a sentence tries a
    handful.
    """

    def __init__(self, phrases: Iterable[tuple[int, Phrase]]) -> None:
        self._by_anchor: dict[str, list[_Entry]] = {}
        self._anywhere: list[_Entry] = []
        for key, phrase in phrases:
            needs = phrase.needs or ((phrase.first,) if phrase.first is not None else ())
            if not needs:
                self._anywhere.append(_Entry(key, phrase, (), phrase.first))
                continue
            entry = _Entry(key, phrase, needs[1:], phrase.first)
            for word in needs[0]:
                self._by_anchor.setdefault(word, []).append(entry)

    def find(self, ws: Sequence[Word]) -> list[Hit]:
        """All hits, the longest for each key and beginning, in order of their beginning; hits of one key never
        overlap each other."""
        places: dict[str, list[int]] = {}
        for i, word in enumerate(ws):
            places.setdefault(word.norm, []).append(i)
        present = places.keys()
        best: dict[tuple[int, int], int] = {}
        tried: set[int] = set()
        by_anchor = self._by_anchor
        for anchor in present & by_anchor.keys():
            for entry in by_anchor[anchor]:
                key, phrase, needs, first = entry
                if id(entry) in tried:
                    continue
                tried.add(id(entry))
                for need in needs:
                    if need.isdisjoint(present):
                        break
                else:
                    starts = range(len(ws)) if first is None else [i for w in first & present for i in places[w]]
                    for i in starts:
                        end = phrase.match(ws, i)
                        if end is not None and end > best.get((key, i), 0):
                            best[key, i] = end
        for key, phrase, _, _ in self._anywhere:
            for i in range(len(ws)):
                end = phrase.match(ws, i)
                if end is not None and end > best.get((key, i), 0):
                    best[key, i] = end
        hits: list[Hit] = []
        reached: dict[int, int] = {}
        for (key, start), last in sorted(best.items(), key=lambda item: (item[0][1], -item[1], item[0][0])):
            if start >= reached.get(key, 0):
                hits.append(Hit(key, start, last))
                reached[key] = last
        return hits
