"""A counter's desk: whose page is where, to whom numbers go, and what no event can do to a page."""

from __future__ import annotations

import pytest

from kiosk.flow.desk import effects as do
from kiosk.flow.desk import events as ev
from kiosk.flow.desk.effects import Deed
from kiosk.flow.desk.state import (
    Arrangement,
    Locked,
    Notice,
    Place,
    Progress,
    Rules,
)
from kiosk.flow.states import SessionId
from tests.unit.desks import FIVE, FOUR, ONE, THREE, TWO, Counter, notice


def test_a_page_is_handed_to_the_customers_screen_while_the_clerk_serves_another(counter: Counter) -> None:
    counter.happen(ev.DisplayCame())
    counter.serve(ONE)
    counter.happen(ev.HandOverPressed())
    alone = counter.seen
    counter.happen(ev.CustomerMoved(ONE, Progress.CARD))
    counter.serve(TWO)

    assert alone == Arrangement(display=ONE, covered=False)
    assert counter.seen == Arrangement(window=TWO, display=ONE, covered=False)
    assert ("ann", Deed.HANDED_OVER, ONE) in counter.deeds()


def test_the_customers_screen_has_one_page_at_a_time(counter: Counter) -> None:
    counter.happen(ev.DisplayCame())
    counter.serve(ONE)
    counter.happen(ev.HandOverPressed())
    counter.serve(TWO)
    counter.happen(ev.HandOverPressed())

    assert notice(counter) is Notice.DISPLAY_TAKEN
    assert counter.places() == {ONE: Place.DISPLAY, TWO: Place.DESK}


def test_a_page_is_taken_back_with_what_was_typed_on_it(counter: Counter) -> None:
    counter.happen(ev.DisplayCame())
    counter.serve(ONE)
    counter.happen(ev.HandOverPressed(), ev.CustomerMoved(ONE, Progress.CARD), ev.TakeBackPressed())

    assert counter.places() == {ONE: Place.DESK}
    assert counter.deeds()[-1] == ("ann", Deed.TOOK_BACK, ONE)


def test_taking_back_does_not_put_a_card_aside(counter: Counter) -> None:
    counter.happen(ev.DisplayCame())
    counter.serve(ONE)
    counter.happen(ev.HandOverPressed())
    counter.serve(TWO, progress=Progress.CARD)
    counter.happen(ev.TakeBackPressed())

    assert notice(counter) is Notice.CARD_ON_PAGE
    assert counter.places() == {ONE: Place.DISPLAY, TWO: Place.DESK}


def test_without_a_second_screen_the_window_is_turned_and_obeys_only_taking_back_and_locking(
    counter: Counter,
) -> None:
    counter.serve(ONE, TWO)
    counter.happen(ev.HandOverPressed())
    turned = counter.seen, counter.desk
    for event in (
        ev.NextPressed(THREE), ev.TabPressed(ONE), ev.HandOverPressed(), ev.ClosePressed(), ev.SignOutPressed(),
    ):  # fmt: skip
        assert counter.happen(event) == ()
    unmoved = counter.desk
    counter.happen(ev.TakeBackPressed())
    covered = counter.seen
    counter.unlock()

    assert turned[0] == Arrangement(window=TWO, covered=False, turned=True, keys=True)
    assert unmoved == turned[1]
    assert covered == Arrangement()
    assert counter.seen == Arrangement(window=TWO, covered=False)


def test_a_turned_window_shows_the_clerk_s_side_after_the_pin_alone(counter: Counter) -> None:
    for covering in (ev.LockPressed(), ev.TakeBackPressed()):
        counter.serve(*(() if counter.desk.customers else (ONE,)))
        counter.happen(ev.HandOverPressed(), covering)

        assert isinstance(counter.desk.state, Locked)
        counter.unlock()
        assert counter.places() == {ONE: Place.DESK}


NUMBERS = "13275-9960, 13275-9961"


def test_numbers_open_the_next_customer_where_nobody_in_front_is_asked_for_them(counter: Counter) -> None:
    first = counter.happen(ev.NumbersEntered(ONE, NUMBERS))
    counter.happen(ev.CustomerMoved(ONE, Progress.REVIEW, "•••960"))
    second = counter.happen(ev.NumbersEntered(TWO, NUMBERS))

    assert [each for each in first if not isinstance(each, do.RecordDeed | do.Arrange)] == [
        do.OpenCustomer(ONE), do.GiveNumbers(ONE, NUMBERS),
    ]  # fmt: skip
    assert do.GiveNumbers(TWO, NUMBERS) in second
    assert counter.places() == {ONE: Place.ASIDE, TWO: Place.DESK}


@pytest.mark.parametrize("progress", [Progress.ENTRY, Progress.TROUBLE])
def test_numbers_are_for_the_customer_in_front_who_is_asked_for_them(
    counter: Counter, progress: Progress
) -> None:
    counter.serve(ONE, progress=progress)

    assert counter.happen(ev.NumbersEntered(TWO, NUMBERS)) == (do.GiveNumbers(ONE, NUMBERS),)


