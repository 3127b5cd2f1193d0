"""Somebody who has the terminal's accessible tree and nothing else: no pointer, no picture of the screen."""

from __future__ import annotations

from functools import partial

from tests.e2e.accessibility import Screen, State, Thing

_FIELDS = frozenset({"text", "password text", "entry"})
_PRESSED = frozenset({"push button", "radio button", "check box", "link"})


class Listener:
    """Presses, types and reads through AT-SPI alone."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen

    def hears(self, *words: str) -> None:
        """Wait until all these words are in the tree, each in one name."""
        for each in words:
            self.screen.wait(partial(_said, words=each), f"“{each}” was not to be heard")

    def finds(self, name: str, roles: frozenset[str] = _PRESSED) -> Thing:
        """What can be pressed, or has one of these roles, under that name."""
        return self.screen.wait(
            lambda things: next(
                (
                    thing
                    for thing in things
                    if thing.name == name and thing.role in roles and thing.has(State.ENABLED)
                ),
                None,
            ),
            f"there was no “{name}”",
        )

    def presses(self, name: str) -> None:
        """Press a control of ours by its own action; what stands in a page by Space, since it offers none."""
        control = self.finds(name)
        if not control.in_page:
            self.screen.press(control)
            return
        self._goes_to(control)
        self.screen.write("\n" if control.role == "link" else " ")

    def ticks(self, name: str) -> None:
        """Put a tick into a box."""
        box = self.finds(name, frozenset({"check box"}))
        self.presses(name)
        self.screen.wait_for(box, State.CHECKED)

    def fills(self, name: str, text: str) -> None:
        """Go to the field of that name and type; ends when all of it stands there, or as many characters hidden."""
        field = self.finds(name, _FIELDS)
        self._goes_to(field)
        self.screen.write(text)
        self.screen.wait(
            lambda _: len(_signs(self.screen.text(field))) >= len(_signs(text)) or None,
            f"“{name}” did not take what was typed",
        )

    def unnamed(self) -> list[str]:
        """The roles of controls on the screen that can take the keyboard and have no name."""
        return [
            thing.role
            for thing in self.screen.things()
            if thing.role in _FIELDS | _PRESSED and not thing.name and thing.has(State.FOCUSABLE)
        ]

    def _goes_to(self, thing: Thing) -> None:
        self.screen.focus(thing)
        self.screen.wait_for(thing, State.FOCUSED)


def _said(things: list[Thing], words: str) -> Thing | None:
    return next((thing for thing in things if words in thing.name), None)


def _signs(text: str) -> str:
    """The text without what a field puts between or takes away by itself."""
    return "".join(each for each in text if each.isalnum() or not each.isascii())
