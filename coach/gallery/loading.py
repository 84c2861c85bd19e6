"""Teardowns and exercises from resources/teardowns/<id>.toml and resources/exercises/<id>.toml, read strictly."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import resources
from coach import wire
from coach.errors import DataError, InputError
from coach.gallery.exercise import Exercise, exercise_of
from coach.gallery.marked import Marked, unmark
from coach.gallery.teardown import HINT_STRENGTHS, Answer, Fault, Note, Teardown, without
from coach.loading import toml
from coach.loading.channels import load_channels
from coach.loading.evidence import load_evidence
from coach.people import Person, Recipient
from coach.report import Criterion
from coach.rule import Evidence
from coach.span import WHOLE

_ID = re.compile(r"[a-z][a-z0-9-]{2,60}")
_FAILURE = re.compile(r"F\d\d")


@dataclass(frozen=True)
class Gallery:
    """All teardowns, the article's first, then by title; the exercises; the files that could not be used."""

    teardowns: tuple[Teardown, ...]
    exercises: tuple[Exercise, ...]
    refused: tuple[DataError, ...] = ()


def load_gallery(teardowns: Path | None = None, exercises: Path | None = None) -> Gallery:
    """What lies in the two folders, ours where none are given. A damaged file is refused, the rest stands."""
    read, refused = toml.read_folder(teardowns or resources.path("teardowns"), load_teardown)
    read.sort(key=lambda t: (t.order, t.failure, t.title))
    known = {t.id: t for t in read}
    more, refused_too = toml.read_folder(
        exercises or resources.path("exercises"), lambda file: load_exercise(file, known)
    )
    own = [exercise_of(t) for t in read]
    return Gallery(tuple(read), (*more, *(e for e in own if e is not None)), (*refused, *refused_too))


@cache
def shipped_gallery() -> Gallery:
    """What ships with the program, loaded once."""
    return load_gallery()


def load_teardown(file: Path) -> Teardown:
    """The teardown in `file`. Raises DataError with path, key and line."""
    return read_teardown(toml.read(file), file.stem)


def read_teardown(top: toml.Table, id_: str) -> Teardown:
    """The teardown in a TOML table. Raises DataError with path, key and line."""
    if not _ID.fullmatch(id_):
        raise DataError(top.path, f"the name {id_!r} is not lower case letters, digits and hyphens")
    failure = top.text("failure")
    if failure not in shipped_failures():
        raise top.error("failure", f"{failure!r} is none of F01 to F42")
    channel = top.text("channel")
    if channel not in _channels():
        raise top.error("channel", f"{channel!r} is none of {', '.join(_channels())}")
    source = top.text("source")
    if source not in shipped_evidence():
        raise top.error("source", f"{source!r} is no id of evidence.toml")
    marked = _unmarked(top)
    faults = _faults(top, marked)
    subject = top.text("subject") if top.has("subject") else None
    teardown = Teardown(
        id=id_,
        title=top.text("title"),
        channel=channel,
        trade=top.text("trade"),
        text=marked.text,
        recipient=_recipient(top),
        sender=_sender(top),
        purpose=top.text("purpose"),
        failure=failure,
        subject=subject,
        notes=_notes(top, marked),
        faults=faults,
        mend=top.text("mend"),
        hints=_hints(top),
        source=source,
        credit=top.text("credit", ""),
        order=top.whole("order", 1000),
    )
    better = top.table("better")
    second = top.table("second")
    text = without(teardown, {f.id for f in faults})
    done = _with_answers(
        teardown,
        Answer(text, better.text("why"), better.text("subject") if better.has("subject") else subject),
        _answer(second, subject),
    )
    better.done()
    second.done()
    top.done()
    return done


def load_exercise(file: Path, teardowns: dict[str, Teardown]) -> Exercise:
    """The exercise in `file`, on one of `teardowns`, with its own task, hints and answers. Raises DataError."""
    top = toml.read(file)
    base = teardowns.get(top.text("teardown"))
    if base is None:
        raise top.error("teardown", "there is no such teardown")
    first, second = top.table("first"), top.table("second")
    exercise = Exercise(
        id=file.stem,
        title=top.text("title"),
        task=top.text("task"),
        teardown=base,
        hints=_hints(top),
        answers=(_answer(first, base.subject), _answer(second, base.subject)),
        credit=top.text("credit", ""),
    )
    first.done()
    second.done()
    top.done()
    return exercise


