"""Rule files: one TOML file a rule, its name the rule's id, its folder the criterion. Read strictly."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from coach.errors import DataError
from coach.judging.detectors import IN_MESSAGE, IN_SENTENCE
from coach.loading import toml
from coach.reading.phrases import Phrase, PhraseError, compile_phrase
from coach.report import QUESTIONS, Applicability, Criterion, Level, Severity
from coach.rule import Check, CheckKind, Example, FixTemplate, Rule, Where
from coach.slip import SlipKind

Lists = Mapping[str, Sequence[str]]

_ID = re.compile(r"[a-z]{2,20}\.[a-z0-9][a-z0-9-]{1,40}")
_COST = {Severity.ERROR: 15, Severity.WARNING: 4, Severity.HINT: 1, Severity.PRAISE: 0}
"""Points a finding takes off its criterion's part where the file does not say."""


def load_rule(file: Path, lists: Lists, *, own: bool = False) -> Rule:
    """The rule in `file`. Raises DataError with path, line and key for anything that is not as it must be."""
    return read_rule(toml.read(file), file.stem, file.parent.name, lists, own=own)


MOST_OWN = 500
"""Own rules that are read; more are refused, so that a wrong folder does not stop the window."""


def load_own_rules(folder: Path, lists: Lists, taken: frozenset[str]) -> tuple[list[Rule], list[DataError]]:
    """The rules below `folder`, in order of name, and what is wrong with those that are left out. `taken`: ids of the
    rules that ship. Own rules look for phrases, once or counted, or name one of our detectors. Raises nothing."""
    if not folder.is_dir():
        return [], [DataError(str(folder), "is no folder that can be read")]
    loaded: dict[str, Rule] = {}
    refused: list[DataError] = []
    for number, file in enumerate(sorted(folder.rglob("*.toml"))):
        if number == MOST_OWN:
            refused.append(DataError(str(folder), f"holds more than {MOST_OWN} rules; the rest is not read"))
            break
        try:
            loaded[file.stem] = _own(file, lists, taken | loaded.keys())
        except DataError as error:
            refused.append(error)
        except Exception as error:  # one broken file must never take the others down
            refused.append(DataError(str(file), f"cannot be used: {type(error).__name__}"))
    return list(loaded.values()), refused


def _own(file: Path, lists: Lists, taken: frozenset[str]) -> Rule:
    top = toml.read(file)
    rule = read_rule(top, file.stem, file.parent.name, lists, own=True)
    if rule.id in taken:
        raise DataError(str(file), f"the name {rule.id!r} is taken by another rule")
    check = rule.check
    if check.kind not in (CheckKind.PHRASE, CheckKind.COUNT, CheckKind.DETECTOR):
        raise top.error("check", f"an own rule cannot be of the kind {check.kind.value!r}")
    if check.kind is CheckKind.DETECTOR and check.detector not in IN_SENTENCE.keys() | IN_MESSAGE.keys():
        raise top.error("check", f"there is no detector {check.detector!r}")
    if not 0 <= rule.cost <= 100:
        raise top.error("cost", "must be from 0 to 100")
    return rule


def read_rule(top: toml.Table, id_: str, folder: str, lists: Lists, *, own: bool = False) -> Rule:
    if not _ID.fullmatch(id_):
        raise DataError(top.path, f"the name {id_!r} is not of the form kind.name in lower case")
    try:
        criterion = Criterion(folder)
    except ValueError:
        criterion = top.one_of("criterion", Criterion) if own else _bad_folder(top.path, folder)
    else:
        if own and top.has("criterion"):
            criterion = top.one_of("criterion", Criterion)
    severity = top.one_of("severity", Severity)
    check = _check(top.table("check"), lists)
    rule = Rule(
        id=id_,
        title=top.text("title"),
        criterion=criterion,
        severity=severity,
        message=top.text("message"),
        question=top.text("question", "" if severity is Severity.PRAISE else None),
        why=top.text("why"),
        evidence=top.text("evidence"),
        cost=top.whole("cost", _COST[severity]),
        check=check,
        pattern=top.text("pattern", ""),
        failures=top.texts("failures", ()),
        fixes=tuple(_fix(table) for table in top.tables("fix")),
        bad=tuple(_example(table, "bad") for table in top.tables("bad")),
        good=tuple(_example(table, "good") for table in top.tables("good")),
        source_file=top.path,
        own=own,
    )
    top.done()
    if check.kind is CheckKind.LEVEL and criterion not in QUESTIONS:
        raise top.error("check", "only rapport, reason and ask have a level")
    if rule.severity is Severity.PRAISE and rule.cost:
        raise top.error("cost", "praise costs nothing")
    return rule


def _bad_folder(path: str, folder: str) -> Criterion:
    raise DataError(path, f"the folder {folder!r} is none of {', '.join(Criterion)}")


def _check(table: toml.Table, lists: Lists) -> Check:
    kind = table.one_of("kind", CheckKind)
    check = Check(
        kind=kind,
        any=_phrases(table, "any", lists) if kind in (CheckKind.PHRASE, CheckKind.COUNT) else (),
        unless=_phrases(table, "unless", lists),
        where=table.one_of("where", Where, Where.ANYWHERE),
        most=table.whole("most", 0),
        detector=table.text("detector") if kind is CheckKind.DETECTOR else "",
        level=table.one_of("level", Level) if kind is CheckKind.LEVEL else None,
        slip=table.one_of("slip", SlipKind) if kind is CheckKind.GRAMMAR else None,
        channels=table.texts("channels", ()),
    )
    table.done()
    if kind in (CheckKind.PHRASE, CheckKind.COUNT) and not check.any:
        raise table.error("any", "names no phrase")
    return check


def _phrases(table: toml.Table, key: str, lists: Lists) -> tuple[Phrase, ...]:
    compiled = []
    for source in table.texts(key, ()):
        try:
            compiled.append(compile_phrase(source, lists))
        except PhraseError as error:
            raise table.error(key, str(error)) from None
    return tuple(compiled)


def _fix(table: toml.Table) -> FixTemplate:
    fix = FixTemplate(
        table.text("label"),
        table.text("replacement", ""),
        table.one_of("applicability", Applicability, Applicability.CHOOSE),
    )
    table.done()
    return fix


def _example(table: toml.Table, kind: str) -> Example:
    marked = table.text("text", blank=True)
    try:
        text, spans = unmark(marked)
    except ValueError as error:
        raise table.error("text", str(error)) from None
    if kind == "good" and spans:
        raise table.error("text", "a good example marks nothing")
    example = Example(
        text,
        spans,
        table.text("fixed") if table.has("fixed") else None,
        table.text("why", ""),
        table.text("channel") if table.has("channel") else None,
    )
    table.done()
    return example


def unmark(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text without its «» marks, and the spans (code points) they held. Raises ValueError if unbalanced."""
    out: list[str] = []
    spans: list[tuple[int, int]] = []
    at, start = 0, -1
    for char in marked:
        if char == "«":
            if start >= 0:
                raise ValueError("a mark is opened twice")
            start = at
        elif char == "»":
            if start < 0:
                raise ValueError("a mark is closed that was not opened")
            spans.append((start, at))
            start = -1
        else:
            out.append(char)
            at += 1
    if start >= 0:
        raise ValueError("a mark is not closed")
    return "".join(out), tuple(spans)
