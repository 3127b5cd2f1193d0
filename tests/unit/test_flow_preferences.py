"""How a customer wants to be served: chosen anywhere, kept to the last word, gone before the next."""

from __future__ import annotations

import msgspec
import pytest

from kiosk.flow import effects as do
from kiosk.flow import events as ev
from kiosk.flow.preferences import Preferences, TextSize
from kiosk.flow.states import Accounts, Goodbye, SessionId, Welcome
from tests.unit.flows import HOSTED, NOON, RECEIPT, RULES, Make, Run, wiped

SPANISH = Preferences(language="es", text_size=TextSize.LARGEST, high_contrast=True)


def chosen(preferences: Preferences) -> Make:
    return lambda session: ev.PreferencesChosen(session, preferences)


@pytest.fixture
def run() -> Run:
    return Run(msgspec.structs.replace(RULES, languages=("en", "es")))


@pytest.mark.parametrize(
    "events", [(), (ev.PayPressed,), HOSTED, RECEIPT], ids=["none", "pay", "hosted", "receipt"]
)
def test_they_change_on_every_screen_and_nothing_else_does(run: Run, events: tuple[Make, ...]) -> None:
    before = run.after(*events).session

    assert run.after(chosen(SPANISH)).session == msgspec.structs.replace(before, preferences=SPANISH)


def test_they_last_until_the_goodbye_and_no_longer(run: Run) -> None:
    run.after(chosen(SPANISH), *RECEIPT, ev.DonePressed, wiped)
    assert isinstance(run.session.state, Goodbye)
    assert run.session.preferences == SPANISH

    run.after(ev.DonePressed)
    assert isinstance(run.session.state, Welcome)
    assert run.session.preferences == Preferences(language="en")


def test_start_over_begins_in_the_terminal_s_own_way(run: Run) -> None:
    run.after(ev.PayPressed, chosen(SPANISH), ev.StartOverPressed, wiped)

    assert run.session.preferences == Preferences(language="en")


def test_whoever_goes_away_from_the_welcome_screen_leaves_nothing_chosen(run: Run) -> None:
    run.after(chosen(SPANISH)).seconds(RULES.idle - 1)
    still = run.session.preferences
    run.seconds(1)

    assert still == SPANISH
    assert run.session.preferences == Preferences(language="en")


@pytest.mark.parametrize(
    "preferences", [Preferences(language="ht"), Preferences(volume=101), Preferences(volume=-1)]
)
def test_what_is_not_to_be_had_here_changes_nothing(run: Run, preferences: Preferences) -> None:
    before = run.session

    assert run.after(chosen(preferences)).session == before


def test_the_first_language_is_the_terminal_s_own() -> None:
    run = Run(msgspec.structs.replace(RULES, languages=("es", "en")))

    assert run.session.preferences.language == "es"
    assert run.flow.begin_after_restart(SessionId("2"), NOON).preferences.language == "es"


def test_a_choice_is_a_sign_of_life(run: Run) -> None:
    run.after(ev.PayPressed).seconds(RULES.idle - 1).after(chosen(SPANISH)).seconds(RULES.idle - 1)

    assert isinstance(run.session.state, Accounts)
    assert run.session.warning is None


def test_what_is_asked_outside_is_asked_in_the_customer_s_way(run: Run) -> None:
    run.after(chosen(SPANISH), *HOSTED)
    (payment,) = (each for each in run.effects if isinstance(each, do.OpenPayment))
    (page,) = (each for each in run.effects if isinstance(each, do.ShowPage))

    assert (payment.language, payment.high_contrast) == ("es", True)
    assert page.language == "es"


def test_a_page_hears_of_another_language_and_of_nothing_else(run: Run) -> None:
    bright = msgspec.structs.replace(run.session.preferences, high_contrast=True)
    run.after(*HOSTED, chosen(bright))
    before = tuple(each for each in run.effects if isinstance(each, do.ChangeLanguage))
    run.after(chosen(SPANISH))

    assert before == ()
    assert run.effects[-1] == do.ChangeLanguage(run.session.id, "es")


def test_a_warning_in_another_language_has_all_its_time_to_be_read(run: Run) -> None:
    run.after(ev.PayPressed).seconds(RULES.idle + RULES.warning - 1).after(chosen(SPANISH))

    assert run.session.warning == RULES.warning
