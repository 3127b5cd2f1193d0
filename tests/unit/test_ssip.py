"""What of a screen reader's words reaches the speech service, and what never does."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices import ssip
from kiosk.devices.ssip import Conversation, shortened, unnumbered, without


@dataclass
class Ears:
    """A customer's wish; `hidden` is what is not for ears."""

    typing: bool = False
    hidden: str = "tangled kelp"

    def tells_typing(self) -> bool:
        return self.typing

    def audible(self, text: str) -> str:
        return text.replace(self.hidden, "")


def conversation(*, typing: bool = False) -> Conversation:
    return Conversation(Ears(typing=typing), lambda: ("es", 80))


def speak(made: Conversation, *lines: bytes) -> bytes:
    """What the service hears of one SPEAK with these lines."""
    passed = []
    for line in (b"SPEAK", *lines, b"."):
        on, _ = made.on_line(line)
        passed += on
    return b"\n".join(passed)


def test_words_pass_with_their_end() -> None:
    assert speak(conversation(), b"<speak>Pay My Bill &amp; more</speak>") == (
        b"SPEAK\n<speak>Pay My Bill &amp; more</speak>\n."
    )


def test_the_reader_is_told_to_go_on_once_and_hears_nothing_twice() -> None:
    made = conversation()

    assert made.on_line(b"SPEAK") == ([], b"230 OK RECEIVING DATA")
    assert not made.on_answer(b"230 OK RECEIVING DATA\r\n")
    assert made.on_answer(b"225 OK MESSAGE QUEUED\r\n")


@pytest.mark.parametrize("line", [b"CHAR 4", b"KEY shift_a", b"char 4"])
def test_a_typed_character_is_told_only_where_it_may_be(line: bytes) -> None:
    silent, answer = conversation().on_line(line)

    assert silent == []
    assert answer.endswith(b"225 OK MESSAGE QUEUED")
    assert conversation(typing=True).on_line(line) == ([line], b"")


def test_a_single_sign_that_is_spoken_counts_as_typed() -> None:
    assert speak(conversation(), b"<speak>7</speak>") == b""
    assert b"7" in speak(conversation(typing=True), b"<speak>7</speak>")


def test_what_is_hidden_is_cut_out_and_nothing_is_said_where_nothing_is_left() -> None:
    assert speak(conversation(), b"<speak>Password tangled kelp</speak>") == (
        b"SPEAK\n<speak>Password </speak>\n."
    )
    assert speak(conversation(), b"<speak>tangled kelp.</speak>") == b""


def test_the_customers_volume_and_language_stand_in_for_the_readers() -> None:
    made = conversation()

    assert made.on_line(b"SET SELF VOLUME 100") == ([b"SET SELF VOLUME 60"], b"")
    assert made.on_line(b"SET SELF LANGUAGE en-US") == ([b"SET SELF LANGUAGE es"], b"")
    assert made.on_line(b"SET SELF RATE 10") == ([b"SET SELF RATE 10"], b"")


def test_what_was_said_last_can_be_said_again_and_never_holds_what_was_typed() -> None:
    made = conversation(typing=True)
    speak(made, b"<speak>E-mail address text.</speak>")
    speak(made, b"<speak>7</speak>")
    made.on_line(b"CHAR 4")

    assert made.said == ["E-mail address text."]
    made.on_line(b"CANCEL SELF")
    assert made.said == []


@given(st.text())
def test_no_text_ends_its_own_message_or_gives_a_command(text: str) -> None:
    lines = ssip.spoken(text).split(b"\r\n")

    assert lines[0] == b"SPEAK"
    assert lines.count(ssip.END) == 1
    assert lines[-2:] == [ssip.END, b""]


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("4111 1111 1111 1111 selected", "1111 selected"),
        ("4111-1111-1111-1111", "1111"),
        ("371449635398431.", "8431."),
        ("call 407-555-0100", "call 407-555-0100"),
        ("12/05/2026, $192.60", "12/05/2026, $192.60"),
    ],
)
def test_a_cards_number_is_heard_by_its_end_alone(text: str, heard: str) -> None:
    assert shortened(text, 11) == heard


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("Card number text 4111", "Card number text "),
        ("Card number text 4111 11", "Card number text "),
        ("Security code text 123 required", "Security code text  required"),
        ("Pay $148.00 push button, due 12/05/2026", "Pay $148.00 push button, due 12/05/2026"),
        ("balance 1,204.50, step 3 of 5", "balance 1,204.50, step 3 of 5"),
    ],
)
def test_while_somebody_types_no_number_but_amounts_and_dates_is_heard(text: str, heard: str) -> None:
    assert unnumbered(text) == heard


@given(st.from_regex(r"\A[0-9]([ -]?[0-9]){2,18}\Z"))
def test_no_piece_of_a_number_that_is_being_typed_is_heard(number: str) -> None:
    assert not any(sign.isdigit() for sign in unnumbered(f"text {number} required"))


@given(st.from_regex(r"\A[0-9]([ -]?[0-9]){11,18}\Z"))
def test_no_way_of_writing_a_cards_number_is_heard_whole(number: str) -> None:
    assert sum(sign.isdigit() for sign in shortened(f"a {number} b", 11)) == 4


@pytest.mark.parametrize(("volume", "level"), [(0, -100), (50, 0), (100, 100)])
def test_per_cent_are_turned_into_the_services_levels(volume: int, level: int) -> None:
    assert ssip.level(volume) == level


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("Password text tangled kelp on 9", "Password text "),
        ("kelp on", ""),
        ("tangled or piers", "or"),
        ("Sign In push button", "Sign In push button"),
        ("tan", "tan"),
    ],
)
def test_no_piece_of_a_secret_that_tells_of_it_is_heard(said: str, heard: str) -> None:
    assert without(said, "tangled kelp on 9 piers") == heard


def test_a_short_secret_is_not_heard_and_no_secret_takes_nothing() -> None:
    assert (without("it is 12", "12"), without("it is 12", "")) == ("it is ", "it is 12")
