"""What a clerk asks for somebody who registers: a question of the desk's goes in, its answer comes out.

Called on worker threads. The clerk's word is written by the directory, once the provider has said that it does not
know the account under another address; one that gives no answer is asked again when the resident signs in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.account import AccountNumber, from_scan
from kiosk.errors import ConfigurationError, JournalError
from kiosk.flow.desk import effects as do
from kiosk.flow.desk import events as ev
from kiosk.flow.desk.waiting import MOST, Need, Said, Waiting
from kiosk.flow.people import AccountStatus, Member
from kiosk.flow.rules import BillerRules
from kiosk.log import get_logger
from kiosk.once import Once
from kiosk.provider import warn
from kiosk.registrar import Registrar

if TYPE_CHECKING:
    from kiosk.residents import waiting as kept
    from kiosk.residents.identity import AccountLink, Resident
    from kiosk.residents.side import ResidentSide

_log = get_logger("signup")


class SignUps:
    """Answers a desk about what waits for its clerk."""

    def __init__(
        self, side: Once[ResidentSide], registrar: Registrar, billers: tuple[BillerRules, ...]
    ) -> None:
        self._side = side
        self._registrar = registrar
        self._billers = billers

    def look_up(self, question: do.LookUp) -> ev.Found:
        """What waits under a number or an address, or has one of these ids."""
        from kiosk.residents.errors import DirectoryUnavailable  # noqa: PLC0415  not for the first paint

        query = question.query
        email = query if "@" in query else ""
        accounts = () if email or not query else self._accounts(query)
        if query and not email and not accounts:
            return ev.Found(question.asked, (), Said.MALFORMED)
        try:
            room = self._side().identity.waiting
            found = room.find(email=email, accounts=accounts, ids=question.ids, most=MOST)
        except (DirectoryUnavailable, ConfigurationError) as fault:
            _log.error("directory.unavailable", problem=type(fault).__name__)
            return ev.Found(question.asked, (), Said.UNAVAILABLE)
        return ev.Found(question.asked, tuple(_shown(each) for each in found))

    def help(self, question: do.Help) -> ev.Helped:
        """What became of the clerk's word. Denied and out of reach: nothing was written."""
        from kiosk.residents.errors import Denied, DirectoryUnavailable, Why  # noqa: PLC0415  as above

        try:
            match question:
                case do.Approve():
                    return self._approve(question)
                case _:
                    return self._confirm(question)
        except Denied as denied:
            return answer(question, Said.TAKEN if denied.why is Why.TAKEN else Said.GONE)
        except (DirectoryUnavailable, ConfigurationError) as fault:
            _log.error("directory.unavailable", problem=type(fault).__name__)
        except JournalError as failure:
            _log.error("journal.failed", exc_info=failure)
        return answer(question, Said.UNAVAILABLE)

    def _approve(self, question: do.Approve) -> ev.Helped:
        """The provider is asked first: what it knows under another address is released there, and not here."""
        from kiosk.residents.identity import LinkId  # noqa: PLC0415  as above

        identity, link = self._side().identity, LinkId(question.waiting)
        known = identity.waiting.unproven(link)
        if known is None:
            return answer(question, Said.GONE)
        if self._is_held(*known, question.shift):
            return answer(question, Said.HELD)
        resident = identity.approve(link, question.clerk, question.document.value)
        return self._done(question, resident, Said.APPROVED)

    def _confirm(self, question: do.Help) -> ev.Helped:
        from kiosk.residents.identity import ApplicationId  # noqa: PLC0415  as above

        application = ApplicationId(question.waiting)
        resident = self._side().identity.confirm_by_clerk(application, question.clerk)
        return self._done(question, resident, Said.CONFIRMED)

    def _is_held(self, resident: Resident, link: AccountLink, shift: str) -> bool:
        from kiosk.ic.errors import CallFailed  # noqa: PLC0415  as above
        from kiosk.residents.onboarding import Branch  # noqa: PLC0415  as above

        try:
            return self._side().onboarding.branch(link, resident.email, shift) is Branch.HELD
        except CallFailed as failure:
            warn(failure, link.biller, shift)
            return False  # it is asked once more before anything is written there

    def _done(self, question: do.Help, resident: Resident, said: Said) -> ev.Helped:
        """It is written here; now the accounts are brought in at the provider, as at a sign-in."""
        from kiosk.residents.errors import DirectoryUnavailable  # noqa: PLC0415  as above

        try:
            member = self._registrar.member(resident, question.shift)
        except (DirectoryUnavailable, ConfigurationError, JournalError) as fault:
            _log.error("signup.not_brought_in", problem=type(fault).__name__)
            return answer(question, Said.DONE_LATER)
        return answer(question, _outcome(question, said, member), member)

    def _accounts(self, query: str) -> list[tuple[str, str]]:
        """The accounts that a text may mean, one for each biller at most."""
        found = []
        for biller in self._billers:
            typed = biller.format.parse(query)
            scanned = from_scan(biller.scan_pattern, query, biller.format)
            number = typed if isinstance(typed, AccountNumber) else scanned
            if number is not None:
                found.append((biller.id, number.value))
        return found


def _outcome(question: do.Help, said: Said, member: Member) -> Said:
    """What the clerk is told of the account in question; a registration has one."""
    for account in member.accounts:
        if isinstance(question, do.Approve) and account.id != question.waiting:
            continue
        match account.status:
            case AccountStatus.UNPROVEN:
                return Said.CONFIRMED_UNPROVEN
            case AccountStatus.HELD:
                return Said.DONE_HELD
            case AccountStatus.LATER:
                return Said.DONE_LATER
            case AccountStatus.READY:
                return said
    return said


def answer(question: do.Help, said: Said, member: Member | None = None) -> ev.Helped:
    """What a clerk is told of their word; `member`: whose account it was, where it was written."""
    return ev.Helped(
        asked=question.asked,
        clerk=question.clerk,
        waited=question.waiting,
        said=said,
        approved=isinstance(question, do.Approve),
        member=member,
        waits=member.waits if member is not None else (),
    )


def _shown(found: kept.Waiting) -> Waiting:
    """As the desk knows it: the address masked, the number one that masks itself."""
    from kiosk.residents.addresses import masked  # noqa: PLC0415  as above
    from kiosk.residents.waiting import Kind  # noqa: PLC0415  as above

    needs = {Kind.APPLICATION: Need.CONFIRMATION, Kind.UNPROVEN: Need.APPROVAL, Kind.HELD: Need.RELEASE}
    return Waiting(
        id=found.id,
        need=needs[found.kind],
        biller=found.biller,
        number=AccountNumber(found.number),
        name=found.name,
        holder=found.holder,
        email=masked(found.email),
        since=found.since,
    )
