"""Invoice Cloud as the flow sees it: an effect goes in, the event that answers it comes out.

Called on worker threads; turns the client's results and errors into the flow's own words. The client is
built at the first call, since loading it takes longer than the first screen may wait.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from kiosk.errors import JournalError
from kiosk.flow import events as ev
from kiosk.flow.effects import OpenPayment
from kiosk.flow.states import ClosedReason, Notice, SessionId, TroubleKind
from kiosk.log import get_logger

if TYPE_CHECKING:
    from kiosk.ic.client import Client
    from kiosk.ic.errors import CallFailed

_log = get_logger("provider")


class Provider:
    """Answers effects with events; `build` makes the client, `billers` are the ids that a probe asks for."""

    def __init__(self, build: Callable[[], Client], billers: Sequence[str]) -> None:
        self._build = build
        self._billers = tuple(billers)
        self._lock = threading.Lock()
        self._client: Client | None = None

    def open_payment(self, effect: OpenPayment) -> ev.Event:
        """Ask for a payment page: PageReady, AccountsRefused, FindingFailed, ProviderLost or JournalFailed."""
        from kiosk.ic.errors import CallFailed  # noqa: PLC0415  see the module's docstring

        try:
            client = self._ready_client()
            url = client.cloud_payment(effect.biller, effect.accounts, session=effect.session)
        except CallFailed as failure:
            _warn(failure, effect.biller, effect.session)
            return self._payment_failed(failure, effect.session)
        except JournalError as failure:
            _log.error("journal.failed", exc_info=failure)
            return ev.JournalFailed(effect.session)
        return ev.PageReady(effect.session, url)

    def probe(self, session: SessionId) -> ev.Event:
        """Ask for each biller's status, which also keeps a connection open for the next customer.

        A status that is not understood closes nothing: only the call that matters can say that it fails.
        """
        from kiosk.ic.errors import CallFailed, NotSent, Reason, Refused  # noqa: PLC0415  as above

        for biller in self._billers:
            try:
                active = self._ready_client().biller_status(biller)
            except NotSent as failure:
                _warn(failure, biller, session)
                return ev.ProviderLost(session, ClosedReason.UNREACHABLE)
            except CallFailed as failure:
                _warn(failure, biller, session)
                if isinstance(failure, Refused) and failure.reason is Reason.CREDENTIALS:
                    return ev.ProviderLost(session, ClosedReason.CREDENTIALS)
            except JournalError as failure:
                _log.error("journal.failed", exc_info=failure)
                return ev.JournalFailed(session)
            else:
                if not active:
                    _log.warning("provider.inactive", biller=biller)
                    return ev.ProviderLost(session, ClosedReason.INACTIVE)
        return ev.ProviderWell(session)

    def close(self) -> None:
        """Close the connections, if there ever were any."""
        with self._lock:
            if self._client is not None:
                self._client.close()

    def _ready_client(self) -> Client:
        with self._lock:
            if self._client is None:
                self._client = self._build()
            return self._client

    def _payment_failed(self, failure: CallFailed, session: SessionId) -> ev.Event:
        from kiosk.ic import errors  # noqa: PLC0415  as above

        if isinstance(failure, errors.Refused):
            if failure.reason is errors.Reason.CREDENTIALS:
                return ev.ProviderLost(session, ClosedReason.CREDENTIALS)
            known = failure.reason is not errors.Reason.UNKNOWN_ACCOUNT
            return ev.AccountsRefused(session, Notice.REFUSED if known else Notice.UNKNOWN_ACCOUNT)
        kinds = {
            errors.NotSent: TroubleKind.UNREACHABLE,
            errors.OutcomeUnknown: TroubleKind.NO_ANSWER,
            errors.RateLimited: TroubleKind.BUSY,
            errors.BadAnswer: TroubleKind.PROVIDER_FAULT,
        }
        return ev.FindingFailed(session, kinds[type(failure)])


def _warn(failure: CallFailed, biller: str, session: str) -> None:
    _log.warning(
        "provider.call_failed",
        call=failure.call,
        outcome=failure.outcome,
        problem=failure.detail,
        biller=biller,
        session=session,
    )
