"""The slips of a message, sentence by sentence, remembered, so that a keystroke has one sentence read again.

What is no English prose is hidden from the checker and never marked: addresses, handles, code, blanks, quotations,
and every word with a capital inside a sentence, since that is a name until proved otherwise. Greeting and sign-off
are left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple, Protocol

from coach.language.harper import ARTICLE_RULE, RULES, SPELLING_RULE, Harper, Lint
from coach.language.patterns import slips_in
from coach.language.spelling import meant
from coach.reading.reading import MAX_REMEMBERED, Part, Placed, Reading
from coach.reading.sentences import changed
from coach.slip import Slip, SlipKind
from coach.span import Span, widen_to_graphemes

MOST = 12
"""Slips of one kind that are told: who has more knows by then."""
_TERM = 3
"""A word that stands so often in a message is a term, not a slip."""

_APART = "\n\n"
_NO_PROSE = re.compile(
    r"(?:https?://|www\.)[^\s<>\"]{1,400}|[\w.+-]{1,64}@[\w.-]{1,63}|[@#][\w./-]{1,60}|`[^`\n]{0,200}`|"
    r"\{\{?[^{}\n]{0,60}\}\}?|\[[^\[\]\n]{0,40}\]|<[^<>\n]{1,40}>|%[A-Za-z_]{2,30}%|\b[\w-]{1,40}(?:[./_][\w-]{1,40}){1,6}\b|"
    r"\b\w{0,20}\d[\w.,:/-]{0,20}|\b\w{0,30}_\w{0,30}"
)
_CAPITALISED = re.compile(r"(?<![\w'’])[^\W\d_a-z][^\W\d_]*(?:[-'’][^\W\d_]+)*")
_KEPT = frozenset("i i'm i've i'd i'll i’m i’ve i’d i’ll a".split())
_NAMES = ("Jo", "Tom", "John", "Jacob", "Martin", "William", "Margaret", "Christian", "Washington", "Constantine")
"""Names of two to eleven letters that the checker knows; none sounds like a comparative."""
_PRONOUNS = frozenset("i he she it we they this that there".split())
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\s{1,3}$")
_NEXT = re.compile(r"\s{1,3}(\S)([^\W\d_]*)")
_SILENT_H = ("hono", "hour", "heir", "honest")
_NUMBER = re.compile(r"[\d.,:/-]+")
_NO_START = frozenset("u ur r xx xo xoxo lol lmk pls plz thx dm dms gm ok btw ps re ft st".split())
"""Words in small letters that begin no sentence that wants a capital."""
_ENDS = re.compile(r"(?:^|[\s(\"'“‘])[^\W\d_]{3,}[\"'”’]?\.$|[!?][\"'”’]?$")
_ABBREVIATED = re.compile(
    r"\b(?:esp|etc|approx|incl|misc|min|max|mrs|prof|dept|tel|ext|vol|resp|inc|ltd)\.$", re.IGNORECASE
)
_FIRST = re.compile(r"[a-z]+(?=[\s,.!?'’]|$)")


class Checker(Protocol):
    """What is asked of a grammar checker."""

    def warm(self) -> None: ...

    def lints(self, text: str) -> list[Lint]: ...


class _Read(NamedTuple):
    """What is remembered of a sentence: its slips by itself, and its first word where that begins small."""

    slips: tuple[Slip, ...]
    small_start: Slip | None


class _Seen(NamedTuple):
    """A sentence as it is shown to the checker: `shown` is of the same length, `masked` what is covered in it, `hidden`
    what may not be marked."""

    shown: str
    masked: tuple[Span, ...]
    hidden: tuple[Span, ...]
    greeting_end: int

    @classmethod
    def of(cls, placed: Placed) -> _Seen:
        sentence = placed.reading.text
        no_prose = (Span(*m.span()) for m in _NO_PROSE.finditer(sentence) if not _NUMBER.fullmatch(m[0]))
        hidden = (*no_prose, *_quoted(sentence))
        names = [s for s in _names(sentence) if not any(s.overlaps(h) for h in hidden)]
        masked = tuple(sorted([*hidden, *names]))
        return cls(_masked(sentence, masked).replace(_APART, "\n "), masked, hidden, placed.reading.greeting_end)


_QUOTED = re.compile(r"[\"“„]([^\"“”„\n]{3,120})[\"”]|[‘'](?=[A-Z])([^'’\n]{6,100})[’'](?=[\s.,!?)]|$)")


def _quoted(sentence: str) -> Iterator[Span]:
    """What stands between quotation marks: somebody's title or words."""
    return (Span(*m.span()) for m in _QUOTED.finditer(sentence))


