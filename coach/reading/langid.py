"""A second opinion on a text's language: py3langid's, imported late and nowhere else.

It is right about languages, and wrong about short English with foreign names in it; so it is asked only where
`coach.reading.language` has doubts. The first answer takes most of a second and a hundred megabytes.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

_SAME = {"nb": "no", "nn": "no", "ms": "id", "bs": "hr", "fil": "tl", "sh": "hr"}
"""Languages told under another name here: close pairs that a few words cannot tell apart, and names of old."""


@cache
def _classify() -> Callable[[str], tuple[str, float]] | None:
    """The library's own function; None where the library is missing or does not work here."""
    try:
        from py3langid.langid import MODEL_FILE, LanguageIdentifier

        identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
        identifier.set_languages([c for c in identifier.nb_classes if len(c) == 2 and c not in _SAME])
    except Exception:  # the judgement goes on without it
        return None
    return identifier.classify  # type: ignore[no-any-return]


def opinion(text: str) -> tuple[str, float]:
    """ISO 639-1 code and how sure, of 1; "" where there is no opinion."""
    classify = _classify()
    if classify is None:
        return "", 0.0
    code, sure = classify(text)
    return code, float(sure)
