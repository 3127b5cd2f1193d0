"""Drives the demonstration by itself and leaves a picture of every screen: what `kiosk demo --tour` does.

Goes through the window system's own door, as keys and clicks do, so that what it shows is what people see.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, TypeAlias

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from kiosk.app import Application
from kiosk.flow import events as ev
from kiosk.flow import states
from kiosk.flow.states import Session
from kiosk.sandbox.faults import Fault, FaultKind
from kiosk.sandbox.server import SandboxServer

Until: TypeAlias = Callable[[], bool]

_LOOK: Final = 100  # milliseconds between looks
_SETTLED: Final = 6  # looks in a row before a screen counts as painted
_PATIENCE: Final = 450  # looks at one step before the tour gives up
_FAULT: Final = 70


class Tour(QObject):
    """One tour. Ends the application with 0 when every picture is taken, with 70 when a step does not come."""

    def __init__(self, folder: Path, sandbox: SandboxServer, application: Application) -> None:
        super().__init__()
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._sandbox = sandbox
        self._application = application
        self._session: Session | None = None
        self._loads = 0
        self._pictures = 0
        self._script = self._whole()
        self._until: Until = lambda: True
        self._looks = self._settled = 0
        application.controller.changed.connect(self._follow)
        application.web.happened.connect(self._count_load)
        self._timer = QTimer(self, interval=_LOOK)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _whole(self) -> Iterator[Until]:
        yield self._anything
        self._picture("welcome")
        yield from self._entry()
        yield from self._payment()
        yield from self._troubles()

    def _entry(self) -> Iterator[Until]:
        """Typing the account number: empty, incomplete, several, unknown, complete."""
        self._press("Pay My Bill")
        yield self._on(states.Accounts)
        self._picture("account-number")
        self._type("13275")
        self._press("Find My Account")
        yield self._on(states.Accounts)
        self._picture("account-number-incomplete")
        self._type("9963")
        self._press("Add another account")
        yield self._on(states.Accounts)
        self._type("132750000")
        yield self._on(states.Accounts)
        self._picture("several-accounts")
        self._press("Find My Account")
        yield self._on(states.Accounts)
        self._picture("account-not-found")
        self._press("Start Over")
        yield self._on(states.Welcome)

    def _payment(self) -> Iterator[Until]:
        """A guest pays the seed's own account with the test card."""
        self._press("Pay My Bill")
        yield self._on(states.Accounts)
        self._type("132759960")
        yield self._on(states.Accounts)
        self._picture("account-number-complete")
        self._sandbox.faults.order(Fault(call="cloud_payment", kind=FaultKind.LATENCY, count=1, seconds=2.0))
        self._press("Find My Account")
        yield self._on(states.Finding)
        self._picture("finding")
        yield self._loaded()
        self._picture("review-your-selection")
        self._keys(Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Return)
        yield self._loaded()
        self._picture("payment-options")
        self._keys(Qt.Key.Key_Tab, Qt.Key.Key_Return)
        yield self._loaded()
        for text in ("Marisol Vega", "4111111111111111", "123", "12/29", "118 Lantern Way", "32707"):
            self._keys(Qt.Key.Key_Tab)
            self._type(text)
        self._keys(Qt.Key.Key_Tab)
        self._type("marisol.vega@example.org")
        yield self._anything
        self._picture("payment-information")
        self._keys(Qt.Key.Key_Return)
        yield self._loaded()
        self._keys(*[Qt.Key.Key_Tab] * 4, Qt.Key.Key_Space)
        yield self._anything
        self._picture("review-payment")
        self._grow_silent()
        yield self._anything
        self._picture("are-you-still-there")
        self._press("I'm still here")
        yield self._anything
        self._keys(Qt.Key.Key_Return)
        yield self._on(states.Receipt)
        self._picture("receipt")
        self._press("Done")
        yield self._on(states.Goodbye)
        self._picture("goodbye")
        self._press("Done")
        yield self._on(states.Welcome)

    def _troubles(self) -> Iterator[Until]:
        """The screens that nobody wants to see, and that must be as clear as the others."""
        self._sandbox.faults.order(Fault(call="cloud_payment", kind=FaultKind.STATUS, count=1, status=503))
        yield from self._find()
        yield self._on(states.Trouble)
        self._picture("trouble")
        self._press("Try again")
        yield self._loaded()
        self._press("Start Over")
        yield self._on(states.Welcome)
        yield from self._find()
        yield self._loaded()
        self._type("000000000000")  # as many keys as a card number has
        self._keys(Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Return)
        yield self._loaded()
        self._keys(Qt.Key.Key_Tab, Qt.Key.Key_Return)
        yield self._loaded()
        self._press("Start Over")
        yield self._on(states.OutcomeUnknown)
        self._picture("outcome-unknown")
        self._press("Done")
        yield self._on(states.Welcome)
        for call in ("cloud_payment", "biller_status"):
            self._sandbox.faults.order(Fault(call=call, kind=FaultKind.STATUS, status=401))
        yield from self._find()
        yield self._on(states.Closed)
        self._picture("closed")
        self._sandbox.faults.clear()
        yield self._on(states.Welcome)

    def _find(self) -> Iterator[Until]:
        self._press("Pay My Bill")
        yield self._on(states.Accounts)
        self._type("132759966")
        self._press("Find My Account")

    # What is waited for

    def _anything(self) -> bool:
        return True

    def _on(self, state: type[states.State]) -> Until:
        return lambda: self._session is not None and isinstance(self._session.state, state)

    def _loaded(self) -> Until:
        """The next page has come."""
        before = self._loads

        def loaded() -> bool:
            state = self._session.state if self._session is not None else None
            return self._loads > before and isinstance(state, states.Hosted) and state.loading is None

        return loaded

    # What is done

    def _press(self, text: str) -> None:
        """Click the visible button with this text, wherever it is."""
        window = self._application.window
        found = [
            button
            for button in window.findChildren(QPushButton)
            if button.text() == text and button.isVisible()
        ]
        if not found:
            self._give_up(f"there is no button “{text}”")
            return
        # The last in the order of stacking: the warning lies above what it covers.
        button = found[-1]
        place = button.mapTo(window, button.rect().center())
        self._click(place)

    def _click(self, place: QPoint) -> None:
        QTest.mouseClick(
            self._application.window.windowHandle(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            place,
        )

    def _type(self, text: str) -> None:
        for character in text:
            QTest.keyClick(self._application.window.windowHandle(), ord(character))

    def _keys(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self._application.window.windowHandle(), key)

    def _grow_silent(self) -> None:
        """Let the seconds pass in which nobody does anything, a posted form's minute of waiting included."""
        for _ in range(60 + self._application.settings.session.idle_seconds):
            if self._session is not None and self._session.warning is None:
                self._application.controller.dispatch(ev.Tick(self._session.id))

    def _picture(self, name: str) -> None:
        """Take what stands on the screen, the page included."""
        self._pictures += 1
        window = self._application.window
        file = self._folder / f"{self._pictures:02}-{name}.png"
        if not window.screen().grabWindow(window.winId()).save(str(file)):
            self._give_up(f"{file} can't be written")

    # How it goes on

    def _follow(self, session: Session) -> None:
        self._session = session

    def _count_load(self, event: ev.Event) -> None:
        if isinstance(event, ev.LoadFinished):
            self._loads += 1

    def _look(self) -> None:
        """Go on once what is waited for has stood still for a moment."""
        self._looks += 1
        self._settled = self._settled + 1 if self._until() else 0
        if self._settled >= _SETTLED:
            self._looks = self._settled = 0
            following = next(self._script, None)
            if following is None:
                self._finish()
            else:
                self._until = following
        elif self._looks > _PATIENCE:
            state = type(self._session.state).__name__ if self._session is not None else "nothing"
            self._give_up(f"after {self._pictures} pictures the screen is stuck on {state}")

    def _finish(self) -> None:
        self._timer.stop()
        sys.stdout.write(f"{self._pictures} pictures in {self._folder}\n")
        self._application.end(0)

    def _give_up(self, why: str) -> None:
        self._timer.stop()
        sys.stderr.write(f"kiosk demo: the tour can't go on: {why}\n")
        self._application.end(_FAULT)
