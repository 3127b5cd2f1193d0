"""The accounts that a demonstration names, and the queue of the practice counter."""

from __future__ import annotations

from kiosk.sandbox.accounts import load
from kiosk.sandbox.queue import accounts, printable


def test_the_accounts_are_named_with_what_each_owes_and_what_is_odd_about_it() -> None:
    biller = load()[0]
    lines = accounts(biller).splitlines()

    assert lines[0].split() == ["13275-9960", "$48.00"]
    assert lines[-1].endswith("$91.33  already signed up for sign-in")
    assert len({line.find(".") for line in lines}) == 1
    oddities = [line.partition(".")[2][2:] for line in lines]
    assert len(set(oddities)) == len(oddities)
    for line in lines:
        account = biller.find(line.split()[0])
        assert account is not None
        assert f"${sum(each.amount for each in account.invoices):,.2f} " in f"{line} "


def test_the_queue_names_what_to_type_and_what_is_odd() -> None:
    biller = load()[0]
    lines = printable(biller).splitlines()

    assert any(line.startswith("  13275-9961") and line.endswith("owes nothing") for line in lines)
    assert any("3 bills on one page" in line for line in lines)
    assert any(line.startswith("  F10 F10 ") for line in lines)
    assert any(line.startswith("  13275-9960 13275-9963 ") for line in lines)
    assert biller.find("13275-0000") is None
