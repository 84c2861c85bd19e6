"""The recipient's name in a message: greeted rightly, wrongly, or with a slip; and slips elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from coach.facts.names import ADDRESSES, PARTICLES, Likeness, follows_a_name
from coach.facts.tokens import Token, near, tokens
from coach.judging.facts.known import FactHit, Known, marked
from coach.reading.reading import Part, Placed
from coach.span import Span

_HELLO = frozenset(
    "hi hello hey hiya dear good greetings salutations howdy morning afternoon evening day hallo heya yo hullo hej hei "
    "hola ciao bonjour bonsoir salut salaam salam namaste shalom guten gruss servus moin ola oi cher chere querida "
    "querido estimado estimada sehr geehrte geehrter liebe lieber beste gentile caro cara happy merry monday tuesday "
    "wednesday thursday friday saturday sunday weekend christmas easter new year holidays again there kia ora tag "
    "morgen abend night welcome aloha".split()
)
_FIRST_HELLO = _HELLO - frozenset(
    "day again there monday tuesday wednesday thursday friday saturday sunday new year".split()
)
_NOBODY = frozenset(
    "all everyone everybody team teams folks friend friends madam maam buddy mate guys both ladies gentlemen "
    "colleague colleagues neighbour neighbor fellow hiring manager managers recruiter recruiters editor editors "
    "webmaster candidate customer customers member members owner owners business professional professionals "
    "jobseeker chef coach doc boss folk so very much big quick one kind kindly esteemed love lovely bro bros man "
    "dude gang family community linkedin network connections connection stranger legend superstar hero rockstar "
    "gorgeous beautiful handsome sunshine pal peers people world human champ lady lads lad girls boys crew "
    "committee board chair chairman president director dean staff support sales marketing hr talent admissions "
    "department office service services press media group valued respected honourable honorable highness excellency "
    "user subscriber reader readers writer writers author authors designer designers developer developers engineer "
    "engineers founder founders ceo cto partner partners investor investors student students applicant applicants "
    "sender contact prospect lead client clients sirs pros fans and or my our the your comrade comrades fam peeps "
    "yall maestro stakeholder stakeholders organiser organisers organizer organizers mentor neighbours neighbors "
    "alumni alum twin namesake".split()
)
"""Words that stand where a name would and are none."""
_STOPS = frozenset(
    "i im ive id we you your yours it its this that these those he she they is are was were be am have has had do does "
    "did will would can could may might shall should must let lets how what when where why who which if as because "
    "since while after before with about for in on at of by not no just here hope hoping quick thanks thank thx please "
    "great nice loved love saw read a an my our re long got sorry wanted want looking wishing trust really came "
    "congratulations congrats following me us whats".split()
)
_ALSO = frozenset("and or und et y e plus".split())
_AWAY = frozenset("from to out".split())
_OPENERS = frozenset(
    "yes no well so anyway thanks sorry please honestly frankly today yesterday tomorrow tonight however finally first "
    "also just okay ok congratulations congrats apologies wow kudos bravo recently lately afterwards meanwhile now "
    "then question quick hello hi".split()
)
_TURNS = frozenset(
    "i im ive id we you your could would can will may might thanks thank just a an hope how what are do did is it this "
    "loved great nice quick have please if when saw congratulations".split()
)
"""What often follows a name that is called at the beginning of a sentence."""
_CLOSERS = ",!:.;\n…?"
_CALLED_WITHIN = 200
_WORDS = 30


@dataclass
class _Address:
    """Who is greeted. `closed`: a stop follows, so that the name is whole; `titled`: a title goes before; `several`:
    more than one is greeted; `end`: code points into the sentence."""

    names: list[Token] = field(default_factory=list)
    closed: bool = False
    titled: bool = False
    several: bool = False
    nobody: bool = False
    end: int = 0


def greeted(placed: Placed, known: Known, late: bool) -> tuple[list[FactHit], int, bool]:
    """What the greeting of a sentence gets wrong, where it ends (code points), and whether it names someone. `late`:
    other sentences stand before it."""
    text = placed.reading.text
    words = [w for w in tokens(text) if w.end <= _CALLED_WITHIN][:_WORDS]
    address = _address(text, words, late)
    if address is None:
        called = _called(text, words, known)
        if called is None:
            return [], 0, False
        address = called
    address.names = [n for at, n in enumerate(address.names) if not (at and follows_a_name(n.bare))]
    if not address.names:
        return [], address.end, address.nobody
    return list(_held_against(text, address, known)), address.end, True


def _address(text: str, words: Sequence[Token], late: bool) -> _Address | None:
    """The greeting that a sentence begins with; None where it begins with none."""
    if not words or words[0].bare not in _FIRST_HELLO or text[: words[0].start].strip(" \t\n\"'“*_>-–—😀👋🙂😊"):
        return None
    if words[0].bare in ("good", "happy", "merry", "welcome", "new", "night") and (
        len(words) < 2 or words[1].bare not in _HELLO
    ):
        return None
    if late and words[0].bare in ("beste", "love", "good", "welcome") and len(words) > 6:
        return None
    found = _Address(end=words[0].end)
    away = False
    before = words[0]
    for word in words[1:12]:
        gap = text[before.end : word.start]
        word_bare = word.bare
        at_title = before.bare in ADDRESSES or len(before.bare) == 1
        if "\n" in gap or any(c in gap for c in "!?:;…–—") or " - " in gap or ("." in gap and not at_title):
            greeting_only = not found.names and before.bare in _HELLO and "\n" not in gap and gap.strip() in ("!", "-")
            found.closed = not greeting_only
            break
        if "(" in gap and found.names:
            found.closed = True
            break
        if "," in gap:
            if found.names and not (found.several or _goes_on(text, word, words)):
                found.closed = True
                break
            if found.names:
                found.several = True
            elif not word.capital or not _closes(text, word):
                found.closed = True
                break
            away = False
        if "&" in gap or "/" in gap or word_bare in _ALSO:
            found.several = True
        before = word
        if word_bare in _ALSO or away:
            continue
        if word_bare in _AWAY and not found.names:
            away = True
        elif word_bare in _HELLO and not found.names:
            found.end = word.end
        elif word_bare in ADDRESSES and not found.names:
            found.titled = found.nobody = True
            found.end = word.end
        elif word_bare in _NOBODY or (word_bare in _HELLO and found.several):
            found.nobody = True
            found.end = word.end
            if word_bare in ("team", "teams", "crew", "family", "fellow"):
                found.names.clear()
        elif word_bare in _STOPS or not word.text[0].isalpha():
            break
        elif word_bare in PARTICLES and not word.capital:
            continue
        elif word.capital or (not found.names and (_closes(text, word) or _turns(word, words))):
            found.names.append(word)
            found.end = word.end
        else:
            break
    else:
        found.closed = before is words[-1]
    if found.names and found.names[-1] is words[-1]:
        found.closed = True
    return found


def _turns(word: Token, words: Sequence[Token]) -> bool:
    """Whether the sentence turns to its matter behind a word: "hi kevin hope you are well"."""
    at = words.index(word)
    return at + 1 < len(words) and words[at + 1].bare in _STOPS and word.bare not in _COMMON


_COMMON = frozenset(
    "will may rich mark bill art grace joy rose dawn faith amber pat rob sue drew chase grant miles frank jack "
    "gene jade ruby chip dot sandy guy pen nan ray max win summer eve can an ida ali jay lane ivy iris daisy lily "
    "melody patience charity destiny harmony angel king duke earl major baron prince sunny rusty misty crystal "
    "pearl ace blue sky river rain storm bay dale glen heath reed brook cliff forest marina april june august mo "
    "so do".split()
)
"""Names that are also words, and in small letters those."""


def _closes(text: str, word: Token) -> bool:
    """Whether a stop, a new line, a dash or the end follows a word."""
    after = text[word.end : word.end + 3]
    return not after.strip(" ") or after.lstrip(" ")[:1] in _CLOSERS or after[:2] in (" -", " –", " —") or _emoji(after)


def _emoji(after: str) -> bool:
    stripped = after.strip()
    return bool(stripped) and not stripped[0].isalnum() and ord(stripped[0]) > 0x2000


def _goes_on(text: str, word: Token, words: Sequence[Token]) -> bool:
    """Whether a comma is followed by one more name of a list that ends with "and": "Ann, Piotr and Zak"."""
    at = words.index(word)
    after = words[at + 1] if at + 1 < len(words) else None
    if not word.capital or word.bare in _STOPS or after is None:
        return False
    return after.bare in _ALSO or "&" in text[word.end : after.start]


def _called(text: str, words: Sequence[Token], known: Known) -> _Address | None:
    """A name called at the very beginning: "Monica, could I …"."""
    if not words or not words[0].capital or text[: words[0].start].strip(" \t\n\"'“@*"):
        return None
    first = words[0]
    after = text[first.end : first.end + 3]
    if not (after[:1] in (",", "!", ":") or after[:2] in (" -", " –", " —") or after[:1] in "–—") or not after:
        return None
    if first.bare in _OPENERS or first.bare in _NOBODY or first.bare.endswith("ly") or len(first.bare) < 2:
        return None
    given = first.bare in known.nicknames.given
    turns = after[:1] == "," and len(words) > 1 and words[1].bare in _TURNS
    near = known.name.like(first.text) > Likeness.OTHER
    if not (given or turns or near) or first.bare in known.their_words or first.bare in known.place:
        return None
    return _Address([first], closed=True, end=first.end)


def _held_against(text: str, address: _Address, known: Known) -> Iterable[FactHit]:
    """The greeted words that are not the recipient's name. One that is makes others beside it welcome."""
    name = known.name
    if not name.words:
        return
    names = [w for w in address.names if w.bare not in PARTICLES or len(address.names) == 1]
    likes = [name.like(w.text, strict=address.titled or n > 0) for n, w in enumerate(names)]
    for n in range(len(names) - 1):
        # "Mary Ann" for "Maryann"
        if min(likes[n : n + 2]) < Likeness.ACCENTS and name.joins(names[n].text, names[n + 1].text):
            likes[n] = likes[n + 1] = Likeness.SAME
    right = max(likes, default=Likeness.OTHER) >= Likeness.ACCENTS
    if address.several and (right or address.titled):
        return
    if not right and len(names) == len(address.names) and _organisation(text, names, known):
        return
    wrong: list[Token] = []
    for word, like in zip(names, likes, strict=True):
        if like is Likeness.OTHER:
            if word.bare in PARTICLES or not name.comparable(word.text):
                continue
            if name.lone and (right or address.titled):
                continue
            if right and not address.closed:
                continue
            if not word.capital and not (word.bare in known.nicknames.given or _closes(text, word)):
                continue
            wrong.append(word)
        elif like is Likeness.NEAR:
            yield FactHit("facts.misspelt-name", marked(text, word))
        elif like is Likeness.ACCENTS:
            yield FactHit("facts.misspelt-name", marked(text, word), accents=True)
    if wrong:
        apart = any(b.start - a.end > 3 for a, b in pairwise(wrong))
        for some in [[w] for w in wrong] if apart or address.several else [wrong]:
            yield FactHit("facts.wrong-name", marked(text, some[0], some[-1]))


