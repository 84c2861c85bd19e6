"""The colours of the light, the dark and the high-contrast window, and how much two colours contrast."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Colours:
    """Colours as `#rrggbb`. `rapport`, `reason`, `ask`, `other`: a criterion's marks and words."""

    window: str
    """Behind the panels."""
    panel: str
    """Panels, fields and the editor."""
    rail: str
    line: str
    """Borders; never carries text."""
    text: str
    muted: str
    accent: str
    on_accent: str
    selection: str
    rapport: str
    reason: str
    ask: str
    other: str
    praise: str
    error: str
    over: str
    """Behind what is over the limit."""
    yours: str
    """Behind words bound to the recipient, in the swap test."""
    mine: str
    """Behind words bound to the sender."""


LIGHT = Colours(
    window="#f3f1ec",
    panel="#ffffff",
    rail="#26303a",
    line="#d5d1c7",
    text="#1d2329",
    muted="#5a636b",
    accent="#1f6f5c",
    on_accent="#ffffff",
    selection="#cfe5dd",
    rapport="#8a3ea0",
    reason="#1c64b0",
    ask="#a34a00",
    other="#5a636b",
    praise="#1f6f3c",
    error="#b3261e",
    over="#fbdcd8",
    yours="#d6efcf",
    mine="#fdeeb8",
)
DARK = Colours(
    window="#171b1f",
    panel="#20262b",
    rail="#0f1316",
    line="#3a434b",
    text="#eceff1",
    muted="#a9b3bb",
    accent="#5cc2a5",
    on_accent="#0d1a16",
    selection="#2d5348",
    rapport="#d59be6",
    reason="#86bdf5",
    ask="#f3ab66",
    other="#a9b3bb",
    praise="#83d19b",
    error="#ff9d94",
    over="#5a2a27",
    yours="#2b4a2a",
    mine="#504617",
)
HIGH = Colours(
    window="#000000",
    panel="#000000",
    rail="#000000",
    line="#ffffff",
    text="#ffffff",
    muted="#ffffff",
    accent="#ffd60a",
    on_accent="#000000",
    selection="#00458f",
    rapport="#ff9dff",
    reason="#7fd4ff",
    ask="#ffb454",
    other="#ffffff",
    praise="#7dff9b",
    error="#ff9d94",
    over="#8f0d0d",
    yours="#0b5d1e",
    mine="#5a4a00",
)
"""For those who need more: 7 to 1 for every word, and lines that are seen."""
RAIL_TEXT = "#e8ecef"
"""Words and icons on the rail, which is dark in all."""
THEMES = {"light": LIGHT, "dark": DARK, "contrast": HIGH}
TEXT_COLOURS = ("text", "muted", "accent", "rapport", "reason", "ask", "other", "praise", "error")
"""The colours that words are written in, on `panel` and on `window`."""


def _channel(value: int) -> float:
    part = value / 255
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb`, 0 to 1 (WCAG 2.2)."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return 0.2126 * _channel(red) + 0.7152 * _channel(green) + 0.0722 * _channel(blue)


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2); text wants 4.5."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def names() -> tuple[str, ...]:
    return tuple(f.name for f in fields(Colours))
