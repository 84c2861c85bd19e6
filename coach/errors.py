"""What can go wrong outside the program's own logic, each with one sentence for a person."""

from __future__ import annotations


class FirstlineError(Exception):
    """Base of all errors whose text is meant to be shown as it stands."""


class InputError(FirstlineError):
    """A message, profile or command-line input that cannot be used."""


class DataError(FirstlineError):
    """A data file (rule, pattern, channel, evidence) that is not what it must be.

    Its text is `path:line: key: what is wrong`; `line` is left out where it is not known.
    """

    def __init__(self, path: str, what: str, key: str | None = None, line: int | None = None) -> None:
        self.path, self.what, self.key, self.line = path, what, key, line
        where = path if line is None else f"{path}:{line}"
        super().__init__(f"{where}: {key}: {what}" if key else f"{where}: {what}")
