"""When the hosted page fails: a second try while nothing can have been paid, and never one after that."""

from __future__ import annotations

import os
import signal
from typing import Any

import pytest
from PySide6.QtWebEngineWidgets import QWebEngineView

from kiosk.flow import states
from kiosk.flow.states import Phase, TroubleKind
from kiosk.sandbox.faults import Fault, FaultKind
from kiosk.ui.web.session import FEWEST_DETAILS
from tests.ui.hands import Hands
from tests.ui.house import House

FORM = """<h1>Form</h1><form method="post" action="/form"><input id="field" name="field"></form>"""


def kill_renderer(hands: Hands) -> None:
    """End the process that draws the page, as a crash would."""
    os.kill(hands.page.renderProcessPid(), signal.SIGKILL)


def open_form(hands: Hands, sandbox: House) -> None:
    """Show a page of one field, whose form leads to itself."""
    url = sandbox.serve("/form", FORM)
    sandbox.faults.order(Fault(call="cloud_payment", kind=FaultKind.URL, url=url))
    hands.open_page()


def submit_details(hands: Hands, sandbox: House) -> None:
    """Post as many keys as card details have."""
    open_form(hands, sandbox)
    hands.fill("#field", "4" * FEWEST_DETAILS)
    before = hands.loads
    hands.enter("#field")
    hands.until(lambda: hands.loads > before)
    assert hands.state(states.Hosted).phase is Phase.SUBMITTED


def views(hands: Hands) -> list[QWebEngineView]:
    """The web views that stand in the window, seen or not."""
    return [each for each in hands.window.findChildren(QWebEngineView) if each.isVisible()]


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param({"kind": FaultKind.RESET}, id="reset"),
        pytest.param({"kind": FaultKind.HALF}, id="half"),
        pytest.param({"kind": FaultKind.STATUS, "status": 404, "body": ""}, id="404, empty"),
        pytest.param({"kind": FaultKind.STATUS, "status": 404, "body": "<h1>Not found</h1>"}, id="404"),
        pytest.param({"kind": FaultKind.STATUS, "status": 500, "body": "<h1>Sorry</h1>"}, id="500"),
    ],
)
def test_a_page_that_does_not_open_can_be_tried_again(
    hands: Hands, sandbox: House, fault: dict[str, Any]
) -> None:
    sandbox.faults.order(Fault(call="page.review", **fault))
    hands.find("132759960")
    hands.on(states.Trouble)
    shown, buttons, left = hands.text, set(hands.buttons), views(hands)
    sandbox.faults.clear()
    hands.press("Try again")
    hands.loaded("Please review your selection")

    assert "The payment page did not open" in shown
    assert "Nothing has been paid." in shown
    assert buttons == {"Try again", "Back", "Start Over"}
    assert left == []
    assert len(sandbox.books.requests) == 2


def test_a_page_that_takes_too_long_can_be_tried_again(hands: Hands, sandbox: House) -> None:
    sandbox.faults.order(Fault(call="page.review", kind=FaultKind.HANG, count=1))
    hands.find("132759960")
    hands.until(lambda: sandbox.gate.waiting == 1)
    hands.seconds(44)
    before = type(hands.session.state)
    hands.seconds(1)
    hands.on(states.Trouble)
    shown = hands.text
    hands.press("Start Over")
    hands.on(states.Welcome)
    sandbox.gate.release()

    assert before is states.Hosted
    assert "The payment page takes too long" in shown


def test_a_renderer_that_is_killed_can_be_tried_again(hands: Hands, sandbox: House) -> None:
    hands.open_page()
    kill_renderer(hands)
    kind = hands.on(states.Trouble).kind
    shown = hands.text
    hands.press("Try again")
    hands.loaded("Please review your selection")

    assert kind is TroubleKind.PAGE_CRASHED
    assert "The payment page stopped working" in shown
    assert len(sandbox.books.requests) == 2


