"""How long codes and letters live and how often something may be tried, in one place."""

from __future__ import annotations

import msgspec


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """The figures of the directory, each with its unit in its name.

    `confirm_days` is long for those who read their mail at the library; a code for signing in or for a new
    password is asked for and typed at the same terminal.
    """

    confirm_days: int = 7
    code_minutes: int = 30  # SIGN_IN, PASSWORD
    address_hours: int = 24  # ADDRESS
    code_tries: int = 5
    live_codes: int = 2  # after a resend both are good

    letter_gap_seconds: int = 60  # between letters to one address for one purpose
    letters_a_day: int = 6
    lease_seconds: int = 120  # a letter that was claimed and not reported is another terminal's afterwards
    notice_days: int = 3  # a letter without a code that could not be sent for so long is dropped

    free_tries: int = 5  # wrong passwords or codes of an address before it is locked
    first_lock_seconds: int = 30  # doubled with each further wrong try
    longest_lock_seconds: int = 3600
    forget_hours: int = 24  # wrong tries older than this no longer count
    unproven_of_account_a_day: int = 10  # names tried for one account number, whoever tries them
    unproven_a_day: int = 5  # account numbers that a resident may link without a match in the city's records
