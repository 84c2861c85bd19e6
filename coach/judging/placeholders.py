"""Blanks of a form letter that were never filled, or filled with nothing: merge tags of every kind."""

from __future__ import annotations

import re

from coach.span import Span, widen_to_graphemes

_FIELD = (
    r"(?:first|last|full|given|sur|user|nick|company|firm|employer|business|contact|recipient|prospect|lead|customer|"
    r"candidate|job|sender|your|their|my|school|university|city|event|article|post|topic|product|industry|role|"
    r"position|"
    r"title|mutual|account)"
)
_THING = (
    r"(?:name|firstname|lastname|fullname|surname|company|title|topic|role|position|city|school|university|industry|"
    r"employer|event|article|post|compliment|date|product|project|skill|field|connection|detail|reason|location|job|"
    r"work|subject|recipient)"
)
"""What form letters leave a blank for."""
_INSERT = (
    r"insert(?: (?:the|an?|your|their|recipient'?s?|specific|relevant|personal|first|last|full|company|contact|job|"
    rf"mutual)){{0,3}} {_THING}"
)
_PLAIN_FIELD = (
    r"(?:first|last|full|your|their|company|contact|job|recipient|sender|school|event|product|candidate|business)"
    rf"(?: (?:first|last|full|company|job))? {_THING}|{_THING}"
)
_HELLO = r"(?:hi|hello|hey|dear|hiya|greetings|hallo|good (?:morning|afternoon|evening|day))"