def test_back_from_a_page_that_failed_keeps_the_number(hands: Hands) -> None:
    hands.open_page()
    kill_renderer(hands)
    hands.on(states.Trouble)
    hands.press("Back")

    assert hands.state(states.Accounts).typed == "13275-9960"


def test_start_over_from_a_page_ends_the_session(hands: Hands) -> None:
    hands.open_page()
    hands.press("Start Over")
    hands.on(states.Welcome)

    assert hands.endings() == ["start_over"]
    assert views(hands) == []


def test_a_payment_is_on_record_before_its_form_reaches_the_provider(hands: Hands, sandbox: House) -> None:
    seen: list[bool] = []
    hands.open_page()
    sandbox.on_post = lambda: seen.append(hands.rows("SELECT submitted_at FROM session") != [(None,)])
    hands.enter("#proceed")
    hands.loaded("Payment Options")
    hands.enter("#continue")
    hands.loaded("Please enter your card information")
    hands.give_card()

    posts = [path.rsplit("/", 1)[1] for path in sandbox.visits if path.startswith("POST /portal/")]
    assert list(zip(posts, seen, strict=True)) == [("options", False), ("information", True)]


def test_fewer_keys_than_a_card_has_are_no_card_details(hands: Hands, sandbox: House) -> None:
    open_form(hands, sandbox)
    hands.fill("#field", "4" * (FEWEST_DETAILS - 2))
    before = hands.loads
    hands.enter("#field")
    hands.until(lambda: hands.loads > before)
    phase = hands.state(states.Hosted).phase
    hands.press("Start Over")
    hands.on(states.Welcome)

    assert phase is Phase.LOOKING
    assert hands.rows("SELECT submitted_at, ending FROM session") == [(None, "start_over")]


def test_keys_before_the_page_do_not_count_for_it(hands: Hands, sandbox: House) -> None:
    hands.press("Pay My Bill")
    hands.type("132759960" * 2)
    hands.press("Start Over")
    hands.on(states.Welcome)
    open_form(hands, sandbox)
    hands.fill("#field", "444")
    hands.enter("#field")
    hands.until(lambda: "POST /form" in sandbox.visits)

    assert hands.state(states.Hosted).phase is Phase.LOOKING


def test_a_page_that_posts_without_a_form_counts_too(hands: Hands, sandbox: House) -> None:
    open_form(hands, sandbox)
    hands.fill("#field", "4" * FEWEST_DETAILS)
    hands.ask("(fetch('/form', {method: 'POST', body: 'x'}), 0)")
    hands.until(lambda: hands.state(states.Hosted).phase is Phase.SUBMITTED)

    assert [row is not None for (row,) in hands.rows("SELECT submitted_at FROM session")] == [True]


@pytest.mark.parametrize("rel", ["opener", "noopener"])
def test_a_form_that_is_sent_into_a_window_counts_too(hands: Hands, sandbox: House, rel: str) -> None:
    sandbox.serve("/answered", "<h1>Answered</h1>")
    form = f'<form method="post" action="/answered" target="_blank" rel="{rel}"><input id="field"></form>'
    hands.show(sandbox, f'{form}<button id="go" onclick="document.forms[0].requestSubmit()">Go</button>')
    hands.fill("#field", "4" * FEWEST_DETAILS)
    hands.click_in_page("#go")
    hands.until(lambda: "POST /answered" in sandbox.visits)

    assert hands.state(states.Hosted).phase is Phase.SUBMITTED


def told_unknown(hands: Hands) -> None:
    """The screen says that the payment may have gone through, and offers no second try."""
    hands.on(states.OutcomeUnknown)
    assert "Your payment may have gone through" in hands.text
    assert "Do not pay again now." in hands.text
    assert "407-555-0100" in hands.text
    assert "terminal training-1" in hands.text
    assert set(hands.buttons) == {"Done"}
    assert hands.endings() == ["outcome_unknown"]
    assert views(hands) == []


