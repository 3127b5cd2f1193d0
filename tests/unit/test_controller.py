"""What the controller does with effects and results: in order, on one thread, and for sessions that are there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.clock import SystemClock
from kiosk.controller import Controller
from kiosk.flow import events as ev
from kiosk.flow import states
from kiosk.flow.advance import Flow
from kiosk.flow.states import Closed, ClosedReason, Session, SessionId, TroubleKind
from kiosk.guessing import Guesses
from kiosk.ic.client import Client
from kiosk.journal import Journal
from kiosk.once import Once
from kiosk.provider import Provider
from kiosk.registrar import Registrar
from kiosk.sandbox.faults import Fault, FaultKind
from kiosk.sandbox.server import SandboxServer
from kiosk.tasks import Tasks
from tests.unit.controllers import PATIENCE, RULES, Desk, client_of, nobody


@pytest.fixture
def sandbox() -> Iterator[SandboxServer]:
    with SandboxServer(tls=None) as server:
        yield server


@pytest.fixture
def open_desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[Callable[[Journal], Client]], Desk]]:
    with ExitStack() as stack:

        def start(build: Callable[[Journal], Client]) -> Desk:
            desk = Desk(qtbot, tmp_path / "journal.sqlite3", build)
            stack.callback(desk.close)
            return desk

        yield start


@pytest.fixture
def desk(open_desk: Callable[[Callable[[Journal], Client]], Desk], sandbox: SandboxServer) -> Desk:
    """A desk on the sandbox, at the welcome screen."""
    made = open_desk(client_of(sandbox))
    made.controller.begin()
    return made


def _no_client() -> Client:
    raise AssertionError("nothing is asked for here")


def hold(sandbox: SandboxServer, qtbot: QtBot, desk: Desk) -> None:
    """Begin a call whose answer waits at the sandbox's gate."""
    sandbox.faults.order(Fault(call="cloud_payment", kind=FaultKind.HANG, count=1))
    desk.find()
    qtbot.waitUntil(lambda: sandbox.gate.waiting == 1, timeout=PATIENCE)


def test_an_account_leads_to_its_page(desk: Desk) -> None:
    desk.find()
    desk.on(states.Hosted)

    assert desk.sheets.asked == [("show", desk.session.id)]
    calls = desk.rows("SELECT session, outcome FROM call WHERE call = 'cloud_payment'")
    assert calls == [(desk.session.id, "ok")]


def test_a_late_answer_for_a_wiped_session_changes_nothing(
    desk: Desk, sandbox: SandboxServer, qtbot: QtBot
) -> None:
    hold(sandbox, qtbot, desk)
    first = desk.session.id
    desk.send(ev.StartOverPressed)
    desk.controller.wiped(first)
    changes = len(desk.seen)
    sandbox.gate.release()
    desk.all_answered()

    assert sandbox.books.requests
    assert len(desk.seen) == changes
    assert isinstance(desk.session.state, states.Welcome)
    assert desk.session.id != first
    assert desk.controller.session(first) is None
    assert ("show", first) not in desk.sheets.asked


def test_a_late_answer_does_not_move_a_customer_who_went_back(
    desk: Desk, sandbox: SandboxServer, qtbot: QtBot
) -> None:
    hold(sandbox, qtbot, desk)
    desk.send(ev.BackPressed)
    sandbox.gate.release()
    desk.all_answered()

    assert isinstance(desk.session.state, states.Accounts)
    assert desk.sheets.asked == []


def test_an_event_for_a_session_that_never_was_changes_nothing(desk: Desk) -> None:
    before = list(desk.seen)
    desk.controller.dispatch(ev.PayPressed(SessionId("nobody")))

    assert desk.seen == before


def test_each_session_has_an_id_of_its_own(desk: Desk) -> None:
    ids = {desk.session.id}
    for _ in range(3):
        desk.send(ev.PayPressed, ev.StartOverPressed)
        desk.controller.wiped(desk.session.id)
        ids.add(desk.session.id)

    assert len(ids) == 4


