"""Sign-up help at the desk: what is looked up, asked, done and recorded, and what leads away from it."""

from __future__ import annotations

import msgspec
import pytest

from kiosk.flow.desk import effects as do
from kiosk.flow.desk import events as ev
from kiosk.flow.desk.effects import Deed
from kiosk.flow.desk.state import Locked, Notice, Place, Progress, Rules, Serving, SigningIn
from kiosk.flow.desk.waiting import Document, Said, SignUp, SignUpStep, Waiting
from kiosk.flow.people import Member
from tests.unit.desks import APPLIED, FIVE, FOUR, HELD, ONE, THREE, TWO, UNPROVEN, Counter

MEMBER = Member(id="r-1", name="Marisol Vega", email="m@example.org", accounts=())


def at_work(*, display: bool = False) -> Counter:
    counter = Counter(Rules(lock=10, checking=3, answering=3, sign_up=True))
    if display:
        counter.happen(ev.DisplayCame())
    counter.sign_in()
    return counter


def helping(*found: Waiting, query: str = "13275-9960") -> Counter:
    """A clerk who has looked these up."""
    counter = at_work()
    counter.happen(ev.SignUpPressed(FIVE), ev.SignUpAsked(query))
    counter.happen(ev.Found(counter.desk.asked, found))
    return counter


def sign_up(counter: Counter) -> SignUp:
    state = counter.desk.state
    assert isinstance(state, Serving)
    assert state.sign_up is not None
    return state.sign_up


def is_open(counter: Counter) -> bool:
    return isinstance(counter.desk.state, Serving) and counter.desk.state.sign_up is not None


def helped(counter: Counter, said: Said, **more: object) -> ev.Helped:
    event = ev.Helped(asked=counter.desk.asked, clerk="ann", waited="w", said=said, approved=True)
    return msgspec.structs.replace(event, **more)


def test_what_is_typed_is_looked_up_once_and_recorded_without_a_word_of_it() -> None:
    counter = at_work()
    counter.happen(ev.SignUpPressed(FIVE))
    effects = counter.happen(ev.SignUpAsked("  marisol@example.org "))
    asked = counter.desk.asked

    assert effects == (
        do.RecordDeed("ann", Deed.LOOKED_UP), do.LookUp(asked, "marisol@example.org"),
    )  # fmt: skip
    assert "marisol" not in repr((effects, counter.desk, counter.desk.state, sign_up(counter)))
    counter.happen(ev.Found(asked, (APPLIED, UNPROVEN)))
    assert (sign_up(counter).page, sign_up(counter).found) == (SignUpStep.LIST, (APPLIED, UNPROVEN))
    assert "Vega" not in repr(sign_up(counter).found)


def test_a_bill_that_is_scanned_while_help_is_open_is_looked_up_and_finds_no_payment() -> None:
    counter = at_work()
    counter.happen(ev.SignUpPressed(FIVE), ev.NumbersEntered(ONE, "13275-9960", scanned=True))

    assert counter.asked(do.LookUp) == [do.LookUp(counter.desk.asked, "13275-9960")]
    assert counter.asked(do.OpenCustomer) == []


def test_a_bill_that_is_scanned_beside_a_question_changes_nothing() -> None:
    counter = helping(APPLIED)
    counter.happen(ev.WaitingPicked(0))
    before = counter.desk

    assert counter.happen(ev.NumbersEntered(ONE, "13275-9960", scanned=True)) == ()
    assert counter.desk == before


def test_where_nobody_registers_there_is_no_help_to_open() -> None:
    counter = Counter()
    counter.sign_in()
    counter.happen(ev.SignUpPressed(FIVE))

    assert not is_open(counter)


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (ev.Found(0), Said.NOTHING),
        (ev.Found(0, (), Said.MALFORMED), Said.MALFORMED),
        (ev.Found(0, (), Said.UNAVAILABLE), Said.UNAVAILABLE),
    ],
)
def test_what_can_t_be_shown_is_told_and_asked_for_again(event: ev.Found, said: Said) -> None:
    counter = at_work()
    counter.happen(ev.SignUpPressed(FIVE), ev.SignUpAsked("1"))
    counter.happen(msgspec.structs.replace(event, asked=counter.desk.asked))

    assert (sign_up(counter).page, sign_up(counter).said) == (SignUpStep.SEARCH, said)
    counter.happen(ev.SignUpAsked("2"))
    assert (counter.asked(do.LookUp)[-1].query, sign_up(counter).said) == ("2", None)


def test_an_account_is_approved_after_the_kind_of_document_and_a_question() -> None:
    counter = helping(APPLIED, UNPROVEN)
    counter.happen(ev.WaitingPicked(1))
    asked_for = sign_up(counter).page
    counter.happen(ev.DocumentSeen(Document.PASSPORT))
    before = counter.asked(do.Help), sign_up(counter).page
    (effect,) = counter.happen(ev.SurePressed())

    assert asked_for is SignUpStep.DOCUMENT
    assert before == ([], SignUpStep.SURE)
    assert effect == do.Approve(counter.desk.asked, UNPROVEN.id, "ann", "sh-1", Document.PASSPORT)
    assert counter.happen(ev.SurePressed(), ev.SignUpAsked("2"), ev.SignUpBackPressed()) == ()
    assert sign_up(counter).doing


