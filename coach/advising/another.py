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
    whole = _whole(text, bound.recipient_spans, recipient, other) if recipient is not None else {}
    runs = [r for r in _runs(text, bound.recipient_spans) if not any(r.overlaps(w) for w in whole)]
    for run in sorted((*runs, *whole)):
        out.append(text[at : run.start])
        length += run.start - at
        words = run.of(text)
        fresh = whole.get(run)
        if fresh is None and recipient is not None:
            fresh = _counterpart(words, recipient, other)
        put = words if fresh is None else fresh
        (untrue if fresh is None else exchanged).append(Span(length, length + len(put)))
        out.append(put)
        length += len(put)
        at = run.end
    out.append(text[at:])
    share = 1 - bound.recipient / bound.total if bound.total else 1.0
    return Retold("".join(out), tuple(exchanged), tuple(untrue), share)


def _whole(text: str, bound: Sequence[Span], recipient: Recipient, other: Stranger) -> dict[Span, str]:
    """Where whole facts of the reader stand, whatever of their words binds, and what takes their place."""
    found: dict[Span, str] = {}
    low = text.casefold()
    if len(low) != len(text):
        return found
    for values, fresh in _lists(recipient, other):
        for value in values[:60]:
            wanted = value.strip().casefold()
            at = low.find(wanted) if len(wanted) > 2 else -1
            while at >= 0:
                span = Span(at, at + len(wanted))
                inside = any(span.overlaps(b) for b in bound) and not any(span.overlaps(f) for f in found)
                if inside and not text[max(0, at - 1) : at].isalnum() and not text[span.end : span.end + 1].isalnum():
                    found[span] = fresh
                at = low.find(wanted, span.end)
    return found


def _lists(recipient: Recipient, other: Stranger) -> tuple[tuple[Sequence[str], str], ...]:
    """The reader's facts, and what stands in `other`'s profile in their place."""
    return (
        (recipient.works, other.work),
        ((recipient.company, *recipient.past_companies), other.company),
        (recipient.schools, other.school),
        (recipient.groups, other.group),
        ((recipient.location,), other.place),
        (recipient.mutual_contacts, other.contact),
        ((recipient.name,), other.name),
    )


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
    for values, fresh in _lists(recipient, other):
        for value in values:
            held = _bare(value)
            if held and said <= held and 2 * len(said) >= len(held):
                return fresh
    return None


def _bare(text: str) -> frozenset[str]:
    return frozenset(bare(t.text) for t in tokens(text[:400])) - _SMALL


_SMALL = frozenset("the a of and for at in s".split())
