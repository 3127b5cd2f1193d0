"""A flow to test with, and short ways to say what happens to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

import msgspec

from kiosk.account import AccountFormat, AccountNumber
from kiosk.flow import effects as do
from kiosk.flow import events as ev
from kiosk.flow.advance import Flow
from kiosk.flow.rules import BillerRules, Rules
from kiosk.flow.states import ClosedReason, Session, SessionId, TroubleKind

RULES = Rules(billers=(BillerRules("4234", AccountFormat("#####-####")),))
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
URL = "https://www.invoicecloud.com/portal/abc"
NUMBER = AccountNumber("13275-9960")

Make = Callable[[SessionId], ev.Event]
"""An event without its session: the class itself, where that is its only field."""


def typed(text: str) -> Make:
    """The field now holds this text."""
    return partial(_typed, text)


def _typed(text: str, session: SessionId) -> ev.Event:
    return ev.AccountTyped(session, text)


def posted(*, details: bool) -> Make:
    """A form leaves at noon."""
    return lambda session: ev.FormPosted(session, NOON, details)


def broken(kind: TroubleKind = TroubleKind.PAGE_FAILED) -> Make:
    """The page fails."""
    return lambda session: ev.PageBroken(session, kind)


def failed(kind: TroubleKind) -> Make:
    """The call for a page fails."""
    return lambda session: ev.FindingFailed(session, 0, kind)


def lost(reason: ClosedReason) -> Make:
    """The provider can't serve this terminal."""
    return lambda session: ev.ProviderLost(session, reason)


def ready(session: SessionId) -> ev.Event:
    """The page's address comes."""
    return ev.PageReady(session, 0, URL)


def wiped(session: SessionId) -> ev.Event:
    """Nothing is left; the next session has another id."""
    return ev.Wiped(session, SessionId(f"{session}+"))


class Run:
    """A session that events happen to; keeps every effect in its order."""

    def __init__(self, rules: Rules = RULES) -> None:
        self.flow = Flow(rules)
        self.session: Session = self.flow.begin(SessionId("1"))
        self.effects: list[do.Effect] = []

    def after(self, *events: Make) -> Run:
        """Let these happen, each to the session as it then is; an answer is to the last question."""
        for make in events:
            event = make(self.session.id)
            if isinstance(event, ev.Answer):
                event = msgspec.structs.replace(event, asked=self.session.asked)
            self.happen(event)
        return self

    def happen(self, event: ev.Event) -> tuple[do.Effect, ...]:
        """Let this happen; gives what is then asked for."""
        self.session, effects = self.flow.advance(self.session, event)
        self.effects.extend(effects)
        return effects

    def seconds(self, count: int) -> Run:
        """Let so many seconds pass."""
        return self.after(*[ev.Tick] * count)

    def asked(self, kind: type[do.Effect]) -> int:
        """How often an effect of this kind was asked for."""
        return sum(isinstance(effect, kind) for effect in self.effects)


FINDING = (ev.PayPressed, typed("132759960"), ev.AccountsSubmitted)
HOSTED = (*FINDING, ready, ev.LoadFinished)
SUBMITTED = (*HOSTED, posted(details=True))
RECEIPT = (*SUBMITTED, ev.ReceiptReached)
