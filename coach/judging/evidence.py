"""What one sentence adds to each of the three questions: evidence by name, with the words it rests on.

Most evidence is a cue that Reading found (resources/lexicon), as `name` where it stands outside empty phrases and as
`all:name` wherever it stands. The rest is put together here from several cues, or from whom a clause speaks of.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from coach.reading.reading import SentenceReading
from coach.span import Span

_SELF = frozenset(("i", "we", "my", "our"))
_FIRST = frozenset(("i", "we", "my", "our", "me", "us", "mine", "ours"))
_SECOND = frozenset(("you", "your", "yours", "yourself", "yourselves"))
_YOUR = frozenset(("your", "yours"))
_JOINS = frozenset(("and", "but", "so", "because", "which", "while", "since", "though", "although", "whereas"))
_BREAK = frozenset(",;:()–—")
_TIES = ("tie-work", "tie-deed", "tie-seen", "tie-shared", "tie-met", "tie-mutual")
"""Cues that each tie the two by name."""

_ANYWHERE = {
    cue: "all:" + cue
    for cue in (
        "gesture role trade honorific you-at profile-seen praise request meet vague-purpose bare-connect ask-hollow "
        "wish"
    ).split()
}
_OUTSIDE = frozenset(
    "tie-two tie-thing met mutual work-any request offer bound-time for-job for-offer for-deed for-choice for-event "
    "for-study pitch".split()
)
"""Which cues count as evidence by themselves: wherever they stand, and where no empty phrase holds them."""


class Evidence:
    """`adds`: evidence -> how much of it; `marks`: evidence -> the words it rests on, from the sentence's beginning."""

    __slots__ = ("adds", "marks")

    def __init__(self) -> None:
        self.adds: dict[str, float] = {}
        self.marks: dict[str, list[Span]] = {}

    def add(self, name: str, spans: Iterable[Span] = (), amount: float = 1.0) -> None:
        self.adds[name] = self.adds.get(name, 0.0) + amount
        if spans:
            self.marks.setdefault(name, []).extend(spans)


def evidence_in(sentence: SentenceReading, hollow: Sequence[Span], after_meeting: bool) -> Evidence:
    """The evidence in a sentence of the body. `hollow`: its spans that generic rules mark; `after_meeting`: the
    sentence before speaks of a meeting, so that a time standing here is the meeting's."""
    found = Evidence()
    add = found.add
    live: Sequence[Span] = sentence.subject
    if hollow:
        live = [s for s in live if not any(h.overlaps(s) for h in hollow)]
    ties = list(_ties(sentence, hollow)) if live else []
    thanked = sentence.cues.get("thanked", ())
    for cue, spans in sentence.cues.items():
        if thanked and cue == "bare-connect":
            # "Thanks for connecting" asks for nothing.
            spans = tuple([s for s in spans if not any(t.overlaps(s) for t in thanked)])
        elif ties and cue.startswith("for-"):
            # What a tie names is no purpose yet.
            spans = tuple([s for s in spans if not any(t.overlaps(s) for t in ties)])
        if not spans:
            continue
        anywhere = _ANYWHERE.get(cue)
        if anywhere:
            add(anywhere, spans)
        if cue in _OUTSIDE:
            outside = [s for s in spans if not any(h.contains(s) for h in hollow)] if hollow else spans
            if outside:
                add(cue, outside)
    if sentence.question:
        add("question-mark")
    if sentence.quoted:
        add("quoted", sentence.quoted)
    if sentence.your:
        add("your", sentence.your, len(sentence.your))
    ours = _clauses(sentence, live, found)
    if live:
        add("subject", amount=len(live))
        if ties:
            add("tie", ties, len(ties))
        beyond = sum(not any(t.overlaps(s) for t in ties) for s in live) if ties else len(live)
        if beyond:
            add("beyond", amount=beyond)
        _of_reason(sentence, live, found, ours)
    _of_ask(sentence, live, hollow, found, after_meeting)
    return found


