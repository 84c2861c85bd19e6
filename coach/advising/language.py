"""Slips become findings: in the words of their rules, each with its fixes, and none about names that are recorded."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coach.facts.names import name_words
from coach.message import Message
from coach.people import Person, Recipient, fold
from coach.report import Applicability, Criterion, Finding, Fix
from coach.rule import CheckKind, Evidence, Rule
from coach.slip import Slip, SlipKind
from coach.span import WHOLE, Span

_SEVERAL = 3
"""So many slips are several,"""
_WORDS_A_SLIP = 40
"""if there are no more words than this to each."""
_CERTAIN = frozenset((SlipKind.APOSTROPHE, SlipKind.CAPITALS, SlipKind.DOUBLED_WORD, SlipKind.PUNCTUATION))
_WORD = re.compile(r"[^\W\d_]+")
_GREETED = re.compile(
    r"\s{0,4}(?:hi|hello|hey|dear|good (?:morning|afternoon|evening))((?:[ \t]+[^\W\d_]+){1,3})", re.I
)


@dataclass(frozen=True, eq=False)
class SlipRules:
    """The rules that speak of slips, by kind."""

    by_kind: Mapping[SlipKind, Rule]
    ids: frozenset[str]

    @classmethod
    def of(cls, rules: Sequence[Rule]) -> SlipRules:
        mine = {r.check.slip: r for r in rules if r.check.kind is CheckKind.GRAMMAR and r.check.slip is not None}
        return cls(mine, frozenset(r.id for r in mine.values()))


def slip_findings(
    message: Message,
    slips: Sequence[Slip],
    others: Sequence[Finding],
    rules: SlipRules,
    evidence: Mapping[str, Evidence],
) -> tuple[Finding, ...]:
    """A finding for each slip that stands. `others`: what else was found; what the facts speak of is theirs."""
    text = message.text
    taken = [f.span for f in others if f.criterion is Criterion.FACTS and f.field == "text" and not f.span.empty]
    known = _known(message)
    found = []
    for slip in sorted([*slips, *_small_names(message)], key=lambda s: s.span):
        rule = rules.by_kind.get(slip.kind)
        if rule is None or any(slip.span.overlaps(t) for t in taken):
            continue
        if slip.kind is SlipKind.SPELLING and all(fold(w) in known for w in _WORD.findall(slip.span.of(text))):
            continue
        taken.append(slip.span)
        found.append(_finding(rule, slip, text, evidence))
    return tuple(found)


def several(
    findings: Sequence[Finding], words: int, rules: SlipRules, evidence: Mapping[str, Evidence]
) -> list[Finding]:
    """One finding more where a short note has several slips. `findings`: those that are told of them."""
    rule = rules.by_kind.get(SlipKind.SEVERAL)
    if rule is None or len(findings) < _SEVERAL or len(findings) * _WORDS_A_SLIP < words:
        return []
    return [_finding(rule, Slip(SlipKind.SEVERAL, WHOLE, ()), "", evidence)]


def _finding(rule: Rule, slip: Slip, text: str, evidence: Mapping[str, Evidence]) -> Finding:
    match, fix = slip.span.of(text), slip.replacements[0] if slip.replacements else ""
    shown = {"{match}": " ".join(match.split()), "{fix}": " ".join(fix.split())}
    how = Applicability.SAFE if slip.kind in _CERTAIN else Applicability.CHOOSE
    rests_on = evidence.get(rule.evidence)
    return Finding(
        rule=rule.id,
        criterion=rule.criterion,
        severity=rule.severity,
        span=slip.span,
        text=match,
        message=_worded(rule.message, shown),
        question=_worded(rule.question, shown),
        why=_worded(rule.why, shown),
        fixes=tuple(Fix(f"Write “{r}”" if r else "Take it out", slip.span, r, how) for r in slip.replacements[:3]),
        evidence=str(rests_on) if rests_on else rule.evidence,
        own=rule.own,
        title=rule.title,
        cost=rule.cost,
    )


def _worded(template: str, shown: Mapping[str, str]) -> str:
    return re.sub(r"\{(?:match|fix)\}", lambda m: shown[m[0]], template)


def _known(message: Message) -> frozenset[str]:
    """Every word that the profiles hold, folded: names, employers, schools, places, works, and notes about them."""
    found: list[str] = []
    for person in (message.recipient, message.sender):
        if person is not None:
            found += _words_of(person)
    return frozenset(fold(w) for w in found)


def _words_of(person: Person) -> list[str]:
    texts = [person.name, person.headline, person.company, person.location]
    texts += [*person.past_companies, *person.schools, *person.groups]
    if isinstance(person, Recipient):
        texts += [*person.works, *person.mutual_contacts, person.met_where, person.notes]
    return [w for t in texts for w in _WORD.findall(t)]


def _small_names(message: Message) -> list[Slip]:
    """The recipient's name in small letters in the greeting."""
    greeted = _GREETED.match(message.text)
    if greeted is None or message.recipient is None:
        return []
    names = {fold(w): w for w in name_words(message.recipient.name) if w[0].isupper()}
    found = []
    for match in _WORD.finditer(message.text, greeted.start(1), greeted.end(1)):
        right = names.get(fold(match[0]))
        if right is not None and match[0].islower():
            found.append(Slip(SlipKind.CAPITALS, Span(*match.span()), (right,)))
    return found
