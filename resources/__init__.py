"""The data of the program, and the one function that finds it.

The files lie beside this module in the source tree, in an installed wheel and in a frozen program alike.
"""

from __future__ import annotations

from pathlib import Path


def path(*parts: str) -> Path:
    """The path of a data file or folder, e.g. `path("rules")`. It need not exist."""
    return Path(__file__).resolve().parent.joinpath(*parts)