def test_a_registration_is_confirmed_after_a_question_and_without_a_document() -> None:
    counter = helping(APPLIED, UNPROVEN)
    counter.happen(ev.WaitingPicked(0))
    page = sign_up(counter).page

    assert page is SignUpStep.SURE
    assert counter.happen(ev.SurePressed()) == (
        do.Confirm(counter.desk.asked, APPLIED.id, "ann", "sh-1"),
    )  # fmt: skip


def test_an_account_that_is_held_at_the_provider_is_told_of_and_nothing_else() -> None:
    counter = helping(HELD)
    counter.happen(ev.WaitingPicked(0))

    assert (sign_up(counter).page, sign_up(counter).said) == (SignUpStep.LIST, Said.HELD)
    assert counter.happen(ev.DocumentSeen(Document.PASSPORT), ev.SurePressed()) == ()


def test_what_was_done_is_recorded_told_to_who_stands_here_and_the_list_read_anew() -> None:
    counter = helping(UNPROVEN)
    counter.happen(ev.WaitingPicked(0), ev.DocumentSeen(Document.OTHER), ev.SurePressed())
    effects = counter.happen(helped(counter, Said.APPROVED, member=MEMBER))

    assert effects == (
        do.RecordDeed("ann", Deed.APPROVED),
        do.TellHelped("w", MEMBER),
        do.LookUp(counter.desk.asked, "13275-9960"),
    )
    counter.happen(ev.Found(counter.desk.asked))
    assert (sign_up(counter).page, sign_up(counter).said) == (SignUpStep.SEARCH, Said.APPROVED)


@pytest.mark.parametrize("said", [Said.HELD, Said.GONE, Said.TAKEN, Said.UNAVAILABLE])
def test_what_was_not_done_is_told_and_not_recorded(said: Said) -> None:
    counter = helping(UNPROVEN)
    counter.happen(ev.WaitingPicked(0), ev.DocumentSeen(Document.OTHER), ev.SurePressed())
    effects = counter.happen(helped(counter, said))

    assert effects == (do.LookUp(counter.desk.asked, "13275-9960"),)
    assert sign_up(counter).said is said


def test_after_a_confirmation_the_account_that_still_waits_is_the_next() -> None:
    counter = at_work()
    counter.serve(ONE, progress=Progress.CODE)
    counter.happen(ev.CustomerMoved(ONE, Progress.CODE, waits=(APPLIED.id,)), ev.SignUpPressed(FIVE))
    looked_up = counter.asked(do.LookUp)
    counter.happen(ev.Found(counter.desk.asked, (APPLIED,)), ev.WaitingPicked(0), ev.SurePressed())
    done = helped(counter, Said.CONFIRMED_UNPROVEN, approved=False, waits=(UNPROVEN.id,))
    effects = counter.happen(done)

    assert [(each.query, each.ids) for each in looked_up] == [("", (APPLIED.id,))]
    assert effects[0] == do.RecordDeed("ann", Deed.CONFIRMED)
    assert effects[-1] == do.LookUp(counter.desk.asked, "", (UNPROVEN.id,))


def test_what_is_done_while_the_clerk_has_gone_elsewhere_is_recorded_all_the_same() -> None:
    counter = helping(UNPROVEN)
    counter.happen(ev.WaitingPicked(0), ev.DocumentSeen(Document.OTHER), ev.SurePressed())
    late = helped(counter, Said.APPROVED, member=MEMBER)
    counter.happen(ev.LockPressed())
    effects = counter.happen(late)

    assert effects == (do.RecordDeed("ann", Deed.APPROVED), do.TellHelped("w", MEMBER))
    counter.unlock()
    assert not is_open(counter)


@pytest.mark.parametrize(
    "away",
    [
        ev.NextPressed(ONE), ev.NumbersEntered(ONE, "13275-9960"), ev.TabPressed(ONE), ev.HandOverPressed(),
        ev.TakeBackPressed(), ev.ClosePressed(), ev.SignOutPressed(), ev.SignUpLeft(), ev.LockPressed(),
    ],
)  # fmt: skip
def test_any_other_wish_leads_away_and_nothing_of_anybody_is_left(away: ev.Event) -> None:
    counter = helping(UNPROVEN)
    counter.happen(away)

    assert not is_open(counter)


def test_back_leads_one_question_back_and_out_at_last() -> None:
    counter = helping(UNPROVEN, APPLIED)
    pages = []
    counter.happen(ev.WaitingPicked(0), ev.DocumentSeen(Document.PASSPORT))
    while is_open(counter):
        pages.append(sign_up(counter).page)
        counter.happen(ev.SignUpBackPressed())

    assert pages == [SignUpStep.SURE, SignUpStep.DOCUMENT, SignUpStep.LIST, SignUpStep.SEARCH]


def test_back_from_a_search_that_takes_long_gives_it_up() -> None:
    counter = at_work()
    counter.happen(ev.SignUpPressed(FIVE), ev.SignUpAsked("1"))
    late = ev.Found(counter.desk.asked, (UNPROVEN,))
    counter.happen(ev.SignUpBackPressed(), late)

    assert sign_up(counter) == SignUp()


