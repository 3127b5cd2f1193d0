"""Which screen shows which state. A screen is made when first needed: the first paint waits for one only."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TypeVar

from kiosk.flow.states import Accounts, AnyState, Care, Hosted, Receipt, Register, Welcome
from kiosk.settings import Settings
from kiosk.ui.screens.base import Screen
from kiosk.ui.screens.hosted import HostedScreen
from kiosk.ui.screens.welcome import WelcomeScreen
from kiosk.ui.theme import Theme

S = TypeVar("S", bound=Screen)


class Shelf:
    """Owns the screens; `added` is called with each new one, before it is first shown."""

    def __init__(self, settings: Settings, theme: Theme, added: Callable[[Screen], None]) -> None:
        self._settings = settings
        self._theme = theme
        self._added = added
        self._made: dict[str, Screen] = {}

    def adapt(self, theme: Theme) -> tuple[Screen, ...]:
        """Make every screen anew when it is next needed; gives those that are to go.

        What was typed is in the state. The frame around the provider's page stays, and all that lies in it.
        """
        self._theme = theme
        gone = tuple(self._made.values())
        self._made.clear()
        if "hosted" in self.__dict__:
            self.hosted.adapt(theme)
        return gone

    @cached_property
    def hosted(self) -> HostedScreen:
        """The frame around the provider's page."""
        return self._add(HostedScreen(self._settings, self._theme))

    def screen_for(self, state: AnyState) -> Screen:
        """The screen on which a session in this state is shown."""
        if isinstance(state, Hosted | Receipt):
            return self.hosted
        name = _name(state)
        if name not in self._made:
            self._made[name] = self._add(self._make(state))
        return self._made[name]

    def _make(self, state: AnyState) -> Screen:
        if isinstance(state, Welcome):
            return WelcomeScreen(self._settings, self._theme)
        if isinstance(state, Accounts):
            from kiosk.ui.screens.accounts import AccountsScreen  # noqa: PLC0415  not for the first paint

            biller = next(each for each in self._settings.billers if each.id == state.biller)
            return AccountsScreen(self._settings, self._theme, biller)
        if isinstance(state, Care):
            from kiosk.ui.screens.care import CareScreen  # noqa: PLC0415  not for the first paint

            return CareScreen(self._settings, self._theme, state.task)
        from kiosk.ui.screens.plain import SCREENS, register_screen  # noqa: PLC0415  not for the first paint

        if isinstance(state, Register):
            return register_screen(self._settings, self._theme, state.step)
        return SCREENS[type(state)](self._settings, self._theme)

    def _add(self, screen: S) -> S:
        self._added(screen)
        return screen


def _name(state: AnyState) -> str:
    """Which screen: one for a kind of state, or for each biller's keypad, question or task."""
    kind = type(state).__name__
    match state:
        case Accounts():
            return f"{kind} {state.biller}"
        case Register():
            return f"{kind} {state.step.value}"
        case Care():
            return f"{kind} {state.task.value}"
        case _:
            return kind
