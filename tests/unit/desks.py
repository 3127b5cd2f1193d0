"""A desk for tests: what happens to it, and what it asked for."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TypeVar

from kiosk.account import AccountNumber
from kiosk.flow.desk import effects as do
from kiosk.flow.desk import events as ev
from kiosk.flow.desk.advance import advance
from kiosk.flow.desk.clerk import Clerk, Role
from kiosk.flow.desk.effects import Deed
from kiosk.flow.desk.state import Arrangement, Desk, Notice, Place, Progress, Rules, Serving, arrangement
from kiosk.flow.desk.waiting import Need, Waiting
from kiosk.flow.states import SessionId
from kiosk.secret import Secret

ANN = Clerk("ann", Role.CLERK)
BOB = Clerk("bob", Role.CLERK)
EVE = Clerk("eve", Role.SUPERVISOR)
PIN = Secret("271828")
ONE, TWO, THREE, FOUR, FIVE = (SessionId(f"s-{number}") for number in range(1, 6))


def waiting(need: Need, name: str = "w-1") -> Waiting:
    return Waiting(
        id=name,
        need=need,
        biller="4234",
        number=AccountNumber("13275-9960"),
        name="Marisol Vega",
        holder="Jorge Vega",
        email="m•••@e•••.org",
        since=datetime(2026, 5, 4, 9, tzinfo=UTC),
    )


APPLIED, UNPROVEN, HELD = (waiting(need, f"w-{need.value}") for need in Need)

T = TypeVar("T", bound=do.Effect)


class Counter:
    """A desk and all that it has asked for."""

    def __init__(self, rules: Rules | None = None) -> None:
        self.rules = rules or Rules(lock=10, checking=3)
        self.desk = Desk()
        self.effects: list[do.Effect] = []

    def happen(self, *happening: ev.Event) -> tuple[do.Effect, ...]:
        """Let these happen; gives what the last one led to."""
        effects: tuple[do.Effect, ...] = ()
        for event in happening:
            self.desk, effects = advance(self.rules, self.desk, event)
            self.effects += effects
        return effects

    def sign_in(self, clerk: Clerk = ANN, shift: str = "sh-1") -> tuple[do.Effect, ...]:
        self.happen(ev.SignInPressed(clerk.name, PIN))
        return self.happen(ev.Judged(self.desk.asked, clerk, shift))

    def unlock(self, clerk: Clerk = ANN) -> tuple[do.Effect, ...]:
        self.happen(ev.UnlockPressed(PIN))
        return self.happen(ev.Judged(self.desk.asked, clerk, "sh-new"))

    def serve(self, *sessions: SessionId, progress: Progress = Progress.REVIEW) -> None:
        """Customers one after the other, each as far as that."""
        for session in sessions:
            self.happen(ev.NextPressed(session), ev.CustomerMoved(session, progress, "•••9960"))

    @property
    def seen(self) -> Arrangement:
        return arrangement(self.rules, self.desk)

    def places(self) -> dict[SessionId, Place]:
        return {each.session: each.place for each in self.desk.customers}

    def deeds(self) -> list[tuple[str, Deed, str]]:
        found = (each for each in self.effects if isinstance(each, do.RecordDeed))
        return [(each.clerk, each.deed, each.session) for each in found]

    def asked(self, kind: type[T]) -> list[T]:
        return [each for each in self.effects if isinstance(each, kind)]


def notice(counter: Counter) -> Notice | None:
    """What the clerk is told of the last wish."""
    assert isinstance(counter.desk.state, Serving)
    return counter.desk.state.notice
