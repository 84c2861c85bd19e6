"""The three levels, decided from the evidence that Reading found.

Each question has a handful of features; every feature is something a person can point at in the text. A level is
the weighted sum of the features held against two thresholds (an ordinal logistic model). Weights and thresholds
are data (resources/levels.toml), learnt from the labelled corpus by tests/corpus/fit.py and small enough to read.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coach.message import Message
from coach.reading.reading import Placed, Reading
from coach.report import Assessment, Criterion, Level, Quote
from coach.span import Span, merge


@dataclass(frozen=True, slots=True)
class Scale:
    """Weights by feature, and the sums from which a level is at least vague, at least specific."""

    weights: Mapping[str, float]
    vague: float
    specific: float


Features = dict[str, float]
Marks = dict[str, list[Span]]


def _cue_marks(placed: Sequence[Placed], cue: str) -> list[Span]:
    return [p.at(s) for p in placed for s in p.reading.cues.get(cue, ())]


def _hollow_by_sentence(body: Sequence[Placed], hollow: Sequence[Span]) -> dict[int, list[Span]]:
    """The hollow spans that touch each sentence; both are in order, so one walk finds them."""
    near: dict[int, list[Span]] = {}
    at = 0
    for p in body:
        end = p.start + len(p.reading.text)
        while at < len(hollow) and hollow[at].end <= p.start:
            at += 1
        here = at
        near[id(p)] = []
        while here < len(hollow) and hollow[here].start < end:
            near[id(p)].append(hollow[here])
            here += 1
    return near


def _live_subject(placed: Placed, hollow: Sequence[Span]) -> list[Span]:
    """Subject words of a sentence that stand outside every hollow stretch."""
    return [s for s in map(placed.at, placed.reading.subject) if not any(h.overlaps(s) for h in hollow)]


def features(reading: Reading, hollow: Sequence[Span]) -> tuple[dict[Criterion, Features], dict[Criterion, Marks]]:
    """Features of each question, and the words each rests on. `hollow`: the generic spans of the text."""
    body = reading.body
    near = _hollow_by_sentence(body, hollow)
    subjects = {id(p): _live_subject(p, near[id(p)]) for p in body}
    total_subject = sum(map(len, subjects.values()))
    hollow_share = sum(map(len, hollow)) / max(1, len(reading.text))
    counts: dict[str, int] = {}
    marks: Marks = {}
    for p in body:
        for cue, spans in p.reading.cues.items():
            live = [p.at(s) for s in spans]
            outside = [s for s in live if not any(h.contains(s) for h in near[id(p)])]
            if outside:
                counts[cue] = counts.get(cue, 0) + 1
                marks.setdefault(cue, []).extend(outside)
            counts["all:" + cue] = counts.get("all:" + cue, 0) + 1
            marks.setdefault("all:" + cue, []).extend(live)

    def flag(name: str) -> float:
        return 1.0 if counts.get(name) else 0.0

    shared: Features = {
        "subject-words": math.log1p(total_subject),
        "hollow-share": hollow_share,
        "few-words": 1.0 if reading.word_count < 18 else 0.0,
        "words": math.log1p(reading.word_count),
    }
    return (
        {
            Criterion.RAPPORT: _rapport(reading, body, subjects, flag, shared, marks),
            Criterion.REASON: _reason(reading, body, subjects, flag, shared, marks),
            Criterion.ASK: _ask(reading, body, subjects, flag, shared, marks, near),
        },
        dict.fromkeys((Criterion.RAPPORT, Criterion.REASON, Criterion.ASK), marks),
    )


def _with_subject(
    body: Sequence[Placed], subjects: Mapping[int, list[Span]], cues: Sequence[str], least: int
) -> list[Span]:
    """Spans of the cues that stand in a sentence with at least `least` subject words, widened to those words that
    follow the cue."""
    found = []
    for p in body:
        live = subjects[id(p)]
        if len(live) < least:
            continue
        for cue in cues:
            for s in p.reading.cues.get(cue, ()):
                at = p.at(s)
                after = [w for w in live if w.start >= at.end and w.start <= at.end + 70]
                if len(after) >= least:
                    found.append(Span(at.start, after[min(len(after), 5) - 1].end))
    return found


def _rapport(reading, body, subjects, flag, shared, marks) -> Features:  # type: ignore[no-untyped-def]
    tied = 0
    your: list[Span] = []
    for p in body:
        ws = p.reading.words
        for i, w in enumerate(ws):
            if w.norm in ("your", "yours") and i + 1 < len(ws):
                your.append(p.at(Span(w.start, ws[min(i + 2, len(ws) - 1)].end)))
                tied += 1
    topic = _with_subject(body, subjects, ("work-topic",), 1)
    marks["work-topic+"] = topic
    personal = _with_subject(body, subjects, ("personal", "used-it"), 1)
    marks["personal+"] = personal
    sharing = _with_subject(body, subjects, ("shared",), 1)
    marks["shared+"] = sharing
    marks["your"] = your
    quoted = [p.at(q) for p in body for q in p.reading.quoted]
    marks["quoted"] = quoted
    return {
        "work-topic": 1.0 if topic else 0.0,
        "work-any": flag("work-any"),
        "quoted": 1.0 if quoted else 0.0,
        "shared": 1.0 if sharing else 0.0,
        "met": flag("met"),
        "mutual": flag("mutual"),
        "personal": 1.0 if personal else 0.0,
        "used-it": flag("used-it"),
        "you-at": flag("all:you-at"),
        "profile-seen": flag("all:profile-seen"),
        "praise": flag("all:praise"),
        "your": min(tied, 3) / 3,
        "your-many": 1.0 if tied >= 3 else 0.0,
        "pitch": flag("pitch"),
        "first-person": min(sum(w.norm in ("i", "we", "my", "our") for p in body for w in p.reading.words), 12) / 12,
        **shared,
    }


def _reason(reading, body, subjects, flag, shared, marks) -> Features:  # type: ignore[no-untyped-def]
    out: Features = {}
    for cue in ("job", "pitch", "event", "research", "share", "seek-help"):
        spans = _with_subject(body, subjects, (cue,), 1)
        marks[cue + "+"] = spans
        out[cue] = 1.0 if spans else 0.0
        out[cue + "-bare"] = flag("all:" + cue)
    asking = [p for p in body if (p.reading.question or p.reading.has("request")) and len(subjects[id(p)]) >= 2]
    marks["question+"] = [p.span for p in asking]
    wanting = [
        p
        for p in body
        if len(subjects[id(p)]) >= 3 and any(w.norm in ("i", "we", "my", "our") for w in p.reading.words)
    ]
    marks["own-matter"] = [p.span for p in wanting]
    out |= {
        "question": 1.0 if asking else 0.0,
        "own-matter": min(len(wanting), 3) / 3,
        "vague-purpose": flag("all:vague-purpose"),
        "bare-connect": flag("all:bare-connect"),
        "request": flag("all:request"),
        "offer": flag("offer"),
        "meet": flag("all:meet"),
        "praise": flag("all:praise"),
        "bound-time": flag("bound-time"),
        **shared,
    }
    return out


def _ask(reading, body, subjects, flag, shared, marks, near) -> Features:  # type: ignore[no-untyped-def]
    bounded = given = asked = contact = wh = yesno = 0.0
    spots: Marks = {"bounded": [], "given": [], "asked": [], "contact": []}
    previous_meets = False
    for p in body:
        r = p.reading
        seeks = r.question or r.has("request") or r.has("offer")
        live = subjects[id(p)]
        inside = any(h.contains(p.at(s)) for h in near[id(p)] for s in r.cues.get("request", ()))
        if r.has("bound-time") and (r.has("meet") or previous_meets) and (seeks or r.has("meet")):
            bounded = 1.0
            spots["bounded"].append(p.span)
        if seeks and r.has("give-object"):
            given = 1.0
            spots["given"] += [p.at(s) for s in r.cues["give-object"]]
        if seeks and r.has("contact-detail"):
            contact = 1.0
            spots["contact"] += [p.at(s) for s in r.cues["contact-detail"]]
        if r.question and len(live) >= 2 and not inside:
            asked = max(asked, min(len(live), 4) / 4)
            spots["asked"].append(p.span)
            if r.has("wh-question"):
                wh = 1.0
        if r.question and r.has("request") and len(live) >= 1:
            yesno = 1.0
        previous_meets = r.has("meet")
    marks.update({"ask:" + k: v for k, v in spots.items()})
    return {
        "bounded-meeting": bounded,
        "named-thing": given,
        "contact-detail": contact,
        "question-subject": asked,
        "wh-subject": wh,
        "yesno-subject": yesno,
        "request": flag("all:request"),
        "request-live": flag("request"),
        "offer": flag("offer"),
        "meet": flag("all:meet"),
        "bound-time": flag("bound-time"),
        "vague-time": flag("all:vague-time"),
        "bare-connect": flag("all:bare-connect"),
        "ask-hollow": flag("all:ask-hollow"),
        "question": 1.0 if any(p.reading.question for p in reading.sentences) else 0.0,
        "questions-none": 0.0 if any(p.reading.question for p in reading.sentences) else 1.0,
        "please": 1.0 if any(w.norm in ("please", "kindly") for p in body for w in p.reading.words) else 0.0,
        "praise-only": 1.0 if flag("all:praise") and not flag("all:request") and not flag("all:bare-connect") else 0.0,
        **shared,
    }


_EVIDENCE = {
    Criterion.RAPPORT: (
        ("work-topic+", "quoted", "met", "mutual", "shared+", "personal+", "used-it"),
        ("work-any", "all:you-at", "all:praise", "all:profile-seen", "your"),
    ),
    Criterion.REASON: (
        ("job+", "question+", "research+", "event+", "seek-help+", "share+", "pitch+", "own-matter"),
        ("all:vague-purpose", "all:pitch", "all:job", "all:bare-connect"),
    ),
    Criterion.ASK: (
        ("ask:bounded", "ask:given", "ask:contact", "ask:asked", "offer"),
        ("all:request", "all:bare-connect", "all:ask-hollow", "all:meet"),
    ),
}
_WHY = {
    (Criterion.RAPPORT, Level.SPECIFIC): "It names something that only this person would recognise.",
    (
        Criterion.RAPPORT,
        Level.VAGUE,
    ): "It points at the reader, but at nothing that a list of names and jobs could not give.",
    (Criterion.RAPPORT, Level.ABSENT): "Nothing in it ties you to this person.",
    (
        Criterion.REASON,
        Level.SPECIFIC,
    ): "After reading it, they could say in a sentence what this contact would be for.",
    (Criterion.REASON, Level.VAGUE): "The purpose would fit anyone.",
    (Criterion.REASON, Level.ABSENT): "It does not say why you write.",
    (Criterion.ASK, Level.SPECIFIC): "It asks one thing that can be answered in a line.",
    (Criterion.ASK, Level.VAGUE): "It asks for something, but not what, when or how long.",
    (Criterion.ASK, Level.ABSENT): "Nothing is asked, so there is nothing to answer.",
}


def level_of(values: Features, scale: Scale) -> Level:
    total = sum(scale.weights.get(name, 0.0) * value for name, value in values.items())
    if total >= scale.specific:
        return Level.SPECIFIC
    return Level.VAGUE if total >= scale.vague else Level.ABSENT


def assess(
    message: Message, reading: Reading, hollow: Sequence[Span], scales: Mapping[str, Scale]
) -> tuple[Assessment, ...]:
    """The level of each of the three questions with its evidence quoted."""
    values, marks = features(reading, hollow)
    out = []
    for criterion, found in values.items():
        level = level_of(found, scales[criterion])
        strong, weak = _EVIDENCE[criterion]
        names = {Level.SPECIFIC: strong, Level.VAGUE: weak + strong, Level.ABSENT: ()}[level]
        spans: list[Span] = []
        for name in names:
            spans += marks[criterion].get(name, ())
            if len(spans) >= 2:
                break
        quotes = tuple(Quote(s, s.of(message.text)) for s in merge(spans)[:3])
        out.append(Assessment(criterion, level, _WHY[criterion, level], quotes))
    return tuple(out)
