"""The windows that a page opens: ours, over the page, few, under the same policy, and gone with it."""

from __future__ import annotations

import os
import signal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton

from kiosk.flow import states
from kiosk.flow.states import Phase
from kiosk.ui.web.session import FEWEST_DETAILS
from kiosk.ui.web.view import HostedView
from tests.ui.hands import PAINTED, Hands
from tests.ui.house import House
from tests.ui.pagewindows import (
    OPEN,
    ask,
    close,
    open_other,
    opened,
    page_below,
    press_in,
    stands,
    view_of,
    windows,
)
from tests.ui.refused import NOTE


def test_a_window_says_whose_it_is_and_is_closed_with_one_press(hands: Hands, sandbox: House) -> None:
    window = open_other(hands, sandbox)
    below = page_below(hands)
    hands.until(lambda: "Window of" in hands.text)
    told = hands.text
    (button,) = window.findChildren(QPushButton)
    named = button.text()
    hands.click(button)
    hands.until(lambda: windows(hands) == [])

    assert f"Window of {sandbox.base_url.removeprefix('https://')}" in told
    assert named == "Close"
    assert ask(hands, below, "child.closed") == "true"
    assert ask(hands, below, "document.querySelector('h1').innerText") == '"Page"'
    assert isinstance(hands.session.state, states.Hosted)


def test_a_window_is_no_window_of_the_desktop_and_leaves_our_frame_free(hands: Hands, sandbox: House) -> None:
    window = open_other(hands, sandbox)
    top = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    over = hands.buttons["Start Over"]
    corner = over.mapTo(hands.window, QPoint(0, 0))
    inside = window.mapTo(hands.window, QPoint(0, 0))

    assert top == [hands.window]
    assert corner.y() + over.height() <= inside.y()
    hands.press("Start Over")
    hands.on(states.Welcome)
    assert windows(hands) == []


def test_the_close_button_is_as_large_as_a_finger(hands: Hands, sandbox: House) -> None:
    (button,) = open_other(hands, sandbox).findChildren(QPushButton)

    assert button.height() >= hands.window._theme.mm(15)


