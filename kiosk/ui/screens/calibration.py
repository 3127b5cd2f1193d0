"""Setting the touch screen: what there is to set, the crosses, and whether it is right now."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from kiosk.calibration import CROSSES, Area, Objection, Touch, udev_rule
from kiosk.flow import adminevents as at
from kiosk.flow import events as ev
from kiosk.flow.states import Session
from kiosk.flow.technician import Calibrating, Stage, Way
from kiosk.settings import Settings
from kiosk.ui.screens.base import Screen
from kiosk.ui.theme import Theme
from kiosk.ui.translation import number
from kiosk.ui.widgets.crosses import Crosses
from kiosk.ui.widgets.parts import breakable, button, label
from kiosk.ui.widgets.scrolled import Content, ScrolledPage

_AGAIN = (Stage.REFUSED, Stage.RULE, Stage.KEPT, Stage.UNDONE, Stage.FAILED)


class CalibrationScreen(Screen):
    """Says how far it has come; the crosses lie over the whole window while they are touched."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__(settings, theme)
        self._crosses: Crosses | None = None
        self._title = label("title")
        self._words = label("lead")
        self._figures = label("body")
        self._rule = label("answer")
        self._keep = button(name="main")
        self._keep.clicked.connect(lambda: self.send(at.KeepPressed))
        self._undo = button(name="other")
        self._undo.clicked.connect(lambda: self.send(at.UndoPressed))
        self._again = button(name="other")
        self._again.clicked.connect(lambda: self.send(at.CalibratePressed))
        self._back = button(name="other")
        self.leads_back(self._back)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        mm = self.theme.mm
        content = Content()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(mm(5))
        for told in (self._title, self._words, self._figures, self._rule):
            inside.addWidget(told)
        inside.addStretch(1)
        page = QVBoxLayout(self)
        page.setContentsMargins(mm(12), mm(8), mm(12), mm(8))
        page.setSpacing(mm(4))
        page.addWidget(ScrolledPage(self.theme, content), 1)
        for made in (self._keep, self._undo, self._again, self._back):
            page.addWidget(made)

    def retranslate(self) -> None:
        """See Screen."""
        self._title.setText(self.tr("Touch screen"))
        self._keep.setText(self.tr("Keep this"))
        self._undo.setText(self.tr("Undo"))
        self._again.setText(self.tr("Touch the crosses again"))
        self._back.setText(self.tr("Back"))

    def draw(self, session: Session) -> None:
        """See Screen."""
        state = session.state
        if not isinstance(state, Calibrating):
            return
        self._words.setText(self._told(state))
        self._figures.setText(self._deviations(state))
        self._figures.setVisible(bool(self._figures.text()))
        self._rule.setText(breakable(udev_rule(state.matrix)) if state.stage is Stage.RULE else "")
        self._rule.setVisible(state.stage is Stage.RULE)
        trying = state.stage is Stage.TRYING
        self._keep.setVisible(trying)
        self._undo.setVisible(trying)
        self._again.setVisible(state.stage in _AGAIN)
        self._back.setVisible(state.stage is not Stage.SETTING)
        self._show_crosses(state)

    def entered(self) -> None:
        """See Screen."""
        (self._crosses or self._back).setFocus()

    def left(self) -> None:
        """See Screen."""
        self._take_crosses()

    def _show_crosses(self, state: Calibrating) -> None:
        if state.stage is not Stage.TOUCHING:
            self._take_crosses()
            return
        if self._crosses is None:
            self._crosses = Crosses(self.theme, self.window())
            self._crosses.touched.connect(self._touched)
            self._crosses.left.connect(lambda: self.send(ev.BackPressed))
            self._crosses.show()
            self._crosses.raise_()
            self._crosses.setFocus()
        self._crosses.ask_for(len(state.touches), self._how(len(state.touches)))

    def _take_crosses(self) -> None:
        if self._crosses is not None:
            self._crosses.hide()
            self._crosses.deleteLater()
            self._crosses = None

    def _touched(self, touch: Touch, area: Area) -> None:
        self.send(lambda session: at.CrossTouched(session, touch, area))

    def _how(self, touched: int) -> str:
        return self.tr(
            "Touch the middle of the cross, {0} of {1}. Without a touch this ends by itself after half a minute."
        ).format(touched + 1, len(CROSSES))

    def _told(self, state: Calibrating) -> str:
        match state.stage:
            case Stage.LOOKING | Stage.SETTING:
                return self.tr("One moment…")
            case Stage.ABSENT:
                return self._why_not(state.panel.way)
            case Stage.TOUCHING:
                return self._how(min(len(state.touches), len(CROSSES) - 1))
            case Stage.REFUSED:
                return self._refusal(state.objection)
            case Stage.RULE:
                return breakable(
                    self.tr(
                        "Under Wayland a program can't set the touch screen. Write this line into a file"
                        " /etc/udev/rules.d/99-touch-screen.rules, in place of one that stands there, and"
                        " restart the computer:"
                    )
                )
            case _:
                return self._outcome(state)

    def _outcome(self, state: Calibrating) -> str:
        """Of what was in force, or still is."""
        match state.stage:
            case Stage.TRYING:
                return self.tr("Keep this? Without an answer it is undone in %n second(s).", "", state.left)
            case Stage.KEPT if state.unkept:
                return self.tr("It is in force, but could not be written down: it is gone after a restart.")
            case Stage.KEPT:
                return self.tr("Kept. It is set again at every start of the terminal.")
            case Stage.UNDONE:
                return self.tr("Undone. The touch screen is set as it was before.")
            case _:
                return self.tr("The X server did not take it. The terminal's log tells more.")

    def _why_not(self, way: Way) -> str:
        match way:
            case Way.SEVERAL:
                return self.tr(
                    "There are several touch screens here. Set them in the computer's own configuration."
                )
            case Way.NO_PROGRAM:
                return self.tr(
                    "The program xinput is not installed, or gives no answer. Without it nothing can be set."
                )
            case _:
                return self.tr("There is no touch screen here that could be set.")

    def _refusal(self, objection: Objection | None) -> str:
        if objection is Objection.LINE:
            return self.tr("All touches came from one place or one line. Nothing was changed.")
        return self.tr("The touches do not fit together: one was beside its cross. Nothing was changed.")

    def _deviations(self, state: Calibrating) -> str:
        if state.found is None:
            return ""
        return self.tr("Farthest from its cross: {0} mm before, {1} mm with the new setting.").format(
            number(state.found.before, 1), number(state.found.after, 1)
        )
