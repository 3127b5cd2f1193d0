"""Invoice Cloud as the terminal sees it: a method for each call, typed in and out, each call on record.

Every ProviderError leaves this module without the frames and causes below it: those hold the body, the header
with the key and the provider's words.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Final, Protocol, TypeVar

import msgspec

from kiosk.account import AccountNumber
from kiosk.errors import ConfigurationError, ProviderError
from kiosk.ic import contract
from kiosk.ic.answers import Answer, Reading
from kiosk.ic.contract import Endpoint
from kiosk.ic.errors import CallFailed
from kiosk.ic.models import BillerStatus, CloudPayment, CloudPaymentRequest, Request
from kiosk.ic.page_url import PageUrls
from kiosk.ic.transport import Transport
from kiosk.origin import read_origin
from kiosk.secrets import Secret
from kiosk.settings import InvoiceCloud

OK: Final = "ok"
FAULT: Final = "fault"
"""The outcome on record when a call ended in an error of our own."""

T = TypeVar("T")


class CallRecorder(Protocol):
    """Where calls are put on record: the journal."""

    def call_opened(self, call: str, session: str) -> int:
        """Record, durably, that `call` is about to be sent; the answer names the row."""

    def call_closed(self, row: int, outcome: str, milliseconds: int) -> None:
        """Record how the call of `row` ended."""


class Client:
    """Owns the connections to Invoice Cloud; its methods block, and several threads may use it at once.

    `api_keys` holds a key for each biller by its id; `monotonic` is the clock of the limits (seconds).
    Building it loads requests and the authorities (about 150 ms), so it is not done before the first paint.
    Raises ConfigurationError for a base_url, an endpoint or a ca_file that can't be used.

    Each method takes the session's id for the record, "" outside of any, and raises the branches of
    `kiosk.ic.errors`; KeyError for a biller without a key. Whatever the recorder raises passes through, and
    if it can't open the record nothing is sent.
    """

    def __init__(
        self,
        settings: InvoiceCloud,
        api_keys: Mapping[str, Secret],
        recorder: CallRecorder,
        *,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        base = read_origin(settings.base_url)
        if base is None or not (base.scheme == "https" or (base.scheme == "http" and base.is_loopback)):
            # Over plain http the key would travel in the open.
            problem, remedy = "not an https origin", 'Write it like "https://www.invoicecloud.com"'
            raise ConfigurationError("configuration", "invoice_cloud.base_url", problem, remedy)
        self._settings = settings
        self._api_keys = api_keys
        self._recorder = recorder
        self._monotonic = monotonic
        self._endpoints = contract.endpoints(settings.endpoints)
        self._page_urls = PageUrls(base, settings.page_origins)
        self._transport = Transport(settings, base, monotonic)

    def biller_status(self, biller_id: str, *, session: str = "") -> bool:
        """Whether the provider takes payments for this biller now."""
        endpoint = self._endpoints[contract.BILLER_STATUS.name]

        def read(reading: Reading, answer: Answer) -> bool:
            return reading.data(answer, BillerStatus).active

        return self._call(endpoint, biller_id, session, read)

    def cloud_payment(
        self,
        biller_id: str,
        accounts: Sequence[AccountNumber],
        *,
        session: str = "",
        high_contrast: bool = False,
        language: str = "",
    ) -> str:
        """The URL of a hosted page where `accounts` can be paid together (seed, "Cloud Payments V2").

        Raises ValueError without accounts. No money moves by this call.
        """
        if not accounts:
            raise ValueError("a payment needs an account")
        endpoint = self._endpoints[contract.CLOUD_PAYMENT.name]
        body = CloudPaymentRequest.build(
            self._settings, accounts, session=session, high_contrast=high_contrast
        )

        def read(reading: Reading, answer: Answer) -> str:
            url = reading.data(answer, CloudPayment).url
            if objection := self._page_urls.objection(url):
                raise reading.bad(objection)
            return url

        return self._call(endpoint, biller_id, session, read, body=body, accounts=accounts, language=language)

    def warm(self, biller_id: str) -> None:
        """Open a connection ahead of the first customer's call, by asking for the biller's status.

        A provider that can't be reached is no error here: the call that matters will say so.
        """
        with contextlib.suppress(ProviderError):
            self.biller_status(biller_id)

    def close(self) -> None:
        """Close the idle connections; calls after it are NotSent."""
        self._transport.close()

    def _call(
        self,
        endpoint: Endpoint,
        biller_id: str,
        session: str,
        read: Callable[[Reading, Answer], T],
        *,
        body: Request | None = None,
        accounts: Sequence[AccountNumber] = (),
        language: str = "",
    ) -> T:
        """Put the call on record, make it, and `read` its answer."""
        key = self._api_keys[biller_id]
        row = self._recorder.call_opened(endpoint.name, session)
        started = self._monotonic()
        outcome = FAULT
        failure: CallFailed | None = None
        try:
            reading = self._reading(endpoint, key, accounts)
            answer = self._transport.send(
                endpoint, key, msgspec.json.encode(body) if body else None, language
            )
            result = read(reading, answer)
            outcome = OK
        except CallFailed as error:
            failure = error
            outcome = error.outcome
        finally:
            self._recorder.call_closed(row, outcome, round((self._monotonic() - started) * 1000))
        if failure is None:
            return result
        failure.__traceback__ = failure.__cause__ = failure.__context__ = None
        raise failure

    def _reading(self, endpoint: Endpoint, key: Secret, accounts: Sequence[AccountNumber]) -> Reading:
        sent = [account.value for account in accounts]
        return Reading(
            endpoint=endpoint,
            unknown_account=self._settings.unknown_account_messages,
            hidden=(*sent, key.reveal(), self._transport.authorization(key)),
        )