def test_the_page_beneath_takes_neither_key_nor_touch(hands: Hands, sandbox: House) -> None:
    window = open_other(hands, sandbox, '<input id="field">')
    below = page_below(hands)
    ask(hands, below, "(keys = 0, onkeydown = () => { keys++ }, onmousedown = () => { keys++ }, 0)")
    place = window.mapTo(hands.window, QPoint(3, window.height() // 2))
    hands.click_at(place)
    view_of(window).setFocus()
    hands.keys(Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_X)
    ask(hands, view_of(window).page(), "1")

    assert ask(hands, below, "keys") == "0"


def test_keys_into_a_window_count_for_the_session(hands: Hands, sandbox: House) -> None:
    form = '<form method="post" action="/taken"><input id="field" name="a"></form>'
    sandbox.serve("/taken", "<h1>Taken</h1>")
    window = open_other(hands, sandbox, form)
    page = view_of(window).page()
    focus = f"(document.querySelector('#field').focus(), {PAINTED} && document.activeElement.id)"
    hands.until(lambda: ask(hands, page, focus) == '"field"')
    hands.type("4" * FEWEST_DETAILS)
    hands.keys(Qt.Key.Key_Return)
    stands(hands, page, "Taken")

    assert hands.state(states.Hosted).phase is Phase.SUBMITTED


def test_a_window_that_closes_itself_gives_the_page_back(hands: Hands, sandbox: House) -> None:
    window = open_other(hands, sandbox, '<button id="go" onclick="window.close()">go</button>')
    below = page_below(hands)
    ask(hands, below, "(keys = 0, onkeydown = () => { keys++ }, 0)")
    press_in(hands, window, "#go")
    hands.until(lambda: windows(hands) == [])
    hands.keys(Qt.Key.Key_X)
    hands.until(lambda: ask(hands, below, "keys") == "1")

    assert isinstance(hands.session.state, states.Hosted)


def test_a_third_window_is_refused_in_words(hands: Hands, sandbox: House) -> None:
    first = open_other(hands, sandbox, OPEN.format("/other"))
    press_in(hands, first, "#go")
    second = opened(hands, 2)
    stands(hands, view_of(second).page(), "Other")
    press_in(hands, second, "#go")
    hands.until(lambda: "No more windows can be opened." in hands.text)

    assert len(windows(hands)) == 2
    close(hands, second)
    hands.until(lambda: len(windows(hands)) == 1)
    assert windows(hands) == [first]
    assert view_of(first).isEnabled()


def test_a_flood_of_windows_from_one_touch_opens_one(hands: Hands, sandbox: House) -> None:
    sandbox.serve("/other", "<h1>Other</h1>")
    flood = "for (let i = 0; i < 50; i++) window.open('/other')"
    hands.show(sandbox, f'<button id="go" onclick="{flood}">go</button><script>{flood}</script>')
    hands.click_in_page("#go")
    window = opened(hands)
    stands(hands, view_of(window).page(), "Other")

    assert windows(hands) == [window]


def test_an_empty_window_is_judged_when_it_is_sent_somewhere(hands: Hands, sandbox: House) -> None:
    go = f"child = window.open(''); child.location = '{sandbox.resource_url}/policies/terms'"
    hands.show(sandbox, f'<button id="go" onclick="{go}">go</button>')
    hands.click_in_page("#go")
    hands.until(lambda: NOTE in hands.text)
    hands.until(lambda: windows(hands) == [])

    assert ask(hands, page_below(hands), "document.querySelector('h1').innerText") == '"Page"'


def test_a_redirect_out_of_a_window_is_refused(hands: Hands, sandbox: House) -> None:
    sandbox.serve("/other", "", status=302, Location=f"{sandbox.resource_url}/policies/terms")
    hands.show(sandbox, OPEN.format("/other"))
    hands.click_in_page("#go")
    hands.until(lambda: NOTE in hands.text)
    hands.until(lambda: windows(hands) == [])


def test_a_window_never_sends_the_page_beneath_to_another_site(hands: Hands, sandbox: House) -> None:
    away = f"opener.location = '{sandbox.resource_url}/policies/terms'"
    window = open_other(hands, sandbox, f'<button id="go" onclick="{away}">go</button>')
    press_in(hands, window, "#go")
    hands.until(lambda: NOTE in hands.text)

    assert ask(hands, page_below(hands), "document.querySelector('h1').innerText") == '"Page"'


def test_a_receipt_s_address_in_a_window_ends_no_payment(hands: Hands, sandbox: House) -> None:
    sandbox.serve("/thankyou", "<h1>Thanks</h1>")
    hands.show(sandbox, OPEN.format("/thankyou"))
    hands.click_in_page("#go")
    stands(hands, view_of(opened(hands)).page(), "Thanks")

    assert isinstance(hands.session.state, states.Hosted)


def test_a_receipt_of_the_page_is_not_covered_by_a_window(hands: Hands, sandbox: House) -> None:
    open_other(hands, sandbox)
    ask(hands, page_below(hands), "history.pushState(null, '', '/thankyou')")
    hands.on(states.Receipt)

    hands.until(lambda: windows(hands) == [])


@pytest.mark.parametrize(
    "fault", [{"status": 500, "html": ""}, {"html": "<h1>Not yet</h1>", "status": 500}], ids=["empty", "page"]
)
def test_a_window_that_shows_an_error_can_be_closed(
    hands: Hands, sandbox: House, fault: dict[str, object]
) -> None:
    sandbox.serve("/other", str(fault["html"]), status=500)
    hands.show(sandbox, OPEN.format("/other"))
    hands.click_in_page("#go")
    window = opened(hands)
    close(hands, window)
    hands.until(lambda: windows(hands) == [])

    assert isinstance(hands.session.state, states.Hosted)


def test_a_window_whose_own_process_ends_leaves_the_page(hands: Hands, sandbox: House) -> None:
    sandbox.serve("/other", "<h1>Other</h1>", Cross_Origin_Opener_Policy="same-origin")
    hands.show(sandbox, OPEN.format("/other"))
    hands.click_in_page("#go")
    page = view_of(opened(hands)).page()
    stands(hands, page, "Other")
    assert page.renderProcessPid() != page_below(hands).renderProcessPid()
    os.kill(page.renderProcessPid(), signal.SIGKILL)
    hands.until(lambda: windows(hands) == [])

    assert "That window could not be shown and was closed." in hands.text
    assert isinstance(hands.session.state, states.Hosted)


def test_an_address_for_another_program_is_refused_in_a_window_too(hands: Hands, sandbox: House) -> None:
    window = open_other(hands, sandbox, '<a id="go" href="mailto:a@example.org">go</a>')
    press_in(hands, window, "#go")
    hands.until(lambda: "Mail and telephone can't be opened" in hands.text)

    assert windows(hands) == [window]


def test_the_terminal_ends_in_order_with_windows_open(hands: Hands, sandbox: House) -> None:
    first = open_other(hands, sandbox, OPEN.format("/other"))
    press_in(hands, first, "#go")
    opened(hands, 2)
    hands.close()

    assert not hands.window.isVisible()


def test_a_window_that_hangs_is_closed_after_input_that_it_does_not_answer(
    hands: Hands, sandbox: House
) -> None:
    sandbox.serve("/other", "<h1>Other</h1>", Cross_Origin_Opener_Policy="same-origin")
    hands.show(sandbox, OPEN.format("/other"))
    hands.click_in_page("#go")
    page = view_of(opened(hands)).page()
    stands(hands, page, "Other")
    place = windows(hands)[0].mapTo(hands.window, windows(hands)[0].rect().center())
    page.runJavaScript("setTimeout(() => { for (;;); }, 0)")

    def closed() -> bool:
        """Touch the window as long as it stands there."""
        if windows(hands):
            hands.click_at(place)
        return windows(hands) == []

    hands.until(closed)

    assert "That window could not be shown and was closed." in hands.text
    assert isinstance(hands.session.state, states.Hosted)


def test_a_window_s_refusal_is_written_down_for_the_session(hands: Hands, sandbox: House) -> None:
    window = open_other(hands, sandbox, '<button id="go" onclick="alert(1); print()">go</button>')
    press_in(hands, window, "#go")
    hands.until(lambda: len(hands.rows("SELECT kind FROM refusal")) == 2)

    assert sorted(hands.rows("SELECT session, kind FROM refusal")) == [
        (hands.session.id, "dialog"),
        (hands.session.id, "print"),
    ]


def test_the_next_customer_finds_no_window(hands: Hands, sandbox: House) -> None:
    open_other(hands, sandbox)
    hands.press("Start Over")
    hands.on(states.Welcome)
    sandbox.faults.clear()
    hands.open_page()

    assert windows(hands) == []
    assert len([each for each in hands.window.findChildren(HostedView) if each.isVisible()]) == 1


def test_a_form_of_the_page_may_be_sent_into_a_window(hands: Hands, sandbox: House) -> None:
    """As some banks' questions are: the page posts a form whose target is a window of its own."""
    sandbox.serve("/other", "<h1>Other</h1>")
    form = '<form method="post" action="/other" target="w"><button id="go">go</button></form>'
    hands.show(sandbox, form)
    hands.click_in_page("#go")
    stands(hands, view_of(opened(hands)).page(), "Other")

    assert "POST /other" in sandbox.visits
