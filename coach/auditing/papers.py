"""An audit as papers to keep: plain text and Markdown, HTML, CSV. Nothing in a note is ever markup."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from coach.auditing.audit import Audit, shown
from coach.auditing.rates import FEW, Rate
from coach.cells import csv_text

TITLES: Mapping[str, str] = {
    "note": "With a note, without one",
    "rapport": "By rapport",
    "reason": "By reason",
    "ask": "By ask",
    "verdict": "By verdict",
    "length": "By length (characters)",
    "pattern": "By what the note holds",
}
CANNOT_TELL = (
    "The export holds recent and pending invitations only, not who withdrew one, and not who saw yours and left it; "
    "whoever is not connected today counts as not accepted, newcomers included."
)


def said(rate: Rate) -> str:
    """One rate in words and figures."""
    if rate.accepted is None:
        return f"{rate.n} sent; the export does not say who accepted"
    if not rate.enough:
        return f"{rate.accepted} of {rate.n}; too few to conclude from (under {FEW})"
    share, low, high = rate.rate or 0.0, rate.low or 0.0, rate.high or 0.0
    return f"{rate.accepted} of {rate.n}: {share:.0%}, likely between {low:.0%} and {high:.0%}"


def as_text(audit: Audit) -> str:
    """For a terminal."""
    lines = [_head(audit), ""]
    for kind, groups in audit.by.items():
        lines.append(TITLES.get(kind, kind))
        lines += [f"  {name:24} {said(rate)}" for name, rate in groups.items() if rate.n]
        lines.append("")
    lines.append(CANNOT_TELL)
    lines += _skipped(audit)
    return "\n".join(lines)


def as_markdown(audit: Audit) -> str:
    lines = ["# Your invitations, examined", "", _head(audit), ""]
    for kind, groups in audit.by.items():
        lines += [f"## {TITLES.get(kind, kind)}", "", "| group | accepted |", "| --- | --- |"]
        lines += [f"| {name} | {said(rate)} |" for name, rate in groups.items() if rate.n]
        lines.append("")
    lines += [
        CANNOT_TELL,
        "",
        "## Every note",
        "",
        "| sent | to | verdict | accepted | note |",
        "| --- | --- | --- | --- | --- |",
    ]
    lines += [f"| {' | '.join(_in_cell(cell) for cell in row)} |" for row in _records(audit)]
    return "\n".join([*lines, *_skipped(audit), ""])


def as_html(audit: Audit) -> str:
    """A page by itself: no script, nothing fetched."""
    out = [
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Your invitations, examined</title>',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        "<style>body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
        "table{border-collapse:collapse}td,th{border:1px solid #999;padding:.3rem .6rem;text-align:left}",
        "</style></head>",
        f"<body><h1>Your invitations, examined</h1><p>{escape(_head(audit))}</p>",
    ]
    for kind, groups in audit.by.items():
        out.append(f"<h2>{escape(TITLES.get(kind, kind))}</h2><table><tr><th>group</th><th>accepted</th></tr>")
        out += [
            f"<tr><td>{escape(name)}</td><td>{escape(said(rate))}</td></tr>" for name, rate in groups.items() if rate.n
        ]
        out.append("</table>")
    out.append(f"<p>{escape(CANNOT_TELL)}</p><h2>Every note</h2><table>")
    out.append("<tr><th>sent</th><th>to</th><th>verdict</th><th>accepted</th><th>note</th></tr>")
    for row in _records(audit):
        out.append("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>")
    out.append("</table>")
    out += [f"<p>{escape(line)}</p>" for line in _skipped(audit) if line]
    return "\n".join([*out, "</body></html>", ""])


def as_csv(audit: Audit) -> str:
    """Every invitation a row. No cell is a formula."""
    header = ["sent", "to", "accepted", "verdict", "score", "rapport", "reason", "ask", "note"]
    rows = []
    for one in audit.messages:
        report = one.report
        levels = [a.level.value for a in report.criteria] or ["", "", ""]
        score = "" if report.score is None else str(report.score)
        sent = one.invitation.sent_at.isoformat()
        rows.append(
            [
                sent,
                one.invitation.to,
                _accepted(one.accepted),
                report.verdict or "",
                score,
                *levels,
                one.invitation.text,
            ]
        )
    return csv_text(header, rows)


def _head(audit: Audit) -> str:
    accepted = (
        "the export does not say how many were accepted" if audit.accepted is None else f"{audit.accepted} accepted"
    )
    whole = "" if audit.complete else " It was called off before the end."
    return f"{len(audit.messages)} invitations sent, {audit.with_note} with a note; {accepted}.{whole}"


def _records(audit: Audit) -> list[tuple[str, ...]]:
    return [
        (
            m.invitation.sent_at.strftime("%Y-%m-%d"),
            m.invitation.to,
            m.report.verdict or "not English",
            _accepted(m.accepted),
            shown(m.invitation.text, 300) or "(no note)",
        )
        for m in audit.messages
    ]


def _accepted(accepted: bool | None) -> str:
    return "unknown" if accepted is None else "yes" if accepted else "no"


_MARKS = str.maketrans({c: f"\\{c}" for c in "\\`*_{}[]<>#|~!"})


def _in_cell(text: str) -> str:
    """Text in a cell of Markdown, in which nothing of it is a mark."""
    return " ".join(text.split()).translate(_MARKS)


def _skipped(audit: Audit) -> list[str]:
    if not audit.skipped:
        return []
    lines = ["", f"Not read: {len(audit.skipped)} rows."]
    return lines + [f"  {s.file}, line {s.line}: {s.why}" for s in audit.skipped[:200]]