# Bounded everywhere: each alternative reads at most some sixty characters from where it begins.
_BRACED = re.compile(
    r"\{\{[^{}\n]{0,60}\}\}"  # {{first_name}}, {{}}
    r"|\$\{[A-Za-z][\w .-]{0,40}\}"
    r"|#\{[A-Za-z][\w .-]{0,40}\}"
    r"|\{%[^{}\n]{1,60}%\}"
    r"|\{[ !]?[A-Za-z_][\w .|'-]{1,40}[ ]?\}"  # {company}
    r"|\{\d?\}"  # {}, {0}
    r"|\*\|[^|\n]{1,40}\|\*"  # *|FNAME|*
)
_MARKED = re.compile(
    r"%%[A-Za-z][\w .-]{1,40}%%|%[A-Za-z][A-Za-z_.]{2,40}%|(?<![\w%])%[sd](?![\w%])"
    rf"|(?<![\w$])\$(?:{_FIELD}_?)?(?:NAME|name|Name|FIRST|first|LAST|COMPANY|company|Company|TITLE)(?:_?name|"
    rf"_?NAME)?\b"
    rf"|(?<![\w@.])@(?i:(?:first|last|full|company)[_-]?name|fname|lname)\b"
    rf"|(?<!\w)#(?i:{_FIELD}?[_ ]?(?:name|company|title))#"
    rf"|(?<![\w*|_-])(?P<fence>__|--|\*\*?|\|\|)(?!name__)(?i:{_FIELD}?[ _-]?(?:name|company|"
    rf"title))(?P=fence)(?![\w*|_-])"
    r"|&lt;[A-Za-z][\w ]{1,30}&gt;"
    r"|(?<!\w)#(?:N/A|REF!|NAME\?|VALUE!)"
    rf"|(?<!\w)~(?i:{_FIELD}[_ ]?name)~|(?<![\w|])\|(?i:{_FIELD}[_ ]?name)\|"
)
_ANGLED = re.compile(r"<<[^<>\n]{1,40}>>|«(?=[A-Z])[\w ]{1,30}»|(?<![\w`])</?[A-Za-z][\w '-]{1,30}>(?!`)")
_SQUARE = re.compile(r"\[\[[^\[\]\n]{1,50}\]\]|(?<![\w`])\[[^\[\]\n]{1,60}\](?!\()")
_ROUND = re.compile(
    rf"\((?i:{_INSERT}(?: here)?|(?:add|put|enter|mention|write) [^()\n]{{2,40}} here|"
    r"(?:your |the )?(?:first |last |company |full )?name|company|topic|job title)\)"
)
_BARE = re.compile(
    r"(?<![\w.@])(?:FIRST_?NAME|FNAME|LAST_?NAME|LNAME|FULL_?NAME|COMPANY_?NAME|JOB_?TITLE|SURNAME|"
    rf"(?:first|last|full|company|contact|job|user)_(?:name|title)|(?:first|last|full|company)Name)(?!\w|"
    rf"\s(?:column|field|variable|key|"
    r"parameter|attribute|property|is\b))"
    rf"|\b(?:FIRST|LAST|FULL|COMPANY|CONTACT|RECIPIENT|YOUR|JOB|EVENT|PRODUCT) (?:NAME|TITLE|COMPANY)(?: HERE)?\b"
    rf"|\b(?:NAME|COMPANY|TITLE|TOPIC) HERE\b|\bINSERT(?: [A-Z]{{2,12}}){{1,4}}\b"
    rf"|(?<!\w)(?i:{_INSERT}) here\b|(?<!\w)(?i:your (?:name|company|title)) here\b"
    r"|(?<!_)_{3,60}(?!_)|(?<!\S)(?:_ ){2,20}_(?!\S)|(?<!\w)\.{5,40}(?=[\s,.!?]|$)(?=\s[a-z])"
    r"|(?<!\w)(?:X{3,10}(?!\w)|x{4,10}(?!\w|\W{0,3}$))"
    r"|(?<=[a-z] )(?:COMPANY|NAME|TOPIC|INDUSTRY|UNIVERSITY)(?=[ ][a-z]|[,.!?])|(?i:\blorem ipsum\b)"
)
_NOTHING = re.compile(
    rf"^\W{{0,3}}(?i:{_HELLO})[ \t]{{1,3}}(?i:(?:mr|mrs|ms|dr)\.?[ \t])?(?P<what>[^\w\s]{{0,2}}(?:(?i:null|undefined|"
    r"first[ _]?name|last[ _]?name|full[ _]?name|f_?name|name|n/a|linkedin member|recipient|user ?name|first last|"
    r"company ?name|your name|test ?name|blank|empty|tbd|unknown)|None|none|NONE|nan|NaN|NAN|nil|[Xx]{2,10}|"
    rf"\((?i:{_PLAIN_FIELD})\))[^\w\s,.!:;-]{{0,2}})"
    r"(?=[ \t]?(?:[,!.:;]|-|–|—|\n|$))"
)
_EMPTY_NAME = re.compile(
    rf"^\W{{0,3}}(?P<what>(?i:{_HELLO})(?:[ \t]{{1,3}}(?:[,!](?!\))|\.(?!\.)|[-–—?.…*#/]{{1,6}}[ \t]?,)"
    r"|[ \t]{1,3}(?i:mr|mrs|ms|mr/mrs|mr/ms)\.?[ \t]{1,3},))"
    r"(?![ \t]{0,2}[A-Z][\w'-]{1,20}[ \t]?[,!.:\n-])"
)
_ODD = frozenset("{[<%$_|#@~(«*&-")
_HINTS = ("name", "title", "insert", "here", "xxx", "lorem", "topic", "company", "industry", "university", ".....")
_HELLOS = re.compile(r"\W{0,3}(?:hi|hello|hey|dear|hiya|greetings|hallo|good)\b")


def _may_be(text: str) -> bool:
    """One quick look, which settles it for most sentences."""
    lower = text.lower()
    return any(hint in lower for hint in _HINTS) or _HELLOS.match(lower) is not None


_CODE_SPAN = re.compile(r"```[^`]{0,2000}```|`[^`\n]{1,200}`")
_CODE_TAG = frozenset(
    "b i p br a ul li ol em strong div span html head body script code pre h1 h2 h3 table tr td th img t int str u s "
    "section header footer nav main aside form input button select option canvas iframe svg path meta style "
    "string bool float double char void object list map any u8 u16 u32 u64 i32 i64 usize 3".split()
)
_NOT_BLANK = re.compile(
    r"^\[\s?(?:sic!?|…|\.\.\.|\.\.|[A-Za-z]|x|✓|\d[\d\s,–-]{0,20}|emphasis.{0,30}|my emphasis|edit(?:ed)?|pdf|"
    r"PDF|Video|"
    r"video|laughs?|"
    r"he|she|they|it|his|her|their|the|an?|is|was|are|and|of|in|to|that|translated|translation.{0,20}|italics.{0,20}|"
    r"he/him|she/her|they/them|no longer|not|who|which|you|we|I|[Cc]itation needed|link|cc:.{0,40}|ad|e|"
    r"[A-Z]{2,3})\s?\]$"
)


