"""Makes the calls to Invoice Cloud: each goes on record before it is sent, and how it ended after it.

Every ProviderError leaves this module without the frames and causes below it: those hold the body, the header
with the key and the provider's words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, Protocol, TypeVar

import msgspec

from kiosk.ic import contract
from kiosk.ic.answers import Answer, Reading
from kiosk.ic.contract import Endpoint
from kiosk.ic.errors import CallFailed
from kiosk.ic.models import Request
from kiosk.ic.transport import Transport
from kiosk.origin import Origin
from kiosk.secrets import Secret
from kiosk.settings import InvoiceCloud

OK: Final = "ok"
FAULT: Final = "fault"
"""The outcome on record when a call ended in an error of our own."""

T = TypeVar("T")


class CallRecorder(Protocol):
    """Where calls are put on record: the journal."""

    def call_opened(self, call: str, session: str, biller: str) -> int:
        """Record, durably, that `call` is about to be sent for this biller; the answer names the row."""

    def call_closed(self, row: int, outcome: str, milliseconds: int) -> None:
        """Record how the call of `row` ended."""


class Calls:
    """Owns the connections to the provider at `base`, and the table of endpoints as `settings` corrects it.

    `api_keys` holds a key for each biller by its id; `monotonic` is the clock of the limits (seconds).
    Raises ConfigurationError for an endpoint or a ca_file that can't be used.
    """

    def __init__(
        self,
        settings: InvoiceCloud,
        base: Origin,
        api_keys: Mapping[str, Secret],
        recorder: CallRecorder,
        monotonic: Callable[[], float],
    ) -> None:
        self._base_url = str(base)
        self._unknown_account = settings.unknown_account_messages
        self._api_keys = api_keys
        self._recorder = recorder
        self._monotonic = monotonic
        self._endpoints = contract.endpoints(settings.endpoints)
        self._transport = Transport(settings, base, monotonic)

    def url(self, endpoint: Endpoint) -> str:
        """Where the calls to `endpoint` go."""
        return self._base_url + self._endpoints[endpoint.name].path

    def make(
        self,
        endpoint: Endpoint,
        biller_id: str,
        session: str,
        read: Callable[[Reading, Answer], T],
        *,
        body: Request | None = None,
        language: str = "",
    ) -> T:
        """Put the call on record, make it, and `read` its answer.

        Raises the branches of `kiosk.ic.errors`, and KeyError for a biller without a key.
        """
        endpoint = self._endpoints[endpoint.name]
        key = self._api_keys[biller_id]
        row = self._recorder.call_opened(endpoint.name, session, biller_id)
        started = self._monotonic()
        outcome = FAULT
        failure: CallFailed | None = None
        try:
            reading = self._reading(endpoint, key, body)
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

    def close(self) -> None:
        """Close the idle connections; calls after it are NotSent."""
        self._transport.close()

    def _reading(self, endpoint: Endpoint, key: Secret, body: Request | None) -> Reading:
        personal = body.personal if body else ()
        hidden = (*personal, key.reveal(), self._transport.authorization(key))
        return Reading(
            endpoint=endpoint,
            unknown_account=self._unknown_account,
            hidden=tuple(one for one in hidden if one),
        )
