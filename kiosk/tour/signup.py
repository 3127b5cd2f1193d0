"""The tour of a counter, where somebody registers: on their own screen, while the clerk confirms and approves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from kiosk.flow.desk.state import Place, Progress, Serving
from kiosk.flow.desk.waiting import SignUpStep
from kiosk.flow.people import RegisterStep
from kiosk.tour.driver import Script, Until

if TYPE_CHECKING:
    from kiosk.tour.counter import ClerkDriver

_Key = Qt.Key
_ANSWERS: Final = {
    RegisterStep.ACCOUNT: ("301174401",),
    RegisterStep.NAME: ("Ira Stone",),
    RegisterStep.ADDRESS: ("118 Lantern Way", "Casselberry", "FL", "32707"),
    RegisterStep.EMAIL: ("ira.stone@example.org",),
    RegisterStep.PASSWORD: ("tangled kelp on 9 piers",),
    RegisterStep.CONSENT: (" ",),
    RegisterStep.SUMMARY: (),
}
"""Not whom the city's records have for this account: a clerk sees a document."""


def play(hands: ClerkDriver, pins: Mapping[str, str]) -> Script:
    """From a desk that serves nobody back to it."""
    hands.keys(_Key.Key_F10)
    yield _asks(hands, SignUpStep.SEARCH)
    hands.picture("sign-up-help")
    hands.enter("13275-9960")
    yield _asks(hands, SignUpStep.SEARCH)
    hands.picture("nothing-waits")
    hands.keys(_Key.Key_F10)
    yield hands.comes_to(Progress.REGISTERING)
    hands.picture("registering")
    for step, texts in _ANSWERS.items():
        yield _at(hands, step)
        for place, text in enumerate(texts):
            if place:
                hands.keys(_Key.Key_Tab)
            hands.type(text)
        hands.keys(_Key.Key_Return)
    yield hands.comes_to(Progress.CODE)
    yield from _back_to_clerk(hands, pins)
    hands.picture("code-mailed")
    hands.keys(_Key.Key_F10)
    yield _asks(hands, SignUpStep.LIST)
    hands.picture("waits-for-the-clerk")
    hands.keys(_Key.Key_Return)
    yield _asks(hands, SignUpStep.SURE)
    hands.picture("confirm-the-address")
    hands.keys(_Key.Key_Return)
    yield hands.comes_to(Progress.SIGNED_IN)
    yield _asks(hands, SignUpStep.LIST)
    hands.picture("address-confirmed")
    hands.keys(_Key.Key_Return)
    yield _asks(hands, SignUpStep.DOCUMENT)
    hands.picture("which-document")
    hands.keys(_Key.Key_2)
    yield _asks(hands, SignUpStep.SURE)
    hands.picture("approve-the-account")
    hands.keys(_Key.Key_Return)
    yield _asks(hands, SignUpStep.SEARCH)
    hands.picture("account-approved")
    hands.keys(_Key.Key_F6)
    yield hands.anything
    yield from _to_customer(hands)
    hands.picture("approved-customer")
    yield from _back_to_clerk(hands, pins)
    hands.keys(_Key.Key_F7)
    yield lambda: not hands.desk.customers


def _asks(hands: ClerkDriver, step: SignUpStep) -> Until:
    """Sign-up help asks this of the clerk, and waits for nothing else."""

    def asks() -> bool:
        state = hands.desk.state
        sign_up = state.sign_up if isinstance(state, Serving) else None
        return sign_up is not None and sign_up.page is step and sign_up.answering is None

    return asks


def _at(hands: ClerkDriver, step: RegisterStep) -> Until:
    """The customer in front is asked this."""
    number = tuple(RegisterStep).index(step) + 1

    def there() -> bool:
        front = hands.desk.customer(hands.desk.shown)
        return front is not None and front.step == number

    return there


def _to_customer(hands: ClerkDriver) -> Script:
    """The keyboard is the customer's, whose page is on their screen already or in a window to be turned."""
    if hands.desk.at(Place.DISPLAY) is not None:
        hands.keys(_Key.Key_F3)
        yield lambda: hands.desk.at(Place.DESK) is not None
    hands.keys(_Key.Key_F3)
    yield lambda: hands.desk.at(Place.DISPLAY, Place.TURNED) is not None


def _back_to_clerk(hands: ClerkDriver, pins: Mapping[str, str]) -> Script:
    """The keyboard is the clerk's: a turned window takes a PIN."""
    if hands.desk.at(Place.TURNED) is None:
        return
    hands.keys(_Key.Key_F3)
    yield hands.covered
    hands.enter(pins["ann"])
    yield hands.serving
    yield hands.anything
