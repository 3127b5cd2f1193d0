"""Changes to a registration in the flow: each is asked for once, told, and confirmed where it must be."""

from __future__ import annotations

import pytest

from kiosk.flow import effects as do
from kiosk.flow import events as ev
from kiosk.flow import states
from kiosk.flow.people import CareTask, CodeFor, Denial, Field, FieldProblem
from tests.unit.flows import Make, Run
from tests.unit.residentflows import (
    ONE,
    PASSWORD,
    RULES,
    SETTINGS,
    SIGNING_IN,
    TWO,
    care,
    changed,
    denied,
    mailed,
    signed_in,
    state,
    typed,
)

CARED: dict[CareTask, tuple[tuple[Make, ...], type[do.Question]]] = {
    CareTask.LINK: ((typed(Field.NUMBER, "132759963"), typed(Field.ZIP, "32707")), do.LinkAccount),
    CareTask.UNLINK: ((), do.UnlinkAccount),
    CareTask.ADDRESS: (
        (typed(Field.EMAIL, "m.vega@example.org"), typed(Field.CURRENT, PASSWORD)),
        do.ChangeAddress,
    ),
    CareTask.PASSWORD: (
        (typed(Field.CURRENT, PASSWORD), typed(Field.PASSWORD, "a harbour in winter")),
        do.ChangePassword,
    ),
    CareTask.DELETE: ((typed(Field.CURRENT, PASSWORD),), do.DeleteRegistration),
}


@pytest.fixture
def run() -> Run:
    return Run(RULES)


@pytest.mark.parametrize("task", CareTask)
def test_each_change_asks_the_directory_once_its_lines_are_right(run: Run, task: CareTask) -> None:
    lines, question = CARED[task]
    run.after(*SETTINGS, care(task))
    if lines:
        run.after(ev.ContinuePressed)
        assert state(run, states.Care).pressed
        assert run.asked(question) == 0
    run.after(*lines, ev.ContinuePressed)

    assert run.asked(question) == 1


@pytest.mark.parametrize("task", CareTask)
def test_a_refused_change_keeps_what_is_no_secret(run: Run, task: CareTask) -> None:
    run.after(*SETTINGS, care(task), *CARED[task][0], ev.ContinuePressed, denied(Denial.WRONG))

    told = state(run, states.Care)
    assert (told.task, told.denial) == (task, Denial.WRONG)
    assert told.form.text(Field.CURRENT) == told.form.text(Field.PASSWORD) == ""


@pytest.mark.parametrize("task", [CareTask.LINK, CareTask.UNLINK, CareTask.PASSWORD])
def test_a_change_that_is_made_is_told_in_the_settings(run: Run, task: CareTask) -> None:
    run.after(*SETTINGS, care(task), *CARED[task][0], ev.ContinuePressed, changed(task, ONE, TWO))

    assert state(run, states.Settings).done is task
    assert state(run, states.Settings).account == ("a-2" if task is CareTask.LINK else "a-1")


def test_a_new_address_is_confirmed_by_its_own_code(run: Run) -> None:
    run.after(*SETTINGS, care(CareTask.ADDRESS), *CARED[CareTask.ADDRESS][0], ev.ContinuePressed, mailed())
    waits = state(run, states.AwaitConfirmation)
    run.after(typed(Field.CODE, "ABCD2345"), ev.ContinuePressed, changed(CareTask.ADDRESS, ONE))

    assert (waits.code_for, waits.form.email) == (CodeFor.ADDRESS, "m.vega@example.org")
    assert run.asked(do.ConfirmAddress) == 1
    assert state(run, states.Settings).done is CareTask.ADDRESS


def test_a_new_password_may_not_be_the_resident_s_own_name(run: Run) -> None:
    run.after(*SETTINGS, care(CareTask.PASSWORD), typed(Field.CURRENT, PASSWORD))
    run.after(typed(Field.PASSWORD, "Marisol Vega"), ev.ContinuePressed)

    assert state(run, states.Care).problems == ((Field.PASSWORD, FieldProblem.PERSONAL),)


def test_a_deleted_registration_ends_the_session(run: Run) -> None:
    run.after(*SETTINGS, care(CareTask.DELETE), *CARED[CareTask.DELETE][0], ev.ContinuePressed)
    run.after(lambda session: ev.RegistrationDeleted(session, 0))
    told = run.session
    run.after(ev.DonePressed)

    assert (told.member, isinstance(told.state, states.Deleted)) == (None, True)
    assert isinstance(run.session.state, states.Wiping)


def test_a_resident_without_an_account_links_one_from_the_menu(run: Run) -> None:
    run.after(*SIGNING_IN, signed_in(), care(CareTask.LINK))

    assert state(run, states.Care).task is CareTask.LINK
