"""A profile from LinkedIn's "Save to PDF": the file goes to a child process, its text comes back with places."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from coach.errors import InputError
from coach.importing import pdf_child
from coach.importing.pdf_layout import Page, Run, profile_of
from coach.importing.profile import ReadProfile

PATIENCE = 8.0
"""Seconds after which the child is ended."""
COMMAND = "read-pdf"
"""The word that makes a frozen program, which has no interpreter to hand, be the child."""


def read_profile(file: Path) -> ReadProfile:
    """The profile in a PDF file. Raises InputError with one line that says what is wrong."""
    try:
        with file.open("rb") as handle:
            data = handle.read(pdf_child.MAX_BYTES + 1)
    except OSError as error:
        raise InputError(f"{file}: cannot be read: {error.strerror or error}") from None
    if len(data) > pdf_child.MAX_BYTES:
        raise InputError(f"{file}: is larger than 10 MiB; no saved profile is")
    if not data.lstrip()[:5].startswith(b"%PDF") and b"%PDF" not in data[:1024]:
        raise InputError(f"{file}: is no PDF")
    profile = profile_of(pages_of(data, str(file)))
    if not profile.name or not (profile.jobs or profile.schools or profile.headline):
        raise InputError(f"{file}: is no profile as LinkedIn saves it (More, then Save to PDF)")
    return profile


def pages_of(data: bytes, name: str) -> list[Page]:
    """The text of a PDF with its places. Raises InputError."""
    try:
        done = subprocess.run(
            _child(), input=data, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        raise InputError(f"{name}: could not be read within {PATIENCE:.0f} seconds") from None
    except OSError as error:
        raise InputError(f"{name}: could not be read: {error.strerror or error}") from None
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        raise InputError(f"{name}: could not be read: it wants more than a profile needs") from None
    if "error" in answer:
        raise InputError(f"{name}: could not be read: {answer['error']}")
    return [Page(p["width"], p["height"], tuple(Run(*run) for run in p["runs"])) for p in answer["pages"]]


def _child() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, COMMAND]
    return [sys.executable, "-I", pdf_child.__file__]
