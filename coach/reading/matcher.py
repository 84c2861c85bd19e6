"""Many phrases found in one walk over a sentence.

All phrases are one nondeterministic automaton over words, made deterministic as texts ask for it: a walk begins at
every word and goes on while any phrase could still match there, one dictionary look-up a word. A phrase is bounded in
length, so a walk is too, and the whole is linear in the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from typing import Final, NamedTuple

from coach.reading.phrases import Edge, Gap, Group, Node, One, Phrase, is_number
from coach.reading.words import Word

MAX_STATES = 30_000
"""States remembered before the automaton forgets all of them and begins again."""


class Hit(NamedTuple):
    """`first`, `last`: word indices, half-open, in the sentence."""

    key: int
    first: int
    last: int


class _Item(NamedTuple):
    """A place in a phrase: waits for a word (`one`, or any word where that is None), then stands at all of `then`.
    With `edge` it consumes nothing: it goes on to `then` at the sentence's start (True) or end (False). With `key` a
    match is complete."""

    then: frozenset[int]
    one: One | None = None
    edge: bool | None = None
    key: int = -1


_Symbol = str | tuple[str, bool, bool, bool]
"""A word as the automaton sees it: its norm ("" where no phrase knows it), and if so whether it is a number, whether
it has a capital, whether it names something."""


class _State:
    """Places in phrases that one walk has reached; `on`: symbol -> the state after it, None where no phrase goes on."""

    __slots__ = ("at_end", "complete", "items", "on")

    def __init__(self, items: frozenset[int], complete: tuple[int, ...], at_end: tuple[int, ...]) -> None:
        self.items, self.complete, self.at_end = items, complete, at_end
        self.on: dict[_Symbol, _State | None] = {}


_UNSEEN: Final = _State(frozenset(), (), ())


class PhraseSet:
    """Phrases by the caller's keys. Not safe to use from two threads at once."""

    def __init__(self, phrases: Iterable[tuple[int, Phrase]]) -> None:
        self._items: list[_Item] = []
        self._known: set[str] = set()
        self._plain: dict[str, tuple[str, bool]] = {}
        begin: set[int] = set()
        complete: dict[int, frozenset[int]] = {}
        for key, phrase in phrases:
            if key not in complete:
                complete[key] = self._add(_Item(frozenset(), key=key))
            begin |= self._enter(phrase.nodes, complete[key])
        self._begin = frozenset(begin)
        self._forget()

    def _add(self, item: _Item) -> frozenset[int]:
        self._items.append(item)
        return frozenset((len(self._items) - 1,))

    def _enter(self, nodes: Sequence[Node], after: frozenset[int]) -> frozenset[int]:
        """The items with which `nodes` begin, when `after` follows them."""
        for node in reversed(nodes):
            match node:
                case One():
                    self._known |= node.norms
                    own = self._add(_Item(after, node))
                    after = own | after if node.optional else own
                case Group():
                    own = frozenset().union(*(self._enter(branch, after) for branch in node.branches))
                    after = own | after if node.optional else own
                case Gap():
                    after = self._gap(node, after)
                case Edge():
                    after = self._add(_Item(after, edge=node.start))
        return after

    def _gap(self, gap: Gap, after: frozenset[int]) -> frozenset[int]:
        reach = after
        for _ in range(gap.most - gap.least):
            reach = after | self._add(_Item(reach))
        for _ in range(gap.least):
            reach = self._add(_Item(reach))
        return reach

    # --- states, made when first reached ---------------------------------------------------------------------

    def _forget(self) -> None:
        self._states: dict[frozenset[int], _State] = {}
        self._at_first = self._state(self._passed(self._begin, start=True))
        self._at_other = self._state(self._begin)

    def _passed(self, items: Iterable[int], start: bool) -> frozenset[int]:
        """`items` and what lies behind their edges of the sentence's start (or its end)."""
        reached = set(items)
        todo = list(reached)
        while todo:
            item = self._items[todo.pop()]
            if item.edge is start:
                todo += item.then - reached
                reached |= item.then
        return frozenset(reached)

    def _state(self, items: frozenset[int]) -> _State:
        state = self._states.get(items)
        if state is None:
            complete = self._keys(items)
            at_end = self._keys(self._passed(items, start=False))
            state = self._states[items] = _State(items, complete, at_end)
        return state

    def _keys(self, items: frozenset[int]) -> tuple[int, ...]:
        return tuple(sorted({item.key for i in items if (item := self._items[i]).key >= 0}))

    def _step(self, state: _State, symbol: _Symbol) -> _State | None:
        norm, number, capital, named = (symbol, False, False, False) if isinstance(symbol, str) else symbol
        reached: set[int] = set()
        for index in state.items:
            item = self._items[index]
            one = item.one
            if one is None:
                if item.edge is None:
                    reached |= item.then
            elif norm in one.norms or (number and one.number) or (capital and one.capital) or (named and one.named):
                reached |= item.then
        after = self._state(frozenset(reached)) if reached else None
        state.on[symbol] = after
        return after

    def _symbols(self, ws: Sequence[Word], naming: Set[int]) -> list[_Symbol]:
        plain = self._plain
        symbols: list[_Symbol] = []
        for norm, start, _, capital in ws:
            known = plain.get(norm)
            if known is None:
                known = (norm if norm in self._known else "", is_number(norm))
                if known[0] or known[1]:
                    plain[norm] = known
            capital = capital and bool(symbols)
            if capital or known[1] or start in naming:
                symbols.append((*known, capital, start in naming))
            else:
                symbols.append(known[0])
        return symbols

    def find(self, ws: Sequence[Word], naming: Set[int] = frozenset()) -> list[Hit]:
        """All hits, the longest for each key and beginning, in order of their beginning; hits of one key never
        overlap each other. `naming`: where the words begin that count as `@named` (code points)."""
        if len(self._states) > MAX_STATES:
            self._forget()
        symbols = self._symbols(ws, naming)
        count = len(symbols)
        hits: list[Hit] = []
        reached: dict[int, int] = {}
        state = self._at_first
        for begin in range(count):
            place = begin
            best: dict[int, int] | None = None
            while place < count:
                symbol = symbols[place]
                after = state.on.get(symbol, _UNSEEN)
                if after is _UNSEEN:
                    after = self._step(state, symbol)
                if after is None:
                    break
                state = after
                place += 1
                complete = state.at_end if place == count else state.complete
                if complete:
                    if best is None:
                        best = {}
                    for key in complete:
                        best[key] = place
            state = self._at_other
            if best is not None:
                longest = sorted(best.items(), key=lambda item: (-item[1], item[0])) if len(best) > 1 else best.items()
                for key, last in longest:
                    if begin >= reached.get(key, 0):
                        hits.append(Hit(key, begin, last))
                        reached[key] = last
        return hits
