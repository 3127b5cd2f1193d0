"""A terminal's client for tests: its key, its account number, its record and its clock."""

from __future__ import annotations

import msgspec

from kiosk.account import AccountNumber
from kiosk.ic.client import Client
from kiosk.ic.errors import CallFailed

from .rawserver import http

PAGE_URL = "https://pay.example.gov/page/1?id=5"
GOOD = http({"Message": "SUCCESS", "Data": {"CloudPaymentURL": PAGE_URL}})
"""The answer to a payment call that everything is right with."""

BILLER = "4234"
KEY = "k3y-0f-biller-4234"
NUMBER = "13275-9960"
CSS_URL = "https://casselberry-uat.util360.com/assets/panel/css/invoice-cloud.css"


class Recorder:
    """Keeps the record of calls in memory, in the order it was written."""

    def __init__(self) -> None:
        self.entries: list[tuple[object, ...]] = []

    def call_opened(self, call: str, session: str, biller: str) -> int:
        """Give the place of the entry as its row."""
        self.entries.append(("opened", call, session))
        return len(self.entries)

    def call_closed(self, row: int, outcome: str, milliseconds: int) -> None:
        """Note the ending of `row`."""
        self.entries.append(("closed", row, outcome, milliseconds))

    @property
    def outcomes(self) -> list[object]:
        """The words that the calls ended with."""
        return [entry[2] for entry in self.entries if entry[0] == "closed"]


class Clock:
    """Monotonic seconds that move only when told to, or by `step` each time they are read."""

    def __init__(self, *, step: float = 0.0) -> None:
        self.now = 1000.0
        self.step = step

    def __call__(self) -> float:
        self.now += self.step
        return self.now


class Terminal(msgspec.Struct, frozen=True):
    """A client and what it wrote down."""

    client: Client
    recorder: Recorder

    def pay(self, *, language: str = "") -> str:
        """Ask for the payment page of the usual account."""
        return self.client.cloud_payment(BILLER, [AccountNumber(NUMBER)], session="s-1", language=language)

    def failure(self) -> CallFailed:
        """The error that asking for the page ends in."""
        try:
            self.pay()
        except CallFailed as error:
            return error
        raise AssertionError("the call succeeded")
