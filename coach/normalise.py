"""The door: what a pasted or loaded text becomes before it is kept or shown.

Qt changes some characters on its own way through an editor (facts measured: CR, U+2028/2029, U+FDD0/FDD1 become
line feeds, NBSP a space, lone surrogates vanish, a BOM is eaten). Doing it first, here, makes what the editor
returns equal to what it was given. `analyse` itself takes any text, exactly as given.
"""

from __future__ import annotations

from dataclasses import dataclass

from coach.message import MAX_CHARACTERS

_DROPPED = {0x0000: None, 0xFEFF: None, 0xFFFC: None, **dict.fromkeys(range(0xD800, 0xE000), None)}
_DROPPED |= dict.fromkeys(range(0xFDD2, 0xFDF0), None)
_TABLE = {
    **_DROPPED,
    0x0D: "\n",
    0x0B: "\n",
    0x0C: "\n",
    0x85: "\n",
    0x2028: "\n",
    0x2029: "\n",
    0xFDD0: "\n",
    0xFDD1: "\n",
    0x00A0: " ",
}


@dataclass(frozen=True, slots=True)
class Admitted:
    """`text` as it may enter; `cut` code points did not fit; `changed` is how many characters were dropped."""

    text: str
    cut: int = 0
    dropped: int = 0


def admit(text: str, room: int = MAX_CHARACTERS) -> Admitted:
    """`text` with line ends as LF, without characters an editor cannot hold, and at most `room` code points long.

    A text that is cut is cut between graphemes: nothing is lost without being counted.
    """
    # A megabyte is looked at no further than needed: nothing beyond a multiple of the room can come in.
    ahead = text[: room * 2 + 64]
    clean = ahead.replace("\r\n", "\n").translate(_TABLE)
    dropped = len(ahead.replace("\r\n", "\n")) - len(clean)
    beyond = len(text) - len(ahead)
    if len(clean) <= room:
        return Admitted(clean, beyond, dropped)
    from coach.span import grapheme_starts

    at = max(start for start in grapheme_starts(clean[: room + 64]) if start <= room)
    return Admitted(clean[:at], len(clean) - at + beyond, dropped)
