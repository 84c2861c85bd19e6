"""An examination saved as a file, in the form its name asks for. No Qt here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from coach.auditing.audit import Audit
from coach.auditing.papers import as_csv, as_html, as_markdown

FORMS: Mapping[str, tuple[str, Callable[[Audit], str]]] = {
    ".md": ("Markdown", as_markdown),
    ".html": ("Web page", as_html),
    ".csv": ("Table for a spreadsheet", as_csv),
}
FILTER = ";;".join(f"{words} (*{ending})" for ending, (words, _) in FORMS.items())
"""For a file dialog."""


def named(path: Path, chosen: str = "") -> Path:
    """`path` with an ending of FORMS: its own, or that of the `chosen` filter, or Markdown's."""
    if path.suffix.casefold() in FORMS:
        return path
    ending = next((e for e in FORMS if f"*{e})" in chosen), ".md")
    return path.with_name(path.name + ending)


def save(audit: Audit, path: Path) -> Path:
    """Writes the papers and gives the file. Raises OSError."""
    path = named(path)
    text = FORMS[path.suffix.casefold()][1](audit)
    # A mark at the beginning is what tells spreadsheets that a CSV is in UTF-8; line ends are the writer's own.
    encoding = "utf-8-sig" if path.suffix.casefold() == ".csv" else "utf-8"
    path.write_bytes(text.encode(encoding, "replace"))
    return path
