"""Checks that need code, by name: those that look at one sentence, and those that look at the message as a whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import Final

from coach.reading.reading import Part, Reading, SentenceReading
from coach.span import WHOLE, Span, widen_to_graphemes

# Bounded everywhere: each alternative reads at most some forty characters from where it begins.
_PLACEHOLDER = re.compile(
    r"\{\{?\s{0,3}[A-Za-z][\w .|:'-]{0,40}\}?\}"  # {{first_name}}, {company}
    r"|\$\{[A-Za-z][\w .-]{0,40}\}"
    r"|\*\|[^|\n]{1,40}\|\*"  # *|FNAME|*
    r"|%%?[A-Z][A-Z_ ]{2,30}%%?"  # %FIRSTNAME%
    r"|(?<![\w`])<(?!3\b)/?[A-Za-z][\w '-]{1,30}>(?!`)"  # <Company>
    r"|\[(?!sic\]|\.\.\.\]|…\])[A-Za-z][\w ,.'/&-]{1,50}\](?!\()"  # [topic], not [text](link)
    r"|(?<![\w.])(?:FIRSTNAME|FIRST_NAME|FNAME|LASTNAME|LAST_NAME|LNAME|FULLNAME|COMPANYNAME|COMPANY_NAME|JOBTITLE)(?!\w)"
    r"|(?<!_)_{3,40}(?!_)"
    r"|\b(?:X{3,10}|x{4,10})\b"
)
_MAY_BE_EMPTY = ("{", "[", "<", "%", "$", "_", "|", "XXX", "xxxx", "NAME", "TITLE", " ,", "\t,")
"""Where none of these stands, there is no placeholder: one quick look at most sentences."""
_EMPTY_NAME = re.compile(r"^(?:hi|hello|hey|dear)[ \t]{1,3},", re.IGNORECASE)
_CODE_TAG = frozenset(
    "b i p br a ul li ol em strong div span html head body script code pre h1 h2 h3 table tr td img T int str".split()
)
_EMOJI_NAME = frozenset("smile heart wave thumbs".split())
_CODE_SPAN = re.compile(r"`[^`\n]{1,200}`")


def placeholder(sentence: SentenceReading) -> list[Span]:
    """Merge tags and blanks that were never filled, and a greeting whose name is missing."""
    text = sentence.text
    for sign in _MAY_BE_EMPTY:
        if sign in text:
            break
    else:
        return []
    code = [Span(*m.span()) for m in _CODE_SPAN.finditer(text)] if "`" in text else []
    found: list[Span] = []
    for match in _PLACEHOLDER.finditer(text):
        span, inner = Span(*match.span()), match.group()
        if any(c.overlaps(span) for c in code):
            continue
        if inner[0] == "<" and inner.strip("</>") in _CODE_TAG:
            continue
        if inner[0] == "{" and ("=" in inner or ";" in inner):
            continue
        if inner[0] == "[" and not any(c.isascii() and c.isalpha() for c in inner):
            continue
        found.append(widen_to_graphemes(text, span))
    empty = _EMPTY_NAME.match(text)
    if empty:
        found.append(Span(*empty.span()))
    return sorted(found)


_SHOUT = re.compile(r"!{2,50}|\?{3,50}|(?:!\?|\?!){1,25}")


def shouting_marks(sentence: SentenceReading) -> list[Span]:
    """Two exclamation marks and more in a row."""
    text = sentence.text
    if not ("!!" in text or "??" in text or "?!" in text or "!?" in text):
        return []
    return [Span(*m.span()) for m in _SHOUT.finditer(sentence.text)]


_CAPS = re.compile(r"\b[A-Z]{3,20}(?:[ ,'-]{1,2}[A-Z]{2,20}){1,12}\b")


_THREE_CAPITALS = re.compile("[A-Z]{3}")


def capitals(sentence: SentenceReading) -> list[Span]:
    """Two words and more in capitals, of which one is longer than an abbreviation."""
    text = sentence.text
    if (
        not _THREE_CAPITALS.search(text)
        or sum([w.capital and text[w.start : w.end].isupper() for w in sentence.words]) < 2
    ):
        return []
    return [Span(*m.span()) for m in _CAPS.finditer(text) if any(len(w) > 4 for w in re.split(r"\W+", m.group()))]


def exclamations(sentence: SentenceReading) -> list[Span]:
    """Every exclamation mark, of a row the first."""
    text = sentence.text
    return [Span(i, i + 1) for i, c in enumerate(text) if c == "!" and text[i - 1 : i] != "!"] if "!" in text else []


def too_short(reading: Reading) -> list[Span]:
    """A message of under six words: a greeting, a word."""
    return [WHOLE] if 0 < reading.word_count < 6 else []


def wall_of_text(reading: Reading) -> list[Span]:
    """More than 200 words, which few readers of a first message finish."""
    return [WHOLE] if reading.word_count > 200 else []


def stacked_asks(reading: Reading) -> list[Span]:
    """Three sentences and more that each request something."""
    asking = sum("request" in p.reading.cues for p in reading.sentences)
    return [WHOLE] if asking >= 3 else []


_THEN: Final = frozenset(("then", "later", "before"))
_LISTED: Final = 4
"""So many words at most lie between the names of a list."""


def employers_in_a_row(sentence: SentenceReading) -> list[Span]:
    """Three names and more in a row, in a sentence that speaks of the reader and of one after the other: a career."""
    words, text = sentence.words, sentence.text
    if "then" not in text and "later" not in text and "before" not in text:
        return []
    row: list[int] = []
    best: list[int] = []
    second = False
    for number, w in enumerate(words):
        second = second or w.norm == "you" or w.norm == "your"
        if w.capital and number and w.start >= sentence.greeting_end and w.norm not in ("i", "linkedin"):
            if row and number - row[-1] > _LISTED + 1:
                row = []
            row.append(number)
            if len(row) > len(best):
                best = row[:]
    if not second or len(best) < 3 or _THEN.isdisjoint([w.norm for w in words[best[0] : best[-1]]]):
        return []
    # Words of one name stand next to each other; the names of a list do not.
    names = 1 + sum([words[b].start - words[b - 1].end > 1 or a != b - 1 for a, b in pairwise(best)])
    span = widen_to_graphemes(text, Span(words[best[0]].start, words[best[-1]].end))
    return [span] if names >= 3 else []


def me_first(reading: Reading) -> list[Span]:
    """The first four sentences each begin with the sender, and none of them speaks of the reader."""
    count = 0
    for placed in reading.sentences:
        if placed.part is not Part.BODY:
            continue
        sentence = placed.reading
        first = next((w.norm for w in sentence.words if w.start >= sentence.greeting_end), "")
        if first not in ("i", "we", "my", "our"):
            return []
        if any(w.norm in ("you", "your", "yours") for w in sentence.words):
            return []
        count += 1
        if count == 4:
            return [WHOLE]
    return []


def praise_then_pitch(reading: Reading) -> list[Span]:
    """Praise that names nothing among the first three sentences, with an offer in one of the two after it."""
    for number, placed in enumerate(reading.sentences[:4]):
        sentence = placed.reading
        cues = sentence.cues
        if ("praise" in cues or "profile-seen" in cues) and "pitch" not in cues:
            named = len(sentence.narrow) + sum([w.norm < ":" for w in sentence.words])
            after = reading.sentences[number + 1 : number + 3]
            return [WHOLE] if named < 2 and any("pitch" in p.reading.cues for p in after) else []
    return []


# --- clauses made of empty words -----------------------------------------------------------------------------------
#
# Most of what could be sent to a hundred others is worded in ways nobody can list, but from the same stock: wishes,
# praise, benefit, politeness. So each clause is weighed by its words. A word that names something (a capital, a
# figure, a word that is neither grammar nor everyday) ends the clause; what remains between such words is empty where
# words of the stock outweigh words of fact.


_STOCK: Final[Mapping[float, str]] = {
    2: """
