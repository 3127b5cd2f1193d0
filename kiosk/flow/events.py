"""What can happen to a session. Every event names the session that it is for: a late one finds nobody."""

from __future__ import annotations

from datetime import datetime

from kiosk.flow.event import Answer, Event
from kiosk.flow.paperevents import (
    JobHeard,
    PaperCleared,
    PaperFailed,
    PaperMade,
    PaperSent,
    PrintAsked,
    PrinterSeen,
    PrinterTested,
    PrintPressed,
    StatementPrinted,
)
from kiosk.flow.preferences import Preferences
from kiosk.flow.residentevents import (
    AccountChosen,
    CarePressed,
    Changed,
    ChangePressed,
    ClerkHelped,
    CodeAccepted,
    CodeMailed,
    CodeWanted,
    ConsentGiven,
    ContinuePressed,
    Denied,
    FieldTyped,
    PasswordForgotten,
    RegisterPressed,
    RegistrationDeleted,
    ResendPressed,
    SettingsPressed,
    SignedIn,
    SignInPressed,
    SignOutPressed,
    ViewPressed,
)
from kiosk.flow.states import ClosedReason, Notice, SessionId, TroubleKind
from kiosk.flow.technician import Deed, Health, Verdict
from kiosk.secret import Secret

__all__ = [
    "AccountChosen",
    "Answer",
    "CarePressed",
    "ChangePressed",
    "Changed",
    "ClerkHelped",
    "CodeAccepted",
    "CodeMailed",
    "CodeWanted",
    "ConsentGiven",
    "ContinuePressed",
    "Denied",
    "Event",
    "FieldTyped",
    "JobHeard",
    "PaperCleared",
    "PaperFailed",
    "PaperMade",
    "PaperSent",
    "PasswordForgotten",
    "PrintAsked",
    "PrintPressed",
    "PrinterSeen",
    "PrinterTested",
    "RegisterPressed",
    "RegistrationDeleted",
    "ResendPressed",
    "SettingsPressed",
    "SignInPressed",
    "SignOutPressed",
    "SignedIn",
    "StatementPrinted",
    "ViewPressed",
]
"""These have modules of their own, and are found here beside the others."""


# From the customer


class PayPressed(Event, frozen=True):
    """ "Pay My Bill"."""


class BillerChosen(Event, frozen=True):
    """One of several billers."""

    biller: str


class AccountTyped(Event, frozen=True):
    """The whole of what now stands in the account field, as typed or pasted."""

    text: str


class Scanned(Event, frozen=True):
    """A code came from the scanner: anything at all may stand in it. repr does not show it."""

    text: str

    def __repr__(self) -> str:
        return f"Scanned({self.session!r}, {len(self.text)} characters)"


class NumbersGiven(Event, frozen=True):
    """A clerk typed or scanned one or several account numbers, with blanks or commas between. repr hides them."""

    text: str

    def __repr__(self) -> str:
        return f"NumbersGiven({self.session!r}, {len(self.text)} characters)"


class AccountErased(Event, frozen=True):
    """One character back on the keypad."""


class AccountAdded(Event, frozen=True):
    """The number in the field joins the list and the field is free for another."""


class AccountRemoved(Event, frozen=True):
    """A number leaves the list; `position` counts from 0."""

    position: int


class AccountsSubmitted(Event, frozen=True):
    """ "Find My Account"."""


class PreferencesChosen(Event, frozen=True):
    """The customer wants to be served in another way: all preferences, as they are to be now."""

    preferences: Preferences


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


# From a technician


class AdminWanted(Event, frozen=True):
    """The hidden gesture was made."""


class PinTyped(Event, frozen=True):
    """One digit of the PIN. repr does not show it."""

    digit: str

    def __repr__(self) -> str:
        return f"PinTyped({self.session!r})"


class PinErased(Event, frozen=True):
    """One digit back."""


class AdminPressed(Event, frozen=True):
    """Something is to be done to the terminal."""

    deed: Deed


# Answers to what was asked


class PageReady(Answer, frozen=True):
    """The hosted page's URL came; it is checked already and works once.

    `token` is a new one, where the resident's own had to be renewed. `form`: what the browser posts to `url`.
    """

    url: str
    token: Secret | None = None
    form: tuple[tuple[str, str], ...] = ()

    def __repr__(self) -> str:
        return f"PageReady({self.session!r}, {self.asked})"


class AccountsRefused(Answer, frozen=True):
    """The provider does not know the account, or does not take it."""

    notice: Notice


class FindingFailed(Answer, frozen=True):
    """The call for a page did not end in an answer that we can use."""

    kind: TroubleKind


class PinJudged(Answer, frozen=True):
    """What became of the PIN. `wait`: seconds until another is looked at."""

    verdict: Verdict
    wait: int = 0


class HealthGathered(Answer, frozen=True):
    """How the terminal is."""

    health: Health


# From the provider


class ProviderLost(Event, frozen=True):
    """The provider can't serve this terminal at all."""

    reason: ClosedReason


class ProviderWell(Event, frozen=True):
    """The provider answered a probe."""


# From the hosted page


class LoadStarted(Event, frozen=True):
    """The main frame began to load."""


class LoadFinished(Event, frozen=True):
    """The main frame's load came to a good end: another page stands there."""


class LoadStopped(Event, frozen=True):
    """The main frame's load ended without a page: refused, a file, nothing to show. What stood there stands."""


class PageBroken(Event, frozen=True):
    """The page did not load, or its process died."""

    kind: TroubleKind


class FormPosted(Event, frozen=True):
    """A request other than GET leaves for a page origin. `at`: UTC.

    `after_details`: card or bank details may have been given before it.
    """

    at: datetime
    after_details: bool


class SubmissionNotKept(Event, frozen=True):
    """What a form is about to begin can't be put on record; it is held back."""


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
