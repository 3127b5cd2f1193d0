"""Every state of a resident that has a screen, with texts as long as they come."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec

from kiosk.account import AccountNumber
from kiosk.flow import states
from kiosk.flow.care import FIELDS
from kiosk.flow.lines import STEP_FIELDS
from kiosk.flow.people import (
    AccountStatus,
    CareTask,
    CodeFor,
    Denial,
    Field,
    FieldProblem,
    Form,
    Member,
    MemberAccount,
    RegisterStep,
)
from kiosk.flow.states import Phase, Problems, Purpose, TroubleKind
from kiosk.secret import Secret
from kiosk.settings import Settings

NOON = datetime(2026, 12, 24, 23, 59, tzinfo=UTC)
UTILITY, RECREATION = "4234", "5120"
NOTICE = (
    "Under Florida law, e-mail addresses are public records. If you do not want your e-mail address released in "
    "response to a public-records request, do not send electronic mail to this entity. Instead, contact this "
    "office by phone or in writing."
)
NAME = "Maximiliana Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh de la Encarnacion y Quintanilla"
EMAIL = (
    "maximiliana.wolfeschlegelsteinhausenbergerdorff.featherstonehaugh@quintanilla-encarnacion.example.org"
)
PASSWORD = "a lantern on the way to the sea"  # noqa: S105  an invented one
FORM = Form(
    biller=UTILITY,
    number="13275-9960",
    name=NAME,
    street="118 Lantern Way, Building 12, Apartment 4711, behind the Old Water Works",
    city="Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch Heights",
    state="FL",
    zip="32707-1234",
    email=EMAIL,
    code="ABCD2345",
    password=Secret(PASSWORD),
    current=Secret("the one before it"),
)
DENIED_FOR = 900  # seconds


def account(place: int, status: AccountStatus = AccountStatus.READY) -> MemberAccount:
    """One of a resident's accounts, of the billers in turn."""
    if place % 2:
        return MemberAccount(
            id=f"a{place}", biller=RECREATION, number=AccountNumber(f"RP-2044{place:02}"), status=status
        )
    return MemberAccount(
        id=f"a{place}", biller=UTILITY, number=AccountNumber(f"13275-99{place:02}"), status=status
    )


MEMBER = Member(
    id="m-1",
    name=NAME,
    email=EMAIL,
    accounts=tuple(account(place, status) for place, status in enumerate(AccountStatus)),
)
READY = MEMBER.accounts[0].id
ONE = msgspec.structs.replace(MEMBER, accounts=MEMBER.accounts[:1])
NONE = msgspec.structs.replace(MEMBER, accounts=())
MANY = msgspec.structs.replace(MEMBER, accounts=tuple(account(place) for place in range(12)))
Shown = tuple[states.AnyState, Member | None]


def with_residents(settings: Settings) -> Settings:
    """The same terminal where residents sign in."""
    return msgspec.structs.replace(
        settings,
        residents=msgspec.structs.replace(
            settings.residents, enabled=True, roster_file="roster.csv", public_records_notice=NOTICE
        ),
        mail=msgspec.structs.replace(settings.mail, smtp="smtps://mail.example.org"),
    )


def all_with(fields: tuple[Field, ...], problem: FieldProblem) -> Problems:
    """The same thing wrong with every line."""
    return tuple((field, problem) for field in fields)


def register(step: RegisterStep, problem: FieldProblem | None = None, **more: object) -> states.Register:
    """A question, with the same thing wrong in each of its lines."""
    problems = () if problem is None else all_with(STEP_FIELDS[step], problem)
    return msgspec.structs.replace(states.Register(step=step, form=FORM, problems=problems), **more)


def care(task: CareTask, problem: FieldProblem | None = None, **more: object) -> states.Care:
    """A change, with the same thing wrong in each of its lines."""
    problems = () if problem is None else all_with(FIELDS[task], problem)
    made = states.Care(task=task, account=READY, form=FORM, problems=problems)
    return msgspec.structs.replace(made, **more)


def awaiting(code_for: CodeFor, **more: object) -> states.AwaitConfirmation:
    """A code is typed."""
    return msgspec.structs.replace(states.AwaitConfirmation(code_for=code_for, form=FORM), **more)


SIGN_IN = states.SignIn(form=FORM)
SIGN_IN_FIELDS = (Field.EMAIL, Field.PASSWORD)


def page(purpose: Purpose, phase: Phase = Phase.LOOKING) -> states.Hosted:
    """One of the provider's pages."""
    return states.Hosted(
        purpose=purpose,
        biller=UTILITY,
        accounts=(AccountNumber("13275-9960"),),
        account=READY,
        loading=None,
        phase=phase,
        submitted_at=NOON if phase is Phase.SUBMITTED else None,
    )


