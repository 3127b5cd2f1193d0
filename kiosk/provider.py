"""Invoice Cloud as the flow sees it: an effect goes in, the event that answers it comes out.

Called on worker threads; turns the client's results and errors into the flow's own words. The client is
built at the first call, since loading it takes longer than the first screen may wait.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from kiosk.errors import JournalError
from kiosk.flow import events as ev
from kiosk.flow.effects import OpenPayment, OpenView
from kiosk.flow.states import ClosedReason, Notice, Purpose, SessionId, TroubleKind
from kiosk.guessing import Guesses
from kiosk.languages import accept_language
from kiosk.log import get_logger
from kiosk.once import Once
from kiosk.secrets import Secret

if TYPE_CHECKING:
    from kiosk.ic.client import Client
    from kiosk.ic.errors import CallFailed

_log = get_logger("provider")
_VIEWS: Final = {
    Purpose.RECENT_BILLS: "RECENT_BILLS",
    Purpose.PAPERLESS: "PAPERLESS",
    Purpose.AUTOPAY: "AUTOPAY",
    Purpose.PAYMENT_METHODS: "PAYMENT_OPTIONS",
    Purpose.PAY_BY_TEXT: "PAY_BY_TEXT",
}
"""The provider's name of each page (kiosk.ic.resident_models.View), without loading its module."""


class Provider:
    """Answers effects with events; `billers` are the ids that a probe asks for.

    Past the limit of `guesses` no number is asked for, and `noticed` is called once. `posts`: whether the
    browser posts its way into a resident's page (`sso_style = "form"`).
    """

    def __init__(
        self,
        client: Once[Client],
        billers: Sequence[str],
        guesses: Guesses,
        *,
        noticed: Callable[[SessionId], None] = lambda _: None,
        posts: bool = False,
    ) -> None:
        self._client = client
        self._noticed = noticed
        self._guesses = guesses
        self._billers = tuple(billers)
        self._posts = posts

    def open_payment(self, effect: OpenPayment) -> ev.Event:
        """Ask for a payment page: PageReady, AccountsRefused, FindingFailed, ProviderLost or JournalFailed."""
        from kiosk.ic.errors import CallFailed  # noqa: PLC0415  see the module's docstring

        if self._guesses.rest() > 0:
            _log.warning("guessing.turned_away", session=effect.session)
            return ev.AccountsRefused(effect.session, effect.asked, Notice.SEE_CLERK)
        try:
            url = self._client().cloud_payment(
                effect.biller,
                effect.accounts,
                session=effect.session,
                high_contrast=effect.high_contrast,
                language=accept_language(effect.language),
            )
        except CallFailed as failure:
            warn(failure, effect.biller, effect.session)
            answer = _not_opened(failure, effect)
            if isinstance(answer, ev.AccountsRefused):
                self._note(effect, unknown=len(effect.accounts))
            return answer
        except JournalError as failure:
            _log.error("journal.failed", exc_info=failure)
            return ev.JournalFailed(effect.session)
        self._note(effect, known=len(effect.accounts))
        return ev.PageReady(effect.session, effect.asked, url)

    def _note(self, effect: OpenPayment, *, known: int = 0, unknown: int = 0) -> None:
        if self._guesses.note(known=known, unknown=unknown):
            _log.error("guessing.noticed", session=effect.session, seconds=round(self._guesses.rest()))
            self._noticed(effect.session)

    def open_view(self, effect: OpenView) -> ev.Event:
        """Ask for a resident's page: the same events as for a payment page.

        A token that is refused is renewed once, and so is one that could not be had when signing in.
        """
        from kiosk.ic.errors import CallFailed  # noqa: PLC0415  see the module's docstring

        try:
            return self._view(effect)
        except CallFailed as failure:
            warn(failure, effect.account.biller, effect.session)
            return _not_opened(failure, effect)
        except JournalError as failure:
            _log.error("journal.failed", exc_info=failure)
            return ev.JournalFailed(effect.session)

    def _view(self, effect: OpenView) -> ev.PageReady:
        from kiosk.ic.errors import Refused  # noqa: PLC0415  see the module's docstring

        if effect.account.token is not None:
            try:
                return self._page(effect, effect.account.token)
            except Refused as refused:
                # How a token that is no longer good is refused is not known: any refusal may be that.
                warn(refused, effect.account.biller, effect.session)
        account = effect.account
        token = self._client().authenticate(
            account.biller, effect.email, [account.number.value], session=effect.session
        )
        return self._page(effect, token)

    def _page(self, effect: OpenView, token: Secret) -> ev.PageReady:
        """The page for whoever holds the token: a URL, or what the browser is to post."""
        from kiosk.ic.resident_models import View  # noqa: PLC0415  see the module's docstring

        view = View[_VIEWS[effect.purpose]]
        if self._posts:
            form = self._client().sso_form(token, view, high_contrast=effect.high_contrast)
            return ev.PageReady(effect.session, effect.asked, form.url, token, form.fields)
        url = self._client().sso_url(
            effect.account.biller,
            token,
            view,
            session=effect.session,
            high_contrast=effect.high_contrast,
            language=accept_language(effect.language),
        )
        return ev.PageReady(effect.session, effect.asked, url, token)

    def probe(self, session: SessionId) -> ev.Event:
        """Ask for each biller's status, which also keeps a connection open for the next customer.

        A status that is not understood closes nothing: only the call that matters can say that it fails.
        """
        from kiosk.ic.errors import CallFailed, NotSent, Reason, Refused  # noqa: PLC0415  as above

        for biller in self._billers:
            try:
                active = self._client().biller_status(biller)
            except NotSent as failure:
                warn(failure, biller, session)
                return ev.ProviderLost(session, ClosedReason.UNREACHABLE)
            except CallFailed as failure:
                warn(failure, biller, session)
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
        made = self._client.made()
        if made is not None:
            made.close()


def _not_opened(failure: CallFailed, effect: OpenPayment | OpenView) -> ev.Event:
    from kiosk.ic import errors  # noqa: PLC0415  see the module's docstring

    if isinstance(failure, errors.Refused):
        if failure.reason is errors.Reason.CREDENTIALS:
            return ev.ProviderLost(effect.session, ClosedReason.CREDENTIALS)
        known = failure.reason is not errors.Reason.UNKNOWN_ACCOUNT
        notice = Notice.REFUSED if known else Notice.UNKNOWN_ACCOUNT
        return ev.AccountsRefused(effect.session, effect.asked, notice)
    kinds = {
        errors.NotSent: TroubleKind.UNREACHABLE,
        errors.OutcomeUnknown: TroubleKind.NO_ANSWER,
        errors.RateLimited: TroubleKind.BUSY,
        errors.BadAnswer: TroubleKind.PROVIDER_FAULT,
    }
    return ev.FindingFailed(effect.session, effect.asked, kinds[type(failure)])


def warn(failure: CallFailed, biller: str, session: str) -> None:
    """The log's line of a call that failed, whoever made it."""
    _log.warning(
        "provider.call_failed",
        call=failure.call,
        outcome=failure.outcome,
        problem=failure.detail,
        biller=biller,
        session=session,
    )
