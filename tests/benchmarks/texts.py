"""Messages to measure on: composed of a few sentences with names, places and numbers that change."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator

SENTENCES = (
    "Hi {name}, I came across your profile and was impressed by your journey at {place}.",
    "Your piece on {topic} changed how I open a report.",
    "We both studied in {place}, though you left in {year}, the year I arrived.",
    "I run a small workshop for {topic} in {place} and work for {number} others.",
    "I would love to pick your brain about potential synergies in {topic}.",
    "Would you have {number} minutes on Tuesday or Wednesday to tell me which part of {topic} failed?",
    "I think we could create exciting opportunities together in the {topic} space!",
    "{name} said that you tested {number} kilns before you chose one.",
    "I hope this message finds you well in {place}, {name}.",
    "If a line on {topic} is easier than a call, I am glad of a line.",
    "My team of {number} ships a tool for {topic}, and libraries in {place} use it.",
    "Let me know your thoughts on {topic} and we can take it from there.",
    "What made you drop the chapter on {topic}?",
    "I am reaching out because {name} and I share a passion for {topic}.",
    "You asked in {year} who keeps records of {topic} by hand; I do, for {number} months now.",
)
NAMES = "Zak Maria Anna Tomás Ingrid Chen Priya Yusuf Elif Bruno Noor Agnes".split()
PLACES = "Turin Lund Leeds Lagos Osaka Graz Porto Lviv Quito Perth".split()
TOPICS = (
    "writing for the real world",
    "kiln logs",
    "search in archives",
    "hiring junior editors",
    "ceramic glazes",
    "bus timetables",
    "water meters",
    "soil maps",
    "grant reports",
    "night trains",
    "reading rooms",
    "seed banks",
)


def texts(length: int, seed: int = 1) -> Iterator[str]:
    """An endless row of different texts of exactly `length` characters."""
    chance = random.Random(seed)
    return (_text(length, number, chance) for number in itertools.count())


def _text(length: int, number: int, chance: random.Random) -> str:
    said = [f"This is note {number}."]
    size = len(said[0])
    while size < length:
        sentence = chance.choice(SENTENCES).format(
            name=chance.choice(NAMES),
            place=chance.choice(PLACES),
            topic=chance.choice(TOPICS),
            year=chance.randrange(1990, 2026),
            number=chance.randrange(2, 60),
        )
        said.append(sentence)
        size += len(sentence) + 1
    return " ".join(said)[:length]


def typed(text: str, keys: int) -> list[str]:
    """The states of `text` while `keys` more characters are typed into the sentence in its middle."""
    at = text.index(" ", len(text) // 2)
    more = (" and then some more words that nobody asked for" * (keys // 40 + 1))[:keys]
    return [text[:at] + more[: n + 1] + text[at:] for n in range(keys)]
