"""A saved profile read by what a reader's eye goes by: column, size of type and grey ink, never by words alone.

LinkedIn prints a sidebar on the first page (contact, skills, languages, publications) and a main column: the name in
the largest type, headline, location in grey, then sections under headings. A company stands in larger type than the
positions held there, a position in larger type than its dates (facts measured on 19 saved profiles). Sizes are
compared with each other, not with fixed figures, since programs that write PDFs round them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from coach.importing.dates import is_period, is_still_on
from coach.importing.profile import Job, ReadProfile, Role, once
from coach.importing.scripts import logical


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text. `x`, `end`: points from the left; `y`: its baseline, points from the top of the page; `size`:
    points; `grey`: lightness of the ink, 0 black to 1 white."""

    x: float
    y: float
    end: float
    size: float
    grey: float
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    width: float
    height: float
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one column. `page` from 0; lengths in points, as in a run."""

    page: int
    x: float
    y: float
    end: float
    size: float
    grey: bool
    text: str


_SAME_LINE = 2.5
_SAME_SIZE = 0.2
_FOOTER = re.compile(r"^\D{1,20}\d{1,3}\D{1,12}\d{1,3}$")
_MARGIN = 0.955
"""Below this share of a page's height stands only the number of the page."""
_GREY = (0.25, 0.95)
_HEADING = 1.18
"""A heading is larger than the text under it by this at least."""

_SECTIONS = {
    "summary": "summary about extracto resumen acerca résumé resume infos zusammenfassung info resumo riepilogo "
    "samenvatting sammanfattning sammendrag podsumowanie özet 個人簡介 概要 摘要",
    "experience": "experience experiencia expérience experience berufserfahrung experiência esperienza ervaring "
    "erfarenhet erfaring doświadczenie deneyim 職歴 工作经历 经历",
    "education": "education educación formation ausbildung formação formazione opleiding utbildning utdannelse "
    "wykształcenie eğitim 学歴 教育经历 教育背景",
}
_SECTION = {word: name for name, words in _SECTIONS.items() for word in words.split()}
_ASIDE = {
    "languages": "languages idiomas langues sprachen lingue talen språk sprog języki diller 言語 语言",
    "works": "publications publicaciones publikationen pubblicazioni publicaties publikationer publikasjoner "
    "publikacje publicações patents patentes brevets patente brevetti patenten",
    "contact": "contact contactar coordonnées kontakt contatto contato contatti iletişim",
}
_ASIDE_OF = {word: name for name, words in _ASIDE.items() for word in words.split()}
_ADDRESS = re.compile(r"(?:https?://)?(?:[a-z]{2,3}\.)?linkedin\.com/\S+", re.IGNORECASE)


def profile_of(pages: Sequence[Page]) -> ReadProfile:
    """What the pages say. A document that is no profile gives one with little in it."""
    split = _split(pages)
    main: list[Line] = []
    aside: list[Line] = []
    for number, page in enumerate(pages):
        main += _lines(page, number, split, page.width)
        # Only the first page has a sidebar.
        if number == 0:
            aside += _lines(page, number, 0.0, split)
    top, sections = _sections(main)
    profile = _head(top)
    unsure = set(profile.unsure)
    jobs, doubtful = _jobs(sections.get("experience", []))
    unsure |= {"company", "past_companies"} if doubtful else set()
    columns = _asides(aside)
    return replace(
        profile,
        summary="\n".join(line.text for line in sections.get("summary", [])),
        jobs=jobs,
        schools=once(_schools(sections.get("education", []))),
        works=once(w for lines in columns.get("works", []) for w in _items(lines, split)),
        languages=once(
            re.sub(r"\s*[(（][^()]*[)）]$", "", item)
            for lines in columns.get("languages", [])
            for item in _items(lines, split)
        ),
        address=_address(line for lines in columns.get("contact", []) for line in lines),
        unsure=frozenset(unsure),
    )


def _split(pages: Sequence[Page]) -> float:
    """Where the main column begins: a little left of the largest type of the first page, which is the name."""
    runs = [r for r in pages[0].runs if r.text.strip()] if pages else []
    if not runs:
        return 0.0
    largest = max(r.size for r in runs)
    name = min((r for r in runs if r.size > largest - _SAME_SIZE), key=lambda r: r.y)
    return name.x - 8 if name.x > pages[0].width / 5 else 0.0


