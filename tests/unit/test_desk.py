"""A counter's desk: who serves, and how customers come and go."""

from __future__ import annotations

import pytest

from kiosk.flow.desk import effects as do
from kiosk.flow.desk import events as ev
from kiosk.flow.desk.clerk import Denial
from kiosk.flow.desk.effects import Deed
from kiosk.flow.desk.state import (
    Arrangement,
    Locked,
    Notice,
    Place,
    Progress,
    Serving,
    SigningIn,
)
from tests.unit.desks import ANN, BOB, EVE, FIVE, FOUR, ONE, PIN, THREE, TWO, Counter, notice

# Who serves


def test_signing_in_asks_the_directory_and_begins_a_shift() -> None:
    counter = Counter()
    asked = counter.happen(ev.SignInPressed("ann", PIN))

    assert asked == (do.CheckClerk(1, "ann", PIN),)
    assert counter.happen(ev.Judged(1, ANN, "sh-1"))[0] == do.RecordShiftOpened("sh-1", ANN)
    assert counter.desk.state == Serving(clerk=ANN, shift="sh-1")


def test_whoever_is_denied_is_told_why_and_may_try_again_after_the_wait() -> None:
    counter = Counter()
    counter.happen(ev.SignInPressed("ann", PIN), ev.Judged(1, None, "sh-1", Denial.LOCKED, 2))
    denied = counter.desk.state
    while_waiting = counter.happen(ev.SignInPressed("ann", PIN))
    counter.happen(ev.Tick(), ev.Tick())
    again = counter.happen(ev.SignInPressed("ann", PIN))

    assert denied == SigningIn(denial=Denial.LOCKED, wait=2)
    assert while_waiting == ()
    assert again == (do.CheckClerk(2, "ann", PIN),)
    assert counter.deeds() == [("", Deed.SIGN_IN_REFUSED, "")]


def test_an_answer_that_does_not_come_is_given_up_and_counts_for_nothing_later() -> None:
    counter = Counter()
    counter.happen(ev.SignInPressed("ann", PIN), ev.Tick(), ev.Tick(), ev.Tick())
    given_up = counter.desk.state
    counter.happen(ev.Judged(1, ANN, "sh-1"))

    assert given_up == counter.desk.state == SigningIn(denial=Denial.UNAVAILABLE)


def test_one_question_is_asked_at_a_time() -> None:
    counter = Counter()
    counter.happen(ev.SignInPressed("ann", PIN), ev.SignInPressed("bob", PIN))

    assert [each.name for each in counter.asked(do.CheckClerk)] == ["ann"]


def test_a_shift_ends_once_nobody_is_served_any_more(counter: Counter) -> None:
    counter.serve(ONE)
    counter.happen(ev.SignOutPressed())
    refused = notice(counter)
    counter.happen(ev.CustomerGone(ONE))
    effects = counter.happen(ev.SignOutPressed())

    assert refused is Notice.CUSTOMERS_OPEN
    assert do.RecordShiftClosed("sh-1") in effects
    assert counter.desk.state == SigningIn()


def test_a_shift_that_can_t_be_recorded_is_none(counter: Counter) -> None:
    counter.happen(ev.ShiftLost("another"))
    still = counter.desk.state
    counter.happen(ev.ShiftLost("sh-1"))

    assert isinstance(still, Serving)
    assert counter.desk.state == SigningIn(denial=Denial.UNAVAILABLE)


def test_locking_covers_everything_first_and_unlocking_shows_it_as_it_was(counter: Counter) -> None:
    counter.happen(ev.DisplayCame())
    counter.serve(ONE)
    counter.happen(ev.HandOverPressed())
    counter.serve(TWO, progress=Progress.CARD)
    before = counter.desk, counter.seen
    effects = counter.happen(ev.LockPressed())

    assert effects == (do.Arrange(Arrangement()), do.RecordDeed("ann", Deed.LOCKED))
    assert counter.desk.customers == before[0].customers
    assert counter.unlock()[-1] == do.Arrange(before[1])
    assert (counter.desk.customers, counter.seen) == (before[0].customers, before[1])
    assert [each.shift for each in counter.asked(do.RecordShiftOpened)] == ["sh-1"]
    assert counter.deeds()[-1] == ("ann", Deed.UNLOCKED, "")


def test_quick_unlock_asks_for_nothing_but_the_pin_of_who_locked(counter: Counter) -> None:
    counter.happen(ev.LockPressed())

    assert counter.happen(ev.UnlockPressed(PIN)) == (do.CheckClerk(2, "ann", PIN),)


