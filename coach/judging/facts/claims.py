"""What a message says of the reader that no field of the profile holds: meetings, works, contacts, deeds.

A claim is found in the line of a sentence's norms, with what it names behind it; then what it names is looked for in
the profile. What is asked, wished, denied or only supposed is no claim.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from coach.facts.names import PARTICLES
from coach.facts.organisations import runs
from coach.facts.tokens import Token, bare
from coach.facts.topics import SMALL, stem
from coach.judging.facts.known import FactHit, Known, marked
from coach.judging.facts.said import ABOUT, PATTERNS, WORK
from coach.people import Relation
from coach.reading.reading import Placed
from coach.reading.words import Word
from coach.span import Span, merge

_NEWS = frozenset(
    "promotion award prize medal win nomination funding round acquisition appointment wedding baby graduation "
    "retirement "
    "scholarship fellowship relocation".split()
)
_UNREAL = re.compile(
    r" (?:if|whether|would|could|can|may|might|should|shall|must|hope|hoping|hopes|wish|wonder|wondering|"
    r"unless|please|let|imagine|"
    r"suppose|supposing|forward to|love to|like to|want to|plan to|planning|will|never|not|no|haven't|without|before|"
    r"cannot|once you|until|assuming|maybe|perhaps|invite you|ask you|guess|assume|think|believe|though|feel "
    r"like|as if)(?= )"
)
_CERTAIN = re.compile(r" (?:never|not|no|without|haven't)(?= )")
_ASKING = re.compile(
    r"(?: (?:and|but|so|also))?(?: (?:what|which|how|where|when|who|why|is|are|was|were|do|does|did|have|has|"
    r"had|can|could|would|will|"
    r"may|might|should|shall|any|am))(?= )"
)
_ENDS = frozenset(
    "i we me us my our is was were has have had and but because so which who while since as when helped made changed "
    "gave got taught showed inspired convinced resonated stuck saved struck spoke stayed led left kept brought are "
    "impressed caught opened answered moved reminded touched speaks helps matters matter needs would could".split()
)
_NOBODYS = frozenset(
    "linkedin profile here xing twitter google internet web email page website site online feed github youtube "
    "instagram monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december christmas easter am pm english part topic subject latest recent new "
    "great whole last next week weeks month months year years yesterday today morning evening afternoon "
    "tomorrow time "
    "minute minutes hour day days post posts article articles talk talks work works working project projects "
    "book books "
    "piece paper video podcast episode interview thread newsletter research story blog content insights things stuff "
    "field area space industry sector sort kind lots lot bit excellent amazing awesome fantastic brilliant "
    "impressive "
    "inspiring interesting wonderful lovely incredible thoughtful insightful short long little fine beautiful strong "
    "clear latter favourite favorite achievement achievements success successes career journey background experience "
    "profile recently currently thoughts views advice opinion everything everyone anything something someone "
    "far ever "
    "well always often still never wrote gave posted published recorded presented hosted said argued explained "
    "described "
    "shared taught made did spoke talked writing lecture keynote session speech seminar panel slides chapter reports "
    "report studies study series reviews review publications publication course guide column essay tool app "
    "again once "
    "success promise momentum growth traction progress".split()
)
"""Words that name no subject of a claim."""


class _Line:
    """The norms of a sentence in one string, a space before and behind each, and the words they came from."""

    def __init__(self, ws: Sequence[Word]) -> None:
        self.words = ws
        self.text = " " + " ".join([w.norm.replace(" ", "") for w in ws]) + " "
        self.starts: list[int] = []
        at = 1
        for w in ws:
            self.starts.append(at)
            at += len(w.norm.replace(" ", "")) + 1

    def word_at(self, position: int) -> int:
        """The number of the word that stands at a position of the line, or the next one."""
        return max(0, bisect_right(self.starts, position) - 1)

    def found(self, pattern: re.Pattern[str]) -> Iterable[tuple[int, int]]:
        """(first word, word behind the last) of each match."""
        for match in pattern.finditer(self.text):
            begin = match.start() + (len(match.group()) - len(match.group().lstrip()))
            yield self.word_at(begin), self.word_at(match.end() - 1) + 1


_TOUCHES = re.compile(
    r" (?:you|your|we|our|us|congrats|congratulations|kudos|bravo|fellow|discussed|agreed|promised|yesterday|"
    r"last|met|mutual|done)(?= )"
)
"""Where this is not found, nothing is claimed of the reader."""


def claims(placed: Placed, known: Known, begin: int, taken: Sequence[FactHit]) -> list[FactHit]:
    """The claims of a sentence of the body that the profile does not hold."""
    reading = placed.reading
    ws = [w for w in reading.words if w.start >= begin]
    line = _Line(ws)
    if not ws or not _TOUCHES.search(line.text):
        return []
    text = reading.text
    sentence = _Sentence(text, line, {s.start for s in reading.narrow}, known, reading.question)
    found = [*sentence.meetings(), *sentence.subjects(), *sentence.contacts()]
    hits = []
    for span in merge(found):
        at = marked(text, span)
        if not any(h.span.overlaps(at) for h in taken):
            hits.append(FactHit("facts.unrecorded-claim", at))
    return hits


class _Sentence:
    """One sentence and what it may claim."""

    def __init__(self, text: str, line: _Line, narrow: set[int], known: Known, question: bool) -> None:
        self.text, self.line, self.known, self.narrow = text, line, known, narrow
        self.words = line.words
        self.word_starts = [w.start for w in line.words]
        self.runs = runs(text)
        self.run_starts = [r[0].start for r in self.runs]
        self.breaks = [
            n
            for n in range(1, len(self.words))
            if self.words[n].start > self.words[n - 1].end
            and not _STOP.isdisjoint(text[self.words[n - 1].end : self.words[n].start])
        ]
        self._broken = frozenset(self.breaks)
        self.asked_from = self._asked_from() if question else len(self.words)

    def _asked_from(self) -> int:
        """The number of the first word of what a question asks."""
        for begin in [0, *self.breaks]:
            if _ASKING.match(self.line.text, self.line.starts[begin] - 1):
                return begin
        inversion = re.search(
            r" (?:do|did|does|have|are|were|is|was|could|would|can|may|will) (?:you|your|it|that|the|i|we|this)(?= )",
            self.line.text,
        )
        return self.line.word_at(inversion.start() + 1) if inversion else 0

    def clause(self, first: int) -> tuple[int, int]:
        """The words of the clause around a word."""
        at = bisect_right(self.breaks, first)
        return (self.breaks[at - 1] if at else 0), (self.breaks[at] if at < len(self.breaks) else len(self.words))

    def real(self, first: int, *, surely: bool = False) -> bool:
        """Whether what begins at a word is said as a fact: not asked, wished, denied, supposed. `surely`: only what is
        denied counts against it."""
        if first >= self.asked_from:
            return False
        begin, _ = self.clause(first)
        if first - begin > 14:
            begin = first - 14
        starts = self.line.starts
        before = " " + self.line.text[starts[begin] : starts[first] + len(self.words[first].norm)] + " "
        return not (_CERTAIN if surely else _UNREAL).search(before)

    def span(self, first: int, behind: int) -> Span:
        return Span(self.words[first].start, self.words[behind - 1].end)

    # --- meetings

    def meetings(self) -> Iterable[Span]:
        known, you = self.known, self.known.you
        if you.relation is Relation.MET:
            return
        for first, behind in self.line.found(PATTERNS["met"]):
            inside = self.line.text[self.line.starts[first] : self.line.starts[behind - 1]]
            if not self.real(first) or _CERTAIN.search(" " + inside + " "):
                continue
            _, end = self.clause(first)
            end = min(end, behind + 9)
            rest = [w.norm for w in self.words[behind:end]]
            if rest[:1] in (["with"], ["to"]) and "you" not in rest[:3] and rest[1:2] != ["each"]:
                continue
            named = self.named(behind, end, small=True)
            if you.met_where.strip() or _MEETS.search(you.notes[:4000].casefold()):
                strict = you.relation is Relation.NONE and not you.met_where.strip()
                if known.meeting.hold(named, self.proper(behind, end)) or (not named and not strict):
                    continue
            yield self.span(first, max(behind, self._last_named(behind, end)))

    def _last_named(self, first: int, end: int) -> int:
        """Behind the last word between the two that names something."""
        for number in range(end - 1, first - 1, -1):
            if self._names(number, small=True):
                return number + 1
        return first

    # --- what is named

    def _names(self, number: int, *, small: bool) -> bool:
        word = self.words[number]
        norm = word.norm
        if norm in SMALL or norm in _NOBODYS or norm[0] in "@'" or not norm[0].isalpha() or len(norm) < 2:
            return False
        if bare(norm) in self.known.name.bares or bare(norm) in PARTICLES or _WORK_NOUN.fullmatch(norm):
            return False
        if word.capital and norm != "i" and (number or small):
            return True
        return small and word.start in self.narrow

    def named(self, first: int, end: int, *, small: bool) -> list[tuple[str, ...]]:
        """The stems of what is named between two words: a row of capitals is one name. `small`: what has no capital
        too."""
        found: list[tuple[str, ...]] = []
        number = first
        while number < end:
            last = number
            if number and self._names(number, small=False):
                while last + 1 < end and self.words[last + 1].capital and self._beside(last):
                    last += 1
            if self._names(number, small=small):
                found.append(tuple(stem(bare(w.norm)) for w in self.words[number : last + 1]))
            number = last + 1
        return found

    def _beside(self, number: int) -> bool:
        return self.text[self.words[number].end : self.words[number + 1].start] in (" ", "-", " & ")

    def proper(self, first: int, end: int) -> set[tuple[str, ...]]:
        """Those of them that are written with a capital."""
        return set(self.named(max(1, first), end, small=False))

    def _subject_end(self, first: int, end: int) -> int:
        for number in range(first, min(end, first + 9)):
            if self.words[number].norm in _ENDS:
                return number
        return min(end, first + 9)

    # --- works, deeds, places, congratulations, what both share

    def subjects(self) -> Iterable[Span]:
        known = self.known
        for kind in ("seen", "works", "deeds", "lives", "cheers", "shared"):
            for first, behind in self.line.found(PATTERNS[kind]):
                if not self.real(first) or self._object(first):
                    continue
                _, clause_end = self.clause(behind - 1)
                end = self._subject_end(behind, clause_end)
                if kind == "works" and end > behind and not self._about(behind):
                    end = behind
                if kind == "works" and behind == clause_end:
                    end = self._apposed(behind)
                small = kind not in ("lives", "shared", "seen")
                stems = self.named(first if kind == "works" else behind, end, small=small)
                if kind == "cheers":
                    news = [w.norm for w in self.words[first:end] if w.norm in _NEWS]
                    stems = [*stems, *((stem(n),) for n in news if (stem(n),) not in stems)]
                if kind == "deeds" and not self._tellable(first, behind, end):
                    continue
                if not stems:
                    continue
                if kind in ("lives", "shared") and self._place_or_school(behind, end):
                    continue
                if known.topics.hold(stems, self.proper(first, end)) or self._organisation(behind, end):
                    continue
                if known.you.relation is Relation.MET and kind == "seen":
                    continue
                yield self.span(first, max(behind, self._last_named(behind, end)))
        yield from self._news()

    def _news(self) -> Iterable[Span]:
        """ "Your promotion" without congratulations: a fact, unless the notes tell it."""
        for first, behind in self.line.found(_YOUR_NEWS):
            word = self.words[behind - 1].norm
            if (
                self.real(first)
                and not self.known.topics.has(stem(word))
                and not self.known.topics.hold(
                    self.named(first, self._subject_end(behind, self.clause(first)[1]), small=True)
                )
            ):
                yield self.span(first, behind)

    def _object(self, first: int) -> bool:
        """Whether the "you" at a word is someone else's object: "the tool I sent you worked"."""
        return bool(first) and self.words[first].norm == "you" and self.words[first - 1].norm in _TO_YOU

    def _apposed(self, number: int) -> int:
        """Behind the title that follows a comma: "your book, The Silent Harbour"; `number` where none does."""
        end = number
        while end < min(len(self.words), number + 9) and (
            self.words[end].capital or (end > number and self.words[end].norm in SMALL)
        ):
            end += 1
            if end < len(self.words) and end in self._broken:
                break
        capitals = sum(w.capital and w.norm not in SMALL for w in self.words[number:end])
        return end if capitals >= 2 or (end > number and self._quoted(number)) else number

    def _about(self, behind: int) -> bool:
        """Whether what follows a work says what it is about."""
        word = self.words[behind] if behind < len(self.words) else None
        return word is not None and (bool(_ABOUTS.fullmatch(word.norm)) or word.capital or self._quoted(behind))

    def _quoted(self, number: int) -> bool:
        return self.text[max(0, self.words[number].start - 1) : self.words[number].start] in ('"', "“", "„", "‘", "'")

    def _tellable(self, first: int, behind: int, end: int) -> bool:
        """Whether a deed names something narrow enough to be looked up: a capital, or two words."""
        capitals = any(self.words[n].capital and self._names(n, small=False) for n in range(behind, end))
        return capitals or len(self.named(behind, end, small=True)) >= 2

    def _place_or_school(self, first: int, end: int) -> bool:
        towns = [bare(self.words[n].norm) for n in range(first, end)]
        joined = ["-".join(pair) for pair in pairwise(towns)]
        return any(t in self.known.place for t in (*towns, *joined))

    def _organisation(self, first: int, end: int) -> bool:
        """Whether one of the reader's organisations is named between two words."""
        if first >= end:
            return False
        begin, stop = self.words[first].start, self.words[end - 1].end
        for run in self.runs[bisect_left(self.run_starts, begin) : bisect_left(self.run_starts, stop)]:
            said = self.text[run[0].start : run[-1].end]
            if self.known.theirs.named(said) is not None:
                return True
        last = first
        while last < end and self.words[last].capital:
            last += 1
        if last > first:
            # "Fellow TUM graduate": a capital before the name is none of it
            return self.known.theirs.named(self.text[begin : self.words[last - 1].end]) is not None
        return False

    # --- contacts

    def contacts(self) -> Iterable[Span]:
        """People who are said to know the reader."""
        second = [n for n, w in enumerate(self.words) if w.norm in ("you", "your")]
        for run in self.runs if second or _KNOWS.search(self.line.text) else ():
            if run[0].start < self.words[0].start or not self._person(run):
                continue
            at = bisect_left(self.word_starts, run[0].start)
            after = bisect_left(self.word_starts, run[-1].end)
            if not self.real(min(at, len(self.words) - 1), surely=True):
                continue
            before = " " + " ".join(w.norm for w in self.words[max(0, at - 6) : at]) + " "
            behind = " " + " ".join(w.norm for w in self.words[after : after + 5]) + " "
            spoken = _SAYS.match(behind) if bisect_left(second, after) < bisect_left(second, after + 14) else None
            sent = _BY.search(before) if second else None
            tied = _MUTUAL.search(before)
            if (spoken and not _PREPOSED.search(before)) or sent or tied:
                first = at
                lead = tied or sent
                if not spoken and lead:
                    first = max(0, at - len(lead.group().split()))
                stop = after + len(spoken.group().split()) if spoken else after
                if spoken or self.real(first, surely=True):
                    yield self.span(first, max(stop, first + 1))

    def _person(self, run: Sequence[Token]) -> bool:
        """Whether a run of capitals may be a person that no field of the profile names."""
        known = self.known
        bares = [t.bare for t in run]
        given = bares[0] in known.nicknames.given
        if run[0].start <= self.words[0].start and not given and len(run) < 2:
            return False
        if any(b in known.contacts for b in bares) or all(b in known.name.bares or b in known.my_name for b in bares):
            return False
        if all(b in known.their_words or b in known.my_words or b in _NOBODYS for b in bares):
            return False
        said = self.text[run[0].start : run[-1].end]
        return not known.is_mine(said)


