"""The JSON of the outside: strict reading of a message, plain writing of a report. No file is touched here."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from coach.errors import InputError
from coach.message import Message, Suppression
from coach.people import Person, Recipient, Relation
from coach.report import Finding, Length, Report

_PERSON_TEXT = ("name", "headline", "company", "location")
_PERSON_LISTS = ("past_companies", "schools", "groups")
_RECIPIENT_TEXT = (*_PERSON_TEXT, "met_where", "notes")
_RECIPIENT_LISTS = (*_PERSON_LISTS, "works", "mutual_contacts")
_MESSAGE = frozenset("id text channel subject recipient sender purpose suppressed".split())


def decode_line(line: str) -> Any:
    """One JSON value. Raises InputError."""
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"not JSON: {error}") from None


def message_of(data: Any, channels: Mapping[str, object]) -> Message:
    """The message in a JSON object. Raises InputError naming the key for anything that is not of the contract."""
    fields = _object(data, "the message", _MESSAGE)
    if fields.get("text") is None:
        raise InputError("text: is missing")
    channel = "note-free" if fields.get("channel") is None else _text(fields, "channel", "")
    if channel not in channels:
        raise InputError(f"channel: {channel!r} is none of {', '.join(channels)}")
    id_ = fields.get("id")
    if id_ is not None and not isinstance(id_, str):
        raise InputError("id: must be text")
    subject = fields.get("subject")
    return Message(
        text=_text(fields, "text", ""),
        id=id_ or "",
        channel=channel,
        subject=None if subject is None else _text(fields, "subject", ""),
        recipient=None if fields.get("recipient") is None else recipient_of(fields["recipient"], "recipient"),
        sender=None if fields.get("sender") is None else sender_of(fields["sender"], "sender"),
        purpose=_text(fields, "purpose", ""),
        suppressed=_suppressed(fields.get("suppressed")),
    )


def recipient_of(data: Any, where: str) -> Recipient:
    """Raises InputError."""
    fields = _object(data, where, frozenset((*_RECIPIENT_TEXT, *_RECIPIENT_LISTS, "relation")))
    relation = "unknown" if fields.get("relation") is None else _text(fields, "relation", where)
    if relation not in set(Relation):
        raise InputError(f"{where}.relation: {relation!r} is none of {', '.join(Relation)}")
    texts = {k: _text(fields, k, where) for k in _RECIPIENT_TEXT}
    lists = {k: _list(fields, k, where) for k in _RECIPIENT_LISTS}
    return Recipient(**texts, **lists, relation=Relation(relation))  # type: ignore[arg-type]


def sender_of(data: Any, where: str) -> Person:
    """Raises InputError."""
    fields = _object(data, where, frozenset((*_PERSON_TEXT, *_PERSON_LISTS)))
    texts = {k: _text(fields, k, where) for k in _PERSON_TEXT}
    lists = {k: _list(fields, k, where) for k in _PERSON_LISTS}
    return Person(**texts, **lists)  # type: ignore[arg-type]


def _object(data: Any, where: str, known: frozenset[str]) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise InputError(f"{where}: must be an object")
    for key in data:
        if key not in known:
            raise InputError(f"{where}: unknown key {key!r}")
    return data


def _text(fields: Mapping[str, Any], key: str, where: str) -> str:
    value = fields.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise InputError(f"{where + '.' if where else ''}{key}: must be text")
    return value


def _list(fields: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    value = fields.get(key)
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise InputError(f"{where}.{key}: must be a list of texts")
    return tuple(value)


def _suppressed(data: Any) -> tuple[Suppression, ...]:
    if data is None:
        return ()
    if not isinstance(data, list):
        raise InputError("suppressed: must be a list")
    out = []
    for number, item in enumerate(data):
        where = f"suppressed[{number}]"
        fields = _object(item, where, frozenset(("rule", "text")))
        rule = _text(fields, "rule", where)
        if not rule:
            raise InputError(f"{where}.rule: is missing")
        out.append(Suppression(rule, None if fields.get("text") is None else _text(fields, "text", where)))
    return tuple(out)


def message_json(message: Message) -> dict[str, Any]:
    """The message as the contract's input object, without what is empty."""
    out: dict[str, Any] = {"text": message.text, "channel": message.channel}
    if message.id:
        out["id"] = message.id
    if message.subject is not None:
        out["subject"] = message.subject
    if message.purpose:
        out["purpose"] = message.purpose
    if message.recipient is not None:
        out["recipient"] = {
            k: _plain(getattr(message.recipient, k)) for k in (*_RECIPIENT_TEXT, *_RECIPIENT_LISTS, "relation")
        }
    if message.sender is not None:
        out["sender"] = {k: _plain(getattr(message.sender, k)) for k in (*_PERSON_TEXT, *_PERSON_LISTS)}
    if message.suppressed:
        out["suppressed"] = [{"rule": s.rule, "text": s.text} for s in message.suppressed]
    return out


def recipient_json(recipient: Recipient) -> dict[str, Any]:
    """The recipient as the contract's object: all of its keys, null where nothing is known."""
    texts = {k: getattr(recipient, k) or None for k in _RECIPIENT_TEXT}
    lists = {k: list(getattr(recipient, k)) for k in _RECIPIENT_LISTS}
    return {**texts, **lists, "relation": str(recipient.relation)}


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else str(value)


def report_json(report: Report) -> dict[str, Any]:
    """The report as the contract's result object."""
    return {
        "id": report.id or None,
        "verdict": report.verdict,
        "score": report.score,
        "score_parts": [
            {"criterion": p.criterion, "points": p.points, "of": p.of, "why": p.why} for p in report.score_parts
        ],
        "criteria": {
            q: next(
                (
                    {
                        "level": a.level,
                        "why": a.why,
                        "evidence": [{"start": e.span.start, "end": e.span.end, "text": e.text} for e in a.evidence],
                    }
                    for a in report.criteria
                    if a.criterion == q
                ),
                {"level": None, "why": "The text is not in English.", "evidence": []},
            )
            for q in ("rapport", "reason", "ask")
        },
        "findings": [_finding(f) for f in report.findings],
        "bound_words": {
            "recipient": report.bound_words.recipient,
            "sender": report.bound_words.sender,
            "total": report.bound_words.total,
        },
        "length": _length(report.length),
        "language": report.language,
    }


def _finding(f: Finding) -> dict[str, Any]:
    return {
        "rule": f.rule,
        "criterion": f.criterion,
        "severity": f.severity,
        "field": f.field,
        "start": f.span.start,
        "end": f.span.end,
        "text": f.text,
        "message": f.message,
        "question": f.question,
        "pattern": f.pattern,
        "example": f.example,
        "fixes": [
            {"label": x.label, "start": x.span.start, "end": x.span.end, "replacement": x.replacement} for x in f.fixes
        ],
        "evidence": f.evidence,
        "gain": f.gain,
    }


def _length(length: Length) -> dict[str, Any]:
    return {
        "characters": length.characters,
        "limit": length.limit,
        "over_from": length.over_from,
        "words": length.words,
        "grade": length.grade,
        "subject": None if length.subject is None else _length(length.subject),
    }


def encode(value: object) -> str:
    """JSON on one line, everything outside ASCII escaped; the same value always gives the same text."""
    return json.dumps(value, ensure_ascii=True, separators=(", ", ": "))
