"""Our own line to speech-dispatcher: what the terminal itself has to say, how loud, in which language."""

from __future__ import annotations

from collections import deque
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalSocket

from kiosk.devices import ssip

_AGAIN: Final = 40  # milliseconds between two tries to reach a service that is just starting
_TRIES: Final = 250
_PRIORITY: Final = b"SET SELF PRIORITY MESSAGE"
_GREETING: Final = (
    b'SET SELF CLIENT_NAME "kiosk:terminal:screens"',
    _PRIORITY,
    b"SET SELF PUNCTUATION NONE",
    b"SET SELF SSML_MODE ON",
    b"SET SELF NOTIFICATION BEGIN ON",
    b"SET SELF NOTIFICATION END ON",
    b"SET SELF NOTIFICATION CANCEL ON",
)


class Patience(NamedTuple):
    """Milliseconds in which the service has to answer, and to go on to another piece of ours."""

    answer: int = 15_000
    piece: int = 60_000


class Voice(QObject):
    """Speaks through the service at `socket`.

    Signals: `ready` once it answers, `lost` where it never does or goes, `stuck` where it hangs.
    """

    ready = Signal()
    lost = Signal()
    stuck = Signal()

    def __init__(self, socket: Path, patience: Patience, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._patience = patience
        self._watch = QTimer(self, singleShot=True)
        self._watch.timeout.connect(self.stuck)
        self._unanswered = 0
        self._has_spoken = False
        self._path = str(socket)
        self._tries = 0
        self._sent = deque[str | None]()
        self._under_way: dict[bytes, str] = {}
        self._event: list[bytes] = []
        self._hushing = 0
        self._line = QLocalSocket(self)
        self._line.connected.connect(self._greet)
        self._line.errorOccurred.connect(self._try_again)
        self._line.readyRead.connect(self._read)
        self._open = False
        self._connect()

    @property
    def is_speaking(self) -> bool:
        """Whether something of ours is being spoken or waits for it."""
        return bool(self.unsaid)

    @property
    def unsaid(self) -> list[str]:
        """What of ours is being said, and what waits for it."""
        return [*self._under_way.values(), *(text for text in self._sent if text is not None)]

    @property
    def has_spoken(self) -> bool:
        """Whether anything of ours was said to its end."""
        return self._has_spoken

    def set_manner(self, language: str, volume: int) -> None:
        """How everybody speaks from now on; `volume` in per cent."""
        self._send(f"SET ALL LANGUAGE {language}".encode(), f"SET ALL VOLUME {ssip.level(volume)}".encode())

    def say(self, text: str) -> None:
        """Say it after what is being said."""
        if self._open:
            self._sent.append(text)
            self._line.write(ssip.spoken(text))
            self._await(2)  # it takes the text, and then the message

    def see_that_it_answers(self) -> None:
        """Ask for what is so anyway: it may hang while nothing of ours waits for it."""
        if not self._unanswered:
            self._send(_PRIORITY)

    def hush(self, *, own: bool = False) -> None:
        """Break off all that anybody says or is about to say; `own`: of ours alone."""
        self._send(b"CANCEL SELF" if own else b"CANCEL ALL")
        self._hushing += self._open
        # Their numbers may still be on the way.
        self._sent = deque(None for _ in self._sent)
        self._under_way.clear()

    def close(self) -> None:
        """Say no more."""
        self._line.errorOccurred.disconnect(self._try_again)
        self.hush()
        self._line.flush()
        self._line.abort()
        self._open = False
        self._watch.stop()

    def _connect(self) -> None:
        self._line.connectToServer(self._path)

    def _greet(self) -> None:
        self._open = True
        self._send(*_GREETING)
        self.ready.emit()

    def _try_again(self) -> None:
        self._tries += 1
        if self._open or self._tries > _TRIES:
            self._open = False
            self.lost.emit()
            return
        QTimer.singleShot(_AGAIN, self, self._connect)

    def _send(self, *commands: bytes) -> None:
        if self._open:
            self._line.write(b"".join(each + b"\r\n" for each in commands))
            self._await(len(commands))

    def _await(self, answers: int) -> None:
        """So many answers more are to come, each soon after the one before."""
        if not self._unanswered:
            self._watch.start(self._patience.answer)
        self._unanswered += answers

    def _read(self) -> None:
        while self._line.canReadLine():
            self._note(bytes(self._line.readLine().data()).rstrip())
        if self._unanswered:
            self._watch.start(self._patience.answer)
        elif self.is_speaking:
            self._watch.start(self._patience.piece)
        else:
            self._watch.stop()

    def _note(self, line: bytes) -> None:
        """Follow which messages are under way.

        "225-ID" takes one, "701" tells that it begins, "702" that it ends and "703" that it is broken off; "213"
        answers a hush.
        """
        if line[:1] != b"7" and line[3:4] == b" ":
            self._unanswered -= 1
        if line.startswith(b"225-"):
            text = self._sent.popleft() if self._sent else None
            if text is not None:
                self._under_way[line[4:]] = text
        elif line[:1] == b"7" and line[3:4] == b"-":
            self._event.append(line[4:])
        elif line.startswith(b"213"):
            self._hushing -= 1
        elif line[:1] == b"7":
            self._has_spoken |= line.startswith(b"702")
            if line[:3] in {b"702", b"703"} and self._event:
                self._under_way.pop(self._event[0], None)
            elif line[:3] == b"701" and self._event:
                self._see_that_it_is_wanted(self._event[0])
            self._event.clear()

    def _see_that_it_is_wanted(self, message: bytes) -> None:
        """Break off again what was broken off just as the service took it up: it goes on with that, and begins."""
        if message in self._under_way or self._hushing or self._sent:
            return  # wanted, or nothing to know yet: it may be broken off, or its number be told, in a moment
        wanted = self.unsaid
        self.hush(own=True)
        for text in wanted:
            self.say(text)
