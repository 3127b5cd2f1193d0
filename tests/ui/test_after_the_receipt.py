"""What a page does once its receipt has come, and a receipt that is none: a payment is told well or as unknown."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from kiosk.flow import states
from kiosk.flow.states import Phase
from kiosk.sandbox.faults import Fault, FaultKind
from kiosk.ui.web.session import FEWEST_DETAILS
from tests.ui.hands import Hands
from tests.ui.house import House
from tests.ui.test_page_faults import open_form, told_unknown


def submit_again(hands: Hands, sandbox: House) -> None:
    """Pay, follow a link on the receipt, and post a second card's details on the page behind it."""
    sandbox.serve("/thankyou", '<h1>Paid</h1><a id="more" href="/form">Pay another bill</a>')
    open_form(hands, sandbox)
    hands.fill("#field", "4" * FEWEST_DETAILS)
    hands.enter("#field")
    hands.until(lambda: hands.state(states.Hosted).phase is Phase.SUBMITTED)
    hands.ask("(location.href = '/thankyou', 0)")
    hands.on(states.Receipt)
    hands.click_in_page("#more")
    hands.loaded("Form")
    hands.fill("#field", "4" * FEWEST_DETAILS)
    hands.enter("#field")
    hands.until(lambda: sandbox.visits.count("POST /form") == 2)


def test_a_second_payment_on_a_receipt_s_page_is_not_lost(hands: Hands, sandbox: House) -> None:
    submit_again(hands, sandbox)
    hands.press("Start Over")

    told_unknown(hands)


def test_an_error_page_at_a_receipt_s_address_is_no_receipt(hands: Hands, sandbox: House) -> None:
    """Also where what it links never comes, so that the terminal stops waiting for it."""
    sandbox.serve("/thankyou", '<h1>Sorry</h1><img src="/portal/none/review">', status=500)
    open_form(hands, sandbox)
    hands.fill("#field", "4" * FEWEST_DETAILS)
    hands.enter("#field")
    hands.until(lambda: hands.state(states.Hosted).phase is Phase.SUBMITTED)
    sandbox.faults.order(Fault(call="page.review", kind=FaultKind.HANG, count=1))
    hands.ask("(location.href = '/thankyou', 0)")
    hands.until(lambda: not isinstance(hands.session.state, states.Hosted))
    sandbox.gate.release()

    told_unknown(hands)


def test_a_form_that_can_t_be_put_on_record_does_not_leave(hands: Hands, sandbox: House) -> None:
    open_form(hands, sandbox)
    hands.fill("#field", "4" * FEWEST_DETAILS)
    with closing(sqlite3.connect(hands.state_file("journal.sqlite3"))) as connection:
        connection.executescript("DROP TABLE session;")
    hands.enter("#field")
    hands.on(states.Closed)

    assert "reason “journal_failed”" in hands.text
    assert "POST /form" not in sandbox.visits
