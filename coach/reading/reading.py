"""A message as it was read: sentences with their words, cues and rule hits, and which part each plays.

Sentences are read one by one and remembered by their text, so that while someone types only the sentence under
the caret is cut out and read again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from coach.reading.kinds import Item, Kinds
from coach.reading.matcher import PhraseSet
from coach.reading.phrases import Phrase, is_number
from coach.reading.sentences import cut, recut
from coach.reading.words import Word, words
from coach.span import Span, widen_to_graphemes


class Part(StrEnum):
    """What a sentence does in a message."""

    GREETING = "greeting"
    BODY = "body"
    SIGNOFF = "signoff"


class SentenceReading(NamedTuple):
    """One sentence by itself. Offsets are code points from its own beginning.

    `cues`: name -> spans; `rule_hits`: (rule number, span); `guards`: the same for phrases that keep a rule silent;
    `items`: its words behind a greeting by kind, with the marks between them; `subject`: spans of words that name
    something (neither grammar nor hollow); `narrow`: those of them that are no common words of work and everyday.
    """

    text: str
    words: tuple[Word, ...]
    items: tuple[Item, ...]
    cues: Mapping[str, tuple[Span, ...]]
    rule_hits: tuple[tuple[int, Span], ...]
    guards: tuple[tuple[int, Span], ...]
    subject: tuple[Span, ...]
    narrow: tuple[Span, ...]
    question: bool
    greeting_end: int
    signoff: bool

    def has(self, cue: str) -> bool:
        return cue in self.cues


class Placed(NamedTuple):
    """A sentence reading at its place in the text."""

    reading: SentenceReading
    start: int
    part: Part

    def at(self, span: Span) -> Span:
        return span.shift(self.start)

    @property
    def end(self) -> int:
        return self.start + len(self.reading.text)

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    text: str
    sentences: tuple[Placed, ...]
    word_count: int

    @property
    def body(self) -> tuple[Placed, ...]:
        return tuple(s for s in self.sentences if s.part is Part.BODY)


_GREETING = frozenset(
    "hi hello hey dear good greetings salutations hiya howdy gday morning afternoon evening hallo heya yo".split()
)
_SIGNOFF = frozenset(
    "best regards cheers sincerely thanks thank kind warm wishes yours warmly thx respectfully cordially ciao "
    "greetings faithfully truly gratefully many take care you so much very in advance again all the and and".split()
)
_SIGNOFF_FIRST = frozenset(
    "best regards cheers sincerely thanks thank kind warm yours warmly many respectfully cordially thx take all".split()
)
_SHORT_TITLES = frozenset("dr mr mrs ms prof rev hon capt st".split())
MAX_REMEMBERED = 4000
_LAST = 5
"""A sign-off is looked for in so many sentences at the end."""


@dataclass
class ReadingMemory:
    """What is kept between readings of one text while it is written."""

    sentences: dict[str, SentenceReading] = field(default_factory=dict)
    last: Reading | None = None


class Reader:
    """Reads texts with one set of phrases. `phrases`: (key, phrase) with keys made by `RULE`, `GUARD` and `cue`."""

    def __init__(
        self,
        rules: Sequence[tuple[Sequence[Phrase], Sequence[Phrase]]],
        cues: Mapping[str, Sequence[Phrase]],
        function: frozenset[str],
        hollow: frozenset[str],
        common: frozenset[str],
        kinds: Mapping[str, Sequence[str]],
    ) -> None:
        self._cue_names = list(cues)
        count = len(rules)
        self._rule_count = count
        keyed = [(i, p) for i, (any_, _) in enumerate(rules) for p in any_]
        keyed += [(count + i, p) for i, (_, unless) in enumerate(rules) for p in unless]
        keyed += [(2 * count + i, p) for i, name in enumerate(self._cue_names) for p in cues[name]]
        self._phrases = PhraseSet(keyed)
        self._unsaying = function | hollow
        self._common = common
        self._kinds = Kinds(kinds, function, hollow, common)

    def read(self, text: str, memory: ReadingMemory | None = None) -> Reading:
        """The reading of `text`; `memory` keeps what was read, so that only what changed is read again."""
        memory = memory or ReadingMemory()
        if len(memory.sentences) > MAX_REMEMBERED:
            memory.sentences.clear()
        old = memory.last
        if old is None:
            placed = [self._place(text, start, end, memory) for start, end in cut(text)]
        else:
            bounds = [(p.start, p.end) for p in old.sentences]
            same = recut(old.text, bounds, text)
            placed = list(old.sentences[: same.front])
            placed += [self._place(text, start, end, memory) for start, end in same.between]
            back = old.sentences[len(bounds) - same.back :]
            placed += back if not same.by else [Placed(p.reading, p.start + same.by, p.part) for p in back]
        _give_parts(placed)
        memory.last = Reading(text, tuple(placed), sum([len(p.reading.words) for p in placed]))
        return memory.last

    def _place(self, text: str, start: int, end: int, memory: ReadingMemory) -> Placed:
        piece = text[start:end]
        reading = memory.sentences.get(piece)
        if reading is None:
            reading = memory.sentences[piece] = self._sentence(piece)
        return Placed(reading, start, Part.BODY)

    def _sentence(self, piece: str) -> SentenceReading:
        ws = words(piece)
        greeting_end = _greeting_end(piece, ws)
        unsaying, common = self._unsaying, self._common
        named = [
            w
            for w in ws
            if w.norm not in unsaying and len(w.norm) > 2 and w.start >= greeting_end and not is_number(w.norm)
        ]
        subject = tuple([Span(w.start, w.end) for w in named])
        narrow = tuple([s for s, w in zip(subject, named, strict=True) if w.norm not in common])
        first = ws[0].start if ws else 0
        naming = {w.start for w in narrow}
        naming.update([w.start for w in named if w.capital and w.start > first])
        rule_hits: list[tuple[int, Span]] = []
        guards: list[tuple[int, Span]] = []
        cues: dict[str, list[Span]] = {}
        for key, begin, last in self._phrases.find(ws, naming):
            span = Span(ws[begin].start, ws[last - 1].end)
            if key < self._rule_count:
                rule_hits.append((key, widen_to_graphemes(piece, span)))
            elif key < 2 * self._rule_count:
                guards.append((key - self._rule_count, span))
            else:
                cues.setdefault(self._cue_names[key - 2 * self._rule_count], []).append(span)
        return SentenceReading(
            piece,
            ws,
            self._kinds.items(piece, ws, greeting_end),
            {name: tuple(spans) for name, spans in cues.items()},
            tuple(rule_hits),
            tuple(guards),
            subject,
            narrow,
            "?" in piece[-4:],
            greeting_end,
            _is_signoff(ws),
        )


def _give_parts(placed: list[Placed]) -> None:
    """Finds greeting and sign-off, which stand at the ends, and says of all else that it is body."""
    closing = False
    last = len(placed) - _LAST
    for number, p in enumerate(placed):
        reading, part = p.reading, Part.BODY
        if number == 0 and 0 < reading.greeting_end >= len(reading.text):
            part = Part.GREETING
        elif number and number >= last:
            if reading.signoff:
                part, closing = Part.SIGNOFF, True
            elif closing and len(reading.words) <= 8 and not reading.question:
                part = Part.SIGNOFF
        if p.part is not part:
            placed[number] = Placed(reading, p.start, part)


def _greeting_end(piece: str, ws: Sequence[Word]) -> int:
    """Where a greeting at the beginning of a sentence ends (code points), 0 where there is none."""
    if not ws or ws[0].norm not in _GREETING:
        return 0
    for index, word in enumerate(ws[:7]):
        after = piece[word.end : word.end + 3]
        if after[:1] == "." and word.norm in _SHORT_TITLES:
            continue
        if after[:1] in (",", "!", ":", "…", ".") or after[:2] in (" -", " –", " —") or after[:1] in ("–", "—"):
            return word.end + 1
        if index and not word.capital and ws[index - 1].capital:
            return ws[index - 1].end
    return len(piece) if len(ws) <= 5 else ws[0].end


def _is_signoff(ws: Sequence[Word]) -> bool:
    if not ws or len(ws) > 7 or ws[0].norm not in _SIGNOFF_FIRST:
        return False
    return all(w.norm in _SIGNOFF or w.capital for w in ws)
