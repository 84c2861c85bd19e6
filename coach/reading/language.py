"""Which language a message is in: English or not, and its name where that can be told.

Two signs: the script of its letters, and the small words every language is made of. Mostly English texts, and short
English ones full of foreign names, are English.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import islice

from coach.reading.reading import Reading

_SCRIPTS: tuple[tuple[int, int, str], ...] = (
    (0x0370, 0x03FF, "el"),
    (0x0400, 0x04FF, "ru"),
    (0x0590, 0x05FF, "he"),
    (0x0600, 0x06FF, "ar"),
    (0x0900, 0x097F, "hi"),
    (0x0E00, 0x0E7F, "th"),
    (0x3040, 0x30FF, "ja"),
    (0x4E00, 0x9FFF, "zh"),
    (0xAC00, 0xD7AF, "ko"),
)
_SMALL = {
    "en": "the and to of a in i you your for is my we with that this on are it be at as our would me from hi hello",
    "de": "der die das und ich sie zu in den mit ist für auf nicht ein eine ihr ihre wir mir mich haben bei auch von",
    "fr": "le la les et je vous de des un une pour dans que est votre sur avec nous en mon ma du qui au suis pas",
    "es": "el la los y yo usted de un una para en que es su con por mi me las se lo del al hola estoy muy no como",
    "it": "il la di e che un una per in con mi sono del della le lo i non è ho ci si suo sua ciao gli al",
    "pt": "o a os e de um uma para em que é seu sua com por meu me não do da no na eu olá você muito as",
    "nl": "de het een en ik je u van voor met is in op dat te niet mijn we hebben ben aan zijn uw ook om",
    "sv": "och i att det som en på är av för jag med du har inte den till om ett din vi hej kan mig",
    "da": "og i at det som en på er af for jeg med du har ikke den til om et din vi hej kan mig",
    "pl": "i w na z do się nie że to jest jak o po ale za od dla mam pan pani przez czy mnie",
    "tr": "ve bir bu için ile de da ben siz çok merhaba olarak ne var daha gibi sizin benim",
}
_WORDS = {code: frozenset(words.split()) for code, words in _SMALL.items()}


_ENOUGH = 150
"""Words from the beginning that are looked at: more would not change the answer."""
_ENGLISH_SHARE = 0.18
"""Share of English small words from which a text is English."""


def first_norms(reading: Reading) -> list[str]:
    """The words from the beginning of `reading`, in lower case, that `identify` looks at."""
    return list(islice((w.norm for placed in reading.sentences for w in placed.reading.words), _ENOUGH))


def identify(text: str, norms: Sequence[str]) -> str:
    """ISO 639-1 code of the text's language, "und" where it cannot be told. `norms`: its words in lower case."""
    norms = norms[:_ENOUGH]
    start = text[: _ENOUGH * 6]
    english = sum(n in _WORDS["en"] for n in norms)
    if start.isascii() and english >= _ENGLISH_SHARE * len(norms) > 0:
        return "en"
    letters = [c for c in start if c.isalpha()]
    foreign = Counter(code for c in letters if ord(c) > 0x36F and (code := _script(ord(c))))
    if sum(foreign.values()) > 0.5 * len(letters) and letters:
        return "ja" if foreign["ja"] else foreign.most_common(1)[0][0]
    counts = {code: sum(n in small for n in norms) for code, small in _WORDS.items()}
    best = max(counts, key=lambda code: (counts[code], code == "en"))
    if english >= 0.8 * counts[best] or english >= _ENGLISH_SHARE * len(norms):
        return "en"
    # Few words of any language: names, a greeting, an English line without small words.
    return best if counts[best] >= 2 else ("en" if text.isascii() or len(norms) < 6 else "und")


def _script(code: int) -> str:
    for first, last, name in _SCRIPTS:
        if first <= code <= last:
            return name
    return ""
