"""The message against the recipient's profile: wrong and misspelt names, claims not recorded, ties not used.

What is claimed is found in the evidence of each sentence (ties and roles); here it is only compared. A fact is any
field of the profile; words are compared by their beginnings, so that a work told in other words still counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from coach.facts.names import PARTICLES, TITLES, Likeness, Nicknames, bare, likeness, name_words
from coach.facts.organisations import core, misspelt_organisation, same_organisation
from coach.facts.ties import shared_ties
from coach.message import Message
from coach.people import Person, Recipient, Relation
from coach.reading.reading import MAX_REMEMBERED, Part, Placed, Reading
from coach.reading.words import Word, words
from coach.span import WHOLE, Span, merge


class FactHit(NamedTuple):
    """`rule`: the kind of rule that speaks; `accents`: only accents differ."""

    rule: str
    span: Span
    accents: bool = False


_NOT_NAMES = frozenset(
    "hi hello hey dear good greetings salutations hiya howdy morning afternoon evening hallo heya yo there all "
    "everyone everybody team folks friend friends madam ma'am buddy mate guys both again ladies gentlemen colleague "
    "colleagues neighbour neighbor fellow hiring manager recruiter editor editors webmaster candidate customer member "
    "members owner business professional jobseeker chef coach doc boss folk you it to my sirs happy day weekend new "
    "year many kindly esteemed love lovely bro bros man dude gang family community linkedin network connections "
    "connection and or & from here thanks thank very much so big quick one respected warm kind warmest i monday "
    "tuesday wednesday thursday friday saturday sunday".split()
)


@dataclass
class FactMemory:
    """What was found by sentence, under one pair of profiles: a keystroke looks at one sentence."""

    people: tuple[Recipient | None, Person | None] = (None, None)
    ties: tuple[str, ...] = ()
    sentences: dict[tuple[str, Part, bool], tuple[tuple[FactHit, ...], bool]] = field(default_factory=dict)


def fact_hits(
    message: Message, reading: Reading, nicknames: Nicknames, memory: FactMemory | None = None
) -> list[FactHit]:
    """What the profile has to say of the message; nothing without a recipient."""
    you, me = message.recipient, message.sender
    if you is None:
        return []
    memory = memory or FactMemory()
    if memory.people != (you, me) or len(memory.sentences) > MAX_REMEMBERED:
        memory.people, memory.ties = (you, me), shared_ties(message)
        memory.sentences.clear()
    hits: list[FactHit] = []
    told = False
    for number, placed in enumerate(reading.sentences):
        key = (placed.reading.text, placed.part, number == 0)
        known = memory.sentences.get(key)
        if known is None:
            alone = Placed(placed.reading, 0, placed.part)
            known = memory.sentences[key] = (
                tuple(_in_sentence(alone, number == 0, you, me, nicknames)),
                any(_tells(_said(alone), tie) for tie in memory.ties),
            )
        hits += (FactHit(h.rule, placed.at(h.span), h.accents) for h in known[0])
        told = told or known[1]
    if memory.ties and not told:
        hits.append(FactHit("facts.unused", WHOLE))
    return hits


def _in_sentence(placed: Placed, first: bool, you: Recipient, me: Person | None, nicknames: Nicknames) -> list[FactHit]:
    name = tuple(part for word in name_words(you.name) for part in dict.fromkeys((word, *word.split("-"))))
    hits = list(_greeting(placed, name, nicknames)) if first else []
    hits += list(_names(placed, you, me, name, nicknames, [h.span for h in hits]))
    if placed.part is Part.BODY:
        hits += _companies(placed, you, me)
        hits += list(_claims(placed, you, hits))
    return hits


# --- names ------------------------------------------------------------------------------------------------------


def _greeting(first: Placed, name: Sequence[str], nicknames: Nicknames) -> Iterable[FactHit]:
    """The name that the message greets. One that fits makes others beside it ("Hi Zak and Ann") welcome."""
    reading = first.reading
    if not name or not any(c.isascii() for word in name for c in word):
        return
    end = reading.greeting_end or _called(reading.words, reading.text)
    greeting = [w for w in reading.words if w.start < end]
    names = [w for w in greeting if _is_name(w, reading.text)]
    if not names or any(w.norm == "team" for w in greeting):
        return
    liked = [(w, likeness(_bare_word(reading.text, w), name, nicknames)) for w in names]
    several = any(w.norm in ("and", "or") for w in greeting) or "&" in reading.text[:end] or "/" in reading.text[:end]
    for word, like in liked:
        span = _without_s(first, word)
        if like is Likeness.OTHER:
            known = word.norm in nicknames
            if several and any(other > Likeness.OTHER for _, other in liked):
                continue
            if word.capital or (known and len(names) == 1) or len(names) == 1 == len(greeting) - 1:
                yield FactHit("facts.wrong-name", span)
        elif like is Likeness.NEAR:
            yield FactHit("facts.misspelt-name", span)
        elif like is Likeness.ACCENTS:
            yield FactHit("facts.misspelt-name", span, accents=True)


def _called(ws: Sequence[Word], text: str) -> int:
    """Where a name that is called at the very beginning ends: "Monica, could I …"; 0 where none is."""
    if len(ws) > 1 and ws[0].capital and text[ws[0].end : ws[0].end + 1] == "," and ws[0].norm not in _OPENERS:
        return ws[0].end
    return 0


_OPENERS = frozenset(
    "yes no well so anyway thanks sorry please honestly frankly today yesterday however finally first also just okay "
    "ok congratulations congrats apologies wow kudos bravo recently lately afterwards meanwhile now then".split()
)


def _is_name(word: Word, text: str) -> bool:
    return (
        word.norm not in _NOT_NAMES
        and word.norm not in TITLES
        and word.norm not in PARTICLES
        and word.norm[:1].isalpha()
        and (len(word.norm) > 1 or text[word.end : word.end + 1] != ".")
        and text[word.start - 1 : word.start] not in ("@", "{", "<", "[", "%", "_", "|")
    )


def _bare_word(text: str, word: Word) -> str:
    written = text[word.start : word.end]
    return written[:-2] if written[-2:] in ("'s", "’s") else written


def _without_s(placed: Placed, word: Word) -> Span:
    return placed.at(Span(word.start, word.start + len(_bare_word(placed.reading.text, word))))


def _names(
    placed: Placed,
    you: Recipient,
    me: Person | None,
    name: Sequence[str],
    nicknames: Nicknames,
    seen: Sequence[Span],
) -> Iterable[FactHit]:
    """Slips in the recipient's name elsewhere than in the greeting."""
    reading = placed.reading
    long = [n for n in name if len(n) > 3]
    if not long:
        return
    others = _plain_words((*_texts(you), *(_texts(me) if me else ()))) - {bare(n) for n in name}
    narrow = {s.start for s in reading.narrow}
    for word in reading.words:
        if not word.capital or word.start < reading.greeting_end or word.start not in narrow or len(word.norm) < 4:
            continue
        written = _bare_word(reading.text, word)
        if bare(written) in others or bare(written) in nicknames:
            continue
        like = likeness(written, long, nicknames)
        span = _without_s(placed, word)
        if like in (Likeness.NEAR, Likeness.ACCENTS) and not any(span.overlaps(s) for s in seen):
            yield FactHit("facts.misspelt-name", span, accents=like is Likeness.ACCENTS)


