"""What one can pay with here: the test cards and test bank accounts, and what each of them does."""

from __future__ import annotations

import enum

import msgspec

_NO_TEST_CARD = "NOT A TEST CARD"
_NO_TEST_ACCOUNT = "NOT A TEST ACCOUNT"


class Behavior(enum.Enum):
    """What the bank behind a test number answers."""

    APPROVE = "approved"
    DECLINE = "declined"
    CHALLENGE_POPUP = "asks for 3-D Secure in a window of its own, then approved"
    CHALLENGE_FRAME = "asks for 3-D Secure in a frame of the page, then approved"
    SLOW = "approved after 20 seconds, or when released"


class Method(enum.Enum):
    """The two ways of paying that work here."""

    CARD = "card"
    ECHECK = "echeck"


class KnownNumber(msgspec.Struct, frozen=True):
    """A number anyone may know, and what it does. `message` is the bank's word on a decline."""

    number: str
    name: str
    behavior: Behavior
    message: str = ""


class Tender(msgspec.Struct, frozen=True, kw_only=True):
    """How one payment is to be paid. The number itself is not kept: only its last four digits."""

    method: Method
    name: str
    last_four: str
    behavior: Behavior
    message: str
    holder: str
    street: str
    zip: str
    email: str

    @property
    def masked(self) -> str:
        """As a receipt shows it: `Visa ending in 1111`."""
        return f"{self.name} ending in {self.last_four}"

    @property
    def known(self) -> bool:
        """Whether it is one of the test numbers."""
        return self.message not in (_NO_TEST_CARD, _NO_TEST_ACCOUNT)


CARDS = (
    KnownNumber("4111111111111111", "Visa", Behavior.APPROVE),
    KnownNumber("5555555555554444", "Mastercard", Behavior.APPROVE),
    KnownNumber("378282246310005", "American Express", Behavior.APPROVE),
    KnownNumber("6011111111111117", "Discover", Behavior.APPROVE),
    KnownNumber("4000000000000002", "Visa", Behavior.DECLINE, "DECLINED"),
    KnownNumber("4000000000009995", "Visa", Behavior.DECLINE, "INSUFFICIENT FUNDS"),
    KnownNumber("4000000000000069", "Visa", Behavior.DECLINE, "EXPIRED CARD"),
    KnownNumber("4000000000003220", "Visa", Behavior.CHALLENGE_POPUP),
    KnownNumber("4000000000003063", "Visa", Behavior.CHALLENGE_FRAME),
    KnownNumber("4000000000000077", "Visa", Behavior.SLOW),
)
ROUTING = "110000000"
BANK_ACCOUNTS = (
    KnownNumber("000123456789", "Bank account", Behavior.APPROVE),
    KnownNumber("000111111116", "Bank account", Behavior.DECLINE, "ACCOUNT CLOSED"),
)
CHALLENGE_CODE = "1234"


def card(number: str) -> KnownNumber:
    """The test card of that number; any other number is declined."""
    unknown = KnownNumber(number, _brand(number), Behavior.DECLINE, _NO_TEST_CARD)
    return next((known for known in CARDS if known.number == number), unknown)


def bank_account(routing: str, number: str) -> KnownNumber:
    """The test bank account of that number at `ROUTING`; any other is declined."""
    unknown = KnownNumber(number, "Bank account", Behavior.DECLINE, _NO_TEST_ACCOUNT)
    if routing != ROUTING:
        return unknown
    return next((known for known in BANK_ACCOUNTS if known.number == number), unknown)


def _brand(number: str) -> str:
    brands = {"34": "American Express", "37": "American Express", "4": "Visa", "5": "Mastercard"}
    return next((name for prefix, name in brands.items() if number.startswith(prefix)), "Card")


def luhn_valid(number: str) -> bool:
    """Whether the last digit is the check digit of the others (ISO/IEC 7812-1, annex B)."""
    doubled = str.maketrans("0123456789", "0246813579")
    total = sum(map(int, number[::-2])) + sum(map(int, number[-2::-2].translate(doubled)))
    return total % 10 == 0


def routing_valid(number: str) -> bool:
    """Whether nine digits are a bank's routing number (ABA's check digit, weights 3 7 1)."""
    return sum(int(digit) * weight for digit, weight in zip(number, (3, 7, 1) * 3, strict=True)) % 10 == 0


def printable() -> str:
    """The list that a demonstration prints: one test number a line, and what it does."""
    lines = [f"  {card.number:<17}{card.name:<17}{_outcome(card)}" for card in CARDS]
    lines += [f"  {bank.number:<17}{'eCheck':<17}{_outcome(bank)}" for bank in BANK_ACCOUNTS]
    lines.append(
        f"Any expiry to come, any CVV; eCheck routing number {ROUTING}; 3-D Secure code {CHALLENGE_CODE}."
    )
    return "\n".join(lines)


def _outcome(number: KnownNumber) -> str:
    return number.behavior.value + (f" ({number.message.lower()})" if number.message else "")
