"""Starts the drawing process, gives it the document, and ends it: at a deadline, at a wrong word, at the end.

Lives on the UI thread and never waits there, but for the few milliseconds in which a killed process goes.
Never parses the document.
"""

from __future__ import annotations

import sys
from typing import Final, cast

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from kiosk.log import get_logger
from kiosk.statements.protocol import (
    HEAD_SIZE,
    Answer,
    BrokenFrame,
    Kind,
    Opened,
    PageImage,
    Ready,
    Reason,
    Refused,
    Wall,
    document,
    fault,
    read_answer,
    read_head,
    wanted,
)

_log = get_logger("statements.reader")

PATIENCE: Final = 5_000
"""Milliseconds for opening a document, and for each page."""
_START: Final = 15_000  # milliseconds until the process has loaded Qt, on a busy machine
_DEATH: Final = 1_000  # milliseconds; a killed process takes a few
_NETWORK: Final = Wall.NAMESPACE | Wall.CALLS
"""One of them at least stands, or the process is given no document: nothing else keeps it from the network."""
_COMMAND: Final = ("-I", "-B", "-m", "kiosk.statements.child")


class StatementReader(QObject):
    """One document, opened once.

    Signals: `opened` carries an Opened, `page_ready` a PageImage, `failed` a Reason; after `failed` nothing
    more comes and the process is gone.
    """

    opened = Signal(object)
    page_ready = Signal(object)
    failed = Signal(object)

    def __init__(self, patience: int = PATIENCE, parent: QObject | None = None) -> None:
        """`patience`: milliseconds for opening, and for each page."""
        super().__init__(parent)
        self._patience = patience
        self._data = b""
        self._came = bytearray()
        self._expected: Kind | None = None
        self._asked: tuple[int, int] | None = None
        self._next: tuple[int, int] | None = None
        self._process: QProcess | None = None
        self._deadline = QTimer(self, singleShot=True)
        self._deadline.timeout.connect(lambda: self._fail(Reason.TOO_SLOW))

    @property
    def process_id(self) -> int:
        """The drawing process, 0 when there is none."""
        return 0 if self._process is None else self._process.processId()

    def open(self, data: bytes) -> None:
        """Open this document; ends in `opened` or `failed`."""
        self.close()
        reason = fault(data)
        if reason is not None:
            # In an event of its own: results never call back up.
            QTimer.singleShot(0, self, lambda: self._fail(reason))
            return
        self._data = data
        self._process = process = QProcess(self)
        environment = QProcessEnvironment()
        environment.insert("LANG", "C.UTF-8")  # an empty one would mean "ours" to QProcess
        process.setProcessEnvironment(environment)
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._read)
        process.errorOccurred.connect(lambda _: self._fail(Reason.FAILED))
        process.finished.connect(lambda *_: self._fail(Reason.FAILED))
        self._expect(Kind.READY, _START)
        process.start(sys.executable, _COMMAND)

    def ask(self, number: int, width: int) -> None:
        """Have page `number`, counted from 0, drawn `width` pixels across; ends in `page_ready` or `failed`.

        While one is being drawn only the last of those that were asked for is remembered.
        """
        if self._process is None:
            return
        if self._expected is not None:
            self._next = (number, width)
            return
        self._asked = (number, width)
        self._expect(Kind.PAGE, self._patience)
        self._process.write(wanted(number, width))

    def close(self) -> None:
        """Kill the process, if there is one; nothing more is said of the document."""
        self._deadline.stop()
        self._data = b""
        self._came.clear()
        self._expected = self._asked = self._next = None
        process, self._process = self._process, None
        if process is None:
            return
        process.readyReadStandardOutput.disconnect()
        process.errorOccurred.disconnect()
        process.finished.disconnect()
        process.kill()
        process.waitForFinished(_DEATH)
        process.deleteLater()

    def _expect(self, kind: Kind, patience: int) -> None:
        self._expected = kind
        self._deadline.start(patience)

    def _read(self) -> None:
        if self._process is None:
            return
        self._came += self._process.readAllStandardOutput().data()
        try:
            said = self._whole()
        except BrokenFrame:
            _log.error("statements.broken_frame")
            self._fail(Reason.FAILED)
            return
        if said is not None:
            self._deadline.stop()
            self._expected = None
            self._take(said)

    def _whole(self) -> Answer | None:
        """The answer that was waited for, None while it is not whole; raises BrokenFrame for anything else."""
        if len(self._came) < HEAD_SIZE:
            return None
        kind, length = read_head(bytes(self._came[:HEAD_SIZE]))
        refusal = kind is Kind.REFUSED and self._expected is not Kind.READY
        if self._expected is None or not (kind is self._expected or refusal):
            raise BrokenFrame
        end = HEAD_SIZE + length
        if len(self._came) > end:
            raise BrokenFrame
        if len(self._came) < end:
            return None
        body = bytes(self._came[HEAD_SIZE:])
        self._came.clear()
        return read_answer(kind, body)

    def _take(self, said: Answer) -> None:
        match said:
            case Ready(walls):
                _tell(walls)
                if not walls & _NETWORK:
                    self._fail(Reason.FAILED)
                    return
                process, data = cast(QProcess, self._process), self._data
                self._data = b""
                self._expect(Kind.OPENED, self._patience)
                process.write(document(data))
            case Opened():
                self.opened.emit(said)
                self._ask_next()
            case PageImage(number=number):
                if self._asked is None or number != self._asked[0]:
                    self._fail(Reason.FAILED)
                    return
                self.page_ready.emit(said)
                self._ask_next()
            case Refused(reason):
                self._fail(reason)

    def _ask_next(self) -> None:
        following, self._next = self._next, None
        if following is not None and self._expected is None:
            self.ask(*following)

    def _fail(self, reason: Reason) -> None:
        _log.warning("statements.failed", reason=reason)
        self.close()
        self.failed.emit(reason)


def _tell(walls: Wall) -> None:
    """Write down what this kernel did not give."""
    if not walls & _NETWORK:
        _log.error("statements.network_open")
    for missing in ~walls & Wall(7):
        _log.warning("statements.wall_missing", kind=(missing.name or "").lower())
