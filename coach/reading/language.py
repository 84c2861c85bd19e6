"""Which language a message is in: English or not, and its name where that can be told.

Three signs: the script of its letters, the small words every language is made of, and letters that few languages use.
Names do not count. Mostly English texts, and short English ones full of foreign names, are English.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from coach.reading.langid import opinion
from coach.reading.reading import Reading

_SCRIPTS: tuple[tuple[int, int, str], ...] = (
    (0x0370, 0x03FF, "el"),
    (0x0400, 0x052F, "ru uk bg sr mk be"),
    (0x0530, 0x058F, "hy"),
    (0x0590, 0x05FF, "he"),
    (0x0600, 0x06FF, "ar fa ur"),
    (0x0750, 0x077F, "ar fa ur"),
    (0x0900, 0x097F, "hi mr ne"),
    (0x0980, 0x09FF, "bn"),
    (0x0A00, 0x0A7F, "pa"),
    (0x0A80, 0x0AFF, "gu"),
    (0x0B00, 0x0B7F, "or"),
    (0x0B80, 0x0BFF, "ta"),
    (0x0C00, 0x0C7F, "te"),
    (0x0C80, 0x0CFF, "kn"),
    (0x0D00, 0x0D7F, "ml"),
    (0x0D80, 0x0DFF, "si"),
    (0x0E00, 0x0E7F, "th"),
    (0x0E80, 0x0EFF, "lo"),
    (0x0F00, 0x0FFF, "bo"),
    (0x1000, 0x109F, "my"),
    (0x10A0, 0x10FF, "ka"),
    (0x1100, 0x11FF, "ko"),
    (0x1200, 0x139F, "am"),
    (0x1780, 0x17FF, "km"),
    (0x1D00, 0x1EFF, ""),
    (0x1F00, 0x1FFF, "el"),
    (0x2C60, 0x2C7F, ""),
    (0x3040, 0x30FF, "ja"),
    (0x3400, 0x9FFF, "zh"),
    (0xA720, 0xA7FF, ""),
    (0xAB30, 0xAB6F, ""),
    (0xAC00, 0xD7AF, "ko"),
)
_DENSE = frozenset(("ja", "zh", "ko"))
_PER_DENSE = 2.5
"""Letters of an alphabet that say as much as one of these."""

_ENOUGH = 150
"""Words from the beginning that are looked at: more would not change the answer."""
_READ = 1000
"""The same in code points."""
_SURE_SHARE = 0.5
"""Share of English words from which no other language is thought of."""
_SOME_SHARE = 0.3
"""Share of English words from which a text without evidence of another language is English."""
_FEW = 5
"""Fewer words than this, and nobody can tell: names, a greeting, a line of telegraphic English."""
_SURE, _HALF_SURE = 0.9, 0.5
"""How sure the second opinion must be to name a language against our own, and with it."""
_ALIKE = frozenset("da no sv cs sk hr sl es pt gl ca nl af lt lv fi et".split())
"""Languages that share so many small words that a few cannot tell them apart."""

_NO_WORDS = re.compile(
    r"(?:https?://|www\.)\S{1,400}|\S{1,64}@\S{1,64}|[@#][\w.]{1,60}|\{\{?[^{}\n]{0,60}\}\}?|\[[^\[\]\n]{0,40}\]|`[^`\n]{0,200}`"
)
_OTHER_LETTER = re.compile(r"[\u0370-\u1dff\u3040-\ud7af]")
_TOKEN = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*'?")
_PIECE = re.compile(r"[^\s\d.,!?;:()\"“”„«»…।؟،؛\-–—/]+")


class Others(NamedTuple):
    """What `Languages` knows of other languages than English."""

    words: Mapping[str, frozenset[str]]
    letters: Mapping[str, tuple[str, ...]]


class Languages:
    """What is known of languages. `english`: words that stand in first messages in English; `others` gives the rest
    when a text is first doubted."""

    def __init__(self, english: frozenset[str], others: Callable[[], Others]) -> None:
        self.english = english
        self._others = others

    @cached_property
    def words(self) -> Mapping[str, frozenset[str]]:
        """Code -> its small words."""
        return self._loaded.words

    @cached_property
    def letters(self) -> Mapping[str, tuple[str, ...]]:
        """Letter -> codes of the languages that use it."""
        return self._loaded.letters

    @cached_property
    def _loaded(self) -> Others:
        return self._others()

    @cached_property
    def _in(self) -> dict[str, tuple[str, ...]]:
        """Word -> the languages that have it."""
        found: dict[str, list[str]] = {}
        for code, some in self.words.items():
            for word in some:
                found.setdefault(word, []).append(code)
        return {word: tuple(codes) for word, codes in found.items()}

    def scores(self, tokens: Sequence[str], among: Sequence[str] | None = None) -> dict[str, float]:
        """How much speaks for each language. `tokens`: words as they are written."""
        found: dict[str, float] = {}
        for token in tokens:
            word = token.lower()
            codes = self._in.get(word, ())
            weight = (0.3 if word in self.english else 1.0) / (len(codes) or 1)
            for code in codes:
                found[code] = found.get(code, 0.0) + weight
            if not token.isascii() and (among or token[0].islower()):
                for letter in {c for c in word if c in self.letters}:
                    users = self.letters[letter]
                    for code in users:
                        found[code] = found.get(code, 0.0) + 0.6 / len(users)
        return {code: score for code, score in found.items() if among is None or code in among}

    def speaks(self, code: str, token: str) -> bool:
        """Whether a written word is one of `code` and not of English."""
        word = token.lower()
        if word in self.english:
            return False
        return word in self.words[code] or (
            not token.isascii() and token[0].islower() and any(code in self.letters.get(c, ()) for c in word)
        )


def first_norms(reading: Reading) -> list[str]:
    """The words from the beginning of `reading`, in lower case, that `identify` looks at."""
    return list(islice((w.norm for placed in reading.sentences for w in placed.reading.words), _ENOUGH))


def identify(text: str, norms: Sequence[str], languages: Languages) -> str:
    """ISO 639-1 code of the text's language, "und" where it cannot be told. `norms`: its words in lower case."""
    norms = norms[:_ENOUGH]
    english = languages.english
    if sum([n in english for n in norms]) >= _SURE_SHARE * len(norms) > 0 and not _OTHER_LETTER.search(text, 0, _READ):
        return "en"
    start = unicodedata.normalize("NFKC", _NO_WORDS.sub(" ", text[:_READ]))
    scripts: dict[str, float] = {}
    for char in start:
        code = ord(char)
        if char.isalpha():
            script = "" if code < 0x370 else _script(code)
            scripts[script] = scripts.get(script, 0.0) + (_PER_DENSE if script in _DENSE else 1.0)
    if not scripts:
        return "en"  # no letters at all: nothing speaks against it
    foreign = sum(scripts.values()) - scripts.get("", 0.0)
    if foreign > scripts.get("", 0.0):
        return _by_script(start, max(scripts, key=lambda s: scripts[s] if s else 0.0), scripts, languages)
    return _by_words(start, languages)


