"""Account numbers as typed, pasted, scanned and shown."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.account import AccountFormat, AccountNumber, Problem, Typed, from_scan

CASSELBERRY = AccountFormat("#####-####")
LETTERS = AccountFormat("AA-##")
BRACKETS = AccountFormat("(##) ##.")
PREFIXED = AccountFormat("C1-##")
FREE = AccountFormat("")

PATTERNS = st.text("#A-. /C1()", min_size=1, max_size=12).filter(
    lambda pattern: bool(set(pattern) & {"#", "A"})
)
KEYS = st.text("0123456789abzC1-. ()/", max_size=20)


@pytest.mark.parametrize(
    ("raw", "text", "problem"),
    [
        ("", "", Problem.EMPTY),
        ("   ", "", Problem.EMPTY),
        ("1", "1", Problem.INCOMPLETE),
        ("13275", "13275", Problem.INCOMPLETE),
        ("13275-", "13275-", Problem.INCOMPLETE),
        ("132759", "13275-9", Problem.INCOMPLETE),
        ("132759960", "13275-9960", Problem.NONE),
        ("13275-9960", "13275-9960", Problem.NONE),
        (" 13275 - 9960 \n", "13275-9960", Problem.NONE),
        ("132.759/960", "13275-9960", Problem.NONE),
        ("13275–9960", "13275-9960", Problem.NONE),  # noqa: RUF001  an en dash, as pasted from a letter
        ("13275\N{MINUS SIGN}9960", "13275-9960", Problem.NONE),
        ("13275\N{NO-BREAK SPACE}9960", "13275-9960", Problem.NONE),
        ("\uff11\uff13\uff12\uff17\uff15\uff0d\uff19\uff19\uff16\uff10", "13275-9960", Problem.NONE),
        ("\u0661\u0663\u0662\u0667\u0665\u0669\u0669\u0666\u0660", "13275-9960", Problem.NONE),
        ("1327599601", "13275-9960", Problem.TOO_LONG),
        ("132759960 ", "13275-9960", Problem.NONE),
        ("13275996x", "13275-996", Problem.WRONG_CHARACTER),
        ("132759960x", "13275-9960", Problem.TOO_LONG),
        ("13275996\N{SUPERSCRIPT TWO}", "13275-996", Problem.WRONG_CHARACTER),
        ("13275\u202e9960", "13275-9960", Problem.WRONG_CHARACTER),
        ("13275\x079960", "13275-9960", Problem.WRONG_CHARACTER),
        ("é", "", Problem.WRONG_CHARACTER),
    ],
)
def test_typed_text_takes_the_billers_format(raw: str, text: str, problem: Problem) -> None:
    assert CASSELBERRY.type(raw) == Typed(text, problem)


@pytest.mark.parametrize(
    ("account_format", "raw", "text", "problem"),
    [
        (LETTERS, "ab12", "AB-12", Problem.NONE),
        (LETTERS, "\uff41b12", "AB-12", Problem.NONE),
        (LETTERS, "1", "", Problem.WRONG_CHARACTER),
        (LETTERS, "abc", "AB", Problem.WRONG_CHARACTER),
        (BRACKETS, "1234", "(12) 34.", Problem.NONE),
        (BRACKETS, "(12) 34.", "(12) 34.", Problem.NONE),
        (BRACKETS, "(12", "(12", Problem.INCOMPLETE),
        (BRACKETS, "123", "(12) 3", Problem.INCOMPLETE),
        (PREFIXED, "22", "C1-22", Problem.NONE),
        (PREFIXED, "c122", "C1-22", Problem.NONE),
        (PREFIXED, "c", "C", Problem.INCOMPLETE),
    ],
)
def test_letters_and_literals_are_filled_in(
    account_format: AccountFormat, raw: str, text: str, problem: Problem
) -> None:
    assert account_format.type(raw) == Typed(text, problem)


@pytest.mark.parametrize(
    ("raw", "text", "problem"),
    [
        ("", "", Problem.EMPTY),
        (" ", "", Problem.EMPTY),
        (" Plot 7 ", "Plot 7 ", Problem.NONE),
        ("1\u20282", "12", Problem.WRONG_CHARACTER),
        ("1\u202e2", "12", Problem.WRONG_CHARACTER),
        ("1\x002", "12", Problem.WRONG_CHARACTER),
        ("1\N{NO-BREAK SPACE}2", "1 2", Problem.NONE),
        ("9" * 50, "9" * 50, Problem.NONE),
        ("9" * 50 + "  ", "9" * 50, Problem.NONE),
        ("9" * 51, "9" * 50, Problem.TOO_LONG),
    ],
)
def test_a_biller_without_a_format_takes_printable_text(raw: str, text: str, problem: Problem) -> None:
    assert FREE.type(raw) == Typed(text, problem)


def test_more_text_than_anyone_types_is_too_long_in_any_format() -> None:
    assert CASSELBERRY.type("132759960" + " " * 200).problem is Problem.TOO_LONG
    assert FREE.type(" " * 201).problem is Problem.TOO_LONG
    assert CASSELBERRY.type(" " * 200 + "1").text == ""


def test_parse_gives_the_number_or_the_problem() -> None:
    assert CASSELBERRY.parse("132759960") == AccountNumber("13275-9960")
    assert CASSELBERRY.parse("1327") is Problem.INCOMPLETE
    assert FREE.parse("  Plot 7  ") == AccountNumber("Plot 7")


@pytest.mark.parametrize(
    ("account_format", "before", "after"),
    [
        (CASSELBERRY, "", ""),
        (CASSELBERRY, "1", ""),
        (CASSELBERRY, "13275-9", "13275"),
        (CASSELBERRY, "13275-", "13275"),
        (CASSELBERRY, "13275-9960", "13275-996"),
        (BRACKETS, "(12) 34.", "(12) 3"),
        (BRACKETS, "(1", ""),
        (PREFIXED, "C1-2", ""),
        (FREE, "Plot 7", "Plot "),
        (FREE, "", ""),
    ],
)
def test_backspace_takes_one_typed_character_with_its_literals(
    account_format: AccountFormat, before: str, after: str
) -> None:
    assert account_format.backspace(before) == after


@given(PATTERNS, KEYS)
def test_formatting_a_formatted_text_changes_nothing(pattern: str, raw: str) -> None:
    account_format = AccountFormat(pattern)
    text = account_format.type(raw).text

    assert account_format.type(text).text == text


@given(PATTERNS, KEYS)
def test_what_is_shown_always_fits_the_pattern(pattern: str, raw: str) -> None:
    text = AccountFormat(pattern).type(raw).text
    expression = "".join(
        {"#": "[0-9]", "A": "[A-Z]"}.get(each, re.escape(each)) for each in pattern[: len(text)]
    )

    assert re.fullmatch(expression, text)


@given(PATTERNS, KEYS)
def test_backspace_always_ends_at_the_empty_text(pattern: str, raw: str) -> None:
    account_format = AccountFormat(pattern)
    text = account_format.type(raw).text
    while text:
        shorter = account_format.backspace(text)
        assert text.startswith(shorter)
        assert len(shorter) < len(text)
        text = shorter


@given(st.text(max_size=260), st.sampled_from([CASSELBERRY, LETTERS, BRACKETS, FREE]))
def test_any_text_at_all_gives_a_number_or_a_problem(raw: str, account_format: AccountFormat) -> None:
    parsed = account_format.parse(raw)

    if isinstance(parsed, AccountNumber):
        assert account_format.parse(parsed.value) == parsed
    else:
        assert parsed is not Problem.NONE


@given(st.from_regex(r"[0-9]{9}", fullmatch=True))
def test_typing_key_by_key_gives_what_pasting_gives(digits: str) -> None:
    text = ""
    for digit in digits:
        text = CASSELBERRY.type(text + digit).text

    assert text == CASSELBERRY.type(digits).text == f"{digits[:5]}-{digits[5:]}"


@pytest.mark.parametrize(
    ("value", "masked"),
    [
        ("13275-9960", "•••••-•960"),
        ("123456", "•••456"),
        ("12345", "•••45"),
        ("12", "•2"),
        ("1", "•"),
        ("--", "--"),
        ("Plot 7 B", "•••t 7 B"),
    ],
)
def test_the_mask_keeps_at_most_the_last_three(value: str, masked: str) -> None:
    assert AccountNumber(value).masked == masked


def test_neither_a_number_nor_a_typed_text_shows_itself_in_its_repr() -> None:
    shown = f"{AccountNumber('13275-9960')!r} {AccountNumber('13275-9960')} {CASSELBERRY.type('13275')!r}"

    assert "13275" not in shown
    assert "•••••-•960" in shown
    assert "5 characters" in shown


@pytest.mark.parametrize(
    ("pattern", "sample"), [("#####-####", "12345-6789"), ("AA-#### ##A", "AB-1234 56C"), ("", "")]
)
def test_a_format_has_a_sample_that_fits_it(pattern: str, sample: str) -> None:
    assert AccountFormat(pattern).sample == sample
    assert not sample or AccountFormat(pattern).parse(sample) == AccountNumber(sample)


@pytest.mark.parametrize("value", ["", " ", "1\n2", "1\u202e2", "9" * 51])
def test_an_account_number_of_anything_else_is_refused_without_repeating_it(value: str) -> None:
    with pytest.raises(ValueError, match=r"^not an account number$"):
        AccountNumber(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("132759960", "13275-9960"),
        ("ACCT 13275-9960 DUE 48.00", "13275-9960"),
        ("13275-9960\r\n", "13275-9960"),
        ("1234", None),
        ("4006381333931", None),
        ("132759960 000004800", "13275-9960"),
        ("NO132759960DUE", "13275-9960"),
        ("13275-9960\x1b[2J", None),
        ("13275-9960\n13275-9961", None),
        ("13275-9960" + "0" * 200, None),
        ("", None),
    ],
)
def test_a_scan_gives_the_number_that_the_billers_pattern_finds(text: str, value: str | None) -> None:
    found = from_scan(r"(?P<account>\d{5}-?\d{4})", text, CASSELBERRY)

    assert found == (None if value is None else AccountNumber(value))


def test_a_scan_is_no_number_without_a_pattern_or_with_an_empty_or_unfit_group() -> None:
    assert from_scan("", "132759960", CASSELBERRY) is None
    assert from_scan(r"X(?P<account>\d+)?", "X", FREE) is None
    assert from_scan(r"(?P<account>\d+)", "123", CASSELBERRY) is None


def test_a_city_that_prints_an_address_on_its_bills_says_so_in_the_pattern() -> None:
    code = "https://pay.example.gov/?account=132759960"

    assert from_scan(r"(?P<account>\d{9})", code, CASSELBERRY) is None
    assert from_scan(
        r"https://pay\.example\.gov/\?account=(?P<account>\d{9})", code, CASSELBERRY
    ) == AccountNumber("13275-9960")
