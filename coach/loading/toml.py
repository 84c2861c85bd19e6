"""TOML read with caps and with errors that name path, line and key.

Python's reader is quadratic in some inputs (measured: 200 KB of one dotted key takes 23 GB), so the size, the
length of lines and the depth of keys are bounded before it sees the text.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from coach.errors import DataError

MAX_BYTES = 256 * 1024
MAX_LINE = 2000
MAX_DOTS = 8

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")
_POSITION = re.compile(r"\(at line (\d+), column (\d+)\)")
_DOTTED = re.compile(r"^[^=\"'#]{0,2000}")


class Table:
    """One table of a TOML file, read strictly: what is not asked for by name is an error at `done`."""

    def __init__(self, path: str, text: str, data: Mapping[str, Any], prefix: str = "", after: int = 0) -> None:
        self.path, self._text, self._data, self._prefix = path, text, dict(data), prefix
        self._asked: set[str] = set()
        self._after = after

    def error(self, key: str, what: str) -> DataError:
        return DataError(self.path, what, f"{self._prefix}{key}", self._line(key))

    def _line(self, key: str) -> int | None:
        pattern = re.compile(rf"^\s{{0,40}}(?:\[{{0,2}}[\w.-]{{0,80}}\.?)?{re.escape(key)}\]{{0,2}}\s{{0,9}}(?:=|$)")
        for number, line in enumerate(self._text.split("\n")[self._after :], self._after + 1):
            if pattern.match(line[:400]):
                return number
        return None

    def has(self, key: str) -> bool:
        return key in self._data

    def text(self, key: str, default: str | None = None, *, blank: bool = False) -> str:
        value = self._take(key, default)
        if not isinstance(value, str):
            raise self.error(key, "must be text")
        if default is None and not blank and not value.strip():
            raise self.error(key, "must not be empty")
        return value

    def whole(self, key: str, default: int | None = None) -> int:
        value = self._take(key, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.error(key, "must be a whole number")
        return value

    def flag(self, key: str) -> bool:
        """A yes or no that is no where it is not said."""
        value = self._take(key, False)
        if not isinstance(value, bool):
            raise self.error(key, "must be true or false")
        return value

    def number(self, key: str) -> float:
        value = self._take(key, None)
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise self.error(key, "must be a number")
        return float(value)

    def number_or_none(self, key: str) -> int | None:
        return self.whole(key) if key in self._data else None

    def texts(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        value = self._take(key, default)
        if not isinstance(value, list | tuple) or not all(isinstance(v, str) for v in value):
            raise self.error(key, "must be a list of texts")
        return tuple(value)

    def one_of(self, key: str, kind: type[E], default: E | None = None) -> E:
        value = self._take(key, default)
        try:
            return kind(value)
        except ValueError:
            raise self.error(key, f"{value!r} is none of {', '.join(kind)}") from None

    def table(self, key: str) -> Table:
        value = self._take(key, None)
        if not isinstance(value, dict):
            raise self.error(key, "must be a table")
        return Table(self.path, self._text, value, f"{self._prefix}{key}.", self._after)

    def tables(self, key: str) -> list[Table]:
        value = self._take(key, [])
        if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
            raise self.error(key, "must be a list of tables")
        headers = [n for n, line in enumerate(self._text.split("\n")) if line.strip() == f"[[{self._prefix}{key}]]"]
        return [
            Table(self.path, self._text, item, f"{self._prefix}{key}[{i + 1}].", headers[i] if i < len(headers) else 0)
            for i, item in enumerate(value)
        ]

    def names(self) -> tuple[str, ...]:
        """The table's own keys, where they are names of the writer's choosing."""
        return tuple(self._data)

    def plain(self) -> dict[str, Any]:
        """All of it as plain values, unchecked."""
        self._asked.update(self._data)
        return dict(self._data)

    def done(self) -> None:
        """Raises DataError for the first key nobody asked for."""
        for key in self._data:
            if key not in self._asked:
                known = ", ".join(sorted(self._asked))
                raise self.error(key, f"is not a known key (known here: {known})")

    def _take(self, key: str, default: Any) -> Any:
        self._asked.add(key)
        if key in self._data:
            return self._data[key]
        if default is None:
            raise DataError(self.path, "is missing", f"{self._prefix}{key}", self._after + 1 if self._after else None)
        return default


def parse(text: str, path: str) -> Table:
    """The top table of a TOML text. Raises DataError: too large, too deep, or not TOML."""
    if len(text) > MAX_BYTES:
        raise DataError(path, f"is larger than {MAX_BYTES // 1024} KiB")
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > MAX_LINE:
            raise DataError(path, f"the line is longer than {MAX_LINE} characters", line=number)
        before = _DOTTED.match(line)
        if (before and before.group().count(".") > MAX_DOTS) or line.count("[") > 60:
            raise DataError(path, "is nested too deep", line=number)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        where = _POSITION.search(str(error))
        what = _POSITION.sub("", str(error)).strip()
        raise DataError(path, f"is not TOML: {what}", line=int(where.group(1)) if where else None) from None
    except (RecursionError, ValueError) as error:
        raise DataError(path, f"is not TOML that can be read: {type(error).__name__}") from None
    return Table(path, text, data)


def read(file: Path) -> Table:
    """The top table of a TOML file. Raises DataError also where the file cannot be read or is not UTF-8."""
    return parse(read_text(file), str(file))


def read_text(file: Path) -> str:
    try:
        with file.open("rb") as handle:
            raw = handle.read(MAX_BYTES + 1)
    except OSError as error:
        raise DataError(str(file), f"cannot be read: {error.strerror or error}") from None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise DataError(str(file), "is not UTF-8 text") from None


def read_folder(folder: Path, load: Callable[[Path], T]) -> tuple[list[T], list[DataError]]:
    """What `load` makes of every .toml file below `folder`, in order of name, and the errors of those it refuses."""
    loaded: list[T] = []
    refused: list[DataError] = []
    for file in sorted(folder.rglob("*.toml")):
        try:
            loaded.append(load(file))
        except DataError as error:
            refused.append(error)
    return loaded, refused
