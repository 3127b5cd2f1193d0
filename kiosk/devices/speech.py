"""Reads the screen aloud: starts Orca and speech-dispatcher for one customer, and ends them without a trace."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from kiosk.devices import orca
from kiosk.devices.relay import Relay
from kiosk.devices.ssip import Discretion
from kiosk.devices.voice import Patience, Voice
from kiosk.log import get_logger

_log = get_logger("devices.speech")
_AGAIN: Final = 1000  # milliseconds after which a screen reader that ended is started anew
_SILENT: Final = 12_000  # milliseconds in which a screen reader that starts says so; else it is started anew
_LONGEST_SILENT: Final = 120_000  # milliseconds that it is ever given
_PATIENCE: Final = Patience()
_GOING: Final = 1500  # milliseconds that a process is given to end


class Speech(QObject):
    """Speaks from `start` to `stop`. `folder` is its own and exists only in between.

    Signals: `began` once it can be heard; `failed` where it can't.
    """

    began = Signal()
    failed = Signal()

    def __init__(
        self,
        folder: Path,
        discretion: Discretion,
        environ: Mapping[str, str],
        parent: QObject | None = None,
        *,
        silent: int = _SILENT,
        patience: Patience = _PATIENCE,
    ) -> None:
        """`environ`: the user's own, where the service finds its configuration and the way to the sound.

        `silent`: milliseconds after which a screen reader that has said nothing yet is started anew; each time
        it is given twice as long, since a machine that is slow today would never hear it otherwise. `patience`:
        how long the service may take.
        """
        super().__init__(parent)
        self._silent = silent
        self._overdue = QTimer(self, interval=silent, singleShot=True)
        self._overdue.timeout.connect(self._reader_silent)
        self._patience = patience
        self._environ = environ
        self._folder = folder
        self._discretion = discretion
        self._manner = ("", 0, False)
        self._service: QProcess | None = None
        self._reader: QProcess | None = None
        self._voice: Voice | None = None
        self._relay: Relay | None = None
        self._announced: list[str] = []
        self._held: list[str] | None = None

    @property
    def is_on(self) -> bool:
        """Whether it was started."""
        return self._service is not None

    @property
    def is_speaking(self) -> bool:
        """Whether something is being said that somebody may want to hear to its end."""
        return self._voice is not None and self._voice.is_speaking

    def start(self, language: str, volume: int, *, tells_typing: bool) -> None:
        """Begin to speak in this manner, or go on in it. `volume` in per cent."""
        before, self._manner = self._manner, (language, volume, tells_typing)
        if self._voice is None:
            self._begin()
            return
        if before != self._manner:
            self._voice.set_manner(language, volume)
        if (before[0], before[2]) != (language, tells_typing):
            self._end_reader()
            self._start_reader()

    def stop(self) -> None:
        """Fall silent at once and leave nothing: no process, no file, no word."""
        if self._service is None:
            return
        self._announced.clear()
        self._overdue.setInterval(self._silent)
        self._hang_up()
        self._manner = ("", 0, False)
        self._held = None
        shutil.rmtree(self._folder, ignore_errors=True)

    def announce(self, texts: Sequence[str]) -> None:
        """Say a screen's words; what was being said is about another screen."""
        self.interrupt()
        self._announced.clear()
        if self._relay is not None:
            self._relay.forget()
        self.add(texts)

    def add(self, texts: Sequence[str]) -> None:
        """Say something new on the screen that stands, after what is being said."""
        self._announced += texts
        if self._held is not None:
            self._held += texts
        else:
            self._say(texts)

    def interrupt(self, *, own: bool = False) -> None:
        """Somebody acted: what is being said is broken off (Section 508, 402.2.4); `own`: what we say alone."""
        if self._voice is not None:
            self._voice.hush(own=own)
        self._held = None

    def repeat(self, texts: Sequence[str] = (), control: str = "") -> None:
        """Say again what was said last of this screen and of the control on it.

        `texts`: what stands there now, where that may be something else than what was announced. `control`: the
        name of the one in use, said where the reader, who may be behind with its own words, has not said it.
        """
        self._announced = list(texts) or self._announced
        read = self._relay.said if self._relay is not None else []
        said = dict.fromkeys([*self._announced, *read])
        if control and not any(control in each for each in read):
            said[control] = None
        self.interrupt()
        self._say(list(said))

    def pause(self) -> None:
        """Hold on, or go on with the words that were broken off."""
        if self._voice is None:
            return
        if self._held is None:
            self._held = self._voice.unsaid
            self._voice.hush()
        else:
            held, self._held = self._held, None
            self._say(held)

    def _begin(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir(mode=0o700, parents=True)
        there = self._folder / "service"
        self._service = self._process(_service(self._folder, there), self._environ)
        self._voice = Voice(there, self._patience, self)
        self._voice.ready.connect(self._ready)
        self._voice.lost.connect(self._lost)
        self._voice.stuck.connect(self._stuck)

    def _ready(self) -> None:
        if self._voice is None:
            return
        language, volume, _ = self._manner
        self._voice.set_manner(language, volume)
        self._say(self._announced)
        here = self._folder / "reader"
        self._relay = Relay(here, self._folder / "service", self._discretion, lambda: self._manner[:2], self)
        self._relay.spoke.connect(self._overdue.stop)
        self._relay.spoke.connect(self._voice.see_that_it_answers)
        self._start_reader()
        _log.info("speech.began")
        self.began.emit()

    def _start_reader(self) -> None:
        if self._relay is None or self._reader is not None:
            return
        language, _, tells_typing = self._manner
        home = self._folder / "home"
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir(mode=0o700)
        orca.prepare(home, tells_typing=tells_typing)
        reader = self._reader = self._process(
            orca.command(home), orca.environment(home, self._folder / "reader", language, self._environ)
        )
        reader.finished.connect(lambda: self._reader_ended(reader))
        self._overdue.start()

    def _end_reader(self) -> None:
        self._overdue.stop()
        reader, self._reader = self._reader, None
        if reader is not None:
            # At once: while it is asked to end it waits for this very process, and there is nothing that it keeps.
            reader.kill()
            _end(reader)

    def _reader_silent(self) -> None:
        """Orca says that it is there as soon as it is: one that does not has missed the bus or the service."""
        _log.warning("speech.reader_silent")
        self._end_reader()
        self._overdue.setInterval(min(2 * self._overdue.interval(), _LONGEST_SILENT))
        self._start_reader()

    def _reader_ended(self, reader: QProcess) -> None:
        """It ended by itself: a fault of its own, or another one of this user's had not quite gone."""
        if reader is self._reader:
            _log.warning("speech.reader_ended", status=reader.exitCode())
            self._reader = None
            reader.deleteLater()
            QTimer.singleShot(_AGAIN, self, self._start_reader)

    def _lost(self) -> None:
        _log.error("speech.lost")
        self.stop()
        self.failed.emit()

    def _stuck(self) -> None:
        """The service hangs: another one says the screen again, unless this one was no better from the start."""
        if self._voice is None or not self._voice.has_spoken:
            self._lost()
            return
        _log.warning("speech.stuck")
        self._held = None
        self._hang_up()
        self._begin()

    def _hang_up(self) -> None:
        """End the reader and the service, and every line to them."""
        if self._voice is not None:
            self._voice.close()
        self._end_reader()
        if self._relay is not None:
            self._relay.close()
        if self._service is not None:
            _end(self._service)
        self._service = self._voice = self._relay = None

    def _say(self, texts: Sequence[str]) -> None:
        if self._voice is not None:
            for text in texts:
                self._voice.say(text)

    def _process(self, command: list[str], environ: Mapping[str, str]) -> QProcess:
        process = QProcess(self)
        given = QProcessEnvironment()
        for name, value in environ.items():
            given.insert(name, value)
        process.setProcessEnvironment(given)
        process.setWorkingDirectory("/")
        process.setStandardOutputFile(QProcess.nullDevice())
        process.setStandardErrorFile(QProcess.nullDevice())
        process.start(command[0], command[1:])
        return process


def _service(folder: Path, socket: Path) -> list[str]:
    """The speech service with its own configuration, the user's or the site's: voices are theirs to choose."""
    return [
        "setpriv", "--pdeathsig", "TERM", "speech-dispatcher", "--run-single",
        "--communication-method", "unix_socket", "--socket-path", str(socket),
        "--pid-file", str(folder / "pid"), "--log-dir", str(folder), "--log-level", "1", "--timeout", "0",
    ]  # fmt: skip


def _end(process: QProcess) -> None:
    """Ask it to end, then make it."""
    process.terminate()
    if not process.waitForFinished(_GOING):
        process.kill()
        process.waitForFinished(_GOING)
    process.deleteLater()
