"""A JSON mapping in a file of the data folder: the `Storage` of own teardowns and of practice. No Qt here."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from coach.library.files import write_whole

MAX_BYTES = 16_000_000
"""A larger file is none of ours and is not read."""


class JsonFile:
    """A `coach.gallery.progress.Storage` on the file `name` in `folder`, which is made when first written."""

    def __init__(self, folder: Path, name: str, most: int = MAX_BYTES) -> None:
        """`most`: bytes of the largest file that is read."""
        self.path = folder / name
        self._most = most

    def load(self) -> dict[str, Any]:
        """What was kept; nothing where there is none. A damaged file is set aside, never overwritten."""
        try:
            if self.path.stat().st_size > self._most:
                raise ValueError("too large")
            read = json.loads(self.path.read_text(encoding="utf-8"))
            if not isinstance(read, dict):
                raise ValueError("not an object")
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError):
            self._set_aside()
            return {}
        return read

    def save(self, values: Mapping[str, Any]) -> None:
        """Writes `values` for this user alone, whole or not at all. Raises OSError; the file before stays then."""
        write_whole(self.path, json.dumps(dict(values), ensure_ascii=True, indent=1))

    def _set_aside(self) -> None:
        for number in range(1, 100):
            aside = self.path.with_name(f"{self.path.stem}.damaged-{number}{self.path.suffix}")
            if not aside.exists():
                with contextlib.suppress(OSError):
                    os.replace(self.path, aside)
                return
