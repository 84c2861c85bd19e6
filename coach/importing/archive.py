"""The data export as files to read: a ZIP or a folder, under bounds, nothing written to disk.

Members are found by name whatever their case, spaces, underscores and number at the end ("Invitations_1.csv"), and read
into memory one at a time. What a hostile archive can do is bounded before it is listed: `zipfile` alone takes seconds
and hundreds of megabytes for 200,000 entries.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from coach.errors import InputError

MAX_ENTRIES = 2_000
MAX_DIRECTORY = 1_000_000
"""Bytes of a ZIP's list of entries."""
MAX_FILE = 64 * 1024 * 1024
MAX_RATIO = 200
_CHUNK = 1 << 20
_SMALL = 1 << 20
"""Below this size a high ratio is no bomb: a file of blank rows packs well."""
_END = b"PK\x05\x06"
_END_64 = b"PK\x06\x07"
_JUNK = re.compile(r"(?:^|/)(?:__MACOSX/|\._|\.)")
_NUMBER = re.compile(r"[ _]?\(?\d+\)?$")


@dataclass(frozen=True, slots=True)
class Table:
    """A file of the export. `name`: as the archive calls it; `whole`: False where it was cut off at the bound."""

    name: str
    data: bytes
    whole: bool = True


def key_of(name: str) -> str:
    """What a file is called, for finding it: "Invitations_1.csv" and "invitations.CSV" are both "invitations"."""
    stem = name.replace("\\", "/").rsplit("/", 1)[-1]
    if not stem.casefold().endswith(".csv"):
        return ""
    return _NUMBER.sub("", stem[:-4]).replace(" ", "").replace("_", "").casefold()


class Archive:
    """A data export. Raises InputError, one line, for what is none or goes beyond the bounds."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._zip: zipfile.ZipFile | None = None
        if place.is_dir():
            self._names = list(self._walk(place))
            return
        try:
            _check_end(place)
            self._zip = zipfile.ZipFile(place)
            infos = self._zip.infolist()
        except InputError:
            raise
        except OSError as error:
            raise InputError(f"{place}: cannot be read: {error.strerror or error}") from None
        except Exception as error:  # zipfile has a dozen ways to say that a file is damaged
            raise InputError(f"{place}: is damaged or no ZIP archive ({type(error).__name__})") from None
        if len(infos) > MAX_ENTRIES:
            raise InputError(f"{place}: holds more than {MAX_ENTRIES} files; no data export does")
        if any(info.flag_bits & 1 for info in infos):
            raise InputError(f"{place}: is protected by a password; the data export is not")
        self._names = [info.filename for info in infos if not info.is_dir()]
        if len(set(self._names)) < len(self._names):
            raise InputError(f"{place}: holds two files of one name")

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        if self._zip is not None:
            self._zip.close()

    def _walk(self, folder: Path) -> Iterator[str]:
        """The files of a folder and of the folders in it."""
        for count, path in enumerate(sorted(folder.rglob("*"))):
            if count > 20 * MAX_ENTRIES:
                raise InputError(f"{folder}: holds more files than any data export")
            if path.suffix.casefold() == ".csv" and path.is_file() and not path.is_symlink():
                yield path.relative_to(folder).as_posix()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name for name in self._names if not _JUNK.search(name))

    def tables(self, key: str) -> list[Table]:
        """The files of that key, each content once, the shortest name first. Raises InputError."""
        names = sorted((n for n in self.names if key_of(n) == key), key=lambda n: (n.count("/"), len(n), n))
        found: dict[bytes, Table] = {}
        for name in names:
            table = self._read(name)
            found.setdefault(table.data, table)
        return list(found.values())

    def _read(self, name: str) -> Table:
        if self._zip is None:
            try:
                with (self._place / name).open("rb") as handle:
                    data = handle.read(MAX_FILE + 1)
            except OSError as error:
                raise InputError(f"{self._place / name}: cannot be read: {error.strerror or error}") from None
            return _bounded(name, data)
        info = self._zip.getinfo(name)
        parts: list[bytes] = []
        size = 0
        try:
            with self._zip.open(info) as member:
                while size <= MAX_FILE and (part := member.read(_CHUNK)):
                    parts.append(part)
                    size += len(part)
                    if size > _SMALL and size > MAX_RATIO * max(1, info.compress_size):
                        raise InputError(f"{self._place}: {name} is packed tighter than any data export")
        except InputError:
            raise
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, ValueError, EOFError, OSError) as error:
            raise InputError(f"{self._place}: {name} is damaged ({type(error).__name__})") from None
        return _bounded(name, b"".join(parts))


def _bounded(name: str, data: bytes) -> Table:
    return Table(name, data[:MAX_FILE], len(data) <= MAX_FILE)


def _check_end(place: Path) -> None:
    """Looks at the end of a ZIP, where it says how many entries it lists, before anything lists them."""
    with place.open("rb") as handle:
        handle.seek(0, 2)
        size = handle.tell()
        handle.seek(max(0, size - 66_000))
        tail = handle.read()
    at = tail.rfind(_END)
    if at < 0 or at + 22 > len(tail):
        raise InputError(f"{place}: is no ZIP archive")
    entries, directory = struct.unpack_from("<HI", tail, at + 10)
    if _END_64 in tail[max(0, at - 20) : at] or entries > MAX_ENTRIES or directory > MAX_DIRECTORY:
        raise InputError(f"{place}: lists more files than any data export")
