"""Somebody at the terminal: reads the screen, presses what has a name, types. Real keys and a real pointer."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from functools import partial

from tests.e2e.accessibility import NotSeen, Screen, State, Thing

_PRESSED = frozenset({"push button", "radio button", "check box", "link"})
_FIELDS = frozenset({"text", "password text", "entry"})
_MOST_TABS = 30


class Person:
    """Stands before `screen`, which is on the X display `display`."""

    def __init__(self, screen: Screen, display: str) -> None:
        self.screen = screen
        self._environment = {**os.environ, "DISPLAY": display}
        self._presses = 0

    def faces_a_window(self) -> None:
        """Wait until the terminal's window takes the keys."""
        self.screen.wait(_active, "no window took the keys")

    def faces(self, title: str) -> None:
        """Wait until it is the window with this title that takes the keys: the window manager hands them over."""
        self.screen.wait(
            lambda things: ((window := _active(things)) and window.name == title) or None,
            f"the window “{title}” did not take the keys",
        )

    def reads(self, *words: str) -> None:
        """Wait until all these words stand on the screen, each in one piece."""
        for each in words:
            self.screen.wait(partial(_said, words=each), f"“{each}” was not to be read")

    def cannot_read(self, words: str) -> bool:
        """Whether these words are nowhere on the screen now."""
        return _said(self.screen.things(), words) is None

    def waits_until(self, condition: Callable[[], bool], missing: str) -> None:
        """Stand there until something is so that is not on the screen."""
        self.screen.wait(lambda _: condition() or None, missing)

    def scrolls_to(self, name: str) -> None:
        """Bring a control of the page into view."""
        self._goes_to(self._control(name))

    def stands_in(self, name: str) -> None:
        """Put the keyboard into the page's field of that name."""
        self._goes_to(self.finds(name))

    def finds(self, name: str) -> Thing:
        """The button, link, box or field of that name, once it is there."""
        return self.screen.wait(
            lambda things: _pressable(things, name) or _field(things, name), f"there was no “{name}”"
        )

    def presses(self, name: str) -> None:
        """Press the button, link or box of that name: by pointer, in a page by its key once it is focused."""
        control = self._control(name)
        if control.in_page:
            self._goes_to(control)
            self.keys("Return" if control.role == "link" else "space")
        else:
            self.clicks(control)

    def ticks(self, name: str) -> None:
        """Put a tick into the page's box of that name."""
        box = self._control(name)
        self._goes_to(box)
        self.keys("space")
        self.screen.wait_for(box, State.CHECKED)

    def presses_twice(self, name: str) -> None:
        """Press a button by two clicks, faster than anybody sees what the first one did."""
        self.clicks(self._control(name), times=2)

    def clicks(self, thing: Thing, *, times: int = 1) -> None:
        """Click on it, once on its left and once on its right half in turn: never two clicks that make one."""
        left, top, width, height = self.screen.resting_place(thing)
        self._presses += 1
        across = left + width * (2 if self._presses % 2 else 3) // 5
        click = ["click", "--repeat", str(times), "--delay", "30", "1"]
        self._xdotool("mousemove", str(across), str(top + height // 2), *click)

    def fills(self, **fields: str) -> None:
        """Type into fields of the page that follow one another, by Tab from each to the next; see `FIELDS`."""
        labels = [FIELDS[name] for name in fields]
        first = labels[0]
        self._goes_to(self.screen.wait(lambda things: _field(things, first), f"there was no field “{first}”"))
        self.types("".join(f"{text}\t" for text in fields.values()))
        # Whatever is focused over AT-SPI overtakes keys that are still on their way: wait for the last one.
        try:
            self.screen.wait(
                partial(_moved_on, is_before=lambda thing: thing.name in labels or not thing.in_page),
                "the keyboard did not come past the fields",
            )
        except NotSeen as missing:
            written = {label: self.typed_into(label) for label in labels}
            raise AssertionError(f"the keyboard did not come past the fields: {written}") from missing

    def types(self, text: str) -> None:
        """Type on the keyboard, whatever has it."""
        self._xdotool("type", "--delay", "8", text)

    def keys(self, *keys: str) -> None:
        """Press keys by their X names, one after the other."""
        self._xdotool("key", "--delay", "8", *keys)

    def tabs_to(self, name: str) -> None:
        """Press Tab until the keyboard stands on what bears that name."""
        standing = self.focused()
        for _ in range(_MOST_TABS):
            if standing is not None and standing.name == name:
                return
            standing = self.tabs_on()
        raise NotSeen(f"Tab never came to “{name}”")

    def tabs_on(self) -> Thing:
        """Press Tab; gives where the keyboard stands then, and all keys before it have been taken."""
        standing = self.focused()
        self.keys("Tab")
        return self.screen.wait(
            partial(
                _moved_on, is_before=lambda thing: standing is not None and thing.handle == standing.handle
            ),
            f"the keyboard did not move on from “{standing.name if standing else ''}”",
        )

    def has_keyboard_on(self, name: str) -> None:
        """Wait until the keyboard stands on what bears that name."""
        self.screen.wait(
            lambda things: ((found := _focused(things)) and found.name == name) or None,
            f"the keyboard did not come to “{name}”",
        )

    def focused(self) -> Thing | None:
        """Where the keyboard stands now."""
        return _focused(self.screen.things())

    def typed_into(self, name: str) -> str:
        """What stands in the field of that name."""
        return self.screen.text(
            self.screen.wait(lambda things: _field(things, name), f"there was no field “{name}”")
        )

    def _control(self, name: str) -> Thing:
        return self.screen.wait(
            lambda things: _pressable(things, name), f"there was nothing to press “{name}”"
        )

    def _goes_to(self, thing: Thing) -> None:
        self.screen.focus(thing)
        self.screen.wait_for(thing, State.FOCUSED)

    def _xdotool(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], env=self._environment, check=True, timeout=30)


FIELDS = {
    "holder": "Name on card",
    "owner": "Account holder's name",
    "number": "Card number",
    "cvv": "Security code (CVV)",
    "expiry": "Expiry (MM/YY)",
    "routing": "Routing number",
    "account": "Account number",
    "again": "Account number again",
    "street": "Street address",
    "zip": "ZIP code",
    "email": "E-mail address",
    "amount": "Other amount in dollars",
}
"""The labels of the hosted page's fields."""


def _active(things: list[Thing]) -> Thing | None:
    return next((thing for thing in things if thing.has(State.ACTIVE)), None)


def _said(things: list[Thing], words: str) -> Thing | None:
    return next((thing for thing in things if words in thing.name), None)


def _pressable(things: list[Thing], name: str) -> Thing | None:
    return next(
        (
            thing
            for thing in things
            if thing.role in _PRESSED and thing.name == name and thing.has(State.ENABLED)
        ),
        None,
    )


def _field(things: list[Thing], name: str) -> Thing | None:
    return next((thing for thing in things if thing.role in _FIELDS and thing.name == name), None)


def _moved_on(things: list[Thing], is_before: Callable[[Thing], bool]) -> Thing | None:
    """Where the keyboard stands, once that is elsewhere; on its way within a page the whole page has it."""
    found = _focused(things)
    return None if found is None or found.is_page or is_before(found) else found


def _focused(things: list[Thing]) -> Thing | None:
    """The innermost thing with the keyboard: a page's document bears the mark as well as its field."""
    return next((thing for thing in reversed(things) if thing.has(State.FOCUSED)), None)
