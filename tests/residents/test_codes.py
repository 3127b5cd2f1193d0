"""Codes as they are made, typed and kept."""

from __future__ import annotations

import re

import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from kiosk.residents import codes
from kiosk.residents.hashing import Cost
from kiosk.residents.identity import Code
from kiosk.residents.schema import CODES, METADATA

from .cityhall import CHEAP, Terminal, applicant, register

MARKS = st.sampled_from([" ", "-", "\u2013", "\u00a0", "\t", ".", "/", ""])
TEXTS = st.text(alphabet=codes.ALPHABET, min_size=codes.LENGTH, max_size=codes.LENGTH)


def test_a_code_has_eight_characters_that_are_not_read_for_others() -> None:
    made = {codes.make() for _ in range(500)}

    assert len(made) == 500
    assert all(re.fullmatch(r"[2-9BCDFGHJKMNP-TV-Z]{4}-[2-9BCDFGHJKMNP-TV-Z]{4}", code) for code in made)
    assert not set("01OILAEU") & set(codes.ALPHABET)


@given(text=TEXTS, marks=st.lists(MARKS, min_size=9, max_size=9), wide=st.booleans(), lower=st.booleans())
def test_case_width_and_marks_make_no_difference(
    text: str, marks: list[str], wide: bool, lower: bool
) -> None:
    typed = "".join(mark + character for mark, character in zip(marks, text, strict=False)) + marks[-1]
    typed = typed.lower() if lower else typed
    if wide:
        typed = "".join(chr(ord(each) + 0xFEE0) if "!" <= each <= "~" else each for each in typed)

    assert codes.normal(typed) == text


@given(text=TEXTS, other=TEXTS)
def test_two_codes_are_the_same_only_when_every_character_is(text: str, other: str) -> None:
    same = codes.digest(text, Code.CONFIRM, "a", CHEAP) == codes.digest(other, Code.CONFIRM, "a", CHEAP)

    assert same is (text == other)


@given(typed=st.text(max_size=2000))
def test_anything_may_be_typed(typed: str) -> None:
    assert len(codes.digest(typed, Code.SIGN_IN, "a", CHEAP)) == 32


def test_a_digest_is_slow_and_salted_with_what_the_code_is_good_for() -> None:
    digests = {
        codes.digest("7KQXM2PD", purpose, owner, cost)
        for purpose in (Code.CONFIRM, Code.SIGN_IN)
        for owner in ("a", "b")
        for cost in (CHEAP, Cost(memory_kib=16, passes=1))
    }

    assert len(digests) == 8


def test_no_table_holds_a_code(terminal: Terminal) -> None:
    _, code = register(terminal)

    everything = repr([terminal.run(sa.select(table)) for table in METADATA.sorted_tables])

    assert len(terminal.run(sa.select(CODES))) == 1
    assert code not in everything
    assert codes.normal(code) not in everything


def test_a_letter_that_waits_has_no_code_yet(terminal: Terminal) -> None:
    terminal.identity.register(applicant())

    assert terminal.run(sa.select(CODES)) == []
