"""A profile from text that was copied off a page or out of the app: nothing but lines, so much of it is a guess.

A copied page repeats itself ("Ada Lovelace" twice, "Experience" twice), carries buttons and counts between the facts,
and has no type sizes. What is read goes by the words of headings, by dates, and by the order in which LinkedIn shows
things: name, headline, place; then under Experience a title before its company and dates, or a company above several
titles. Everything taken by order alone is named as unsure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from coach.importing.dates import is_period, is_still_on
from coach.importing.profile import Job, ReadProfile, Role, once

MAX_CHARACTERS = 200_000
_NOISE = re.compile(
    r"^(?:\W*|·.*|.*\b(?:degree connection|followers|connections|mutual connections?.*)\b.*|"
    r"1st|2nd|3rd\+?|he/him|she/her|"
    r"they/them|connect|follow|following|message|more|pending|contact info|see (?:more|all).*|"
    r"show (?:more|all|credential).*|"
    r"…?\s?(?:see )?more|report.*|open to.*|get introduced|view .*|skip to .*|"
    r"home|my network|jobs|messaging|notifications|"
    r"me|for business|try premium.*|add (?:profile )?section.*|endorse|\d+ endorsements?|.*\blogo$|thumbnail.*|"
    r".*profile (?:photo|picture|background).*|visit (?:my )?website)$",
    re.IGNORECASE,
)
_SECTIONS = {
    "about": "summary",
    "summary": "summary",
    "experience": "experience",
    "education": "education",
    "publications": "works",
    "patents": "works",
    "languages": "languages",
}
_OTHER = frozenset(
    "activity featured skills recommendations interests licenses & certifications|honors & awards|volunteering|"
    "licences & certifications|top skills|organizations|courses|projects|people also viewed|people you may know|"
    "highlights|services|causes|test scores|volunteer experience|groups|companies|schools|newsletters".replace(
        "activity featured skills recommendations interests ",
        "activity|featured|skills|recommendations|interests|",
    ).split("|")
)
_ADDRESS = re.compile(r"(?:https?://)?(?:[a-z]{2,3}\.)?linkedin\.com/in/[^\s?#)]{1,120}", re.IGNORECASE)
_KIND = re.compile(
    r"\s+·\s+(?:full-time|part-time|self-employed|freelance|contract|internship|apprenticeship|seasonal|permanent|"
    r"temporary).*$",
    re.IGNORECASE,
)
_PLACE = re.compile(r"^[^.!?|@]{2,80}, [^.!?|@]{2,60}$|\b(?:area|region|metropolitan)\b", re.IGNORECASE)
_LENGTH = re.compile(r"^(?:\d{1,2} (?:yrs?|years?))?\s?(?:\d{1,2} (?:mos?|months?))?$", re.IGNORECASE)


def profile_of(text: str) -> ReadProfile:
    """What pasted text says of a person. Never raises; nothing recognised gives an empty profile."""
    text = text[:MAX_CHARACTERS]
    lines = _lines(text)
    top, sections = _sections(lines)
    name = top[0] if top else ""
    rest = [line for line in top[1:] if line != name]
    place = next((line for line in rest[1:] if _PLACE.search(line)), "")
    headline = rest[0] if rest and rest[0] != place else ""
    jobs = _jobs(sections.get("experience", []))
    address = _ADDRESS.search(text)
    return ReadProfile(
        name=name,
        headline=headline,
        location=_KIND.sub("", place),
        summary="\n".join(sections.get("summary", [])),
        jobs=jobs,
        schools=_schools(sections.get("education", [])),
        works=_works(sections.get("works", [])),
        languages=once(s for s in sections.get("languages", []) if "proficiency" not in s.casefold()),
        address=address[0] if address else "",
        unsure=frozenset({"name", "headline", "location"} | ({"company", "past_companies"} if jobs else set())),
    )


def _lines(text: str) -> list[str]:
    """The lines that say something, without what a copied page says twice in a row."""
    found: list[str] = []
    for raw in text.replace("\u00a0", " ").split("\n"):
        line = " ".join(raw.split())
        half = len(line) // 2
        if len(line) > 5 and len(line) % 2 == 0 and line[:half] == line[half:]:
            line = line[:half]
        if not line or _NOISE.match(line) or _ADDRESS.fullmatch(line.rstrip("/")) or (found and found[-1] == line):
            continue
        found.append(line)
    return found


def _sections(lines: Sequence[str]) -> tuple[list[str], dict[str, list[str]]]:
    top: list[str] = []
    found: dict[str, list[str]] = {}
    here: list[str] | None = top
    for line in lines:
        word = line.casefold().rstrip(":")
        if word in _SECTIONS:
            here = found.setdefault(_SECTIONS[word], [])
        elif word in _OTHER:
            here = None
        elif here is not None:
            here.append(line)
    return top, found


def _jobs(lines: Sequence[str]) -> tuple[Job, ...]:
    """Positions by their dates: the two lines above a period are title and company; a company that stands above its
    length of time holds the titles below it."""
    jobs: list[tuple[str, list[Role]]] = []
    above: list[str] = []
    group = ""
    for line in lines:
        if is_period(line):
            period = line.split(" · ")[0]
            if len(above) >= 2 and _LENGTH.match(above[-1]):
                above.pop()
            title = above[-2] if len(above) >= 2 and not group else above[-1] if above else ""
            company = group or (_KIND.sub("", above[-1]) if len(above) >= 2 else "")
            if group and len(above) >= 2 and not _LENGTH.match(above[-2]):
                title, company, group = above[-2], _KIND.sub("", above[-1]), ""
            if company:
                if not jobs or jobs[-1][0] != company:
                    jobs.append((company, []))
                jobs[-1][1].append(Role(title, period, is_still_on(line)))
            above = []
        elif _LENGTH.match(line.split(" · ")[-1]) and above:
            group = _KIND.sub("", above[-1])
            above = []
        else:
            above.append(line)
    return tuple(Job(company, tuple(roles)) for company, roles in jobs)


def _schools(lines: Sequence[str]) -> tuple[str, ...]:
    """A school stands first, its degree and years below it."""
    found: list[str] = []
    fresh = True
    for line in lines:
        if is_period(line):
            fresh = True
        elif fresh:
            found.append(line)
            fresh = False
    return once(found)


def _works(lines: Sequence[str]) -> tuple[str, ...]:
    """Titles: lines with a date, a publisher or a long description below them."""
    found: list[str] = []
    for number, line in enumerate(lines):
        after = lines[number + 1] if number + 1 < len(lines) else ""
        dated = bool(re.search(r"\b(?:19|20)\d\d\b", after))
        if dated and not re.search(r"\b(?:19|20)\d\d$", line) and len(line) < 200:
            found.append(line)
    return once(found)
