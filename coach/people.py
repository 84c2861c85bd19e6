"""The two people of a message, as far as the writer knows them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum


class Relation(StrEnum):
    """How the sender knows the recipient, as the sender says."""

    MET = "met"
    MUTUAL = "mutual"
    WORK = "work"
    FIELD = "field"
    NONE = "none"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Person:
    """A profile. Empty strings and tuples mean "not recorded"; nothing here is ever markup, path or address to us."""

    name: str = ""
    headline: str = ""
    company: str = ""
    past_companies: tuple[str, ...] = ()
    schools: tuple[str, ...] = ()
    location: str = ""
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recipient(Person):
    """The person written to."""

    works: tuple[str, ...] = ()
    mutual_contacts: tuple[str, ...] = ()
    relation: Relation = Relation.UNKNOWN
    met_where: str = ""
    notes: str = ""


def fold(text: str) -> str:
    """Lower case, without accents, white space collapsed: for comparing facts, never for showing them."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(plain.casefold().split())
