"""A bank's question in a window or a frame of the page: asked after details only, answered, or left alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWebEngineCore import QWebEnginePage

from kiosk.flow import states
from tests.ui.hands import PAINTED, Hands
from tests.ui.house import House
from tests.ui.pagewindows import OPEN, ask, close, opened, page_below, stands, view_of, windows
from tests.ui.refused import NOTE

POPUP = "4000000000003220"
FRAME = "4000000000003063"


def reach_bank(hands: Hands, card: str = POPUP) -> None:
    """From the welcome screen to the page that sends the customer to the bank."""
    hands.open_page()
    hands.pay(card=card)
    hands.loaded("Your bank wants to be sure that it is you")


def give_code(hands: Hands, page: QWebEnginePage) -> None:
    focus = f"(document.querySelector('#code')?.focus(), {PAINTED} && document.activeElement.id)"
    hands.until(lambda: ask(hands, page, focus) == '"code"')
    hands.type("1234")
    hands.keys(Qt.Key.Key_Return)


def in_frame(hands: Hands, script: str) -> object:
    """The value of an expression in the page's frame, which has a process of its own; None where there is none."""
    frames = hands.page.mainFrame().children()
    if len(frames) != 1:
        return None
    answers: list[object] = []
    frames[0].runJavaScript(script, 0, answers.append)
    hands.until(lambda: bool(answers))
    return answers[0]


def test_the_bank_s_question_is_answered_in_a_window_and_the_payment_goes_through(
    hands: Hands, sandbox: House
) -> None:
    reach_bank(hands)
    hands.click_in_page("#bank")
    window = opened(hands)
    stands(hands, view_of(window).page(), "Is it you?")
    hands.until(lambda: "Window of" in hands.text)
    told = hands.text
    give_code(hands, view_of(window).page())
    hands.on(states.Receipt)
    hands.until(lambda: windows(hands) == [])

    assert f"Window of {sandbox.bank_url.removeprefix('https://')}" in told
    (paid,) = sandbox.books.payments
    assert paid.approved
    assert hands.endings() == ["receipt"]


def test_the_bank_s_question_is_answered_in_a_frame(hands: Hands, sandbox: House) -> None:
    reach_bank(hands, FRAME)
    frame = "document.querySelector('#challenge')"
    hands.until(lambda: bool(hands.ask(f"{frame} !== null")))
    hands.until(lambda: in_frame(hands, f"{PAINTED} && document.querySelector('#code') !== null") is True)
    hands.focus_in_page("#challenge")
    hands.keys(Qt.Key.Key_Tab)
    hands.until(lambda: in_frame(hands, "document.activeElement.id") == "code")
    hands.type("1234")
    hands.keys(Qt.Key.Key_Return)
    hands.on(states.Receipt)

    (paid,) = sandbox.books.payments
    assert paid.approved


def test_a_bank_s_window_that_is_closed_leaves_the_payment_waiting(hands: Hands, sandbox: House) -> None:
    reach_bank(hands)
    hands.click_in_page("#bank")
    window = opened(hands)
    stands(hands, view_of(window).page(), "Is it you?")
    close(hands, window)
    hands.until(lambda: windows(hands) == [])
    hands.click_in_page("#bank")
    again = opened(hands)
    give_code(hands, view_of(again).page())
    hands.on(states.Receipt)

    assert [each.approved for each in sandbox.books.payments] == [True]


def test_the_bank_is_refused_before_details_were_given(hands: Hands, sandbox: House) -> None:
    hands.show(sandbox, OPEN.format(f"{sandbox.bank_url}/challenge/none"))
    hands.click_in_page("#go")
    hands.until(lambda: NOTE in hands.text)

    assert windows(hands) == []


def test_the_page_itself_never_goes_to_the_bank(hands: Hands, sandbox: House) -> None:
    reach_bank(hands)
    hands.ask(f"(location.href = '{sandbox.bank_url}/challenge/none', 0)")
    hands.until(lambda: NOTE in hands.text)

    assert hands.ask("document.querySelector('h1').innerText") == "Your bank wants to be sure that it is you"


def test_the_page_does_not_go_to_the_bank_while_the_bank_s_window_is_open_either(
    hands: Hands, sandbox: House
) -> None:
    reach_bank(hands)
    hands.click_in_page("#bank")
    stands(hands, view_of(opened(hands)).page(), "Is it you?")
    below = page_below(hands)
    ask(hands, below, f"(location.href = '{sandbox.bank_url}/challenge/none', 0)")
    hands.until(lambda: NOTE in hands.text)

    assert ask(hands, below, "location.pathname.endsWith('/verify')") == "true"