class Proofreader:
    """Finds the slips of one message after the other, for one thread. `common`: words that people write; without a
    `checker` it finds what few words alone can tell."""

    def __init__(self, checker: Checker | None, common: Collection[str]) -> None:
        self._checker = checker
        self._common = common
        self._memory: dict[tuple[str, bool], _Read] = {}

    def warm(self) -> None:
        """Has the checker's one long pause over with."""
        if self._checker is not None:
            self._checker.warm()

    def slips(self, reading: Reading) -> tuple[Slip, ...]:
        """The slips of the text that was read, in order."""
        if len(self._memory) > MAX_REMEMBERED:
            self._memory.clear()
        self._read([p for p in reading.sentences if p.part is not Part.SIGNOFF])
        found: list[Slip] = []
        last: Placed | None = None
        for placed in reading.sentences:
            if placed.part is not Part.SIGNOFF:
                found += self._of(placed, last, reading.text)
            last = placed
        return _told(found, reading.text)

    def _of(self, placed: Placed, last: Placed | None, text: str) -> Iterator[Slip]:
        read = self._memory[_key(placed)]
        if read.small_start is not None and _begins(last, text):
            yield _moved(read.small_start, placed.start)
        if placed.part is Part.BODY:
            for slip in read.slips:
                yield _moved(slip, placed.start)
        if last is not None and last.end == placed.start and text[placed.start - 1] in ".!?":
            yield from _run_on(last, placed, text)

    def _read(self, sentences: Sequence[Placed]) -> None:
        """Reads the sentences that are not remembered, and remembers them. The checker is asked once for them all,
        with each in a paragraph of its own: a third less work than to be asked for each."""
        fresh = {_key(p): _Seen.of(p) for p in sentences if _key(p) not in self._memory}
        lints = self._lints([seen.shown for (_, body), seen in fresh.items() if body])
        for (sentence, body), seen in fresh.items():
            self._memory[sentence, body] = self._judged(sentence, seen, lints.get(seen.shown, ()) if body else ())

    def _lints(self, sentences: Sequence[str]) -> dict[str, list[Lint]]:
        if self._checker is None or not sentences:
            return {}
        found: dict[str, list[Lint]] = {}
        starts = list(accumulate((len(s) + len(_APART) for s in sentences[:-1]), initial=0))
        for lint in self._checker.lints(_APART.join(sentences)):
            number = bisect_right(starts, lint.start) - 1
            start, end = lint.start - starts[number], lint.end - starts[number]
            if end <= len(sentences[number]):
                found.setdefault(sentences[number], []).append(lint._replace(start=start, end=end))
        return found

    def _judged(self, sentence: str, seen: _Seen, lints: Sequence[Lint]) -> _Read:
        slips = [*slips_in(sentence), *self._checked(seen.shown, lints, seen.masked)]
        clear: list[Slip] = []
        for slip in sorted(slips, key=lambda s: (s.span, s.kind)):
            span = widen_to_graphemes(sentence, slip.span)
            if (
                span.start >= seen.greeting_end
                and not any(span.overlaps(h) for h in seen.hidden)
                and not any(span.overlaps(c.span) for c in clear)
            ):
                clear.append(slip._replace(span=span))
        first = _FIRST.match(sentence)
        small = None
        if (
            first
            and first[0] not in _NO_START
            and not any(h.start < first.end() for h in seen.hidden)
            and not any(s.span.start == 0 for s in clear)
        ):
            word = first[0]
            small = Slip(SlipKind.CAPITALS, Span(0, len(word)), (word[0].upper() + word[1:],))
        return _Read(tuple(clear), small)

    def _checked(self, sentence: str, lints: Sequence[Lint], masked: Sequence[Span]) -> Iterator[Slip]:
        """What of a checker's findings in a sentence with masks counts as a slip."""
        for lint in lints:
            span = Span(lint.start, lint.end)
            if span.empty or any(span.overlaps(m) for m in masked):
                continue
            replacements = lint.suggestions
            if lint.rule == SPELLING_RULE:
                replacements = meant(span.of(sentence), replacements, self._common)
            elif not _stands(lint, sentence, masked):
                continue
            kept = tuple(dict.fromkeys(r for r in replacements if r != span.of(sentence)))[:3]
            if kept:
                yield Slip(RULES[lint.rule], span, kept)


def build(common: Collection[str]) -> Proofreader:
    """A proofreader with Harper, or without where that cannot be had; takes half a second."""
    try:
        checker: Checker | None = Harper()
    except Exception:  # missing or broken: what few words can tell is still told
        checker = None
    return Proofreader(checker, common)


