"""The screens that need nothing but the settings and the theme, by the state or the step that each shows."""

from __future__ import annotations

from kiosk.flow import states, technician
from kiosk.flow.people import RegisterStep
from kiosk.settings import Settings
from kiosk.ui.screens.admin import AdminScreen
from kiosk.ui.screens.adminpin import AdminPinScreen
from kiosk.ui.screens.asking import AskingScreen
from kiosk.ui.screens.base import Screen
from kiosk.ui.screens.billers import BillersScreen
from kiosk.ui.screens.calibration import CalibrationScreen
from kiosk.ui.screens.chooseaccount import ChooseAccountScreen
from kiosk.ui.screens.closed import ClosedScreen
from kiosk.ui.screens.confirm import ConfirmScreen
from kiosk.ui.screens.consent import ConsentScreen
from kiosk.ui.screens.deleted import DeletedScreen
from kiosk.ui.screens.finding import FindingScreen
from kiosk.ui.screens.goodbye import GoodbyeScreen
from kiosk.ui.screens.menu import MenuScreen
from kiosk.ui.screens.newpassword import NewPasswordScreen
from kiosk.ui.screens.register import AccountNumberScreen, LinesScreen
from kiosk.ui.screens.registered import RegisteredScreen
from kiosk.ui.screens.settings import SettingsScreen
from kiosk.ui.screens.signin import SignInScreen
from kiosk.ui.screens.summary import SummaryScreen
from kiosk.ui.screens.trouble import TroubleScreen
from kiosk.ui.screens.tuning import TuningScreen
from kiosk.ui.screens.unknown import UnknownScreen
from kiosk.ui.theme import Theme

SCREENS: dict[type[states.State], type[Screen]] = {
    states.ChooseBiller: BillersScreen,
    states.Finding: FindingScreen,
    states.Trouble: TroubleScreen,
    states.OutcomeUnknown: UnknownScreen,
    states.SignIn: SignInScreen,
    states.AwaitConfirmation: ConfirmScreen,
    states.NewPassword: NewPasswordScreen,
    states.Registered: RegisteredScreen,
    states.ChooseAccount: ChooseAccountScreen,
    states.Menu: MenuScreen,
    states.Settings: SettingsScreen,
    states.Asking: AskingScreen,
    states.Deleted: DeletedScreen,
    states.Wiping: GoodbyeScreen,
    states.Goodbye: GoodbyeScreen,
    states.Closed: ClosedScreen,
    technician.AdminPin: AdminPinScreen,
    technician.Admin: AdminScreen,
    technician.Tuning: TuningScreen,
    technician.Calibrating: CalibrationScreen,
}


def register_screen(settings: Settings, theme: Theme, step: RegisterStep) -> Screen:
    """The screen of one question of a registration."""
    match step:
        case RegisterStep.ACCOUNT:
            return AccountNumberScreen(settings, theme)
        case RegisterStep.CONSENT:
            return ConsentScreen(settings, theme)
        case RegisterStep.SUMMARY:
            return SummaryScreen(settings, theme)
        case _:
            return LinesScreen(settings, theme, step)
