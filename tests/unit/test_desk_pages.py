"""A counter's desk: the statement of the page in front, and paper."""

from __future__ import annotations

import pytest

from kiosk.flow.desk import effects as do
from kiosk.flow.desk import events as ev
from kiosk.flow.desk.effects import Deed
from kiosk.flow.desk.state import (
    Notice,
    Printed,
    Progress,
)
from tests.unit.desks import ONE, THREE, TWO, Counter, notice


@pytest.mark.parametrize("progress", [Progress.REVIEW, Progress.RECEIPT])
def test_the_statement_of_the_customer_in_front_is_opened_and_told_of_in_the_trail(
    counter: Counter, progress: Progress
) -> None:
    counter.serve(ONE, progress=progress)
    asked = counter.happen(ev.StatementPressed())
    counter.happen(ev.StatementsFound(ONE, 1))

    assert asked == (do.OpenStatement(ONE),)
    assert counter.deeds()[-1] == ("ann", Deed.STATEMENT_OPENED, ONE)
    assert notice(counter) is None


@pytest.mark.parametrize("progress", [each for each in Progress if not each.is_read])
def test_nothing_is_opened_over_a_page_that_is_not_just_read(counter: Counter, progress: Progress) -> None:
    counter.serve(ONE, progress=progress)

    assert counter.happen(ev.StatementPressed()) == ()
    assert counter.happen(ev.PrintPressed()) == ()


def test_a_page_without_a_statement_is_told_until_the_next_wish(counter: Counter) -> None:
    counter.serve(ONE)
    counter.happen(ev.StatementPressed(), ev.StatementsFound(ONE, 0))
    told = notice(counter)
    counter.happen(ev.StatementPressed())

    assert told is Notice.NO_STATEMENT
    assert notice(counter) is None


def test_an_answer_about_somebody_who_is_no_more_in_front_tells_nothing(counter: Counter) -> None:
    counter.serve(ONE)
    counter.happen(ev.StatementPressed())
    counter.serve(TWO)
    counter.happen(ev.StatementsFound(ONE, 0), ev.StatementsFound(THREE, 1))

    assert notice(counter) is None
    assert Deed.STATEMENT_OPENED not in [deed for _, deed, _ in counter.deeds()]


def test_what_a_clerk_prints_stands_in_the_trail(counter: Counter) -> None:
    counter.happen(ev.PrintPressed(Printed.DAY))
    counter.serve(ONE, progress=Progress.RECEIPT)
    page = counter.happen(ev.PrintPressed())
    statement = counter.happen(ev.PrintPressed(Printed.STATEMENT))

    assert do.PrintPage(ONE) in page
    assert do.PrintPage(ONE) not in statement
    assert [(deed, session) for _, deed, session in counter.deeds() if "PRINTED" in deed.name] == [
        (Deed.DAY_PRINTED, ""), (Deed.PAGE_PRINTED, ONE), (Deed.STATEMENT_PRINTED, ONE),
    ]  # fmt: skip


def test_a_turned_window_opens_and_prints_nothing_by_a_clerk_s_key(counter: Counter) -> None:
    counter.serve(ONE)
    counter.happen(ev.HandOverPressed())

    assert counter.happen(ev.StatementPressed()) == ()
    assert counter.happen(ev.PrintPressed()) == ()


@pytest.mark.parametrize("progress", [Progress.RECEIPT, Progress.UNKNOWN, Progress.CLOSING])
def test_a_tab_says_whose_it_is_to_the_end_and_not_beyond(counter: Counter, progress: Progress) -> None:
    counter.serve(ONE)
    counter.happen(ev.CustomerMoved(ONE, progress))
    kept = [each.account for each in counter.desk.customers]
    counter.happen(ev.CustomerMoved(ONE, Progress.ENTRY))

    assert kept == ["•••9960"]
    assert [each.account for each in counter.desk.customers] == [""]