def placeholders(text: str) -> list[Span]:
    """Merge tags and blanks that were never filled, and a greeting whose name is missing."""
    odd = not _ODD.isdisjoint(text)
    if not odd and not _may_be(text):
        return []
    code = [Span(*m.span()) for m in _CODE_SPAN.finditer(text)] if "`" in text else []
    found: list[Span] = []
    if odd:
        found += (Span(*m.span()) for m in _BRACED.finditer(text) if _braced(text, m))
        found += (Span(*m.span()) for m in _MARKED.finditer(text))
        found += (Span(*m.span()) for m in _ANGLED.finditer(text) if _angled(text, m))
        found += (Span(*m.span()) for m in _SQUARE.finditer(text) if _square(text, m))
        found += (Span(*m.span()) for m in _ROUND.finditer(text) if _round(text, m))
    found += (Span(*m.span()) for m in _BARE.finditer(text))
    for pattern in (_NOTHING, _EMPTY_NAME):
        match = pattern.search(text)
        if match:
            found.append(Span(*match.span("what")))
    kept: list[Span] = []
    for span in sorted((widen_to_graphemes(text, s) for s in found), key=lambda s: (s.start, -s.end)):
        if any(c.overlaps(span) for c in code) or (kept and kept[-1].end > span.start):
            continue
        kept.append(span)
    return kept


def _braced(text: str, match: re.Match[str]) -> bool:
    """Whether braces hold a blank: code, a set, an address do not."""
    inner, start, end = match.group(), match.start(), match.end()
    if "=" in inner or ";" in inner or (inner[0] == "$" and text[start - 1 : start] in ("=", "/", ":")):
        return False
    if (
        inner[0] == "{"
        and inner[1] != "{"
        and (text[start - 1 : start] in ("=", "/", "\\", "$") or "= {" in text[max(0, start - 3) : end])
    ):
        return False
    if inner == "{}" and re.search(r"[;=]|\(\)", text):
        return False
    return "://" not in text[max(0, start - 60) : start].rpartition(" ")[2]


def _angled(text: str, match: re.Match[str]) -> bool:
    inner = match.group().strip("</>«»").strip().casefold()
    return inner not in _CODE_TAG and (match.group()[0] != "«" or bool(re.fullmatch(_PLAIN_FIELD, inner)))


def _round(text: str, match: re.Match[str]) -> bool:
    """Whether round brackets hold a blank: "(company) law" does not."""
    if " " in match.group():
        return True
    before = text[max(0, match.start() - 20) : match.start()].rstrip()
    word = before.rpartition(" ")[2].casefold()
    if not word or word in _BEFORE_BLANK or before[-1] in "….,:":
        return True
    return not text[match.end() : match.end() + 2].strip(" .,!?…")


_BEFORE_BLANK = frozenset("at for with in from about of to on by the your hi hello hey dear".split())


def _square(text: str, match: re.Match[str]) -> bool:
    inner, start = match.group(), match.start()
    if _NOT_BLANK.match(inner):
        return False
    inside = inner.strip("[] \t")
    last = inside.rpartition(" ")[2]
    if any(c > "\u2190" for c in inside if not c.isalnum() and c != "…") or last in ("of", "the", "a", "to", "in"):
        return False
    before = text[:start]
    quoted = before.count("“") > before.count("”") or before.count('"') % 2
    if quoted and inside.startswith(("the ", "a ", "an ", "his ", "her ")):
        return False
    if not inside:
        # "[ ]" is a blank, but at the beginning of a line a box to tick
        return text[:start].rstrip(" \t")[-1:] not in ("", "\n", "-", "*")
    return any(c.isascii() and c.isalpha() for c in inside) or set(inside) <= set("_ .…X")
