"""Channels and their limits: resources/channels.toml."""

from __future__ import annotations

from pathlib import Path

import resources
from coach.loading import toml
from coach.message import Channel


def load_channels(file: Path | None = None) -> tuple[Channel, ...]:
    """The channels in the order of the file. Raises DataError."""
    top = toml.read(file or resources.path("channels.toml"))
    channels = []
    for table in top.tables("channel"):
        channels.append(
            Channel(
                table.text("name"),
                table.text("label"),
                table.number_or_none("limit"),
                table.number_or_none("subject_limit"),
                table.text("checked_on"),
                table.text("source"),
                table.texts("reminder"),
            )
        )
        table.done()
    top.done()
    return tuple(channels)