def _lines(page: Page, number: int, left: float, right: float) -> list[Line]:
    """The lines of one column from top to bottom; runs on one height belong together."""
    runs = [r for r in page.runs if left <= r.x < right and r.text.strip("\u00a0 \t\n\u200b")]
    runs = [r for r in runs if not (r.y > page.height * _MARGIN and _FOOTER.match(r.text.strip()))]
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: (r.y, r.x)):
        if rows and abs(rows[-1][0].y - run.y) < _SAME_LINE:
            rows[-1].append(run)
        else:
            rows.append([run])
    found = []
    for row in rows:
        row.sort(key=lambda r: r.x)
        text = row[0].text
        for before, run in pairwise(row):
            gap = run.x - before.end
            touching = text[-1:].isspace() or run.text[:1].isspace()
            text += run.text if touching or gap < run.size * 0.12 else " " + run.text
        text = logical(" ".join(text.replace("\u00a0", " ").replace("\u200b", "").split()))
        if page.height * _MARGIN < row[0].y and _FOOTER.match(text):
            continue
        size = max(r.size for r in row)
        grey = all(_GREY[0] < r.grey < _GREY[1] for r in row)
        found.append(Line(number, row[0].x, row[0].y, row[-1].end, size, grey, text))
    return found


def _sections(main: Sequence[Line]) -> tuple[list[Line], dict[str, list[Line]]]:
    """What stands above the first heading, and the lines under each heading that has a known name."""
    if not main:
        return [], {}
    largest = max(line.size for line in main if line.page == main[0].page)
    body = [line.size for line in main if line.size < largest - _SAME_SIZE]
    if not body:
        return list(main), {}
    usual = sorted(body)[len(body) // 2]
    floor = usual * _HEADING
    heads = [
        n
        for n, line in enumerate(main)
        if floor <= line.size < largest - _SAME_SIZE and line.text.casefold() in _SECTION
    ]
    if heads:
        # All headings are of one size: what else is as large, under a name we do not know, ends a section too.
        size = max(main[n].size for n in heads)
        heads = [n for n, line in enumerate(main) if abs(line.size - size) <= _SAME_SIZE]
    else:
        sizes = sorted({round(s, 1) for s in body if s >= floor})
        heads = [n for n, line in enumerate(main) if sizes and abs(line.size - sizes[-1]) <= _SAME_SIZE]
    found: dict[str, list[Line]] = {}
    for at, head in enumerate(heads):
        end = heads[at + 1] if at + 1 < len(heads) else len(main)
        name = _SECTION.get(main[head].text.casefold())
        if name is None:
            # In a language we do not know: what has periods in smaller type is the career, the last one the schools.
            name = _guessed(main[head + 1 : end], last=at == len(heads) - 1)
        if name not in found:
            found[name] = list(main[head + 1 : end])
    return list(main[: heads[0]] if heads else main), found


def _guessed(lines: Sequence[Line], last: bool) -> str:
    if any(is_period(line.text) for line in lines):
        return "experience"
    return "education" if last else "summary"


def _head(top: Sequence[Line]) -> ReadProfile:
    """Name, headline and location."""
    if not top:
        return ReadProfile()
    largest = max(line.size for line in top)
    name = " ".join(line.text for line in top if line.size > largest - _SAME_SIZE)
    rest = [line for line in top if line.size <= largest - _SAME_SIZE]
    grey = [line for line in rest if line.grey]
    black = [line for line in rest if not line.grey]
    unsure = frozenset[str]()
    if not grey and len(black) > 1:
        black, grey = black[:-1], black[-1:]
        unsure = frozenset({"headline", "location"})
    return ReadProfile(
        name=name,
        headline=" ".join(line.text for line in black),
        location=" ".join(line.text for line in grey),
        unsure=unsure,
    )


def _jobs(lines: Sequence[Line]) -> tuple[tuple[Job, ...], bool]:
    """Companies with their positions, and whether sizes did not tell them apart."""
    sizes = _sizes(lines)
    if len(sizes) < 2:
        return (), bool(lines)
    large, middle = sizes[0], sizes[1] if len(sizes) > 2 else None
    jobs: list[tuple[str, list[Role]]] = []
    before: Line | None = None
    dated = True
    for line in lines:
        if abs(line.size - large) <= _SAME_SIZE:
            if before is not None and abs(before.size - large) <= _SAME_SIZE and jobs and not jobs[-1][1]:
                jobs[-1] = (f"{jobs[-1][0]} {line.text}", [])
            else:
                jobs.append((line.text, []))
        elif middle is not None and abs(line.size - middle) <= _SAME_SIZE:
            if before is not None and abs(before.size - middle) <= _SAME_SIZE and jobs and jobs[-1][1]:
                last = jobs[-1][1][-1]
                jobs[-1][1][-1] = replace(last, title=f"{last.title} {line.text}")
            elif jobs:
                jobs[-1][1].append(Role(line.text))
                dated = False
        elif jobs and jobs[-1][1]:
            roles = jobs[-1][1]
            if not dated and is_period(line.text):
                roles[-1] = replace(roles[-1], dates=line.text, open=is_still_on(line.text))
                dated = True
            elif line.grey and dated and not roles[-1].location:
                roles[-1] = replace(roles[-1], location=line.text)
        elif jobs and middle is None and is_period(line.text):
            jobs[-1][1].append(Role("", line.text, is_still_on(line.text)))
        before = line
    doubtful = any(not roles or not roles[0].dates for _, roles in jobs)
    return tuple(Job(company, tuple(roles)) for company, roles in jobs), doubtful


def _sizes(lines: Sequence[Line]) -> list[float]:
    """The sizes of type in use, the largest first; what differs by rounding counts as one."""
    found: list[float] = []
    for size in sorted({line.size for line in lines}, reverse=True):
        if not found or found[-1] - size > _SAME_SIZE:
            found.append(size)
    return found


def _schools(lines: Sequence[Line]) -> list[str]:
    """What stands in the larger type; lines that follow each other at once are one name that wrapped."""
    sizes = _sizes(lines)
    found: list[str] = []
    before: Line | None = None
    for line in lines:
        if sizes and abs(line.size - sizes[0]) <= _SAME_SIZE:
            wrapped = (
                before is not None
                and abs(before.size - sizes[0]) <= _SAME_SIZE
                and (before.page != line.page or line.y - before.y < 1.45 * line.size)
            )
            if wrapped:
                found[-1] += f" {line.text}"
            else:
                found.append(line.text)
        before = line
    return found


def _asides(aside: Sequence[Line]) -> dict[str, list[list[Line]]]:
    """The lines of the sidebar under the headings we look for."""
    if not aside:
        return {}
    sizes = _sizes(aside)
    found: dict[str, list[list[Line]]] = {}
    here: list[Line] | None = None
    for line in aside:
        if len(sizes) > 1 and line.size > sizes[-1] * _HEADING:
            name = _ASIDE_OF.get(line.text.casefold())
            here = None
            if name:
                here = []
                found.setdefault(name, []).append(here)
        elif here is not None:
            here.append(line)
    return found


_CLOSED = (")", "）")
"""A language ends with how well it is spoken, in brackets; no entry goes on behind them."""


def _items(lines: Sequence[Line], split: float) -> list[str]:
    """Entries of a list, each of which may wrap. Where entries stand further apart than lines, that tells; else a line
    goes on if the first word of the next one had no room left in it."""
    gaps = [b.y - a.y for a, b in pairwise(lines) if b.page == a.page]
    near = min(gaps, default=0.0)
    told = bool(gaps) and max(gaps) > 1.2 * near
    found: list[str] = []
    for number, line in enumerate(lines):
        if number:
            before = lines[number - 1]
            if told and before.page == line.page:
                goes_on = line.y - before.y < 1.2 * near
            else:
                word = len(line.text.split(" ")[0]) + 1
                each = (before.end - before.x) / max(1, len(before.text))
                goes_on = each > 0 and before.end + word * each > split - 14
            if goes_on and not before.text.endswith(_CLOSED):
                found[-1] += f" {line.text}"
                continue
        found.append(line.text)
    return found


def _address(lines: Iterable[Line]) -> str:
    """The address of the profile, which wraps without a hyphen and ends with "(LinkedIn)"."""
    whole = ""
    for line in lines:
        text = line.text
        if whole or "linkedin.com/" in text.casefold():
            whole += text
            if "(" in text:
                break
    match = _ADDRESS.match(whole.split("(")[0].replace(" ", ""))
    return match[0] if match else ""