def _ties(sentence: SentenceReading, hollow: Sequence[Span]) -> Iterable[Span]:
    """What ties the two by name, less what only restates the reader's place of work or trade."""
    cues = sentence.cues
    not_these = (*cues.get("role", ()), *cues.get("trade", ()), *hollow)
    for cue in _TIES:
        for span in cues.get(cue, ()):
            if not any(span.overlaps(other) for other in not_these):
                yield span
    if sentence.quoted and ("work-any" in cues or "your" in sentence.text.lower()):
        yield sentence.quoted[0]


def _clauses(sentence: SentenceReading, live: Sequence[Span], found: Evidence) -> bool:
    """Adds whom the clauses that name something speak of: the reader ("yours"), the sender ("ours"), both. A clause
    ends at a comma, a dash, a bracket or a joining word. Answers whether the sender speaks of himself at all."""
    words, text, add = sentence.words, sentence.text, found.add
    starts = {s.start for s in live}
    narrow = {s.start for s in sentence.narrow} & starts if live else starts
    asks = sentence.question or "request" in sentence.cues
    own = 0
    please = first = second = capital = False
    named = few = begin = 0
    yours_at = -9
    last = len(words) - 1
    for number, (norm, start, end, is_capital) in enumerate(words):
        if norm in _FIRST:
            first = True
            own += norm in _SELF
        elif norm in _SECOND:
            second = True
            if norm in _YOUR:
                yours_at = number
        elif norm == "please" or norm == "kindly":
            please = True
        if start in starts:
            named += 1
            if start in narrow:
                few += 1
                if number - yours_at <= 3:
                    # "Your peacock shawl": a thing of the reader's that not everyone has.
                    add("your-narrow", [Span(words[yours_at].start, end)])
                    yours_at = -9
            if is_capital and number:
                capital = True
        if number != last:
            after = words[number + 1]
            joined = after.norm not in _JOINS and (after.start - end < 2 or _BREAK.isdisjoint(text[end : after.start]))
            if joined:
                continue
        if named:
            if few:
                if second:
                    add("you-narrow", amount=few)
                elif first:
                    add("own-narrow", amount=few)
            if second:
                about = Span(words[begin].start, end)
                add("clause:both" if first else "clause:yours", [about], min(named, 4))
                if capital and not asks:
                    add("clause:named", [about])
            elif first:
                add("clause:ours", amount=min(named, 4))
        first = second = capital = False
        named = few = 0
        begin, yours_at = number + 1, -9
    if own:
        add("first-person", amount=own)
    if please:
        add("please")
    return own > 0


def _of_reason(sentence: SentenceReading, live: Sequence[Span], found: Evidence, ours: bool) -> None:
    whole = Span(0, len(sentence.text))
    if len(live) >= 2 and (sentence.question or "request" in sentence.cues):
        found.add("question+", [whole])
    if len(live) >= 3 and ours:
        found.add("own-matter", [whole])


def _of_ask(
    sentence: SentenceReading, live: Sequence[Span], hollow: Sequence[Span], found: Evidence, after_meeting: bool
) -> None:
    cues = sentence.cues
    asked, meets = "request" in cues, "meet" in cues
    seeks = sentence.question or asked or "offer" in cues
    if "for-deed" in cues and (seeks or meets):
        found.add("ask:named", cues["for-deed"])
    if not seeks:
        if meets and "bound-time" in cues:
            found.add("ask:bounded", [Span(0, len(sentence.text))])
        return
    whole = Span(0, len(sentence.text))
    if "bound-time" in cues and (meets or after_meeting):
        found.add("ask:bounded", [whole])
    if "give-object" in cues:
        found.add("ask:given", cues["give-object"])
    if "contact-detail" in cues:
        found.add("ask:contact", cues["contact-detail"])
    if sentence.question:
        if len(live) >= 2 and not any(h.contains(s) for h in hollow for s in cues.get("request", ())):
            found.add("ask:asked", [whole], min(len(live), 4))
            if "wh-question" in cues:
                found.add("ask:wh", [whole])
        if live and asked:
            found.add("ask:yesno", [whole])
