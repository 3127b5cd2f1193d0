"""What the flow asks of the world. Every effect names its session, so that its result can be matched."""

from __future__ import annotations

from datetime import datetime

import msgspec

from kiosk.account import AccountNumber
from kiosk.flow.states import Ending, Purpose, SessionId


class Effect(msgspec.Struct, frozen=True):
    """One of the classes below."""

    session: SessionId


class OpenPayment(Effect, frozen=True):
    """Ask the provider for a guest's payment page."""

    biller: str
    accounts: tuple[AccountNumber, ...]


class ShowPage(Effect, frozen=True):
    """Load the hosted page into the session's own web view."""

    url: str
    purpose: Purpose


class ClosePage(Effect, frozen=True):
    """Take the hosted page away at once; the session goes on without it."""


class Wipe(Effect, frozen=True):
    """Destroy page, profile and files; answered by `Wiped` or `WipeFailed`."""


class ProbeProvider(Effect, frozen=True):
    """Ask whether the provider is well; answered by `ProviderWell` or `ProviderLost`."""


class RecordOpened(Effect, frozen=True):
    """The journal opens a row for this session."""


class RecordSubmitted(Effect, frozen=True):
    """The journal writes, before the form leaves, that money may be moving from now (UTC) on."""

    at: datetime


class RecordClosed(Effect, frozen=True):
    """The journal closes the session's row."""

    ending: Ending


class EndProcess(Effect, frozen=True):
    """End with status 70, so that the supervisor starts a clean process."""
