"""The screens that need nothing but the settings and the theme, by the state that each shows."""

from __future__ import annotations

from kiosk.flow import states
from kiosk.ui.screens.base import Screen
from kiosk.ui.screens.billers import BillersScreen
from kiosk.ui.screens.closed import ClosedScreen
from kiosk.ui.screens.finding import FindingScreen
from kiosk.ui.screens.goodbye import GoodbyeScreen
from kiosk.ui.screens.trouble import TroubleScreen
from kiosk.ui.screens.unknown import UnknownScreen

SCREENS: dict[type[states.State], type[Screen]] = {
    states.ChooseBiller: BillersScreen,
    states.Finding: FindingScreen,
    states.Trouble: TroubleScreen,
    states.OutcomeUnknown: UnknownScreen,
    states.Wiping: GoodbyeScreen,
    states.Goodbye: GoodbyeScreen,
    states.Closed: ClosedScreen,
}
