"""Organisations in a message: misspelt, or said to be the reader's employer when they are not, or no longer are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from coach.facts.organisations import is_place, misspelt_organisation, pieces, runs, same_organisation
from coach.facts.tokens import Token, tokens
from coach.facts.topics import stem
from coach.judging.facts.known import FactHit, Known, marked
from coach.reading.reading import Placed
from coach.reading.words import Word

_ROLE = frozenset(
    "work role roles job position team teams colleague colleagues boss manager office department division unit company "
    "employer firm project projects gig title desk lab group crew clients customers staff career colleague startup "
    "business role bosses people folks guys gang rest".split()
)
_DOING = frozenset(
    "work works working lead leads leading run runs running manage manages managing head heads heading build builds "
    "building do doing direct directs directing oversee oversees handle handles own owns serve serves teach teaches "
    "consult consults design designs write sell sells hire hires hiring recruit recruiting make making create creating "
    "employed based serving teaching designing writing selling".split()
)
_THEN = frozenset(
    "were was worked used former formerly previous previously ex past earlier then ago back old once until till left "
    "moved spent stint had joined started began led ran built managed headed held did founded wrote gave studied "
    "before after prior time years days first went came".split()
)
_MODAL = frozenset(
    "would could might may can will should shall must if whether unless to let imagine hope wish did do does want "
    "wants considering".split()
)
_PRONOUNS = frozenset("you your yours i we my our me us he she they his her their its it".split())
_TITLES = frozenset(
    "head director manager lead leader chief ceo cto cfo coo cmo cio vp president founder cofounder owner partner "
    "editor engineer developer designer analyst scientist professor lecturer researcher consultant recruiter officer "
    "chair principal dean secretary producer writer architect specialist coordinator buyer teacher nurse chef".split()
)
_EVENT = frozenset(
    "summit conference con congress fair expo biennale festival forum meetup week symposium fest days camp awards show "
    "workshop webinar convention hackathon retreat seminar marathon exhibition market gala ball concert open".split()
)
_SOON = frozenset("next today tomorrow tonight this on".split())
_WHOM = ("company", "employer", "firm", "startup", "agency", "studio", "organisation", "organization")
_STOPPERS = frozenset("but because although whereas who which so though".split())
_BREAKS = frozenset(",;:()–—.!?\n")


def employers(placed: Placed, known: Known, begin: int) -> Iterable[FactHit]:
    """What is said of organisations in a sentence of the body."""
    text, ws = placed.reading.text, placed.reading.words
    if not known.organisations and not known.company:
        return
    starts = [w.start for w in ws]
    for run in [*(r for r in runs(text) if r[0].start >= begin), *_small(text, begin, known)]:
        for part in pieces(run):
            first, last = part[0], part[-1]
            said = text[first.start : last.end]
            own = _recorded(said, known)
            if own is None and part is run and len(pieces(run)) > 1 and _misspelt(said, part, known) is None:
                continue  # its pieces come next
            span = marked(text, first, last)
            if own is None:
                if _misspelt(said, part, known) is not None:
                    yield FactHit("facts.misspelt-name", span)
                    break
            elif _accents_lost(said, own):
                yield FactHit("facts.misspelt-name", span, accents=True)
            if own is not None and known.company and same_organisation(own, known.company):
                break
            if known.is_mine(said) or (own is not None and own not in known.past):
                if own is not None:
                    break
                continue
            if own is None and not _may_be_wrong(said, part, known):
                continue
            if _said_now(text, ws, starts, first, last, known=own is not None):
                rule = "facts.wrong-company" if own is not None or known.company else "facts.unrecorded-claim"
                yield FactHit(rule, span)
            if own is not None:
                break


def _small(text: str, begin: int, known: Known) -> Iterable[tuple[Token, ...]]:
    """Past employers written in small letters: "at tallis water"."""
    if not known.past:
        return
    heads = known.past_heads
    words = tokens(text)
    for number, word in enumerate(words):
        if word.bare not in heads or word.capital or word.start < begin or not number or len(word.bare) < 4:
            continue
        if words[number - 1].bare == "at":
            run = [word]
            for after in words[number + 1 : number + 4]:
                if after.capital or not same_organisation(text[word.start : after.end], heads[word.bare]):
                    break
                run.append(after)
            yield tuple(run)


def _recorded(said: str, known: Known) -> str | None:
    """The organisation of the recipient's that is named, the present employer before others."""
    return known.theirs.named(said)