PURPOSES = tuple(each for each in Purpose if each is not Purpose.GUEST_PAYMENT)
STATES: dict[str, Shown] = {
    "welcome": (states.Welcome(), None),
    "sign in": (states.SignIn(), None),
    "sign in, typed": (SIGN_IN, None),
    **{
        f"sign in, {each.value}": (
            msgspec.structs.replace(SIGN_IN, problems=all_with(SIGN_IN_FIELDS, each), pressed=True),
            None,
        )
        for each in (FieldProblem.EMPTY, FieldProblem.MALFORMED)
    },
    **{
        f"sign in, {each.value}": (
            msgspec.structs.replace(
                SIGN_IN, problems=((Field.PASSWORD, FieldProblem.EMPTY),), denial=each, wait=DENIED_FOR
            ),
            None,
        )
        for each in Denial
    },
    **{f"register, {each.value}": (register(each), None) for each in RegisterStep},
    **{
        f"register, {step.value}, {problem.value}": (register(step, problem, pressed=True), None)
        for step in RegisterStep
        for problem in FieldProblem
        if STEP_FIELDS[step]
    },
    "register, consent missing": (register(RegisterStep.CONSENT, pressed=True), None),
    **{
        f"register, {each.value}": (register(RegisterStep.SUMMARY, consent=True, denial=each), None)
        for each in Denial
    },
    **{f"code, {each.value}": (awaiting(each), None) for each in CodeFor},
    **{f"code again, {each.value}": (awaiting(each, resent=True), None) for each in CodeFor},
    **{
        f"code, {code_for.value}, {denial.value}": (awaiting(code_for, denial=denial, wait=DENIED_FOR), None)
        for code_for in CodeFor
        for denial in Denial
    },
    **{
        f"code, {each.value}": (
            awaiting(CodeFor.CONFIRM, problems=((Field.CODE, each),), pressed=True),
            None,
        )
        for each in (FieldProblem.EMPTY, FieldProblem.TOO_SHORT, FieldProblem.TOO_LONG)
    },
    "new password": (states.NewPassword(form=FORM), None),
    **{
        f"new password, {each.value}": (
            states.NewPassword(form=FORM, problems=((Field.PASSWORD, each),), pressed=True),
            None,
        )
        for each in FieldProblem
    },
    **{f"new password, {each.value}": (states.NewPassword(form=FORM, denial=each), None) for each in Denial},
    **{
        f"registered, {each.status.value}": (
            states.Registered(),
            msgspec.structs.replace(MEMBER, accounts=(each,)),
        )
        for each in MEMBER.accounts
    },
    "registered, none": (states.Registered(), NONE),
    "registered, approved": (states.Registered(approved=True), MEMBER),
    "choose": (states.ChooseAccount(), MEMBER),
    "choose, many": (states.ChooseAccount(), MANY),
    **{f"menu, {each.status.value}": (states.Menu(account=each.id), MEMBER) for each in MEMBER.accounts},
    "menu, one": (states.Menu(account=READY), ONE),
    "menu, none": (states.Menu(account=""), NONE),
    **{
        f"settings, {each.status.value}": (states.Settings(account=each.id), MEMBER)
        for each in MEMBER.accounts
    },
    "settings, none": (states.Settings(account=""), NONE),
    **{
        f"settings, {each.value} done": (states.Settings(account=READY, done=each), MEMBER)
        for each in CareTask
        if each is not CareTask.DELETE
    },
    **{f"care, {each.value}": (care(each), MEMBER) for each in CareTask},
    **{
        f"care, {task.value}, {problem.value}": (care(task, problem, pressed=True), MEMBER)
        for task in CareTask
        for problem in FieldProblem
        if FIELDS[task]
    },
    **{
        f"care, {task.value}, {denial.value}": (care(task, denial=denial, wait=DENIED_FOR), MEMBER)
        for task in CareTask
        for denial in Denial
    },
    "asking, sign in": (states.Asking(back=SIGN_IN, left=40), None),
    "asking, register": (states.Asking(back=register(RegisterStep.SUMMARY), left=40), None),
    "asking, code": (states.Asking(back=SIGN_IN, left=40, then=awaiting(CodeFor.SIGN_IN)), None),
    "asking, care": (states.Asking(back=care(CareTask.PASSWORD), left=40), MEMBER),
    "deleted": (states.Deleted(left=60), None),
    "signed out": (states.Goodbye(8, signed_out=True), None),
    **{f"page, {each.value}": (page(each), MEMBER) for each in PURPOSES},
    **{f"page, {each.value}, submitted": (page(each, Phase.SUBMITTED), MEMBER) for each in PURPOSES},
    **{
        f"finding, {each.value}": (
            states.Finding(
                biller=UTILITY, accounts=(AccountNumber("13275-9960"),), left=20, purpose=each, account=READY
            ),
            MEMBER,
        )
        for each in PURPOSES
    },
    **{
        f"trouble, {each.value}": (
            states.Trouble(
                kind=each,
                biller=UTILITY,
                accounts=(AccountNumber("13275-9960"),),
                purpose=Purpose.AUTOPAY,
                account=READY,
            ),
            MEMBER,
        )
        for each in TroubleKind
    },
    "receipt": (states.Receipt(left=60, account=READY), MEMBER),
    "unknown, change": (states.OutcomeUnknown(at=NOON, left=180, paying=False), None),
}
