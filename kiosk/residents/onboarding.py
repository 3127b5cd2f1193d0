"""Brings a resident's account in at Invoice Cloud: the seed's three branches, begun anew as often as need be.

Source: seed, "User Registration". Nothing is remembered between two tries. Each begins with what Retrieve Users
says now, so that whatever a broken try had done already is found and not done again. A try that is broken off
may have done its last step or not; the next one sees which.

Not covered: a provider that carries out a write only after it was asked again. There is no key that would let
it know the second from the first (none is documented).
"""

from __future__ import annotations

import enum
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kiosk.ic.resident_models import CustomerRecord, User
from kiosk.residents.errors import Held
from kiosk.residents.identity import AccountLink
from kiosk.secrets import Secret

if TYPE_CHECKING:
    from kiosk.ic.sign_on import SignOn


class Branch(enum.Enum):
    """What is to be done with an account."""

    CREATE = "create"  # not there: create the customer, register, authenticate
    REGISTER = "register"  # there, not registered: register, authenticate
    AUTHENTICATE = "authenticate"  # there and registered under this address
    HELD = "held"  # known under another address: nothing, until a clerk has it released


def decide(users: Sequence[User], email: str) -> Branch:
    """The branch for whoever has proved `email`, after what Retrieve Users said of the account.

    HELD comes before all else: another address, registered or not, is a sign that the account may be somebody
    else's, also where this one is known too. So is a registration whose address is not told.
    """
    others = [user for user in users if not _is_same(user.email, email)]
    if any(user.email.strip() or user.registered for user in others):
        return Branch.HELD
    if not users:
        return Branch.CREATE
    return Branch.AUTHENTICATE if any(user.registered for user in users) else Branch.REGISTER


class Onboarding:
    """Brings accounts in through `client`; may be called from any thread, and takes each account in turn.

    Two terminals that bring in the same account at the same moment don't know of each other here.
    """

    def __init__(self, client: SignOn) -> None:
        self._client = client
        self._changed = threading.Condition()
        self._busy: set[tuple[str, str]] = set()

    def branch(self, link: AccountLink, email: str, session: str) -> Branch:
        """What would be done now with the account of `link` for whoever has this address; nothing is written.

        Raises the branches of `kiosk.ic.errors`.
        """
        address = Secret(email)
        del email  # as in `bring_in`
        return decide(
            self._client.retrieve_users(link.biller, link.number, session=session), address.reveal()
        )

    def bring_in(self, link: AccountLink, email: str, session: str) -> Secret:
        """A token for `email` with the account of `link`, which is registered on the way if need be.

        The caller has made sure before that both were proved: the address by a code that was mailed to it, the
        account by the city's records or a clerk. `session` is the id for the record of calls.
        Raises Held, having written nothing, and the branches of `kiosk.ic.errors`. After any of these the call
        may be made again; a write whose outcome is unknown is never sent a second time within one.
        """
        address = Secret(email)
        del email  # an error can be written out with the locals of its frames
        with self._turn(link):
            users = self._client.retrieve_users(link.biller, link.number, session=session)
            branch = decide(users, address.reveal())
            if branch is Branch.HELD:
                raise Held
            if branch is Branch.CREATE:
                self._client.create_customer(link.biller, _record(link, address), session=session)
            if branch is not Branch.AUTHENTICATE:
                self._client.register_accounts(link.biller, address.reveal(), [link.number], session=session)
            return self._client.authenticate(link.biller, address.reveal(), [link.number], session=session)

    @contextmanager
    def _turn(self, link: AccountLink) -> Iterator[None]:
        """Wait until nobody else is at this account: two who both find it missing would both create it."""
        account = (link.biller, link.number)
        with self._changed:
            self._changed.wait_for(lambda: account not in self._busy)
            self._busy.add(account)
        try:
            yield
        finally:
            with self._changed:
                self._busy.discard(account)
                self._changed.notify_all()


def _record(link: AccountLink, address: Secret) -> CustomerRecord:
    return CustomerRecord(
        account_number=link.number,
        customer_name=link.name,
        email_address=address.reveal(),
        address1=link.street,
        city=link.city,
        state=link.state,
        zip=link.zip,
    )


def _is_same(one: str, other: str) -> bool:
    """Whether two addresses differ in the case of ASCII letters at most.

    Beyond ASCII, different letters share a lower case: the Kelvin sign would pass for a "k" in a stranger's
    address.
    """
    return one.strip().encode().lower() == other.strip().encode().lower()
