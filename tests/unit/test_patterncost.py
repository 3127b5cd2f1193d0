"""Regular expressions of the configuration, judged before a hostile code meets them."""

from __future__ import annotations

import pytest

from kiosk.patterncost import is_quick


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?P<account>\d{5}-?\d{4})",
        r"^ACCT:(?P<account>[A-Za-z]{2}-?\d{6})(?:;.*)?$",
        r".*account=(?P<account>\d+).*",
        r"(?:\d{4} ){3}(?P<account>\d{4})",
        r"https://pay\.example\.gov/\?a=(?P<account>\d{5,9})",
        r"(?:A|B|CC)(?P<account>\d+)",
    ],
)
def test_what_a_bill_needs_is_quick(pattern: str) -> None:
    assert is_quick(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?P<account>(\d+)+)x",
        r"(?P<account>(a|a)*)b",
        r"(?P<account>(\d*)*)x",
        r"(?P<account>\d?){60}x",
        r"(?P<account>(?:\d|\d\d)+)x",
        r".*.*.*.*(?P<account>\d)",
        r"(?=(\d+)+x)(?P<account>\d)",
        r"(?P<account>(\d+?)+?)x",
    ],
)
def test_what_could_take_forever_is_not(pattern: str) -> None:
    assert not is_quick(pattern)
