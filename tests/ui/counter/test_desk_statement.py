"""The statement of the customer in front, by one key: in the clerk's window, and on the customer's screen."""

from __future__ import annotations

from PySide6.QtCore import Qt

from kiosk.flow.desk.state import Progress
from kiosk.sandbox.faults import Fault, FaultKind
from kiosk.ui.widgets.statementview import StatementView
from tests.ui.counter.conftest import OpenCounter
from tests.ui.counter.desk import DeskHands
from tests.ui.counter.test_desk_window import REVIEW
from tests.ui.house import House

_Key = Qt.Key


def statements(hands: DeskHands) -> list[StatementView]:
    return [each for each in hands.window.findChildren(StatementView) if each.isVisible()]


def read(hands: DeskHands) -> None:
    """Press the key and wait until a page of the statement is drawn."""
    hands.key(_Key.Key_F8)
    hands.until(lambda: bool(statements(hands)) and "Page 1 of 1" in hands.text())


def to_review(hands: DeskHands, numbers: str = "132759960") -> None:
    hands.sign_in()
    hands.finds(numbers)
    hands.shows(hands.window, REVIEW)


def test_one_key_opens_the_statement_in_the_clerk_s_window_and_the_same_key_closes_it(
    hands: DeskHands,
) -> None:
    to_review(hands)
    offered = "Statement" in hands.text()
    read(hands)
    over = hands.views(hands.window)
    hands.key(_Key.Key_F8)
    hands.shows(hands.window, REVIEW)

    assert offered
    assert over == []
    assert statements(hands) == []
    assert hands.field.hasFocus()
    assert ("ann", "statement_opened", hands.front.session) in hands.rows(
        "SELECT clerk, deed, session FROM deed"
    )


def test_the_next_number_is_typed_beside_a_statement_without_closing_it_first(hands: DeskHands) -> None:
    to_review(hands)
    first = hands.front.session
    read(hands)
    hands.finds("132759964")
    hands.shows(hands.window, REVIEW)

    assert hands.front.session != first
    assert statements(hands) == []


def test_the_key_leads_through_the_statements_of_several_bills(hands: DeskHands) -> None:
    to_review(hands, "132759960 132759964")
    drawn = []
    for _ in range(4):
        read(hands)
        hands.until(lambda: not statements(hands)[0]._page.pixmap().isNull())
        drawn.append(statements(hands)[0]._page.pixmap().toImage())
        hands.key(_Key.Key_F8)
        hands.until(lambda: not statements(hands))

    assert drawn[0] != drawn[1]
    assert drawn[0] in drawn[2:]


def test_a_page_without_a_link_to_a_statement_says_so(open_counter: OpenCounter) -> None:
    hands = open_counter("[invoice_cloud.page]\nallow_view_statement = false\n")
    to_review(hands)
    hands.key(_Key.Key_F8)
    hands.until(lambda: "This page has no link to a statement." in hands.text())
    hands.key(_Key.Key_F6)

    assert "no link to a statement" not in hands.text()
    assert len(hands.views(hands.window)) == 1


def test_the_city_says_how_such_a_link_begins(open_counter: OpenCounter) -> None:
    hands = open_counter('[counter]\nstatement_links = ["Download"]\n')
    to_review(hands)
    hands.key(_Key.Key_F8)
    hands.until(lambda: "This page has no link to a statement." in hands.text())


def test_a_lock_and_a_handing_over_take_the_statement_away(hands: DeskHands) -> None:
    to_review(hands)
    read(hands)
    hands.key(_Key.Key_F12)
    locked = statements(hands)
    hands.sign_in()
    hands.shows(hands.window, REVIEW)
    read(hands)
    hands.key(_Key.Key_F3)
    hands.shows(hands.window, REVIEW)

    assert locked == statements(hands) == []


def test_before_a_customer_at_the_page_the_statement_lies_over_it_until_they_close_it(
    hands: DeskHands,
) -> None:
    to_review(hands)
    hands.plug_display()
    hands.key(_Key.Key_F3)
    hands.shows(hands.customer, REVIEW)
    hands.key(_Key.Key_F8)
    hands.until(lambda: "Page 1 of 1" in hands.text(hands.customer))
    offered = "To the page" in hands.text()
    hands.key(_Key.Key_F8)
    hands.until(lambda: "Page 1 of 1" not in hands.text(hands.customer))

    assert offered
    assert statements(hands) == []


