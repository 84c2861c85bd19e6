"""Tables for spreadsheets, in which nothing of a person's text is a formula."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠\t\r\n]")


class _Sink:
    """What `csv` writes to: files are none of this module's business."""

    def __init__(self) -> None:
        self.parts: list[str] = []

    def write(self, text: str) -> None:
        self.parts.append(text)


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: one that might be begins with an apostrophe (OWASP)."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def csv_text(header: Sequence[str], records: Iterable[Sequence[str]]) -> str:
    """A CSV of harmless cells under `header`, which stands as it is given."""
    sink = _Sink()
    writer = csv.writer(sink, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([harmless(cell) for cell in record] for record in records)
    return "".join(sink.parts)
