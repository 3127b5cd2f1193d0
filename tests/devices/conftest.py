"""What every test of a device needs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.clocks import SetClock
from tests.devices.printserver import PrintServer


@pytest.fixture
def clock() -> SetClock:
    """A clock that stands."""
    return SetClock()


@pytest.fixture
def print_server() -> Iterator[PrintServer]:
    """With one printer, of Letter paper, as the default."""
    with PrintServer() as server:
        server.add()
        yield server
