"""The labelled messages of the project's own corpus."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coach.loading.rules import unmark

HERE = Path(__file__).parent
QUESTIONS = ("rapport", "reason", "ask")


@dataclass(frozen=True)
class Labelled:
    """A message and how a careful reader labels it; `generic` are code-point spans. See the labelling guideline."""

    id: str
    text: str
    channel: str
    levels: dict[str, str]
    rating: int
    author_label: str
    generic: tuple[tuple[int, int], ...]
    kind: str
    given: dict[str, Any]
    carried: dict[str, tuple[tuple[int, int], ...]]
    """For each question the spans of the words that carry its level."""

    @property
    def part(self) -> int:
        """The number of its file: "p4-018" stands in part 4."""
        return int(self.id.split("-")[0].removeprefix("p"))


def load() -> list[Labelled]:
    out = []
    for file in sorted(HERE.glob("part-*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            text, spans = unmark(row["marked"])
            given = {k: row[k] for k in ("subject", "recipient", "sender", "purpose") if row.get(k) is not None}
            levels = {q: row[q] for q in QUESTIONS}
            out.append(
                Labelled(
                    row["id"],
                    text,
                    row["channel"],
                    levels,
                    row["rating"],
                    row["author_label"],
                    spans,
                    row["kind"],
                    given,
                    {q: _found(text, row["at"][q]) for q in levels},
                )
            )
    return out


def _found(text: str, quotes: list[str]) -> tuple[tuple[int, int], ...]:
    return tuple((text.index(quote), text.index(quote) + len(quote)) for quote in quotes)


LETTERS = {"a": "absent", "v": "vague", "s": "specific"}
SIZES = (1, 3, 5, 2, 6, 4)


def letters(rounds: int = 2) -> list[Labelled]:
    """The single sentences of sentences.tsv, which readers labelled by what each adds, put together to letters of one
    to six. A letter answers a question as well as its best sentence does. No letter has a rating (-1)."""
    rows = [line.split("\t") for line in (HERE / "sentences.tsv").read_text(encoding="utf-8").splitlines()]
    out: list[Labelled] = []
    for turn in range(rounds):
        left = sorted(rows, key=lambda row: zlib.crc32(f"{turn}{row[1]}".encode()))
        while left:
            size = SIZES[len(out) % len(SIZES)]
            out.append(_letter(f"s{turn}-{len(out)}", left[:size]))
            left = left[size:]
    return out


def _letter(id_: str, rows: list[list[str]]) -> Labelled:
    text, spans = unmark(" ".join(marked for _, marked in rows))
    told: list[tuple[int, int, str]] = []
    at = 0
    for labels, marked in rows:
        length = len(unmark(marked)[0])
        told.append((at, at + length, labels))
        at += length + 1
    levels = {
        question: LETTERS[max((labels[number] for _, _, labels in told), key="avs".index)]
        for number, question in enumerate(QUESTIONS)
    }
    return Labelled(id_, text, "message", levels, -1, "none", spans, "sentences", {"told": told}, {})


def told_level(message: Labelled, question: str, start: int, end: int) -> int | None:
    """The level, as a rank, that readers gave the sentence at those code points of a letter; None elsewhere."""
    number = QUESTIONS.index(question) if question in QUESTIONS else -1
    here = [labels[number] for a, b, labels in message.given.get("told", ()) if a < end and start < b]
    return max(map("avs".index, here)) if here and number >= 0 else None


def held_back(message: Labelled) -> bool:
    """Every third message of the first fourteen parts, by its id, is never looked at while tuning. A second reader
    labelled them all blind (docs/accuracy.md)."""
    return message.part <= 14 and zlib.crc32(message.id.encode()) % 3 == 0
