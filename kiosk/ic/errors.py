"""How a call to Invoice Cloud can fail: five ways, told apart by what is known afterwards.

ProviderError (kiosk.errors)
└── CallFailed          a call that did not give what was asked for
    ├── NotSent         surely nothing reached the provider: name, connection, TLS, deadline before sending
    ├── OutcomeUnknown  sent, or partly sent, and no whole answer came; or the provider itself failed (5xx)
    ├── Refused         the provider answered and said no: unknown account, credentials, other
    ├── BadAnswer       an answer came that is not understood, too long, or leads where it must not
    └── RateLimited     429: too many calls

After `NotSent`, `Refused` and `RateLimited` the provider did nothing. After `OutcomeUnknown` and `BadAnswer`
it may have: a call that writes is then asked about, never repeated. A 5xx is no promise that nothing was done
either: a gateway answers 502 or 504 for a request that the service behind it carried out, and a service can
fail after its work (RFC 9110, section 15.6, promises nothing about it).

No text of these errors holds a key, an account number or a name. `Refused.message` is the one place with the
provider's own words, and is kept out of str and repr.
"""

from __future__ import annotations

import enum

from kiosk.errors import ProviderError


class Reason(enum.Enum):
    """Why the provider refused."""

    UNKNOWN_ACCOUNT = "unknown_account"
    CREDENTIALS = "credentials"  # 401 or 403: the terminal's own key, a matter for a technician
    OTHER = "other"


class CallFailed(ProviderError):
    """A call that failed: `call` is its name in the contract, `detail` a short technical word for logs."""

    kind = "failed"

    def __init__(self, call: str, detail: str) -> None:
        self.call = call
        self.detail = detail
        super().__init__(f"{call}: {self.outcome}: {detail}")

    @property
    def outcome(self) -> str:
        """The word that the journal keeps for this ending."""
        return self.kind


class NotSent(CallFailed):
    """Nothing reached the provider; the same call may be made again."""

    kind = "not_sent"


class OutcomeUnknown(CallFailed):
    """The provider may or may not have acted; only a call that changes nothing may be made again."""

    kind = "outcome_unknown"


class Refused(CallFailed):
    """The provider said no, for `reason`.

    `message` is the provider's own text, for clerks and the log of a technician, never for the public screen:
    on one line, at most 200 characters, without the account numbers and the key that were sent.
    """

    kind = "refused"

    def __init__(self, call: str, detail: str, *, reason: Reason, message: str = "") -> None:
        self.reason = reason
        self.message = message
        super().__init__(call, detail)

    @property
    def outcome(self) -> str:
        """The journal's word, with the reason after a point: "refused.unknown_account"."""
        return f"{self.kind}.{self.reason.value}"


class BadAnswer(CallFailed):
    """An answer that can't be used; `detail` says what about it, not what it said."""

    kind = "bad_answer"


class RateLimited(CallFailed):
    """Too many calls; `retry_after` is how many seconds the provider asks to wait, None if it did not say."""

    kind = "rate_limited"

    def __init__(self, call: str, detail: str, *, retry_after: int | None) -> None:
        self.retry_after = retry_after
        super().__init__(call, detail)