def test_an_event_from_within_a_change_is_taken_after_it(desk: Desk) -> None:
    order: list[str] = []

    def answer(session: Session) -> None:
        order.append(f"in {type(session.state).__name__}")
        if isinstance(session.state, states.Accounts) and not session.state.typed:
            desk.controller.dispatch(ev.AccountTyped(session.id, "1"))
        order.append("out")

    desk.controller.changed.connect(answer)
    desk.send(ev.PayPressed)

    assert order == ["in Accounts", "out", "in Accounts", "out"]


def test_an_event_that_changes_nothing_is_not_told(desk: Desk) -> None:
    told = len(desk.seen)
    desk.send(ev.BackPressed, ev.DonePressed)

    assert len(desk.seen) == told


def test_a_wipe_that_fails_ends_the_process(desk: Desk) -> None:
    desk.send(ev.PayPressed, ev.StartOverPressed, ev.WipeFailed)
    closed = desk.session.state
    desk.send(*[ev.Tick] * RULES.reopen)

    assert isinstance(closed, Closed)
    assert closed.reason is ClosedReason.WIPE_FAILED
    assert desk.endings == [70]


def test_a_fault_of_our_own_is_a_trouble_that_can_be_tried_again(
    open_desk: Callable[[Callable[[Journal], Client]], Desk], caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_: Journal) -> Client:
        raise LookupError("13275-9960")

    desk = open_desk(fail)
    desk.controller.begin()
    desk.find()
    desk.on(states.Trouble)

    assert isinstance(desk.session.state, states.Trouble)
    assert desk.session.state.kind is TroubleKind.PROVIDER_FAULT
    assert "task.failed" in caplog.text
    assert "13275-9960" not in caplog.text


def test_a_fault_of_our_own_in_a_probe_leaves_the_terminal_as_it_is(
    open_desk: Callable[[Callable[[Journal], Client]], Desk], caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_: Journal) -> Client:
        raise LookupError

    desk = open_desk(fail)
    desk.controller.begin()
    desk.controller.probe()
    desk.all_answered()

    assert len(desk.seen) == 1
    assert "task.failed" in caplog.text


def test_a_probe_that_fails_closes_the_terminal_and_one_that_succeeds_opens_it(
    desk: Desk, sandbox: SandboxServer
) -> None:
    sandbox.faults.order(Fault(call="biller_status", kind=FaultKind.STATUS, status=401, count=1))
    desk.controller.probe()
    desk.on(Closed)
    desk.send(*[ev.Tick] * RULES.reopen)
    desk.on(states.Welcome)

    assert [call.call for call in sandbox.books.calls] == ["biller_status", "biller_status"]


def test_a_welcome_screen_asks_from_time_to_time_whether_the_provider_is_well(
    desk: Desk, sandbox: SandboxServer
) -> None:
    desk.send(*[ev.Tick] * RULES.probe)
    desk.all_answered()

    assert [call.call for call in sandbox.books.calls] == ["biller_status"]


def test_seconds_pass_by_themselves_until_the_end(desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: desk.session.state == states.Welcome(RULES.probe - 1), timeout=PATIENCE)
    desk.controller.close()

    assert desk.controller.session(desk.session.id) is None


def test_a_page_before_the_web_side_is_attached_is_a_fault_of_ours(
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    journal, tasks = Journal(tmp_path / "journal.sqlite3", SystemClock()), Tasks()
    with ExitStack() as stack:
        stack.callback(journal.close)
        stack.callback(tasks.close)
        client = Once(_no_client)
        registrar = Registrar(Once(nobody), client)
        controller = Controller(
            Flow(RULES), Provider(client, (), Guesses(SystemClock())), registrar, journal, tasks
        )
        stack.callback(controller.close)
        session = controller.begin()
        controller.dispatch(ev.PayPressed(session))

        with pytest.raises(RuntimeError, match="attached"):
            controller.dispatch(ev.StartOverPressed(session))


def test_what_is_logged_of_a_session_names_its_states_and_nothing_typed(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    desk.find()
    desk.on(states.Hosted)

    assert '"state": "Hosted"' in caplog.text
    assert "132759960" not in caplog.text
    assert "13275-9960" not in caplog.text
