"""The data export of every year: each row kept or reported, and hostile archives refused in one line."""

from __future__ import annotations

import io
import struct
import time
import zipfile
from functools import cache
from pathlib import Path

import pytest

from coach.cells import csv_text
from coach.errors import InputError
from coach.importing.archive import Archive, key_of
from coach.importing.export import address_of, connections, invitations, messages, yourself
from coach.importing.tables import Skipped, repaired
from tests.importing.exports import ERAS, export, unpacked, zipped

HEAD = "From,To,Sent At,Message,Direction\n"
GOOD = '"Me","Ada L","1/5/26, 9:30 AM","Hello","OUTGOING"\n'


def read(tmp_path: Path, text: str | bytes, name: str = "Invitations.csv") -> tuple[list[str], list[tuple[int, str]]]:
    """Whom the invitations of one file went to, and (line, why) of the rows that were not read."""
    data = text.encode() if isinstance(text, str) else text
    with Archive(unpacked({name: data}, tmp_path)) as archive:
        found = invitations(archive)
    return [i.to for i in found.sent], [(s.line, s.why) for s in found.skipped]


@pytest.mark.parametrize("era", ERAS)
@pytest.mark.parametrize("as_zip", [True, False])
def test_exports_of_every_year_are_read_whole(era: str, as_zip: bool, tmp_path: Path) -> None:
    for seed in range(5):
        files, truth = export(era, seed)
        place = tmp_path / str(seed)
        place.mkdir()
        place = zipped(files, place / "e.zip") if as_zip else unpacked(files, place)
        with Archive(place) as archive:
            found = invitations(archive)
            known = connections(archive)
        assert known is not None
        assert (found.skipped, known.skipped) == ((), [])
        assert len(known.rows) == truth.connections
        assert [(i.to, i.text, known.holds(i.to, i.address)) for i in found.sent] == truth.sent


def test_you_are_read_from_the_export(tmp_path: Path) -> None:
    files, _ = export("2026", 1)
    with Archive(zipped(files, tmp_path / "e.zip")) as archive:
        me = yourself(archive)
    assert me is not None
    assert (me.name, me.headline, me.location) == ("Me Myself", "Reader of meters", "Graz, Austria")
    assert (me.company, me.past_companies, me.schools) == ("Waterworks", ("Old Pump Co",), ("Lunds universitet",))


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        ("Me,Short\n", "cut short"),
        ('Me,Bo,"1/5/26, 9:30 AM",Hello,SIDEWAYS\n', "neither INCOMING nor OUTGOING"),
        ("Me,Bo,yesterday,Hello,OUTGOING\n", "date cannot be read"),
        ('Me,Bo,"31/12/26, 9:30 AM",Hello,OUTGOING\n', "date cannot be read"),
        ('Me,Bo,"1/5/26, 9:30 AM","never closed,OUTGOING\n', "never closed"),
    ],
)
def test_a_row_that_cannot_be_read_is_named_and_costs_no_other(bad: str, why: str, tmp_path: Path) -> None:
    sent, skipped = read(tmp_path, "A line above\n\n" + HEAD + GOOD + bad + GOOD.replace("Ada", "Bea"))
    assert sent == ["Ada L", "Bea L"]
    assert [line for line, _ in skipped] == [5]
    assert why in skipped[0][1]


def test_texts_over_several_lines_count_as_lines_of_the_file(tmp_path: Path) -> None:
    row = '"Me","Ada L","1/5/26, 9:30 AM","one\ntwo\n\nthree","OUTGOING"\n'
    sent, skipped = read(tmp_path, HEAD + row + "Me,Short\n")
    assert (sent, [line for line, _ in skipped]) == (["Ada L"], [6])


def test_blank_rows_and_incoming_ones_are_no_trouble(tmp_path: Path) -> None:
    incoming = "Bo,Me,no date,Hello,INCOMING\n"
    assert read(tmp_path, HEAD + "\n,,,,\n" + incoming + GOOD) == (["Ada L"], [])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_marks_of_every_kind(encoding: str, delimiter: str, end: str, tmp_path: Path) -> None:
    text = (HEAD + '"Me","Zoë Müller","1/5/26; 9:30 AM","Grüße","OUTGOING"\n').replace(",", delimiter)
    text = text.replace("26; 9", "26, 9").replace("\n", end)
    assert read(tmp_path, text.encode(encoding)) == (["Zoë Müller"], [])


def test_a_return_or_a_nul_inside_a_text_makes_no_row(tmp_path: Path) -> None:
    row = "Me,Ada L,1/5/26 9:30,a\rb\0c,OUTGOING\n"
    sent, skipped = read(tmp_path, HEAD + row.replace("1/5/26 9:30", '"1/5/26, 9:30 AM"'))
    assert (sent, skipped) == (["Ada L"], [])


def test_names_of_files_drift(tmp_path: Path) -> None:
    assert read(tmp_path, HEAD + GOOD, "data/INVITATIONS_12.CSV")[0] == ["Ada L"]
    assert key_of("Phone Numbers.csv") == key_of("PhoneNumbers_1.csv") == key_of("phone_numbers (2).CSV")


