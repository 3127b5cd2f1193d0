"""What the supervisor is told, read from a real datagram socket."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.notify import Notifier


@pytest.fixture
def supervisor(tmp_path: Path) -> Iterator[tuple[socket.socket, str]]:
    address = str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(address)
        listening.settimeout(5)
        yield listening, address


@pytest.mark.parametrize(
    ("tell", "message"),
    [
        (Notifier.ready, b"READY=1"),
        (Notifier.watchdog, b"WATCHDOG=1"),
        (Notifier.stopping, b"STOPPING=1"),
        (lambda notifier: notifier.status("waiting\nfor a customer"), b"STATUS=waiting for a customer"),
    ],
)
def test_each_message_reaches_the_supervisor(
    supervisor: tuple[socket.socket, str], tell: Callable[[Notifier], bool], message: bytes
) -> None:
    listening, address = supervisor

    assert tell(Notifier(address)) is True
    assert listening.recv(1000) == message


def test_an_abstract_address_is_understood() -> None:
    name = f"city-hall-kiosk-test-{os.getpid()}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind("\0" + name)
        listening.settimeout(5)

        assert Notifier("@" + name).ready() is True
        assert listening.recv(1000) == b"READY=1"


@pytest.mark.parametrize("address", [None, "", "vsock:2:1234", "relative/path"])
def test_without_a_supervisor_nothing_is_sent(address: str | None) -> None:
    assert Notifier(address).ready() is False


@pytest.mark.parametrize("address", ["/nobody/listens/here", "/" + "x" * 200, "/with\0zero"])
def test_an_address_that_leads_nowhere_does_no_harm(address: str) -> None:
    assert Notifier(address).watchdog() is False


def test_a_supervisor_that_does_not_read_never_holds_us_up(supervisor: tuple[socket.socket, str]) -> None:
    notifier = Notifier(supervisor[1])

    sent = [notifier.watchdog() for _ in range(2000)]

    assert sent[0] is True
    assert sent[-1] is False
