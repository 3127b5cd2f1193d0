"""The fixtures of tests that use the installed application: one lobby for the whole run, a visit for each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Protocol

import pytest

from kiosk.sandbox.mailbox import Mailbox
from kiosk.sandbox.server import SandboxServer
from tests.e2e.lobby import Lobby, Visit, open_lobby


class Opener(Protocol):
    """Arranges a visit: see Lobby.visit."""

    def __call__(
        self,
        sandbox: SandboxServer,
        *,
        billers: int = 1,
        change: Callable[[str], str] = str,
        mailbox: Mailbox | None = None,
    ) -> Visit: ...


_LOBBY = pytest.StashKey[Lobby]()


@pytest.fixture
def lobby(pytestconfig: pytest.Config) -> Lobby:
    """Made when first needed and kept until the run ends, for every folder of tests that has these fixtures."""
    if _LOBBY not in pytestconfig.stash:
        held = ExitStack()
        pytestconfig.add_cleanup(held.close)
        pytestconfig.stash[_LOBBY] = held.enter_context(open_lobby())
    return pytestconfig.stash[_LOBBY]


@pytest.fixture
def cloud(lobby: Lobby) -> Iterator[SandboxServer]:
    """A sandbox of this test's own."""
    with lobby.sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def mailbox(lobby: Lobby) -> Iterator[Mailbox]:
    """A mail server of this test's own."""
    with lobby.mailbox() as mailbox:
        yield mailbox


@pytest.fixture
def arrange(lobby: Lobby) -> Iterator[Opener]:
    """Arranges visits that are not yet started, and ends them after the test."""
    with ExitStack() as held:

        def visit(
            sandbox: SandboxServer,
            *,
            billers: int = 1,
            change: Callable[[str], str] = str,
            mailbox: Mailbox | None = None,
        ) -> Visit:
            made = lobby.visit(sandbox, billers=billers, change=change, mailbox=mailbox)
            held.callback(made.leave)
            return made

        yield visit


@pytest.fixture
def visit(arrange: Opener, cloud: SandboxServer) -> Visit:
    """A terminal with one biller that has just started; somebody stands before its welcome screen."""
    made = arrange(cloud)
    made.start()
    made.person.has_keyboard_on("Pay My Bill")
    return made
