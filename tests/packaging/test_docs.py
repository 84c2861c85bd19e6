"""The pages that lead through the project lead to what exists, and the README's example is what happens."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from tests.packaging.programs import ROOT, run

PAGES = [
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    *(f"docs/{page.name}" for page in sorted((ROOT / "docs").glob("*.md"))),
]
_QUOTED = re.compile(r"`([^`\n<> ]+)`")
_LINK = re.compile(r"\]\(([^)#:]+)\)")
_FOLDERS = tuple(f"{path.name}/" for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith("."))


def named(page: str) -> set[str]:
    """The files and folders of the project that `page` names."""
    quoted = {name for name in _QUOTED.findall(page) if name.startswith(_FOLDERS) or name in ("pyproject.toml",)}
    return quoted | set(_LINK.findall(page))


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_names_exists(page: str) -> None:
    path = ROOT / page
    names = named(path.read_text(encoding="utf-8"))
    assert [name for name in names if not ((ROOT / name).exists() or (path.parent / name).exists())] == []


def test_a_missing_file_is_seen() -> None:
    assert named("see `coach/gone.py` and [there](docs/gone.md), not `firstline check`") == {
        "coach/gone.py",
        "docs/gone.md",
    }


def test_every_module_of_the_coach_is_on_the_page() -> None:
    names = named((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "coach").rglob("*.py")}
    lost = {
        module
        for module in modules - {"coach/__init__.py", "coach/errors.py"}
        if not module.endswith("__init__.py") and not any(module.startswith(name) for name in names)
    }
    assert lost == set()


def test_the_example_in_the_readme() -> None:
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    block = re.search(r'^\$ echo "(?P<text>.*)" \| firstline check\n(?P<shown>.*?)^```', page, re.MULTILINE | re.DOTALL)
    assert block is not None
    printed = run([sys.executable, "-m", "coach", "check"], feed=block["text"] + "\n").stdout
    for shown in block["shown"].split("…\n"):
        lines = [line for line in shown.splitlines() if line]
        pattern = r"[^\n]*\n".join(map(re.escape, lines))
        assert re.search(f"^{pattern}", printed, re.MULTILINE), f"the README shows this, `check` does not:\n{shown}"


def test_licence() -> None:
    assert "Apache License" in (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert Path(ROOT / "LICENSE").stat().st_size > 10_000
