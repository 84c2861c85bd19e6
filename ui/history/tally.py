"""How often your messages of each verdict were received, from the outcomes you marked.

The messages are counted a page at a time, so that what is typed is kept in between.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from coach import Verdict
from coach.auditing.rates import Rate, rate
from coach.library import Outcome, Sent
from ui.history.words import verdict_words
from ui.saving import Saving

PAGE = 2_000
"""Messages counted before others have their turn in the storage thread."""
WELL = frozenset({Outcome.ACCEPTED, Outcome.REPLIED})
"""The outcomes that count as received."""


@dataclass
class Tally:
    """`known`: verdict -> how many were received, and how many not; `unknown`: how many nobody has marked."""

    known: dict[str, Counter[bool]] = field(default_factory=dict)
    unknown: int = 0
    total: int = 0

    def add(self, several: Iterable[Sent]) -> None:
        for one in several:
            self.total += 1
            if one.outcome is Outcome.UNKNOWN:
                self.unknown += 1
            else:
                self.known.setdefault(one.verdict, Counter())[one.outcome in WELL] += 1

    def rates(self) -> dict[str, Rate]:
        """Verdict in words -> the rate; every verdict, and what was not judged where there is such."""
        names: Mapping[str, str] = {verdict.value: verdict_words(verdict.value) for verdict in Verdict}
        found = {words: self._rate([name]) for name, words in names.items()}
        others = [name for name in self.known if name not in names]
        if others:
            found[verdict_words(None)] = self._rate(others)
        return found

    def _rate(self, names: Iterable[str]) -> Rate:
        counts = sum((self.known.get(name, Counter()) for name in names), Counter[bool]())
        return rate([True] * counts[True] + [False] * counts[False])

    def words(self) -> str:
        """What stands above the rates."""
        marked = self.total - self.unknown
        if not marked:
            return "No outcome is marked yet. Mark what came of a message, and the rates will stand here."
        left_out = f"; {self.unknown} without one are left out" if self.unknown else ""
        return f"Of {marked} messages with an outcome{left_out}. Accepted and replied both count as received."


def count(saving: Saving, then: Callable[[Tally], None], wanted: Callable[[], bool] = lambda: True) -> None:
    """Counts everything in the history; `then` gets the tally. It ends early, in silence, where nobody wants it."""
    tally = Tally()

    def ask(offset: int) -> None:
        saving.do(lambda library: library.sent.find(limit=PAGE, offset=offset), lambda found: came(found, offset))

    def came(found: list[Sent], offset: int) -> None:
        if not wanted():
            return
        tally.add(found)
        if len(found) < PAGE:
            then(tally)
        else:
            ask(offset + PAGE)

    ask(0)
