"""What `kiosk check` says of the printer, of a real CUPS; and of the technician's PIN."""

from __future__ import annotations

import pytest

from kiosk.admin import pin
from kiosk.devices.printer import Condition, Printer
from kiosk.ops import printing, technician
from kiosk.secret import Secret
from kiosk.settings import Printing
from tests.devices.printserver import PrintServer, until
from tests.unit import statementfiles as files


def look(server: PrintServer, name: str = "lobby") -> tuple[bool, str, str]:
    found = printing.examine(Printing(printer=name), Printer(name, server.address))
    return found.ok, found.says, found.remedy


def test_a_printer_that_is_ready_is_fit(print_server: PrintServer) -> None:
    assert look(print_server) == (True, "lobby is ready, paper 216 x 279 mm", "")
    assert look(print_server, "") == look(print_server)


def test_a_stopped_printer_is_told_with_the_command_that_starts_it(print_server: PrintServer) -> None:
    print_server.connection.disablePrinter("lobby")
    ok, says, remedy = look(print_server)

    assert not ok
    assert says.startswith("lobby is stopped (")
    assert remedy.endswith("cupsenable lobby")


def test_a_printer_that_takes_no_jobs_is_told(print_server: PrintServer) -> None:
    print_server.connection.rejectJobs("lobby")

    assert look(print_server)[2] == "Let it take jobs: cupsaccept lobby"


def test_a_printer_without_paper_is_told(print_server: PrintServer) -> None:
    print_server.trouble("media-empty-error")
    printer = Printer(server=print_server.address)
    printer.submit(files.good(1), lambda _: None)
    until(lambda: printer.look().condition is Condition.PAPER_OUT)

    assert look(print_server) == (False, "lobby is paper out (media-empty-error)", "Put paper in")


def test_a_printer_that_is_named_must_be_there(print_server: PrintServer) -> None:
    ok, says, remedy = look(print_server, "attic")

    assert (ok, says) == (False, "CUPS has no printer attic")
    assert "lpadmin" in remedy


@pytest.mark.parametrize(("name", "ok"), [("lobby", False), ("", True)])
def test_without_a_print_server_only_a_named_printer_is_missed(
    print_server: PrintServer, name: str, ok: bool
) -> None:
    print_server.stop()
    found = look(print_server, name)

    assert (found[0], found[1].startswith("CUPS does not answer")) == (ok, True)


def test_printing_that_is_turned_off_asks_nobody() -> None:
    found = printing.examine(Printing(printer="none"), Printer("none", "/nonexistent"))

    assert (found.ok, found.remedy) == (True, "")


@pytest.mark.parametrize(
    ("kept", "ok", "has_remedy"),
    [
        (None, True, True),
        (Secret("271828"), False, True),
        (pin.hashed(Secret("271828")), True, False),
    ],
    ids=["none", "the PIN itself", "its hash"],
)
def test_a_pin_that_could_never_be_right_is_told(
    kept: Secret | str | None, ok: bool, has_remedy: bool
) -> None:
    found = technician.examine(Secret(kept) if isinstance(kept, str) else kept, "credential:admin-pin")

    assert (found.ok, bool(found.remedy)) == (ok, has_remedy)
    assert "271828" not in found.line
