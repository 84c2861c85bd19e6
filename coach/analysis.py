"""`analyse`: read, judge, advise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from weakref import WeakKeyDictionary

from coach.advising import examples, score
from coach.advising.examples import fold
from coach.advising.verdict import called_for, verdict
from coach.judging.length import measure
from coach.judging.levels import assess
from coach.judging.matching import Match, match_rules
from coach.loading.knowledge import Knowledge, shipped
from coach.message import Message
from coach.reading.language import identify
from coach.reading.reading import Reader, Reading, SentenceReading
from coach.report import (
    QUESTIONS,
    Applicability,
    Assessment,
    BoundWords,
    Criterion,
    Finding,
    Fix,
    Length,
    Level,
    NextStep,
    Report,
)
from coach.rule import CheckKind, Rule
from coach.span import WHOLE, Span, merge


@dataclass
class Memory:
    """What one editor keeps between analyses, so that only changed sentences are read again."""

    sentences: dict[str, SentenceReading] = field(default_factory=dict)
    knowledge: Knowledge | None = None


_READERS: WeakKeyDictionary[Knowledge, Reader] = WeakKeyDictionary()


def reader_of(knowledge: Knowledge) -> Reader:
    """The reader with all phrases of `knowledge`, built once."""
    reader = _READERS.get(knowledge)
    if reader is None:
        words = knowledge.lexicon.words
        phrases = [(r.check.any, r.check.unless) for r in knowledge.rules]
        reader = _READERS[knowledge] = Reader(phrases, knowledge.lexicon.cues, words["function"], words["hollow"])
    return reader


def generic_spans(matches: Sequence[Match]) -> list[Span]:
    """The hollow stretches of the body: what `generic.*` rules mark, joined."""
    return merge([m.span for m in matches if m.rule.id.startswith("generic.") and not m.span.empty])


def analyse(
    message: Message, knowledge: Knowledge | None = None, memory: Memory | None = None, revision: int = 0
) -> Report:
    """The report on `message`. Pure: `memory` only saves work, `revision` is handed back in the report.

    Raises KeyError for a channel that `knowledge` does not hold.
    """
    knowledge = knowledge or shipped()
    channel = knowledge.channels[message.channel]
    if memory is None:
        memory = Memory()
    if memory.knowledge is not knowledge:
        memory.sentences.clear()
        memory.knowledge = knowledge
    reading = reader_of(knowledge).read(message.text, memory.sentences)
    length = measure(message, channel, reading.word_count)
    if not message.text.strip():
        return _of_nothing(message, knowledge, length, revision)
    language = identify(message.text, [w.norm for s in reading.sentences for w in s.reading.words])
    if language != "en":
        return _of_other_language(message, knowledge, length, language, revision)
    matches = match_rules(knowledge.rules, message, reading)
    hollow = generic_spans(matches)
    criteria = assess(message, reading, hollow, knowledge.scales)
    matches += _level_matches(knowledge.rules, message, criteria)
    matches += _length_matches(knowledge.rules, length, message.text)
    findings = _findings(message, knowledge, [m for m in matches if not _suppressed(message, m)])
    return _report(message, criteria, findings, _bound_words(message, reading, criteria), length, language, revision)


def _level_matches(rules: Sequence[Rule], message: Message, criteria: Sequence[Assessment]) -> list[Match]:
    """A finding for each question that is answered less than the channel and relation call for."""
    levels = {a.criterion: a.level for a in criteria}
    needs = called_for(message)
    return [
        Match(rule, WHOLE)
        for rule in rules
        if rule.check.kind is CheckKind.LEVEL
        and levels[rule.criterion] is rule.check.level
        and levels[rule.criterion].rank < needs[rule.criterion].rank
    ]


def _length_matches(rules: Sequence[Rule], length: Length, text: str) -> list[Match]:
    found = []
    for rule in rules:
        if rule.id == "length.over" and length.over_from is not None:
            found.append(Match(rule, Span(length.over_from, len(text))))
        if rule.id == "length.subject-over" and length.subject is not None and length.subject.over_from is not None:
            found.append(Match(rule, Span(length.subject.over_from, length.subject.over_from + 1), "subject"))
    return found


def _suppressed(message: Message, match: Match) -> bool:
    text = match.span.of(message.text).casefold()
    for wish in message.suppressed:
        if wish.rule not in ("*", match.rule.id):
            continue
        if wish.text is None:
            if wish.rule != "*":
                return True
            continue
        phrase = wish.text.casefold()
        if text and phrase.strip() and (text in phrase or phrase in text):
            return True
    return False


def _findings(message: Message, knowledge: Knowledge, matches: Sequence[Match]) -> tuple[Finding, ...]:
    costs = [score.Cost(m.rule.criterion, m.rule.cost, m.rule.title) for m in matches]
    known = examples.slots(message)
    found = []
    for match, gain in zip(matches, score.gains(costs), strict=True):
        rule = match.rule
        whole = message.text if match.field == "text" else message.subject or ""
        text = match.span.of(whole)
        shown = " ".join(text.split())
        pattern = knowledge.patterns.get(examples.pattern_for(rule.pattern, known)) if rule.pattern else None
        rests_on = knowledge.evidence.get(rule.evidence)
        found.append(
            Finding(
                rule=rule.id,
                criterion=rule.criterion,
                severity=rule.severity,
                span=match.span,
                text=text,
                message=rule.message.replace("{match}", shown),
                question=rule.question.replace("{match}", shown),
                why=rule.why.replace("{match}", shown),
                pattern=pattern.id if pattern else "",
                example=examples.fill(pattern, known) if pattern else "",
                fixes=tuple(
                    _fix(message.text, match.span, f.label, f.replacement, shown, f.applicability) for f in rule.fixes
                )
                if match.field == "text" and not match.span.empty
                else (),
                evidence=str(rests_on) if rests_on else rule.evidence,
                gain=gain,
                field=match.field,
                own=rule.own,
                title=rule.title,
                cost=rule.cost,
            )
        )
    return tuple(found)


def _fix(text: str, span: Span, label: str, replacement: str, shown: str, applicability: Applicability) -> Fix:
    """A fix in place; one that takes words out takes the space and the lone stop they leave behind as well."""
    if not replacement:
        start, end = span.start, span.end
        at_start = (
            start == 0 or text[start - 1] in "\n.!?" or text[:start].rstrip(" ")[-1:] in ("", "\n", ".", "!", "?")
        )
        if at_start and text[end : end + 1] in (".", "!", "?", ","):
            end += 1
            while end < len(text) and text[end] == " ":
                end += 1
        elif text[end : end + 1] == " " and (start == 0 or text[start - 1].isspace()):
            end += 1
        span = Span(start, end)
    return Fix(label, span, replacement.replace("{match}", shown), applicability)


def _report(
    message: Message,
    criteria: tuple[Assessment, ...],
    findings: tuple[Finding, ...],
    bound: BoundWords,
    length: Length,
    language: str,
    revision: int,
) -> Report:
    parts = score.parts([score.Cost(f.criterion, f.cost, f.title) for f in findings])
    said, why = verdict(message, criteria, findings, length.over_from is not None)
    best = max(range(len(findings)), key=lambda i: (findings[i].gain, -i), default=None)
    step = None
    if best is not None and findings[best].gain > 0:
        step = NextStep(best, findings[best].message, findings[best].gain)
    return Report(
        id=message.id,
        verdict=said,
        score=sum(p.points for p in parts),
        score_parts=parts,
        criteria=criteria,
        findings=findings,
        bound_words=bound,
        length=length,
        language=language,
        verdict_why=why,
        next_step=step,
        revision=revision,
    )


def _of_nothing(message: Message, knowledge: Knowledge, length: Length, revision: int) -> Report:
    rule = next(r for r in knowledge.rules if r.id == "send.no-message")
    criteria = tuple(Assessment(q, Level.ABSENT, "There is no text yet.", ()) for q in QUESTIONS)
    matches = [m for m in [Match(rule, WHOLE)] if not _suppressed(message, m)]
    return _report(
        message, criteria, _findings(message, knowledge, matches), BoundWords(0, 0, 0), length, "en", revision
    )


def _of_other_language(message: Message, knowledge: Knowledge, length: Length, language: str, revision: int) -> Report:
    rule = next(r for r in knowledge.rules if r.id == "language.unsupported")
    findings = tuple(replace(f, gain=0) for f in _findings(message, knowledge, [Match(rule, WHOLE)]))
    return Report(
        message.id, None, None, (), (), findings, BoundWords(0, 0, length.words), length, language, revision=revision
    )


def _bound_words(message: Message, reading: Reading, criteria: Sequence[Assessment]) -> BoundWords:
    """Words that bind the message to the recipient (facts of theirs, and what the tie rests on) or to the sender."""
    you, me = message.recipient, message.sender
    theirs = (
        _fact_words(
            (
                you.name,
                you.headline,
                you.company,
                you.location,
                you.met_where,
                *you.past_companies,
                *you.schools,
                *you.groups,
                *you.works,
                *you.mutual_contacts,
            )
        )
        if you
        else frozenset()
    )
    mine = (
        _fact_words((me.name, me.headline, me.company, me.location, *me.past_companies, *me.schools, *me.groups))
        if me
        else frozenset()
    )
    ties = [
        q.span for a in criteria if a.criterion is Criterion.RAPPORT and a.level is Level.SPECIFIC for q in a.evidence
    ]
    bound: list[Span] = []
    own: list[Span] = []
    for placed in reading.sentences:
        subject = {s.start for s in placed.reading.subject}
        for word in placed.reading.words:
            span = Span(word.start + placed.start, word.end + placed.start)
            if word.norm in theirs or (word.start in subject and any(t.contains(span) for t in ties)):
                bound.append(span)
            elif word.norm in mine:
                own.append(span)
    return BoundWords(len(bound), len(own), reading.word_count, tuple(bound), tuple(own))


def _fact_words(facts: Sequence[str]) -> frozenset[str]:
    return frozenset(
        w for fact in facts for w in fold(fact).split() if len(w) > 2 and w not in ("the", "and", "for", "with")
    )
