"""CSV of the data export, row by row: whatever its encoding and marks, no row is lost without being named.

A row that cannot be read is reported with the physical line on which it begins, and reading goes on with the next line:
a quote that nobody closed costs one row, not the rest of the file.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from coach.importing.archive import Table

MAX_ROWS = 1_000_000
_HEADER_WITHIN = 60
"""So many lines at most stand above the header."""
_DELIMITERS = (",", "\t", ";")


@dataclass(frozen=True, slots=True)
class Row:
    """`values` by folded column name; `line`: physical line on which it begins, from 1."""

    values: Mapping[str, str]
    line: int


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that could not be used, and why."""

    file: str
    line: int
    why: str


def folded(column: str) -> str:
    """A column's name without case, spaces and underscores."""
    return column.replace("\ufeff", "").replace(" ", "").replace("_", "").casefold()


def rows(table: Table, needed: Sequence[str]) -> Iterator[Row | Skipped]:
    """The rows of `table` below the row that holds the columns `needed` (folded); blank rows are left out."""
    lines = _lines(table.data)
    if table.data[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
        yield Skipped(table.name, 1, "this is a spreadsheet that was named .csv; save it as CSV")
        return
    found = _header(lines, needed)
    if found is None:
        yield Skipped(table.name, 1, "no row names the columns " + ", ".join(needed))
        return
    at, delimiter, columns = found
    count = 0
    while at < len(lines):
        begin = at
        cells, at, why = _record(lines, at, delimiter)
        if why:
            yield Skipped(table.name, begin + 1, why)
            continue
        if not any(cell.strip() for cell in cells):
            continue
        count += 1
        if count > MAX_ROWS:
            yield Skipped(table.name, begin + 1, f"more than {MAX_ROWS:,} rows: read as far as here")
            return
        if len(cells) < len(columns):
            yield Skipped(table.name, begin + 1, "the row is cut short")
            continue
        yield Row({c: repaired(v) for c, v in zip(columns, cells, strict=False)}, begin + 1)
    if not table.whole:
        yield Skipped(table.name, len(lines), "the file is larger than 64 MiB: read as far as here")


def _lines(data: bytes) -> list[str]:
    """The physical lines, without their ends."""
    text = decoded(data)
    if "\n" not in text and "\r" in text:
        text = text.replace("\r", "\n")
    lines = text.split("\n")
    if lines and lines[-1] == "":
        lines.pop()
    # A carriage return inside a line is a break that some program left in a text: a blank, not a row.
    return [line.removesuffix("\r").replace("\r", " ") if "\r" in line else line for line in lines]


def decoded(data: bytes) -> str:
    """Text in UTF-16 with or without its mark, UTF-8, or what Windows writes."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    sample = data[:2000]
    if len(sample) > 20 and sample[1::2].count(0) > len(sample) // 3:
        return data.decode("utf-16-le", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.start > len(data) - 4:  # cut off in the middle of a letter
            return data[: error.start].decode("utf-8-sig")
    return data.decode("cp1252", "replace")


def _header(lines: Sequence[str], needed: Sequence[str]) -> tuple[int, str, list[str]] | None:
    """The line after the header, the delimiter, and the folded columns."""
    for number, line in enumerate(lines[:_HEADER_WITHIN]):
        for delimiter in _DELIMITERS:
            if delimiter not in line:
                continue
            try:
                cells = next(csv.reader([line], delimiter=delimiter))
            except (csv.Error, StopIteration):
                continue
            columns = [folded(cell) for cell in cells]
            if all(column in columns for column in needed):
                return number + 1, delimiter, columns
    return None


_UNCLOSED = "a quotation mark in it is never closed"


def _record(lines: Sequence[str], at: int, delimiter: str) -> tuple[list[str], int, str]:
    """The record that begins on line `at`, the line after it, and what is wrong with it ("" where nothing is). After a
    bad one the next line is tried by itself."""
    taken = 0

    def feed() -> Iterator[str]:
        nonlocal taken
        for number in range(at, min(at + _LONGEST, len(lines))):
            taken += 1
            yield lines[number] + "\n"

    if '"' not in lines[at]:
        return lines[at].split(delimiter), at + 1, ""
    try:
        cells = next(csv.reader(feed(), delimiter=delimiter, strict=True))
    except StopIteration:
        return [], at + 1, ""
    except csv.Error as error:
        why = _UNCLOSED if "end of data" in str(error) or "expected after" in str(error) else str(error)
        return [], at + 1, why
    return cells, at + taken, ""


_LONGEST = 2_000
"""A message of more lines than this is no message."""

_TWICE = re.compile("[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u2122]")


def repaired(text: str) -> str:
    """Text that was encoded twice ("Ã©" for "é") as it was written; any other as it stands."""
    if not _TWICE.search(text):
        return text
    try:
        return _bytes(text).decode("utf-8")
    except (UnicodeDecodeError, UnicodeEncodeError):
        return text


def _bytes(text: str) -> bytes:
    out = bytearray()
    for letter in text:
        try:
            out += letter.encode("cp1252")
        except UnicodeEncodeError:
            out += letter.encode("latin-1")  # five bytes that Windows has no letter for
    return bytes(out)
