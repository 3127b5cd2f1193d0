"""Invoice Cloud as the terminal sees it: a method for each call, typed in and out."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence

from kiosk.account import AccountNumber
from kiosk.errors import ConfigurationError
from kiosk.ic import contract
from kiosk.ic.answers import Answer, Reading
from kiosk.ic.calls import CallRecorder, Calls
from kiosk.ic.models import BillerStatus, CloudPayment, CloudPaymentRequest
from kiosk.ic.page_url import PageUrls
from kiosk.ic.sign_on import SignOn
from kiosk.origin import read_origin
from kiosk.secrets import Secret
from kiosk.settings import InvoiceCloud


class Client(SignOn):
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
        calls = Calls(settings, base, api_keys, recorder, monotonic)
        super().__init__(settings, calls, PageUrls(base, settings.page_origins))

    def biller_status(self, biller_id: str, *, session: str = "") -> bool:
        """Whether the provider takes payments for this biller now."""

        def read(reading: Reading, answer: Answer) -> bool:
            return reading.data(answer, BillerStatus).active

        return self._calls.make(contract.BILLER_STATUS, biller_id, session, read)

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
        body = CloudPaymentRequest.build(
            self._settings, accounts, session=session, high_contrast=high_contrast
        )

        def read(reading: Reading, answer: Answer) -> str:
            return self._page_urls.checked(reading, reading.data(answer, CloudPayment).url)

        return self._calls.make(
            contract.CLOUD_PAYMENT, biller_id, session, read, body=body, language=language
        )

    def close(self) -> None:
        """Close the idle connections; calls after it are NotSent."""
        self._calls.close()
