"""What a text is about: stems of its words, so that a work told in other words is still that work."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from functools import lru_cache

from coach.facts.places import town_of_word
from coach.facts.tokens import MOST, bare, tokens

SMALL = frozenset(
    "a an the and or but for with from to of in on at by as is are was were be been am it its this that these "
    "those i "
    "you your yours we our us me my mine he she they them their his her him who whom whose what which when where why "
    "how not no nor so if then than too also just all any some each every more most much many very about into onto "
    "over under after before between through during without within use using used via per new s t re ve ll d m "
    "do does "
    "did done has have had having will would can could may might shall should must there here up out off down again "
    "one two three four five six seven eight nine ten first last own other another same such only both few get got "
    "make made take took give gave put go went gone come came say said says tell told thing things lot way really "
    "thank thanks please".split()
)
"""Words that name no subject."""

EVERYDAY = frozenset(
    "university college school institute group club association society community network alumni company work world "
    "real guide learn write article book talk post paper podcast life people team year years time day business "
    "project career good great best better part power future change story global international national public "
    "center centre director manager head chief officer senior lead leader engineer developer consultant founder "
    "owner expert professional industry management marketing sales design data digital technology tech".split()
)
"""Words that many subjects share: one of them alone is no sign of this one. Stems, or forms that stem to themselves."""

_IRREGULAR = {
    "wrote": "write", "written": "write", "taught": "teach", "spoke": "speak", "spoken": "speak", "built": "build",
    "made": "make", "sold": "sell", "grew": "grow", "grown": "grow", "thought": "think", "bought": "buy",
    "chose": "choose", "drew": "draw", "won": "win", "ran": "run", "led": "lead", "kept": "keep", "lost": "lose",
    "children": "child", "kids": "child", "kid": "child", "people": "person", "men": "man", "women": "woman",
    "mice": "mouse", "lives": "life", "wives": "wife", "wolves": "wolf", "shelves": "shelf", "leaves": "leaf",
    "feet": "foot", "teeth": "tooth", "photo": "photograph", "photos": "photograph", "pictures": "photograph",
    "picture": "photograph", "author": "write", "writers": "write", "firm": "company", "firms": "company",
    "cv": "resume", "automobile": "car", "movie": "film", "movies": "film", "ocean": "sea", "oceans": "sea",
    "reality": "real", "ai": "artificial", "cycling": "bicycle", "bike": "bicycle", "bikes": "bicycle",
    "vp": "vice", "ceo": "chief", "cto": "chief", "cfo": "chief", "coo": "chief", "cmo": "chief", "hr": "human",
    "ux": "experience", "maths": "math", "mathematics": "math", "medical": "medicine", "doctors": "medicine",
    "legal": "law", "lawyers": "law", "teaching": "teach", "teacher": "teach", "employing": "hire",
    "recruiting": "hire", "recruitment": "hire", "recruit": "hire", "ice": "glacier", "rust": "rust",
}  # fmt: skip
"""Forms, and a few words that often stand for each other, by one word."""
_ENDINGS = (
    "ations ation ingly ments ment ness ities ity ings ing ists ist ers ies ied est ed es er or al ly s y e".split()
)


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A bare word without its endings, never under three letters; towns by their one name."""
    word = _IRREGULAR.get(word, town_of_word(word))
    if len(word) > 40:
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word[-1] in "ei" else word


_EVERYDAY_STEMS = frozenset(stem(w) for w in EVERYDAY)


def stems_of(text: str, most: int = MOST) -> frozenset[str]:
    """The stems of a text's words that name something; words joined by hyphens count one by one."""
    found = set()
    for token in tokens(text[:most]):
        if "-" in token.text or "‑" in token.text or "‐" in token.text:
            words = [bare(part) for part in re.split("[-‐‑]", token.text)]
        else:
            words = [token.bare]
        found.update([stem(w) for w in words if w not in SMALL and len(w) > 1])
    return frozenset(found)


class Topics:
    """All that some texts are about, for asking whether a few words are among it."""

    def __init__(self, texts: Iterable[str], most: int = MOST) -> None:
        self.stems = frozenset().union(*(stems_of(text, most) for text in texts))
        self._begins = frozenset(s[:5] for s in self.stems if len(s) >= 5)

    def has(self, word_stem: str) -> bool:
        """Whether a stem is among the texts' stems, or begins as one of them does for five letters."""
        return word_stem in self.stems or (len(word_stem) >= 5 and word_stem[:5] in self._begins)

    def told(self, unit: tuple[str, ...]) -> bool:
        """Whether a word's stem, or more than half of a name's, is among the texts'."""
        return 2 * sum(self.has(s) for s in unit) > len(unit)

    def hold(self, units: Iterable[tuple[str, ...]], proper: Container[tuple[str, ...]] = ()) -> bool:
        """Whether enough of what is named is told in the texts: one thing that few subjects share, two, or half of
        them. Where one of the `proper` names is not told, half of what few subjects share. `units`: the stems of a
        word or of a name."""
        asked = set(units)
        found = {u for u in asked if self.told(u)}
        if not found:
            return False
        if any(u in proper and u not in found for u in asked):
            own = {u for u in asked if not all(map(everyday, u))} or asked
            return 2 * len(own & found) >= len(own)
        distinct = any(len(u) > 1 or (not everyday(u[0]) and len(u[0]) >= 4) for u in found)
        return (distinct and len(asked) <= 5) or len(found) >= 2 or 2 * len(found) >= len(asked)


def everyday(word_stem: str) -> bool:
    return word_stem in _EVERYDAY_STEMS
