"""Better-example patterns filled from the two profiles. Only what is recorded is filled in; nothing is invented."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from coach.facts.names import first_name, words_of
from coach.facts.organisations import same_organisation
from coach.facts.places import is_town, shown_town
from coach.facts.ties import Tie, TieKind, strongest
from coach.message import Message
from coach.rule import Pattern
from coach.span import Span, widen_to_graphemes

_SLOT = re.compile(r"\{([a-z_]{1,30})\}")
_LIMIT = 80
"""Longest fact put into an example, in code points."""
_QUOTES = "\"“”„«»‘’'` "
_URL = re.compile(r"\s?[-–—:|,]?\s?(?:https?://|www\.)\S{1,400}")
_ALREADY = frozenset("at in on during over via by after through online before near outside inside around".split())
_OF = re.compile(
    r"(?:[A-Z][\w'’-]{1,30} ){0,4}(?:University|Universities|Institute|School|College|Academy|Bank|Ministry) of "
)
_DEGREE = re.compile(r"\s[-–—|·]\s|,\s")


def slots(message: Message) -> dict[str, str]:
    """What is known for filling: slot -> value, without empty ones."""
    you, me = message.recipient, message.sender
    known: dict[str, str] = {}
    if you:
        known |= {
            "first": first_name(you.name) or "there",
            "work": _first(you.works, _title),
            "company": you.company,
            "past_company": _first(you.past_companies),
            "school": _first(you.schools, _school),
            "mutual": _first(you.mutual_contacts, _person),
            "met_where": _where(you.met_where),
            "trade": you.headline,
        }
    if me:
        known |= {"my_first": first_name(me.name), "my_company": me.company, "my_trade": me.headline}
    for slot, value in strongest(message).items():
        known[slot] = {"shared_place": shown_town, "shared_school": _school, "shared_company": _with_the}.get(
            slot, str
        )(value)
    if you and me and "shared_company" in known and same_organisation(you.company, me.company):
        known["same_company"] = known["shared_company"]
    known["purpose"] = message.purpose.strip().rstrip(".")
    return {k: shortened(v) for k, v in known.items() if v and v.strip()}


def _first(values: tuple[str, ...], worded: Callable[[str], str] = str) -> str:
    return next((w for v in values if v.strip() and (w := worded(v).strip())), "")


def shortened(value: str) -> str:
    """A value on one line; one that is too long is cut between words, at a colon or a dash where one stands late."""
    line = " ".join(value[: 4 * _LIMIT].split())
    if len(line) <= _LIMIT:
        return line
    head = line[: _LIMIT + 1]
    cut = max(head.rfind(": "), head.rfind(" – "), head.rfind(" — "), head.rfind(" - "))
    if cut >= _LIMIT // 3:
        return head[:cut].rstrip(" :–—-")
    cut = head.rfind(" ")
    if cut < _LIMIT // 3:
        cut = widen_to_graphemes(line, Span(0, _LIMIT)).end
    return line[:cut].rstrip(" ,;:–—-") + "…"


def _title(work: str) -> str:
    """A work by its title: without the address and the quotation marks around it."""
    plain = _URL.sub("", work).strip() or re.sub(r"^\s*https?://(?:www\.)?", "", work).strip()
    if plain[:1] in '"“„«' and plain[-1:] in '"”“»':
        plain = plain.strip(_QUOTES)
    return plain or work


def _person(contact: str) -> str:
    """One contact by name: the first of several, without what is said of them."""
    one = re.split(r"\s?[;(|\n/]|, |\s[-–—]\s", contact.strip(), maxsplit=1)[0]
    one = one.strip() or contact
    return one.title() if one.islower() else one


def _where(place: str) -> str:
    """Where they met, so that "we spoke" can go before it: "at the Oslo pump fair", "in Oslo"."""
    value = " ".join(place.split()).rstrip(".")
    if not value:
        return ""
    words = value.split(" ")
    begin = words[0].casefold()
    if begin in ("we", "i", "they", "he", "she"):
        return "when " + (value if begin == "i" else words[0].casefold() + value[len(words[0]) :])
    if begin in _ALREADY:
        return words[0].casefold() + value[len(words[0]) :]
    head = re.split(r"[,(;]| \d", value)[0]
    if begin in ("the", "a", "an", "our", "his", "her", "my"):
        return "at " + words[0].casefold() + value[len(words[0]) :]
    if is_town("-".join(words_of(head))) or ("," in value and len(head.split()) == 1):
        return "in " + value
    return f"at the {value}" if len(head.split()) > 1 and head.split()[-1].islower() else f"at {value}"


def _school(school: str) -> str:
    """A school as it stands in a sentence: without the degree beside it, "the" before "University of"."""
    parts = [p for p in _DEGREE.split(school) if p.strip()]
    named = next((p for p in parts if _SCHOOL.search(p)), school)
    return _with_the(" ".join(named.split()))


_SCHOOL = re.compile(r"(?i)universi|college|school|institut|academ|hochschule|\buni\b|polit|polytech|école")


def _with_the(name: str) -> str:
    return f"the {name}" if _OF.match(name) else name


def shown_tie(tie: Tie) -> str:
    """A tie as it stands in a sentence: a school without its degree, a contact by name, a work by its title."""
    worded: Mapping[TieKind, Callable[[str], str]] = {
        TieKind.WORK: _title,
        TieKind.MUTUAL: _person,
        TieKind.MET: _where,
        TieKind.SCHOOL: _school,
        TieKind.COMPANY: _with_the,
        TieKind.PLACE: shown_town,
    }
    return shortened(worded.get(tie.kind, str)(tie.text) or tie.text)


def fill(pattern: Pattern, known: Mapping[str, str]) -> str:
    """The first template whose slots are all known, filled; the pattern with open slots where none is."""
    for template in pattern.templates:
        names = _SLOT.findall(template)
        if names and all(name in known for name in names):
            return _SLOT.sub(lambda m: known[m.group(1)], template)
    return pattern.generic


_TIES = (
    ("work", "shared-work"),
    ("mutual", "someone-in-common"),
    ("met_where", "met-at-event"),
    ("shared_school", "same-place"),
    ("shared_company", "same-place"),
    ("shared_group", "same-place"),
    ("shared_place", "same-place"),
)


def pattern_for(named: str, known: Mapping[str, str]) -> str:
    """The pattern to show where a rule names `named`: the strongest tie that is known goes before a bare one."""
    if named in ("honest-stranger", "shared-work", "same-trade"):
        for slot, pattern in _TIES:
            if slot in known:
                return pattern
    return named
