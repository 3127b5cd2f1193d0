"""A navigation pad's keys and a headset: what they choose for one customer, of which the next finds nothing."""

from __future__ import annotations

import msgspec
import pytest

from kiosk.flow import events as ev
from kiosk.flow.listening import PadKey, after_headset, after_key, spoken
from kiosk.flow.preferences import LOUDEST, Preferences
from kiosk.flow.states import Welcome
from tests.unit.flows import RECEIPT, Run, wiped

LISTENING = Preferences(spoken=True, dark_screen=True, typing_told=True)


def test_one_key_begins_and_ends_speech() -> None:
    begun = after_key(Preferences(), PadKey.SPEAK)

    assert begun.spoken
    assert after_key(begun, PadKey.SPEAK) == Preferences()


def test_without_speech_the_screen_is_never_left_dark_nor_typing_told() -> None:
    ended = spoken(LISTENING, on=False)

    assert (ended.spoken, ended.dark_screen, ended.typing_told) == (False, False, False)
    assert not after_key(Preferences(), PadKey.DARK).dark_screen
    assert after_key(Preferences(spoken=True), PadKey.DARK).dark_screen


def test_a_headset_begins_speech_and_pulled_out_ends_all_that_it_told() -> None:
    assert after_headset(Preferences(), plugged=True).spoken
    assert after_headset(LISTENING, plugged=False) == Preferences()


@pytest.mark.parametrize(("key", "end"), [(PadKey.LOUDER, LOUDEST), (PadKey.QUIETER, 10)])
def test_the_volume_moves_in_steps_to_an_end_that_can_still_be_heard(key: PadKey, end: int) -> None:
    chosen = Preferences(spoken=True)
    heard = [chosen.volume]
    for _ in range(12):
        chosen = after_key(chosen, key)
        heard.append(chosen.volume)

    assert heard[-1] == end
    assert abs(heard[1] - heard[0]) == 10
    assert len(set(heard)) > 4


@pytest.mark.parametrize("key", [PadKey.NEXT, PadKey.SELECT, PadKey.REPEAT, PadKey.PAUSE])
def test_a_key_that_chooses_nothing_changes_nothing(key: PadKey) -> None:
    assert after_key(LISTENING, key) == LISTENING


def test_the_next_customer_finds_silence_and_the_ordinary_volume() -> None:
    run = Run()
    run.after(lambda session: ev.PreferencesChosen(session, msgspec.structs.replace(LISTENING, volume=100)))
    run.after(*RECEIPT, ev.DonePressed, wiped, ev.DonePressed)

    assert isinstance(run.session.state, Welcome)
    assert run.session.preferences == Preferences()
