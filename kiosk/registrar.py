"""The residents' side as the flow sees it: a question goes in, the event that answers it comes out.

Called on worker threads. Joins the directory, which knows the residents, with the provider, which knows their
accounts: whoever signs in comes back with a token for each account, fetched side by side.
"""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final

import msgspec

from kiosk.account import AccountNumber
from kiosk.errors import ConfigurationError, JournalError
from kiosk.flow import effects as do
from kiosk.flow import events as ev
from kiosk.flow.people import AccountStatus, CareTask, Denial, Form, Member, MemberAccount
from kiosk.log import get_logger
from kiosk.once import Once
from kiosk.provider import warn
from kiosk.secrets import Secret

if TYPE_CHECKING:
    from kiosk.ic.client import Client
    from kiosk.residents.errors import Denied
    from kiosk.residents.identity import AccountLink, Applicant, Identity, Resident, ResidentId
    from kiosk.residents.side import ResidentSide

_log = get_logger("registrar")
_SIDE_BY_SIDE: Final = 4  # calls to the provider at a time, as many as it keeps connections


class Registrar:
    """Answers the flow's questions about residents; both sides are built when the first of them comes."""

    def __init__(self, side: Once[ResidentSide], client: Once[Client]) -> None:
        self._side = side
        self._client = client

    def answer(self, question: do.AskDirectory) -> ev.Event:
        """The question's own answer, Denied, or JournalFailed."""
        from kiosk.residents.errors import Denied, DirectoryUnavailable  # noqa: PLC0415  not for the first paint

        session, asked = question.session, question.asked
        try:
            return self._answer(question)
        except Denied as denied:
            return _denial(question, denied)
        except (DirectoryUnavailable, ConfigurationError) as fault:
            _log.error("directory.unavailable", session=session, problem=type(fault).__name__)
            return ev.Denied(session, asked, Denial.UNAVAILABLE)
        except JournalError as failure:
            _log.error("journal.failed", session=session, exc_info=failure)
            return ev.JournalFailed(session)

    def _answer(self, question: do.AskDirectory) -> ev.Event:
        """The answer, where nothing goes wrong."""
        from kiosk.residents.identity import ApplicationId  # noqa: PLC0415  not for the first paint

        identity, session, asked = self._side().identity, question.session, question.asked
        match question:
            case do.CheckPassword():
                return self._signed_in(question, identity.sign_in(question.email, question.password))
            case do.CheckCode():
                return self._signed_in(question, identity.sign_in_by_code(question.email, question.code))
            case do.SetPassword():
                resident = identity.set_password(question.email, question.code, question.password)
                return self._signed_in(question, resident)
            case do.Confirm():
                resident = identity.confirm(ApplicationId(question.application), question.code)
                return ev.SignedIn(session, asked, self.member(resident, session), confirmed=True)
            case do.CheckPasswordCode():
                identity.check_password_code(question.email, question.code)
                return ev.CodeAccepted(session, asked)
            case _:
                return self._mail_or_change(identity, question)

    def _mail_or_change(self, identity: Identity, question: do.AskDirectory) -> ev.Event:
        from kiosk.residents.identity import ApplicationId, Code  # noqa: PLC0415  as above

        session, asked = question.session, question.asked
        match question:
            case do.Apply():
                application = identity.register(_applicant(question.form, question.language))
                return ev.CodeMailed(session, asked, application)
            case do.Resend():
                identity.resend(ApplicationId(question.application))
                return ev.CodeMailed(session, asked, question.application)
            case do.MailCode():
                identity.send_code(question.email, Code(question.code_for.value))
                return ev.CodeMailed(session, asked)
            case do.ChangeAddress():
                identity.start_address_change(_id(question.member), question.current, question.email)
                return ev.CodeMailed(session, asked)
            case do.DeleteRegistration():
                identity.delete(_id(question.member), question.password)
                return ev.RegistrationDeleted(session, asked)
            case _:
                return self._change(identity, question)

    def _change(self, identity: Identity, question: do.AskDirectory) -> ev.Event:
        from kiosk.residents.identity import LinkId  # noqa: PLC0415  as above

        session, asked = question.session, question.asked
        match question:
            case do.ChangePassword():
                identity.change_password(_id(question.member), question.current, question.password)
                return ev.Changed(session, asked, question.member, CareTask.PASSWORD)
            case do.ConfirmAddress():
                resident = identity.finish_address_change(_id(question.member), question.code)
                return ev.Changed(session, asked, self.member(resident, session), CareTask.ADDRESS)
            case do.LinkAccount():
                form = question.form
                resident = identity.link(
                    _id(question.member), form.biller, form.number, form.name.strip(), form.zip.strip()
                )
                member = self.member(resident, session, known=question.member)
                return ev.Changed(session, asked, member, CareTask.LINK)
            case do.UnlinkAccount():
                resident = identity.unlink(_id(question.member), LinkId(question.account))
                member = self.member(resident, session, known=question.member)
                return ev.Changed(session, asked, member, CareTask.UNLINK)
            case _:
                message = f"nobody answers {type(question).__name__}"
                raise TypeError(message)

    def _signed_in(self, question: do.Question, resident: Resident) -> ev.SignedIn:
        return ev.SignedIn(question.session, question.asked, self.member(resident, question.session))

    def member(self, resident: Resident, session: str, known: Member | None = None) -> Member:
        """The resident as the flow knows them; accounts that `known` has a token for are not asked about.

        Raises DirectoryUnavailable, ConfigurationError, JournalError.
        """
        if not resident.links:
            return Member(id=resident.id, name=resident.name, email=resident.email, accounts=())
        with ThreadPoolExecutor(_SIDE_BY_SIDE, thread_name_prefix="account") as threads:
            accounts = threads.map(lambda link: self._account(resident, link, session, known), resident.links)
            return Member(id=resident.id, name=resident.name, email=resident.email, accounts=tuple(accounts))

    def _account(
        self, resident: Resident, link: AccountLink, session: str, known: Member | None
    ) -> MemberAccount:
        """One account with what can be done with it; bringing it in, where the provider has not been told."""
        from kiosk.residents.identity import LinkStatus  # noqa: PLC0415  not for the first paint

        before = known.account(link.id) if known is not None else None
        if before is not None and before.token is not None:
            return before
        account = MemberAccount(
            id=link.id, biller=link.biller, number=AccountNumber(link.number), status=AccountStatus.UNPROVEN
        )
        if link.status is LinkStatus.UNPROVEN:
            return account
        status, token = self._brought_in(resident, link, session)
        return msgspec.structs.replace(account, status=status, token=token)

    def _brought_in(
        self, resident: Resident, link: AccountLink, session: str
    ) -> tuple[AccountStatus, Secret | None]:
        """What the provider says of an account, kept in the directory; LATER where it says nothing useful."""
        from kiosk.ic.errors import CallFailed  # noqa: PLC0415  not for the first paint
        from kiosk.residents.errors import Held  # noqa: PLC0415  as above
        from kiosk.residents.identity import LinkStatus  # noqa: PLC0415  as above

        identity = self._side().identity
        try:
            if link.status is LinkStatus.READY:
                token = self._client().authenticate(
                    link.biller, resident.email, [link.number], session=session
                )
                return AccountStatus.READY, token
            token = self._side().onboarding.bring_in(link, resident.email, session)
        except Held:
            identity.set_status(link.id, LinkStatus.HELD)
            return AccountStatus.HELD, None
        except CallFailed as failure:
            warn(failure, link.biller, session)
            return AccountStatus.LATER, None
        identity.set_status(link.id, LinkStatus.READY)
        return AccountStatus.READY, token


def _id(member: Member) -> ResidentId:
    from kiosk.residents.identity import ResidentId  # noqa: PLC0415  not for the first paint

    return ResidentId(member.id)


def _denial(question: do.AskDirectory, denied: Denied) -> ev.Denied:
    """The refusal in the flow's words."""
    words: Mapping[str, Denial] = {each.value: each for each in Denial}
    denial = words.get(denied.why.value, Denial.WRONG)
    return ev.Denied(question.session, question.asked, denial, denied.wait, denied.application)


def _applicant(form: Form, language: str) -> Applicant:
    from kiosk.residents.identity import Applicant  # noqa: PLC0415  not for the first paint

    return Applicant(
        biller=form.biller,
        number=form.number,
        name=form.name.strip(),
        street=form.street.strip(),
        city=form.city.strip(),
        state=form.state,
        zip=form.zip.strip(),
        email=form.email.strip(),
        password=form.password,
        language=language,
    )