def _misspelt(said: str, part: Sequence[Token], known: Known) -> str | None:
    """The organisation that a slip was made in; none where the words are someone else's name or a place."""
    if len(said) <= 3 or is_place(part) or known.is_mine(said):
        return None
    if all(t.bare in known.their_words or t.bare in known.name.bares or t.bare in known.nicknames.given for t in part):
        return None
    return next((o for o in known.organisations if misspelt_organisation(said, o)), None)


def _may_be_wrong(said: str, part: Sequence[Token], known: Known) -> bool:
    """Whether an organisation that is not recorded may be held against the message: no place, event, contact, and
    nothing the profile tells elsewhere."""
    if is_place(part) or any(t.bare in _EVENT or t.bare in _NEXT_TIME for t in part) or not part[0].text[0].isalpha():
        return False
    if all(t.bare in known.contacts or t.bare in known.name.bares or t.bare in known.my_words for t in part):
        return False
    return not all(known.topics.has(stem(t.bare)) for t in part)


def _said_now(text: str, ws: Sequence[Word], starts: Sequence[int], first: Token, last: Token, *, known: bool) -> bool:
    """Whether the sentence says that the reader is now employed where `first` to `last` names. `known`: it is a past
    employer of theirs, so that less is needed to know it for one."""
    at = bisect_left(starts, first.start)
    after = bisect_left(starts, last.end)
    while after < len(ws) and ws[after].norm == "'s":
        after += 1
    begin = _clause_begin(text, ws, at)
    before = [w.norm for w in ws[begin:at]]
    behind = [w.norm for w in ws[after : after + 4]]
    own = text[last.end : last.end + 2] in ("'s", "’s")
    if (behind[:1] and behind[0] in ("would", "could", "will", "might")) or "ago" in behind or "back" in behind[:1]:
        return False
    if behind[:1] in (["before"], ["until"], ["then"], ["was"], ["were"], ["earlier"]):
        return False
    stop = text[ws[at - 1].end : first.start] if at else ""
    if (
        at
        and ws[at - 1].norm in _WHOM
        and stop.strip() in ("", ",")
        and "your" in [w.norm for w in ws[max(0, at - 4) : at]]
    ):
        return True
    if before and before[-1] == "your":
        return known and bool(behind[:1]) and behind[0] in _ROLE
    if before[:1] == ["as"]:
        return _as_title(before, [w.norm for w in ws[after : after + 6]], own=own)
    if not before or own:
        return False
    if known and _THEN.isdisjoint(before) and " ".join(before[-4:]).endswith(_FINDS):
        return True
    if known and behind[:2] == ["treating", "you"]:
        return True
    joint = before[-1] if before[-1] not in ("the", "a") else (before[-2:-1] or [""])[0]
    if joint not in ("at", "for", "with") and not (known and joint in ("of", "in", "from")):
        return False
    if before[0] in ("congrats", "congratulations", "happy") and not _JUBILEE.isdisjoint(before):
        return known and joint in ("at", "with")
    if not _THEN.isdisjoint(before):
        return False
    if _how_goes(before):
        return joint in ("at", "with")
    where = next((i for i in range(len(before) - 1, -1, -1) if before[i] in _PRONOUNS), -1)
    if where < 0 or before[where] not in ("you", "your"):
        return False
    between = before[where + 1 : -1]
    whole = before[:where]
    if joint in ("at", "with") and not known and not _SOON.isdisjoint(behind) and _NEXT_TIME.intersection(behind):
        return False
    if not _MODAL.isdisjoint(whole[-2:]) and before[where] == "you":
        return False
    if not {"if", "would", "could", "imagine", "whether", "unless"}.isdisjoint(whole):
        return False
    if before[where] == "your":
        # "your work with Anna" is no employment; "your role with Petrel" is.
        roles = set(between) & _ROLE
        return (
            bool(roles) and (joint != "with" or bool(roles & {"role", "job", "position", "career"})) and joint != "from"
        )
    if not _MODAL.isdisjoint(between) or "not" in between:
        return False
    if "and" in between[:1] and not _ROLE.isdisjoint(between):
        return joint == "at"
    is_there = between[:1] in (["are"], ["re"]) or between[:2] == ["have", "been"] or between[:2] == ["are", "now"]
    titled = not _TITLES.isdisjoint(between)
    if joint == "for":
        return not ({"work", "working", "works"} if not known else _DOING).isdisjoint(between)
    if joint == "with":
        return is_there and (len(between) <= 2 or titled)
    if joint in ("of", "in", "from"):
        return is_there and titled
    # "Are you at Petrel?" asks; "What are you building at Petrel?" takes it for granted.
    question = bool(whole[-1:]) and whole[-1] in _INVERTED and _WH.isdisjoint(whole)
    if question:
        return False
    return not _DOING.isdisjoint(between) or (is_there and (titled or _STILL.issuperset(between)))


