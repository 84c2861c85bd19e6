"""Slips that can be told by a few words alone: the commonest of first messages, which grammar checkers let pass.

Every expression is bounded, so that the scan is linear in the text. What is doubtful stays unsaid: "your right" is
only taken for "you're right" where nothing can follow that would make it a right of yours.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from coach.slip import Slip, SlipKind
from coach.span import Span

_APOSTROPHES: Mapping[str, str] = {
    w.replace("'", ""): w
    for w in (
        "don't doesn't didn't isn't aren't wasn't weren't haven't hasn't hadn't couldn't wouldn't shouldn't you're "
        "they're you've they've we've you'll they'll that's what's there's i'm i've i'd could've would've should've"
    ).split()
    if w not in ("i'd",)
} | {"cant": "can't", "wont": "won't"}

_ING = {
    **{w: w + "ing" for w in "hear meet connect work see speak talk discuss learn know chat join read help".split()},
    **{"receive": "receiving", "have": "having", "get": "getting", "collaborate": "collaborating", "be": "being"},
}
_BASE = {
    **{w + "s": w for w in "work want need know make like use hire offer accept allow take give sell look".split()},
    **{"has": "have", "goes": "go", "does": "do", "worked": "work", "wanted": "want", "needed": "need"},
}
_MANY = {
    "informations": "information",
    "advices": "advice",
    "equipments": "equipment",
    "knowledges": "knowledge",
    "softwares": "software",
    "homeworks": "homework",
    "furnitures": "furniture",
    "feedbacks": "feedback",
    "researches about": "research about",
    "researches on": "research on",
}
_SPELT = {
    "thankyou": "thank you",
    "alot": "a lot",
    "aswell": "as well",
    "infact": "in fact",
    "incase": "in case",
    "eachother": "each other",
    "inspite": "in spite",
    "teh": "the",
    "adn": "and",
    "taht": "that",
    "wich": "which",
    "thsi": "this",
    "yuor": "your",
    "jsut": "just",
    "waht": "what",
    "hvae": "have",
    "becuase": "because",
    "untill": "until",
    "truely": "truly",
    "carrer": "career",
    "carrers": "careers",
    "refered": "referred",
}

_WORK = (
    "talk|article|post|posts|profile|work|team|company|piece|book|paper|blog|website|site|page|time|help|advice|"
    "experience|background|career|journey|insights?|thoughts|reply|response|role|network|podcast|video|speech|"
    "presentation|research|project|opinion|feedback|support|consideration|newsletter|portfolio|note|message|letter|request|e-?mail|shop|talk"
)
_THEIRS = "own|team|founders?|mission|website|products?|services?|clients|name|staff|authors?|employees"
_PROPER = (
    "monday tuesday wednesday thursday friday saturday sunday january february april june july september october "
    "november december christmas english german french spanish italian portuguese dutch russian arabic chinese "
    "japanese korean hindi american british canadian australian indian european african asian mexican brazilian "
    "nigerian irish america england britain scotland ireland germany france spain italy portugal netherlands "
    "belgium switzerland austria sweden norway denmark finland poland ukraine russia india pakistan bangladesh "
    "nepal africa nigeria kenya ghana egypt morocco canada mexico brazil argentina colombia australia asia europe "
    "london paris berlin madrid lisbon dublin amsterdam vienna warsaw budapest prague stockholm oslo copenhagen "
    "helsinki toronto vancouver chicago boston seattle sydney melbourne mumbai delhi bangalore hyderabad chennai "
    "pune karachi lahore dhaka lagos nairobi accra cairo singapore tokyo shanghai beijing dubai"
).split()
"""Names that are written small by haste, not by custom."""


class _Pattern(NamedTuple):
    """`needs`: letters without which the expression cannot match; looking for them is cheap."""

    kind: SlipKind
    needs: str
    expression: re.Pattern[str]
    instead: Callable[[re.Match[str]], str]


def _made(kind: SlipKind, needs: str, expression: str, instead: str | Callable[[re.Match[str]], str]) -> _Pattern:
    """`expression` marks its group 1; `instead` takes the place of it. Any case; % is any apostrophe."""
    written = expression.replace("[\\w%", "[\\w'’ʼ").replace("[-%", "[-'’ʼ").replace("%", "['’ʼ]")
    say = (lambda _: instead) if isinstance(instead, str) else instead
    return _Pattern(kind, needs, re.compile(written, re.IGNORECASE), say)


def _apostrophe(match: re.Match[str]) -> str:
    return "" if match[1].isupper() else _APOSTROPHES.get(match[1].lower(), "")


_C, _G, _A, _S = SlipKind.CONFUSED_WORD, SlipKind.GRAMMAR, SlipKind.APOSTROPHE, SlipKind.SPELLING
_PATTERNS = (
    # your, you're
    _made(_C, "your", r"\b(your) (?:an?|the)\b(?! ?(?:level|posteriori|priori|capp))", "you're"),
    _made(_C, "your", r"(?:^|[,;] ?)(your) welcome\b(?= to\b|[.,!)]|$)", "you're"),
    _made(_C, "your", r"\b(?:what|all|how) (your) (?:up to|doing|building|looking for|working on)\b", "you're"),
    _made(
        _C,
        "your",
        r"\b(?:if|when|hope|hoping|think|know|see|saw|that|since|because|as|heard|guess|believe|glad|sure|where|while) "
        r"(your) (?:(?:free|available|busy|in town|around|right|happy|able|keen|interested|open)"
        r"(?= (?:on|at|this|next|for|tomorrow|today|to|in|about)\b|[.,!?;)]|$)"
        r"|doing (?:well|great|good|fine|ok|okay|amazing|so)\b|looking (?:for|to|at|into)\b|hiring(?=[.,!?;)]|$| for\b)"
        r"|going to\b|working (?:on|at|with|for|in)\b|not \w|having (?:an?|the)\b|still (?:at|in|with|hiring)\b)",
        "you're",
    ),
    _made(_C, "re ", rf"(?<!if )(?<!when )(?<!think )\b(you%re) (?:{_WORK})\b(?![-%])(?! in progress)", "your"),
    # its, it's
    _made(_C, "its", r"\b(its) (?:been|an?|the|not)\b(?! ?(?:capp|priori|posteriori)|-)", "it's"),
    _made(
        _C,
        "its",
        r"(?:^|\b(?:hope|think|know|if|and|but|because|that|though|so|guess) |, )(its) (?:"
        r"(?:really|very|so|quite) (?:great|good|nice|hard|interesting|cool|kind|important|impressive)"
        r"(?= (?:to|that|how|what|when)\b|[.,!?]|$)"
        r"|(?:great|good|nice|ok|okay|fine|possible|worth|hard|easy|lovely)"
        r"(?= (?:that|to|if|when|with you|for you)\b|[.,!?]|$)"
        r"|time (?:to|for|that|we|i)\b)",
        "it's",
    ),
    _made(_C, "s ", r"\b(it%s) own\b", "its"),
    _made(_C, "s ", rf"\b(?:of|for|with|in|by|on|from|about|into|within) (it%s) (?:{_THEIRS})\b", "its"),
    _made(_C, "s ", r"\band (it%s) (?:team|staff|founders?|mission|website|products|services|clients)\b", "its"),
    # there, their; then, than; to, too; and other pairs
    _made(_C, "there", r"^(there) (?:team|company|website|product|work|mission|founder)\b", "their"),
    _made(_C, "their", r"(?:^|[,;] )(their) (?:is|are|was|were)\b", "there"),
    _made(
        _C,
        " then",
        r"\b(?:more|less|rather|other|better|worse|senior|older|younger|larger|smaller|faster) (then)\b"
        r" (?=\w)(?!(?:i|we|you|he|she|they|it)\b)",
        "than",
    ),
    _made(
        _C,
        " to ",
        r"\b(?:is|was|are|am) (to) (?:long|short|late|big|small|much|many|expensive|busy)\b(?=[.,!?;]|$| for\b)",
        "too",
    ),
    _made(_C, "here", r"\bto (here) (?:from|back from)\b", "hear"),
    _made(
        _C,
        "except",
        r"\b(?:please|kindly|can|could|would|to) (except) (?:my|the|your|our|this) "
        r"(?:invitation|invite|request|offer|connection|apology|apologies)\b",
        "accept",
    ),
    _made(_C, "advise", r"\b(?:your|some|any) (advise)\b(?! (?:you|me|us|him|her|them)\b)", "advice"),
    _made(_C, "advanced", r"\bin (advanced)(?=[.,!?]|$)", "advance"),
    _made(_C, "respond", r"\b(?:your|quick|kind|early|positive) (respond)(?=[.,!?]|$)", "response"),
    _made(
        _C,
        "loose",
        r"\b(loose) (?:my|your|our|this|the|a|any) (?:job|chance|opportunity|time|money|clients?|customers?)\b",
        "lose",
    ),
    _made(_C, "you of", r"\bwould you (of)\b", "have"),
    _made(_C, "use to", r"\bi (use) to (?:work|live|be|study|teach|run|play)\b", "used"),
    # forms
    _made(
        _G,
        "forward to",
        rf"\blook(?:ing|s)? forward to ({'|'.join(_ING)})\b(?! (?:and greet|ups?)\b)",
        lambda m: _ING.get(m[1].lower(), ""),
    ),
    _made(
        _G,
        "m ",
        r"\b(i(?:%m| am) (agree|disagree|want|need|have|know|live|think|hope))\b",
        lambda m: f"I {m[2].lower()}",
    ),
    _made(_G, "interesting", r"\bi(?:%m| am)(?: very| so| really)? (interesting) (?:in|to)\b", "interested"),
    _made(
        _G,
        "d",
        rf"\b(?:does|did) (?:he|she|it|you|they|anyone|someone) ({'|'.join(_BASE)})\b",
        lambda m: _BASE.get(m[1].lower(), ""),
    ),
    _made(
        _G,
        "one of",
        r"\bone of (?:my|your|our|his|her|the|their) (friend|colleague|student|client|professor|teacher|manager|post|"
        r"article|project)\b(?=[.,!?]|$| (?:who|told|said|recommended|has|is|was|at|from|in|about|on|and|gave)\b)",
        lambda m: f"{m[1]}s",
    ),
    _made(_G, "there is", r"\b(there is) (?:many|several|some people)\b", "there are"),
    _made(_G, "this are", r"^(this are)\b", "These are"),
    _made(_G, "these is", r"\b(these is)\b", "these are"),
    _made(_G, "i seen", r"(?<!have )(?<!had )\b(i seen)\b", "I saw"),
    _made(_G, "please to", r"\b(?:can|could|would) you (please to) ", "please"),
    _made(
        _G,
        " to ",
        r"\b((?:can|could|will|would|should|must) to) (?:help|send|work|join|give|make|meet|see|call|get|do)\b",
        lambda m: m[1].split()[0],
    ),
    _made(
        _G,
        "m ",
        r"\b((?:i am|i%m) (student|engineer|developer|designer|teacher|recruiter|freelancer|nurse|fresher))"
        r"(?=[.,!]|$| (?:of|at|in|from|and|with|by)\b)",
        lambda m: f"I'm {'an' if m[2][0].lower() == 'e' else 'a'} {m[2].lower()}",
    ),
    _made(_G, "a h", r"\b(a) (?:honou?r|hour|heir|honest)", "an"),
    _made(_G, "", rf"\b({'|'.join(_MANY)})\b", lambda m: _MANY.get(m[1].lower(), "")),
    # apostrophes
    _made(
        _A,
        "",
        rf"(?<![\w%@#.-])({'|'.join(_APOSTROPHES)})(?![\w%-])",
        _apostrophe,
    ),
    _made(
        _A, "lets", r"^(lets) (?:talk|connect|meet|chat|speak|catch|discuss|keep|see|do|get|work|make|set)\b", "let's"
    ),
    _made(_S, "", rf"(?<![\w%@#.-])({'|'.join(_SPELT)})(?![\w%-])", lambda m: _SPELT.get(m[1].lower(), "")),
)
_DOUBLED = re.compile(r"(?<![\w'’-])([^\W\d_]{1,20}) \1(?![\w'’-])", re.IGNORECASE)
_MAY_DOUBLE = frozenset(
    "that had very really so no ha haha hey bye yes please many much long far now never there blah knock bora pago "
    "win sing dum ding tik tak can do is".split()
)
_LONE_I = re.compile(r"(?<![\w.'’@#/&-])i(?=\s|$|[,!?]|['’](?:m|ve|d|ll)\b)(?!\s*[&+/)])")
_PART = re.compile(
    r"\b(?:part|chapter|section|type|phase|stage|volume|vol|book|level|world war|tier)\s$", re.IGNORECASE
)
_SMALL_NAME = re.compile(rf"(?<![\w@#./-])(?:{'|'.join(_PROPER)})s?(?![\w@/-]|\.\w)")
_BEFORE_MARK = re.compile(r"([^\W_]{1,30})[ \t]{1,4}([,?!]|\.(?!\.))(?=\s|$)")
_NO_SPACE = re.compile(r"(?<![\w.,/@#-])([^\W\d_]{2,20}),([^\W\d_]{2,20})(?![\w.,/@-])")
_TWO_MARKS = re.compile(r"([^\W_]{1,30})(,,+|\.\.(?!\.)|,\.)(?=\s|$)(?<!\.\.\.)")
_GAP = re.compile(r"([^\W_]{1,30}[,;]?)[ \t\xa0]{2,}(?=([^\W_]{1,30}))")


def slips_in(sentence: str) -> Iterator[Slip]:
    """The slips of one sentence, spans from its beginning."""
    lower = sentence.lower()
    for kind, needs, expression, instead in _PATTERNS:
        if needs not in lower:
            continue
        for match in expression.finditer(sentence):
            right = _in_case(instead(match), match[1], sentence)
            if right and right != match[1]:
                yield Slip(kind, Span(*match.span(1)), (right,))
    for match in _DOUBLED.finditer(sentence):
        word = match[1]
        if word.lower() not in _MAY_DOUBLE and not (word[0].isupper() and match[0][len(word) + 1].isupper()):
            yield Slip(SlipKind.DOUBLED_WORD, Span(*match.span()), (word,))
    for match in _LONE_I.finditer(sentence):
        if not _PART.search(sentence[max(0, match.start() - 12) : match.start()]):
            yield Slip(SlipKind.CAPITALS, Span(*match.span()), ("I",))
    for match in _SMALL_NAME.finditer(sentence):
        yield Slip(SlipKind.CAPITALS, Span(*match.span()), (match[0].capitalize(),))
    yield from _punctuation(sentence)


def _punctuation(sentence: str) -> Iterator[Slip]:
    for match in _BEFORE_MARK.finditer(sentence):
        yield Slip(SlipKind.PUNCTUATION, Span(*match.span()), (match[1] + match[2],))
    for match in _NO_SPACE.finditer(sentence):
        yield Slip(SlipKind.PUNCTUATION, Span(*match.span()), (f"{match[1]}, {match[2]}",))
    for match in _TWO_MARKS.finditer(sentence):
        yield Slip(SlipKind.PUNCTUATION, Span(*match.span()), (match[1] + match[2][-1 if match[2] == ",." else 0],))
    for match in _GAP.finditer(sentence):
        yield Slip(SlipKind.PUNCTUATION, Span(match.start(), match.end(2)), (f"{match[1]} {match[2]}",))


def _in_case(replacement: str, written: str, sentence: str) -> str:
    """The replacement with a capital where the written word had one, and with its kind of apostrophe."""
    if written[:1].isupper() and not replacement[:1].isupper():
        replacement = replacement[:1].upper() + replacement[1:]
    if replacement.startswith("i'"):
        replacement = "I" + replacement[1:]
    return replacement.replace("'", "’") if "’" in sentence and "'" not in sentence else replacement