def test_a_crash_after_card_details_leaves_the_outcome_unknown(hands: Hands, sandbox: House) -> None:
    submit_details(hands, sandbox)
    kill_renderer(hands)

    told_unknown(hands)
    hands.press("Done")
    hands.on(states.Welcome)


def test_start_over_after_card_details_leaves_the_outcome_unknown(hands: Hands, sandbox: House) -> None:
    submit_details(hands, sandbox)
    hands.press("Start Over")

    told_unknown(hands)


def test_an_error_page_after_card_details_leaves_the_outcome_unknown(hands: Hands, sandbox: House) -> None:
    submit_details(hands, sandbox)
    sandbox.serve("/form", "<h1>Sorry</h1>", status=502)
    hands.enter("#field")

    told_unknown(hands)


def test_a_load_after_card_details_is_given_more_time(hands: Hands, sandbox: House) -> None:
    submit_details(hands, sandbox)
    sandbox.faults.order(Fault(call="page.review", kind=FaultKind.HANG, count=1))
    hands.ask("(location.href = '/portal/none/review', 0)")
    hands.until(lambda: sandbox.gate.waiting == 1)
    hands.seconds(119)
    before = type(hands.session.state)
    hands.seconds(1)

    assert before is states.Hosted
    told_unknown(hands)
    sandbox.gate.release()


def test_silence_after_card_details_leaves_the_outcome_unknown(hands: Hands, sandbox: House) -> None:
    submit_details(hands, sandbox)
    hands.seconds(60 + 90 + 30)

    told_unknown(hands)


def test_a_payment_whose_answer_is_lost_is_booked_once_and_told_as_unknown(
    hands: Hands, sandbox: House
) -> None:
    sandbox.faults.order(Fault(call="page.process", kind=FaultKind.RESET))
    hands.open_page()
    hands.pay()

    told_unknown(hands)
    assert len(sandbox.books.payments) == 1


def test_an_unknown_outcome_goes_by_itself_after_a_while(hands: Hands, sandbox: House) -> None:
    submit_details(hands, sandbox)
    hands.press("Start Over")
    left = hands.on(states.OutcomeUnknown).left
    closing = hands.text
    hands.seconds(left)
    hands.on(states.Welcome)

    assert f"This message closes in {left} seconds." in closing


def test_a_key_pressed_too_often_does_not_take_the_warning_away(hands: Hands, sandbox: House) -> None:
    submit_details(hands, sandbox)
    hands.press("Start Over")
    hands.on(states.OutcomeUnknown)
    hands.type("\r ")

    assert isinstance(hands.session.state, states.OutcomeUnknown)


def hang(hands: Hands) -> None:
    """Send the page into a loop that it never leaves, from its own script."""
    hands.page.runJavaScript("setTimeout(() => { for (;;); }, 0)")


def test_a_page_that_hangs_is_ended_after_input_that_it_does_not_answer(hands: Hands, sandbox: House) -> None:
    open_form(hands, sandbox)
    place = hands.view.mapTo(hands.window, hands.view.rect().center())
    hang(hands)

    def touched() -> bool:
        """Touch the page as long as it stands there, as somebody does who gets no answer."""
        if isinstance(hands.session.state, states.Hosted):
            hands.click_at(place)
        return isinstance(hands.session.state, states.Trouble)

    hands.until(touched)
    kind = hands.state(states.Trouble).kind
    shown = hands.text
    hands.press("Try again")
    hands.loaded()

    assert kind is TroubleKind.PAGE_CRASHED
    assert "The payment page stopped working" in shown


def test_a_page_that_hangs_after_card_details_leaves_the_outcome_unknown(
    hands: Hands, sandbox: House
) -> None:
    submit_details(hands, sandbox)
    hang(hands)
    hands.type("4")

    told_unknown(hands)


def test_a_page_that_hangs_can_be_left(hands: Hands, sandbox: House) -> None:
    open_form(hands, sandbox)
    hang(hands)
    hands.press("Start Over")
    hands.on(states.Welcome)
    hands.open_page()

    assert hands.endings()[0] == "start_over"
