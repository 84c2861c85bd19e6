"""How alike two messages are, the names of their readers aside: runs of three words, and a sketch of them to find
likely pairs by.

The sketch is the sixteen smallest hashes of the runs (Broder 1997, "On the resemblance and containment of documents"):
two texts that share most runs share most of these.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from heapq import nsmallest

from coach.people import fold

RUN = 3
SKETCH = 16
_WORD = re.compile(r"\w{1,200}")


def shingles(text: str, name: str = "") -> frozenset[int]:
    """Hashes, 63 bits each, of all runs of three words; words of `name` count as one and the same."""
    names = set(_WORD.findall(fold(name)))
    words = ["\0" if word in names else word for word in _WORD.findall(fold(text))]
    runs = {" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
    return frozenset(_hash(run) for run in runs)


def sketch(hashes: frozenset[int]) -> list[int]:
    return nsmallest(SKETCH, hashes)


def share(draft: frozenset[int], other: frozenset[int]) -> float:
    """How much of `draft` stands in `other`, 0 to 1."""
    return len(draft & other) / len(draft) if draft else 0.0


def _hash(run: str) -> int:
    return int.from_bytes(blake2b(run.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 1
