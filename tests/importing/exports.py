"""Data exports as LinkedIn made them over the years, with the truth beside them. Nobody in them exists."""

from __future__ import annotations

import csv
import io
import random
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

PREAMBLE = (
    'Notes:\n"When exporting your connection data, you may notice that some of the email addresses are missing. You '
    "will only see email addresses for connections who have allowed their connections to see or download their email "
    "address using this setting https://www.linkedin.com/psettings/privacy/email. You can learn more here "
    'https://www.linkedin.com/help/linkedin/answer/261"\n\n'
)
ERAS = ("2018", "2022", "2024-urn", "2026")
FIRST = "Zoë Marek Aïcha Håkon Ngozi Li Priya Tomás Ελένη Ольга".split()
LAST = "Ødegård Nowak Benali O'Shea Okafor Wang Nair, PhD|Müller|Παππά|Синицына".replace("|", " ").split(" ")
NOTES = (
    "Hi {first}, your talk on water meters in Graz made me check ours: two of nine ran backwards. Which make did you "
    "drop? A name is enough.",
    "I came across your profile and would love to connect.",
    'Hi {first}, "exciting opportunities" await,\nlet us synergise.',
    "Dear {first}, we both sat in Dr Ito's seminar in Lund, 2011. Would you read two pages on seed banks by Friday?",
    "I'd like to add you to my professional network on LinkedIn.",
    "",
)


@dataclass
class Expected:
    """What a reader must find. `sent`: (to, text, accepted) of the outgoing invitations, in order."""

    sent: list[tuple[str, str, bool]] = field(default_factory=list)
    connections: int = 0


def written(rows: list[list[str]], delimiter: str = ",", quote_all: bool = False, end: str = "\n") -> str:
    out = io.StringIO()
    quoting = csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL
    csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator=end).writerows(rows)
    return out.getvalue()


def export(era: str, seed: int, count: int = 40) -> tuple[dict[str, bytes], Expected]:
    """The files of an export, and what they say."""
    chance = random.Random(seed)
    truth = Expected()
    start = datetime(2025, 3, 1, 9, 30)
    head = ["From", "To", "Sent At", "Message", "Direction"]
    head += {
        "2024-urn": ["inviterProfileUrn", "inviteeProfileUrn"],
        "2026": ["inviterProfileUrl", "inviteeProfileUrl"],
    }.get(era, [])
    sent_rows = [head]
    known: list[list[str]] = []
    has_address = era in ("2024-urn", "2026")
    for number in range(count):
        first, last = chance.choice(FIRST), f"{chance.choice(LAST)} {number}"
        name = f"{first} {last}"
        slug = f"kiln-{number}-{seed}"
        text = chance.choice(NOTES).format(first=first)
        if era == "2022":
            text = text.replace("\n", "  ")
        when = (start + timedelta(hours=37 * number)).strftime("%m/%d/%y, %I:%M %p").lstrip("0").replace("/0", "/")
        accepted = chance.random() < 0.5
        incoming = chance.random() < 0.2
        row = (
            ["Me Myself", name, when, text, "OUTGOING"] if not incoming else [name, "Me Myself", when, text, "INCOMING"]
        )
        if era == "2024-urn":
            row += ["urn:li:fsd_profile:ME", f"urn:li:fsd_profile:{slug}"]
        if era == "2026":
            row += ["https://www.linkedin.com/in/me", f"https://www.linkedin.com/in/{slug}"]
        sent_rows.append(row)
        if not incoming:
            truth.sent.append((name, text, accepted))
        if accepted and not incoming:
            shown = f"{last} married" if era == "2026" and number % 7 == 0 else last
            address = [f"www.linkedin.com/in/{slug}/"] if has_address else []
            known.append([first, shown, *address, "", "Slip & Glaze Ltd", "Potter", _connected(era, start)])
    truth.connections = len(known)
    known.append(["", "", *([""] if has_address else []), "", "", "", _connected(era, start)])
    columns = [
        "First Name",
        "Last Name",
        *(["URL"] if has_address else []),
        "Email Address",
        "Company",
        "Position",
        "Connected On",
    ]
    connections = written([columns, *known]).rstrip("\n")
    if era != "2018":
        connections = PREAMBLE + connections
    invitations = written(sent_rows, quote_all=era == "2026")
    files = {"Connections.csv": connections.encode(), "Invitations.csv": invitations.encode()}
    if era == "2018":
        files = {
            "Connections.csv": connections.encode(),
            "Invitations.csv": written(sent_rows, "\t", True).encode("utf-16"),
        }
    files["Profile.csv"] = written(
        [["First Name", "Last Name", "Headline", "Geo Location"], ["Me", "Myself", "Reader of meters", "Graz, Austria"]]
    ).encode()
    files["Positions.csv"] = written(
        [
            ["Company Name", "Title", "Description", "Location", "Started On", "Finished On"],
            ["Waterworks", "Reader", "", "", "Jan 2020", ""],
            ["Old Pump Co", "Apprentice", "", "", "Jan 2015", "Dec 2019"],
        ]
    ).encode()
    files["Education.csv"] = written(
        [["School Name", "Start Date", "End Date"], ["Lunds universitet", "2009", "2012"]]
    ).encode()
    return files, truth


def _connected(era: str, start: datetime) -> str:
    return start.strftime("%m/%d/%y, %I:%M %p") if era == "2018" else start.strftime("%d %b %Y")


def zipped(files: Mapping[str, bytes], place: Path) -> Path:
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return place


def unpacked(files: Mapping[str, bytes], folder: Path) -> Path:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder
