"""What each level and finding was worth to the readers who rated the corpus: `python -m tests.corpus.weigh`.

Least squares with no negative worth (Lawson and Hanson 1974) of what a message lost (3 less its rating) on the levels
it missed and the findings it drew, over the messages that are not held back, as points of 100. The points of
`coach.advising.score` and the costs in the rule files follow it, rounded; a criterion whose findings are rare keeps
what they are worth when they come.
"""

from __future__ import annotations

import sys
from collections import Counter

import numpy as np
from scipy.optimize import nnls

from coach.report import QUESTIONS, Report
from tests.corpus.corpus import held_back, load
from tests.corpus.measure import reported

RARE = 12
RIDGE = 0.3


def lost(report: Report) -> Counter[str]:
    """What counts against a message: levels by name, other findings by rule."""
    found: Counter[str] = Counter()
    for assessment in report.criteria:
        for rank, short in ((1, "absent"), (2, "not specific")):
            found[f"{assessment.criterion.value} {short}"] = int(assessment.level.rank < rank)
    levels = {f"{q.value}.{level}" for q in QUESTIONS for level in ("absent", "vague")}
    found.update(f.rule for f in report.findings if f.rule not in levels)
    return found


def main() -> int:
    rows = [(m, lost(r)) for m in load() if not held_back(m) and (r := reported(m)).score is not None]
    seen = Counter(name for _, found in rows for name in found if found[name])
    names = sorted(name for name, count in seen.items() if count >= RARE)
    table = np.array([[found[name] for name in names] + [1] for _, found in rows], float)
    wanted = np.array([3 - m.rating for m, _ in rows], float)
    pull = RIDGE * np.eye(table.shape[1])
    worth, _ = nnls(np.vstack([table, pull]), np.concatenate([wanted, np.zeros(table.shape[1])]))
    for name, points in sorted(zip([*names, "(whatever it says)"], 100 * worth / 3, strict=True), key=lambda p: -p[1]):
        print(f"{points:6.1f}  {name}  ({seen[name]} messages)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
