"""The printer through a real CUPS: what comes out, what is told when nothing does, and what is left there."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.devices import paper
from kiosk.devices.errors import NoPrinter, PrinterError, PrinterRefused, PrinterSilent, PrinterStopped
from kiosk.devices.limited import MOST_STUCK, GivenUp, Limited, Ticket
from kiosk.devices.printer import TITLE, Condition, Job, Printer, Progress, condition
from tests.devices.printserver import PrintServer, facts_of, text_of, until
from tests.unit import statementfiles as files

LETTER, ROLL = (612, 792), (227, 842)


def ended(printer: Printer, job: Job) -> Job:
    """The job, once it has ended."""
    until(lambda: printer.follow(job.id).progress in (Progress.DONE, Progress.FAILED))
    return printer.follow(job.id)


def ignore(_: int) -> None:
    """A job's number, which this test does not need."""


def test_a_document_comes_out_whole(print_server: PrintServer) -> None:
    printer = Printer(server=print_server.address)
    done = ended(printer, printer.submit(files.good(3), ignore))

    (printed,) = print_server.printed
    pages, _ = facts_of(printed)
    assert done.progress is Progress.DONE
    assert pages == 3
    assert all(f"Page {number}" in text_of(printed) for number in (1, 2, 3))


def test_a_document_of_megabytes_comes_out_whole(print_server: PrintServer) -> None:
    printer = Printer(server=print_server.address)
    padded = files.good(2) + b"%" + b"padding " * 400_000 + b"\n"
    done = ended(printer, printer.submit(padded, ignore))

    assert done.progress is Progress.DONE
    assert facts_of(print_server.printed[0])[0] == 2


@pytest.mark.parametrize(
    ("default", "sizes", "expected"),
    [
        pytest.param("Letter", ("Letter", "A4"), (612, 792), id="letter"),
        pytest.param("A4", ("Letter", "A4"), (595, 842), id="a4"),
        pytest.param("Roll80", ("Roll80",), (227, 842), id="roll"),
    ],
)
def test_a_document_is_fitted_to_the_printer_s_paper(
    print_server: PrintServer, default: str, sizes: tuple[str, ...], expected: tuple[int, int]
) -> None:
    print_server.add("other", default, sizes=sizes)
    printer = Printer("other", print_server.address)
    ended(printer, printer.submit(files.good(1), ignore))

    _, (width, height) = facts_of(print_server.printed[0])
    assert (round(width), round(height)) == expected
    assert "Page 1" in text_of(print_server.printed[0])


def test_the_job_bears_no_name_but_ours(print_server: PrintServer) -> None:
    printer = Printer(server=print_server.address)
    ended(printer, printer.submit(files.good(1), ignore))

    wanted = ["job-id", "job-name"]
    jobs = print_server.connection.getJobs(which_jobs="all", my_jobs=True, requested_attributes=wanted)
    assert [told["job-name"] for told in jobs.values()] == [TITLE]


def test_the_default_printer_is_found_and_its_paper_told(print_server: PrintServer) -> None:
    state = Printer(server=print_server.address).look()

    assert (state.name, state.condition) == ("lobby", Condition.READY)
    assert (round(state.paper.width), round(state.paper.height)) == (216, 279)


def test_a_printer_of_another_name_is_none(print_server: PrintServer) -> None:
    with pytest.raises(NoPrinter):
        Printer("attic", print_server.address).look()


def test_without_a_default_printer_there_is_none() -> None:
    with PrintServer() as empty, pytest.raises(NoPrinter):
        Printer(server=empty.address).look()


def test_a_stopped_printer_is_given_nothing(print_server: PrintServer) -> None:
    print_server.connection.disablePrinter("lobby")
    printer = Printer(server=print_server.address)

    assert printer.look().condition is Condition.STOPPED
    with pytest.raises(PrinterStopped):
        printer.submit(files.good(1), ignore)
    assert print_server.jobs() == {}


