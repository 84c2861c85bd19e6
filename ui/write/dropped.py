"""A text file that was let fall on the draft."""

from __future__ import annotations

from pathlib import Path

MAX_BYTES = 200_000
"""A larger file is no message."""


def read_text(path: str) -> tuple[str, str]:
    """The text of a file, and "" or what is wrong with it in a sentence. UTF-8, UTF-16 with its mark, else Latin-1."""
    try:
        with Path(path).open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        return "", f"This file cannot be read: {getattr(error, 'strerror', None) or 'no such file'}."
    if len(raw) > MAX_BYTES:
        return "", "This file is too large to be a message."
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return raw.decode("utf-16", "replace"), ""
    if b"\0" in raw:
        return "", "This is no text file. Copy the text out of it and paste it here."
    try:
        return raw.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        return raw.decode("latin-1"), ""
