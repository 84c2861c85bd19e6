"""How a full library compares with an empty one.

    python -m tests.benchmarks.library [PEOPLE] [SENT]

Milliseconds, median and 95th percentile of the times measured; a start is measured after a clean end, and without the
mark of one.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from coach.library import Draft, Library, PersonRecord, Sent, open_library

FIRST = (
    "Ada Bela Chloé Dario Émile Fatima Goran Hana Ines Jürgen Kofi Lena Mina Noor Olu Per Quynh Rosa Søren Tove".split()
)
LAST = "Adeyemi Berg Costa Duarte Eriksen Fischer García Hussein Ito Jansen Kovač Lind Müller Nowak Okafor Park".split()
WORDS = (
    "your talk on old looms made me look at the barn again may I ask how you date frames captions people finish maps "
    "of salt pans teach tide tables school book sheet check Friday which would draw again read paper team moved from "
    "paper tickets small shop open data library question answer long short review model train river bridge"
).split()


def message(chance: random.Random, name: str) -> str:
    return f"Hi {name}, " + " ".join(chance.choices(WORDS, k=chance.randint(25, 50)))


def fill(library: Library, people: int, sent: int) -> None:
    chance = random.Random(1)
    names = [f"{chance.choice(FIRST)} {chance.choice(LAST)}" for _ in range(max(1, people))]
    with library.together():
        for number in range(people):
            profile = {
                "name": names[number],
                "company": f"{chance.choice(LAST)} {chance.choice(WORDS)}",
                "headline": " ".join(chance.choices(WORDS, k=8)),
                "url": f"linkedin.com/in/person-{number}",
            }
            library.people.save(PersonRecord(profile))
    template = message(chance, "you")
    for start in range(0, sent, 5000):
        library.sent.log_many(
            # every tenth is nearly the same as many others, which is the hard case
            Sent(template if number % 10 == 0 else message(chance, to), name=to, person=number % max(1, people) + 1)
            for number in range(start, min(sent, start + 5000))
            for to in [names[number % len(names)]]
        )
    library.drafts.save(Draft(template))


def times(work: Callable[[], object], count: int) -> str:
    taken = []
    for _ in range(count):
        begun = time.perf_counter()
        work()
        taken.append((time.perf_counter() - begun) * 1000)
    taken.sort()
    return f"{statistics.median(taken):8.2f} {taken[int(len(taken) * 0.95)]:8.2f}"


def measure(folder: Path) -> dict[str, str]:
    chance = random.Random(2)
    told = {}

    def start() -> None:
        open_library(folder).library.close()

    def start_unclean() -> None:
        (folder / "library.clean").unlink(missing_ok=True)
        start()

    told["start"] = times(start, 11)
    told["start, not ended cleanly"] = times(start_unclean, 5)
    library = open_library(folder).library
    template = library.drafts.all()[0]

    def save() -> None:
        nonlocal template
        template = library.drafts.save(template)

    searches = iter(["m", "mü", "mull", "ines d", "søren par", "k", "zzz"] * 100)
    told["save a draft"] = times(save, 300)
    told["search people"] = times(lambda: library.people.search(next(searches)), 300)
    told["search history"] = times(lambda: library.sent.find(" ".join(chance.choices(WORDS, k=2))), 100)
    told["last contact"] = times(lambda: library.people.last_contact(chance.randint(1, 10_000)), 300)
    told["near-duplicate, new text"] = times(lambda: library.sent.near_duplicate(message(chance, "Xi"), "Xi"), 300)
    told["near-duplicate, known text"] = times(lambda: library.sent.near_duplicate(template.text, "Xi"), 300)
    told["log a message"] = times(lambda: library.sent.log(Sent(message(chance, "Xi"), name="Xi")), 100)
    told["notes left"] = times(lambda: library.sent.notes_left(), 100)
    told["back up"] = times(lambda: os.utime(folder / "library.db") or _back_up(library), 3)
    told["size in MB"] = f"{(folder / 'library.db').stat().st_size / 1e6:8.1f}"
    library.close()
    return told


def _back_up(library: Library) -> None:
    (library.folder / "backups" / "latest.db").unlink(missing_ok=True)
    library.back_up()


def main() -> None:
    people, sent = (int(a) for a in (sys.argv[1:] + ["10000", "50000"][len(sys.argv) - 1 :]))
    columns = []
    for size in ((0, 0), (people, sent)):
        with tempfile.TemporaryDirectory() as folder:
            library = open_library(Path(folder)).library
            fill(library, *size)
            library.close()
            columns.append(measure(Path(folder)))
    print(f"{'':28}{'empty: p50':>12}{'p95':>6}   {people} people, {sent} sent: p50, p95")
    for name in columns[0]:
        print(f"{name:28} {columns[0][name]:>18}   {columns[1][name]:>18}")


if __name__ == "__main__":
    main()
