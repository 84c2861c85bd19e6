"""The message as it would read to somebody else: what of it was true of the reader alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coach.facts.tokens import bare, tokens
from coach.people import Recipient
from coach.report import BoundWords
from coach.span import Span


@dataclass(frozen=True, slots=True)
class Stranger:
    """Somebody the message was not written to, with a fact of every kind."""

    name: str = "Robin Hale"
    company: str = "Northgate Studio"
    school: str = "Aston College"
    group: str = "Evening Choir"
    place: str = "Leeds"
    work: str = "Notes on slow rivers"
    contact: str = "Sam Price"


STRANGER = Stranger()


@dataclass(frozen=True, slots=True)
class Retold:
    """`text`: the message with the reader's names and facts exchanged; `exchanged`: where they stand in it (code
    points); `untrue`: what binds to the reader alone and has no counterpart, so that it would be noticed; `holds`:
    the share of words, 0 to 1, that would stand unchanged."""

    text: str
    exchanged: tuple[Span, ...]
    untrue: tuple[Span, ...]
    holds: float


def retold(text: str, recipient: Recipient | None, bound: BoundWords, other: Stranger = STRANGER) -> Retold:
    """`text` as `other` would read it. `bound`: which words bind to the reader, as the report on `text` says."""
    out: list[str] = []
    exchanged: list[Span] = []
    untrue: list[Span] = []
    at = length = 0
    for run in _runs(text, bound.recipient_spans):
        out.append(text[at : run.start])
        length += run.start - at
        words = run.of(text)
        fresh = _counterpart(words, recipient, other) if recipient is not None else None
        put = words if fresh is None else fresh
        (untrue if fresh is None else exchanged).append(Span(length, length + len(put)))
        out.append(put)
        length += len(put)
        at = run.end
    out.append(text[at:])
    share = 1 - bound.recipient / bound.total if bound.total else 1.0
    return Retold("".join(out), tuple(exchanged), tuple(untrue), share)


def _runs(text: str, spans: Sequence[Span]) -> list[Span]:
    """Bound words that stand side by side, as one."""
    runs: list[Span] = []
    for span in sorted(spans):
        if runs and text[runs[-1].end : span.start] in ("", " ", "-", "’", "'", " & ", ", "):
            runs[-1] = Span(runs[-1].start, max(span.end, runs[-1].end))
        else:
            runs.append(span)
    return runs


def _counterpart(words: str, recipient: Recipient, other: Stranger) -> str | None:
    """What stands in `other`'s profile where these words stand in the reader's; None where they are in no name."""
    said = _bare(words)
    if not said:
        return None
    first = other.name.split()[0]
    own = _bare(recipient.name)
    if own and said <= own:
        return first if len(said) == 1 else other.name
    lists: tuple[tuple[Sequence[str], str], ...] = (
        ((recipient.company, *recipient.past_companies), other.company),
        (recipient.schools, other.school),
        (recipient.works, other.work),
        (recipient.groups, other.group),
        ((recipient.location,), other.place),
        (recipient.mutual_contacts, other.contact),
    )
    for values, fresh in lists:
        for value in values:
            held = _bare(value)
            if held and said <= held and 2 * len(said) >= len(held):
                return fresh
    return None


def _bare(text: str) -> frozenset[str]:
    return frozenset(bare(t.text) for t in tokens(text[:400])) - _SMALL


_SMALL = frozenset("the a of and for at in s".split())
