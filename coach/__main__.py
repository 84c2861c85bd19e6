"""The command line: `firstline check`, `firstline recipient`, `firstline audit`; also `python -m coach …`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from coach import wire
from coach.analysis import Memory, analyse, graded, proofread
from coach.errors import DataError, FirstlineError, InputError
from coach.language.proofreader import Proofreader, build
from coach.loading.knowledge import Knowledge, shipped
from coach.loading.profiles import read_recipient, read_sender
from coach.message import Message
from coach.report import Report, Severity, Verdict

READY, NOT_READY, UNUSABLE = 0, 1, 2
MAX_INPUT = 4 * 1024 * 1024
"""Bytes of one message that are read from a file; more is no message."""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and gives its exit status."""
    parser = argparse.ArgumentParser(prog="firstline", description="An offline coach for first messages.")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="analyse one message")
    check.add_argument("file", nargs="?", default="-", help="the message; - or nothing for standard input")
    check.add_argument("--format", choices=("text", "json"), default="text")
    check.add_argument("--jsonl", action="store_true", help="one input object a line, one result a line")
    check.add_argument("--recipient", type=Path, metavar="FILE", help="the recipient's profile, TOML or JSON")
    check.add_argument("--sender", type=Path, metavar="FILE", help="your own profile, TOML or JSON")
    check.add_argument("--channel", default="note-free", metavar="NAME")
    recipient = commands.add_parser("recipient", help="read a profile from LinkedIn's “Save to PDF”")
    recipient.add_argument("file", type=Path, help="the PDF")
    recipient.add_argument("--format", choices=("text", "json"), default="text")
    audit = commands.add_parser("audit", help="examine LinkedIn's data export")
    audit.add_argument("archive", type=Path, help="the ZIP file as it came, or the folder it was unpacked to")
    audit.add_argument("--format", choices=("text", "json", "markdown", "html", "csv"), default="text")
    args = parser.parse_args(argv)
    try:
        if args.command == "recipient":
            return _recipient(args)
        if args.command == "audit":
            return _audit(args)
        return _check_lines() if args.jsonl else _check_one(args)
    except FirstlineError as error:
        print(f"firstline: {error}", file=sys.stderr)
        return UNUSABLE
    except BrokenPipeError:
        return UNUSABLE


def _check_one(args: argparse.Namespace) -> int:
    knowledge = shipped()
    if args.channel not in knowledge.channels:
        raise InputError(f"channel: {args.channel!r} is none of {', '.join(knowledge.channels)}")
    message = Message(_text(args.file), channel=args.channel)
    if args.recipient:
        message = replace(message, recipient=read_recipient(args.recipient))
    if args.sender:
        message = replace(message, sender=read_sender(args.sender))
    report = _whole(message, knowledge, Memory(), build(knowledge.languages.english))
    if args.format == "json":
        print(wire.encode(wire.report_json(graded(report, message.text))))
    else:
        _out(teardown(message, report))
    return READY if report.verdict is Verdict.READY else NOT_READY


def _recipient(args: argparse.Namespace) -> int:
    from coach.importing.pdf import read_profile

    profile = read_profile(args.file)
    if args.format == "json":
        print(wire.encode(wire.recipient_json(profile.recipient())))
        return READY
    lists = (("Companies", [job.company for job in profile.jobs]), ("Schools", profile.schools))
    lines = [profile.name, profile.headline, profile.location, profile.address, ""]
    for title, values in (*lists, ("Works", profile.works), ("Languages", profile.languages)):
        lines += [f"{title}: " + "; ".join(values)] if values else []
    if profile.unsure:
        lines.append("Not sure of: " + ", ".join(sorted(profile.unsure)))
    _out("\n".join(line for line in lines if line))
    return READY


