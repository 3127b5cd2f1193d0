"""What every test has: a virtual display of its own, and no way out but loopback."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests.display import virtual_display

_display = ExitStack()


def pytest_configure(config: pytest.Config) -> None:
    """Start the display before any test module can load Qt, which looks for it once."""
    os.environ.pop("WAYLAND_DISPLAY", None)
    os.environ["DISPLAY"] = _display.enter_context(virtual_display())
    os.environ["QT_QPA_PLATFORM"] = "xcb"


def pytest_unconfigure(config: pytest.Config) -> None:
    """End the display with the run."""
    _display.close()


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The arguments that the product gives its own QApplication."""
    return ["kiosk"]


@pytest.fixture(scope="session", autouse=True)
def _shared_contexts() -> Iterator[None]:
    """As `kiosk.app.run` does before it makes the QApplication."""
    from PySide6.QtCore import QCoreApplication, Qt  # noqa: PLC0415  only once the display is there

    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    yield
