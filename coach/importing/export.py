"""LinkedIn's data export: invitations, connections, messages, and one's own profile, of every year's headers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from coach.importing.archive import Archive, Table
from coach.importing.dates import CONNECTED_ON, MESSAGE_DATE, SENT_AT, date_in
from coach.importing.profile import once
from coach.importing.tables import Row, Skipped, rows
from coach.people import Person

OUTGOING, INCOMING = "OUTGOING", "INCOMING"
Report = Callable[[Skipped], None]


@dataclass(frozen=True, slots=True)
class Invitation:
    """An invitation that was sent. `to`, `text`: as they stand; `address`: of the invited profile, "" if not told."""

    to: str
    sent_at: datetime
    text: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Connection:
    name: str
    address: str = ""
    company: str = ""
    position: str = ""
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """A message of a conversation."""

    conversation: str
    sender: str
    to: str
    date: datetime
    text: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Invitations:
    sent: tuple[Invitation, ...] = ()
    skipped: tuple[Skipped, ...] = ()


@dataclass
class Connections:
    """Who is connected, by profile address and by name."""

    rows: list[Connection] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    _addresses: set[str] = field(default_factory=set)
    _names: dict[str, set[str]] = field(default_factory=dict)

    def add(self, connection: Connection) -> None:
        self.rows.append(connection)
        if connection.address:
            self._addresses.add(connection.address)
        self._names.setdefault(collapsed(connection.name), set()).add(connection.address)

    def holds(self, name: str, address: str) -> bool:
        """Whether that person is connected: by address where both have one, else by name."""
        if address and address in self._addresses:
            return True
        there = self._names.get(collapsed(name), set())
        return bool(there) and (not address or "" in there)


def collapsed(name: str) -> str:
    return " ".join(name.split())


def address_of(written: str) -> str:
    """A profile address in one form, without scheme, host and case; "" where it names no profile (`urn:`)."""
    plain = written.strip().casefold()
    if not plain or plain.startswith("urn:"):
        return ""
    plain = plain.split("?")[0].split("#")[0]
    host = "linkedin.com/"
    plain = plain.split(host if host in plain else "://", 1)[-1]
    return plain.strip("/")


_INVITATION = ("from", "to", "sentat", "message", "direction")


def invitations(archive: Archive) -> Invitations:
    """The invitations that were sent, in the order of the file. Raises InputError."""
    skipped: list[Skipped] = []
    sent: list[Invitation] = []
    seen: set[Invitation] = set()
    for table in archive.tables("invitations"):
        # A second file is a second download: what the first told already is not sent twice.
        found = list(_invitations(table, skipped.append))
        sent += [one for one in found if one not in seen]
        seen.update(found)
    return Invitations(tuple(sent), tuple(skipped))


def _invitations(table: Table, report: Report) -> Iterator[Invitation]:
    for row in rows(table, _INVITATION):
        if isinstance(row, Skipped):
            report(row)
            continue
        values = row.values
        direction = values["direction"].strip().upper()
        if direction == INCOMING:
            continue
        if direction != OUTGOING:
            report(Skipped(table.name, row.line, "its direction is neither INCOMING nor OUTGOING"))
            continue
        when = date_in(values["sentat"], SENT_AT)
        if when is None:
            report(Skipped(table.name, row.line, "its date cannot be read"))
            continue
        address = address_of(values.get("inviteeprofileurl", "") or values.get("inviteeprofileurn", ""))
        yield Invitation(values["to"], when, values["message"], address)


_CONNECTION = ("firstname", "lastname", "connectedon")


def connections(archive: Archive) -> Connections | None:
    """Everyone connected; None where the export has no such file. Raises InputError."""
    tables = archive.tables("connections")
    if not tables:
        return None
    found = Connections()
    for table in tables:
        for row in rows(table, _CONNECTION):
            if isinstance(row, Skipped):
                found.skipped.append(row)
            else:
                _connection(table, row, found)
    return found


def _connection(table: Table, row: Row, found: Connections) -> None:
    values = row.values
    name = f"{values['firstname']} {values['lastname']}".strip()
    since = date_in(values["connectedon"], CONNECTED_ON)
    if not name:
        return  # somebody who closed their account: only the date is left
    if since is None:
        found.skipped.append(Skipped(table.name, row.line, "its date cannot be read"))
        return
    address = address_of(values.get("url", ""))
    found.add(Connection(name, address, values.get("company", ""), values.get("position", ""), since))


def messages(archive: Archive, report: Report) -> Iterator[Sent]:
    """The messages of all conversations, drafts left out, row by row. Raises InputError."""
    for table in archive.tables("messages"):
        for row in rows(table, ("from", "to", "date", "content")):
            if isinstance(row, Skipped):
                report(row)
                continue
            values = row.values
            when = date_in(values["date"], MESSAGE_DATE)
            if when is None:
                report(Skipped(table.name, row.line, "its date cannot be read"))
            elif values.get("ismessagedraft", "").strip().casefold() not in ("yes", "true"):
                yield Sent(
                    values.get("conversationid", ""),
                    values["from"],
                    values["to"],
                    when,
                    values["content"],
                    values.get("subject", ""),
                )


def yourself(archive: Archive) -> Person | None:
    """Your own profile, None where the export has none. Raises InputError."""
    own = next(iter(_plain(archive, "profile", ("firstname", "lastname"))), None)
    if own is None:
        return None
    positions = list(_plain(archive, "positions", ("companyname", "finishedon")))
    now = [p["companyname"] for p in positions if not p["finishedon"].strip()]
    past = [p["companyname"] for p in positions if p["finishedon"].strip()]
    schools = [e["schoolname"] for e in _plain(archive, "education", ("schoolname",))]
    return Person(
        name=collapsed(f"{own['firstname']} {own['lastname']}"),
        headline=own.get("headline", ""),
        company=next(iter(once(now)), ""),
        past_companies=once(c for c in past if c not in now),
        schools=once(schools),
        location=own.get("geolocation", ""),
        groups=once(g.get("groupname", "") for g in _plain(archive, "groups", ("groupname",))),
    )


def _plain(archive: Archive, key: str, needed: tuple[str, ...]) -> list[dict[str, str]]:
    tables = archive.tables(key)
    return [dict(r.values) for r in rows(tables[0], needed) if isinstance(r, Row)] if tables else []