def _by_script(start: str, script: str, scripts: Mapping[str, float], languages: Languages) -> str:
    if script in ("zh", "ja"):
        return "ja" if scripts.get("ja") else "zh"
    codes = script.split()
    if len(codes) == 1:
        return script
    scores = languages.scores(_PIECE.findall(start)[:_ENOUGH], codes)
    if _plain(scores):
        return max(scores, key=lambda code: scores[code])
    code, sure = opinion(start)
    if code and sure >= _HALF_SURE:
        return code
    return max(codes, key=lambda c: scores.get(c, 0.0)) if scores else "und"


def _by_words(start: str, languages: Languages) -> str:
    tokens = _TOKEN.findall(start)[:_ENOUGH]
    scores = languages.scores(tokens)
    best = max(scores, key=lambda code: scores[code], default="")
    shared = languages.words.get(best, frozenset())
    ours = sum([t.lower() in languages.english and t.lower() not in shared for t in tokens])
    if best:
        theirs = sum([languages.speaks(best, t) for t in tokens])
        if theirs > ours and (theirs >= 2 or (ours == 0 and theirs * 3 >= len(tokens))):
            if best not in _ALIKE and theirs >= 3 and _plain(scores):
                return best
            code, sure = opinion(start)
            return code if sure >= _HALF_SURE and code != "en" else best
    if len(tokens) < _FEW or ours >= _SOME_SHARE * len(tokens):
        return "en"
    code, sure = opinion(start)
    if sure >= _SURE:
        return code
    small = sum([t[0].islower() and len(t) > 1 for t in tokens])
    return "und" if small >= _FEW and ours * 8 < small and code != "en" else "en"


def _plain(scores: Mapping[str, float]) -> bool:
    """Whether one language stands out."""
    first, second = sorted((*scores.values(), 0.0, 0.0), reverse=True)[:2]
    return first >= 2.0 and second <= 0.6 * first


def _script(code: int) -> str:
    """The languages of a letter's script: "" for Latin, "und" for one we do not know."""
    for first, last, names in _SCRIPTS:
        if code <= last:
            return names if code >= first else "und"
    return "und"
