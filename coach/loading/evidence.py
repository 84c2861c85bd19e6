"""What rules rest on: resources/evidence.toml."""

from __future__ import annotations

from pathlib import Path

import resources
from coach.loading import toml
from coach.rule import Evidence

GRADES = ("A", "B", "C", "D", "opinion")


def load_evidence(file: Path | None = None) -> dict[str, Evidence]:
    """Evidence by id. Raises DataError."""
    top = toml.read(file or resources.path("evidence.toml"))
    found: dict[str, Evidence] = {}
    for table in top.tables("evidence"):
        one = Evidence(
            table.text("id"), table.text("grade"), table.text("title"), table.text("finding"), table.text("sample", "")
        )
        if one.grade not in GRADES:
            raise table.error("grade", f"{one.grade!r} is none of {', '.join(GRADES)}")
        table.done()
        found[one.id] = one
    top.done()
    return found
