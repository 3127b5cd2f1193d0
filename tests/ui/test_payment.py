"""A guest pays: the hosted page in the terminal's frame, the receipt, and an end that leaves nothing."""

from __future__ import annotations

import gc
from decimal import Decimal
from pathlib import Path

import shiboken6
from PySide6.QtGui import QClipboard
from PySide6.QtWebEngineCore import QWebEngineProfile
from PySide6.QtWidgets import QApplication

from kiosk.flow import states
from kiosk.sandbox.faults import Fault, FaultKind
from tests.ui.conftest import OpenTerminal
from tests.ui.hands import Hands
from tests.ui.house import House


def profile_in(folder: Path) -> QWebEngineProfile:
    """The profile of the customer whose folder this is. A page that is asked for it would take it along."""
    known = [each for each in gc.get_objects() if type(each) is QWebEngineProfile and shiboken6.isValid(each)]
    (found,) = [each for each in known if each.downloadPath() == str(folder)]
    return found


def customers(tmp_path: Path) -> set[Path]:
    """The folders of those who are here, the one kept warm among them."""
    return set((tmp_path / "run").glob("*/*/customers/*"))


def test_a_guest_pays_by_keyboard_and_the_books_say_so(hands: Hands, sandbox: House) -> None:
    hands.open_page()
    hands.pay()
    hands.on(states.Receipt)
    hands.loaded("Thank you for your payment!")

    (payment,) = sandbox.books.payments
    assert payment.approved
    assert payment.amount == Decimal("48.00")
    assert [line.account for line in payment.lines] == ["13275-9960"]
    assert sandbox.books.repeats == ()


def test_the_frame_says_where_the_customer_is_and_whose_page_it_is(hands: Hands) -> None:
    hands.open_page()
    looking = hands.text
    hands.reach_review()

    assert "Paying Utility bill · account •••••\u2060-\u2060•960" in looking
    assert "Secure page of localhost" in looking
    assert set(hands.buttons) == {"Start Over"}
    assert "do not leave before you see your receipt" in hands.text


def test_a_page_that_came_in_the_clear_is_not_called_secure(
    open_terminal: OpenTerminal, sandbox: House
) -> None:
    with House(tls=None) as other:
        other.serve("/plain", "<!doctype html><h1>Plain</h1>")
        there = other.base_url
        hands = open_terminal(
            change=lambda text: text.replace("page_origins = [", f'page_origins = ["{there}", ')
        )
        sandbox.serve(
            "/go", f"<!doctype html><meta http-equiv=refresh content='0; url={there}/plain'><h1>Go</h1>"
        )
        sandbox.faults.order(Fault(call="cloud_payment", kind=FaultKind.URL, url=f"{sandbox.base_url}/go"))
        hands.find("132759960")
        hands.on(states.Hosted)
        hands.loaded("Plain")

        hands.until(lambda: "Page of localhost" in hands.text)
        assert "Secure page" not in hands.text


def test_the_page_stands_in_its_own_view_in_the_city_s_style(hands: Hands, sandbox: House) -> None:
    hands.open_page()

    assert hands.page.url().toString().startswith(f"{sandbox.base_url}/portal/")
    assert hands.ask("document.styleSheets.length") >= 2
    assert "/assets/panel/css/invoice-cloud.css" in sandbox.visits
    assert hands.ask("window.top === window.self") is True


def test_a_style_sheet_that_can_t_be_had_stops_nobody(hands: Hands, sandbox: House) -> None:
    sandbox.faults.order(Fault(call="css", kind=FaultKind.STATUS, status=503))
    hands.open_page()
    hands.enter("#proceed")
    hands.loaded("Payment Options")

    assert isinstance(hands.session.state, states.Hosted)
    assert any("invoice-cloud.css" in path for path in sandbox.visits)


def test_the_receipt_has_a_way_out_and_a_countdown_that_a_touch_extends(hands: Hands) -> None:
    hands.reach_receipt()
    hands.seconds(20)
    before = hands.text

    def touched() -> bool:
        hands.click_at(hands.view.mapTo(hands.window, hands.view.rect().center()))
        return hands.state(states.Receipt).left > 40

    hands.until(touched)

    assert "Your receipt. Press “Done” when you have read it." in before
    assert "closes in 40 seconds" in before
    assert "Done" in hands.buttons


def test_done_thanks_and_then_greets_the_next(hands: Hands) -> None:
    hands.reach_receipt()
    hands.press("Done")
    hands.on(states.Goodbye)
    thanked = hands.text
    hands.press("Done")
    hands.on(states.Welcome)

    assert "Thank you!" in thanked
    assert hands.endings() == ["receipt"]


