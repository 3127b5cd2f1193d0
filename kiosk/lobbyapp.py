"""The composition of a lobby's terminal: one customer at a time, who may have the screen read to them."""

from __future__ import annotations

from kiosk.application import Application
from kiosk.flow import events as ev
from kiosk.flow.scan import outcome
from kiosk.flow.states import Session, SessionId
from kiosk.log import get_logger
from kiosk.reading import Reading
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.gesture import CornerGesture
from kiosk.ui.window import Window

_log = get_logger("app")


class LobbyApplication(Application):
    """Every part of one terminal in a lobby, opened once and closed once."""

    window: Window

    def _make_window(self, theme: Theme) -> Window:
        return Window(self.settings, theme)

    def _wire_sessions(self) -> None:
        controller, watch, window = self.controller, self._watch, self.window
        self._session = SessionId("")
        controller.changed.connect(self._follow)
        window.withhold(self._kept.defaults.withheld)
        controller.defaults_changed.connect(lambda defaults: window.withhold(defaults.withheld))
        speech = self._folder / "speech"
        self.reading = Reading(self.settings.accessibility, speech, window, self.web, watch)
        controller.changed.connect(self.reading.follow)
        self.reading.happened.connect(controller.dispatch)
        watch.touched.connect(lambda: controller.dispatch(ev.Touched(self._session)))
        self._gesture = CornerGesture(self._clock, window.header)
        self._gesture.made.connect(lambda: controller.dispatch(ev.AdminWanted(self._session)))
        self.web.wiped.connect(controller.wiped)
        window.keyboard.follow(watch, self._qt)

    def _prepare_sessions(self) -> None:
        self.reading.prepare()
        self.window.keyboard.begin()

    def _close_sessions(self) -> None:
        self.reading.close()

    @property
    def _in_front(self) -> SessionId:
        return self._session

    def _follow(self, session: Session) -> None:
        self._session = session.id
        self.web.magnify(session.id, session.preferences.text_size.value / 100)

    def _scanned(self, code: str) -> None:
        before = self.controller.session(self._session)
        if before is None:
            return
        self.controller.dispatch(ev.Scanned(before.id, code))
        became = outcome(before, self.controller.session(before.id) or before)
        _log.info("scanner.read", session=before.id, size=len(code), outcome=became)
