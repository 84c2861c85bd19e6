"""Profiles from "Save to PDF": read right, and nothing that a hostile file does reaches us."""

from __future__ import annotations

import random
import sys
import zlib
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from coach.errors import InputError
from coach.importing import pdf_child
from coach.importing.pdf import read_profile
from coach.importing.pdf_layout import Page, Run, profile_of
from coach.importing.profile import ReadProfile
from coach.importing.scripts import logical
from tests.importing.pdfs import profile

FIELDS = ("name", "headline", "location", "company", "past_companies", "schools", "works", "languages", "address")
PROFILES = 60


def read_here(data: bytes) -> ReadProfile:
    """As `read_profile` does, in this process: sixty children would take half a minute."""
    pages = pdf_child.read(data)["pages"]
    return profile_of([Page(p["width"], p["height"], tuple(Run(*run) for run in p["runs"])) for p in pages])


def fields(got: ReadProfile) -> dict[str, object]:
    lists = {k: list(getattr(got, k)) for k in ("past_companies", "schools", "works", "languages")}
    texts = {k: getattr(got, k) for k in ("name", "headline", "location", "address")}
    return {**texts, **lists, "company": got.company or None}


def test_saved_profiles_are_read_right() -> None:
    wrong: Counter[str] = Counter()
    told = []
    for seed in range(PROFILES):
        data, truth = profile(seed)
        got = fields(read_here(data))
        for name in FIELDS:
            if got[name] != getattr(truth, name):
                wrong[name] += 1
                told.append(f"{seed} {name}: {got[name]!r} is not {getattr(truth, name)!r}")
    must = sum(wrong[name] for name in ("name", "headline", "location", "company", "past_companies", "schools"))
    assert must <= 0.02 * PROFILES * 6, "\n".join(told)
    assert sum(wrong.values()) <= 0.02 * PROFILES * len(FIELDS), "\n".join(told)


def test_the_control_sees_a_field_read_wrong() -> None:
    data, truth = profile(1)
    truth.name += "x"
    assert fields(read_here(data))["name"] != truth.name


def test_the_child_reads_the_same(tmp_path: Path) -> None:
    for seed in (3, 4):
        data, _ = profile(seed)
        file = tmp_path / "Profile.pdf"
        file.write_bytes(data)
        assert read_profile(file) == read_here(data)


def test_the_recipient_is_the_first_open_company() -> None:
    data, truth = profile(2)
    got = read_here(data).recipient()
    assert got.company == (truth.company or "")
    assert list(got.past_companies) == truth.past_companies
    assert list(got.works) == truth.works


@pytest.mark.parametrize(
    ("stored", "read"),
    [
        ("כהן אברהם", "כהן אברהם"),
        ("ןהכ םהרבא", "אברהם כהן"),
        ("Müller", "Müller"),
        ("ةسردملا", "المدرسة"),
        ("2019 םילשורי תטיסרבינוא", "אוניברסיטת ירושלים 2019"),
    ],
)
def test_text_from_right_to_left_is_turned_into_reading_order(stored: str, read: str) -> None:
    assert logical(stored) == read


def mutants(count: int) -> list[bytes]:
    data, _ = profile(5)
    chance = random.Random(7)

    def flip(b: bytearray) -> None:
        for _ in range(chance.randrange(1, 40)):
            b[chance.randrange(len(b))] ^= 1 << chance.randrange(8)

    def cut(b: bytearray) -> None:
        del b[chance.randrange(len(b)) :]

    def drop(b: bytearray) -> None:
        at = chance.randrange(len(b))
        del b[at : at + chance.randrange(1, 3000)]

    def double(b: bytearray) -> None:
        at = chance.randrange(len(b))
        b[at:at] = b[at : at + 2000]

    def digits(b: bytearray) -> None:
        for _ in range(30):
            at = chance.randrange(len(b))
            if chr(b[at]).isdigit():
                b[at] = ord(chance.choice("0123456789"))

    ways: tuple[Callable[[bytearray], None], ...] = (flip, cut, drop, double, digits)
    found = []
    for number in range(count):
        copy = bytearray(data)
        ways[number % len(ways)](copy)
        found.append(bytes(copy))
    return found