# --- companies and schools --------------------------------------------------------------------------------------

_BINDING = frozenset("at for with from in of to by joined join left".split())
_JOINING = frozenset("of & de for the".split())
_ROLE = frozenset(
    "work works working role roles job position team colleague colleagues career lead leads leading run runs head "
    "heads manage manages employed hire hiring are".split()
)
_THEN = frozenset(
    "were was worked used former formerly previously previous ex left from before after past moved started began old "
    "once ago had time years days spent until till stint joined then since".split()
)


def _companies(placed: Placed, you: Recipient, me: Person | None) -> Iterable[FactHit]:
    """Organisations named: misspelt, or said to be the reader's employer when they are not, or no longer are."""
    own = [o for o in (you.company, *you.past_companies, *you.schools, *you.groups) if o.strip()]
    if not own:
        return
    for run in _runs(placed.reading.words, placed.reading.text):
        text = placed.reading.text[run[0].start : run[-1].end]
        span = placed.at(Span(run[0].start, run[0].start + len(text.removesuffix("'s").removesuffix("’s"))))
        text = text.removesuffix("'s").removesuffix("’s")
        same = next((o for o in own if same_organisation(text, o)), None)
        if same is None:
            wrong = next((o for o in own if misspelt_organisation(text, o)), None)
            if wrong is not None and len(text) > 3:
                yield FactHit("facts.misspelt-name", span)
                continue
        elif _accents_lost(text, same):
            yield FactHit("facts.misspelt-name", span, accents=True)
        if not you.company.strip() or (same is not None and same_organisation(same, you.company)):
            continue
        said = _said_of_you(placed.reading.words, run[0])
        if said is None:
            continue
        past = not _THEN.isdisjoint(said)
        if same is not None:
            if same in you.past_companies and not past:
                yield FactHit("facts.wrong-company", span)
        elif not past and not _ROLE.isdisjoint(said) and not _recorded(text, you):
            yield FactHit("facts.wrong-company", span)


def _runs(ws: Sequence[Word], text: str) -> list[list[Word]]:
    """Names of several words: capitals in a row, small words between two capitals taken in."""
    runs: list[list[Word]] = []
    run: list[Word] = []
    waiting: list[Word] = []
    for number, word in enumerate(ws):
        gap = text[ws[number - 1].end : word.start] if number else ""
        breaks = run and gap.strip() not in ("", "&", ".", "-")
        if breaks:
            runs.append(run)
            run, waiting = [], []
        if word.capital and word.norm not in ("i",) and not word.norm.startswith("@"):
            run += [*waiting, word] if run else [word]
            waiting = []
        elif run and word.norm in _JOINING and len(waiting) < 2:
            waiting.append(word)
        elif run:
            runs.append(run)
            run, waiting = [], []
    if run:
        runs.append(run)
    return runs


