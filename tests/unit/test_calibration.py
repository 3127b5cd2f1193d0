"""The mathematics of a touch screen's calibration: what was bent is found again, and nonsense is refused."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kiosk.calibration import (
    CROSSES,
    FARTHEST,
    IDENTITY,
    Area,
    Found,
    Matrix,
    Objection,
    Point,
    Touch,
    deviation,
    is_sane,
    moved_by,
    solve,
    times,
    udev_rule,
)

AREA = Area(340.0, 270.0)
SMALL = st.floats(-0.3, 0.3)
SCALE = st.floats(0.5, 1.5) | st.floats(-1.5, -0.5)
BENT = st.builds(
    lambda a, b, c, d, e, f: (a, b, c, d, e, f, 0.0, 0.0, 1.0), SCALE, SMALL, SMALL, SMALL, SCALE, SMALL
)
SWAPPED = BENT.map(lambda m: (m[1], m[0], m[2], m[4], m[3], m[5], 0.0, 0.0, 1.0))
"""As a panel that is mounted on its side."""


def touches(bent: Matrix, crosses: tuple[Point, ...] = CROSSES) -> tuple[Touch, ...]:
    """The crosses, each touched in its middle on a screen that is bent by this matrix."""
    return tuple(Touch(cross, moved_by(bent, cross)) for cross in crosses)


def solved(touched: tuple[Touch, ...]) -> Found:
    found = solve(touched, AREA)
    assert isinstance(found, Found), found
    return found


@given(BENT | SWAPPED)
def test_whatever_bends_a_screen_is_found_from_five_touches(bent: Matrix) -> None:
    found = solved(touches(bent))

    assert times(found.correction, bent) == pytest.approx(IDENTITY, abs=1e-6)
    assert found.after == pytest.approx(0, abs=1e-4)


@given(BENT, BENT, st.floats(0, 1), st.floats(0, 1))
def test_a_product_does_what_its_factors_do_one_after_the_other(
    second: Matrix, first: Matrix, x: float, y: float
) -> None:
    place = Point(x, y)
    stepwise = moved_by(second, moved_by(first, place))
    at_once = moved_by(times(second, first), place)

    assert (at_once.x, at_once.y) == pytest.approx((stepwise.x, stepwise.y))


@given(BENT, BENT)
def test_a_screen_that_was_set_before_is_set_on_top_of_that(before: Matrix, bent: Matrix) -> None:
    """What the finger touches is bent, then moved by the matrix in force, then seen by us."""
    assume(is_sane(times(before, bent)))
    crosses = touches(times(before, bent))
    found = solve(crosses, AREA)
    assume(isinstance(found, Found))
    assert isinstance(found, Found)

    assert times(times(found.correction, before), bent) == pytest.approx(IDENTITY, abs=1e-5)


@given(BENT, st.lists(st.floats(-0.5, 0.5), min_size=10, max_size=10))
def test_an_unsteady_hand_is_told_in_millimetres(bent: Matrix, shake: list[float]) -> None:
    """Each touch up to half a millimetre off along each axis leaves no more than it brought, all together."""
    shaken = tuple(
        Touch(each.cross, Point(each.at.x + dx / AREA.width, each.at.y + dy / AREA.height))
        for each, dx, dy in zip(touches(bent), shake[:5], shake[5:], strict=True)
    )
    found = solved(shaken)

    assert found.after <= FARTHEST
    assert found.after == deviation(shaken, found.correction, AREA)
    assert found.before == deviation(shaken, IDENTITY, AREA)


def test_deviation_is_measured_on_the_glass() -> None:
    shifted = (1.0, 0.0, 0.01, 0.0, 1.0, 0.02, 0.0, 0.0, 1.0)

    assert solved(touches(shifted)).before == pytest.approx(math.hypot(3.4, 5.4))


@pytest.mark.parametrize("beside", range(5))
def test_one_touch_far_from_its_cross_is_refused(beside: int) -> None:
    good = list(touches(IDENTITY))
    good[beside] = Touch(good[beside].cross, Point(good[beside].at.x + 0.1, good[beside].at.y))

    assert solve(tuple(good), AREA) is Objection.FAR


@given(st.floats(0, 1), st.floats(0, 1), st.floats(-1, 1))
def test_touches_in_one_line_or_on_one_spot_are_refused(x: float, y: float, slope: float) -> None:
    line = tuple(
        Touch(cross, Point(x + step / 10, y + slope * step / 10)) for step, cross in enumerate(CROSSES)
    )
    spot = tuple(Touch(cross, Point(x, y)) for cross in CROSSES)

    assert solve(line, AREA) is Objection.LINE
    assert solve(spot, AREA) is Objection.LINE


@pytest.mark.parametrize(
    "matrix",
    [
        (1.0, 0.0, math.nan, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0),
        (1.0, 0.0, 99.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0),
        (1.0, 1.0, 0.0, 1.0, 1.0, 0.0, 0.0, 0.0, 1.0),
        (1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.5, 1.0),
    ],
    ids=["no number", "far away", "flat", "no plane"],
)
def test_a_matrix_that_no_screen_needs_is_known_for_one(matrix: Matrix) -> None:
    assert not is_sane(matrix)


def test_the_rule_names_six_numbers_in_libinput_s_order() -> None:
    rule = udev_rule((0.0, -1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0))

    assert rule == (
        'ENV{ID_INPUT_TOUCHSCREEN}=="1", ENV{LIBINPUT_CALIBRATION_MATRIX}='
        '"0.00000 -1.00000 1.00000 1.00000 0.00000 0.00000"'
    )
