"""How whoever stands before a window under test waits for something: not for ever, and telling what stood there."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.exceptions import TimeoutError as NotInTime
from pytestqt.qtbot import QtBot

_PATIENCE = 30_000  # milliseconds; only a test that fails waits so long


def until(qtbot: QtBot, condition: Callable[[], bool], seen: Callable[[], str]) -> None:
    """Go on once `condition` holds. Raises AssertionError with what is `seen` instead where it never does."""
    try:
        qtbot.waitUntil(condition, timeout=_PATIENCE)
    except NotInTime as missing:
        raise AssertionError(f"it never came to that; there stood:\n{seen()}") from missing
