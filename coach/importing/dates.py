"""Dates as LinkedIn writes them, a format for each place; nothing is ever guessed from the figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DASH = re.compile(r"\s[-–—]\s|[–—〜~]|(?<=\d)\s?-\s?(?=\D)|(?<=[年月])\s?-\s?")
_LONGEST_PERIOD = 90
_STILL = re.compile(
    r"[-–—〜~]\s*(?:present|current|now|heute|aujourd['’]hui|présent|actualidad|actualmente|presente|atualmente|"
    r"o momento|heden|nu|nuvarande|nåværende|obecnie|günümüz|halen|devam ediyor|настоящее время|по настоящее|"
    r"現在|至今|현재|الآن|حتى الآن|היום|כיום)",
    re.IGNORECASE,
)

SENT_AT = ("%m/%d/%y, %I:%M %p", "%m/%d/%Y, %I:%M %p", "%m/%d/%y, %H:%M", "%m/%d/%Y, %H:%M")
CONNECTED_ON = ("%d %b %Y", "%d-%b-%y", "%m/%d/%y, %I:%M %p", "%m/%d/%Y, %I:%M %p", "%d-%b-%Y", "%d %B %Y")
MESSAGE_DATE = ("%Y-%m-%d %H:%M:%S UTC", "%Y/%m/%d %H:%M:%S UTC", "%Y-%m-%d %H:%M:%S", "%m/%d/%y, %I:%M %p")


def is_period(line: str) -> bool:
    """Whether a line is when something was done: "May 2019 - Present (2 years)", "2010 - 2014"."""
    return len(line) <= _LONGEST_PERIOD and bool(_YEAR.search(line)) and (bool(_DASH.search(line)) or "(" in line)


def is_still_on(period: str) -> bool:
    """Whether a period has not ended: it says so, or names no year behind its dash."""
    if _STILL.search(period):
        return True
    behind = _DASH.split(period.split("(")[0], maxsplit=1)
    return len(behind) == 2 and bool(behind[1].strip()) and not _YEAR.search(behind[1])


def date_in(text: str, formats: Sequence[str]) -> datetime | None:
    """The date, by the first of `formats` (of `strptime`) that fits all of it; None where none does."""
    text = " ".join(text.replace("\u202f", " ").split())
    for form in formats:
        try:
            return datetime.strptime(text, form)
        except ValueError:
            continue
    return None
