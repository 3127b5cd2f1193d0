"""What `kiosk check` says of the documents that CUPS keeps, against what a real CUPS does keep."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.devices.printer import Printer, Progress
from kiosk.ops import spool
from tests.devices.printserver import PrintServer, until
from tests.unit import statementfiles as files

UNREADABLE = Path("/nonexistent/cupsd.conf")


def print_one(server: PrintServer) -> None:
    """A document that comes out."""
    printer = Printer(server=server.address)
    job = printer.submit(files.good(1), lambda _: None)
    until(lambda: printer.follow(job.id).progress is Progress.DONE)


def documents(server: PrintServer) -> list[Path]:
    """The files in the spool that hold what was printed."""
    return [each for each in server.spooled() if each.name.startswith("d")]


@pytest.mark.parametrize(
    ("files", "history", "kept"),
    [("No", "300", False), ("Yes", "Yes", True), ("3600", "Yes", True), ("Yes", "No", False)],
)
def test_what_the_configuration_says_is_what_the_server_does(files: str, history: str, kept: bool) -> None:
    with PrintServer(history, files) as server:
        server.add()
        print_one(server)
        until(lambda: bool(documents(server)) is kept)
        found = spool.examine(Printer(server=server.address), server.configuration)
        unread = spool.examine(Printer(server=server.address), UNREADABLE)

    assert (found.says.startswith("CUPS keeps each document"), unread.ok) == (kept, not kept)
    assert ("PreserveJobFiles No" in unread.remedy) is kept


def test_of_a_server_that_keeps_documents_the_lines_are_told_that_mend_it() -> None:
    with PrintServer(files="3600") as server:
        found = spool.examine(Printer(server=server.address), server.configuration)

    assert found.ok
    assert found.says == "CUPS keeps each document for 3600 s; the terminal takes back those that it printed"
    assert str(server.configuration) in found.remedy
    assert "“PreserveJobFiles No”" in found.remedy


def test_without_a_word_in_it_cups_keeps_documents_for_a_day(
    print_server: PrintServer, tmp_path: Path
) -> None:
    empty = tmp_path / "cupsd.conf"
    empty.write_text("LogLevel warn\n# PreserveJobFiles No\n")
    found = spool.examine(Printer(server=print_server.address), empty)

    assert found.says.startswith("CUPS keeps each document for 86400 s")


def test_a_configuration_that_can_t_be_read_is_a_note_and_no_fault(print_server: PrintServer) -> None:
    found = spool.examine(Printer(server=print_server.address), UNREADABLE)

    assert found.ok
    assert found.says.startswith("can't be read here whether CUPS keeps documents: this user may not read")
    assert found.remedy


def test_no_list_of_jobs_is_told_as_a_lost_page_goes_unseen(
    print_server: PrintServer, tmp_path: Path
) -> None:
    file = tmp_path / "cupsd.conf"
    file.write_text("PreserveJobHistory No\n")
    found = spool.examine(Printer(server=print_server.address), file)

    assert (found.ok, "PreserveJobHistory 300" in found.remedy) == (True, True)


@pytest.mark.parametrize("server", ["print.example.org", "192.0.2.7:631"])
def test_another_computer_s_server_is_not_taken_for_this_one_s(server: str, tmp_path: Path) -> None:
    file = tmp_path / "cupsd.conf"
    file.write_text("PreserveJobFiles No\n")
    found = spool.examine(Printer(server=server), file)

    assert (found.ok, server in found.says) == (True, True)


@pytest.mark.parametrize(
    ("line", "seconds"),
    [
        ("PreserveJobFiles No", 0),
        ("preservejobfiles off", 0),
        ("PreserveJobFiles 0", 0),
        ("PreserveJobFiles 90", 90),
        ("PreserveJobFiles 2d", 172800),
        ("PreserveJobFiles Yes", -1),
        ("PreserveJobFiles No # mine", 0),
        ("PreserveJobFiles\tNo", 0),
        ("#PreserveJobFiles No", 86400),
    ],
)
def test_a_line_is_read_as_cups_reads_it(line: str, seconds: int) -> None:
    assert spool.durations(f"LogLevel warn\n{line}\n")[0] == seconds
