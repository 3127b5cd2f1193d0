"""What every test has: a virtual display of its own, and no way out but loopback."""

from __future__ import annotations

import os
from contextlib import ExitStack

import pytest

from kiosk import environment
from tests.display import virtual_display

_display = ExitStack()


def pytest_configure(config: pytest.Config) -> None:
    """Start the display before any test module can load Qt, which looks for it once."""
    os.environ.pop("WAYLAND_DISPLAY", None)
    os.environ["DISPLAY"] = _display.enter_context(virtual_display())
    os.environ["QT_QPA_PLATFORM"] = "xcb"
    os.environ.update(environment.OWN)


def pytest_unconfigure(config: pytest.Config) -> None:
    """End the display with the run, after the application that Xlib would end with status 1 without it."""
    import shiboken6  # noqa: PLC0415  only once the display is there
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    application = QApplication.instance()
    if application is not None:
        shiboken6.delete(application)
    _display.close()


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The arguments that the product gives its own QApplication."""
    return ["kiosk"]
