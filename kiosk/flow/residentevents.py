"""What can happen to a session of a resident's; found in kiosk.flow.events beside the rest."""

from __future__ import annotations

from kiosk.flow.event import Answer, Event
from kiosk.flow.people import CareTask, Denial, Field, Member, RegisterStep
from kiosk.flow.states import Purpose


class SignInPressed(Event, frozen=True):
    """ "Sign In", on the welcome screen and on the sign-in screen."""


class RegisterPressed(Event, frozen=True):
    """ "Register", on the welcome screen and on the sign-in screen."""


class FieldTyped(Event, frozen=True):
    """The whole of what now stands in a line. repr does not show it."""

    field: Field
    text: str

    def __repr__(self) -> str:
        return f"FieldTyped({self.session!r}, {self.field})"


class ConsentGiven(Event, frozen=True):
    """The box under the terms was ticked or cleared."""

    given: bool


class ContinuePressed(Event, frozen=True):
    """ "Continue", "Create My Account", "Confirm": on with what stands on the screen."""


class ChangePressed(Event, frozen=True):
    """One of the answers on the summary is to be given anew."""

    step: RegisterStep


class CodeWanted(Event, frozen=True):
    """A code by mail instead of the password."""


class PasswordForgotten(Event, frozen=True):
    """A code by mail for a new password."""


class ResendPressed(Event, frozen=True):
    """The mail did not come: another one."""


class AccountChosen(Event, frozen=True):
    """One of a resident's accounts, by its id."""

    account: str


class ViewPressed(Event, frozen=True):
    """One of Invoice Cloud's own pages."""

    purpose: Purpose


class SettingsPressed(Event, frozen=True):
    """ "My Settings"."""


class CarePressed(Event, frozen=True):
    """A change to the registration itself."""

    task: CareTask


class SignOutPressed(Event, frozen=True):
    """ "Sign Out"."""


# Answers


class ClerkHelped(Event, frozen=True):
    """A clerk has confirmed a registration, or approved an account: `waited` is its id, `member` whose it is.

    They may stand here, or anywhere else.
    """

    waited: str
    member: Member


class SignedIn(Answer, frozen=True):
    """The resident is known, and their accounts with them. `confirmed`: a registration has just ended well."""

    member: Member
    confirmed: bool = False


class CodeMailed(Answer, frozen=True):
    """A code is on its way, if there is anybody to have it. `application`: the registration it is for."""

    application: str = ""


class CodeAccepted(Answer, frozen=True):
    """The code for a new password is right; it is used up together with the password."""


class Changed(Answer, frozen=True):
    """A change to the registration was made; the member as they are now."""

    member: Member
    task: CareTask


class RegistrationDeleted(Answer, frozen=True):
    """Nothing of the resident is left in the directory."""


class Denied(Answer, frozen=True):
    """The answer is no. `wait` in seconds, `application` where the address has to be confirmed first."""

    denial: Denial
    wait: int = 0
    application: str = ""