def test_a_printer_that_takes_no_jobs_is_given_none(print_server: PrintServer) -> None:
    print_server.connection.rejectJobs("lobby")
    printer = Printer(server=print_server.address)

    assert printer.look().condition is Condition.REJECTING
    with pytest.raises(PrinterStopped):
        printer.submit(files.good(1), ignore)


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("media-empty-error", Condition.PAPER_OUT),
        ("media-needed-report", Condition.PAPER_OUT),
        ("offline-report", Condition.OFFLINE),
        ("media-jam-warning", Condition.FAULT),
    ],
)
def test_why_no_paper_comes_is_told_while_the_job_waits(
    print_server: PrintServer, reason: str, told: Condition
) -> None:
    print_server.trouble(reason)
    printer = Printer(server=print_server.address)
    job = printer.submit(files.good(1), ignore)
    until(lambda: printer.follow(job.id).condition is told)

    assert reason in printer.follow(job.id).reasons
    assert print_server.printed == []
    print_server.repair()
    assert ended(printer, job).progress is Progress.DONE


def test_a_job_that_waits_is_taken_back_and_nothing_of_it_is_kept(print_server: PrintServer) -> None:
    print_server.trouble("media-empty-error")
    printer = Printer(server=print_server.address)
    job = printer.submit(files.good(1), ignore)
    until(lambda: printer.follow(job.id).condition is Condition.PAPER_OUT)
    assert print_server.spooled() != []
    printer.cancel([job.id])

    until(lambda: print_server.jobs() == {} and print_server.spooled() == [])
    print_server.repair()
    assert print_server.printed == []


def test_a_job_that_has_come_out_is_forgotten_too(print_server: PrintServer) -> None:
    printer = Printer(server=print_server.address)
    job = ended(printer, printer.submit(files.good(1), ignore))
    assert job.id in print_server.jobs()
    printer.cancel([job.id])

    assert print_server.jobs() == {}


def test_taking_back_what_is_gone_already_is_no_fault(print_server: PrintServer) -> None:
    Printer(server=print_server.address).cancel([4711])


def test_a_job_that_the_server_does_not_remember_was_printed() -> None:
    with PrintServer(history="No") as server:
        server.add()
        printer = Printer(server=server.address)
        job = printer.submit(files.good(1), ignore)
        until(lambda: printer.follow(job.id).progress is Progress.DONE)

        assert len(server.printed) == 1


def test_a_job_that_the_printer_gives_up_has_failed(print_server: PrintServer) -> None:
    print_server.spoil("spoiled")
    printer = Printer(server=print_server.address)

    assert ended(printer, printer.submit(files.good(1), ignore)).progress is Progress.FAILED


def test_a_printer_that_breaks_down_is_stopped_and_its_job_waits(print_server: PrintServer) -> None:
    print_server.spoil("broken")
    printer = Printer(server=print_server.address)
    job = printer.submit(files.good(1), ignore)
    until(lambda: printer.look().condition is Condition.STOPPED)

    assert printer.follow(job.id).progress is Progress.WAITING
    assert printer.follow(job.id).condition is Condition.STOPPED


def test_what_is_no_document_is_not_printed(print_server: PrintServer) -> None:
    printer = Printer(server=print_server.address)

    assert (
        ended(printer, printer.submit(b"%PDF-1.4\nno more than that\n", ignore)).progress is Progress.FAILED
    )
    assert print_server.printed == []


def test_only_jobs_of_ours_are_swept(print_server: PrintServer, tmp_path: Path) -> None:
    print_server.connection.disablePrinter("lobby")
    print_server.connection.createJob("lobby", TITLE, {})
    other = print_server.connection.createJob("lobby", "Somebody's list", {})

    assert Printer(server=print_server.address).cancel_ours() == 1
    assert list(print_server.jobs()) == [other]


def test_a_server_that_is_away_is_told_at_once(print_server: PrintServer) -> None:
    print_server.stop()

    with pytest.raises(PrinterSilent):
        Printer(server=print_server.address).look()
    print_server.start()
    assert Printer(server=print_server.address).look().condition is Condition.READY


@pytest.fixture
def mute(tmp_path: Path) -> Iterator[str]:
    """The address of a server that takes connections and never says a word."""
    address = f"{tmp_path}/mute"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(address)
        server.listen(16)
        yield address


