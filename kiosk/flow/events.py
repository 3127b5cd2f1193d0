"""What can happen to a session. Every event names the session that it is for: a late one finds nobody."""

from __future__ import annotations

from datetime import datetime

import msgspec

from kiosk.flow.states import ClosedReason, Notice, SessionId, TroubleKind


class Event(msgspec.Struct, frozen=True):
    """One of the classes below."""

    session: SessionId


# From the customer


class PayPressed(Event, frozen=True):
    """ "Pay My Bill"."""


class BillerChosen(Event, frozen=True):
    """One of several billers."""

    biller: str


class AccountTyped(Event, frozen=True):
    """The whole of what now stands in the account field, as typed or pasted."""

    text: str


class AccountErased(Event, frozen=True):
    """One character back on the keypad."""


class AccountAdded(Event, frozen=True):
    """The number in the field joins the list and the field is free for another."""


class AccountRemoved(Event, frozen=True):
    """A number leaves the list; `position` counts from 0."""

    position: int


class AccountsSubmitted(Event, frozen=True):
    """ "Find My Account"."""


class BackPressed(Event, frozen=True):
    """ "Back": one screen towards the beginning, keeping what was typed."""


class TryAgainPressed(Event, frozen=True):
    """ "Try again"."""


class StartOverPressed(Event, frozen=True):
    """ "Start Over"."""


class DonePressed(Event, frozen=True):
    """ "Done", or a touch on a screen that only waits to be read."""


class Touched(Event, frozen=True):
    """A sign of life: a key, a touch, the pointer."""


class StillHerePressed(Event, frozen=True):
    """ "I'm still here", the answer to the idle warning."""


# From the provider


class PageReady(Event, frozen=True):
    """The hosted page's URL came; it is checked already and works once."""

    url: str


class AccountsRefused(Event, frozen=True):
    """The provider does not know the account, or does not take it."""

    notice: Notice


class FindingFailed(Event, frozen=True):
    """The call for a page did not end in an answer that we can use."""

    kind: TroubleKind


class ProviderLost(Event, frozen=True):
    """The provider can't serve this terminal at all."""

    reason: ClosedReason


class ProviderWell(Event, frozen=True):
    """The provider answered a probe."""


# From the hosted page


class LoadStarted(Event, frozen=True):
    """The main frame began to load."""


class LoadFinished(Event, frozen=True):
    """The main frame's load came to a good end."""


class PageBroken(Event, frozen=True):
    """The page did not load, or its process died."""

    kind: TroubleKind


class FormPosted(Event, frozen=True):
    """A request other than GET leaves for a page origin. `at`: UTC.

    `after_details`: card or bank details may have been given before it.
    """

    at: datetime
    after_details: bool


class ReceiptReached(Event, frozen=True):
    """The main frame stands on a receipt address."""


# From the terminal


class Tick(Event, frozen=True):
    """A second of uptime has passed."""


class Wiped(Event, frozen=True):
    """Nothing of the session is left. `successor` is the id of the session that comes next."""

    successor: SessionId


class WipeFailed(Event, frozen=True):
    """Something of the session could not be destroyed."""


class JournalFailed(Event, frozen=True):
    """The record on this terminal can't be written."""