def test_a_second_download_counts_once(tmp_path: Path) -> None:
    newer = HEAD + GOOD + GOOD.replace("Ada", "Bea")
    with Archive(
        unpacked({"Invitations.csv": (HEAD + GOOD).encode(), "Invitations_1.csv": newer.encode()}, tmp_path)
    ) as a:
        assert [i.to for i in invitations(a).sent] == ["Ada L", "Bea L"]


def test_messages_are_read_row_by_row(tmp_path: Path) -> None:
    head = (
        "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER,IS MESSAGE DRAFT\n"
    )
    rows_ = "1,,Me,u,Ada,2025-06-01 14:03:22 UTC,,Hello,INBOX,No\n1,,Me,u,Ada,never,,Hello,INBOX,No\n"
    draft = "1,,Me,u,Ada,2025-06-01 14:03:22 UTC,,Unsent,INBOX,Yes\n"
    skipped: list[Skipped] = []
    with Archive(unpacked({"messages.csv": (head + rows_ + draft).encode()}, tmp_path)) as archive:
        assert [m.text for m in messages(archive, skipped.append)] == ["Hello"]
    assert [s.line for s in skipped] == [3]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.linkedin.com/in/Ada-L/", "www.linkedin.com/in/ada-l"),
        ("http://de.linkedin.com/in/ada-l?trk=x", "https://linkedin.com/in/ada-l"),
    ],
)
def test_one_address_in_many_forms(one: str, other: str) -> None:
    assert address_of(one) == address_of(other) != ""


def test_urns_name_nobody() -> None:
    assert address_of("urn:li:fsd_profile:ACoAAB") == ""


@pytest.mark.parametrize(
    ("text", "mended"),
    [("cafÃ©", "café"), ("café", "café"), ("Ãœber uns", "Über uns"), ("itâ€™s", "it’s"), ("Â£5", "£5"), ("Ã", "Ã")],
)
def test_text_that_was_encoded_twice_is_mended(text: str, mended: str) -> None:
    assert repaired(text) == mended


def test_no_cell_is_a_formula() -> None:
    text = csv_text(["a"], [["=1+1"], [" +x"], ["-2"], ["@x"], ["＝x"], ["plain"], ["\t=x"]])
    assert [line[:2].lstrip('"')[:1] for line in text.splitlines()[1:6]] == ["'"] * 5


# --- hostile archives ----------------------------------------------------------------------------------------------


@cache
def hostile() -> dict[str, bytes]:
    """Archives made to hurt."""
    files: dict[str, bytes] = {}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Invitations.csv", HEAD + "\n" * 200_000_000)
    files["bomb"] = out.getvalue()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for n in range(3000):
            archive.writestr(f"{n}.csv", "")
    files["entries"] = out.getvalue()
    good, _ = export("2026", 1)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in good.items():
            archive.writestr(name, data)
    whole = out.getvalue()
    files["cut"] = whole[: len(whole) // 2]
    files["text"] = b"no archive"
    files["empty"] = b""
    encrypted = bytearray(whole)
    at = encrypted.rfind(b"PK\x01\x02")
    while at >= 0:
        encrypted[at + 8] |= 1
        at = encrypted.rfind(b"PK\x01\x02", 0, at)
    files["encrypted"] = bytes(encrypted)
    lying = bytearray(whole)
    at = lying.find(b"Invitations.csv", lying.find(b"PK\x01\x02"))
    struct.pack_into("<I", lying, at - 46 + 24, 10)
    struct.pack_into("<I", lying, at - 46 + 16, 1)
    files["lying"] = bytes(lying)
    end = whole.rfind(b"PK\x05\x06")
    many = bytearray(whole)
    struct.pack_into("<HHI", many, end + 8, 65535, 65535, 0xFFFFFFFF)
    files["many"] = bytes(many)
    return files


HOSTILE = ("bomb", "entries", "cut", "text", "empty", "encrypted", "lying", "many", "missing")


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_archives_are_refused_in_one_line(name: str, tmp_path: Path) -> None:
    place = tmp_path / "e.zip"
    if name != "missing":
        place.write_bytes(hostile()[name])
    began = time.monotonic()
    with pytest.raises(InputError) as caught, Archive(place) as archive:
        invitations(archive)
    assert "\n" not in str(caught.value)
    assert time.monotonic() - began < 20  # bounded at all: the real figure is far lower


def test_an_archive_in_an_archive_is_not_opened(tmp_path: Path) -> None:
    inner = zipped(export("2026", 1)[0], tmp_path / "inner.zip").read_bytes()
    with Archive(zipped({"inner.zip": inner}, tmp_path / "outer.zip")) as archive:
        assert invitations(archive).sent == ()


def test_a_spreadsheet_named_csv_is_told(tmp_path: Path) -> None:
    _, skipped = read(tmp_path, b"PK\x03\x04" + b"x" * 100)
    assert "spreadsheet" in skipped[0][1]
