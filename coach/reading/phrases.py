"""Phrases: the small pattern language of rules and cues.

    hope (this|my) {message} finds you (very|all)? well
    word        that word, whatever its case; contractions opened (see `words`): write "i would", "do not"
    word~       any inflection of it (explore, explores, explored, exploring)
    (a b|c)     one of several; `?` after a word, group or list makes it optional
    {name}      one entry of the named list in resources/lexicon
    <3>  <1-3>  a gap of up to 3, or 1 to 3, words
    #           a number, in digits or words      @cap   a word written with a capital, not the first
    @named      a word that names something: neither grammar nor hollow nor common, or written with a capital
    ^  $        the start, the end of the sentence
    @url @email an address

A match stays in one sentence. The work is bounded by words x pattern length x gap, so it is linear in any text:
there is no repetition without a bound to write.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from coach.reading.inflection import inflections
from coach.reading.words import words

MAX_GAP = 8
_NUMBER_WORDS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty ninety "
    "hundred thousand half couple dozen".split()
)


class PhraseError(ValueError):
    """A pattern that is not in the language; its text says where."""


# --- the parsed form -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class One:
    """One word out of a set, or satisfying a class."""

    norms: frozenset[str]
    number: bool = False
    capital: bool = False
    named: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Edge:
    start: bool


@dataclass(frozen=True, slots=True)
class Group:
    branches: tuple[tuple[Node, ...], ...]
    optional: bool = False


Node = One | Gap | Edge | Group


@dataclass(frozen=True)
class Phrase:
    """A compiled pattern."""

    source: str
    nodes: tuple[Node, ...]


def _first(nodes: Sequence[Node]) -> tuple[frozenset[str] | None, bool]:
    """The words `nodes` can begin with (None: any), and whether they can match nothing."""
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, Edge):
            continue
        if isinstance(node, Gap):
            return None, False
        if isinstance(node, One):
            if node.number or node.capital or node.named:
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
    r"\s*(?:(<\d{1,2}(?:-\d{1,2})?>)|(\{[\w-]{1,40}\})|(@cap|@named|@url|@email)|([()|?^$#])|([^\s()|?^$#<>{}@]+))"
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
    solid = [n for n in nodes if not isinstance(n, Edge)]
    if isinstance(solid[0], Gap) or isinstance(solid[-1], Gap):
        raise PhraseError(f"{source!r} begins or ends in a gap")
    return Phrase(source, nodes)


def _parse(tokens: list[str], at: int, lists: Mapping[str, Sequence[str]], source: str) -> tuple[tuple[Node, ...], int]:
    nodes: list[Node] = []
    while at < len(tokens):
        token = tokens[at]
        if token in ")|":
            break
        at += 1
        node: Node
        if token == "(":
            branches: list[tuple[Node, ...]] = []
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
            if not nodes or not isinstance(nodes[-1], One | Group):
                raise PhraseError(f"nothing to make optional before ? in {source!r}")
            popped = nodes.pop()
            assert isinstance(popped, One | Group)
            node = replace(popped, optional=True) if isinstance(popped, One) else Group(popped.branches, True)
        elif token == "^" or token == "$":
            node = Edge(token == "^")
        elif token == "#":
            node = One(frozenset(), number=True)
        elif token == "@cap":
            node = One(frozenset(), capital=True)
        elif token == "@named":
            node = One(frozenset(), named=True)
        elif token.startswith("<"):
            least, _, most = token[1:-1].rpartition("-")
            node = Gap(int(least or 0), int(most))
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
                node = One(frozenset([token]))
            elif token.endswith("~"):
                node = One(inflections(token[:-1].lower()))
            else:
                # The same reading as the text gets, so "let's" and "e-mail" mean here what they mean there.
                if not words(token):
                    raise PhraseError(f"{token!r} is no word (in {source!r})")
                *before, last = (One(frozenset([word.norm])) for word in words(token))
                nodes += before
                node = last
        nodes.append(node)
    return tuple(nodes), at


def _simplify(branches: Sequence[tuple[Node, ...]]) -> Node:
    """Alternatives that are all single plain words are one set, which is quicker to test."""
    single: set[str] = set()
    rest: list[tuple[Node, ...]] = []
    for branch in branches:
        node = branch[0]
        if (
            len(branch) == 1
            and isinstance(node, One)
            and not (node.optional or node.number or node.capital or node.named)
        ):
            single |= node.norms
        else:
            rest.append(branch)
    if not rest:
        return One(frozenset(single))
    if single:
        rest.append((One(frozenset(single)),))
    return Group(tuple(rest))
