"""Every message of the corpus with what the coach says of it, as one text that is reviewed like prose:
`python -m tests.corpus.marks` writes tests/corpus/marks.txt anew, and its diff shows what a change does.
"""

from __future__ import annotations

import sys

from coach.report import Report
from tests.corpus.corpus import HERE, Labelled, load
from tests.corpus.measure import reported

FILE = HERE / "marks.txt"


def entry(labelled: Labelled, report: Report) -> str:
    """Verdict, levels (the label behind where it differs), the marked text, then a line for each whole-message rule."""
    levels = []
    for assessment in report.criteria:
        mine, label = assessment.level.value, labelled.levels[assessment.criterion.value]
        levels.append(f"{assessment.criterion.value} {mine}" + (f" (label: {label})" if mine != label else ""))
    verdict = report.verdict.value if report.verdict else report.language
    lines = [f"== {labelled.id}  {verdict} {report.score}  " + ", ".join(levels)]
    text, opened = labelled.text, sorted((f for f in report.findings if f.text), key=lambda f: -f.span.start)
    notes = [f"   {f.rule}: {' '.join(f.text.split())}" for f in reversed(opened) if f.field == "text"]
    lines += ["   | " + line for line in text.splitlines()]
    lines += notes
    return "\n".join(lines) + "\n"


def written() -> str:
    return "\n".join(entry(m, reported(m)) for m in load())


def main() -> int:
    FILE.write_text(written(), encoding="utf-8", newline="\n")
    print(FILE)
    return 0


if __name__ == "__main__":
    sys.exit(main())