@cache
def _channels() -> tuple[str, ...]:
    return tuple(c.name for c in load_channels())


def load_failures(file: Path | None = None) -> dict[str, str]:
    """What each failure is called, by id. Raises DataError."""
    top = toml.read(file or resources.path("failures.toml"))
    named: dict[str, str] = {}
    for id_ in top.names():
        if not _FAILURE.fullmatch(id_):
            raise top.error(id_, "is not of the form F07")
        named[id_] = top.text(id_)
    return named


@cache
def shipped_failures() -> dict[str, str]:
    """What each failure is called; loaded once."""
    return load_failures()


@cache
def shipped_evidence() -> dict[str, Evidence]:
    """What the ideas of teardowns rest on, by id; loaded once."""
    return load_evidence()


def _unmarked(top: toml.Table) -> Marked:
    try:
        return unmark(top.text("message", blank=True).strip("\n"))
    except ValueError as error:
        raise top.error("message", str(error)) from None


def _notes(top: toml.Table, marked: Marked) -> tuple[Note, ...]:
    notes: list[Note] = []
    tables = top.tables("note")
    for number, table in enumerate(tables, 1):
        whole = table.flag("whole")
        if whole is (number in marked.notes):
            what = "is marked in the text, yet says whole" if whole else "is not marked in the text"
            raise table.error("thinks", f"note {number} {what}")
        notes.append(
            Note(
                number,
                marked.notes.get(number, WHOLE),
                table.one_of("criterion", Criterion),
                table.text("thinks"),
                table.text("question", ""),
                table.flag("serves"),
            )
        )
        table.done()
    extra = set(marked.notes) - set(range(1, len(tables) + 1))
    if extra:
        raise top.error("message", f"note {min(extra)} is marked, but there is no such [[note]]")
    if not notes:
        raise top.error("note", "there is no margin note")
    return tuple(notes)


def _faults(top: toml.Table, marked: Marked) -> tuple[Fault, ...]:
    faults: list[Fault] = []
    for table in top.tables("fault"):
        id_ = table.text("id")
        if id_ not in marked.faults:
            raise table.error("id", f"fault {id_} is not marked in the text")
        faults.append(Fault(id_, table.text("title"), marked.faults[id_], table.text("replacement", blank=True)))
        table.done()
    ids = [f.id for f in faults]
    if len(set(ids)) < len(ids):
        raise top.error("fault", "two faults have the same id")
    extra = sorted(set(marked.faults) - set(ids))
    if extra:
        raise top.error("message", f"fault {extra[0]} is marked, but there is no such [[fault]]")
    if not faults:
        raise top.error("fault", "there is no fault to switch off")
    ordered = sorted(faults, key=lambda f: (f.span.start, f.span.end))
    for before, after in pairwise(ordered):
        if after.span.start < before.span.end:
            raise top.error("message", f"the faults {before.id} and {after.id} overlap")
    return tuple(faults)


def _hints(top: toml.Table) -> tuple[str, ...]:
    hints = top.texts("hints")
    if len(hints) != len(HINT_STRENGTHS) or not all(h.strip() for h in hints):
        raise top.error("hints", "there must be three: a question, the pattern, the first half of an answer")
    return hints


def _answer(table: toml.Table, subject: str | None) -> Answer:
    text = table.text("text").strip("\n")
    return Answer(text, table.text("why"), table.text("subject") if table.has("subject") else subject)


def _with_answers(teardown: Teardown, better: Answer, second: Answer) -> Teardown:
    return replace(teardown, better=better, second=second)


def _recipient(top: toml.Table) -> Recipient:
    try:
        return wire.recipient_of(top.table("recipient").plain(), "recipient")
    except InputError as error:
        raise _misfit(top, error) from None


def _sender(top: toml.Table) -> Person:
    try:
        return wire.sender_of(top.table("sender").plain(), "sender")
    except InputError as error:
        raise _misfit(top, error) from None


def _misfit(top: toml.Table, error: InputError) -> DataError:
    """The error of a profile, at the line of the key that it speaks of."""
    where, _, what = str(error).partition(": ")
    quoted = re.search(r"unknown key '([^']*)'", what)
    key = quoted.group(1) if quoted else where.rsplit(".", 1)[-1]
    return DataError(top.path, what, where, top.error(key, what).line)
