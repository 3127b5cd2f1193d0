"""What the flow makes of paper: one job at a time, few for each customer, and nothing left for the next."""

from __future__ import annotations

import msgspec
import pytest

from kiosk.flow import effects as do
from kiosk.flow import events as ev
from kiosk.flow.paper import JobNews, Paper, PrintProblem, Stage
from kiosk.flow.states import Goodbye, Receipt, SessionId, Welcome, Wiping
from kiosk.flow.technician import Admin, Deed, Trial, Verdict
from tests.unit.flows import HOSTED, RECEIPT, RULES, Make, Run, wiped

LETTER, ROLL = Paper(width=216, height=279), Paper(width=80, height=297, is_roll=True)
PDF = b"%PDF-1.7"


def seen(paper: Paper | None) -> Make:
    return lambda session: ev.PrinterSeen(session, paper)


def made(number: int = 1, pages: int = 1) -> Make:
    return lambda session: ev.PaperMade(session, number, PDF, pages)


def statement(pages: int = 1) -> Make:
    return lambda session: ev.StatementPrinted(session, PDF, pages)


def sent(number: int = 1, job: int = 47) -> Make:
    return lambda session: ev.PaperSent(session, number, job)


def heard(news: JobNews, problem: PrintProblem | None = None, number: int = 1) -> Make:
    return lambda session: ev.JobHeard(session, number, news, problem)


WAITING = (ev.PrintPressed, made(), sent())
DONE = (*WAITING, heard(JobNews.DONE))


@pytest.fixture
def run() -> Run:
    return Run(msgspec.structs.replace(RULES, prints=True)).after(*RECEIPT, seen(LETTER))


def test_a_page_has_the_printer_looked_at_and_without_one_it_has_not() -> None:
    assert Run(msgspec.structs.replace(RULES, prints=True)).after(*HOSTED).asked(do.LookAtPrinter) == 1
    assert Run().after(*HOSTED).asked(do.LookAtPrinter) == 0


def test_a_receipt_goes_from_the_page_to_the_printer_and_its_end_is_told(run: Run) -> None:
    stages = [run.after(*WAITING).session.printing.stage]
    stages.append(run.seconds(1).after(heard(JobNews.DONE)).session.printing.stage)
    stages.append(run.seconds(RULES.paper_told).session.printing.stage)

    assert stages == [Stage.PRINTING, Stage.DONE, Stage.IDLE]
    assert run.asked(do.MakePaper) == run.asked(do.SendPaper) == run.asked(do.FollowJob) == 1


def test_the_terminal_s_button_prints_the_page_and_the_page_s_wish_what_had_it(run: Run) -> None:
    run.after(ev.PrintAsked, heard(JobNews.FAILED))
    (asked,) = (effect for effect in run.effects if isinstance(effect, do.MakePaper))
    pressed = Run(run.flow.rules).after(*RECEIPT, seen(LETTER), ev.PrintPressed).effects[-1]

    assert not asked.whole
    assert isinstance(pressed, do.MakePaper)
    assert pressed.whole


def test_one_job_at_a_time(run: Run) -> None:
    run.after(ev.PrintPressed, ev.PrintPressed, ev.PrintAsked, statement(), made(), ev.PrintPressed)

    assert (run.asked(do.MakePaper), run.asked(do.SendPaper)) == (1, 1)


def test_a_page_s_wish_counts_once_for_each_touch(run: Run) -> None:
    run.after(ev.PrintAsked, made(), sent(), heard(JobNews.DONE), ev.PrintAsked)
    once = run.asked(do.MakePaper)
    run.after(ev.Touched, ev.PrintAsked)

    assert (once, run.asked(do.MakePaper), run.asked(do.RefusePrint)) == (1, 2, 1)


def test_a_customer_has_so_many_jobs_and_no_more(run: Run) -> None:
    for number in range(1, RULES.most_prints + 1):
        run.after(ev.PrintPressed, made(number), sent(number), heard(JobNews.DONE, number=number))
    run.after(ev.PrintPressed)
    assert run.session.printing.problem is PrintProblem.TOO_MANY
    run.after(statement())

    assert run.session.printing.problem is PrintProblem.TOO_MANY
    assert run.asked(do.SendPaper) == RULES.most_prints


@pytest.mark.parametrize("pages", [RULES.most_pages, RULES.most_pages + 1])
def test_a_job_has_so_many_pages_and_no_more(run: Run, pages: int) -> None:
    run.after(ev.PrintPressed, made(pages=pages))

    assert (run.session.printing.problem is PrintProblem.TOO_LONG) == (pages > RULES.most_pages)
    assert run.asked(do.SendPaper) == (pages <= RULES.most_pages)


def test_a_letter_is_not_printed_on_a_strip(run: Run) -> None:
    run.after(seen(ROLL), statement())

    assert run.session.printing.problem is PrintProblem.TOO_NARROW
    assert run.asked(do.SendPaper) == 0


@pytest.mark.parametrize("make", [ev.PrintPressed, ev.PrintAsked, statement()])
def test_without_a_printer_nothing_is_printed(run: Run, make: Make) -> None:
    run.after(seen(None), make)

    assert (run.asked(do.MakePaper), run.asked(do.SendPaper)) == (0, 0)