def test_a_scan_beside_somebody_s_page_opens_nobody_and_says_so(counter: Counter) -> None:
    counter.serve(ONE)

    assert counter.happen(ev.NumbersEntered(TWO, NUMBERS, scanned=True)) == ()
    assert notice(counter) is Notice.SCANNED_WHILE_SERVING
    assert counter.places() == {ONE: Place.DESK}


def test_numbers_change_nothing_while_the_desk_is_full_or_a_card_is_in_the_window(counter: Counter) -> None:
    counter.serve(ONE, progress=Progress.CARD)
    card = counter.happen(ev.NumbersEntered(TWO, NUMBERS))
    told = notice(counter)
    counter.happen(ev.CustomerMoved(ONE, Progress.REVIEW))
    counter.serve(TWO, THREE, FOUR)
    full = counter.happen(ev.NumbersEntered(FIVE, NUMBERS))

    assert (card, told, full, notice(counter)) == ((), Notice.CARD_ON_PAGE, (), Notice.FULL)


def test_the_provider_is_asked_once_more_only_where_something_outside_failed(counter: Counter) -> None:
    counter.serve(ONE)
    well = counter.happen(ev.RetryPressed())
    counter.happen(ev.CustomerMoved(ONE, Progress.TROUBLE))

    assert (well, counter.happen(ev.RetryPressed())) == ((), (do.TryAgain(ONE),))


def test_what_numbers_were_given_is_in_no_repr() -> None:
    assert "13275" not in f"{ev.NumbersEntered(ONE, NUMBERS)}{do.GiveNumbers(ONE, NUMBERS)}"


def test_a_turned_window_whose_customer_is_gone_locks(counter: Counter) -> None:
    counter.serve(ONE, TWO)
    counter.happen(ev.HandOverPressed())
    effects = counter.happen(ev.CustomerGone(TWO))

    assert effects[0] == do.Arrange(Arrangement())
    assert isinstance(counter.desk.state, Locked)


@pytest.mark.parametrize("allowed", [True, False])
def test_a_clerk_s_keys_reach_a_page_where_the_city_allows_it(*, allowed: bool) -> None:
    counter = Counter(Rules(clerk_keys_card=allowed))
    counter.sign_in()
    counter.serve(ONE)

    assert counter.seen == Arrangement(window=ONE, covered=False, keys=allowed)


@pytest.mark.parametrize("progress", [Progress.REVIEW, Progress.CARD, Progress.SUBMITTED, Progress.RECEIPT])
@pytest.mark.parametrize("other", [(), (TWO,)])
def test_a_screen_that_goes_away_gives_its_page_to_the_clerk_s_window(
    counter: Counter, progress: Progress, other: tuple[SessionId, ...]
) -> None:
    counter.happen(ev.DisplayCame())
    counter.serve(ONE)
    counter.happen(ev.HandOverPressed(), ev.CustomerMoved(ONE, progress, "•••9960"))
    counter.serve(*other)
    counter.happen(ev.DisplayWent())
    back = counter.desk.customer(ONE)

    assert back is not None
    assert (back.place, back.progress, counter.seen.window) == (Place.DESK, progress, ONE)
    assert all(counter.places()[each] is Place.ASIDE for each in other)
    assert counter.deeds()[-1] == ("ann", Deed.DISPLAY_LOST, ONE)


def test_a_page_without_a_screen_waits_while_a_card_is_in_the_window_and_is_next_there(
    counter: Counter,
) -> None:
    counter.happen(ev.DisplayCame())
    counter.serve(ONE, progress=Progress.CARD)
    counter.happen(ev.HandOverPressed())
    counter.serve(TWO, progress=Progress.CARD)
    counter.happen(ev.DisplayWent())
    waiting = counter.places()
    counter.happen(ev.CustomerGone(TWO))

    assert waiting == {ONE: Place.STRANDED, TWO: Place.DESK}
    assert counter.places() == {ONE: Place.DESK}


def test_a_page_that_waits_goes_back_to_a_screen_that_comes_back(counter: Counter) -> None:
    counter.happen(ev.DisplayCame())
    counter.serve(ONE)
    counter.happen(ev.HandOverPressed())
    counter.serve(TWO, progress=Progress.CARD)
    counter.happen(ev.DisplayWent(), ev.DisplayCame())

    assert counter.places() == {ONE: Place.DISPLAY, TWO: Place.DESK}


def test_a_screen_that_goes_away_behind_the_lock_shows_nothing_until_it_is_unlocked(counter: Counter) -> None:
    counter.happen(ev.DisplayCame())
    counter.serve(ONE, progress=Progress.CARD)
    counter.happen(ev.HandOverPressed(), ev.LockPressed(), ev.DisplayWent())
    behind = counter.seen
    counter.unlock()

    assert behind == Arrangement()
    assert counter.seen.window == ONE


def test_a_desk_is_after_five_hundred_customers_as_it_was_before_the_first(counter: Counter) -> None:
    before = counter.desk
    for number in range(500):
        session = SessionId(f"s-{number}")
        counter.happen(
            ev.NumbersEntered(session, NUMBERS),
            ev.CustomerMoved(session, Progress.RECEIPT, "•••960"),
            ev.ClosePressed(),
            ev.CustomerGone(session),
        )

    assert counter.desk == before
    assert len(counter.asked(do.OpenCustomer)) == len(counter.asked(do.EndCustomer)) == 500