def _organisation(text: str, names: Sequence[Token], known: Known) -> bool:
    """Whether an organisation or a place of the profile is greeted."""
    if not names:
        return False
    whole = text[names[0].start : names[-1].end]
    return known.theirs.named(whole) is not None or all(n.bare in known.place for n in names)


# --- elsewhere ------------------------------------------------------------------------------------------------------

_PLACED = frozenset("in at from to near around of via through by for visiting".split())
_NAMING = frozenset("is am this name names here called regards best cheers thanks im".split())


def elsewhere(placed: Placed, known: Known, begin: int) -> Iterable[FactHit]:
    """Slips in the recipient's name behind the greeting, and another name called at the end of a question."""
    text = placed.reading.text
    if placed.part is Part.SIGNOFF or not known.name.words:
        return
    words = [w for w in tokens(text) if w.start >= begin]
    yield from _at_the_end(text, words, known)
    if not known.name.long:
        return
    narrow = {s.start for s in placed.reading.narrow}
    if sum(w.capital for w in words) == len(words) <= 3:
        return  # a line of names is a signature
    for number, word in enumerate(words):
        if not word.capital or len(word.bare) < 4 or word.start not in narrow or word.text.isupper():
            continue
        if word.bare in known.nicknames.given or word.bare in known.their_words or word.bare in known.my_words:
            continue
        before = words[number - 1] if number else None
        after = words[number + 1] if number + 1 < len(words) else None
        if before is not None and (
            before.bare in _PLACED or before.bare in _NAMING or _stranger(text, before, word, known)
        ):
            continue
        if after is not None and (after.bare == "here" or _stranger(text, word, after, known)):
            continue
        like = _slip(word, known)
        if like is not Likeness.OTHER:
            yield FactHit("facts.misspelt-name", marked(text, word), accents=like is Likeness.ACCENTS)


