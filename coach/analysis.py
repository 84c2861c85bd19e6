"""`analyse`: read, judge, advise."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from weakref import WeakKeyDictionary

from coach.advising import score
from coach.advising.findings import FindingMemory, findings_of
from coach.advising.language import SlipRules, several, slip_findings
from coach.advising.verdict import called_for, verdict
from coach.facts.named import ProfileNames
from coach.judging.bound import BoundMemory, bound_words
from coach.judging.facts import FactHit, FactMemory, fact_hits
from coach.judging.length import measure
from coach.judging.levels import assess, reads_like_a_mailing
from coach.judging.matching import Match, MatchMemory, match_rules, outermost
from coach.judging.named import NameMemory, name_spans
from coach.judging.placeholders import placeholders
from coach.judging.sentence import Remembered, RuleBook, Totals, judge_sentences
from coach.language.grade import grade
from coach.loading.knowledge import Knowledge, shipped
from coach.message import Message
from coach.people import Person, Recipient
from coach.reading.language import first_norms, identify
from coach.reading.reading import MAX_REMEMBERED, Reader, ReadingMemory
from coach.report import (
    QUESTIONS,
    Assessment,
    BoundWords,
    Finding,
    Length,
    Level,
    NextStep,
    Report,
)
from coach.rule import Rule
from coach.slip import Slip
from coach.span import WHOLE, Span


@dataclass
class Memory:
    """What one editor keeps between analyses, so that only changed sentences are read and judged again."""

    reading: ReadingMemory = field(default_factory=ReadingMemory)
    judged: Remembered = field(default_factory=dict)
    totals: Totals = field(default_factory=Totals)
    matches: MatchMemory = field(default_factory=MatchMemory)
    facts: FactMemory = field(default_factory=FactMemory)
    names: NameMemory = field(default_factory=NameMemory)
    bound: BoundMemory = field(default_factory=BoundMemory)
    findings: FindingMemory = field(default_factory=FindingMemory)
    knowledge: Knowledge | None = None
    channel: str = ""

    def serve(self, knowledge: Knowledge, channel: str) -> None:
        """Forgets what was judged by other rules or for another channel."""
        if self.knowledge is not knowledge:
            self.reading = ReadingMemory()
        if self.knowledge is not knowledge or self.channel != channel or len(self.judged) > MAX_REMEMBERED:
            self.judged = {}
            self.totals = Totals()
            self.matches = MatchMemory()
            self.findings = FindingMemory()
            self.facts = FactMemory()
            self.names = NameMemory()
            self.bound = BoundMemory()
        self.knowledge, self.channel = knowledge, channel


_FENCE = re.compile(r"```.*?(?:```|\Z)", re.DOTALL)
"""Program code: what looks like a blank in it is none."""
_READERS: WeakKeyDictionary[Knowledge, Reader] = WeakKeyDictionary()


def reader_of(knowledge: Knowledge) -> Reader:
    """The reader with all phrases of `knowledge`, built once."""
    reader = _READERS.get(knowledge)
    if reader is None:
        words = knowledge.lexicon.words
        phrases = [(r.check.any, r.check.unless) for r in knowledge.rules]
        reader = _READERS[knowledge] = Reader(
            phrases,
            knowledge.lexicon.cues,
            words["function"],
            words["hollow"],
            words["common"],
            knowledge.lexicon.kinds,
        )
    return reader


_BOOKS: WeakKeyDictionary[Knowledge, dict[str, RuleBook]] = WeakKeyDictionary()


def book_of(knowledge: Knowledge, channel: str) -> RuleBook:
    """The rules of `knowledge` that look at a message of `channel`, sorted out once."""
    books = _BOOKS.setdefault(knowledge, {})
    if channel not in books:
        books[channel] = RuleBook(knowledge.rules, channel, knowledge.scales)
    return books[channel]


def analyse(
    message: Message, knowledge: Knowledge | None = None, memory: Memory | None = None, revision: int = 0
) -> Report:
    """The report on `message`. Pure: `memory` only saves work, `revision` is handed back in the report.

    Raises KeyError for a channel that `knowledge` does not hold.
    """
    knowledge = knowledge or shipped()
    channel = knowledge.channels[message.channel]
    memory = memory or Memory()
    memory.serve(knowledge, message.channel)
    reading = reader_of(knowledge).read(message.text, memory.reading)
    length = measure(message, channel, reading.word_count)
    if not reading.sentences:
        return _of_nothing(message, knowledge, length, revision)
    language = identify(message.text, first_norms(reading), knowledge.languages)
    if language != "en":
        return _of_other_language(message, knowledge, length, language, revision)
    book = book_of(knowledge, message.channel)
    judged = judge_sentences(reading, book, memory.judged)
    tally = memory.totals.of(judged)
    criteria = assess(reading, judged, tally, book.scales)
    matches = match_rules(book, reading, judged, memory.matches)
    names = name_spans(reading, message.recipient, message.sender, memory.names)
    if names:
        matches = [m for m in matches if m.rule.id.startswith("facts.") or not _touches(m.span, names)]
    if "```" in message.text:
        fences = [Span(*m.span()) for m in _FENCE.finditer(message.text)]
        matches = [m for m in matches if m.rule.id != "facts.placeholder" or not _within(m.span, fences)]
    matches = outermost(matches)
    if reads_like_a_mailing(tally, len(message.text), book.scales):
        matches += [Match(rule, WHOLE) for rule in book.mailing]
    matches += _level_matches(book, message, criteria)
    matches += _fact_matches(book, fact_hits(message, reading, knowledge.nicknames, memory.facts))
    matches += _blanks_in_subject(knowledge.rules, message.subject)
    matches += _length_matches(knowledge.rules, length, message.text)
    if message.suppressed:
        matches = [m for m in matches if not _suppressed(message, m)]
    findings = findings_of(message, knowledge.patterns, knowledge.evidence, matches, memory.findings)
    bound = bound_words(reading, criteria, message.recipient, message.sender, memory.bound)
    return _report(message, criteria, findings, bound, length, language, revision)


_SLIP_RULES: WeakKeyDictionary[Knowledge, SlipRules] = WeakKeyDictionary()


def slip_rules_of(knowledge: Knowledge) -> SlipRules:
    """The rules of `knowledge` that speak of slips, sorted out once."""
    if knowledge not in _SLIP_RULES:
        _SLIP_RULES[knowledge] = SlipRules.of(knowledge.rules)
    return _SLIP_RULES[knowledge]


def proofread(report: Report, message: Message, slips: Sequence[Slip], knowledge: Knowledge | None = None) -> Report:
    """The same report with what the slips of `message` add to it, which come late: see `coach.language.proofreader`.
    Pure; slips that a report holds already are replaced. Score, gains, verdict and next step are those of it all."""
    if report.verdict is None or not message.text.strip():
        return report
    knowledge = knowledge or shipped()
    rules = slip_rules_of(knowledge)
    others = [f for f in report.findings if f.rule not in rules.ids]
    told = slip_findings(message, slips, others, rules, knowledge.evidence)
    names = _profile_names(message.recipient, message.sender).spans(message.text) if told else ()
    mine = [f for f in told if not _refused(message, f) and not _touches(f.span, names)]
    more = several(mine, report.length.words, rules, knowledge.evidence)
    mine += [f for f in more if not _refused(message, f)]
    if not mine and len(others) == len(report.findings):
        return report
    found = [*others, *mine]
    gains = score.gains([score.Cost(f.criterion, f.cost, f.title) for f in found])
    findings = tuple([f if f.gain == gain else f._replace(gain=gain) for f, gain in zip(found, gains, strict=True)])
    return _report(
        message, report.criteria, findings, report.bound_words, report.length, report.language, report.revision
    )


def graded(report: Report, text: str) -> Report:
    """The same report with the grade of `text`, which comes late: see `coach.language.grade`. Other languages
    than English have none."""
    found = grade(text) if report.language == "en" else None
    return replace(report, length=replace(report.length, grade=found))


def _level_matches(book: RuleBook, message: Message, criteria: Sequence[Assessment]) -> list[Match]:
    """A finding for each question that is answered less than the channel and relation call for."""
    needs = called_for(message)
    return [
        Match(rule, WHOLE)
        for a in criteria
        if a.level.rank < needs[a.criterion].rank
        for rule in book.on_level.get((a.criterion, a.level), ())
    ]


def _fact_matches(book: RuleBook, hits: Sequence[FactHit]) -> list[Match]:
    return [Match(book.on_fact[h.rule, h.accents], h.span) for h in hits if (h.rule, h.accents) in book.on_fact]


@lru_cache(maxsize=4)
def _profile_names(you: Recipient | None, me: Person | None) -> ProfileNames:
    """Taking two profiles apart costs more than a keystroke may, and they seldom change."""
    return ProfileNames(you, me)


def _touches(span: Span, names: Sequence[Span]) -> bool:
    """Whether a span overlaps one of `names`, which are in order and apart."""
    at = bisect_right(names, span.start, key=lambda n: n.end)
    return not span.empty and at < len(names) and names[at].start < span.end


def _within(span: Span, names: Sequence[Span]) -> bool:
    """Whether a span lies in one of `names`, which are in order and apart."""
    if span.empty:
        return False
    at = bisect_right(names, span.start, key=lambda n: n.start) - 1
    return at >= 0 and names[at].contains(span)


def _blanks_in_subject(rules: Sequence[Rule], subject: str | None) -> list[Match]:
    if not subject:
        return []
    blanks = placeholders(subject)
    return [
        Match(rule, span, "subject") for rule in rules if blanks and rule.id == "facts.placeholder" for span in blanks
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
    whole = message.text if match.field == "text" else message.subject or ""
    return _unwanted(message, match.rule.id, match.span.of(whole))


def _refused(message: Message, finding: Finding) -> bool:
    return bool(message.suppressed) and _unwanted(message, finding.rule, finding.text)


def _unwanted(message: Message, rule: str, words: str) -> bool:
    """Whether the writer does not want to hear of `words` from the rule of this id."""
    text = words.casefold()
    for wish in message.suppressed:
        if wish.rule not in ("*", rule):
            continue
        if wish.text is None:
            if wish.rule != "*":
                return True
            continue
        phrase = wish.text.casefold()
        if text and phrase.strip() and (text in phrase or phrase in text):
            return True
    return False


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
    over = length.over_from is not None or (length.subject is not None and length.subject.over_from is not None)
    said, why = verdict(message, criteria, findings, over)
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


def _said(message: Message, knowledge: Knowledge, matches: Sequence[Match]) -> tuple[Finding, ...]:
    return findings_of(message, knowledge.patterns, knowledge.evidence, matches, FindingMemory())


def _of_nothing(message: Message, knowledge: Knowledge, length: Length, revision: int) -> Report:
    rule = next(r for r in knowledge.rules if r.id == "send.no-message")
    criteria = tuple(Assessment(q, Level.ABSENT, "There is no text yet.", ()) for q in QUESTIONS)
    matches = [m for m in [Match(rule, WHOLE)] if not _suppressed(message, m)]
    return _report(message, criteria, _said(message, knowledge, matches), BoundWords(0, 0, 0), length, "en", revision)


def _of_other_language(message: Message, knowledge: Knowledge, length: Length, language: str, revision: int) -> Report:
    rule = next(r for r in knowledge.rules if r.id == "language.unsupported")
    matches = [m for m in [Match(rule, WHOLE)] if not _suppressed(message, m)]
    findings = tuple(f._replace(gain=0) for f in _said(message, knowledge, matches))
    return Report(
        message.id, None, None, (), (), findings, BoundWords(0, 0, length.words), length, language, revision=revision
    )
