"""The bytes of an answer on their way to the client, whole or as an ordered fault wants them."""

from __future__ import annotations

import json
import os
import socket
import struct
from collections.abc import Callable
from http import HTTPStatus
from typing import NamedTuple

from kiosk.sandbox.faults import Fault, FaultKind
from kiosk.sandbox.gate import Gate

_TOO_LARGE = 20_000_000
_TOO_LONG = 100
_PIECE = 65_536


class Answer(NamedTuple):
    """A whole HTTP answer, not yet on the wire."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def head(self, *lines: str) -> bytes:
        """The status line, our headers and `lines` as they are."""
        try:
            phrase = HTTPStatus(self.status).phrase
        except ValueError:
            phrase = "Unknown"
        own = [f"{name}: {value}" for name, value in self.headers]
        return "\r\n".join([f"HTTP/1.1 {self.status} {phrase}", *own, *lines, "", ""]).encode("latin-1")


def deliver(connection: socket.socket, answer: Answer, fault: Fault | None, gate: Gate) -> bool:
    """Send `answer` as `fault` wants it. True if the connection can carry another request.

    Raises OSError when the client has gone.
    """
    if fault is not None and fault.kind in _BREAKERS:
        _BREAKERS[fault.kind](connection, answer, fault, gate)
        return False
    if fault is not None:
        answer = _CHANGERS[fault.kind](answer, fault, gate)
    connection.sendall(answer.head(f"Content-Length: {len(answer.body)}") + answer.body)
    return True


def _late(answer: Answer, fault: Fault, gate: Gate) -> Answer:
    gate.wait(fault.seconds)
    return answer


def _hang(answer: Answer, _fault: Fault, gate: Gate) -> Answer:
    gate.wait(None)
    return answer


def _status(_answer: Answer, fault: Fault, _gate: Gate) -> Answer:
    return Answer(fault.status, tuple(fault.headers.items()), fault.body.encode())


def _body(answer: Answer, fault: Fault, _gate: Gate) -> Answer:
    return answer._replace(body=fault.body.encode())


def _message(_answer: Answer, fault: Fault, _gate: Gate) -> Answer:
    return _json({"Message": fault.message, "Data": None})


def _url(_answer: Answer, fault: Fault, _gate: Gate) -> Answer:
    name = "CloudSSOUrl" if fault.call == "sso_connect" else "CloudPaymentURL"
    return _json({"Message": "SUCCESS", "Data": {name: fault.url}})


def _json(content: object) -> Answer:
    return Answer(200, (("Content-Type", "application/json"),), json.dumps(content).encode())


def _reset(connection: socket.socket, _answer: Answer, _fault: Fault, _gate: Gate) -> None:
    _cut(connection)


def _half(connection: socket.socket, answer: Answer, _fault: Fault, _gate: Gate) -> None:
    head = answer.head(f"Content-Length: {len(answer.body)}")
    connection.sendall(head + answer.body[: len(answer.body) // 2])
    _cut(connection)


def _length(connection: socket.socket, answer: Answer, fault: Fault, _gate: Gate) -> None:
    claimed = len(answer.body) + (fault.size or _TOO_LONG)
    connection.sendall(answer.head(f"Content-Length: {claimed}", "Connection: close") + answer.body)


def _oversized(connection: socket.socket, answer: Answer, fault: Fault, _gate: Gate) -> None:
    blanks = fault.size or _TOO_LARGE
    connection.sendall(answer.head(f"Content-Length: {blanks + len(answer.body)}", "Connection: close"))
    for start in range(0, blanks, _PIECE):
        connection.sendall(b" " * min(_PIECE, blanks - start))
    connection.sendall(answer.body)


def _drip(connection: socket.socket, answer: Answer, fault: Fault, gate: Gate) -> None:
    connection.sendall(answer.head("Connection: close"))
    _drop_by_drop(connection, answer.body, fault, gate)


def _drip_head(connection: socket.socket, answer: Answer, fault: Fault, gate: Gate) -> None:
    _drop_by_drop(connection, answer.head()[:-2] + b"X-Drip: ", fault, gate)


def _drop_by_drop(connection: socket.socket, start: bytes, fault: Fault, gate: Gate) -> None:
    """A byte every `fault.seconds`, `start` first, then blanks, until released or the client goes."""
    sent = 0
    while not gate.wait(fault.seconds):
        connection.sendall(start[sent : sent + 1] or b" ")
        sent += 1


def _cut(connection: socket.socket) -> None:
    """Reset instead of ending: with a linger time of nought, closing sends RST (socket(7), SO_LINGER).

    The descriptor is closed by itself, since the handler's files would keep the socket object open.
    """
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    os.close(connection.detach())


_CHANGERS: dict[FaultKind, Callable[[Answer, Fault, Gate], Answer]] = {
    FaultKind.LATENCY: _late,
    FaultKind.HANG: _hang,
    FaultKind.STATUS: _status,
    FaultKind.BODY: _body,
    FaultKind.MESSAGE: _message,
    FaultKind.URL: _url,
}
_BREAKERS: dict[FaultKind, Callable[[socket.socket, Answer, Fault, Gate], None]] = {
    FaultKind.RESET: _reset,
    FaultKind.HALF: _half,
    FaultKind.LENGTH: _length,
    FaultKind.OVERSIZED: _oversized,
    FaultKind.DRIP: _drip,
    FaultKind.DRIP_HEAD: _drip_head,
}
