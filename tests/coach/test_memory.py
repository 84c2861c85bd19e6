"""What is remembered between keystrokes saves work and changes nothing."""

from __future__ import annotations

import random

import pytest

from coach import Memory, Message, Recipient, analyse
from tests.corpus.corpus import load

PIECES = (
    "",
    "x",
    " ",
    ".",
    "! ",
    "\n",
    "😀",
    "I hope this finds you well. ",
    "Let me know your thoughts!",
    "We spoke in Lund. ",
    "Your Kiln logs made me laugh. ",
)


@pytest.mark.parametrize("seed", range(8))
def test_reports_with_and_without_memory_are_the_same(seed: int) -> None:
    chance = random.Random(seed)
    recipient = Recipient(name="Mina Okafor", company="Harbour Press", works=("Kiln logs",)) if seed % 2 else None
    text = " ".join(m.text for m in chance.sample(load(), 4))
    memory = Memory()
    for _ in range(40):
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.choice((0, 0, 1, 3, 20)))
        text = text[:start] + chance.choice(PIECES) + text[end:]
        message = Message(text, channel=chance.choice(("email", "email", "note-free")), recipient=recipient)
        assert analyse(message, memory=memory) == analyse(message)
