"""A city hall for the tests: a database, terminals at it, a roster and a postman's bag."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from kiosk.residents.directory import Directory
from kiosk.residents.errors import Denied
from kiosk.residents.hashing import Cost
from kiosk.residents.identity import Applicant, ApplicationId, Resident
from kiosk.residents.identity_local import LocalIdentity
from kiosk.residents.limits import Limits
from kiosk.residents.outbox import Letter, LetterKind, Outbox
from kiosk.residents.schema import METADATA, Moment
from kiosk.secrets import Secret

CHEAP = Cost(memory_kib=8, passes=1)
PASSWORD = Secret("tangled kelp on 9 piers")
OTHER = Secret("nine quiet ferries at dawn")
ANN = "ann@example.org"
BEA = "bea@example.org"
CLERK = "clerk-7"

_numbers = itertools.count(1)


class SetClock:
    """A clock that stands where it was set, but for a millisecond at each look at the wall."""

    def __init__(self) -> None:
        self.wall = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
        self.uptime = 5000.0

    def utc_now(self) -> datetime:
        self.wall += timedelta(milliseconds=1)
        return self.wall

    def monotonic(self) -> float:
        return self.uptime

    def pass_by(self, seconds: float) -> None:
        """Time goes by as it should."""
        self.wall += timedelta(seconds=seconds)
        self.uptime += seconds


class Terminal:
    """One terminal: connections of its own to the shared database."""

    def __init__(self, url: str, clock: SetClock, roster: Roster, limits: Limits, cost: Cost) -> None:
        self.directory = Directory(Secret(url), clock)
        self.identity = LocalIdentity(self.directory, proves=roster, limits=limits, cost=cost)
        self.outbox = Outbox(self.directory, limits, cost)

    def mail(self) -> list[tuple[Letter, str | None]]:
        """Send what is due: the letters with their codes."""
        sent = [(letter, self.outbox.new_code(letter)) for letter in self.outbox.claim(50)]
        for letter, _ in sent:
            self.outbox.sent(letter)
        return sent

    def code(self, kind: LetterKind, to: str = ANN) -> str:
        """Send what is due; the code of the one letter of this kind to this address."""
        codes = [code for letter, code in self.mail() if (letter.kind, letter.to) == (kind, to)]
        assert len(codes) == 1
        assert codes[0] is not None
        return codes[0]

    def resident(self, email: str = ANN, **given: Any) -> Resident:
        """Somebody who has registered and confirmed."""
        application = self.identity.register(applicant(email, **given))
        return self.identity.confirm(application, self.code(LetterKind.CONFIRM, email))

    def run(self, statement: sa.Executable) -> list[Any]:
        """What the tables say."""
        with self.directory.transaction() as tx:
            result = tx.run(statement)
            return list(result) if result.returns_rows else []


class Roster:
    """The city's records: what is listed matches."""

    def __init__(self) -> None:
        self.match = True
        self.asked: list[tuple[str, str, str, str]] = []

    def __call__(self, biller: str, number: str, zip_code: str, name: str) -> bool:
        self.asked.append((biller, number, zip_code, name))
        return self.match


class CityHall:
    """One database, and as many terminals as a test opens."""

    def __init__(self, url: str, kind: str) -> None:
        self.url = url
        self.kind = kind
        self.clock = SetClock()
        self.roster = Roster()
        self._open: list[Terminal] = []

    def terminal(self, limits: Limits | None = None, cost: Cost = CHEAP) -> Terminal:
        terminal = Terminal(self.url, self.clock, self.roster, limits or Limits(), cost)
        self._open.append(terminal)
        return terminal

    def pass_by(self, seconds: float) -> None:
        """Time goes by, on the database's clock too: everything in it grows older instead."""
        if self.kind == "sqlite":
            self.clock.pass_by(seconds)
            return
        terminal = self._open[0]
        span = sa.literal(timedelta(seconds=seconds), sa.Interval())
        for table in METADATA.sorted_tables:
            older: dict[str, Any] = {
                column.name: column - span for column in table.columns if isinstance(column.type, Moment)
            }
            if table.name == "lockouts":
                older["since"] = table.c.since - seconds
            if older:
                terminal.run(sa.update(table).values(**older))

    def close(self) -> None:
        for terminal in self._open:
            terminal.directory.close()


def applicant(
    email: str = ANN, *, password: Secret = PASSWORD, name: str = "Ann Example", **given: str
) -> Applicant:
    """Somebody who registers."""
    return Applicant(
        biller=given.get("biller", "4234"),
        number=given.get("number", f"1000-{next(_numbers):04}"),
        name=name,
        street=given.get("street", "1 Example Street"),
        city="Exampleton",
        state="FL",
        zip="32707",
        email=email,
        password=password,
        language=given.get("language", "en"),
    )


def denied(call: Callable[..., object], *arguments: Any) -> Denied:
    """The refusal that a call must come to."""
    try:
        call(*arguments)
    except Denied as refusal:
        return refusal
    raise AssertionError("was not denied")


def register(terminal: Terminal, email: str = ANN, **given: Any) -> tuple[ApplicationId, str]:
    """An application and the code that was mailed for it."""
    application = terminal.identity.register(applicant(email, **given))
    return application, terminal.code(LetterKind.CONFIRM, email)
