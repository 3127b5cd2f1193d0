"""Speech with the real speech-dispatcher: what is said, how loud and in which language."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.devices.speech import Speech
from kiosk.devices.voice import Patience
from tests.tape import Tape


class Everything:
    """Nothing is kept from these ears."""

    def tells_typing(self) -> bool:
        return True

    def audible(self, text: str) -> str:
        return text


@pytest.fixture
def home(tmp_path: Path) -> Path:
    made = tmp_path / "home"
    made.mkdir()
    return made


@pytest.fixture
def tape(home: Path) -> Tape:
    return Tape(home)


def environment(home: Path, path: str = os.environ["PATH"]) -> dict[str, str]:
    return {"PATH": path, "HOME": str(home), "XDG_RUNTIME_DIR": str(home)}


@pytest.fixture
def speech(qtbot: QtBot, tape: Tape, home: Path) -> Iterator[Speech]:
    made = Speech(home / "speech", Everything(), environment(home))
    yield made
    made.stop()


def hears(qtbot: QtBot, tape: Tape, words: str, since: int = 0) -> None:
    qtbot.waitUntil(lambda: tape.has(words, since), timeout=60_000)


def begins(qtbot: QtBot, tape: Tape, speech: Speech) -> None:
    """Begin to speak, and wait until the first words are said to their end."""
    speech.start("en", 60, tells_typing=False)
    speech.announce(["One."])
    hears(qtbot, tape, "One.")
    qtbot.waitUntil(lambda: not speech.is_speaking, timeout=60_000)


def test_what_was_announced_before_the_voice_was_there_is_said_once_it_is(
    qtbot: QtBot, speech: Speech, tape: Tape
) -> None:
    speech.start("en", 60, tells_typing=False)
    speech.announce(["Pay your bill here."])
    hears(qtbot, tape, "Pay your bill here.")


def test_the_chosen_language_has_its_own_voice_and_the_chosen_volume_is_heard(
    qtbot: QtBot, speech: Speech, tape: Tape
) -> None:
    speech.start("en", 60, tells_typing=False)
    speech.announce(["One."])
    hears(qtbot, tape, "One.")
    speech.start("es", 80, tells_typing=False)
    speech.add(["Dos."])
    hears(qtbot, tape, "Dos.")

    assert [(each.voice, each.volume) for each in tape.said()] == [("en", 20), ("es", 60)]


def test_all_of_a_screen_is_said_again_when_asked_for(qtbot: QtBot, speech: Speech, tape: Tape) -> None:
    speech.start("en", 60, tells_typing=False)
    speech.announce(["One."])
    speech.add(["Two."])
    hears(qtbot, tape, "Two.")
    speech.repeat()
    hears(qtbot, tape, "Two.", since=2)

    assert [each.words for each in tape.said()] == ["One.", "Two."] * 2


def test_the_control_in_use_is_named_again_also_where_the_reader_has_said_nothing_of_it(
    qtbot: QtBot, speech: Speech, tape: Tape
) -> None:
    speech.start("en", 60, tells_typing=False)
    speech.announce(["One."])
    hears(qtbot, tape, "One.")
    speech.repeat(control="Password")
    hears(qtbot, tape, "Password")

    assert [each.words for each in tape.said()] == ["One.", "One.", "Password"]


def test_a_pause_keeps_the_next_words_back_until_it_ends(qtbot: QtBot, speech: Speech, tape: Tape) -> None:
    speech.start("en", 60, tells_typing=False)
    speech.announce(["One."])
    hears(qtbot, tape, "One.")
    speech.pause()
    speech.add(["Two."])
    while_paused = speech.is_speaking
    speech.pause()
    assert (while_paused, speech.is_speaking) == (False, True)
    hears(qtbot, tape, "Two.")


def test_a_new_screen_says_nothing_more_of_the_one_before(qtbot: QtBot, speech: Speech, tape: Tape) -> None:
    speech.start("en", 60, tells_typing=False)
    speech.announce(["One."])
    hears(qtbot, tape, "One.")
    speech.announce(["Two."])
    hears(qtbot, tape, "Two.")
    speech.repeat()
    hears(qtbot, tape, "Two.", since=2)

    assert [each.words for each in tape.said()] == ["One.", "Two.", "Two."]


def test_it_leaves_nothing_and_the_next_customer_begins_anew(
    qtbot: QtBot, speech: Speech, tape: Tape, home: Path
) -> None:
    speech.start("es", 100, tells_typing=True)
    speech.announce(["One."])
    hears(qtbot, tape, "One.")
    speech.stop()
    assert not (home / "speech").exists()
    assert not speech.is_on

    speech.start("en", 60, tells_typing=False)
    speech.announce(["Two."])
    hears(qtbot, tape, "Two.")
    speech.repeat()
    hears(qtbot, tape, "Two.", since=2)
    assert [(each.words, each.voice, each.volume) for each in tape.said()[1:]] == [("Two.", "en", 20)] * 2


DEAF = """
started = pathlib.Path(__file__).with_name("started")
if not started.exists():
    started.touch()
    signal.pause()
