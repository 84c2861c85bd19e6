"""Where the names of the profiles stand in a message, remembered by sentence."""

from __future__ import annotations

from dataclasses import dataclass, field

from coach.facts.named import ProfileNames
from coach.people import Person, Recipient
from coach.reading.reading import MAX_REMEMBERED, Reading
from coach.span import Span


@dataclass
class NameMemory:
    """The spans of names by sentence, under one pair of profiles."""

    names: ProfileNames | None = None
    sentences: dict[str, tuple[Span, ...]] = field(default_factory=dict)


def name_spans(
    reading: Reading, recipient: Recipient | None, sender: Person | None, memory: NameMemory | None = None
) -> list[Span]:
    """The stretches of the message (code points, in order, apart) that name someone or something of the profiles."""
    if recipient is None and sender is None:
        return []
    memory = memory or NameMemory()
    names = memory.names
    if names is None or (names.you, names.me) != (recipient, sender):
        names = memory.names = ProfileNames(recipient, sender)
        memory.sentences.clear()
    if len(memory.sentences) > MAX_REMEMBERED:
        memory.sentences.clear()
    found: list[Span] = []
    for placed in reading.sentences:
        text = placed.reading.text
        spans = memory.sentences.get(text)
        if spans is None:
            spans = memory.sentences[text] = names.spans(text)
        if spans:
            found += [s.shift(placed.start) for s in spans]
    return found
