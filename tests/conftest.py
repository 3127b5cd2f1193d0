"""What every test has: a virtual display of its own, and no way out but loopback."""

from __future__ import annotations

import gc
import os
import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from kiosk import environment
from kiosk.ui import remarks
from tests.display import virtual_display

_display = ExitStack()
# What the engine says when it starts on a machine without a graphics card; none of it is ours.
HARMLESS = (
    "^Failed to load vulkan: Cannot load library vulkan: ",
    "^initInstance: No Vulkan library available$",
    "^Failed to create Vulkan instance: -9$",
    "^Failed to create platform Vulkan instance$",
    "^Unable to detect GPU vendor for device: ",
    "^GPUInfo not initialized on GpuInfoUpdate$",
    *(f"^{each}$" for each in remarks.NEEDLESS),
)

# What a terminal in the test's own process gives its engine (kiosk.ui.web.engine.enter).
OF_THE_ENGINE = ("HOME", "QTWEBENGINE_CHROMIUM_FLAGS")

# How long an example takes says how busy the machine is, and nothing of what is tested.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


def pytest_configure(config: pytest.Config) -> None:
    """Start the display before any test module can load Qt, which looks for it once."""
    if config.getoption("numprocesses") and not hasattr(config, "workerinput"):
        return  # this process only hands the tests out to others, each with a display of its own
    os.environ.pop("WAYLAND_DISPLAY", None)
    os.environ["DISPLAY"] = _display.enter_context(virtual_display())
    os.environ["QT_QPA_PLATFORM"] = "xcb"
    os.environ["CUPS_SERVER"] = "/nonexistent/cups.sock"  # no printer of this machine's own
    os.environ.update(environment.OWN)
    # Every other message of Qt fails the test in which it comes. In all tests: the engine stays in its process when
    # those of the screens are over, and others follow there.
    for words in HARMLESS:
        config.addinivalue_line("qt_log_ignore", words)


def pytest_unconfigure(config: pytest.Config) -> None:
    """End the display with the run, after the application that Xlib would end with status 1 without it."""
    import shiboken6  # noqa: PLC0415  only once the display is there
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    application = QApplication.instance()
    if application is not None:
        shiboken6.delete(application)
    _display.close()


def pytest_collection_finish(session: pytest.Session) -> None:
    """What is there now stays to the end: the collector need not look through all of it again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def process_left_as_found() -> Iterator[None]:
    """Fail a test after which the ones that follow, and what they start, would run in another surrounding.

    The files come in another order in every run, so what one leaves behind is found late and far from it.
    """
    before = _surrounding()
    yield
    assert _surrounding() == before


def _surrounding() -> dict[str, str]:
    """What a process hands on to its later calls and to the programs that it starts (fork(2), execve(2))."""
    (mask,) = re.findall(
        r"^Umask:\s+(\d+)$", Path("/proc/self/status").read_text(encoding="ascii"), re.MULTILINE
    )
    names = os.environ.keys() - {"PYTEST_CURRENT_TEST", *OF_THE_ENGINE}
    return {"umask": mask, "folder": str(Path.cwd()), **{f"${name}": os.environ[name] for name in names}}


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The arguments that the product gives its own QApplication."""
    return ["kiosk"]
