"""The seed: plausible, invented, and with every case that a demonstration needs."""

from __future__ import annotations

import re

from kiosk.account import AccountFormat, AccountNumber
from kiosk.sandbox.accounts import load


def test_every_account_fits_its_billers_format_and_scan_pattern() -> None:
    for biller in load():
        numbers = [account.number for account in biller.account]
        assert len(set(numbers)) == len(numbers)
        assert biller.account_example in numbers
        for number in numbers:
            assert AccountFormat(biller.account_format).parse(number) == AccountNumber(number)
            assert re.search(biller.scan_pattern, f"bill {number} end")


def test_there_are_a_few_dozen_and_no_invoice_stands_twice() -> None:
    accounts = [account for biller in load() for account in biller.account]
    invoices = [each.number for account in accounts for each in (*account.invoices, *account.related)]
    assert len(accounts) >= 30
    assert len(set(invoices)) == len(invoices)


def test_nobody_can_be_written_to() -> None:
    for biller in load():
        for account in biller.account:
            for address in (account.email, account.registered_to):
                assert re.fullmatch(r"([^@]+@example\.(org|com|net))?", address)
            assert "demonstration" in biller.api_key


def test_every_branch_of_registering_has_an_account() -> None:
    accounts = [account for biller in load() for account in biller.account]
    assert any(not account.known and account.invoices for account in accounts)
    assert any(account.known and not account.registered_to and not account.email for account in accounts)
    assert any(account.registered_to == account.email != "" for account in accounts)
    assert any(account.registered_to not in ("", account.email) for account in accounts)
    assert any(account.sign_on_refused for account in accounts)