@pytest.mark.parametrize(
    ("events", "limit"),
    [
        ((ev.PrintPressed,), RULES.making),
        ((ev.PrintPressed, made()), RULES.sending),
        (WAITING, RULES.printing),
    ],
)
def test_every_stage_has_an_end(run: Run, events: tuple[Make, ...], limit: int) -> None:
    run.after(*events).seconds(limit - 1)
    still = run.session.printing.stage
    run.seconds(1)

    assert still is not Stage.FAILED
    assert run.session.printing.problem is PrintProblem.TOO_SLOW


def test_paper_that_is_out_is_waited_for_a_while_and_then_the_job_is_taken_back(run: Run) -> None:
    run.after(*WAITING, heard(JobNews.UNDER_WAY, PrintProblem.PAPER_OUT)).seconds(RULES.paper_patience - 1)
    waiting = run.session.printing.stage
    run.seconds(1)

    assert waiting is Stage.PRINTING
    assert (run.session.printing.stage, run.session.printing.problem) == (
        Stage.FAILED,
        PrintProblem.PAPER_OUT,
    )
    assert run.effects[-1] == do.CancelJob(run.session.id, 1, 47)


def test_paper_that_is_put_in_again_is_no_problem_any_more(run: Run) -> None:
    run.after(*WAITING, heard(JobNews.UNDER_WAY, PrintProblem.PAPER_OUT)).seconds(RULES.paper_patience - 1)
    run.after(heard(JobNews.UNDER_WAY)).seconds(RULES.paper_patience)

    assert run.session.printing.stage is Stage.PRINTING


def test_a_job_that_was_given_up_while_it_was_sent_is_taken_back_when_it_has_a_number(run: Run) -> None:
    run.after(ev.PrintPressed, made()).seconds(RULES.sending).after(sent())

    assert run.effects[-1] == do.CancelJob(run.session.id, 1, 47)
    assert run.session.printing.stage is Stage.FAILED


def test_what_is_late_changes_nothing(run: Run) -> None:
    before = run.after(*DONE).session

    assert run.after(made(), heard(JobNews.FAILED), made(9), heard(JobNews.DONE, number=9)).session == before


def test_the_countdown_of_a_receipt_waits_for_its_paper(run: Run) -> None:
    run.after(*WAITING).seconds(RULES.receipt // 2)
    assert isinstance(run.session.state, Receipt)
    assert run.session.state.left == RULES.receipt
    run.after(heard(JobNews.DONE)).seconds(RULES.receipt)

    assert isinstance(run.session.state, Wiping)


def test_silence_is_not_counted_while_a_statement_is_printed() -> None:
    run = Run(msgspec.structs.replace(RULES, prints=True)).after(*HOSTED, seen(LETTER), statement(), sent())
    run.seconds(RULES.printing - 1)

    assert (run.session.quiet, run.session.warning) == (0, None)


@pytest.mark.parametrize("first", ["wiped", "cleared"])
def test_the_next_customer_comes_when_page_and_paper_are_gone(run: Run, first: str) -> None:
    both: dict[str, Make] = {"wiped": wiped, "cleared": ev.PaperCleared}
    run.after(*WAITING, ev.DonePressed, both.pop(first))
    assert isinstance(run.session.state, Wiping)
    run.after(*both.values())

    assert isinstance(run.session.state, Goodbye)
    assert run.session.id == SessionId("1+")
    assert run.asked(do.ClearPaper) == 1


def test_whoever_printed_nothing_leaves_nothing_to_clear(run: Run) -> None:
    run.after(ev.StartOverPressed, wiped)

    assert isinstance(run.session.state, Welcome)
    assert run.asked(do.ClearPaper) == 0


def test_nothing_of_a_job_is_found_by_the_next_customer(run: Run) -> None:
    run.after(*DONE, ev.StartOverPressed, wiped, ev.PaperCleared)

    assert run.session.printing.stage is Stage.IDLE
    assert run.session.printing.number == 0


@pytest.mark.parametrize("problem", [None, PrintProblem.OFFLINE])
def test_a_technician_s_test_is_written_down_done_once_and_its_end_told(problem: PrintProblem | None) -> None:
    run = Run(msgspec.structs.replace(RULES, prints=True, admin=True))
    run.after(
        ev.AdminWanted, *(lambda session, digit=digit: ev.PinTyped(session, digit) for digit in "271828")
    )
    run.after(ev.ContinuePressed, lambda session: ev.PinJudged(session, 0, Verdict.RIGHT))
    for _ in range(2):
        run.after(lambda session: ev.AdminPressed(session, Deed.PRINTER))
    assert run.effects[-2:] == [do.RecordAdmin(run.session.id, Deed.PRINTER), do.TryPrinter(run.session.id)]
    run.after(lambda session: ev.PrinterTested(session, problem))

    state = run.session.state
    assert isinstance(state, Admin)
    assert (state.trial, state.problem) == (Trial.FAILED if problem else Trial.PRINTED, problem)


def test_what_is_printed_stands_in_no_repr() -> None:
    here = SessionId("1")
    shown = repr(
        (ev.StatementPrinted(here, PDF, 1), ev.PaperMade(here, 1, PDF, 1), do.SendPaper(here, 1, PDF))
    )

    assert "PDF" not in shown
