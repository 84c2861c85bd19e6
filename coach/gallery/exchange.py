"""Own teardowns as JSON: what is kept, and a file that another Firstline opens. Read strictly and with caps."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import pairwise
from typing import Any, TypeVar

from coach import wire
from coach.errors import DataError, InputError
from coach.gallery.teardown import HINT_STRENGTHS, Answer, Fault, Note, Teardown
from coach.loading.channels import load_channels
from coach.message import Message
from coach.normalise import admit
from coach.people import Person, Recipient
from coach.report import Criterion
from coach.span import WHOLE, Span

FORMAT = "firstline teardowns"
VERSION = 1
MAX_FILE = 8_000_000
"""Characters of a file; a larger one is refused before it is read as JSON."""
MAX_TEARDOWNS = 5000
MAX_TEXT = 8000
"""Code points of any one text."""
MAX_NOTES = 60
_KEYS = frozenset(
    "id title channel trade text subject recipient sender purpose failure notes faults mend better second hints".split()
)
T = TypeVar("T")


def encode(teardowns: Iterable[Teardown]) -> str:
    """A file of `teardowns`, ASCII; `decode` gives back equal ones."""
    whole = {"format": FORMAT, "version": VERSION, "teardowns": [plain(t) for t in teardowns]}
    return json.dumps(whole, ensure_ascii=True, indent=1) + "\n"


def decode(text: str, path: str) -> tuple[Teardown, ...]:
    """The teardowns of a file, as own ones. Raises DataError naming the key: all is right, or nothing is taken."""
    if len(text) > MAX_FILE:
        raise DataError(path, f"is larger than {MAX_FILE // 1_000_000} MB")
    try:
        whole = json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        raise DataError(path, f"is not JSON: {error.msg}", line=error.lineno) from None
    except (ValueError, RecursionError):
        raise DataError(path, "is not JSON that can be read") from None
    top = _Reader(path, "", whole, frozenset(("format", "version", "teardowns")))
    if top.get("format") != FORMAT:
        raise top.error("format", f"is not “{FORMAT}”: this is no file of teardowns")
    if top.get("version") != VERSION:
        raise top.error("version", f"is not {VERSION}: this file is from another version of Firstline")
    items = top.list("teardowns", MAX_TEARDOWNS)
    return tuple(from_plain(item, path, f"teardowns[{n}]") for n, item in enumerate(items, 1))


def plain(teardown: Teardown) -> dict[str, Any]:
    """One teardown as JSON values, without what is empty."""
    out: dict[str, Any] = {
        "id": teardown.id,
        "title": teardown.title,
        "channel": teardown.channel,
        "text": teardown.text,
    }
    for key in ("trade", "purpose", "failure", "mend"):
        if getattr(teardown, key):
            out[key] = getattr(teardown, key)
    if teardown.subject is not None:
        out["subject"] = teardown.subject
    people = wire.message_json(Message("", recipient=teardown.recipient, sender=teardown.sender))
    for key in ("recipient", "sender"):
        known = {k: v for k, v in people[key].items() if v and v != "unknown"}
        if known:
            out[key] = known
    out["notes"] = [
        {"start": n.span.start, "end": n.span.end, "criterion": n.criterion.value, "thinks": n.thinks}
        | ({"question": n.question} if n.question else {})
        | ({"serves": True} if n.serves else {})
        for n in teardown.notes
    ]
    if teardown.faults:
        out["faults"] = [
            {"id": f.id, "title": f.title, "start": f.span.start, "end": f.span.end, "replacement": f.replacement}
            for f in teardown.faults
        ]
    for key, answer in (("better", teardown.better), ("second", teardown.second)):
        if answer is not None:
            out[key] = {"text": answer.text, "why": answer.why}
            if answer.subject is not None:
                out[key]["subject"] = answer.subject
    if teardown.hints:
        out["hints"] = list(teardown.hints)
    return out


def from_plain(data: object, path: str = "", where: str = "teardown") -> Teardown:
    """The own teardown in JSON values. Raises DataError naming the key."""
    item = _Reader(path, where, data, _KEYS)
    text = item.text("text")
    channel = item.text("channel")
    if channel not in _channels():
        raise item.error("channel", f"{channel!r} is no channel")
    hints = tuple(item.texts("hints"))
    if hints and len(hints) != len(HINT_STRENGTHS):
        raise item.error("hints", f"must be {len(HINT_STRENGTHS)} or none")
    return Teardown(
        id=item.text("id"),
        title=item.text("title"),
        channel=channel,
        trade=item.text("trade", ""),
        text=text,
        recipient=_person(item, "recipient", wire.recipient_of, Recipient()),
        sender=_person(item, "sender", wire.sender_of, Person()),
        purpose=item.text("purpose", ""),
        failure=item.text("failure", ""),
        subject=item.text("subject") if item.has("subject") else None,
        notes=_notes(item, text),
        faults=_faults(item, text),
        mend=item.text("mend", ""),
        better=_answer(item, "better"),
        second=_answer(item, "second"),
        hints=hints,
        own=True,
    )


def fresh_id(teardown_id: str, taken: Iterable[str]) -> str:
    """`teardown_id`, or with a number behind it where that is taken."""
    used = set(taken)
    if teardown_id not in used:
        return teardown_id
    return next(f"{teardown_id}-{n}" for n in range(2, len(used) + 3) if f"{teardown_id}-{n}" not in used)


@cache
def _channels() -> frozenset[str]:
    return frozenset(c.name for c in load_channels())


class _Reader:
    """One JSON object, read strictly; every error names the key by its path."""

    def __init__(self, path: str, where: str, data: object, known: frozenset[str]) -> None:
        self.path, self.where = path, where
        if not isinstance(data, dict):
            raise DataError(path, "must be an object", where or None)
        self.data: dict[str, Any] = data
        for key in data:
            if key not in known:
                raise self.error(str(key)[:60], f"is not a known key (known here: {', '.join(sorted(known))})")

    def error(self, key: str, what: str) -> DataError:
        return DataError(self.path, what, f"{self.where}.{key}" if self.where else key)

    def has(self, key: str) -> bool:
        return key in self.data

    def get(self, key: str) -> Any:
        if key not in self.data:
            raise self.error(key, "is missing")
        return self.data[key]

    def text(self, key: str, default: str | None = None) -> str:
        if default is not None and key not in self.data:
            return default
        value = self.get(key)
        if not isinstance(value, str):
            raise self.error(key, "must be text")
        return self._sound(key, value)

    def _sound(self, key: str, value: str) -> str:
        if len(value) > MAX_TEXT:
            raise self.error(key, f"is longer than {MAX_TEXT} characters")
        # Nearly every text is of letters that print, and that is told at once.
        plain_text = value.replace("\n", "").isprintable() and "\ufffc" not in value
        if not plain_text and admit(value, MAX_TEXT).text != value:
            raise self.error(key, "holds characters that no message can hold")
        return value

    def texts(self, key: str) -> list[str]:
        value = self.list(key, 100)
        if not all(isinstance(v, str) for v in value):
            raise self.error(key, "must be a list of texts")
        return [self._sound(key, v) for v in value]

    def list(self, key: str, most: int) -> list[Any]:
        value = self.data.get(key, [])
        if not isinstance(value, list):
            raise self.error(key, "must be a list")
        if len(value) > most:
            raise self.error(key, f"holds more than {most}")
        return value

    def span(self, text: str, *, whole: bool) -> Span:
        ends = [self.get(key) for key in ("start", "end")]
        if not all(isinstance(e, int) and not isinstance(e, bool) for e in ends):
            raise self.error("start", "and end must be whole numbers")
        span = Span(*ends)
        if (whole and span == WHOLE) or 0 <= span.start < span.end <= len(text):
            return span
        if not whole and 0 <= span.start == span.end <= len(text):
            return span
        raise self.error("start", f"and end are no stretch of the {len(text)} characters of the text")

    def flag(self, key: str) -> bool:
        value = self.data.get(key, False)
        if not isinstance(value, bool):
            raise self.error(key, "must be true or false")
        return value


def _notes(item: _Reader, text: str) -> tuple[Note, ...]:
    notes: list[Note] = []
    known = frozenset(("start", "end", "criterion", "thinks", "question", "serves"))
    for number, data in enumerate(item.list("notes", MAX_NOTES), 1):
        one = _Reader(item.path, f"{item.where}.notes[{number}]", data, known)
        try:
            criterion = Criterion(one.text("criterion"))
        except ValueError:
            raise one.error("criterion", f"is none of {', '.join(Criterion)}") from None
        span = one.span(text, whole=True)
        notes.append(Note(number, span, criterion, one.text("thinks"), one.text("question", ""), one.flag("serves")))
    return tuple(notes)


def _faults(item: _Reader, text: str) -> tuple[Fault, ...]:
    faults: list[Fault] = []
    known = frozenset(("id", "title", "start", "end", "replacement"))
    for number, data in enumerate(item.list("faults", MAX_NOTES), 1):
        one = _Reader(item.path, f"{item.where}.faults[{number}]", data, known)
        faults.append(Fault(one.text("id"), one.text("title"), one.span(text, whole=False), one.text("replacement")))
    ordered = sorted(faults, key=lambda f: (f.span.start, f.span.end))
    if any(b.span.start < a.span.end for a, b in pairwise(ordered)):
        raise item.error("faults", "overlap")
    return tuple(faults)


def _answer(item: _Reader, key: str) -> Answer | None:
    if not item.has(key):
        return None
    one = _Reader(item.path, f"{item.where}.{key}", item.data[key], frozenset(("text", "why", "subject")))
    return Answer(one.text("text"), one.text("why", ""), one.text("subject") if one.has("subject") else None)


def _person(item: _Reader, key: str, make: Any, nobody: T) -> T:
    if not item.has(key):
        return nobody
    try:
        made: T = make(item.data[key], key)
    except InputError as error:
        raise DataError(item.path, str(error), item.where) from None
    if len(json.dumps(item.data[key])) > MAX_TEXT * 2:
        raise item.error(key, "is too long for a profile")
    return made


def decode_each(values: Mapping[str, Any]) -> tuple[tuple[Teardown, ...], list[Any], list[DataError]]:
    """The teardowns kept in `values` under "teardowns"; those that cannot be read as they stand, so that nothing kept
    is lost; and why each was refused."""
    items = values.get("teardowns", [])
    read: list[Teardown] = []
    unread: list[Any] = []
    refused: list[DataError] = []
    for number, item in enumerate(items if isinstance(items, list) else [], 1):
        try:
            read.append(from_plain(item, "own teardowns", f"teardowns[{number}]"))
        except DataError as error:
            unread.append(item)
            refused.append(error)
    return tuple(read), unread, refused
