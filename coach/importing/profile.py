"""A profile as it was read from a document, before anyone has looked it over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from coach.people import Person, Recipient


@dataclass(frozen=True, slots=True)
class Role:
    """One position. `dates` as written; `open` where it has no end yet."""

    title: str
    dates: str = ""
    open: bool = False
    location: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """A company with the positions held there, newest first."""

    company: str
    roles: tuple[Role, ...] = ()

    @property
    def open(self) -> bool:
        return any(role.open for role in self.roles)


@dataclass(frozen=True, slots=True)
class ReadProfile:
    """What a document says of a person. `unsure`: names of the fields that were guessed and want a look."""

    name: str = ""
    headline: str = ""
    location: str = ""
    summary: str = ""
    jobs: tuple[Job, ...] = ()
    schools: tuple[str, ...] = ()
    works: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    address: str = ""
    unsure: frozenset[str] = frozenset()

    @property
    def company(self) -> str:
        """The first company with an open position, "" where there is none."""
        return next((job.company for job in self.jobs if job.open), "")

    @property
    def past_companies(self) -> tuple[str, ...]:
        """Companies of which every position has ended, each once, newest first."""
        now = {job.company for job in self.jobs if job.open}
        return once(job.company for job in self.jobs if job.company not in now)

    def recipient(self) -> Recipient:
        """The same as the person a message goes to. The summary is what is noted of them."""
        return Recipient(**self._facts(), works=self.works, notes=self.summary)

    def person(self) -> Person:
        """The same as the person who writes."""
        return Person(**self._facts())

    def _facts(self) -> dict[str, Any]:
        shared = ("name", "headline", "company", "past_companies", "schools", "location")
        return {name: getattr(self, name) for name in shared}


def once(values: Iterable[str]) -> tuple[str, ...]:
    """The values that are not blank, each at its first place."""
    return tuple(dict.fromkeys(v for v in values if v.strip()))