def _audit(args: argparse.Namespace) -> int:
    from coach.auditing import papers
    from coach.auditing.audit import audit
    from coach.auditing.outside import audit_json
    from coach.importing.archive import Archive

    with Archive(args.archive) as archive:
        found = audit(archive)
    if args.format == "json":
        print(wire.encode(audit_json(found)))
    else:
        forms = {"text": papers.as_text, "markdown": papers.as_markdown, "html": papers.as_html, "csv": papers.as_csv}
        _out(forms[args.format](found))
    return READY


def _whole(message: Message, knowledge: Knowledge, memory: Memory, proofreader: Proofreader) -> Report:
    """The report with what the window shows later: the slips."""
    report = analyse(message, knowledge, memory)
    if report.verdict is None or memory.reading.last is None:
        return report
    return proofread(report, message, proofreader.slips(memory.reading.last), knowledge)


def _text(file: str) -> str:
    try:
        if file == "-":
            raw = sys.stdin.buffer.read(MAX_INPUT + 1)
        else:
            with Path(file).open("rb") as handle:
                raw = handle.read(MAX_INPUT + 1)
    except OSError as error:
        raise DataError(file, f"cannot be read: {error.strerror or error}") from None
    if len(raw) > MAX_INPUT:
        raise DataError(file, f"is larger than {MAX_INPUT // 1024 // 1024} MiB: no message is")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise DataError(file, "is not UTF-8 text") from None
    # A file's last line end belongs to the file, not to the message.
    return text.removesuffix("\n").removesuffix("\r")


def _check_lines() -> int:
    knowledge = shipped()
    memory = Memory()
    proofreader = build(knowledge.languages.english)
    status = READY
    for raw in sys.stdin.buffer:
        if not raw.strip():
            continue
        id_: object = None
        try:
            try:
                data = wire.decode_line(raw.decode("utf-8-sig"))
            except UnicodeDecodeError:
                raise InputError("not UTF-8") from None
            if isinstance(data, dict):
                id_ = data.get("id")
            message = wire.message_of(data, knowledge.channels)
            report = _whole(message, knowledge, memory, proofreader)
            result = wire.report_json(graded(report, message.text))
        except InputError as error:
            result = {"id": id_ if isinstance(id_, str) else None, "error": str(error)}
            status = UNUSABLE
        sys.stdout.write(wire.encode(result) + "\n")
    sys.stdout.flush()
    return status


def _out(text: str) -> None:
    sys.stdout.buffer.write((text + "\n").encode("utf-8", "replace"))
    sys.stdout.flush()


_SHAPE = {"absent": "○", "vague": "◐", "specific": "●"}
_TITLE = {
    Verdict.READY: "Ready",
    Verdict.CLOSE: "Nearly there",
    Verdict.REWORK: "Rework it",
    Verdict.FOLLOW: "Follow instead",
}


def teardown(message: Message, report: Report) -> str:
    """The report as text for a terminal: verdict, the three questions, then the findings in order of gain."""
    if report.verdict is None:
        return report.findings[0].message
    lines = [f"{_TITLE[report.verdict]} · {report.score} of 100", report.verdict_why, ""]
    for a in report.criteria:
        quoted = "  ".join(f"“{' '.join(q.text.split())[:70]}”" for q in a.evidence[:2])
        lines.append(f"{_SHAPE[a.level]} {a.criterion.capitalize():8} {a.why}" + (f"  {quoted}" if quoted else ""))
    for f in sorted(report.findings, key=lambda f: (f.severity is Severity.PRAISE, -f.gain, f.span)):
        quote = " ".join(f.text.split())
        lines += ["", (f"“{quote}”" if quote else f.title) + (f"  +{f.gain}" if f.gain else "")]
        lines += [f"  {line}" for line in (f.question, f.message) if line]
        if f.example:
            lines.append(f"  → {f.example}")
    limit = f" of {report.length.limit}" if report.length.limit else ""
    lines += ["", f"{report.length.characters}{limit} characters, {report.length.words} words"]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
