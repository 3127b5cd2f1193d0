"""The hosted page in the flow: when money may be moving, and what every end of the page comes to."""

from __future__ import annotations

import msgspec
import pytest

from kiosk.flow import effects as do
from kiosk.flow import events as ev
from kiosk.flow.people import Member
from kiosk.flow.states import (
    ClosedReason,
    Ending,
    Hosted,
    Menu,
    Next,
    OutcomeUnknown,
    Phase,
    Receipt,
    Trouble,
    TroubleKind,
    Wiping,
)
from tests.unit.flows import HOSTED, NOON, RECEIPT, RULES, SUBMITTED, Make, Run, broken, posted, ready


def test_the_first_form_after_details_is_on_record_before_anything_else() -> None:
    run = Run().after(*HOSTED)

    effects = run.happen(posted(details=True)(run.session.id))

    assert effects == (do.RecordSubmitted(run.session.id, NOON),)
    assert isinstance(run.session.state, Hosted)
    assert (run.session.state.phase, run.session.state.submitted_at) == (Phase.SUBMITTED, NOON)


def test_a_form_without_details_is_no_payment() -> None:
    run = Run().after(*HOSTED, posted(details=False))

    assert isinstance(run.session.state, Hosted)
    assert run.session.state.phase is Phase.LOOKING
    assert not run.asked(do.RecordSubmitted)


def test_later_forms_do_not_move_the_time_of_the_payment() -> None:
    run = Run().after(*SUBMITTED, posted(details=True), posted(details=False))

    assert run.asked(do.RecordSubmitted) == 1


def test_a_page_that_fails_while_looking_can_be_tried_again() -> None:
    run = Run().after(*HOSTED, broken())

    assert isinstance(run.session.state, Trouble)
    assert run.effects[-1] == do.ClosePage(run.session.id)


@pytest.mark.parametrize("kind", TroubleKind)
def test_a_page_that_fails_after_details_leaves_the_outcome_unknown(kind: TroubleKind) -> None:
    run = Run().after(*SUBMITTED, broken(kind))

    assert run.session.state == OutcomeUnknown(at=NOON, left=RULES.unknown)
    assert run.effects[-2:] == [
        do.RecordClosed(run.session.id, Ending.OUTCOME_UNKNOWN),
        do.ClosePage(run.session.id),
    ]


def test_an_unknown_outcome_offers_no_second_try() -> None:
    run = Run().after(*SUBMITTED, broken())

    for event in (ev.TryAgainPressed, ev.BackPressed, ev.AccountsSubmitted, ev.PayPressed, ready):
        assert isinstance(run.after(event).session.state, OutcomeUnknown)
    assert run.asked(do.OpenPayment) == 1


def test_an_unknown_outcome_is_told_until_read_or_until_its_time_is_over() -> None:
    read = Run().after(*SUBMITTED, broken(), ev.DonePressed)
    left = Run().after(*SUBMITTED, broken()).seconds(RULES.unknown)

    assert isinstance(read.session.state, Wiping)
    assert isinstance(left.session.state, Wiping)


def test_a_touch_keeps_an_unknown_outcome() -> None:
    run = Run().after(*SUBMITTED, broken()).seconds(RULES.unknown - 1).after(ev.Touched)

    assert isinstance(run.session.state, OutcomeUnknown)
    assert run.session.state.left == RULES.unknown


@pytest.mark.parametrize(
    ("steps", "limit"),
    [(HOSTED, RULES.page), (SUBMITTED, RULES.processing)],
)
def test_a_load_that_does_not_end_is_given_up(steps: tuple[Make, ...], limit: int) -> None:
    run = Run().after(*steps, ev.LoadStarted).seconds(limit - 1)
    assert isinstance(run.session.state, Hosted)

    run.seconds(1)

    assert isinstance(run.session.state, OutcomeUnknown if steps is SUBMITTED else Trouble)


def test_the_receipt_closes_the_record_well() -> None:
    run = Run().after(*RECEIPT)

    assert isinstance(run.session.state, Receipt)
    assert run.session.state.left == RULES.receipt
    assert run.effects[-1] == do.RecordClosed(run.session.id, Ending.RECEIPT)


@pytest.mark.parametrize("ended", [ev.DonePressed, ev.StartOverPressed])
def test_leaving_the_receipt_wipes_and_records_nothing_else(ended: Make) -> None:
    run = Run().after(*RECEIPT, ended)

    assert run.effects[-1] == do.Wipe(run.session.id)
    assert run.asked(do.RecordClosed) == 1


def test_the_receipt_goes_by_itself() -> None:
    run = Run().after(*RECEIPT).seconds(RULES.receipt)

    assert isinstance(run.session.state, Wiping)
    assert run.session.state.then is Next.GOODBYE


def test_a_touch_keeps_the_receipt() -> None:
    run = Run().after(*RECEIPT).seconds(RULES.receipt - 1).after(ev.Touched)

    assert isinstance(run.session.state, Receipt)
    assert run.session.state.left == RULES.receipt


AGAIN = (*RECEIPT, ev.LoadFinished)


def test_a_page_that_leaves_its_receipt_is_a_page_again_on_which_nothing_is_submitted() -> None:
    before = Run().after(*SUBMITTED).session.state
    run = Run().after(*AGAIN)

    assert isinstance(before, Hosted)
    assert isinstance(run.session.state, Hosted)
    assert run.session.state.accounts == before.accounts
    assert (run.session.state.phase, run.session.state.submitted_at) == (Phase.LOOKING, None)
    assert run.session.state.pages == before.pages + 1


@pytest.mark.parametrize("ended", [ev.StartOverPressed, broken()])
def test_a_second_payment_after_a_receipt_ends_as_any_payment_does(ended: Make) -> None:
    run = Run().after(*AGAIN, posted(details=True), ended)

    assert run.session.state == OutcomeUnknown(at=NOON, left=RULES.unknown)
    assert run.asked(do.RecordSubmitted) == 2
    assert run.effects[-2] == do.RecordClosed(run.session.id, Ending.OUTCOME_UNKNOWN)


def test_the_receipt_of_a_second_payment_is_on_record_and_another_look_at_the_first_is_not() -> None:
    second = Run().after(*AGAIN, posted(details=True), ev.ReceiptReached)
    looked = Run().after(*AGAIN, ev.ReceiptReached)

    assert isinstance(second.session.state, Receipt)
    assert second.asked(do.RecordClosed) == 2
    assert isinstance(looked.session.state, Receipt)
    assert looked.asked(do.RecordClosed) == 1


def test_nobody_who_has_a_receipt_is_told_that_nothing_was_paid() -> None:
    run = Run().after(*AGAIN, broken())

    assert isinstance(run.session.state, Wiping)
    assert run.session.state.then is Next.GOODBYE


def test_a_page_that_breaks_after_a_receipt_leads_a_resident_to_the_menu() -> None:
    run = Run().after(*AGAIN)
    signed_in = Member(id="r-1", name="Marisol Vega", email="marisol.vega@example.org", accounts=())
    run.session = msgspec.structs.replace(run.session, member=signed_in)
    run.after(broken())

    assert isinstance(run.session.state, Menu)
    assert run.effects[-1] == do.ClosePage(run.session.id)


def test_a_payment_that_can_t_be_put_on_record_ends_before_it_has_begun() -> None:
    run = Run().after(*SUBMITTED, ev.SubmissionNotKept)

    assert isinstance(run.session.state, Wiping)
    assert (run.session.state.then, run.session.state.reason) == (Next.CLOSED, ClosedReason.JOURNAL_FAILED)
