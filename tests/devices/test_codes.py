"""What a scanner sends: bytes, pieces of bytes, keys, frames and nonsense."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.account import AccountFormat, from_scan
from kiosk.devices.codes import Codes, KeyText, SerialText

FORMAT = AccountFormat("#####-####")
PATTERN = r"(?P<account>\d{5}-?\d{4})"
SHIFT, CONTROL, ALT, CAPS_LOCK, ENTER, F1 = 42, 29, 56, 58, 28, 59
DOWN, UP, AGAIN = 1, 0, 2


def event(kind: int, code: int, value: int) -> bytes:
    """A struct input_event, as the kernel writes it."""
    return struct.pack("@llHHi", 1, 2, kind, code, value)


def key(code: int, *values: int) -> bytes:
    """A key that goes down and up, or does just this."""
    return b"".join(event(1, code, value) + event(0, 0, 0) for value in (values or (DOWN, UP)))


def serial(*pieces: bytes) -> list[str]:
    decoder, codes = SerialText(), Codes()
    return [code for piece in pieces for code in codes.feed(decoder.feed(piece), 0.0)]


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n", b"\x03"])
def test_a_code_ends_with_what_a_scanner_may_send(end: bytes) -> None:
    assert serial(b"132759960" + end + b"204173381" + end) == ["132759960", "204173381"]


def test_a_code_may_come_in_pieces_and_within_a_frame() -> None:
    assert serial(b"\x021327", b"599", b"60\x03\r") == ["132759960"]
    assert serial("Résidence".encode()[:2], "Résidence".encode()[2:] + b"\r") == ["Résidence"]


def test_a_code_without_its_end_is_not_given_and_joins_no_later_one() -> None:
    codes = Codes()

    assert codes.feed("13275", 0.0) == []
    assert codes.feed("9960\r", 1.5) == ["9960"]


def test_a_longer_code_than_any_bills_is_given_short_and_refused() -> None:
    (code,) = serial(b"132759960" * 100_000 + b"\r")

    assert len(code) == 201
    assert from_scan(PATTERN, code, FORMAT) is None


@pytest.mark.parametrize(
    "raw", [b"\xff132759960\r", b"\x1b[2J132759960\r", b"132\x0059960\r", b"13275\t9960\r"]
)
def test_bytes_that_are_no_text_of_a_bill_end_in_a_refusal(raw: bytes) -> None:
    (code,) = serial(raw)

    assert from_scan(PATTERN, code, FORMAT) is None


@given(st.lists(st.binary(max_size=300)))
def test_whatever_comes_is_short_codes_without_an_end_in_them(pieces: list[bytes]) -> None:
    for code in serial(*pieces):
        assert 0 < len(code) <= 201
        assert not set(code) & set("\r\n\x03")


@given(st.lists(st.binary(max_size=300)))
def test_no_bytes_are_too_strange_for_an_input_devices_reader(pieces: list[bytes]) -> None:
    keys, codes = KeyText(), Codes()
    for piece in pieces:
        codes.feed(keys.feed(piece), 0.0)


def test_keys_become_what_a_keyboard_would_have_brought() -> None:
    keys = KeyText()
    raw = (
        key(2) + key(11) + key(12)  # 1 0 -
        + key(SHIFT, DOWN) + key(30) + key(40) + key(SHIFT, UP)  # A "
        + key(30) + key(44) + key(53)  # a z /
        + key(79) + key(98)  # 1 and / of the keypad
        + key(CAPS_LOCK) + key(50) + key(ENTER)
    )  # fmt: skip

    assert keys.feed(raw) == '10-A"az/1/m\n'


def test_events_may_be_cut_anywhere() -> None:
    keys = KeyText()
    raw = key(2) + key(3) + key(ENTER)

    assert "".join(keys.feed(raw[place : place + 7]) for place in range(0, len(raw), 7)) == "12\n"


def test_a_key_that_repeats_by_itself_counts_once() -> None:
    assert KeyText().feed(key(2, DOWN, AGAIN, AGAIN, UP)) == "1"


@pytest.mark.parametrize(
    "raw",
    [
        key(F1),
        key(CONTROL, DOWN) + key(47) + key(CONTROL, UP),
        key(ALT, DOWN) + key(62) + key(ALT, UP),
        event(0, 3, 0),
        key(15),
    ],
    ids=["F1", "Ctrl+V", "Alt+F4", "events lost", "Tab"],
)
def test_keys_that_steer_make_the_code_unreadable(raw: bytes) -> None:
    keys, codes = KeyText(), Codes()
    digits = b"".join(key(code) for code in (2, 4, 3, 8, 6, 10, 10, 7, 11))
    assert from_scan(PATTERN, keys.feed(digits), FORMAT) is not None

    (code,) = codes.feed(keys.feed(raw + digits + key(ENTER)), 0.0)
    assert from_scan(PATTERN, code, FORMAT) is None
