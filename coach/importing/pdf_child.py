"""The stretches of text in a PDF, read in a process of their own: a hostile file can hang or bloat no other.

Run as a script, it takes a PDF on standard input and prints JSON: `{"pages": [{"width", "height", "runs": [[x, y,
end, size, grey, text], …]}, …]}`, lengths in points, `y` a baseline from the top, `end` where the text ends, `grey` the
lightness of its ink from 0 to 1; or `{"error": "…"}`. It imports nothing of ours, so that it starts fast and can run
isolated (`python -I`).
"""

from __future__ import annotations

import json
import logging
import math
import sys
from collections.abc import Sequence
from typing import Any

MAX_BYTES = 10 * 1024 * 1024
MAX_PAGES = 30
MAX_CHARACTERS = 400_000
MAX_OPERATIONS = 400_000
MAX_RUNS = 20_000
MEMORY = 768 * 1024 * 1024
SECONDS = 7

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_GAP = 250
"""A jump inside an array of texts that is wider than this, in thousandths of the size, is a space."""


def limit() -> None:
    """Bounds memory, time and files of this process, where the system has such bounds."""
    try:
        import resource
    except ImportError:  # Windows: the parent's watch is all there is
        return
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, 32),
    ):
        try:
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):  # already lower, or macOS, which has no bound on address space
            continue


def times(one: Matrix, other: Matrix) -> Matrix:
    """`one`, then `other`."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


class Painter:
    """Walks through the operations of a page and collects what is written, and where."""

    def __init__(self, fonts: dict[str, Any], height: float) -> None:
        self._fonts, self._height = fonts, height
        self._ctm, self._grey = _IDENTITY, 0.0
        self._font: Any = None
        self._size = self._leading = 0.0
        self._stack: list[tuple[Any, ...]] = []
        self._line = self._at = _IDENTITY
        self.runs: list[list[Any]] = []
        self.characters = 0
        self._moved = True

    def do(self, operator: bytes, operands: Sequence[Any]) -> None:
        if operator == b"q":
            self._stack.append((self._ctm, self._grey, self._font, self._size, self._leading))
        elif operator == b"Q":
            if self._stack:
                self._ctm, self._grey, self._font, self._size, self._leading = self._stack.pop()
        elif operator == b"cm":
            self._ctm = times(matrix(operands), self._ctm)
        elif operator == b"BT":
            self._place(_IDENTITY)
        elif operator == b"Tm":
            self._place(matrix(operands))
        elif operator in (b"Td", b"TD"):
            if operator == b"TD":
                self._leading = -float(operands[1])
            self._step(float(operands[0]), float(operands[1]))
        elif operator == b"TL":
            self._leading = float(operands[0])
        elif operator == b"T*":
            self._step(0.0, -self._leading)
        elif operator == b"Tf":
            self._font, self._size = self._fonts.get(str(operands[0])), float(operands[1])
        elif operator in (b"g", b"rg", b"k", b"sc", b"scn"):
            self._ink([float(o) for o in operands if isinstance(o, (int, float))])
        elif operator == b"Tj":
            self._show(operands[:1])
        elif operator == b"TJ":
            self._show(operands[0])
        elif operator in (b"'", b'"'):
            self._step(0.0, -self._leading)
            self._show(operands[-1:])

    def _place(self, at: Matrix) -> None:
        self._line = self._at = at
        self._moved = True

    def _step(self, x: float, y: float) -> None:
        self._place(times((1.0, 0.0, 0.0, 1.0, x, y), self._line))

    def _ink(self, parts: list[float]) -> None:
        if len(parts) == 4:
            cyan, magenta, yellow, black = parts
            self._grey = 1 - min(1.0, (cyan + magenta + yellow) / 3 + black)
        elif parts:
            self._grey = sum(parts) / len(parts)

    def _show(self, pieces: Sequence[Any]) -> None:
        text = ""
        width = 0.0
        for piece in pieces:
            if isinstance(piece, (int, float)):
                width -= float(piece) / 1000
                if -float(piece) > _GAP and text and not text[-1].isspace():
                    text += " "
                continue
            more, wide = decoded(piece, self._font)
            text += more
            width += wide
        if not text:
            return
        self.characters += len(text)
        whole = times(self._at, self._ctm)
        scale = math.hypot(whole[0], whole[1]) or math.hypot(whole[2], whole[3])
        size = self._size * scale
        x, y = whole[4], self._height - whole[5]
        if not self._moved and self.runs:
            self.runs[-1][5] += text
            self.runs[-1][2] += width * size
        else:
            self.runs.append([x, y, x + width * size, size, self._grey, text])
        self._moved = False


def matrix(operands: Sequence[Any]) -> Matrix:
    a, b, c, d, e, f = (float(o) for o in operands[:6])
    return a, b, c, d, e, f


def decoded(piece: Any, font: Any) -> tuple[str, float]:
    """What a text of a page says, and its width in ems."""
    if font is None:
        return (piece if isinstance(piece, str) else bytes(piece).decode("latin-1")), 0.0
    if isinstance(piece, str):
        raw = piece
    elif isinstance(font.encoding, str):
        raw = bytes(piece).decode(font.encoding, "replace")
    else:
        raw = "".join(font.encoding.get(b, chr(b)) for b in bytes(piece))
    text = "".join(font.character_map.get(c, c) for c in raw)
    return text, float(font.get_text_width(raw)) / 1000


def fonts_of(page: Any, font_class: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    resources = page.get("/Resources")
    fonts = resources.get_object().get("/Font") if resources is not None else None
    for name, font in (fonts.get_object() if fonts is not None else {}).items():
        try:
            found[str(name)] = font_class.from_font_resource(font.get_object())
        except Exception:
            continue
    return found


def read(data: bytes) -> dict[str, Any]:
    """The pages of a PDF. Raises whatever pypdf does, and ValueError for what is beyond the bounds."""
    from io import BytesIO

    from pypdf import PdfReader
    from pypdf.generic._font import Font  # the library's own decoding; its text extraction joins columns

    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise ValueError("it is protected by a password")
    pages: list[dict[str, Any]] = []
    characters = operations = runs = 0
    for number, page in enumerate(reader.pages):
        if number >= MAX_PAGES:
            raise ValueError(f"it has more than {MAX_PAGES} pages")
        width, height = float(page.mediabox.width), float(page.mediabox.height)
        painter = Painter(fonts_of(page, Font), height + float(page.mediabox.bottom))
        contents = page.get_contents()
        for operands, operator in contents.operations if contents is not None else ():
            operations += 1
            if (
                runs + len(painter.runs) > MAX_RUNS
                or operations > MAX_OPERATIONS
                or characters + painter.characters > MAX_CHARACTERS
            ):
                raise ValueError("it holds more than any profile does")
            try:
                painter.do(operator, operands)
            except (IndexError, TypeError, ValueError, OverflowError):  # an operation without what it needs
                continue
        characters += painter.characters
        runs += len(painter.runs)
        pages.append({"width": width, "height": height, "runs": painter.runs})
    return {"pages": pages}


def main() -> int:
    limit()
    logging.disable(logging.CRITICAL)
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    try:
        if len(data) > MAX_BYTES:
            raise ValueError("it is larger than 10 MiB")
        answer = read(data)
    except ValueError as error:
        answer = {"error": str(error)}
    except BaseException as error:
        answer = {"error": f"it is damaged ({type(error).__name__})"}
    sys.stdout.write(json.dumps(answer))
    sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
