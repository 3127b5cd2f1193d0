"""Where everything stands while nobody is there: a little elsewhere each minute, so that nothing burns in."""

from __future__ import annotations

from typing import Final

_FREE: Final = 2.0  # millimetres that are given up at the edges
_PLACES: Final = (
    (0.0, 0.0),
    (0.5, 0.0),
    (1.0, 0.0),
    (1.0, 0.5),
    (1.0, 1.0),
    (0.5, 1.0),
    (0.0, 1.0),
    (0.0, 0.5),
)
"""Parts of what is free at the left and at the top, once around."""


def moved(minutes: int) -> tuple[float, float, float, float]:
    """The margins left, top, right and bottom in millimetres after so many minutes; none in the first."""
    if minutes < 1:
        return 0.0, 0.0, 0.0, 0.0
    across, down = _PLACES[(minutes - 1) % len(_PLACES)]
    return _FREE * across, _FREE * down, _FREE * (1 - across), _FREE * (1 - down)
