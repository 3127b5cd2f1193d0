"""What holds for a desk whatever happens to it, in whatever order."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from kiosk.flow.desk import effects as do
from kiosk.flow.desk import events as ev
from kiosk.flow.desk.clerk import Denial
from kiosk.flow.desk.state import Arrangement, Locked, Place, Progress, Rules, Serving, SigningIn, arrangement
from kiosk.flow.desk.waiting import Document, Said
from tests.unit.desks import ANN, APPLIED, BOB, EVE, FIVE, FOUR, ONE, PIN, THREE, TWO, UNPROVEN, Counter

SESSIONS = st.sampled_from([ONE, TWO, THREE, FOUR, FIVE])
CLERKS = st.sampled_from([ANN, BOB, EVE])
EVENTS = st.one_of(
    st.sampled_from(
        [
            ev.SignOutPressed, ev.LockPressed, ev.HandOverPressed, ev.HandOverPressed, ev.TakeBackPressed,
            ev.RetryPressed, ev.StatementPressed, ev.PrintPressed,
            ev.SurePressed, ev.SignUpBackPressed, ev.SignUpLeft,
            ev.ClosePressed, ev.DisplayCame, ev.DisplayWent, ev.Touched, ev.Tick, ev.Tick,
        ]
    ).map(lambda made: made()),
    st.just(ev.UnlockPressed(PIN)),
    CLERKS.map(lambda clerk: ev.SignInPressed(clerk.name, PIN)),
    CLERKS.map(lambda clerk: ev.Judged(0, clerk, f"sh-{clerk.name}")),
    CLERKS.map(lambda clerk: ev.Judged(0, clerk, f"sh-{clerk.name}")),
    st.sampled_from(Denial).map(lambda denial: ev.Judged(0, None, "sh", denial, 2)),
    st.just(ev.ShiftLost("sh-ann")),
    SESSIONS.map(ev.NextPressed),
    SESSIONS.map(ev.NextPressed),
    SESSIONS.map(ev.TabPressed),
    SESSIONS.map(ev.CustomerGone),
    SESSIONS.map(ev.SignUpPressed),
    SESSIONS.map(ev.SignUpPressed),
    SESSIONS.map(lambda session: ev.NumbersEntered(session, "13275-9960", scanned=True)),
    st.just(ev.SignUpAsked("13275-9960")),
    st.sampled_from([(), (APPLIED, UNPROVEN)]).map(lambda found: ev.Found(0, found)),
    st.integers(0, 1).map(ev.WaitingPicked),
    st.sampled_from(Document).map(ev.DocumentSeen),
    st.sampled_from(Said).map(
        lambda said: ev.Helped(asked=0, clerk="ann", waited="w", said=said, approved=True)
    ),
    st.builds(ev.StatementsFound, SESSIONS, st.integers(0, 2)),
    st.builds(ev.CustomerMoved, SESSIONS, st.sampled_from(Progress), st.sampled_from(["", "•••9960"])),
)  # fmt: skip
HISTORIES = st.lists(EVENTS, max_size=60)
RULES = st.booleans().map(
    lambda allowed: Rules(lock=4, checking=3, answering=3, clerk_keys_card=allowed, sign_up=True)
)


def fresh(counter: Counter, event: ev.Event) -> ev.Event:
    """Answers are to the last question."""
    if isinstance(event, ev.Judged | ev.Found | ev.Helped):
        return msgspec.structs.replace(event, asked=counter.desk.asked)
    return event


def begun(rules: Rules) -> Counter:
    counter = Counter(rules)
    counter.sign_in()
    return counter


@given(RULES, HISTORIES)
def test_there_is_one_clerk_four_customers_and_one_page_to_a_place(
    rules: Rules, history: list[ev.Event]
) -> None:
    counter = begun(rules)
    shifts = {"sh-1"}
    for event in history:
        before = counter.desk
        for effect in counter.happen(fresh(counter, event)):
            if isinstance(effect, do.RecordShiftOpened):
                shifts = {effect.shift}  # the journal closes the one before
            elif isinstance(effect, do.RecordShiftClosed):
                shifts -= {effect.shift}
        desk = counter.desk
        sessions = [each.session for each in desk.customers]
        places = [each.place for each in desk.customers]
        assert len(sessions) == len(set(sessions)) <= 4
        assert places.count(Place.DESK) + places.count(Place.TURNED) <= 1
        assert places.count(Place.DISPLAY) <= (1 if desk.display else 0)
        assert places.count(Place.STRANDED) <= 1
        window = desk.at(Place.DESK, Place.TURNED)
        assert window is None or desk.shown == window.session
        assert desk.shown is None or desk.shown in sessions
        if isinstance(desk.state, SigningIn):
            assert not sessions
        elif not isinstance(event, ev.ShiftLost):
            assert isinstance(before.state, Serving | Locked | SigningIn)
            assert shifts == {desk.state.shift}


@given(RULES, HISTORIES)
def test_no_page_is_lost_but_by_its_own_end(rules: Rules, history: list[ev.Event]) -> None:
    counter = begun(rules)
    for event in history:
        before = {each.session for each in counter.desk.customers}
        effects = counter.happen(fresh(counter, event))
        after = {each.session for each in counter.desk.customers}
        ended = {event.session} if isinstance(event, ev.CustomerGone) else set()
        assert before - after <= ended
        opened = {each.session for each in effects if isinstance(each, do.OpenCustomer)}
        assert after - before == opened
        if any(isinstance(each, do.EndCustomer) for each in effects):
            assert isinstance(event, ev.ClosePressed)


@given(RULES, HISTORIES)
def test_a_card_is_never_put_aside_and_a_turned_window_only_turns_by_itself(
    rules: Rules, history: list[ev.Event]
) -> None:
    counter = begun(rules)
    for event in history:
        before = {each.session: each for each in counter.desk.customers}
        counter.happen(fresh(counter, event))
        for customer in counter.desk.customers:
            earlier = before.get(customer.session)
            if earlier is None or earlier.place is customer.place:
                continue
            if customer.place is Place.ASIDE:
                assert not earlier.progress.has_details
            if earlier.place is Place.TURNED:
                assert isinstance(counter.desk.state, Locked)


@given(RULES, HISTORIES)
def test_what_is_covered_shows_no_customer_and_every_change_of_what_is_seen_is_asked_for(
    rules: Rules, history: list[ev.Event]
) -> None:
    counter = begun(rules)
    seen = counter.seen
    for event in history:
        effects = counter.happen(fresh(counter, event))
        arranged = [each.arrangement for each in effects if isinstance(each, do.Arrange)]
        assert arranged == ([counter.seen] if counter.seen != seen else [])
        seen = counter.seen
        if not isinstance(counter.desk.state, Serving):
            assert seen == Arrangement()
        assert seen.turned <= (seen.window is not None)
        assert not seen.keys or seen.turned or rules.clerk_keys_card
        assert seen == arrangement(rules, counter.desk)


@given(RULES, HISTORIES)
def test_from_everywhere_the_clerk_gets_back_to_a_desk_that_serves_and_can_end_it(
    rules: Rules, history: list[ev.Event]
) -> None:
    counter = begun(rules)
    for event in history:
        counter.happen(fresh(counter, event))
    counter.happen(*[ev.Tick()] * 3)
    state = counter.desk.state
    if isinstance(state, Locked):
        counter.unlock(state.clerk)
    elif isinstance(state, SigningIn):
        counter.sign_in()
    assert isinstance(counter.desk.state, Serving)
    clerk = counter.desk.state.clerk
    for _ in range(4):
        counter.happen(ev.TakeBackPressed())
        if isinstance(counter.desk.state, Locked):
            counter.unlock(clerk)
        if counter.desk.shown is None and counter.desk.customers:
            counter.happen(ev.TabPressed(counter.desk.customers[0].session))
        counter.happen(ev.ClosePressed())
        shown = counter.desk.shown
        if shown is not None:
            counter.happen(ev.CustomerGone(shown))
    counter.happen(ev.SignOutPressed())

    assert isinstance(counter.desk.state, SigningIn)
    assert counter.desk.customers == ()
    assert clerk in (ANN, BOB, EVE)


@given(RULES, HISTORIES)
def test_a_clerk_s_word_is_asked_for_once_and_only_by_who_serves(
    rules: Rules, history: list[ev.Event]
) -> None:
    counter = begun(rules)
    for event in history:
        before = counter.desk.state
        effects = counter.happen(fresh(counter, event))
        asked = [each for each in effects if isinstance(each, do.Help)]
        if asked:
            assert isinstance(event, ev.SurePressed)
            assert isinstance(before, Serving)
            assert before.sign_up is not None
            assert [each.waiting for each in asked] == [before.sign_up.one.id]
            assert asked[0].clerk == before.clerk.name
        state = counter.desk.state
        if isinstance(state, Serving) and state.sign_up is not None:
            assert not counter.seen.turned
            assert not state.sign_up.found or state.sign_up.chosen < len(state.sign_up.found)
