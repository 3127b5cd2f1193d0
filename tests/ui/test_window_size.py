"""A window, as the demonstration opens one, stands on the screen with all of its buttons."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize

from kiosk.application import window_size


@pytest.mark.parametrize(("screen", "window"), [
    ((1280, 1024), (1280, 960)),
    ((1920, 1080), (1280, 960)),
    ((1080, 1920), (1080, 960)),
    ((1024, 768), (1024, 728)),
])  # fmt: skip
def test_a_window_hangs_over_no_edge_of_a_small_screen(
    screen: tuple[int, int], window: tuple[int, int]
) -> None:
    assert window_size(QSize(*screen)).toTuple() == window