def test_a_desk_that_nobody_touches_locks_itself(counter: Counter) -> None:
    counter.happen(*[ev.Tick()] * 9, ev.Touched(), *[ev.Tick()] * 9)
    before = counter.desk.state
    counter.happen(ev.Tick())

    assert isinstance(before, Serving)
    assert isinstance(counter.desk.state, Locked)
    assert counter.deeds()[-1] == ("ann", Deed.LOCKED_ITSELF, "")


def test_waiting_for_a_payment_to_go_through_is_no_silence(counter: Counter) -> None:
    counter.serve(ONE, progress=Progress.SUBMITTED)
    counter.happen(*[ev.Tick()] * 50)

    assert isinstance(counter.desk.state, Serving)


def test_another_clerk_takes_a_locked_desk_that_serves_nobody_in_a_shift_of_their_own(
    counter: Counter,
) -> None:
    counter.happen(ev.LockPressed())
    counter.sign_in(BOB, "sh-2")

    assert counter.desk.state == Serving(clerk=BOB, shift="sh-2")
    assert counter.asked(do.RecordShiftOpened)[-1] == do.RecordShiftOpened("sh-2", BOB)


def test_customers_who_are_open_are_for_their_clerk_or_a_supervisor(counter: Counter) -> None:
    counter.serve(ONE)
    before = counter.desk.customers
    counter.happen(ev.LockPressed())
    counter.sign_in(BOB, "sh-2")
    refused = counter.desk.state
    counter.sign_in(EVE, "sh-3")

    assert isinstance(refused, Locked)
    assert refused.denial is Denial.TAKEN
    assert counter.desk.state == Serving(clerk=EVE, shift="sh-3")
    assert counter.desk.customers == before
    assert counter.deeds()[-1] == ("eve", Deed.TOOK_OVER, "")


def test_what_was_typed_to_sign_in_is_in_no_repr() -> None:
    shown = repr([ev.SignInPressed("tangled", PIN), ev.UnlockPressed(PIN), do.CheckClerk(1, "tangled", PIN)])

    assert "271828" not in shown
    assert "tangled" not in shown


# Customers


def test_the_next_customer_opens_in_the_window_and_the_one_before_is_put_aside(counter: Counter) -> None:
    counter.serve(ONE)
    effects = counter.happen(ev.NextPressed(TWO))

    assert effects[:2] == (do.OpenCustomer(TWO), do.RecordDeed("ann", Deed.OPENED, TWO))
    assert counter.places() == {ONE: Place.ASIDE, TWO: Place.DESK}
    assert counter.seen.window == TWO


def test_four_customers_are_served_at_a_time_and_no_more(counter: Counter) -> None:
    counter.serve(ONE, TWO, THREE, FOUR, FIVE)
    full = notice(counter)
    counter.happen(ev.CustomerGone(ONE), ev.NextPressed(FIVE))

    assert full is Notice.FULL
    assert list(counter.places()) == [TWO, THREE, FOUR, FIVE]
    assert notice(counter) is None


@pytest.mark.parametrize("progress", Progress)
def test_a_page_is_put_aside_only_before_card_details_were_typed_on_it(
    counter: Counter, progress: Progress
) -> None:
    counter.serve(ONE)
    counter.serve(TWO, progress=progress)
    free = progress not in (Progress.CARD, Progress.SUBMITTED)

    counter.happen(ev.NextPressed(THREE))
    assert (notice(counter) is None) is free
    counter.happen(ev.TabPressed(ONE))

    assert counter.places()[TWO] is (Place.ASIDE if free else Place.DESK)
    assert counter.desk.shown == (ONE if free else TWO)


def test_a_held_page_comes_back_as_it_was(counter: Counter) -> None:
    counter.serve(ONE, TWO)
    counter.happen(ev.TabPressed(ONE))
    one = counter.desk.customer(ONE)

    assert counter.places() == {ONE: Place.DESK, TWO: Place.ASIDE}
    assert one is not None
    assert (one.progress, one.account) == (Progress.REVIEW, "•••9960")


def test_closing_ends_the_customer_in_front_alone(counter: Counter) -> None:
    counter.serve(ONE, TWO)
    counter.happen(ev.ClosePressed(), ev.ClosePressed(), ev.CustomerGone(TWO))

    assert counter.asked(do.EndCustomer) == [do.EndCustomer(TWO)]
    assert counter.places() == {ONE: Place.ASIDE}
    assert counter.seen.window is None


def test_the_next_customer_need_not_wait_for_the_wipe_of_the_one_before(counter: Counter) -> None:
    counter.serve(ONE, progress=Progress.CARD)
    counter.happen(ev.ClosePressed(), ev.NextPressed(TWO))

    assert counter.seen.window == TWO
