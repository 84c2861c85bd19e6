"""The school grade a text asks of its reader: textstat's Automated Readability Index, imported late and nowhere else.

Only this index is used: from 0.7.9 on textstat's syllable scores fetch a dictionary from the network, this one counts
letters, words and sentences (Smith and Senter 1967).
"""

from __future__ import annotations


def grade(text: str) -> float | None:
    """The grade of `text`, rounded to a tenth and never below 0; None where there are no words. The first call takes
    some tenths of a second, so it never stands on the way of a keystroke."""
    if not any(c.isalnum() for c in text):
        return None
    import textstat

    plain = text.encode("utf-8", "ignore").decode("utf-8").replace("\0", " ")
    return max(0.0, round(float(textstat.automated_readability_index(plain)), 1))
