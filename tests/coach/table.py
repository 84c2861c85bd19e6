"""Messages that several tests look at."""

from __future__ import annotations

from pathlib import Path

ENGLISH = tuple((Path(__file__).parent / "english.txt").read_text(encoding="utf-8").splitlines())
"""First messages in English of every kind, one a line: short, with foreign names, misspelt, telegraphic, all tags."""
