"""Drives the desk of a counter: runs what it asks for and tells it how far each customer's session has come.

One session more than there are customers is always open, the house's: it asks after the provider, unseen.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.clock import Clock
from kiosk.controller import Controller, new_id
from kiosk.errors import JournalError
from kiosk.flow import events as session_events
from kiosk.flow.desk import effects as do
from kiosk.flow.desk import events as ev
from kiosk.flow.desk.advance import advance
from kiosk.flow.desk.clerk import Clerk, Denial
from kiosk.flow.desk.news import ProviderNews
from kiosk.flow.desk.progress import followed, moved
from kiosk.flow.desk.state import Desk, Place, Rules, Serving
from kiosk.flow.desk.waiting import Said
from kiosk.flow.states import (
    Closed,
    ClosedReason,
    Goodbye,
    Hosted,
    Next,
    OutcomeUnknown,
    Receipt,
    Session,
    SessionId,
    Welcome,
    Wiping,
)
from kiosk.journal import Journal
from kiosk.log import get_logger
from kiosk.once import Once
from kiosk.secret import Secret
from kiosk.signup import SignUps, answer
from kiosk.tasks import Tasks
from kiosk.turns import Turns

if TYPE_CHECKING:
    from kiosk.clerks.staff import Staff

_log = get_logger("counter")
_SECOND: Final = 1000  # milliseconds
_DETAILS: Final = 12  # characters: the shortest card number; as ui/web/session counts
_NEVER_BEGAN: Final = (Welcome, Closed, Goodbye)
"""States in which a session has nothing to be wiped."""


class Counter(QObject):
    """Owns the desk.

    `changed` carries a Desk, `arranged` an Arrangement, before whatever follows from it; `provider_changed` a
    ProviderNews, `customer_gone` the id of a session of which nothing is left, `statement_wanted` the
    id of one whose page's statement is to be opened.
    """

    changed = Signal(object)
    arranged = Signal(object)
    provider_changed = Signal(object)
    customer_gone = Signal(object)
    statement_wanted = Signal(object)

    def __init__(
        self,
        rules: Rules,
        controller: Controller,
        journal: Journal,
        staff: Once[Staff],
        sign_ups: SignUps,
        tasks: Tasks,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._rules = rules
        self._controller = controller
        self._journal = journal
        self._staff = staff
        self._sign_ups = sign_ups
        self._tasks = tasks
        self._clock = clock
        self.desk = Desk()
        self.news = ProviderNews()
        self._house = SessionId("")
        self._keys: dict[SessionId, int] = {}
        self._turns = Turns(self._step)
        self._seconds = QTimer(self, interval=_SECOND)
        self._seconds.timeout.connect(lambda: self.dispatch(ev.Tick()))
        controller.changed.connect(self._session_changed)

    def begin(self) -> None:
        """Start the seconds, and show the desk as it is."""
        self._seconds.start()
        self.changed.emit(self.desk)

    def close(self) -> None:
        """Stop the seconds."""
        self._seconds.stop()

    @property
    def house(self) -> SessionId:
        """The session that is no customer's."""
        return self._house

    @Slot(object)
    def dispatch(self, event: ev.Event) -> None:
        """Take an event of the desk's."""
        self._turns.add(event)

    @Slot(str, bool)
    def numbers(self, text: str, scanned: bool) -> None:
        """Account numbers came from the clerk's field or the scanner."""
        self.dispatch(ev.NumbersEntered(new_id(), text, scanned))

    @Slot()
    def next_customer(self) -> None:
        """The clerk wants the next customer."""
        self.dispatch(ev.NextPressed(new_id()))

    @Slot()
    def sign_up(self) -> None:
        """The clerk wants sign-up help, or lets somebody register."""
        self.dispatch(ev.SignUpPressed(new_id()))

    @Slot()
    def touched(self) -> None:
        """A key or a touch: nobody's time runs out while somebody works here."""
        self.dispatch(ev.Touched())
        if not isinstance(self.desk.state, Serving):
            return
        for customer in self.desk.customers:
            self._controller.dispatch(session_events.StillHerePressed(customer.session))
            if customer.place is not Place.ASIDE:
                self._controller.dispatch(session_events.Touched(customer.session))

    def note_keys(self, session: SessionId, characters: int) -> None:
        """So many characters were typed into this customer's page."""
        before = self._keys.get(session, 0)
        self._keys[session] = before + characters
        known = self._controller.session(session)
        if before < _DETAILS <= before + characters and known is not None:
            self._session_changed(known)

    @Slot(object)
    def wiped(self, session: SessionId) -> None:
        """The web side has nothing left of `session`: a customer is gone, the house begins anew."""
        known = self._controller.session(session)
        if session == self._house or known is None:
            self._controller.wiped(session)
            return
        self._drop(session)
        state = known.state
        if isinstance(state, Wiping) and state.then is Next.CLOSED:
            self._tell_house(state.reason or ClosedReason.UNREACHABLE)

    def _tell_house(self, reason: ClosedReason) -> None:
        """What closed one customer's session holds for the whole terminal."""
        if reason is ClosedReason.JOURNAL_FAILED:
            self._controller.dispatch(session_events.JournalFailed(self._house))
        else:
            self._controller.dispatch(session_events.ProviderLost(self._house, reason))

    def _drop(self, session: SessionId) -> None:
        self._controller.drop(session)
        self._keys.pop(session, None)
        self.dispatch(ev.CustomerGone(session))
        self.customer_gone.emit(session)

    @Slot(object)
    def _session_changed(self, session: Session) -> None:
        known = self.desk.customer(session.id)
        if known is None:
            self._follow_house(session)
            return
        if not isinstance(session.state, Hosted):
            self._keys.pop(session.id, None)  # the next page, or what comes after a receipt, has none yet
        details = self._keys.get(session.id, 0) >= _DETAILS
        told = moved(session, details=details)
        if followed(known, told) != known:
            self.dispatch(told)

    def _follow_house(self, session: Session) -> None:
        self._house = session.id
        state, before = session.state, self.news
        if isinstance(state, Closed):
            since = before.since if before.reason is not None else self._clock.utc_now()
            self.news = ProviderNews(reason=state.reason, since=since, cut_off=before.cut_off)
        elif isinstance(state, OutcomeUnknown):
            self.news = ProviderNews(cut_off=state.at)
        else:
            self.news = ProviderNews(cut_off=before.cut_off)
        if self.news != before:
            self.provider_changed.emit(self.news)

    def _step(self, event: ev.Event) -> None:
        before = self.desk
        self.desk, effects = advance(self._rules, before, event)
        if self.desk != before:
            # First, so that whoever draws sessions knows whose they are; nothing is painted before Arrange.
            self.changed.emit(self.desk)
        for effect in effects:
            self._run(effect)

    def _run(self, effect: do.Effect) -> None:
        match effect:
            case do.Arrange():
                self.arranged.emit(effect.arrangement)
            case do.CheckClerk():
                self._check(effect)
            case do.LookUp():
                nothing = ev.Found(effect.asked, (), Said.UNAVAILABLE)
                self._ask(partial(self._sign_ups.look_up, effect), nothing)
            case do.Help():
                # Whether our own code failed before or after the deed is not known.
                self._ask(partial(self._sign_ups.help, effect), answer(effect, Said.UNKNOWN))
            case do.TellHelped():
                self._tell_helped(effect)
            case _:
                self._serve(effect)

    def _serve(self, effect: do.Effect) -> None:
        """What is for one customer's session."""
        match effect:
            case do.OpenCustomer():
                self._controller.open(effect.session)
            case do.GiveNumbers():
                self._controller.dispatch(session_events.NumbersGiven(effect.session, effect.text))
            case do.TryAgain():
                self._controller.dispatch(session_events.TryAgainPressed(effect.session))
            case do.OpenStatement():
                self.statement_wanted.emit(effect.session)
            case do.PrintPage():
                self._controller.dispatch(session_events.PrintPressed(effect.session))
            case do.BeginRegistration():
                self._controller.dispatch(session_events.RegisterPressed(effect.session))
            case do.EndCustomer():
                self._end(effect.session)
            case _:
                self._record(effect)

    def _end(self, session: SessionId) -> None:
        known = self._controller.session(session)
        if known is None or isinstance(known.state, _NEVER_BEGAN):
            self._drop(session)
        elif isinstance(known.state, Receipt | OutcomeUnknown):
            self._controller.dispatch(session_events.DonePressed(session))
        else:
            self._controller.dispatch(session_events.StartOverPressed(session))

    def _record(self, effect: do.Effect) -> None:
        """Write to the journal and wait for the disk. Nobody serves without a record."""
        try:
            match effect:
                case do.RecordShiftOpened():
                    self._journal.shift_opened(effect.shift, effect.clerk.name)
                case do.RecordShiftClosed():
                    self._journal.shift_closed(effect.shift)
                case do.RecordDeed():
                    self._journal.clerk_did(effect.clerk, effect.deed.value, effect.session)
        except JournalError as fault:
            _log.error("journal.failed", exc_info=fault)
            if isinstance(effect, do.RecordShiftOpened):
                self.dispatch(ev.ShiftLost(effect.shift))
            self._controller.dispatch(session_events.JournalFailed(self._house))

    def _check(self, question: do.CheckClerk) -> None:
        """Ask the directory off this thread."""
        shift = new_id()
        asked = partial(_judged, self._staff, question.asked, question.name, question.secret, shift)
        self._ask(asked, ev.Judged(question.asked, None, shift, Denial.UNAVAILABLE))

    def _ask(self, work: Callable[[], ev.Event], otherwise: ev.Event) -> None:
        """Ask off this thread and take the answer; `otherwise` if our own code failed in it."""
        self._tasks.ask(work, otherwise, self.dispatch)

    def _tell_helped(self, effect: do.TellHelped) -> None:
        """Whose it is their session knows: the others pass it over."""
        if effect.member is None:
            return
        for customer in self.desk.customers:
            helped = session_events.ClerkHelped(customer.session, effect.waited, effect.member)
            self._controller.dispatch(helped)


def _judged(staff: Once[Staff], asked: int, name: str, secret: Secret, shift: str) -> ev.Judged:
    from kiosk.clerks.staff import NotSignedIn  # noqa: PLC0415  not for the first paint
    from kiosk.residents.errors import DirectoryUnavailable  # noqa: PLC0415  as above

    try:
        clerk: Clerk = staff().sign_in(name, secret)
    except NotSignedIn as refused:
        return ev.Judged(asked, None, shift, refused.denial, refused.wait)
    except DirectoryUnavailable as fault:
        _log.error("directory.unavailable", problem=type(fault).__name__)
        return ev.Judged(asked, None, shift, Denial.UNAVAILABLE)
    return ev.Judged(asked, clerk, shift)
