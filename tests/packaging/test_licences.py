"""What may be shipped, and that what is shipped is named."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def licences() -> ModuleType:
    spec = importlib.util.spec_from_file_location("licences", ROOT / "packaging" / "licences.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("licence", "may"),
    [
        ("MIT", True),
        ("LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only", True),
        ("GNU Lesser General Public License v2 or later (LGPLv2+)", True),
        ("GPL-3.0-or-later", False),
        ("GNU Affero General Public License v3", False),
        ("AGPL-3.0", False),
        ("BSD License", True),
    ],
)
def test_strong_copyleft_is_seen(licences: ModuleType, licence: str, may: bool) -> None:
    assert licences.may_be_shipped(licence) is may


def test_nothing_is_shipped_that_may_not_be(licences: ModuleType) -> None:
    table = licences.table()
    names = {name.lower() for name, _, _ in table}
    assert {"pyside6-essentials", "textstat", "harper-py", "pypdf"} <= {n.replace("_", "-") for n in names}
    assert [(name, licence) for name, _, licence in table if not licences.may_be_shipped(licence)] == []
    assert [name for name, _, licence in table if licence == "not stated"] == []
