"""A sandbox and a terminal's settings for it, for the tests of `kiosk check`; a desk for those of a counter."""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk import config
from kiosk.ops import check
from kiosk.sandbox import configuration, tls
from kiosk.sandbox.server import SandboxServer
from kiosk.secrets import Secret
from kiosk.settings import Settings
from tests.unit.checking import Citizen
from tests.unit.desks import Counter


@pytest.fixture(scope="module")
def shared_sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SandboxServer]:
    with SandboxServer(tls=tls.ensure(tmp_path_factory.mktemp("tls"))) as server:
        yield server


@pytest.fixture
def sandbox(shared_sandbox: SandboxServer) -> SandboxServer:
    """The sandbox as if just started."""
    shared_sandbox.reset()
    return shared_sandbox


@pytest.fixture
def settings(sandbox: SandboxServer, tmp_path: Path) -> Settings:
    """A terminal's settings for the sandbox, with two billers."""
    return config.load(configuration.write(sandbox, tmp_path / "terminal"))


@pytest.fixture
def keys(settings: Settings) -> dict[str, Secret]:
    return dict(check.secrets(settings, "kiosk.toml")[0].api_keys)


@pytest.fixture
def process_restored() -> Iterator[None]:
    """Undo what a check does to the process that it runs in."""
    environ, root, sink = dict(os.environ), logging.getLogger(), logging.getLogger("kiosk.log")
    handlers, levels = root.handlers[:], (root.level, sink.level)
    mask = os.umask(0o022)
    yield
    os.umask(mask)
    root.handlers[:] = handlers
    for logger, level in zip((root, sink), levels, strict=True):
        logger.setLevel(level)
    os.environ.clear()
    os.environ.update(environ)


@pytest.fixture
def citizen(sandbox: SandboxServer) -> Iterator[Citizen]:
    # Not in pytest's own folders, which are closed to other users.
    with tempfile.TemporaryDirectory(prefix="kiosk-check-") as home:
        yield Citizen(Path(home), sandbox)


@pytest.fixture
def counter() -> Counter:
    """A desk at which Ann serves; nobody has come yet."""
    made = Counter()
    made.sign_in()
    return made
