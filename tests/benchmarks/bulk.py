"""The audit at its full size: `python -m tests.benchmarks.bulk` (some minutes).

throughput   messages a second with a process for each core, as a multiple of `judge` alone in one
export       30,000 connections, 5,000 invitations and 100,000 messages read and audited: time, and the most memory
             that this process and its children took
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
import zipfile
from itertools import islice
from pathlib import Path

from coach.auditing.audit import audit
from coach.auditing.bulk import judge, judge_all
from coach.importing.archive import Archive
from coach.importing.export import messages
from coach.importing.tables import Skipped
from coach.message import Message
from tests.benchmarks.texts import texts
from tests.importing.exports import export, zipped


def throughput(count: int, workers: int) -> tuple[float, float]:
    """Messages a second in one process, and in `workers`, each with its start."""
    notes = [Message(text, channel="message") for text in islice(texts(300), count)]
    judge(notes[0])
    began = time.perf_counter()
    for note in notes:
        judge(note)
    alone = count / (time.perf_counter() - began)
    began = time.perf_counter()
    assert sum(1 for _ in judge_all(notes, workers=workers)) == count
    return alone, count / (time.perf_counter() - began)


def large(folder: Path, invitations: int, conversations: int) -> Path:
    """An export of that size."""
    files, _ = export("2026", 1, invitations)
    known = files["Connections.csv"].decode().rstrip("\n").split("\n")
    row = 'Ada,{n},https://www.linkedin.com/in/more-{n},,"Slip & Glaze Ltd",Potter,09 Aug 2022'
    files["Connections.csv"] = "\n".join([*known, *(row.format(n=n) for n in range(30_000))]).encode()
    head = '"CONVERSATION ID","FROM","TO","DATE","SUBJECT","CONTENT","FOLDER"\n'
    said = islice(texts(300, seed=3), conversations)
    body = "".join(
        f'"{n}","Me","Ada {n}","2025-06-01 14:03:22 UTC","","{text}","INBOX"\n' for n, text in enumerate(said)
    )
    files["messages.csv"] = (head + body).encode()
    return zipped(files, folder / "export.zip")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=6000)
    parser.add_argument("--workers", type=int, default=2)
    wanted = parser.parse_args()
    alone, together = throughput(wanted.count, wanted.workers)
    print(
        f"throughput: {alone:.0f} a second in one process, {together:.0f} in {wanted.workers}: {together / alone:.2f}"
    )
    with tempfile.TemporaryDirectory() as folder:
        place = large(Path(folder), 6250, 100_000)
        with zipfile.ZipFile(place) as packed:
            print("export:", ", ".join(f"{i.filename} {i.file_size / 1e6:.1f} MB" for i in packed.infolist()[:3]))
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        began = time.perf_counter()
        skipped: list[Skipped] = []
        with Archive(place) as archive:
            found = audit(archive)
            judged = time.perf_counter() - began
            talks = sum(1 for _ in messages(archive, skipped.append))
        took = time.perf_counter() - began
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{len(found.messages)} invitations judged in {judged:.1f} s, {talks} messages read, {took:.1f} s in all")
    print(f"most memory: {own:.0f} MB here ({before / 1024:.0f} before), {child:.0f} MB in the largest child")
    return 0


if __name__ == "__main__":
    sys.exit(main())
