"""Hostile messages by the number, and what must hold of each report: `python -m tests.coach.hostile 200000`.

No exception; every span lies in its field, holds the words it says and cuts no grapheme in two; score, parts and gains
add up; the same message gives the same bytes a second time, with what an editor remembers or without. Each seed is one
message, so a failure is found again by its number. `--from N` begins there; both halves run at once.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache

from coach import Memory, Message, analyse
from coach.message import Suppression
from coach.people import Person, Recipient, Relation
from coach.report import Report
from coach.span import grapheme_starts
from coach.wire import encode, report_json
from tests.corpus.corpus import load

CHANNELS = ("note-free", "note-premium", "inmail", "message", "email")
ODD = (
    "\0", "\ud800", "\udfff", "\r\n", "\r", "\u2028", "\u00a0", "\u200b", "\u200d", "\ufeff", "\u202e", "\t", "\x07",
    "e\u0301", "n\u0303\u0323", "\u0301", "👩‍👩‍👧‍👦", "🏳️‍🌈", "🇩🇪", "👍🏽",
    "☺", "﷽", "ﬁ", "İ", "ß", "ǅ", "שלום", "مرحبا", "你好", "नमस्ते",
    "กำ", "각", "각",
    "<b>", "</script>", "&amp;", "<img src=x onerror=1>", "[link](javascript:x)",
    "{{first_name}}", "*|FNAME|*", "%s%n",
    "${jndi}", "../../etc", "C:\\", "'; DROP", "=1+1", "\\u0000", "{", "}", "[[", "]]", "((((", "\"\"\"", "''''",
    "«", "»", "!!!!!!", "??!?", "......", "…", "—",
    "- - -", "#" * 9, "@" * 5, "_" * 30, "a" * 300, "1" * 80, "http://", "www.",
    "https://x.example/" + "y" * 200, "x@y.z", "I" * 40, "A B C D E F G H", "you you you you", "  \n \n  ",
)  # fmt: skip
NAMES = (
    "Zak Slayback",
    "José Ñuñez",
    "Hope Best",
    "O'Neil-Van der Berg, PhD",
    "😀",
    "",
    "李小龙",
    "\ud800x",
    "<b>Jo</b>",
    "a",
)


@cache
def sentences() -> tuple[str, ...]:
    return tuple(m.text for m in load())


def text_of(chance: random.Random) -> str:
    """Pieces of real messages with odd ones between, within and instead."""
    pieces: list[str] = []
    for _ in range(chance.choice((0, 1, 1, 2, 3, 5))):
        whole = chance.choice(sentences())
        start = chance.randrange(len(whole))
        pieces.append(whole[start : start + chance.choice((3, 40, 160, 400))])
        pieces += chance.choices(ODD, k=chance.choice((0, 0, 1, 2, 6)))
        if chance.random() < 0.1:
            pieces.append(chance.choice(ODD) * chance.choice((2, 30)))
    chance.shuffle(pieces)
    return chance.choice(("", " ", "\n")).join(pieces)


def message_of(seed: int) -> Message:
    chance = random.Random(seed)
    some = lambda: chance.choice((chance.choice(NAMES), chance.choice(ODD), chance.choice(sentences())[:60], ""))  # noqa: E731
    several = lambda: tuple(some() for _ in range(chance.choice((0, 0, 1, 3))))  # noqa: E731
    recipient = sender = None
    if chance.random() < 0.5:
        recipient = Recipient(
            name=some(), headline=some(), company=some(), past_companies=several(), schools=several(), location=some(),
            groups=several(), works=several(), mutual_contacts=several(), relation=chance.choice(list(Relation)),
            met_where=some(), notes=some(),
        )  # fmt: skip
    if chance.random() < 0.3:
        sender = Person(name=some(), company=some(), schools=several(), location=some(), groups=several())
    suppressed = ()
    if chance.random() < 0.2:
        suppressed = (Suppression(chance.choice(("*", "generic.connect", "no.such")), chance.choice((None, some()))),)
    return Message(
        text_of(chance),
        channel=chance.choice(CHANNELS),
        subject=chance.choice((None, None, some(), text_of(chance)[:80])),
        recipient=recipient,
        sender=sender,
        purpose=some() if chance.random() < 0.2 else "",
        suppressed=suppressed,
    )


def faults(message: Message, report: Report) -> Iterator[str]:
    """What is wrong with the report on `message`; nothing where all is well."""
    starts = {"text": set(grapheme_starts(message.text)), "subject": set(grapheme_starts(message.subject or ""))}
    fields = {"text": message.text, "subject": message.subject or ""}
    for f in report.findings:
        if f.span.empty and f.span.start == 0 and f.text == "":
            continue
        if not 0 <= f.span.start < f.span.end <= len(fields[f.field]):
            yield f"{f.rule}: {f.span} is not within its field"
        elif f.text != f.span.of(fields[f.field]):
            yield f"{f.rule}: {f.span} holds other words"
        elif not {f.span.start, f.span.end} <= starts[f.field]:
            yield f"{f.rule}: {f.span} cuts a grapheme"
    for assessment in report.criteria:
        for quote in assessment.evidence:
            if quote.text != quote.span.of(message.text) or not {quote.span.start, quote.span.end} <= starts["text"]:
                yield f"{assessment.criterion}: {quote} is no stretch of the text"
    if report.score is not None and report.score != sum(p.points for p in report.score_parts):
        yield "the score is not the sum of its parts"
    if any(f.gain < 0 for f in report.findings):
        yield "a gain is below nothing"


def check(seed: int) -> list[str]:
    message = message_of(seed)
    report = analyse(message)
    found = list(faults(message, report))
    written = encode(report_json(report))
    if not written.isascii():
        found.append("a character outside ASCII is written as it is")
    memory = Memory()
    analyse(Message(message.text[: len(message.text) // 2], channel=message.channel), memory=memory)
    if encode(report_json(analyse(message, memory=memory))) != written:
        found.append("a second look gives other bytes")
    return [f"seed {seed}: {fault}" for fault in found]


def run(seeds: Sequence[int]) -> list[str]:
    return [fault for seed in seeds for fault in check(seed)]


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("--from", dest="first", type=int, default=0)
    wanted = parser.parse_args(argv)
    began = time.monotonic()
    last = wanted.first + wanted.count
    parts = [range(at, min(at + 1000, last)) for at in range(wanted.first, last, 1000)]
    with ProcessPoolExecutor(2) as pool:
        found = [fault for some in pool.map(run, parts) for fault in some]
    print("\n".join(found[:20]))
    print(f"{wanted.count} messages, {len(found)} faults, {time.monotonic() - began:.0f} s")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