def test_a_receipt_that_nobody_takes_away_goes_by_itself(hands: Hands) -> None:
    hands.reach_receipt()
    hands.seconds(hands.state(states.Receipt).left)
    hands.on(states.Goodbye)
    hands.seconds(hands.state(states.Goodbye).left)
    hands.on(states.Welcome)

    assert hands.endings() == ["receipt"]


def test_start_over_after_the_receipt_is_simply_the_end(hands: Hands) -> None:
    hands.reach_receipt()
    hands.press("Start Over")
    hands.on(states.Welcome)

    assert hands.endings() == ["receipt"]


def test_a_declined_card_can_be_followed_by_another(hands: Hands, sandbox: House) -> None:
    hands.open_page()
    hands.pay(card="4000000000000002")
    hands.loaded("Please enter your card information")
    assert "declined" in hands.ask("document.querySelector('#problem').innerText")
    hands.give_card()
    hands.enter("#process")
    hands.on(states.Receipt)

    assert [payment.approved for payment in sandbox.books.payments] == [False, True]
    assert hands.endings() == ["receipt"]


def test_nothing_of_a_customer_is_left_when_the_next_is_greeted(hands: Hands, tmp_path: Path) -> None:
    hands.open_page()
    folders = customers(tmp_path)
    (folder,) = folders
    view, page, profile = hands.view, hands.page, profile_in(folder)
    hands.press("Start Over")
    hands.on(states.Welcome)

    assert [shiboken6.isValid(each) for each in (view, page, profile)] == [False, False, False]
    assert len(folders) == 1
    assert len(customers(tmp_path)) == 1
    assert customers(tmp_path).isdisjoint(folders)


def test_a_customer_s_profile_keeps_nothing_on_disk(hands: Hands, tmp_path: Path) -> None:
    hands.open_page()

    (folder,) = customers(tmp_path)
    assert profile_in(folder).isOffTheRecord()
    assert list(folder.iterdir()) == []
    assert folder.stat().st_mode & 0o777 == 0o700


def test_the_next_customer_s_page_knows_nothing_of_the_last(hands: Hands, sandbox: House) -> None:
    sandbox.serve("/memory", "<h1>Memory</h1>")
    sandbox.faults.order(Fault(call="cloud_payment", kind=FaultKind.URL, url=f"{sandbox.base_url}/memory"))
    hands.open_page()
    hands.ask("(localStorage.setItem('a', '1'), sessionStorage.setItem('b', '2'), document.cookie = 'c=3')")
    hands.ask("location.reload()")
    hands.until(lambda: sandbox.visits.count("/memory") == 2)
    with_cookie = sandbox.cookies_at("/memory")
    hands.press("Start Over")
    hands.on(states.Welcome)
    hands.open_page()

    assert with_cookie == ("c",)
    assert sandbox.cookies_at("/memory") == ()
    assert hands.ask("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_the_portal_s_own_traces_are_gone_for_the_next(hands: Hands, sandbox: House) -> None:
    hands.open_page()
    hands.pay()
    hands.on(states.Receipt)
    hands.until(lambda: hands.ask("localStorage.length") == 1)
    hands.press("Done")
    hands.on(states.Goodbye)
    hands.press("Done")
    hands.on(states.Welcome)
    hands.open_page("132759963")

    review = next(path for path in reversed(sandbox.visits) if path.endswith("/review"))
    assert hands.ask("localStorage.length") == 0
    assert sandbox.cookies_at(review) == ()


def test_what_was_selected_or_copied_can_t_be_pasted_by_the_next(hands: Hands) -> None:
    hands.open_page()
    clipboard = QApplication.clipboard()
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        clipboard.setText("4111111111111111", mode)
    hands.press("Start Over")
    hands.on(states.Welcome)

    assert [clipboard.text(mode) for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)] == [
        "",
        "",
    ]


def test_several_customers_are_served_one_after_the_other(hands: Hands, sandbox: House) -> None:
    for number in ("132759960", "132759963", "132759964"):
        hands.open_page(number)
        hands.press("Start Over")
        hands.on(states.Welcome)

    assert [each.accounts for each in sandbox.books.requests] == [
        ("13275-9960",),
        ("13275-9963",),
        ("13275-9964",),
    ]
    assert hands.endings() == ["start_over"] * 3


def test_a_customer_who_is_faster_than_the_engine_waits_for_it(
    open_terminal: OpenTerminal, sandbox: House
) -> None:
    hands = open_terminal()
    hands.press("Pay My Bill")
    hands.paste("132759960")
    hands.press("Find My Account")
    hands.on(states.Hosted)
    hands.loaded("Please review your selection")

    assert len(sandbox.books.requests) == 1
