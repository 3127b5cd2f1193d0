"""The calls for residents: who is known for an account, registering it, and single sign on.

Source: seed, "Single Sign On" and "User Stories". A method forgets what it was given of a person before it
calls, and passes it on in a body that shows nothing: an error can be written out with the locals of its
frames.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from kiosk.ic import contract
from kiosk.ic.answers import Answer, Reading
from kiosk.ic.calls import Calls
from kiosk.ic.page_url import PageUrls
from kiosk.ic.resident_models import (
    AccountQuery,
    Accounts,
    AccountsRegistered,
    Authenticated,
    CustomerCreated,
    CustomerRecord,
    ListedUsers,
    SsoConnect,
    SsoConnected,
    SsoForm,
    User,
    View,
)
from kiosk.secrets import Secret
from kiosk.settings import InvoiceCloud


class SignOn:
    """The residents' half of the client; `Client` says what its methods have in common."""

    def __init__(self, settings: InvoiceCloud, calls: Calls, page_urls: PageUrls) -> None:
        self._settings = settings
        self._calls = calls
        self._page_urls = page_urls

    def retrieve_users(self, biller_id: str, account: str, *, session: str = "") -> tuple[User, ...]:
        """Those whom the provider knows for `account`; none: there is no such account. Only reads."""
        body = AccountQuery(account_number=account)
        del account

        def read(reading: Reading, answer: Answer) -> tuple[User, ...]:
            return _users_of(body.account_number, reading, reading.data(answer, ListedUsers))

        return self._calls.make(contract.RETRIEVE_USERS, biller_id, session, read, body=body)

    def create_customer(self, biller_id: str, record: CustomerRecord, *, session: str = "") -> str:
        """Have the account of `record` opened; the provider's id of the customer. Never to be repeated."""

        def read(reading: Reading, answer: Answer) -> str:
            return str(reading.data(answer, CustomerCreated).id)

        return self._calls.make(contract.CREATE_CUSTOMER, biller_id, session, read, body=record)

    def register_accounts(
        self, biller_id: str, email: str, accounts: Sequence[str], *, session: str = ""
    ) -> None:
        """Register `accounts` under `email`. Never to be repeated.

        An answer that they are not registered is a BadAnswer: why, and what was done, it does not say.
        """
        body = Accounts.build(email, accounts)
        del email, accounts

        def read(reading: Reading, answer: Answer) -> None:
            if not reading.data(answer, AccountsRegistered).registered:
                raise reading.bad("not registered")

        self._calls.make(contract.REGISTER_ACCOUNTS, biller_id, session, read, body=body)

    def authenticate(
        self, biller_id: str, email: str, accounts: Sequence[str], *, session: str = ""
    ) -> Secret:
        """A token for `email` with `accounts`, good for the session alone (seed: "per session")."""
        body = Accounts.build(email, accounts)
        del email, accounts

        def read(reading: Reading, answer: Answer) -> Secret:
            return Secret(reading.data(answer, Authenticated).token)

        return self._calls.make(contract.AUTHENTICATE, biller_id, session, read, body=body)

    def sso_url(
        self,
        biller_id: str,
        token: Secret,
        view: View,
        *,
        session: str = "",
        high_contrast: bool = False,
        language: str = "",
    ) -> str:
        """The URL of `view`, signed in, for whoever holds `token`.

        How a token that is no longer good is refused is not known. So any Refused may be that, credentials
        included: whoever holds one fetches another token and asks once more, and takes the second at its word.
        """
        body = SsoConnect.build(self._settings, token, view, high_contrast=high_contrast)

        def read(reading: Reading, answer: Answer) -> str:
            return self._page_urls.checked(reading, reading.data(answer, SsoConnected).url)

        return self._calls.make(contract.SSO_CONNECT, biller_id, session, read, body=body, language=language)

    def sso_form(self, token: Secret, view: View, *, high_contrast: bool = False) -> SsoForm:
        """What the browser posts to reach `view`, for `sso_style = "form"`; no call is made."""
        body = SsoConnect.build(self._settings, token, view, high_contrast=high_contrast)
        values = msgspec.to_builtins(body).items()
        return SsoForm(
            self._calls.url(contract.SSO_CONNECT), tuple((name, str(value)) for name, value in values)
        )


def _users_of(account: str, reading: Reading, listed: ListedUsers) -> tuple[User, ...]:
    """Those of `listed` who belong to `account`; how it is punctuated does not count.

    The provider may name a user's other accounts along with it: they were not asked about. But an answer that
    is about other accounts only is none to this question. Taken for an empty list it would have a second
    customer created, so it is a BadAnswer.
    """
    users = tuple(
        User(account_number=one.account_number, email=one.email_address or "", registered=one.registered)
        for one in listed.users
        if _bare(one.account_number) == _bare(account)
    )
    if listed.users and not users:
        raise reading.bad("users of other accounts only")
    return users


def _bare(account: str) -> str:
    return "".join(character for character in account if character.isalnum()).casefold() or account
