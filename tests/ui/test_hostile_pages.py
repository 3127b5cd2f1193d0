"""Pages that never come to rest, take everything, flood, or draw themselves like the terminal: each can be left."""

from __future__ import annotations

import pytest

from kiosk.flow import states
from kiosk.flow.states import TroubleKind
from kiosk.sandbox.faults import Fault, FaultKind
from tests.ui.hands import Hands
from tests.ui.house import House
from tests.ui.test_page_faults import open_form


def test_a_redirect_loop_is_a_failed_page(hands: Hands, sandbox: House) -> None:
    sandbox.serve("/loop", "", status=302, Location=f"{sandbox.base_url}/loop")
    sandbox.faults.order(Fault(call="cloud_payment", kind=FaultKind.URL, url=f"{sandbox.base_url}/loop"))
    hands.find("132759960")

    assert hands.on(states.Trouble).kind is TroubleKind.PAGE_FAILED


@pytest.mark.parametrize(
    "go",
    [
        pytest.param('<meta http-equiv="refresh" content="0">', id="meta"),
        pytest.param('<body onload="document.forms[0].submit()"><form method=post></form>', id="form"),
    ],
)
def test_a_page_that_sends_itself_round_in_circles_is_a_failed_page(
    hands: Hands, sandbox: House, go: str
) -> None:
    url = sandbox.serve("/round", f"<h1>Round</h1>{go}")
    sandbox.faults.order(Fault(call="cloud_payment", kind=FaultKind.URL, url=url))
    hands.find("132759960")

    assert hands.on(states.Trouble).kind is TroubleKind.PAGE_FAILED


def test_a_page_that_never_comes_to_stand_is_given_up(hands: Hands, sandbox: House) -> None:
    url = sandbox.serve("/round", "<script>location.replace('/round?' + Math.random())</script>")
    sandbox.faults.order(Fault(call="cloud_payment", kind=FaultKind.URL, url=url))
    hands.find("132759960")
    hands.until(lambda: sandbox.visits.count("/round") > 20)
    hands.seconds(45)

    assert hands.on(states.Trouble).kind is TroubleKind.PAGE_TIMED_OUT


def test_a_page_of_very_many_elements_can_be_left(hands: Hands, sandbox: House) -> None:
    build = "for (let i = 0; i < 200000; i++) document.body.append(document.createElement('p'), i)"
    url = sandbox.serve("/huge", f"<h1>Huge</h1><body><script>{build}</script>")
    sandbox.faults.order(Fault(call="cloud_payment", kind=FaultKind.URL, url=url))
    hands.find("132759960")
    hands.on(states.Hosted)
    hands.press("Start Over")
    hands.on(states.Welcome)

    assert hands.endings() == ["start_over"]


def test_a_page_that_takes_all_memory_is_a_page_that_stopped_working(hands: Hands, sandbox: House) -> None:
    open_form(hands, sandbox)
    hands.page.runJavaScript(
        "setTimeout(() => { const all = []; for (;;) all.push(new Array(1e6).fill({a: all.length})); }, 0)"
    )

    assert hands.on(states.Trouble).kind is TroubleKind.PAGE_CRASHED


def test_a_flood_of_prints_is_told_once_and_counted(hands: Hands, sandbox: House) -> None:
    url = sandbox.serve("/print", "<h1>Print</h1><script>setInterval(() => print(), 1)</script>")
    sandbox.faults.order(Fault(call="cloud_payment", kind=FaultKind.URL, url=url))
    hands.open_page()
    count = "SELECT sum(count), count(*) FROM refusal WHERE kind = 'print'"
    hands.until(lambda: (hands.rows(count)[0][0] or 0) > 50)
    ((asked, rows),) = hands.rows(count)

    assert hands.text.count("This terminal does not print.") == 1
    assert rows < asked / 2
    hands.press("Start Over")
    hands.on(states.Welcome)


def test_a_page_drawn_like_the_terminal_leaves_its_frame_in_sight(hands: Hands, sandbox: House) -> None:
    fake = (
        '<div style="position: fixed; inset: -500px; z-index: 2147483647; background: #005A9C; color: white">'
        "<h1>Welcome</h1><button>Start Over</button><p>Sign In</p></div>"
    )
    url = sandbox.serve("/fake", fake)
    plain = sandbox.serve("/plain", "<h1>Plain</h1>")
    frames = []
    for address in (plain, url):
        sandbox.faults.clear()
        sandbox.faults.order(Fault(call="cloud_payment", kind=FaultKind.URL, url=address))
        hands.open_page()
        hands.until(lambda: hands.ask("document.readyState") == "complete")
        hands.window.setFocus()
        above = hands.view.mapTo(hands.window, hands.view.rect().topLeft()).y()
        frames.append(hands.window.grab().copy(0, 0, hands.window.width(), above).toImage())
        hands.press("Start Over")
        hands.on(states.Welcome)

    assert frames[0].height() > hands.window.height() // 12
    assert frames[0] == frames[1]
