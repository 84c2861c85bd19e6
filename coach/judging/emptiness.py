"""Clauses that are made of empty words only, whoever wrote them.

Most of what could be sent to a hundred others is worded in ways nobody can list, but from the same stock: wishes,
praise, benefit, politeness. So each clause is weighed by its words. A word that names something (a capital, a figure,
a word that is neither grammar nor everyday) ends the clause; what remains between such words is empty where words of
the stock outweigh words of fact.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from coach.reading.reading import SentenceReading
from coach.span import Span


def _weights(*stock: tuple[float, str]) -> Mapping[str, float]:
    return {word: weight for weight, words in stock for word in words.split()}


_WEIGHT: Final = _weights(
    # Wishes and courtesies.
    (2, "love adore delighted thrilled honoured honored humbled pleased glad privilege pleasure appreciate appreciated"),
    (2, "appreciative hesitate obliged indebted convenience consideration intrusion esteemed valued cordially bless"),
    (1.5, "happy eager keen excited stoked grateful thankful joy hope hoping wish wishing bother disturb waste busy swamped"),
    (1.5, "pressure obligation spirits blessed greetings apologies apologise apologize excuse eagerly await awaiting"),
    (1.5, "someday sometime anytime whenever perusal reply response advance sorry forgive pardon randomly"),
    (1, "nice lovely great fab wonderful good fun cool awesome welcome looking forward kindly kind sincerely humbly"),
    (1, "maybe perhaps possibly hopefully truly really always never simply absolutely definitely certainly genuinely"),
    (1, "soon worth worthwhile curious trust believe convinced confident promise guarantee feel free mind moment chance"),
    # Contact for its own sake.
    (2, "connect connected connecting network networking networks chat natter touch acquaintance acquaintances contacts"),
    (2, "collab collabs collaborate collaborating collaboration collaborations cooperate cooperation partnership"),
    (2, "partnerships partnering synergy synergies mutual mutually benefit benefits beneficial win alignment aligned align"),
    (1.5, "connection connections link linked linking circle circles conversation conversations together likeminded minded"),
    (1.5, "explore exploring exchange exchanging swap swapping discuss discussing touching friends friend friendship"),
    (1.5, "opportunity opportunities synergise alliance relationship relationships rapport partner partners collaborator"),
    (1, "share sharing hear hearing meet talk talking catch coffee brain brains pick reach stay keep paths cross"),
    (1, "join tribe community feed contact follow following bounce compare support supporting supportive each other"),
    # Praise.
    (2, "impressed impressive impress inspiring inspired inspiration inspirational amazing amazed fantastic incredible"),
    (2, "fascinating fascinated remarkable outstanding phenomenal stunning admire admired admiration groundbreaking"),
    (2, "journey passion passionate passionately talented invaluable insights insightful expertise resonated resonates"),
    (1.5, "brilliant wonderful excellent superb exceptional extraordinary thought provoking blown wow fan obsessed idol"),
    (1.5, "profile background insight perspective perspectives wisdom wealth leadership visionary vision mission energy"),
    (1.5, "reputation vibe vibes calibre caliber eminent renowned respected prestigious reputed inspires motivates"),
    (1, "loved liked enjoyed enjoy career path content stuff achievements accomplishments accomplished success successful"),
    (1, "experience experiences experienced knowledge skills talent talents interesting intriguing unique super beautiful"),
    (1, "helpful useful valuable instructive informative interested interest interests life world everything amount"),
    (1, "leader leaders professional professionals minds people folks individuals experts others peers industry space"),
    # What every offer promises, and every candidate is.
    (2, "transform transforming unlock unlocking boost boosting skyrocket elevate empower empowers streamline leverage"),
    (2, "innovative innovation proven disruptive disrupting revolutionary excellence measurable thrive dreams"),
    (2, "hardworking motivated dedicated dynamic enthusiastic proactive reliable punctual sincere trustworthy"),
    (1.5, "growth grow growing scale value potential solutions solution results efficiency productivity profit upside"),
    (1.5, "goals success dream exciting huge tremendous enormous competitive leading premier trusted forward thinking"),
    (1.5, "best class edge cutting game changing transformative strategic seamless holistic tailored exposure freedom"),
    (1, "business businesses companies clients customers quality market level next platform cost costs save savings money"),
    (1, "revenue team teams learner quick fast paced environment challenge challenges landscape strong perfect fit match"),
    (1, "ideal honest hard outcome outcomes processes performance focus drive driven passionate asset future operational"),
    # Learning from everybody.
    (1.5, "learn learning guidance advice mentor feedback thoughts opinion input take suggestion suggestions tips"),
    (1, "ideas idea views notes stories know guide grow help possibilities options something anything somewhere someone"),
    (1, "such more further any open seem seems sound sounds click away let us would meaningful"),
    (0.5, "could can may might some time look see feel think work working doing things way well like much very so be if"),
    (0.3, "you your yourself yours i we me our to with it this both will shall just"),
    # Words of fact, which weigh against.
    (-0.5, "the of in on at from for have has is are about by as no not than but then here where who"),
    (-1, "new old under over into through after before since until between during without behind able going come"),
    (-1, "need needs want using use page paper article post code form speak write send call able team's place put"),
    (-1.5, "did was were had which why when because where told said says she he they her his them their year years"),
    (-1.5, "last month months week weeks ago read wrote written found used ask asked two three four five six first second"),
)
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
_ENOUGH: Final = 0.9
"""What the words of an empty clause weigh together at the least. More is called for where a clause is likelier to be
part of something plain: see `_called_for`."""


def empty_clauses(sentence: SentenceReading) -> list[Span]:
    """Clauses of empty words; none where phrases of rules hold most of it already."""
    words = sentence.words
    if sentence.signoff:
        return []
    found: list[Span] = []
    for first, last in _clauses(sentence):
        while last > first and words[last - 1].norm in _ENDS_NOT:
            last -= 1
        while last > first and words[first].norm in _BEGINS_NOT:
            first += 1
        if last - first < 2:
            continue
        weight = sum([_WEIGHT.get(w.norm, -0.1) for w in words[first:last]])
        if weight >= _ENOUGH and weight >= _called_for(sentence, first, last):
            span = Span(words[first].start, words[last - 1].end)
            if not sentence.rule_hits or not _covered(span, sentence.rule_hits):
                found.append(span)
    return found


def _called_for(sentence: SentenceReading, first: int, last: int) -> float:
    """How much words `first` to `last` must weigh to be empty: more where a name goes before or follows, in a plain
    request or a plain thank-you, and where the sender speaks of himself."""
    words = sentence.words
    enough = _ENOUGH + (0.3 if sentence.question else 0.0)
    if last < len(words) and words[last].start - words[last - 1].end <= 1 and words[last].norm not in _JOINS:
        enough += 0.8
    if first and words[first].start - words[first - 1].end <= 1 and words[first - 1].norm not in _JOINS:
        enough += 0.4 if words[first - 1].start >= sentence.greeting_end else 0.0
    norms = [w.norm for w in words[first:last]]
    if norms[0] == "i" or norms[0] == "we":
        enough += 0.8
    elif norms[0] == "your" or norms[0] == "you":
        enough += 0.3
    if not _THANKS.isdisjoint(norms):
        enough += 0.8
    if last - first >= 10:
        enough += 0.8
    return enough + sum([1.2 for two in zip(norms, norms[1:], strict=False) if " ".join(two) in _ASKS_PLAINLY])


def _clauses(sentence: SentenceReading) -> Iterable[tuple[int, int]]:
    """Runs of words that name nothing, by first and last word (half open), cut at marks and at joining words."""
    text, begin = sentence.text, sentence.greeting_end
    naming = {s.start for s in sentence.narrow}
    run = -1
    ended = begin
    for number, (norm, start, end, capital) in enumerate(sentence.words):
        if start < begin:
            continue
        marked = start - ended > 1 or (start > ended and text[ended] not in " -/’'")
        first, ended = start <= begin + 1, end
        if run >= 0 and (marked or norm in _JOINS):
            yield run, number
            run = -1
        if (
            (start in naming and norm not in _WEIGHT)
            or not norm[0].isalpha()
            or (capital and not first and norm != "i" and not _after_mark(text, start))
        ):
            if run >= 0:
                yield run, number
            run = -1
        elif run < 0:
            run = number
    if run >= 0:
        yield run, len(sentence.words)


def _after_mark(text: str, start: int) -> bool:
    return text[:start].rstrip()[-1:] in "(–—-:.!?•\"“"


def _covered(span: Span, hits: Sequence[tuple[int, Span]]) -> bool:
    """Whether the hits of rules hold three fifths of `span` and more."""
    held = 0
    reach = span.start
    for mark in sorted([m for _, m in hits if m.overlaps(span)]):
        begin, end = max(mark.start, reach), min(mark.end, span.end)
        if end > begin:
            held += end - begin
            reach = end
    return 5 * held >= 3 * span.length
