"""The audit as the contract's JSON."""

from __future__ import annotations

from typing import Any

from coach import wire
from coach.auditing.audit import Audit
from coach.auditing.rates import Rate


def audit_json(audit: Audit) -> dict[str, Any]:
    return {
        "messages": [
            {
                "id": number,
                "to": m.invitation.to,
                "sent_at": m.invitation.sent_at.isoformat(timespec="seconds"),
                "direction": "OUTGOING",
                "text": m.invitation.text,
                "accepted": m.accepted,
                "result": wire.report_json(m.report),
            }
            for number, m in enumerate(audit.messages, 1)
        ],
        "skipped": [{"file": s.file, "line": s.line, "why": s.why} for s in audit.skipped],
        "summary": {
            "invitations": len(audit.messages),
            "with_note": audit.with_note,
            "accepted": audit.accepted,
            "by": {kind: {name: _rate(rate) for name, rate in groups.items()} for kind, groups in audit.by.items()},
        },
    }


def _rate(rate: Rate) -> dict[str, Any]:
    return {"n": rate.n, "accepted": rate.accepted, "rate": rate.rate, "low": rate.low, "high": rate.high}
