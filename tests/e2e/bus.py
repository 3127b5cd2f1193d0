"""A message bus of the terminal's user: many questions at a time, and a wait for the next piece of news."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Sequence
from typing import Any, NamedTuple

from jeepney import (  # type: ignore[import-untyped]  # it carries no types
    DBusAddress,
    HeaderFields,
    MessageType,
    new_method_call,
)
from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]  # as above

from tests.e2e.user import acting_as_user

_ANSWER = 20.0  # seconds: a terminal that is busy answers late, not never


class Question(NamedTuple):
    """A method call: whom, where, what, and its arguments with their D-Bus signature."""

    owner: str
    path: str
    interface: str
    method: str
    signature: str = ""
    body: tuple[object, ...] = ()


class Signal(NamedTuple):
    """A piece of news: whose, about what, its kind and its details."""

    owner: str
    path: str
    member: str
    body: tuple[Any, ...]


class Bus:
    """One connection; use it from one thread."""

    def __init__(self, address: str) -> None:
        with acting_as_user():
            self._connection = open_dbus_connection(address)
        self._news = deque[Signal]()

    def close(self) -> None:
        """Hang up."""
        self._connection.close()

    def ask(self, question: Question) -> tuple[Any, ...]:
        """The answer to one question. Raises LookupError where there is none to be had."""
        (answer,) = self.ask_all([question])
        if answer is None:
            raise LookupError(f"no answer to {question.method} of {question.path}")
        return answer

    def ask_all(self, questions: Sequence[Question]) -> list[tuple[Any, ...] | None]:
        """The answers, in order; None for whoever is gone or does not know the method."""
        waiting = {self._send(question): place for place, question in enumerate(questions)}
        answers: list[tuple[Any, ...] | None] = [None] * len(questions)
        end = time.monotonic() + _ANSWER
        while waiting:
            message = self._receive(max(0.0, end - time.monotonic()))
            place = waiting.pop(message.header.fields.get(HeaderFields.reply_serial, 0), None)
            if place is not None and message.header.message_type is MessageType.method_return:
                answers[place] = message.body
        return answers

    def subscribe(self, interface: str, member: str) -> None:
        """Let this signal of an interface count as news."""
        self.ask(_to_the_bus("AddMatch", f"type='signal',interface='{interface}',member='{member}'"))

    def process_of(self, owner: str) -> int:
        """The process id behind a name on this bus, 0 if it has gone."""
        (answer,) = self.ask_all([_to_the_bus("GetConnectionUnixProcessID", owner)])
        return int(answer[0]) if answer else 0

    def await_signal(self, seconds: float) -> Signal | None:
        """The next signal; None after `seconds` without any."""
        end = time.monotonic() + seconds
        while not self._news:
            try:
                self._receive(max(0.0, end - time.monotonic()))
            except TimeoutError:
                return None
        return self._news.popleft()

    def _receive(self, seconds: float) -> Any:
        """The next message; a signal is also kept for whoever awaits one."""
        message = self._connection.receive(timeout=seconds)
        if message.header.message_type is MessageType.signal:
            fields = message.header.fields
            owner, path = fields[HeaderFields.sender], fields[HeaderFields.path]
            self._news.append(Signal(owner, path, fields[HeaderFields.member], message.body))
        return message

    def _send(self, question: Question) -> int:
        address = DBusAddress(question.path, question.owner, question.interface)
        serial: int = next(self._connection.outgoing_serial)
        call = new_method_call(address, question.method, question.signature or None, question.body)
        self._connection.send(call, serial=serial)
        return serial


def _to_the_bus(method: str, argument: str) -> Question:
    bus = "org.freedesktop.DBus"
    return Question(bus, "/org/freedesktop/DBus", bus, method, "s", (argument,))
