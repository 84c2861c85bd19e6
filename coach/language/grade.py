"""The school grade a text asks of its reader: textstat's Automated Readability Index, imported late and nowhere else.

Only this index is used: from 0.7.9 on textstat's syllable scores fetch a dictionary from the network, this one counts
letters, words and sentences (Smith and Senter 1967). textstat imports nltk for those scores alone, over a second of
Python that would hold up the window; while it is imported an empty module stands in for nltk.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache
from types import ModuleType


def grade(text: str) -> float | None:
    """The grade of `text`, rounded to a tenth and never below 0; None where there are no words, or no textstat. The
    first call takes some tenths of a second, so it never stands on the way of a keystroke."""
    if not any(c.isalnum() for c in text):
        return None
    index = _index()
    if index is None:
        return None
    plain = text.encode("utf-8", "ignore").decode("utf-8").replace("\0", " ")
    return max(0.0, round(float(index(plain)), 1))


@cache
def _index() -> Callable[[str], float] | None:
    absent = "nltk" not in sys.modules
    if absent:
        sys.modules["nltk"] = ModuleType("nltk")
    try:
        import textstat
    except Exception:  # missing or broken: there is no grade then, and all else goes on
        return None
    finally:
        if absent:
            del sys.modules["nltk"]
    return textstat.automated_readability_index  # type: ignore[no-any-return]