def type_a_card_on_the_customer_s_screen(hands: DeskHands) -> None:
    """From the field to a page with card details, in the customer's hands."""
    to_review(hands)
    hands.plug_display()
    hands.key(_Key.Key_F3)
    hands.shows(hands.customer, REVIEW)
    hands.has_keys(hands.customer)
    hands.until(lambda: hands.window.keys_go_to() == hands.front.session)
    hands.type("4111 1111 1111")
    hands.comes_to(Progress.CARD)


def test_no_statement_is_opened_over_a_page_with_card_details(hands: DeskHands) -> None:
    type_a_card_on_the_customer_s_screen(hands)
    hands.key(_Key.Key_F8)
    hands.ask(hands.views(hands.customer)[0], "document.title")

    assert hands.rows("SELECT deed FROM deed WHERE deed = 'statement_opened'") == []


def to_page(hands: DeskHands, sandbox: House, body: str) -> None:
    """A page of the test's own stands in the clerk's window."""
    url = sandbox.serve("/bills", f"<!doctype html><h1>Bills</h1>{body}")
    sandbox.faults.order(Fault(call="cloud_payment", kind=FaultKind.URL, url=url))
    hands.sign_in()
    hands.finds("132759960")
    hands.shows(hands.window, "Bills")


def test_a_statement_that_is_a_page_stands_over_the_bills_until_the_key_comes_again(
    hands: DeskHands, sandbox: House
) -> None:
    sandbox.serve("/bill", "<!doctype html><h1>Your statement</h1>")
    to_page(hands, sandbox, '<a href="/bill">View Bill</a>')
    hands.key(_Key.Key_F8)
    script = "document.querySelector('h1')?.innerText ?? ''"
    hands.until(lambda: "Your statement" in [hands.ask(each, script) for each in hands.views(hands.window)])
    hands.type("13")
    hands.key(_Key.Key_F8)
    hands.shows(hands.window, "Bills")

    assert hands.field.text() == "13"


def test_a_link_that_is_still_to_come_is_waited_for(hands: DeskHands, sandbox: House) -> None:
    sandbox.serve("/bill", "<!doctype html><h1>Your statement</h1>")
    sandbox.faults.order(Fault(call="css", kind=FaultKind.HANG, count=1))
    script = "<script src='/assets/panel/css/invoice-cloud.css'></script>"
    to_page(hands, sandbox, f'{script}<a href="/bill">View Bill</a>')
    hands.key(_Key.Key_F8)
    hands.ask(hands.views(hands.window)[0], "document.title")  # after the page's source was read
    sandbox.gate.release()
    hands.until(lambda: "/bill" in sandbox.visits)


def test_a_link_to_somewhere_else_is_no_statement(hands: DeskHands, sandbox: House) -> None:
    to_page(hands, sandbox, '<a href="https://elsewhere.example.org/bill.pdf">View Bill</a>')
    hands.key(_Key.Key_F8)
    hands.until(lambda: "This page has no link to a statement." in hands.text())


def test_nothing_is_pressed_on_the_page_and_nothing_put_into_it(hands: DeskHands, sandbox: House) -> None:
    sandbox.serve("/bill", "<!doctype html><h1>Your statement</h1>")
    spy = "<script>window.seen=[];for(const e of ['click','focusin','keydown'])"
    spy += "addEventListener(e,x=>seen.push(x.type),true);new MutationObserver(()=>seen.push('changed'))"
    spy += ".observe(document,{subtree:true,childList:true,attributes:true,characterData:true})</script>"
    to_page(hands, sandbox, f'<a href="/bill">View Bill</a>{spy}')
    (page,) = hands.views(hands.window)
    hands.ask(page, "seen.length = 0")
    hands.key(_Key.Key_F8)
    hands.until(lambda: "/bill" in sandbox.visits)

    assert hands.ask(page, "JSON.stringify(seen)") == "[]"


def test_a_second_card_after_a_receipt_is_the_customer_s_own_as_the_first_was(hands: DeskHands) -> None:
    type_a_card_on_the_customer_s_screen(hands)
    hands.ask(hands.views(hands.customer)[0], "history.pushState(null, '', '/thankyou') || 1")
    hands.comes_to(Progress.RECEIPT)
    hands.ask(hands.views(hands.customer)[0], "history.pushState(null, '', '/more') || 1")
    hands.comes_to(Progress.REVIEW)
    hands.type("5555 5555 5555")
    hands.comes_to(Progress.CARD)
