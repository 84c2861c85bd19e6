"""A text cut into sentences: the unit that is read, judged and remembered.

Built for first messages, not for prose at large: greetings, sign-offs, bullet lines and hard-wrapped lines of
mail are common, so a line break ends a sentence unless the line was evidently wrapped.
"""

from __future__ import annotations

import re

from coach.span import Span

_STOP = re.compile(r"[.!?…]+[\"'”’)\]»]{0,3}(?=\s|$|[A-Z])|\n+|[☺-➿\U0001F300-\U0001FAFF]+(?=\s+[A-Z])")
_ABBREVIATION = frozenset(
    "dr mr mrs ms prof st jr sr inc ltd llc co corp vs etc e.g i.e eg ie no approx dept fig al est tel nr ca p.s "
    "bzw resp u.s u.k ph.d b.a m.a b.sc m.sc jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed fri".split()
)
_LAST_WORD = re.compile(r"[^\s(\"“‘']{1,12}$")
_BULLET = re.compile(r"\s{0,8}(?:[-–—*•·‣▪✓✔➤]|\d{1,2}[.)])\s")
_WRAPPED = 45
"""A line at least this long (code points) that goes on in lower case was wrapped by a mail program, not ended."""


def sentences(text: str) -> list[Span]:
    """Spans of the sentences of `text`, in order, without the white space between them. Linear in the text."""
    spans: list[Span] = []
    begin = 0
    line_start = 0
    for match in _STOP.finditer(text):
        stop = match.group()
        at = match.start()
        if at < begin:
            continue
        if stop.startswith("\n"):
            wrapped = len(stop) == 1 and _goes_on(text, line_start, at)
            line_start = match.end()
            if wrapped:
                continue
            end = at
        else:
            end = match.end()
            if stop == "." and _is_abbreviation(text, begin, at):
                continue
            if stop == "." and end < len(text) and not text[end].isspace():
                # "4pm.Also" ends a sentence, "U.S.A" and "slipandglaze.net" do not.
                run_on = at > 1 and text[at - 1].islower() and text[at - 2].islower() and text[end].isupper()
                if not run_on:
                    continue
        _add(spans, text, begin, end)
        begin = match.end() if stop.startswith("\n") else end
    _add(spans, text, begin, len(text))
    return spans


def _goes_on(text: str, line_start: int, at: int) -> bool:
    if at - line_start < _WRAPPED or at + 1 >= len(text):
        return False
    if text[at - 1] in ".!?:…":
        return False
    follows = text[at + 1]
    if follows.isspace() or _BULLET.match(text, at + 1):
        return False
    return follows.islower() or text[at - 1] in ",;" or text[at - 1].islower()


def _is_abbreviation(text: str, begin: int, at: int) -> bool:
    last = _LAST_WORD.search(text, max(begin, at - 12), at)
    if not last:
        return False
    word = last.group().lower().lstrip("([")
    # A single letter is an initial ("J. Marsh"), except "I" and a letter that ends a clause in lower case.
    return word in _ABBREVIATION or (len(word) == 1 and last.group().isupper() and word != "i")


def _add(spans: list[Span], text: str, begin: int, end: int) -> None:
    part = text[begin:end]
    stripped = part.strip()
    if stripped:
        start = begin + part.index(stripped[0]) if not part[0].isspace() else begin + len(part) - len(part.lstrip())
        spans.append(Span(start, start + len(stripped)))
