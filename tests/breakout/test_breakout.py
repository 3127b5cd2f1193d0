"""Every way out that is tried: refused, the customer where they were, and nothing sent to whom it would lead."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.breakout.case import Case, Walls
from tests.breakout.cases import CASES
from tests.breakout.conftest import LIMIT


@pytest.mark.timeout(2 * LIMIT)
@pytest.mark.parametrize("case", [pytest.param(each, id=each.id) for each in CASES])
def test_no_way_out(case: Case, outcome: dict[str, str], carried_out: Callable[[Case], None]) -> None:
    carried_out(case)

    assert outcome[case.id] == ""


@pytest.mark.timeout(2 * LIMIT)
@pytest.mark.parametrize("walls", Walls)
@pytest.mark.parametrize("name", ["datagrams", "connections", "unwritten"])
def test_over_all_cases_no_packet_went_out_and_no_refusal_was_forgotten(
    outcome: dict[str, str], walls: Walls, name: str
) -> None:
    assert outcome.get(f"{name} {walls.value}", "0") == "0"


def test_the_suite_is_as_large_as_it_says() -> None:
    names = [case.id for case in CASES]

    assert len(names) == len(set(names))
    assert len(names) >= 250
