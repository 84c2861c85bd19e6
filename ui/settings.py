"""Every setting, declared once: its name, kind, default and words. The dialog is built from this, and so is what is
kept. No Qt here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

from coach.errors import DataError
from coach.loading.channels import load_channels
from coach.loading.knowledge import Knowledge, shipped, with_own
from coach.message import Channel
from ui.state import State

KEY = "settings"
"""Under this name they stand in the state."""


class Kind(StrEnum):
    CHOICE = "choice"
    NUMBER = "number"
    FOLDER = "folder"


@dataclass(frozen=True, slots=True)
class Setting:
    """`choices`: value -> words; `low`, `high`: bounds of a number, of which `low` may be said as `none`; `page`: where
    in the dialog it stands; `notes`: lines under it."""

    name: str
    kind: Kind
    default: Any
    label: str
    page: str
    help: str = ""
    choices: tuple[tuple[Any, str], ...] = ()
    low: int = 0
    high: int = 0
    none: str = ""
    notes: tuple[str, ...] = ()

    def admit(self, value: Any) -> Any:
        """`value` if it is one that the setting can have, else the default."""
        if self.kind is Kind.CHOICE:
            return value if any(value == v and type(value) is type(v) for v, _ in self.choices) else self.default
        if self.kind is Kind.NUMBER:
            fits = isinstance(value, int) and not isinstance(value, bool) and self.low <= value <= self.high
            return value if fits else self.default
        return value if isinstance(value, str) and len(value) < 4000 and "\0" not in value else self.default


LOOKS, LIMITS, RULES = "Looks", "Limits", "Rules"
_MOST = 100_000


@lru_cache(maxsize=1)
def declared() -> tuple[Setting, ...]:
    """All settings, in the order of the dialog."""
    fixed = (
        Setting(
            "theme",
            Kind.CHOICE,
            "system",
            "Colours",
            LOOKS,
            choices=(
                ("system", "As the system"),
                ("light", "Light"),
                ("dark", "Dark"),
                ("contrast", "High contrast"),
            ),
        ),
        Setting(
            "text_size",
            Kind.CHOICE,
            100,
            "Size of text",
            LOOKS,
            choices=tuple((n, f"{n} %") for n in (90, 100, 110, 125, 150, 175, 200)),
        ),
        Setting(
            "note_quota",
            Kind.NUMBER,
            5,
            "Notes a month on a free account",
            LIMITS,
            low=0,
            high=1000,
            none="No limit",
            notes=(
                "LinkedIn's help says five; other sources say three, or five to ten. It seems to differ between "
                "accounts. Checked on 2026-11-23.",
            ),
        ),
        Setting(
            "own_rules",
            Kind.FOLDER,
            "",
            "Folder of your own rules",
            RULES,
            help="One TOML file a rule, as in the reference. Read again whenever a file changes.",
        ),
    )
    limits = tuple(_limit(c, subject) for c in _shipped_channels() for subject in (False, True))
    return (*fixed[:2], *(s for s in limits if s is not None), *fixed[2:])


def _limit(channel: Channel, subject: bool) -> Setting | None:
    limit = channel.subject_limit if subject else channel.limit
    if limit is None:
        return None
    what = f"{channel.label}, subject" if subject else channel.label
    return Setting(
        f"limit.{channel.name}.subject" if subject else f"limit.{channel.name}",
        Kind.NUMBER,
        limit,
        what,
        LIMITS,
        low=1,
        high=_MOST,
        notes=() if subject else (f"{channel.source} Checked on {channel.checked_on}.",),
    )


Values = Mapping[str, Any]


def read(state: State) -> dict[str, Any]:
    """The settings kept in `state`; what is missing or impossible is the default."""
    kept = state.rest.get(KEY)
    kept = kept if isinstance(kept, dict) else {}
    values = {s.name: s.admit(kept.get(s.name, s.default)) for s in declared()}
    theme = next(s for s in declared() if s.name == "theme")
    return values | {"theme": theme.admit(state.theme)}


def write(state: State, values: Values) -> None:
    """Keeps those that differ from their defaults, and the theme where it always stood."""
    state.rest[KEY] = {s.name: values[s.name] for s in declared() if s.name != "theme" and values[s.name] != s.default}
    state.theme = values["theme"]


def channels(values: Values) -> dict[str, Channel]:
    """The channels with the limits that are set."""
    return {
        name: replace(
            c,
            limit=values.get(f"limit.{name}", c.limit),
            subject_limit=values.get(f"limit.{name}.subject", c.subject_limit),
        )
        for name, c in ((c.name, c) for c in _shipped_channels())
    }


@lru_cache(maxsize=1)
def _shipped_channels() -> tuple[Channel, ...]:
    """The channels alone: the window is built of them long before the rules are loaded."""
    return load_channels()


def plain(values: Values) -> bool:
    """Whether what ships is what is judged by."""
    return not values.get("own_rules") and list(channels(values).values()) == list(_shipped_channels())


def knowledge(values: Values) -> Knowledge:
    """What the judging knows under these settings; what ships, unchanged, where nothing is set. A folder of own rules
    that cannot be read is told in `refused`, and the rest works."""
    base = shipped()
    wanted = channels(values)
    if dict(base.channels) != wanted:
        base = replace(base, channels=wanted)
    folder = values.get("own_rules", "")
    return with_own(base, Path(folder)) if folder else base


def told(refused: Sequence[DataError]) -> list[str]:
    """What is wrong with own rules, a line each: file and line, key, and what."""
    return [str(error) for error in refused]
