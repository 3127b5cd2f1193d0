"""The table of Invoice Cloud's endpoints: where each call goes and how sure we are of it.

The grade is how the path is known. A path that turns out different is corrected from the configuration
(`[invoice_cloud.endpoints]`, name = "/path"), without a new release.
"""

from __future__ import annotations

import difflib
import enum
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import msgspec

from kiosk.errors import ConfigurationError

_PATH: Final = re.compile(r"(/(?!\.{1,2}(/|\Z))[A-Za-z0-9._~-]+)+/?")


class Grade(enum.Enum):
    """How a path is known."""

    DOCUMENTED = "documented"  # the seed says so
    OBSERVED = "observed"  # public client code in production uses it
    ASSUMED = "assumed"  # our best reading, to be confirmed by the vendor


class Endpoint(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the table.

    `reads_only`: the provider keeps nothing of it. `repeatable`: doing it twice harms nobody, so it may be
    sent once more when a kept-alive connection turns out to have been closed by the other side. `bare`: the
    answer was seen without the usual envelope of Message and Data; both are taken.
    """

    name: str
    method: str
    path: str
    grade: Grade
    reads_only: bool
    repeatable: bool
    bare: bool = False


CLOUD_PAYMENT: Final = Endpoint(
    name="cloud_payment",
    method="POST",
    path="/cloudpaymentsapi/v2",
    grade=Grade.OBSERVED,
    reads_only=False,  # it mints the URL of a hosted page
    repeatable=True,  # money moves on that page alone, and a second page that nobody opens is paid by nobody
)
BILLER_STATUS: Final = Endpoint(
    name="biller_status",
    method="GET",
    path="/api/v1/biller/status",
    grade=Grade.OBSERVED,
    reads_only=True,
    repeatable=True,
    bare=True,
)
# The seed names the five below, their order and their fields; their paths it does not give.
RETRIEVE_USERS: Final = Endpoint(
    name="retrieve_users",
    method="POST",
    path="/api/v1/remoteauthentication/retrieveusers",
    grade=Grade.ASSUMED,
    reads_only=True,
    repeatable=True,
)
CREATE_CUSTOMER: Final = Endpoint(
    name="create_customer",
    method="POST",
    path="/api/v1/customers/create",
    grade=Grade.ASSUMED,
    reads_only=False,
    repeatable=False,  # a second record of one customer would be a clerk's work to mend
)
REGISTER_ACCOUNTS: Final = Endpoint(
    name="register_accounts",
    method="POST",
    path="/api/v1/remoteauthentication/registeraccounts",
    grade=Grade.ASSUMED,
    reads_only=False,
    repeatable=False,
)
AUTHENTICATE: Final = Endpoint(
    name="authenticate",
    method="POST",
    path="/api/v1/remoteauthentication/authenticate",
    grade=Grade.ASSUMED,
    reads_only=False,  # it mints a token
    repeatable=True,  # a second token that nobody holds opens nothing
)
SSO_CONNECT: Final = Endpoint(
    name="sso_connect",
    method="POST",
    path="/api/v1/cloudssoconnect",
    grade=Grade.ASSUMED,
    reads_only=False,  # it mints the URL of a signed-in page
    repeatable=True,
)
TABLE: Final = (
    CLOUD_PAYMENT,
    BILLER_STATUS,
    RETRIEVE_USERS,
    CREATE_CUSTOMER,
    REGISTER_ACCOUNTS,
    AUTHENTICATE,
    SSO_CONNECT,
)


def endpoints(corrections: Mapping[str, str]) -> Mapping[str, Endpoint]:
    """The table by name, with the configuration's `corrections` (name to path) in place.

    Raises ConfigurationError for a name that is not in the table or a path that is none.
    """
    table = {row.name: row for row in TABLE}
    for name, path in corrections.items():
        if name not in table:
            raise _refusal(name, "no such endpoint", _known(name, table))
        if not _PATH.fullmatch(path):
            raise _refusal(name, "not an absolute path", 'Write it like "/api/v1/biller/status"')
        table[name] = msgspec.structs.replace(table[name], path=path)
    return MappingProxyType(table)


def _refusal(name: str, problem: str, remedy: str) -> ConfigurationError:
    return ConfigurationError("configuration", f"invoice_cloud.endpoints.{name}", problem, remedy)


def _known(name: str, table: Mapping[str, Endpoint]) -> str:
    near = difflib.get_close_matches(name, table, n=1)
    return f'Did you mean "{near[0]}"?' if near else f"Known are: {', '.join(table)}"
