"""Whom to practice on: accounts to try at a lobby's terminal, a clerk's queue, and what is odd about each."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from kiosk.sandbox.accounts import Account, NothingOwing, SeedBiller
from kiosk.sandbox.money import dollars

_MOST: Final = 12
_LARGE: Final = Decimal(1000)
_SMALL: Final = Decimal(1)
_UNKNOWN: Final = "13275-0000"
_REGISTER: Final = "F10 F10"


def accounts(biller: SeedBiller) -> str:
    """One account without an oddity and the first of each, a line each: number, what it owes, what is odd."""
    chosen = {_quirk(account): account for account in reversed(biller.account)}
    lines = [(each.number, dollars(each.owes), quirk) for quirk, each in chosen.items()]
    number, owes = (max(len(line[column]) for line in lines) for column in (0, 1))
    return "\n".join(
        f"  {line[0]:<{number}}  {line[1]:>{owes}}  {line[2]}".rstrip() for line in sorted(lines)
    )


def printable(biller: SeedBiller) -> str:
    """The queue, a customer a line: what the clerk types, who it is, and what to look out for."""
    odd = [(account, _quirk(account)) for account in biller.account]
    chosen = [each for each in odd if each[1]] + [each for each in odd if not each[1]]
    lines = [(account.number, account.name, quirk) for account, quirk in chosen[:_MOST]]
    first, second = [account.number for account in biller.account if account.invoices][:2]
    lines += [
        (f"{first} {second}", "pays for a neighbor too", "both numbers in one line"),
        (_UNKNOWN, "misread the bill", "no such account: compare it with the bill"),
        (first[:5], "reads out half a number", "the field keeps it to be put right"),
        (_REGISTER, "wants to sign in from now on", "types all of it alone; no mail here: F10 confirms"),
    ]
    width = max(len(number) for number, _, _ in lines)
    return "\n".join(
        f"  {number:<{width}}  {name}{f': {quirk}' if quirk else ''}" for number, name, quirk in lines
    )


def _quirk(account: Account) -> str:
    """What is odd about this one, "" for nothing."""
    amounts = [invoice.amount for invoice in account.invoices]
    if not amounts:
        refused = account.nothing_owing is NothingOwing.REFUSAL
        return "owes nothing, and the provider opens no page" if refused else "owes nothing"
    if not account.known:
        return "new in town: Invoice Cloud does not know the account yet"
    if any(invoice.due < 0 for invoice in account.invoices) and len(amounts) > 1:
        return "several bills, one past due"
    if len(amounts) > 1:
        return f"{len(amounts)} bills on one page"
    if amounts[0] >= _LARGE:
        return "a large bill"
    if amounts[0] < _SMALL:
        return "a bill of less than a dollar, with a fee above it"
    return "already signed up for sign-in" if account.registered_to else ""
