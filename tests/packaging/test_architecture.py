"""The plan of the code, held: who imports whom, who touches files, and what importing `coach` brings along.

Every rule has a control: a planted source that breaks it and must be seen.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COACH = ROOT / "coach"

PARTS: Mapping[str, str] = {
    "__init__": "surface",
    "__main__": "surface",
    "analysis": "surface",
    "rule": "judging",
}
"""Modules that lie directly in coach/ and are no nouns. A folder is a part of its own name; all else is a noun."""

ALLOWED: Mapping[str, frozenset[str]] = {
    "nouns": frozenset({"nouns"}),
    "facts": frozenset({"facts", "nouns"}),
    "reading": frozenset({"reading", "nouns"}),
    "language": frozenset({"language", "reading", "nouns"}),
    "judging": frozenset({"judging", "facts", "reading", "nouns"}),
    "advising": frozenset({"advising", "judging", "facts", "reading", "nouns"}),
    "loading": frozenset({"loading", "judging", "facts", "reading", "nouns", "resources"}),
    "importing": frozenset({"importing", "nouns"}),
    "library": frozenset({"library", "nouns"}),
    "auditing": frozenset({"auditing", "importing", "surface", "nouns"}),
    "surface": frozenset(
        {"surface", "importing", "auditing", "loading", "advising", "judging", "facts", "language", "reading", "nouns"}
    ),
}
"""Part -> the parts it may import. A new folder in coach/ needs a line here: that is the moment to think."""

FILES_IN = ("coach/loading/", "coach/importing/", "coach/library/", "coach/__main__.py")
"""Where files may be touched."""

FILE_MODULES = frozenset(
    "glob io mmap os pathlib resources shelve shutil sqlite3 subprocess tempfile zipfile".split()
)  # fmt: skip
FILE_METHODS = frozenset(
    "exists glob is_dir is_file iterdir mkdir open read_bytes read_text rename rglob rmdir stat touch unlink "
    "write_bytes write_text".split()
)
OUTSIDE = frozenset(
    "PySide6 shiboken6 ui socket ssl urllib http ftplib smtplib asyncio textstat nltk py3langid numpy harper "
    "pypdf".split()
)
"""Never imported by the analysis. What takes its time lives behind adapters that import late: LATE."""

LATE: Mapping[str, str] = {
    "coach/language/grade.py": "textstat",
    "coach/language/harper.py": "harper",
    "coach/reading/langid.py": "py3langid",
    "coach/importing/pdf_child.py": "pypdf",
}
"""File -> the one outside module that it may import, inside a function."""


def sources() -> list[Path]:
    return sorted(COACH.rglob("*.py"))


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def part_of(module: str) -> str:
    """The part that a dotted name under `coach` belongs to."""
    names = module.split(".")
    if names[0] != "coach":
        return names[0]
    if len(names) == 1:
        return "surface"
    if (COACH / names[1]).is_dir():
        return names[1]
    return PARTS.get(names[1], "nouns")


def imports(source: str) -> list[str]:
    """Every dotted name that `source` imports, `from coach import wire` as coach.wire."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide who imports whom"
            inside = [f"{node.module}.{alias.name}" for alias in node.names]
            modules = [name for name in inside if is_module(name)]
            found += modules or [str(node.module)]
    return found


def is_module(name: str) -> bool:
    path = ROOT.joinpath(*name.split("."))
    return path.with_suffix(".py").exists() or (path / "__init__.py").exists()


def upward(module: str, source: str) -> list[str]:
    """What `module` imports of ours against the directions of the plan."""
    part = part_of(module)
    assert part in ALLOWED, f"{part}: a new part of coach/ needs a line in ALLOWED"
    ours = [name for name in imports(source) if name.split(".")[0] in ("coach", "resources")]
    return [name for name in ours if part_of(name) not in ALLOWED[part]]


def outside(source: str, excused: Iterable[str] = ()) -> list[str]:
    return [name for name in imports(source) if name.split(".")[0] in OUTSIDE - set(excused)]


