"""The other ways to pay: a bank account, another amount, a second card after a decline."""

from __future__ import annotations

from decimal import Decimal

from kiosk.sandbox.server import SandboxServer
from tests.e2e import steps
from tests.e2e.lobby import Visit


def test_a_bank_account_pays(visit: Visit, cloud: SandboxServer) -> None:
    person = visit.person
    steps.open_page(visit)
    steps.open_options(visit)
    person.ticks("eCheck, from a bank account")
    person.presses("Continue to Payment Information")
    person.reads("Please enter your bank account information")
    person.fills(
        owner=steps.HOLDER,
        routing="110000000",
        account="000123456789",
        again="000123456789",
        street=steps.STREET,
        zip=steps.ZIP,
        email=steps.EMAIL,
    )
    person.presses("Continue to Review Payment")
    person.reads("Review your Information")
    steps.process(visit, "$48.95")
    visit.terminal.await_states("Receipt")
    (payment,) = cloud.books.payments
    assert (payment.method, payment.approved, payment.total) == ("echeck", True, Decimal("48.95"))


def test_a_part_of_the_bill_can_be_paid(visit: Visit, cloud: SandboxServer) -> None:
    person = visit.person
    steps.open_page(visit)
    steps.open_options(visit)
    person.ticks("Pay Other Amount")
    person.fills(amount="20.00")
    person.presses("Continue to Payment Information")
    person.reads("Please enter your card information")
    steps.give_card(visit)
    steps.process(visit, "$21.95")
    visit.terminal.await_states("Receipt")
    (payment,) = cloud.books.payments
    assert (payment.approved, payment.amount) == (True, Decimal("20.00"))


def test_a_declined_card_leads_back_to_the_page_and_another_pays(visit: Visit, cloud: SandboxServer) -> None:
    steps.come_to_confirm(visit, steps.DECLINED)
    steps.process(visit)
    visit.person.reads("Your payment was declined")
    steps.give_card(visit)
    steps.process(visit)
    session = visit.terminal.await_states("Receipt")["session"]
    visit.person.reads("Thank you for your payment!")
    assert [payment.approved for payment in cloud.books.payments] == [False, True]
    assert visit.journal.session(session).ending == "receipt"