def carried(slips: Sequence[Slip], old: str, new: str) -> tuple[Slip, ...]:
    """The slips of `old` that stand in `new` as well, moved there; those that a change touches are gone."""
    first, last_old, last_new = changed(old, new)
    by = last_new - last_old
    return tuple(
        s if s.span.end < first else _moved(s, by)
        for s in slips
        if old == new or s.span.end < first or s.span.start > last_old
    )


def _key(placed: Placed) -> tuple[str, bool]:
    """What of a sentence decides its slips by itself: its text, and whether it is checked at all."""
    return placed.reading.text, placed.part is Part.BODY


def _moved(slip: Slip, by: int) -> Slip:
    return slip._replace(span=slip.span.shift(by))


def _begins(last: Placed | None, text: str) -> bool:
    """Whether a sentence that follows `last` must begin with a capital. After "Hi Zak," many go on in small letters."""
    if last is None:
        return True
    end = text[max(last.start, last.end - 40) : last.end]
    return _ENDS.search(end) is not None and not _ABBREVIATED.search(end)


def _run_on(last: Placed, placed: Placed, text: str) -> Iterator[Slip]:
    """A stop without a space behind it: "the kiln.Then"."""
    if last.reading.words and placed.reading.words:
        start, end = last.start + last.reading.words[-1].start, placed.start + placed.reading.words[0].end
        if end > placed.start > start:
            yield Slip(
                SlipKind.PUNCTUATION, Span(start, end), (f"{text[start : placed.start]} {text[placed.start : end]}",)
            )


def _told(found: Sequence[Slip], text: str) -> tuple[Slip, ...]:
    """Without terms, and no more than `MOST` of a kind."""
    often = Counter(s.span.of(text) for s in found if s.kind is SlipKind.SPELLING)
    kinds: Counter[SlipKind] = Counter()
    told = []
    for slip in sorted(found, key=lambda s: s.span):
        kinds[slip.kind] += 1
        if kinds[slip.kind] <= MOST and not (slip.kind is SlipKind.SPELLING and often[slip.span.of(text)] >= _TERM):
            told.append(slip)
    return tuple(told)


def _names(sentence: str) -> list[Span]:
    """Words with a capital, or in other letters than English has, but for the first word of the sentence."""
    found = []
    first = True
    for match in _CAPITALISED.finditer(sentence):
        opens = first and not any(c.isalnum() for c in sentence[: match.start()])
        first = False
        word = match[0]
        if (word.lower() not in _KEPT or (word == "A" and not opens)) and not (
            opens and word[1:].islower() and word.isascii()
        ):
            found.append(Span(*match.span()))
    return found


def _masked(sentence: str, spans: Sequence[Span]) -> str:
    """The sentence with a known name of the same length in place of each of `spans`."""
    out: list[str] = []
    at = 0
    for span in spans:
        if span.start < at:
            continue
        out += (sentence[at : span.start], _name(span.length))
        at = span.end
    out.append(sentence[at:])
    return "".join(out)


def _name(length: int) -> str:
    if length < 2:
        return "X" * length
    if length < 2 + len(_NAMES):
        return _NAMES[length - 2]
    # Two names with a hyphen; what remains is never a single letter.
    head = 8 if length - 9 != 1 else 7
    return f"{_NAMES[head - 2]}-{_name(length - head - 1)}"


def _stands(lint: Lint, sentence: str, masked: Sequence[Span]) -> bool:
    """Whether a finding that is no spelling holds in a first message: what false alarms there were have their reason
    here."""
    problem = sentence[lint.start : lint.end].lower()
    before = _WORD_BEFORE.search(sentence, max(0, lint.start - 24), lint.start)
    after = _NEXT.match(sentence, lint.end)
    if after is not None and any(m.start <= after.start(1) < m.end for m in masked):
        return False  # it may rest on the name that we put there
    if lint.rule == "PronounVerbAgreement":
        # In "what you guys build" and "a day that suits you works", the pronoun is not the subject of it.
        return before is not None and before[1].lower() in _PRONOUNS
    if lint.rule == ARTICLE_RULE:
        if after is None or not after[1].isalpha() or not after[2].isascii():
            return False
        return not (problem == "an" and (after[1] + after[2]).lower().startswith(_SILENT_H))
    if lint.rule == "LetsConfusion":
        return problem == "lets"
    if lint.rule == "SimplePastToPastParticiple":
        return problem not in ("forgot", "got")
    return True