_STOP = frozenset(",;:()–—.!?\n")
_MEETS = re.compile(
    r"\b(?:met|meet|spoke|talked|chat|chatted|conversation|know each other|worked (?:with|together)|knows? me)\b"
)
_TO_YOU = frozenset(
    "to for with from of by at sent send give gave show showed tell told thank thanks ask asked let than about "
    "like meet "
    "are were do did have is can could would will may might should if when".split()
) - {"when"}
_WORK_NOUN = re.compile(WORK)
_ABOUTS = re.compile(ABOUT)
_YOUR_NEWS = re.compile(r" your (?:\S+ ){0,2}?(?:promotion|nomination|appointment|wedding|graduation|retirement)(?= )")
_SAYS = re.compile(
    r"^(?: (?:has|had|also|just|once|kindly|recently|at|from|of|in) ?\S*?){0,2}? (?:told|said|says|suggested|"
    r"suggests|recommended|recommends|mentioned|introduced|referred|pointed|"
    r"passed|gave|sent|encouraged|put|speaks|spoke|thinks|thought|reckons|raves|raved|swears)(?= )"
)
_BY = re.compile(r" (?:referred|recommended|introduced|sent|pointed|suggested|encouraged|told)(?: \S+){0,3}? by $")
_MUTUAL = re.compile(
    r" (?:(?:mutual|common|shared) (?:friend|contact|connection|acquaintance|colleague)s?(?: is)?"
    r"|(?:we both|you and i both|we all|both of us|you and i) know"
    r"|your (?:\S+ )?(?:friend|colleague|boss|student|brother|sister|wife|husband|cousin|neighbour|neighbor|"
    r"teacher|mentor)"
    r"|(?:through|via|thanks to)(?: (?:my|our))? (?:friend|colleague|mutual friend)"
    r"|your (?:name|contact|contact details|details|number|email|address|profile) (?:from|through|via|by)"
    r"|(?:mutual|common|shared) (?:friend|contact|connection|acquaintance) (?:in|named|called)"
    r"|you know|friends with|friend of yours) $"
)
_KNOWS = re.compile(r" (?:know|mutual|common|shared)(?= )")
_PREPOSED = re.compile(r" (?:in|at|from|of|on|near|to)(?: the)? $")
