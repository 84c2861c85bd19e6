"""How long the message is, in the units its channel counts."""

from __future__ import annotations

from coach.message import Channel, Message
from coach.report import Length
from coach.span import Span, widen_to_graphemes


def utf16_length(text: str) -> int:
    """Length in UTF-16 code units, as a browser's `maxlength` counts it; a lone surrogate is one."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def over_from(text: str, limit: int | None) -> int | None:
    """Code-point index of the first grapheme that does not fit into `limit` UTF-16 units, None if all do."""
    if limit is None or utf16_length(text) <= limit:
        return None
    # As many code points as fit, less one whose pair the cut goes through; then back to a grapheme's start.
    fits = len(text.encode("utf-16-le", "surrogatepass")[: limit * 2].decode("utf-16-le", "surrogatepass"))
    if utf16_length(text[:fits]) > limit:
        fits -= 1
    cut = widen_to_graphemes(text, Span(fits, min(fits + 1, len(text))))
    return cut.start


def measure(message: Message, channel: Channel, words: int) -> Length:
    """The length of body and subject against the channel's limits."""
    subject = None
    if message.subject is not None:
        text = message.subject
        subject = Length(
            utf16_length(text), channel.subject_limit, over_from(text, channel.subject_limit), len(text.split())
        )
    text = message.text
    return Length(utf16_length(text), channel.limit, over_from(text, channel.limit), words, None, subject)