def file_uses(source: str) -> list[str]:
    """The ways in which `source` touches files."""
    found = [name for name in imports(source) if name.split(".")[0] in FILE_MODULES]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            called = node.func
            if isinstance(called, ast.Name) and called.id == "open":
                found.append("open()")
            elif isinstance(called, ast.Attribute) and called.attr in FILE_METHODS:
                found.append(f".{called.attr}()")
    return found


@pytest.mark.parametrize("path", sources(), ids=module_name)
def test_directions(path: Path) -> None:
    assert upward(module_name(path), path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("module", "planted"),
    [
        ("coach.span", "from coach.reading.words import Word"),
        ("coach.reading.words", "import coach.judging.matching"),
        ("coach.judging.levels", "from coach.advising import score"),
        ("coach.judging.levels", "from coach.language.harper import Harper"),
        ("coach.language.proofreader", "from coach.judging.levels import assess"),
        ("coach.judging.levels", "from coach.loading.knowledge import shipped"),
        ("coach.advising.score", "def f():\n    from coach import analyse"),
        ("coach.loading.rules", "from coach.analysis import analyse"),
        ("coach.reading.words", "import resources"),
        ("coach.library.drafts", "from coach.loading.knowledge import shipped"),
        ("coach.advising.score", "from coach.library import Library"),
    ],
)
def test_an_import_upwards_is_seen(module: str, planted: str) -> None:
    assert upward(module, planted)


def test_a_new_part_is_asked_about() -> None:
    with pytest.raises(AssertionError, match="ALLOWED"):
        upward("resources.path", "import re")


@pytest.mark.parametrize("path", sources(), ids=module_name)
def test_no_qt_and_no_network(path: Path) -> None:
    excused = [LATE[key] for key in [path.relative_to(ROOT).as_posix()] if key in LATE]
    assert outside(path.read_text(encoding="utf-8"), excused) == []


@pytest.mark.parametrize(
    "planted",
    [
        "import PySide6",
        "from PySide6.QtCore import QObject",
        "import ui.app",
        "from urllib import request",
        "import socket",
    ],
)
def test_qt_or_network_is_seen(planted: str) -> None:
    assert outside(f"def late():\n    {planted}")


@pytest.mark.parametrize("path", sources(), ids=module_name)
def test_only_loaders_touch_files(path: Path) -> None:
    if path.relative_to(ROOT).as_posix().startswith(FILES_IN):
        return
    assert file_uses(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "planted", ["open('x')", "import os", "from pathlib import Path", "p.read_text()", "import resources"]
)
def test_touching_a_file_is_seen(planted: str) -> None:
    assert file_uses(planted)


def test_the_parts_exist() -> None:
    """A part that is renamed takes its line in PARTS along."""
    assert all((COACH / f"{name}.py").exists() for name in PARTS)


def loaded_by(statement: str, *suspects: str) -> list[str]:
    """Those of `suspects` that a fresh interpreter has loaded after `statement`."""
    code = f"{statement}\nimport sys\nprint(*[m for m in {suspects!r} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    return done.stdout.split()


SUSPECTS = (
    *("PySide6", "shiboken6", "ui", "socket", "ssl", "urllib.request", "http.client"),
    *("textstat", "nltk", "py3langid", "numpy", "harper"),
)


@pytest.mark.parametrize(
    "statement",
    [
        "import coach",
        "import coach.__main__",
        "import coach; coach.analyse(coach.Message('Hi Zak, may I ask you this?'))",
    ],
)
def test_importing_coach_brings_neither_qt_nor_network(statement: str) -> None:
    assert loaded_by(statement, *SUSPECTS) == []


def test_the_command_line_brings_no_qt() -> None:
    """`firstline --version` and `firstline check` answer on a machine that has no Qt libraries."""
    tried = "import ui.start\ntry:\n    ui.start.main([{}])\nexcept SystemExit:\n    pass"
    for arguments in ("'--help'", "'--version'", "'check', '--help'"):
        code = "import io, contextlib\nwith contextlib.redirect_stdout(io.StringIO()):\n    " + "\n    ".join(
            tried.format(arguments).splitlines()
        )
        assert loaded_by(code, "PySide6", "shiboken6") == []


def test_what_an_import_brings_is_seen() -> None:
    assert loaded_by("import ssl, PySide6", *SUSPECTS) == ["PySide6", "shiboken6", "socket", "ssl"]
