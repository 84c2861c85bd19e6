"""Which licence each shipped component is under, made from the environment it is shipped from.

`python packaging/licences.py FILE` writes the list with the full texts; it ends with an error where a component may not
be shipped (GPL or AGPL without a choice), so that nothing of the kind slips in with an update.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_NAME = re.compile(r"^[A-Za-z0-9._-]+")
_STRONG = re.compile(r"\bA?GPL|GNU (?:Affero )?General Public", re.IGNORECASE)
_WEAK = re.compile(
    r"\bLGPL|GNU (?:Lesser|Library) General Public|\bMIT\b|\bBSD\b|Apache|\bMPL\b|Mozilla", re.IGNORECASE
)


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def shipped() -> list[Distribution]:
    """The distributions that the project needs to run, and what those need, by name."""
    found: dict[str, Distribution] = {}
    needs = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    todo = [match[0] for need in needs if (match := _NAME.match(need))]
    while todo:
        name = canonical(todo.pop())
        if name in found:
            continue
        try:
            one = distribution(name)
        except PackageNotFoundError:  # for another system or an extra that is not shipped
            continue
        found[name] = one
        for need in one.requires or []:
            if "extra ==" not in need and (match := _NAME.match(need)):
                todo.append(match[0])
    return [found[name] for name in sorted(found)]


def licence_of(one: Distribution) -> str:
    """As its metadata says: the expression, else the classifiers, else the first line of the old field."""
    meta = one.metadata
    said = meta.get("License-Expression")
    if said:
        return said
    classes = [c.rsplit(" :: ", 1)[-1] for c in meta.get_all("Classifier") or [] if c.startswith("License ::")]
    return "; ".join(classes) or (meta.get("License") or "not stated").strip().splitlines()[0]


def may_be_shipped(licence: str) -> bool:
    """Whether it is no strong copyleft, or leaves a choice."""
    return not _STRONG.search(re.sub(r"LGPL|Lesser General Public", "", licence)) or bool(_WEAK.search(licence))


def texts(one: Distribution) -> Iterable[str]:
    for file in one.files or []:
        if re.search(
            r"(?:^|/)(?:licen[cs]es?/|licen[cs]e|copying|notice)", str(file), re.IGNORECASE
        ) and file.suffix not in (
            ".py",
            ".pyc",
        ):
            path = Path(str(file.locate()))
            if path.is_file() and path.stat().st_size < 200_000:
                yield path.read_text(encoding="utf-8", errors="replace")


def table() -> list[tuple[str, str, str]]:
    """(name, version, licence) of every shipped component."""
    return [(one.metadata["Name"], one.version, licence_of(one)) for one in shipped()]


def paper() -> str:
    lines = [
        "Firstline ships with the components below, each under its own licence.",
        "",
        "Qt and PySide6 are used under the LGPL, version 3. Their libraries lie as files of their own in the program's",
        "folder and can be replaced by others of the same interface; their sources are published by the Qt Project.",
        "",
    ]
    lines += [f"{name} {version}: {licence}" for name, version, licence in table()]
    for one in shipped():
        for text in dict.fromkeys(texts(one)):
            lines += ["", "=" * 100, f"{one.metadata['Name']} {one.version}", "", text.strip()]
    return "\n".join(lines) + "\n"


def main(argv: list[str]) -> int:
    bad = [f"{name} {version}: {licence}" for name, version, licence in table() if not may_be_shipped(licence)]
    if bad:
        print("May not be shipped: " + "; ".join(bad), file=sys.stderr)
        return 1
    if argv:
        Path(argv[0]).parent.mkdir(parents=True, exist_ok=True)
        Path(argv[0]).write_text(paper(), encoding="utf-8")
    else:
        print(paper())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