def _slip(word: Token, known: Known) -> Likeness:
    if word.bare in known.name.bares:
        return Likeness.ACCENTS if known.name.like(word.text) is Likeness.ACCENTS else Likeness.OTHER
    if known.name.like(word.text, strict=True) is not Likeness.NEAR:
        return Likeness.OTHER
    return (
        Likeness.NEAR if any(n[0] == word.bare[0] and near(n, word.bare) for n in known.name.long) else Likeness.OTHER
    )


def _stranger(text: str, one: Token, other: Token, known: Known) -> bool:
    """Whether two words stand side by side as names of which the other is not the recipient's: a third person."""
    if not (one.capital and other.capital) or text[one.end : other.start] not in (" ", " & "):
        return False
    beside = [w for w in (one, other) if known.name.like(w.text) >= Likeness.ACCENTS]
    return not beside and one.bare not in _STOPS and one.start > 0


def _at_the_end(text: str, words: Sequence[Token], known: Known) -> Iterable[FactHit]:
    """ "Which pump broke, Jonas?" """
    if len(words) < 3 or text.rstrip()[-1:] not in ("?", "!"):
        return
    before, last = words[-2], words[-1]
    gap = text[before.end : last.start]
    if gap.strip() != "," or not last.capital or text[last.end :].strip(" ?!)") or before.capital:
        return
    if last.bare not in known.nicknames.given or not known.name.comparable(last.text):
        return
    if last.bare in known.their_words or last.bare in known.my_name:
        return
    like = known.name.like(last.text)
    if like is Likeness.OTHER:
        yield FactHit("facts.wrong-name", marked(text, last))
    elif like is Likeness.NEAR:
        yield FactHit("facts.misspelt-name", marked(text, last))


def shifted(hits: Iterable[FactHit], placed: Placed) -> list[FactHit]:
    """Hits of a sentence at its place in the text."""
    return [FactHit(h.rule, placed.at(h.span), h.accents) for h in hits]


def clear_of(span: Span, hits: Iterable[FactHit]) -> bool:
    """Whether a span touches none of the hits."""
    return not any(h.span.overlaps(span) for h in hits)
