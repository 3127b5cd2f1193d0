"""Stands between the screen reader and the speech service, and lets through what may be heard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from kiosk.devices.ssip import Conversation, Discretion
from kiosk.log import get_logger

_log = get_logger("devices.relay")


class Relay(QObject):
    """Takes readers at the socket `here` and leads each to the service at `there`.

    `spoke` tells that one has something to say, at each thing that it sends.
    """

    spoke = Signal()

    def __init__(
        self,
        here: Path,
        there: Path,
        discretion: Discretion,
        manner: Callable[[], tuple[str, int]],
        parent: QObject | None = None,
    ) -> None:
        """`discretion`, `manner`: see Conversation."""
        super().__init__(parent)
        self._manner = manner
        self._there = str(there)
        self._discretion = discretion
        self._lines: list[_Line] = []
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._take)
        if not self._server.listen(str(here)):
            _log.error("speech.not_listening")

    @property
    def said(self) -> list[str]:
        """What readers said since they last fell silent."""
        return [words for line in self._lines for words in line.said]

    def forget(self) -> None:
        """Keep nothing of what was said."""
        for line in self._lines:
            line.said.clear()

    def close(self) -> None:
        """Hang up on everybody."""
        self._server.close()
        for line in self._lines:
            line.close()
        self._lines.clear()

    def _take(self) -> None:
        while self._server.hasPendingConnections():
            reader = self._server.nextPendingConnection()
            conversation = Conversation(self._discretion, self._manner)
            line = _Line(reader, self._there, conversation, self)
            line.spoke.connect(self.spoke)
            self._lines.append(line)


class _Line(QObject):
    """One reader, one connection to the service."""

    spoke = Signal()

    def __init__(self, reader: QLocalSocket, there: str, conversation: Conversation, parent: QObject) -> None:
        super().__init__(parent)
        self._conversation = conversation
        self._reader = reader
        self._service = QLocalSocket(self)
        self._service.connected.connect(self._from_reader)
        self._service.readyRead.connect(self._from_service)
        self._service.disconnected.connect(self._service_gone)
        reader.readyRead.connect(self._from_reader)
        reader.disconnected.connect(self._reader_gone)
        self._service.connectToServer(there)

    @property
    def said(self) -> list[str]:
        """See Conversation."""
        return self._conversation.said

    def close(self) -> None:
        """Hang up."""
        self._reader.abort()
        self._service.abort()

    def _service_gone(self) -> None:
        self._reader.disconnectFromServer()

    def _reader_gone(self) -> None:
        self._service.disconnectFromServer()

    def _from_reader(self) -> None:
        if self._service.state() is not QLocalSocket.LocalSocketState.ConnectedState:
            return
        while self._reader.canReadLine():
            passed, answer = self._conversation.on_line(bytes(self._reader.readLine().data()).rstrip(b"\r\n"))
            for line in passed:
                self._service.write(line + b"\r\n")
            if answer:
                self._reader.write(answer + b"\r\n")
        if self._conversation.has_spoken:
            self.spoke.emit()

    def _from_service(self) -> None:
        while self._service.canReadLine():
            line = bytes(self._service.readLine().data())
            if self._conversation.on_answer(line):
                self._reader.write(line)
