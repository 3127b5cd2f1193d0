"""The matrix that puts a touch screen's touches where they belong, worked out from crosses that were touched.

Places are fractions of the desktop, from its left and upper edge, as the calibration matrix of libinput and the
"Coordinate Transformation Matrix" of the X server have them: a touch (x, y) becomes the first two rows of
matrix · (x, y, 1). (libinput, "Static device configuration via udev"; xinput(1).)
"""

from __future__ import annotations

import math
from enum import Enum, unique
from typing import Final, TypeAlias

import msgspec

Matrix: TypeAlias = tuple[float, float, float, float, float, float, float, float, float]
"""Three rows of three, the last of which is 0 0 1."""

IDENTITY: Final[Matrix] = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0)
FARTHEST: Final = 4.0
"""Millimetres: a touch that lies farther from its cross, when all is set, was meant for something else."""
_NARROWEST: Final = 0.05  # of the desktop: touches that spread less across are one line
_GREATEST: Final = 10.0  # no touch screen is stretched or shifted so much
_FLATTEST: Final = 0.01


class Point(msgspec.Struct, frozen=True):
    """A place on the desktop."""

    x: float
    y: float


class Touch(msgspec.Struct, frozen=True):
    """A cross, and where it was touched as the terminal now takes it."""

    cross: Point
    at: Point


class Area(msgspec.Struct, frozen=True):
    """How large the desktop is, in millimetres."""

    width: float
    height: float


CROSSES: Final = (Point(0.1, 0.1), Point(0.9, 0.1), Point(0.9, 0.9), Point(0.1, 0.9), Point(0.5, 0.5))
"""Where in the window the crosses stand, in the order in which they are touched."""


@unique
class Objection(Enum):
    """Why nothing can be worked out from some touches."""

    FAR = "far"
    """They fit no matrix: one of them, at the least, was beside its cross."""
    LINE = "line"
    """They lie in one line or on one spot, or tell of a screen that can't be."""


class Found(msgspec.Struct, frozen=True):
    """What sets the touches right, on top of what is in force; deviations are the largest, in millimetres."""

    correction: Matrix
    before: float
    after: float


def solve(touches: tuple[Touch, ...], area: Area) -> Found | Objection:
    """The matrix with the least squares of the deviations, or why there is none worth having."""
    if len(touches) < 3 or _narrowest_spread(touches) < _NARROWEST:
        return Objection.LINE
    rows = [(touch.at.x, touch.at.y, 1.0) for touch in touches]
    normal = [[math.fsum(row[one] * row[other] for row in rows) for other in range(3)] for one in range(3)]
    across = _solved(
        normal, [math.fsum(r[i] * t.cross.x for r, t in zip(rows, touches, strict=True)) for i in range(3)]
    )
    down = _solved(
        normal, [math.fsum(r[i] * t.cross.y for r, t in zip(rows, touches, strict=True)) for i in range(3)]
    )
    correction: Matrix = (*across, *down, 0.0, 0.0, 1.0)
    after = deviation(touches, correction, area)
    if after > FARTHEST:
        return Objection.FAR
    if not is_sane(correction):
        return Objection.LINE
    return Found(correction, deviation(touches, IDENTITY, area), after)


def deviation(touches: tuple[Touch, ...], matrix: Matrix, area: Area) -> float:
    """How far the farthest touch lies from its cross under this matrix, in millimetres."""
    return max(
        math.hypot((moved.x - touch.cross.x) * area.width, (moved.y - touch.cross.y) * area.height)
        for touch in touches
        for moved in (moved_by(matrix, touch.at),)
    )


def moved_by(matrix: Matrix, point: Point) -> Point:
    """Where the matrix puts a touch."""
    a, b, c, d, e, f, *_ = matrix
    return Point(a * point.x + b * point.y + c, d * point.x + e * point.y + f)


def times(second: Matrix, first: Matrix) -> Matrix:
    """The matrix that does what `first` does and then what `second` does."""
    cells = [
        math.fsum(second[3 * row + step] * first[3 * step + column] for step in range(3))
        for row in range(3)
        for column in range(3)
    ]
    a, b, c, d, e, f, *_ = cells
    return (a, b, c, d, e, f, 0.0, 0.0, 1.0)


def is_sane(matrix: Matrix) -> bool:
    """Whether a touch screen could need it: finite, of a size that is met with, and not flat."""
    a, b, _, d, e, _, *last = matrix
    if not all(math.isfinite(cell) and abs(cell) <= _GREATEST for cell in matrix):
        return False
    return tuple(last) == (0.0, 0.0, 1.0) and abs(a * e - b * d) >= _FLATTEST


def udev_rule(matrix: Matrix) -> str:
    """The line for a file of udev's rules by which libinput sets a touch screen."""
    cells = " ".join(f"{cell:.5f}" for cell in matrix[:6])
    return f'ENV{{ID_INPUT_TOUCHSCREEN}}=="1", ENV{{LIBINPUT_CALIBRATION_MATRIX}}="{cells}"'


def _narrowest_spread(touches: tuple[Touch, ...]) -> float:
    """The standard deviation of the touches across the direction in which they spread least."""
    count = len(touches)
    x = math.fsum(touch.at.x for touch in touches) / count
    y = math.fsum(touch.at.y for touch in touches) / count
    xx = math.fsum((touch.at.x - x) ** 2 for touch in touches) / count
    yy = math.fsum((touch.at.y - y) ** 2 for touch in touches) / count
    xy = math.fsum((touch.at.x - x) * (touch.at.y - y) for touch in touches) / count
    least = (xx + yy) / 2 - math.hypot((xx - yy) / 2, xy)  # the smaller eigenvalue of their covariance
    return math.sqrt(max(0.0, least))


def _solved(system: list[list[float]], right: list[float]) -> tuple[float, float, float]:
    """The solution of three equations that are known to have one (Cramer's rule)."""
    whole = _determinant(system)
    first, second, third = (
        _determinant(
            [[*row[:place], value, *row[place + 1 :]] for row, value in zip(system, right, strict=True)]
        )
        / whole
        for place in range(3)
    )
    return first, second, third


def _determinant(rows: list[list[float]]) -> float:
    (a, b, c), (d, e, f), (g, h, i) = rows
    return a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