def test_damaged_files_are_read_or_refused_in_one_line(tmp_path: Path) -> None:
    every = mutants(200)
    for data in every[:185]:
        with suppress(Exception):  # the child would turn it into one line; what counts is that it ends
            read_here(data)
    file = tmp_path / "Profile.pdf"
    for data in every[185:]:
        file.write_bytes(data)
        with suppress(InputError):
            read_profile(file)


def crafted() -> dict[str, bytes]:
    """Files made to hurt."""
    head = b"%PDF-1.4\n"
    tail = b"\ntrailer << /Root 1 0 R /Size 9 >>\n%%EOF"

    catalog = b"1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n"

    def page(content: bytes, how: bytes = b"") -> bytes:
        body = b"<< " + how + b"/Length %d >>\nstream\n" % len(content) + content + b"\nendstream"
        return (
            head
            + catalog
            + b"2 0 obj << /Type /Pages /Count 1 /Kids [3 0 R] >> endobj\n"
            + b"3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << >> "
            + b"/Contents 4 0 R >> endobj\n"
            + b"4 0 obj "
            + body
            + b" endobj"
            + tail
        )

    squeezed = zlib.compress(b"0" * 300_000_000, 9)
    return {
        "bomb": page(squeezed, b"/Filter /FlateDecode "),
        "a million saved states": page(b"q " * 1_000_000),
        "a million texts": page(b"BT " + b"(a) Tj " * 500_000),
        "pages in a loop": head + catalog + b"2 0 obj << /Type /Pages /Count 9 /Kids [2 0 R 2 0 R] >> endobj" + tail,
        "a milliard pages": head + catalog + b"2 0 obj << /Type /Pages /Count 1000000000 /Kids [] >> endobj" + tail,
        "nested arrays": head + b"1 0 obj " + b"[" * 200_000 + b"]" * 200_000 + b" endobj" + tail,
        "filters on filters": page(b"x", b"/Filter [" + b"/FlateDecode " * 30 + b"] "),
        "objects without end": head + b"1 0 obj\n" * 900_000,
        "no objects": head + tail,
        "only a header": b"%PDF-1.7",
        "a lying length": page(b"BT ET").replace(b"/Length 5", b"/Length 99999999"),
        "no numbers": page(b"BT /F1 Tf Tm Td TJ cm (a) Tj 1 0 0 1 cm ET"),
    }


@pytest.mark.parametrize("name", list(crafted()))
def test_hostile_files_are_refused_in_one_line(name: str, tmp_path: Path) -> None:
    file = tmp_path / "Profile.pdf"
    file.write_bytes(crafted()[name])
    with pytest.raises(InputError) as caught:
        read_profile(file)
    assert "\n" not in str(caught.value)
    assert "Traceback" not in str(caught.value)


def test_what_is_no_pdf_is_told_so(tmp_path: Path) -> None:
    file = tmp_path / "Profile.pdf"
    file.write_bytes(b"PK\x03\x04")
    with pytest.raises(InputError, match="is no PDF"):
        read_profile(file)
    with pytest.raises(InputError, match="cannot be read"):
        read_profile(tmp_path / "none.pdf")


@pytest.mark.skipif(sys.platform != "linux", reason="bounds memory by the system")
def test_the_child_is_bounded_and_the_parent_does_not_grow(tmp_path: Path) -> None:
    import resource

    file = tmp_path / "Profile.pdf"
    file.write_bytes(crafted()["bomb"])
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(InputError):
        read_profile(file)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20 * 1024


WORDS = (
    "Experience Education Summary Contact Languages 2019 - Present Acme (LinkedIn) www.linkedin.com/in/x Page 1 of 2"
).split()


def test_any_layout_gives_a_profile() -> None:
    chance = random.Random(1)

    def run() -> Run:
        x, size = chance.choice((0, 22, 224, -5, 1e12)), chance.choice((0, 9, 10.5, 11.5, 12, 13, 15.75, 26, -3))
        text = " ".join(chance.choice(WORDS) for _ in range(chance.randrange(4)))
        return Run(x, chance.uniform(-10, 800), chance.uniform(-10, 800), size, chance.random(), text)

    for _ in range(3000):
        sides = chance.choice((612.0, 0.0, 1e9)), chance.choice((792.0, 0.0))
        profile_of(
            [Page(*sides, tuple(run() for _ in range(chance.randrange(25)))) for _ in range(chance.randrange(3))]
        )
