"""Reads aloud for whoever wants it: what stands on the screen, what is new there, and the hosted page.

Decides what may be heard: a loudspeaker tells no typed character, a headset those that are no secret, and all of
them only when the customer asked for it. Numbers as long as a card's are cut to their last four digits.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from kiosk.flow import events as ev
from kiosk.flow import listening
from kiosk.flow.listening import PadKey
from kiosk.flow.preferences import Preferences
from kiosk.flow.states import Outcome, Session
from kiosk.pagereading import PageReading
from kiosk.settings import Accessibility
from kiosk.ui import pad, readout
from kiosk.ui.input import InputWatch
from kiosk.ui.readout import sentences
from kiosk.ui.webside import WebSide
from kiosk.ui.window import Window

if TYPE_CHECKING:
    from kiosk.devices.headset import Headset
    from kiosk.devices.speech import Speech

_LONGEST_SHOWN: Final = 11  # digits: a telephone number has that many at most, a card's at least twelve
_LONGEST_IN_FIELD: Final = 7  # digits: a bank account may have eight
_TYPING: Final = 10_000  # milliseconds after a character for which the reader may still be behind with it


class Reading(QObject):
    """Follows the sessions. `happened` carries a flow event.

    Speech itself, a process of its own, is begun when somebody wants it for the first time. `folder` is its own.
    """

    happened = Signal(object)

    def __init__(
        self, settings: Accessibility, folder: Path, window: Window, web: WebSide, watch: InputWatch
    ) -> None:
        super().__init__()
        # Kept as it is now: the web engine will be given a home of its own.
        self._environ = dict(os.environ)
        self._settings = settings
        self._folder = folder
        self._window = window
        self._speech: Speech | None = None
        self._headset: Headset | None = None
        self._session: Session | None = None
        self._words: list[str] = []
        self._screen: QWidget | None = None
        self._pages = PageReading(
            web, lambda line: self._without_secrets(line, _LONGEST_SHOWN), self._say, self
        )
        watch.padded.connect(self.key)
        watch.pressed.connect(self.break_off)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING)
        watch.wrote.connect(self._typing.start)
        window.header.read_aloud.connect(lambda: self.key(PadKey.SPEAK))
        window.speech_bar.pressed.connect(self.key)
        window.speech_bar.typing.connect(self.turn_typing)
        window.darkness.touched.connect(self.lift_darkness)

    def prepare(self) -> None:
        """After the first paint: see whether speech can be had, and look after the headset."""
        from kiosk.devices import orca  # noqa: PLC0415  not for the first paint

        if not self._settings.speech or not orca.is_there():
            return
        self._window.offer_speech()
        if self._settings.headset:
            from kiosk.devices.headset import Headset  # noqa: PLC0415  as above

            self._headset = Headset(self._settings.headset, self)
            self._headset.changed.connect(self._headset_changed)
            self._headset.watch()

    def follow(self, session: Session) -> None:
        """Speak, or be silent, as this session wants it."""
        self._session = session
        chosen = session.preferences
        self._window.show_listening(chosen, headset=self._has_headset)
        if not chosen.spoken:
            self._stop()
            return
        speech = self._begun()
        speech.start(chosen.language, chosen.volume, tells_typing=chosen.typing_told and self._has_headset)
        # The screen is drawn and laid out by then.
        QTimer.singleShot(0, self, self._read_screen)

    def key(self, key: PadKey) -> None:
        """A key of the pad, or a button of the bar, was pressed."""
        if self._session is None:
            return
        if self._speech is not None and key is not PadKey.PAUSE:
            self._speech.interrupt()
        if pad.press(self._window.windowHandle(), key):
            return
        match key:
            case PadKey.BACK:
                self._window.go_back()
            case PadKey.REPEAT:
                self._repeat()
            case PadKey.PAUSE if self._speech is not None:
                self._speech.pause()
            case _:
                self._choose(listening.after_key(self._session.preferences, key))

    def turn_typing(self) -> None:
        """Tell what is typed, or tell it no more."""
        if self._session is not None:
            before = self._session.preferences
            self._choose(msgspec.structs.replace(before, typing_told=not before.typing_told))

    def lift_darkness(self) -> None:
        """Show the screen again."""
        if self._session is not None:
            self._choose(msgspec.structs.replace(self._session.preferences, dark_screen=False))

    def break_off(self, by_key: bool) -> None:
        """Somebody pressed something: what is being said is broken off.

        Never by a release: what the press brought is being told by then. A key breaks off our own words alone: the
        reader, who had the key before us, does so with its own, and may be telling what was typed by now.
        """
        if self._speech is not None and self._speech.is_speaking:
            self._speech.interrupt(own=by_key)

    def close(self) -> None:
        """End speech with the process."""
        self._stop()
        if self._headset is not None:
            self._headset.close()

    def tells_typing(self) -> bool:
        """See Discretion."""
        if self._session is None or not self._has_headset:
            return False
        return self._session.preferences.typing_told or readout.types_in_the_open()

    def audible(self, text: str) -> str:
        """See Discretion. A page's fields may hold a card's or a bank account's number.

        In a password that can be read nothing but its name is heard: what the reader tells of it may be older
        than what stands there now. So it may in a page: while somebody types there no number is told.
        """
        from kiosk.devices.ssip import unnumbered  # noqa: PLC0415  only somebody who listens comes here

        name = readout.name_of_shown_secret()
        if name is not None and not self._tells_all:
            return name if name in text else ""
        if self._window.keys_go_to() is None:
            return self._without_secrets(text, None)
        heard = self._without_secrets(text, _LONGEST_IN_FIELD)
        return unnumbered(heard) if self._typing.isActive() and not self._tells_all else heard

    def _without_secrets(self, text: str, longest: int | None) -> str:
        """The words without passwords, and with the end alone of numbers of more than `longest` digits."""
        from kiosk.devices.ssip import shortened, without  # noqa: PLC0415  only somebody who listens comes here

        if self._tells_all:
            return text
        for secret in readout.secrets_on(self._window):
            text = without(text, secret)
        return text if longest is None else shortened(text, longest)

    @property
    def _tells_all(self) -> bool:
        """Whether the customer has asked for what is typed, where only they hear it."""
        return self._session is not None and self._session.preferences.typing_told and self._has_headset

    @property
    def _has_headset(self) -> bool:
        return self._headset is not None and self._headset.is_plugged

    def _begun(self) -> Speech:
        if self._speech is None:
            from kiosk.devices import assistive  # noqa: PLC0415  only where somebody listens
            from kiosk.devices.speech import Speech  # noqa: PLC0415  as above

            assistive.listen(on=True)
            self._speech = Speech(self._folder, self, self._environ, self)
            self._speech.failed.connect(self._failed)
        return self._speech

    def _stop(self) -> None:
        self._words, self._screen = [], None
        self._pages.stop()
        if self._speech is not None:
            self._speech.stop()

    def _failed(self) -> None:
        """There is no voice here after all: the buttons of it go."""
        if self._session is not None:
            self._choose(listening.spoken(self._session.preferences, on=False))

    def _headset_changed(self, plugged: bool) -> None:
        if self._session is not None:
            self._choose(listening.after_headset(self._session.preferences, plugged=plugged))

    def _choose(self, chosen: Preferences) -> None:
        if self._session is not None and chosen != self._session.preferences:
            self.happened.emit(ev.PreferencesChosen(self._session.id, chosen))

    def _read_screen(self) -> None:
        """Say a new screen's words, or what is new on the one that stands; a page's when it has come."""
        session, speech = self._session, self._speech
        if session is None or speech is None or not speech.is_on:
            return
        if isinstance(session.state, Outcome) and speech.is_speaking:
            self.happened.emit(ev.Touched(session.id))
        screen = self._window.shown()
        words = readout.words_on(screen)
        if screen != self._screen:
            described = readout.said_with_focus()
            speech.announce(sentences(text for text in words if text not in described))
        else:
            speech.add(sentences(readout.news(self._words, words)))
        self._words, self._screen = words, screen
        self._pages.follow(session)

    def _repeat(self) -> None:
        """Say all of it again; a page's words as they are now, since a page may have told what is wrong."""
        speech = self._speech
        if speech is None:
            return
        screen = sentences(self._words)
        if not self._pages.ask(lambda lines: speech.repeat([*screen, *sentences(lines)])):
            speech.repeat(control=readout.name_of_focus())

    def _say(self, texts: list[str]) -> None:
        if self._speech is not None:
            self._speech.add(texts)