def _said_of_you(ws: Sequence[Word], first: Word) -> list[str] | None:
    """The words from "you" to the name, where the reader is said to be bound to it; None where they are not."""
    at = next(i for i, w in enumerate(ws) if w is first or w.start == first.start)
    before = [w.norm for w in ws[max(0, at - 9) : at]]
    if not before or (before[-1] not in _BINDING and not (before[-1] == "the" and before[-2:-1] != [])):
        return None
    for back in range(len(before) - 1, -1, -1):
        if before[back] in ("i", "we", "my", "our", "us", "me"):
            return None
        if before[back] in ("you", "your"):
            return None if before[back - 1 : back] in (["to"], ["with"], ["meeting"]) and back else before[back:]
    return None


def _accents_lost(written: str, recorded: str) -> bool:
    """The recorded words with their accents gone; a short form is compared with the words it has."""
    marked = {bare(w): w.casefold() for w in recorded.split()}
    return any(
        bare(w) in marked and w.casefold() != marked[bare(w)] and len(w) == len(marked[bare(w)])
        for w in written.split()
        if w.isalpha() and w.isascii() and not marked.get(bare(w), "a").isascii()
    )


# --- claims -----------------------------------------------------------------------------------------------------

_CLAIMS = ("tie-work", "tie-deed", "tie-seen", "tie-shared", "tie-mutual")


def _claims(placed: Placed, you: Recipient, before: Sequence[FactHit]) -> Iterable[FactHit]:
    """What the sentence says of the reader that no field of the profile holds."""
    cues = placed.reading.cues
    facts = _plain_words(_texts(you)) - _SMALL
    words_of = placed.reading.words
    found: list[Span] = []
    for cue in _CLAIMS:
        for span in cues.get(cue, ()):
            named = _named(placed, span, capitals=cue in ("tie-mutual", "tie-shared"))
            if not named or any(_among(w, facts) for w in named):
                continue
            said = [bare(w.norm) for w in words_of if span.start <= w.start < span.end]
            if not any(_tells(said, work) for work in (*you.works, you.notes)):
                found.append(span)
    met = [*cues.get("tie-met", ()), *cues.get("met", ())]
    if you.relation is not Relation.MET:
        held = _plain_words((you.met_where, you.notes))
        for span in met:
            named = _named(placed, span, capitals=False)
            if not held or (named and not any(_among(w, held) for w in named)):
                found.append(span)
    taken = [h.span for h in before]
    for span in merge(found):
        at = placed.at(span)
        if not any(at.overlaps(t) and not t.empty for t in taken):
            yield FactHit("facts.unrecorded-claim", at)


def _named(placed: Placed, span: Span, *, capitals: bool) -> list[str]:
    """The naming words of a claim, bare."""
    reading = placed.reading
    narrow = {s.start for s in reading.narrow}
    return [
        bare(_bare_word(reading.text, w))
        for number, w in enumerate(reading.words)
        if max(span.start, reading.greeting_end) <= w.start < span.end
        and w.norm not in _SMALL
        and ((w.capital and number and w.norm not in ("i", "i'm")) or (not capitals and w.start in narrow))
    ]


# --- ties not used ----------------------------------------------------------------------------------------------


def _said(placed: Placed) -> list[str]:
    return [bare(_bare_word(placed.reading.text, w)) for w in placed.reading.words]


def _tells(said: Sequence[str], fact: str) -> bool:
    """Whether words tell of a fact: with one of its own words, or with two of those that any fact may hold."""
    whole = [w for w in core(fact) if len(w) > 2 and w not in _SMALL]
    own = [w for w in whole if w not in _EVERYDAY]
    meant = [w for w in said if w not in _SMALL]
    if any(_among(w, meant) for w in own):
        return True
    return sum(_among(w, meant) for w in set(whole)) >= 2


_SMALL = frozenset("the and for with from your our you how why what who into use using about new all not its".split())
_EVERYDAY = frozenset(
    "university college school institute group club association society community network alumni company work world "
    "real guide learning write writing article book talk post paper podcast".split()
)


# --- words ------------------------------------------------------------------------------------------------------


def _texts(person: Person) -> tuple[str, ...]:
    base = (person.name, person.headline, person.company, *person.past_companies, *person.schools, person.location)
    more = (*person.groups,)
    if isinstance(person, Recipient):
        more += (*person.works, *person.mutual_contacts, person.met_where, person.notes)
    return base + more


def _plain_words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(bare(w.norm) for text in texts if text for w in words(text) if len(w.norm) > 2)


def _recorded(text: str, you: Recipient) -> bool:
    facts = _plain_words(_texts(you))
    return all(_among(w, facts) for w in core(text))


def _among(word: str, others: Iterable[str]) -> bool:
    """Whether `word` is among `others`, in any form: the same beginning of five letters, or a short form of four."""
    if word in others:
        return True
    begin = word[:5]
    return len(word) >= 4 and any(len(o) >= 5 and o.startswith(begin) for o in others)