love adore delighted thrilled honoured honored humbled pleased glad privilege pleasure appreciate appreciated
appreciative hesitate obliged indebted convenience consideration intrusion esteemed valued cordially bless connect
connected connecting network networking networks chat natter touch acquaintance acquaintances contacts collab
collabs collaborate collaborating collaboration collaborations cooperate cooperation partnership partnerships
partnering synergy synergies mutually benefit benefits beneficial win alignment aligned align impressed impressive
impress inspiring inspired inspiration inspirational amazing amazed fantastic incredible fascinating fascinated
remarkable outstanding phenomenal stunning admire admired admiration groundbreaking journey passion passionately
talented invaluable insights insightful expertise resonated resonates transform transforming unlock unlocking boost
boosting skyrocket elevate empower empowers streamline leverage innovative innovation proven disruptive disrupting
revolutionary excellence measurable thrive dreams hardworking motivated dedicated dynamic enthusiastic proactive
reliable punctual sincere trustworthy
""",
    1.5: """
happy eager keen excited stoked grateful thankful joy hope hoping wish wishing bother disturb waste busy swamped
pressure obligation spirits blessed apologies apologise apologize excuse eagerly await awaiting someday sometime
anytime whenever perusal reply response advance sorry forgive pardon randomly wonderful forward link linked linking
circle circles conversation conversations together likeminded minded explore exploring exchange exchanging swap
swapping discuss discussing touching friends friend friendship opportunity opportunities synergise alliance
relationship relationships rapport partner partners collaborator brilliant excellent superb exceptional
extraordinary thought provoking blown wow fan obsessed idol profile background insight perspective perspectives
wisdom wealth leadership visionary vision mission energy reputation vibe vibes calibre caliber eminent renowned
respected prestigious reputed inspires motivates success growth growing scale value potential solutions solution
results efficiency productivity profit upside goals dream exciting huge tremendous enormous competitive leading
premier trusted thinking best class edge cutting game changing transformative strategic seamless holistic tailored
exposure freedom learn learning guidance advice mentor feedback thoughts opinion input take suggestion suggestions
tips deserve deserves mindset transformation transformational fulfilment breakthrough authentic rewarding refreshing
illustrious gripping empathic satisfied satisfaction esteem honour honor calling fruitful unforgettable precious
revolutionise revolutionising ambitious visionaries exemplifies elevated unstoppable overwhelmingly profound
heartfelt teamwork optimistic diligent enthusiasm integrity boundaries horizons trajectory momentum authoritative
worthy assurance appreciation initiatives
""",
    1: """