def test_what_was_asked_for_before_is_not_shown_under_what_is_asked_for_now() -> None:
    counter = at_work()
    counter.happen(ev.SignUpPressed(FIVE), ev.SignUpAsked("1"))
    late = ev.Found(counter.desk.asked, (UNPROVEN,))
    counter.happen(ev.SignUpAsked("2"), late)

    assert (sign_up(counter).query, sign_up(counter).found) == ("2", ())


@pytest.mark.parametrize("place", [-1, 2])
def test_there_is_nothing_beyond_the_list(place: int) -> None:
    counter = helping(UNPROVEN, APPLIED)
    before = counter.desk
    counter.happen(ev.WaitingPicked(place))

    assert sign_up(counter).page is SignUpStep.LIST
    assert counter.desk == before


def test_an_answer_that_never_comes_is_waited_for_no_longer_than_the_limit() -> None:
    looking = at_work()
    looking.happen(ev.SignUpPressed(FIVE), ev.SignUpAsked("1"), *[ev.Tick()] * 3)
    doing = helping(UNPROVEN)
    doing.happen(ev.WaitingPicked(0), ev.DocumentSeen(Document.OTHER), ev.SurePressed(), *[ev.Tick()] * 3)

    assert sign_up(looking) == SignUp(query="1", said=Said.UNAVAILABLE)
    assert sign_up(doing) == SignUp(query="13275-9960", said=Said.UNKNOWN)
    doing.happen(ev.SurePressed())
    assert len(doing.asked(do.Help)) == 1


def test_a_locked_desk_and_one_that_nobody_serves_at_help_nobody() -> None:
    counter = at_work()
    counter.happen(ev.LockPressed(), ev.SignUpPressed(FIVE), ev.SignUpAsked("1"), ev.SurePressed())

    assert isinstance(counter.desk.state, Locked)
    counter.unlock()
    counter.happen(ev.SignOutPressed(), ev.SignUpPressed(FIVE), ev.SignUpAsked("1"))
    assert isinstance(counter.desk.state, SigningIn)
    assert counter.asked(do.LookUp) == []


def test_a_turned_window_opens_no_help() -> None:
    counter = at_work()
    counter.serve(ONE)
    counter.happen(ev.HandOverPressed(), ev.SignUpPressed(FIVE))

    assert not is_open(counter)


def test_the_same_key_once_more_lets_somebody_register_on_their_own_screen() -> None:
    counter = at_work(display=True)
    counter.happen(ev.SignUpPressed(FIVE))
    effects = counter.happen(ev.SignUpPressed(ONE))

    assert counter.places() == {ONE: Place.DISPLAY}
    assert not is_open(counter)
    assert effects[:4] == (
        do.OpenCustomer(ONE),
        do.RecordDeed("ann", Deed.OPENED, ONE),
        do.BeginRegistration(ONE),
        do.RecordDeed("ann", Deed.HANDED_OVER, ONE),
    )
    assert (counter.seen.display, counter.seen.window) == (ONE, None)


def test_without_a_second_screen_the_window_is_turned_to_who_registers() -> None:
    counter = at_work()
    counter.happen(ev.SignUpPressed(FIVE), ev.SignUpPressed(ONE))

    assert counter.places() == {ONE: Place.TURNED}
    assert counter.seen.turned


def test_a_registration_waits_for_a_free_screen_and_a_free_place() -> None:
    taken = at_work(display=True)
    taken.serve(ONE)
    taken.happen(ev.HandOverPressed(), ev.SignUpPressed(FIVE), ev.SignUpPressed(TWO))
    full = at_work()
    full.serve(ONE, TWO, THREE, FOUR)
    full.happen(ev.SignUpPressed(FIVE), ev.SignUpPressed(FIVE))
    card = at_work()
    card.serve(ONE, progress=Progress.CARD)
    card.happen(ev.SignUpPressed(FIVE), ev.SignUpPressed(TWO))

    for counter, notice in (
        (taken, Notice.DISPLAY_TAKEN),
        (full, Notice.FULL),
        (card, Notice.CARD_ON_PAGE),
    ):
        assert isinstance(counter.desk.state, Serving)
        assert (counter.desk.state.notice, counter.desk.state.sign_up) == (notice, None)
        assert counter.asked(do.BeginRegistration) == []


def test_nobody_registers_in_the_midst_of_a_question() -> None:
    counter = helping(UNPROVEN)
    counter.happen(ev.SignUpPressed(ONE))

    assert (sign_up(counter).page, counter.asked(do.OpenCustomer)) == (SignUpStep.LIST, [])


def test_a_clerk_who_helps_is_not_locked_out_sooner_than_any_other() -> None:
    counter = helping(UNPROVEN)
    counter.happen(*[ev.Tick()] * 9, ev.WaitingPicked(0), *[ev.Tick()] * 9)
    still = counter.desk.state
    counter.happen(ev.Tick())

    assert isinstance(still, Serving)
    assert isinstance(counter.desk.state, Locked)
