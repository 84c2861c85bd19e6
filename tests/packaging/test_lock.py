"""packaging/requirements.lock: complete, hashed, and silent about where packages come from."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "packaging" / "requirements.lock"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

_PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ ;\\]+)", re.MULTILINE)
_ADDRESS = re.compile(r"://|\bindex-url\b|\bfind-links\b|^-", re.MULTILINE)


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(lock: str) -> dict[str, str]:
    return {canonical(m["name"]): m["version"] for m in _PIN.finditer(lock)}


def without_hash(lock: str) -> list[str]:
    """The pins that no hash follows."""
    blocks = re.split(r"\n(?=\S)", lock.strip())
    return [block.split()[0] for block in blocks if "--hash=sha256:" not in block]


def wished() -> list[str]:
    return [
        *PROJECT["project"]["dependencies"],
        *PROJECT["dependency-groups"]["dev"],
        *PROJECT["build-system"]["requires"],
    ]


def test_no_address() -> None:
    assert not _ADDRESS.findall(LOCK.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "planted", ["regex @ https://example.invalid/regex.whl", "--index-url=somewhere", "a==1\n-f wheels"]
)
def test_an_address_is_seen(planted: str) -> None:
    assert _ADDRESS.search(planted)


def test_every_pin_has_hashes() -> None:
    assert not without_hash(LOCK.read_text(encoding="utf-8"))
    assert without_hash("a==1 \\\n    --hash=sha256:00\nb==2\n") == ["b==2"]


@pytest.mark.parametrize("requirement", wished())
def test_what_the_project_wants_is_locked(requirement: str) -> None:
    from packaging.requirements import Requirement

    wish = Requirement(requirement)
    version = pins(LOCK.read_text(encoding="utf-8")).get(canonical(wish.name))
    assert version is not None, f"{wish.name} is not in the lock; CONTRIBUTING.md says how to renew it"
    assert wish.specifier.contains(version)