nice lovely great fab good fun cool awesome welcome looking kindly kind sincerely humbly maybe perhaps possibly
hopefully truly really always never simply absolutely definitely certainly genuinely soon worth worthwhile curious
trust believe convinced confident promise guarantee free mind moment chance connection connections mutual share
sharing hear hearing meet talk talking catch coffee brain brains pick reach stay keep paths cross join tribe
community feed contact follow following bounce compare support supporting supportive each other passionate loved
liked enjoyed enjoy career path content stuff achievements accomplishments accomplished successful experience
experiences experienced knowledge skills talent talents interesting intriguing unique super beautiful helpful useful
valuable instructive informative interested interest interests life world everything amount leader leaders
professional professionals minds people folks individuals experts others peers industry space grow business
businesses companies clients customers quality market level next platform cost costs save savings money revenue team
teams learner quick fast paced environment challenge challenges landscape strong perfect fit match ideal honest hard
outcome outcomes processes performance focus drive driven asset future operational ideas idea views notes stories
know guide help possibilities options something anything somewhere someone such more further any open seem seems
sound sounds click away let us would meaningful authenticity values courage universe clarity purpose meaning heart
hearts soul spirit blessing brighter imagine reality easier everyone everybody matters change changed dreamed
inspire enrich flourish flourishing strengthen priority conviction vibrant genuine impact impactful wise humble bold
fearless limitless greatness priorities overcome flexible achieve achieved achievement bigger smarter faster
incredibly extremely hugely highly deeply literally perfectly personally positive friendly introductory virtual
brief contribution contributions contribute addition player biggest highest difference differently magic direction
attractive vast massive millions thousands hundreds articulate navigate motivate expanding pushing exceeding
strengthening alongside believer committed utmost delightful resourceful feelings universal themes attitude counsel
commitment audience cultures lonely generosity fundamentally enriching engaging engagement unlike uplifting
vibrations calm strive striving aspire aspirations
""",
    0.5: """
