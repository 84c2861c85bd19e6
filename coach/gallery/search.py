"""Finding teardowns: words anywhere in them, and filters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from coach.gallery.teardown import Teardown
from coach.people import fold
from coach.report import Criterion


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for; None and "" ask nothing. All words must occur, in any order, whatever case or accents."""

    words: str = ""
    criterion: Criterion | None = None
    failure: str = ""
    channel: str = ""
    trade: str = ""


def haystack(teardown: Teardown) -> str:
    """All that a search looks at, folded; made once for each teardown."""
    parts = [teardown.title, teardown.text, teardown.trade, teardown.failure, teardown.mend, teardown.recipient.name]
    parts += [note.thinks for note in teardown.notes] + [answer.text for answer in teardown.answers]
    return fold(" ".join(parts))


def fits(teardown: Teardown, folded: str, query: Query) -> bool:
    """Whether `teardown`, whose haystack is `folded`, is one that `query` asks for."""
    if query.failure and teardown.failure != query.failure:
        return False
    if query.channel and teardown.channel != query.channel:
        return False
    if query.trade and teardown.trade != query.trade:
        return False
    if query.criterion is not None and all(n.criterion is not query.criterion for n in teardown.notes):
        return False
    return all(word in folded for word in fold(query.words).split())


def values(teardowns: Iterable[Teardown]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The failures and the trades that occur, sorted: what the filters can offer."""
    some = list(teardowns)
    return tuple(sorted({t.failure for t in some if t.failure})), tuple(sorted({t.trade for t in some if t.trade}))