_JUBILEE = frozenset("years year anniversary role job position promotion".split())
_STILL = frozenset("are re have been now currently still also both back there over based".split())
_NEXT_TIME = frozenset(
    "week month year monday tuesday wednesday thursday friday saturday sunday today tomorrow tonight afternoon morning "
    "evening spring summer autumn winter".split()
)


_INVERTED = ("are", "were", "is", "have", "do", "does")
_WH = frozenset("what which how why where who".split())
_FINDS = ("how are you finding", "how do you like", "are you enjoying", "you are enjoying", "how do you find")


def _clause_begin(text: str, ws: Sequence[Word], at: int) -> int:
    """The number of the first word of the clause that the word `at` stands in, at most twelve back."""
    begin = at
    while begin > max(0, at - 12):
        earlier = ws[begin - 1]
        if begin < len(ws) and not _BREAKS.isdisjoint(text[earlier.end : ws[begin].start]):
            break
        if earlier.norm in _STOPPERS:
            break
        begin -= 1
    return begin


def _how_goes(before: Sequence[str]) -> bool:
    """ "How is it going at", "how are things at", "hope all is well at": of whom but the reader?"""
    if any(w in _PRONOUNS - {"it", "you", "your"} for w in before[1:]):
        return False
    line = " ".join(before)
    return any(
        said in line
        for said in (
            "how is it going", "how are things", "how is life", "how is everything", "how is work", "how is business",
            "how it is going", "how things are", "all is well", "things are going well", "how goes it", "all good at",
            "how are you doing", "how are you getting on", "how are you finding it", "how is it at", "what is new at",
            "what is it like at", "how do you like it", "everything is going well", "things are good",
            "how is the team",
        )
    )  # fmt: skip


def _as_title(before: Sequence[str], behind: Sequence[str], *, own: bool) -> bool:
    """ "As head of modelling at Petrel, you …", "As Petrel's CTO you …"."""
    if not _THEN.isdisjoint(before) or any(w in ("i", "we", "my", "our") for w in before):
        return False
    spoken_to = next((w for w in behind if w in ("i", "we", "you", "your")), "")
    if spoken_to not in ("you", "your"):
        return False
    if own or len(before) <= 2:
        return any(w in _TITLES or w in ("employee", "insider", "staffer", "colleague") for w in behind[:3])
    return before[-1] in ("at", "of", "for", "with") and len(before) >= 3


def _accents_lost(written: str, recorded: str) -> bool:
    """The recorded words with their accents gone; a short form is compared with the words it has."""
    marked_words = {t.bare: t.text.casefold() for t in tokens(recorded)}
    return any(
        t.bare in marked_words
        and t.text.isascii()
        and not marked_words[t.bare].isascii()
        and len(t.text) == len(marked_words[t.bare])
        for t in tokens(written)
    )