feel another could can may might some time look see think work working doing things way well like much very so be if
sense coming hit stood looks miss become becoming helping agenda treat grab feeling along hidden harder joined lives
assure prove worries okay considering pride enjoying rare worlds treating properly instantly establish familiar
important easy story different earliest these few possible ready totally similar common lots accept consider waiting
listeners caught eye finds having ever
""",
    0.3: """
you your yourself yours i we me our to with it this both will shall just
""",
    -0.5: """
the of in on at from for have has is are about by as no not than but then here who one same own also whether got go
off rather its end
""",
    -1: """
new old under over into through after before since until between during without behind able going come need needs
want using use page paper article post code form speak write send call place put
""",
    -1.5: """
where did was were had which why when because told said says she he they her his them their year years last month
months week weeks ago read wrote written found used ask asked two three four five six first second name minutes
small list school number nobody hour student data office course shop site phone manager book thesis university
address rate issue report
""",
    -2: """
regards greetings
""",
}
"""How empty a word makes its clause: wishes, praise and promises above nought, words of fact below."""
_WEIGHT: Final = {word: weight for weight, words in _STOCK.items() for word in words.split()}
_norm_of: Final = itemgetter(0)
_EMPTY: Final = {word: weight for word, weight in _WEIGHT.items() if weight > 0}
_JOINS: Final = frozenset("and but so because while since though although whereas as or which".split())
_BEGINS_NOT: Final = _JOINS | frozenset("that if also".split())
_ENDS_NOT: Final = _JOINS | frozenset(
    "a an the of in at on to for with about from by that which your our my how what i we you are is who into if when "
    "this where would be".split()
)
_ASKS_PLAINLY: Final = frozenset(
    ("would you", "could you", "can you", "do you", "will you", "may i", "shall i", "could i", "can i")
)
_THANKS: Final = frozenset(("thank", "thanks"))
_PLAIN: Final = -0.1
"""What a word outside the stock weighs."""
_ENOUGH: Final = 1.4
"""What the words of an empty clause weigh together at the least. More is called for where a clause is likelier to be
part of something plain: see `_named` and `_further`."""


def empty_clauses(sentence: SentenceReading) -> list[Span]:
    """Clauses of empty words; none where phrases of rules hold most of it already."""
    words = sentence.words
    stock = sum([_EMPTY[norm] for norm in map(_norm_of, words) if norm in _EMPTY])
    if stock < _ENOUGH or sentence.signoff:
        return []
    least = _ENOUGH + _named(sentence) + (0.3 if sentence.question else 0.0)
    if stock < least:
        return []
    found: list[Span] = []
    held: bytes | None = None
    for first, last in _clauses(sentence, stock, least):
        if last < len(words) and words[last].start - words[last - 1].end <= 1:
            while last > first and words[last - 1].norm in _ENDS_NOT:
                last -= 1
        while last > first and words[first].norm in _BEGINS_NOT:
            first += 1
        weight = sum([_WEIGHT.get(w.norm, _PLAIN) for w in words[first:last]])
        if last - first < 2 or weight < least:
            continue
        if weight >= least + _further(sentence, first, last):
            span = widen_to_graphemes(sentence.text, Span(words[first].start, words[last - 1].end))
            held = held or _held(sentence)
            if 5 * sum(held[span.start : span.end]) < 3 * span.length:
                found.append(span)
    return found


def _clauses(sentence: SentenceReading, stock: float, least: float) -> list[tuple[int, int]]:
    """Runs of words that name nothing, by first and last word (half open), cut at marks and at joining words; those
    alone whose empty words weigh at least `least`. `stock`: what all empty words of the sentence weigh."""
    text, begin, weigh, joins = sentence.text, sentence.greeting_end, _WEIGHT.get, _JOINS
    naming = {s.start for s in sentence.narrow}
    found: list[tuple[int, int]] = []
    run, held = -1, 0.0
    ended = begin
    for number, (norm, start, end, capital) in enumerate(sentence.words):
        if start < begin:
            continue
        weight = weigh(norm)
        if weight is None and (start in naming or not norm[0].isalpha()):
            names = True
        else:
            names = capital and norm != "i" and start > begin + 1 and not _after_mark(text, start)
        if run >= 0 and (names or norm in joins or start - ended > 1 or (start > ended and text[ended] not in " -/’'")):
            if held >= least:
                found.append((run, number))
            stock -= held
            if stock < least:
                return found
            run = -1
        ended = end
        if names:
            continue
        if run < 0:
            run, held = number, 0.0
        if weight is not None and weight > 0.0:
            held += weight
    if run >= 0 and held >= least:
        found.append((run, len(sentence.words)))
    return found


def _named(sentence: SentenceReading) -> float:
    """How much more is called for in a sentence because of what it names: words of its own, and figures."""
    text = sentence.text
    named = len([None for begin, end in sentence.narrow if text[begin:end].lower() not in _EMPTY])
    figures = len([w for w in sentence.words if w.norm < ":"])
    return min(0.4 * (named + figures), 1.2)


def _held(sentence: SentenceReading) -> bytes:
    """For each code point whether a phrase of a rule holds it."""
    held = bytearray(len(sentence.text))
    for _, span in sentence.rule_hits:
        held[span.start : span.end] = b"\1" * span.length
    return bytes(held)


def _further(sentence: SentenceReading, first: int, last: int) -> float:
    """How much more words `first` to `last` must weigh to be empty: where a name goes before or follows, in a plain
    request or thank-you, and where the sender speaks of himself."""
    words = sentence.words
    begin, end = words[first].start, words[last - 1].end
    before = words[first - 1] if first and words[first - 1].start >= sentence.greeting_end else None
    more = 0.0
    if last < len(words) and words[last].start - end <= 1 and words[last].norm not in _JOINS:
        more += 0.8
    if before is not None and begin - before.end <= 1 and before.norm not in _JOINS:
        more += 0.4
    norms = [w.norm for w in words[first:last]]
    if norms[0] == "i" or norms[0] == "we":
        more += 0.8
    elif norms[0] == "your" or norms[0] == "you":
        more += 0.3
    if not _THANKS.isdisjoint(norms):
        more += 0.8
    if len(norms) >= 10:
        more += 0.8
    elif len(norms) <= 3:
        more += 0.6
    return more + sum([1.2 for two in pairwise(norms) if " ".join(two) in _ASKS_PLAINLY])


def _after_mark(text: str, start: int) -> bool:
    return text[max(0, start - 3) : start].rstrip()[-1:] in '(–—-:.!?•"“'


IN_SENTENCE: Mapping[str, Callable[[SentenceReading], Sequence[Span]]] = {
    "placeholder": placeholder,
    "shouting-marks": shouting_marks,
    "capitals": capitals,
    "exclamations": exclamations,
    "employers-in-a-row": employers_in_a_row,
    "empty-clauses": empty_clauses,
}
IN_MESSAGE: Mapping[str, Callable[[Reading], Sequence[Span]]] = {
    "nothing-said": lambda reading: [] if reading.sentences else [WHOLE],
    "too-short": too_short,
    "wall-of-text": wall_of_text,
    "stacked-asks": stacked_asks,
    "me-first": me_first,
    "praise-then-pitch": praise_then_pitch,
}
