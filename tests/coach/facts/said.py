"""What the tables of this folder ask: which facts.* findings a text gets under a profile."""

from __future__ import annotations

from coach import analyse
from coach.message import Message
from coach.people import Person, Recipient
from coach.report import Finding


def findings(text: str, you: Recipient | None, me: Person | None = None) -> list[Finding]:
    report = analyse(Message(text, channel="email", recipient=you, sender=me))
    return [f for f in report.findings if f.rule.startswith("facts.")]


def said(text: str, you: Recipient | None, me: Person | None = None) -> list[tuple[str, str]]:
    """(rule without "facts.", words) of each finding that marks words."""
    return [(f.rule.removeprefix("facts."), f.text) for f in findings(text, you, me) if f.text]


def rules(text: str, you: Recipient | None, me: Person | None = None) -> set[str]:
    return {rule for rule, _ in said(text, you, me)}