def test_a_server_that_never_answers_holds_nobody_up(mute: str) -> None:
    printer = Printer("lobby", mute, limits=(0.2, 0.2))
    for _ in range(MOST_STUCK + 2):
        with pytest.raises(PrinterSilent):
            printer.look()

    assert len([each for each in threading.enumerate() if each.name == "cups"]) <= MOST_STUCK
    assert all(each.daemon for each in threading.enumerate() if each.name == "cups")


def test_no_two_errors_are_missing_from_the_tree() -> None:
    assert {NoPrinter, PrinterSilent, PrinterRefused, PrinterStopped} == {
        *PrinterError.__subclasses__(), *PrinterRefused.__subclasses__()
    }  # fmt: skip


def test_a_call_that_comes_back_too_late_knows_that_nobody_waits() -> None:
    limited, go, seen = Limited("late"), threading.Event(), []

    def work(ticket: Ticket) -> None:
        go.wait()
        seen.append(ticket.given_up)

    with pytest.raises(GivenUp):
        limited.call(work, 0.01)
    go.set()
    until(lambda: bool(seen))

    assert seen == [True]
    assert limited.call(lambda ticket: ticket.given_up, 10) is False


def test_a_call_s_own_time_out_is_its_own() -> None:
    def work(_: Ticket) -> None:
        raise TimeoutError("its own")

    with pytest.raises(TimeoutError, match="its own"):
        Limited("own").call(work, 10)


@pytest.mark.parametrize(
    ("state", "reasons", "accepting", "told"),
    [
        (3, (), True, Condition.READY),
        (3, ("none",), True, Condition.READY),
        (4, ("connecting-to-device",), True, Condition.READY),
        (3, ("marker-supply-low-warning",), True, Condition.READY),
        (5, ("paused",), True, Condition.STOPPED),
        (5, ("media-empty-error", "paused"), True, Condition.PAPER_OUT),
        (4, ("offline-report",), True, Condition.OFFLINE),
        (4, ("cover-open-error",), True, Condition.FAULT),
        (3, ("none",), False, Condition.REJECTING),
    ],
)
def test_what_a_printer_says_of_itself(
    state: int, reasons: tuple[str, ...], accepting: bool, told: Condition
) -> None:
    assert condition(state, reasons, accepting=accepting) is told


@pytest.mark.parametrize(
    ("default", "supported", "chosen"),
    [
        ("na_letter_8.5x11in", ["iso_a4_210x297mm"], "na_letter_8.5x11in"),
        ("iso_a4_210x297mm", ["na_letter_8.5x11in"], "iso_a4_210x297mm"),
        ("om_roll80_80x297mm", [], "om_roll80_80x297mm"),
        ("na_legal_8.5x14in", ["iso_a4_210x297mm", "na_letter_8.5x11in"], "na_letter_8.5x11in"),
        ("na_index-4x6_4x6in", ["iso_a4_210x297mm"], "iso_a4_210x297mm"),
        ("custom_min_72x100mm", ["custom_max_80x2000mm", "om_strip_72x200mm"], "om_strip_72x200mm"),
        ("custom_68.79x95.25mm_68.79x95.25mm", ["na_letter_8.5x11in"], "na_letter_8.5x11in"),
        ("", [], ""),
        ("nonsense", ["_0x0mm", "a_0x10mm"], ""),
    ],
)
def test_which_paper_is_chosen(default: str, supported: list[str], chosen: str) -> None:
    assert paper.choose(default, supported).media == chosen


def test_a_document_that_hung_is_taken_back_when_the_server_wakes(print_server: PrintServer) -> None:
    begun: list[int] = []
    hung, go = threading.Event(), threading.Event()

    def hold(job: int) -> None:
        begun.append(job)
        hung.set()
        go.wait()

    printer = Printer(server=print_server.address, limits=(30.0, 2.0))
    with pytest.raises(PrinterSilent):
        printer.submit(files.good(1), hold)
    assert hung.is_set()
    assert list(print_server.jobs()) == begun
    go.set()

    until(lambda: print_server.jobs() == {})
    assert print_server.printed == []
