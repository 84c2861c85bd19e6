"""A slip of the pen: where it is, of what kind, and what may have been meant."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from coach.span import Span


class SlipKind(StrEnum):
    """What a slip is. A rule of kind `grammar` speaks for one of these; SEVERAL: many in a short note."""

    SPELLING = "spelling"
    GRAMMAR = "grammar"
    CONFUSED_WORD = "confused-word"
    APOSTROPHE = "apostrophe"
    CAPITALS = "capitals"
    DOUBLED_WORD = "doubled-word"
    PUNCTUATION = "punctuation"
    SEVERAL = "several"


class Slip(NamedTuple):
    """`span` in code points; `replacements`: what may stand there instead, likeliest first, "" to take it out."""

    kind: SlipKind
    span: Span
    replacements: tuple[str, ...]
