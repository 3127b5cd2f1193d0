"""Whatever way a session ends, nothing that was typed in it is found in anything that the terminal wrote."""

from __future__ import annotations

import base64
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from kiosk.sandbox.mailbox import Mailbox
from kiosk.sandbox.server import SandboxServer
from tests.breakout.case import Case, Note, Way
from tests.e2e import steps, test_residents
from tests.e2e.fixtures import Opener
from tests.e2e.lobby import Visit
from tests.e2e.traces import all_below, content_of
from tests.e2e.user import NOBODY, is_root

DIRECTORY = "residents.sqlite3"
ACCOUNT = "132759960"
CARD = steps.APPROVED.replace(" ", "")
GUEST = (ACCOUNT, "13275-9960", CARD, steps.APPROVED, steps.HOLDER, steps.STREET, steps.EMAIL)
_OF_OTHERS = ("kiosk-postgres-", "kiosk-e2e-", "kiosk-check-", "kiosk-bench-")
"""Folders of other tests that run as the same user: a database with its accounts, terminals of their own."""
_SHARED = (Path("/dev/shm"), Path("/tmp"), Path("/var/tmp"), Path("/var/spool/cups"))  # noqa: S108  looked at only


def writings(text: str) -> list[bytes]:
    """The ways in which `text` could stand in a file: base64 at each of the three places it may begin at."""
    plain = text.encode()
    found = [plain]
    for coded in (plain, text.encode("utf-16-le"), text.encode("utf-16-be")):
        found.append(coded)
        # What stands before shifts the letters; those at both ends depend on what is beside them.
        for shift in range(3):
            whole = base64.b64encode(b"\0" * shift + coded)
            inside = whole[-(-shift * 8 // 6) : len(whole) - 4]
            found += [inside, inside.translate(bytes.maketrans(b"+/", b"-_"))]
    return list(dict.fromkeys(found))


def files(visit: Visit) -> Iterator[Path]:
    """Every file that its processes could have left: in its own folders, and in shared ones what is its user's.

    There, only what was written since the terminal was configured can be its.
    """
    yield from all_below(visit.home, visit.runtime, visit.state)
    since = visit.file.stat().st_mtime
    owner = NOBODY if is_root() else os.geteuid()
    for shared in _SHARED:
        for place, folders, names in os.walk(shared):
            folders[:] = [name for name in folders if not name.startswith(_OF_OTHERS)]
            for path in (Path(place, name) for name in names):
                with suppress(OSError):  # somebody else's, which went meanwhile
                    status = path.lstat()
                    if status.st_uid == owner and status.st_mtime >= since:
                        yield path


def left_behind(visit: Visit, *secrets: str) -> list[tuple[str, str]]:
    """Each secret and the file, its name included, or the log that holds it. The directory has its own test."""
    found = []
    contents = {"the log": visit.terminal.log.encode()}
    for path in files(visit):
        contents[str(path)] = str(path).encode()
        if not path.name.startswith(DIRECTORY):
            contents[str(path)] += content_of(path)
    for secret in secrets:
        ways = writings(secret)
        found += [(secret, name) for name, content in contents.items() if any(way in content for way in ways)]
    return found


def done(visit: Visit) -> None:
    """The customer is done with the receipt."""
    steps.process(visit)
    visit.terminal.await_states("Receipt")
    visit.person.presses("Done")
    visit.terminal.await_states("Wiping", "Goodbye")


def start_over(visit: Visit) -> None:
    """The customer changes their mind, with a card typed."""
    visit.person.presses("Start Over")
    visit.terminal.await_states("OutcomeUnknown")
    visit.person.presses("Done")
    visit.terminal.await_event("session.state", state="Wiping")


def killed_page(visit: Visit) -> None:
    """The process that draws the page ends; what became of the payment is not known."""
    visit.terminal.kill_renderers()
    visit.terminal.await_event("web.renderer_ended")
    visit.person.presses("Done")
    visit.terminal.await_event("session.state", state="Wiping")


def stopped(visit: Visit) -> None:
    """The supervisor ends the terminal in the middle."""
    assert visit.terminal.stop() == 0


def cut_off(visit: Visit) -> None:
    """The power goes, and comes back."""
    visit.terminal.kill()
    visit.start()


@pytest.mark.parametrize("end", [done, start_over, killed_page, stopped, cut_off])
def test_a_guest_leaves_nothing(
    visit: Visit, end: Callable[[Visit], None], carried_out: Callable[[Case], None]
) -> None:
    carried_out(Case(f"18-canary-{end.__name__}", 18, Way.DEED, (), Note.HARMLESS))
    steps.open_page(visit)
    steps.open_information(visit)
    steps.fill_card(visit)
    during = left_behind(visit, *GUEST)
    visit.person.presses("Continue to Review Payment")
    visit.person.reads("Review your Information")
    end(visit)

    assert during == []
    assert left_behind(visit, *GUEST) == []


@pytest.mark.parametrize("end", ["sign_out", "cut_off"])
def test_a_resident_leaves_what_the_directory_is_for(
    arrange: Opener, cloud: SandboxServer, mailbox: Mailbox, end: str, carried_out: Callable[[Case], None]
) -> None:
    carried_out(Case(f"18-canary-resident-{end}", 18, Way.DEED, (), Note.HARMLESS))
    visit = arrange(cloud, mailbox=mailbox)
    visit.start()
    visit.person.has_keyboard_on("Pay My Bill")
    test_residents.register(visit)
    code = test_residents.code_in(mailbox)
    test_residents.confirm(visit, code)
    visit.person.presses("Continue")
    visit.person.presses("Pay Now")
    visit.terminal.await_states("Hosted")
    {"sign_out": test_residents.sign_out, "cut_off": cut_off}[end](visit)
    tokens = [each.token for each in cloud.customers.tokens]
    secrets = (test_residents.PASSWORD, code, *tokens)
    directory = b"".join(content_of(each) for each in visit.state.glob(f"{DIRECTORY}*"))

    assert tokens
    assert (
        left_behind(visit, test_residents.EMAIL, "Marisol Vega", "Lantern", ACCOUNT, "13275-9960", *secrets)
        == []
    )
    assert [each for each in secrets if any(way in directory for way in writings(each))] == []
    assert test_residents.EMAIL.encode() in directory


@pytest.mark.parametrize("secret", ["4111111111111111", "Marisol Vega"])
@pytest.mark.parametrize("before", ["", "x", "xy", "xyz"])
@pytest.mark.parametrize("coding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_what_is_searched_for_would_be_found(secret: str, before: str, coding: str) -> None:
    written = (before + secret + " and more").encode(coding)
    for content in (written, base64.b64encode(written), base64.urlsafe_b64encode(written)):
        assert any(way in content for way in writings(secret))
