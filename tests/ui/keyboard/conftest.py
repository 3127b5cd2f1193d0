"""A terminal at which residents register, without any keyboard but the one on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.sandbox import configuration
from kiosk.sandbox.mailbox import Mailbox
from kiosk.sandbox.tls import TlsFiles
from tests.ui.conftest import OpenTerminal
from tests.ui.hands import Hands
from tests.ui.house import House


@pytest.fixture
def mailbox(tls: TlsFiles) -> Iterator[Mailbox]:
    with Mailbox(tls) as made:
        yield made


@pytest.fixture
def lobby(open_terminal: OpenTerminal, sandbox: House, mailbox: Mailbox, tmp_path: Path) -> Hands:
    """A terminal at which residents register."""
    return open_terminal(change=lambda _: configuration.text(sandbox, tmp_path, billers=1, mailbox=mailbox))
