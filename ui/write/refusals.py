"""What the writer does not want to hear of, and what was fixed: all of it listed, all of it to be taken back. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from coach import Suppression


@dataclass(frozen=True, slots=True, eq=False)
class Fixed:
    """A fix that was made: the words before and after, and how to take it back. `undo`: False where they have
    changed since."""

    before: str
    after: str
    undo: Callable[[], bool]


class Refusals:
    """`kept` are remembered between starts, `once` until the program ends."""

    def __init__(self, kept: Iterable[Suppression] = ()) -> None:
        self.kept = list(kept)
        self.once: list[Suppression] = []
        self.fixed: list[Fixed] = []
        self._last: list[Suppression] = []

    def all(self) -> tuple[Suppression, ...]:
        """Everything refused now, without doubles."""
        return tuple(dict.fromkeys((*self.kept, *self.once)))

    def refuse(self, wish: Suppression, once: bool = False) -> None:
        (self.once if once else self.kept).append(wish)
        self._last.append(wish)

    def take_back(self, wish: Suppression) -> None:
        """Ends a refusal, whenever it was made."""
        for wishes in (self.kept, self.once):
            while wish in wishes:
                wishes.remove(wish)
        self._last = [w for w in self._last if w != wish]

    def take_back_last(self) -> bool:
        """Ends the last refusal; False where there is none."""
        if not self._last:
            return False
        self.take_back(self._last[-1])
        return True

    @property
    def more(self) -> bool:
        """Whether there is one to take back."""
        return bool(self._last)

    def off(self) -> frozenset[str]:
        """Ids of the rules that are switched off."""
        return frozenset(s.rule for s in self.all() if s.text is None)

    def switch(self, rule: str, on: bool) -> None:
        """A rule on or off, for good."""
        wish = Suppression(rule)
        if on:
            self.take_back(wish)
        elif wish not in self.kept:
            self.refuse(wish)
