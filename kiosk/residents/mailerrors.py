"""How a letter can fail to be handed over, told apart by what is known afterwards.

MailError (kiosk.residents.errors.ResidentsError)
├── ServerLost      the server can't be used now; the letter under way was surely not taken
├── NotNow          the server takes this letter later (4xx, RFC 5321, section 4.2.1)
├── NotEver         the server will not take this letter (5xx), or can't
└── OutcomeUnknown  the connection broke while the server had the text: it may have taken it

No text of these errors holds an address, a name or a line of a letter, nor the server's own words, which may.
"""

from __future__ import annotations

import enum

from kiosk.residents.errors import ResidentsError


class Reason(enum.Enum):
    """Why a server can't be used."""

    UNREACHED = "unreached"  # no connection, or it broke, or the time was up
    TLS = "tls"  # not who it should be, or no common version
    NO_STARTTLS = "no_starttls"  # it offers no encryption: someone in between may have taken the offer away
    LOGIN = "login"  # it does not take user name and password
    SENDER = "sender"  # it does not take mail from this address
    ANSWER = "answer"  # it says no, or nothing that can be understood


class MailError(ResidentsError):
    """A letter that was not handed over; `detail` is a short technical word, `code` the server's, 0 for none."""

    def __init__(self, detail: str, code: int = 0) -> None:
        self.detail = detail
        self.code = code
        super().__init__(f"{detail} {code}" if code else detail)


class ServerLost(MailError):
    """The server can't be used, for `reason`."""

    def __init__(self, reason: Reason, detail: str, code: int = 0) -> None:
        self.reason = reason
        super().__init__(detail, code)


class NotNow(MailError):
    """See the module."""


class NotEver(MailError):
    """See the module."""


class OutcomeUnknown(MailError):
    """See the module."""
