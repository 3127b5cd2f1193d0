"""What stands around the provider's pages for a signed-in resident, and what is said when they fail."""

from __future__ import annotations

import msgspec
import pytest

from kiosk.account import AccountNumber
from kiosk.flow import states
from kiosk.flow.states import Phase, Purpose, TroubleKind
from tests.ui import resident_states as known
from tests.ui.residents.stage import Stage

OUT = "Sign Out"
READY, UNPROVEN, HELD, LATER = (each.id for each in known.MEMBER.accounts)


@pytest.mark.parametrize(
    ("purpose", "words"),
    [
        (Purpose.RECENT_BILLS, "Pay Now · account •••••\u2060-\u2060•960"),
        (Purpose.AUTOPAY, "Manage AutoPay · account •••••\u2060-\u2060•960"),
        (Purpose.PAPERLESS, "Paperless Billing · account •••••\u2060-\u2060•960"),
        (Purpose.PAYMENT_METHODS, "Payment Methods · account •••••\u2060-\u2060•960"),
        (Purpose.PAY_BY_TEXT, "Pay By Text · account •••••\u2060-\u2060•960"),
    ],
)
def test_a_page_says_where_one_is(stage: Stage, purpose: Purpose, words: str) -> None:
    stage.draw(known.page(purpose), known.MEMBER)

    assert words in stage.text
    assert "13275-9960" not in stage.text


def test_a_page_says_what_to_wait_for(stage: Stage) -> None:
    stage.draw(known.page(Purpose.RECENT_BILLS, Phase.SUBMITTED), known.MEMBER)
    paying = stage.text
    stage.draw(known.page(Purpose.AUTOPAY, Phase.SUBMITTED), known.MEMBER)

    assert "wait for your receipt" in paying
    assert "your change is being saved" in stage.text


def test_a_guest_s_page_and_a_receipt_have_no_way_back(stage: Stage) -> None:
    stage.draw(known.page(Purpose.GUEST_PAYMENT))
    guest = set(stage.buttons)
    stage.draw(states.Receipt(left=9, account=READY), known.MEMBER)

    assert guest == {"Start Over"}
    assert set(stage.buttons) == {OUT, "Done"}


def test_a_resident_s_receipt_leads_back_to_the_menu(stage: Stage) -> None:
    stage.draw(states.Receipt(left=42, account=READY), known.MEMBER)
    resident = stage.text
    stage.draw(states.Receipt(left=42))

    assert "“Done” leads back to your menu." in resident
    assert "You are signed out in 42 seconds." in resident
    assert "your menu" not in stage.text
    assert "This page closes in 42 seconds." in stage.text


@pytest.mark.parametrize("kind", TroubleKind)
def test_trouble_with_a_setting_speaks_of_no_payment(stage: Stage, kind: TroubleKind) -> None:
    trouble = states.Trouble(
        kind=kind,
        biller=known.UTILITY,
        accounts=(AccountNumber("13275-9960"),),
        purpose=Purpose.PAPERLESS,
        account=READY,
    )
    stage.draw(trouble, known.MEMBER)
    setting = stage.text
    stage.draw(msgspec.structs.replace(trouble, purpose=Purpose.RECENT_BILLS), known.MEMBER)

    assert "Nothing has been changed." in setting
    assert "paid" not in setting
    assert "paying" not in setting
    assert "Nothing has been paid." in stage.text


def test_a_change_whose_outcome_is_unknown_is_looked_at_again(stage: Stage) -> None:
    stage.draw(states.OutcomeUnknown(at=known.NOON, left=9, paying=False))
    change = stage.text
    stage.draw(states.OutcomeUnknown(at=known.NOON, left=9))

    assert "Your change may have been saved" in change
    assert "look at the page again" in change
    assert "Do not pay again" not in change
    assert "Do not pay again" in stage.text


def test_opening_a_page_names_it(stage: Stage) -> None:
    state = states.Finding(
        biller=known.UTILITY, accounts=(), left=9, purpose=Purpose.PAY_BY_TEXT, account=READY
    )
    stage.draw(state, known.MEMBER)

    assert "Opening “Pay By Text”…" in stage.text


def test_signing_out_is_told(stage: Stage) -> None:
    stage.draw(states.Goodbye(8, signed_out=True))
    resident = stage.text
    stage.draw(states.Goodbye(8))

    assert "You are signed out" in resident
    assert "Thank you!" in stage.text
