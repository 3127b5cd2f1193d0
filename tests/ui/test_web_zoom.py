"""Large text reaches the provider's page, stays while the customer goes on, and is gone for the next one."""

from __future__ import annotations

import pytest
from PySide6.QtWebEngineCore import QWebEnginePage

from kiosk.flow import states
from tests.ui.hands import Hands
from tests.ui.house import House
from tests.ui.pagewindows import open_other, page_below, view_of, windows

SIZE = "Text size"


def width(hands: Hands) -> int:
    """The pixels of its own that the page believes to be as wide as its place."""
    found = hands.ask("window.innerWidth")
    assert isinstance(found, int)
    return found


def largest(hands: Hands) -> None:
    """Ask for 150 and then for 200 %."""
    hands.press(SIZE)
    hands.until(lambda: hands.session.preferences.text_size.value == 150)
    hands.press(SIZE)
    hands.until(lambda: hands.session.preferences.text_size.value == 200)


def is_larger(hands: Hands, page: QWebEnginePage, times: float) -> None:
    """Wait until the page is laid out so many times as large."""
    answers: list[object] = []

    def laid_out() -> bool:
        page.runJavaScript("window.devicePixelRatio", 0, answers.append)
        return bool(answers) and answers[-1] == pytest.approx(times, abs=0.01)

    hands.until(laid_out)


def test_the_page_that_stands_there_grows_and_the_next_of_it_comes_as_large(hands: Hands) -> None:
    hands.open_page()
    before, url = width(hands), hands.page.url()
    largest(hands)
    is_larger(hands, hands.page, 2)
    after, stays = width(hands), hands.page.url() == url
    hands.enter("#proceed")
    hands.loaded("Payment Options")
    is_larger(hands, hands.page, 2)
    following = width(hands)
    hands.press(SIZE)
    is_larger(hands, hands.page, 1)

    assert stays
    assert after == pytest.approx(before / 2, abs=20)
    assert following == pytest.approx(before / 2, abs=20)
    assert hands.page.zoomFactor() == 1
    assert isinstance(hands.session.state, states.Hosted)


def test_a_page_that_comes_later_comes_as_large_and_the_next_customer_s_does_not(hands: Hands) -> None:
    largest(hands)
    hands.open_page()
    is_larger(hands, hands.page, 2)
    hands.press("Start Over")
    hands.on(states.Welcome)
    hands.until(lambda: hands.session.preferences.text_size.value == 100)
    hands.open_page()
    is_larger(hands, hands.page, 1)

    assert hands.page.zoomFactor() == 1


def test_a_window_over_the_page_stays_in_another_look_with_what_is_typed_in_it(
    hands: Hands, sandbox: House
) -> None:
    window = open_other(hands, sandbox, body="<input id=field autofocus>")
    page, below = view_of(window).page(), page_below(hands)
    page.runJavaScript("document.querySelector('#field').value = 'before'")
    largest(hands)
    hands.press("High contrast")
    hands.until(lambda: hands.session.preferences.high_contrast)
    for each in (page, below):
        is_larger(hands, each, 2)
    answers: list[object] = []
    page.runJavaScript("document.querySelector('#field').value", 0, answers.append)
    hands.until(lambda: bool(answers))

    assert windows(hands) == [window]
    assert answers == ["before"]
    assert not any(
        each.isEnabled() for each in hands.window.findChildren(type(view_of(window))) if each.page() is below
    )
