"""What the flow asks of the world. Every effect names its session, so that its result can be matched."""

from __future__ import annotations

from datetime import datetime

import msgspec

from kiosk.account import AccountNumber
from kiosk.calibration import Matrix
from kiosk.flow.paper import Paper
from kiosk.flow.people import CodeFor, Form, Member, MemberAccount
from kiosk.flow.preferences import Defaults
from kiosk.flow.states import Ending, Purpose, SessionId
from kiosk.flow.technician import Deed
from kiosk.secret import Secret


class Effect(msgspec.Struct, frozen=True):
    """One of the classes below."""

    session: SessionId


class Question(Effect, frozen=True):
    """Something that is asked off this thread; its answer bears the same number."""

    asked: int


class OpenPayment(Question, frozen=True):
    """Ask the provider for a guest's payment page: PageReady, AccountsRefused or FindingFailed.

    `language` and `high_contrast` are the customer's wishes, here as in OpenView.
    """

    biller: str
    accounts: tuple[AccountNumber, ...]
    language: str = "en"
    high_contrast: bool = False


class OpenView(Question, frozen=True):
    """Ask the provider for one of its own pages for a resident: PageReady, AccountsRefused or FindingFailed."""

    email: str
    account: MemberAccount
    purpose: Purpose
    language: str = "en"
    high_contrast: bool = False


class AskDirectory(Question, frozen=True):
    """Ask the residents' side. Each kind below may also be answered by Denied. repr shows nothing typed."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.session!r}, {self.asked})"


class CheckPassword(AskDirectory, frozen=True):
    """Sign in: SignedIn."""

    email: str
    password: Secret


class MailCode(AskDirectory, frozen=True):
    """Mail a code to whoever has this address: CodeMailed."""

    email: str
    code_for: CodeFor


class CheckCode(AskDirectory, frozen=True):
    """Sign in by a mailed code: SignedIn."""

    email: str
    code: str


class Apply(AskDirectory, frozen=True):
    """Register: CodeMailed with the application. Letters go out in `language` from then on."""

    form: Form
    language: str = "en"


class Resend(AskDirectory, frozen=True):
    """Mail another confirmation code: CodeMailed."""

    application: str


class Confirm(AskDirectory, frozen=True):
    """End a registration with its code: SignedIn."""

    application: str
    code: str


class CheckPasswordCode(AskDirectory, frozen=True):
    """Whether a code for a new password is right: CodeAccepted."""

    email: str
    code: str


class SetPassword(AskDirectory, frozen=True):
    """Use that code for a new password: SignedIn."""

    email: str
    code: str
    password: Secret


class ChangePassword(AskDirectory, frozen=True):
    """Replace a known password: Changed."""

    member: Member
    current: Secret
    password: Secret


class ChangeAddress(AskDirectory, frozen=True):
    """Mail a code to a new address: CodeMailed."""

    member: Member
    current: Secret
    email: str


class ConfirmAddress(AskDirectory, frozen=True):
    """Use that code, and the new address is theirs: Changed."""

    member: Member
    code: str


class LinkAccount(AskDirectory, frozen=True):
    """Add an account: Changed."""

    member: Member
    form: Form


class UnlinkAccount(AskDirectory, frozen=True):
    """Forget an account here: Changed."""

    member: Member
    account: str


class DeleteRegistration(AskDirectory, frozen=True):
    """Forget the resident: RegistrationDeleted."""

    member: Member
    password: Secret


class AskTechnician(Question, frozen=True):
    """Ask the technician's side. repr shows nothing typed."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.session!r}, {self.asked})"


class CheckPin(AskTechnician, frozen=True):
    """Look at a technician's PIN: PinJudged."""

    pin: Secret


class GatherHealth(AskTechnician, frozen=True):
    """Find out how the terminal is: HealthGathered."""


class KeepDefaults(AskTechnician, frozen=True):
    """Begin with these from the next customer on, and after every start: Kept."""

    defaults: Defaults


class LookAtTouch(AskTechnician, frozen=True):
    """Which touch screen there is: TouchSeen."""


class SetTouch(AskTechnician, frozen=True):
    """Put a matrix in force for a touch screen of X11: TouchSet."""

    device: int
    matrix: Matrix


class KeepTouch(AskTechnician, frozen=True):
    """Put this matrix in force after every start: Kept."""

    matrix: Matrix


class AskPrinter(Effect, frozen=True):
    """Ask something of the printer's side, off this thread."""


class LookAtPrinter(AskPrinter, frozen=True):
    """Whether there is a printer, and what lies in it: PrinterSeen."""


class SendPaper(AskPrinter, frozen=True):
    """Print this PDF as the customer's job of that number: PaperSent or PaperFailed. repr does not show it."""

    number: int
    pdf: bytes

    def __repr__(self) -> str:
        return f"SendPaper({self.session!r}, {self.number})"


class FollowJob(AskPrinter, frozen=True):
    """What becomes of a job: JobHeard."""

    number: int
    job: int


class CancelJob(AskPrinter, frozen=True):
    """Take a job back; nothing is answered."""

    number: int
    job: int


class ClearPaper(AskPrinter, frozen=True):
    """Take back all that this customer has sent to the printer: PaperCleared."""


class TryPrinter(AskPrinter, frozen=True):
    """Print a page for the technician: PrinterTested."""


class EffectOnPage(Effect, frozen=True):
    """One that is for the web side."""


class MakePaper(EffectOnPage, frozen=True):
    """Make a PDF of the page for this paper: PaperMade or PaperFailed.

    `whole`: of the page itself; else of what has asked for it, the page, a part of it or a window.
    """

    number: int
    paper: Paper
    whole: bool = False


class RefusePrint(EffectOnPage, frozen=True):
    """The page wanted to be printed, and is not."""


class ShowPage(EffectOnPage, frozen=True):
    """Load the hosted page into the session's own web view; `form` is posted where it is given."""

    url: str
    purpose: Purpose
    form: tuple[tuple[str, str], ...] = ()
    language: str = "en"


class ChangeLanguage(EffectOnPage, frozen=True):
    """Ask for pages in another language from now on; what stands on the screen stays."""

    language: str


class ClosePage(EffectOnPage, frozen=True):
    """Take the hosted page away at once; the session goes on without it."""


class Wipe(EffectOnPage, frozen=True):
    """Destroy page, profile and files; answered by `Wiped` or `WipeFailed`."""


class ProbeProvider(Effect, frozen=True):
    """Ask whether the provider is well; answered by `ProviderWell` or `ProviderLost`."""


class RecordOpened(Effect, frozen=True):
    """The journal opens a row for this session."""


class RecordSubmitted(Effect, frozen=True):
    """The journal writes, before the form leaves, that money may be moving from now (UTC) on."""

    at: datetime


class RecordSettled(Effect, frozen=True):
    """The journal writes that what was submitted has come to its end, and whether that was a receipt."""

    receipt: bool


class RecordClosed(Effect, frozen=True):
    """The journal closes the session's row."""

    ending: Ending


class RecordTold(Effect, frozen=True):
    """The journal keeps that a payment which the last process was cut off from has been told as unknown."""


class RecordAdmin(Effect, frozen=True):
    """The journal writes what a technician is about to do."""

    deed: Deed


class EndProcess(Effect, frozen=True):
    """End with this status; at 70 the supervisor starts a clean process."""

    status: int = 70