"""
SLOW = "signal.sigtimedwait([], 1)"
READER = """#!/usr/bin/env python3
import os, pathlib, signal, socket
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
{first}
line = socket.socket(socket.AF_UNIX)
line.connect(os.environ["SPEECHD_ADDRESS"].removeprefix("unix_socket:"))
answers = line.makefile("rwb")
answers.write(b"SET SELF CLIENT_NAME kiosk:test:main\\r\\n")
answers.flush()
answers.readline()
answers.write(b"SPEAK\\r\\n")
answers.flush()
answers.readline()
answers.write(b"Here I am.\\r\\n.\\r\\n")
answers.flush()
signal.sigwait([signal.SIGUSR1])
answers.write(b"SPEAK\\r\\n")
answers.flush()
signal.pause()
"""


def with_reader(home: Path, first: str = "", silent: int = 60_000) -> Speech:
    """Speech with a reader that does this first, says that it is there, and on a signal begins to say more."""
    reader = home.parent / "orca"
    reader.write_text(READER.format(first=first), encoding="utf-8")
    reader.chmod(0o755)
    environ = environment(home, f"{reader.parent}:{os.environ['PATH']}")
    return Speech(home / "speech", Everything(), environ, silent=silent, patience=Patience(answer=1000))


def hears_the_reader(qtbot: QtBot, tape: Tape, speech: Speech) -> None:
    """Begin to speak, and wait until the reader says that it is there."""
    speech.start("en", 60, tells_typing=False)
    try:
        hears(qtbot, tape, "Here I am.")
    finally:
        speech.stop()


def test_a_reader_that_says_nothing_when_it_starts_is_started_anew(
    qtbot: QtBot, tape: Tape, home: Path, tmp_path: Path
) -> None:
    hears_the_reader(qtbot, tape, with_reader(home, DEAF, silent=1500))

    assert (tmp_path / "started").exists()


def test_a_reader_that_starts_slowly_is_given_more_time_until_it_is_there(
    qtbot: QtBot, tape: Tape, home: Path
) -> None:
    hears_the_reader(qtbot, tape, with_reader(home, SLOW, silent=200))


def test_where_the_service_hangs_another_one_says_the_screen(qtbot: QtBot, tape: Tape, home: Path) -> None:
    speech = Speech(home / "speech", Everything(), environment(home), patience=Patience(answer=1000))
    begins(qtbot, tape, speech)
    assert speech._service is not None
    os.kill(speech._service.processId(), signal.SIGSTOP)
    speech.announce(["Two."])
    try:
        hears(qtbot, tape, "Two.")
    finally:
        speech.stop()

    assert [each.words for each in tape.said()] == ["One.", "Two."]


def test_where_the_service_hangs_when_only_the_reader_speaks_both_are_started_anew(
    qtbot: QtBot, tape: Tape, home: Path
) -> None:
    speech = with_reader(home)
    begins(qtbot, tape, speech)
    hears(qtbot, tape, "Here I am.")
    before = len(tape.said())
    assert speech._service is not None
    assert speech._reader is not None
    os.kill(speech._service.processId(), signal.SIGSTOP)
    os.kill(speech._reader.processId(), signal.SIGUSR1)
    try:
        hears(qtbot, tape, "Here I am.", since=before)
    finally:
        speech.stop()


def test_a_piece_that_never_ends_is_said_anew_and_then_given_up(qtbot: QtBot, tape: Tape, home: Path) -> None:
    speech = Speech(home / "speech", Everything(), environment(home), patience=Patience(piece=1000))
    begins(qtbot, tape, speech)
    tape.takes(float("inf"))
    with qtbot.waitSignal(speech.failed, timeout=60_000):
        speech.announce(["Two."])

    assert [each.words for each in tape.said()] == ["One.", "Two.", "Two."]
    assert not speech.is_on


def test_where_the_service_does_not_start_it_says_so_and_stops(qtbot: QtBot, home: Path) -> None:
    speech = Speech(home / "speech", Everything(), {"PATH": "/nowhere", "HOME": str(home)})
    with qtbot.waitSignal(speech.failed, timeout=60_000):
        speech.start("en", 60, tells_typing=False)

    assert not speech.is_on
    assert not (home / "speech").exists()
