"""What a clerk finds when somebody can't go on by themselves: under a number, an address, or an id."""

from __future__ import annotations

from kiosk.residents.identity import LinkStatus
from kiosk.residents.waiting import Kind, Waiting

from .cityhall import ANN, BEA, CLERK, CityHall, Terminal, applicant, register

MOST = 6


def under(terminal: Terminal, number: str, biller: str = "4234") -> tuple[Waiting, ...]:
    return terminal.identity.waiting.find(accounts=[(biller, number)], most=MOST)


def test_a_registration_that_nobody_confirmed_waits_under_its_number_and_its_address(
    terminal: Terminal,
) -> None:
    application, _ = register(terminal, number="1000-0007", name="Ann Elena Example")

    (found,) = under(terminal, "1000-0007")

    assert (found.id, found.kind, found.name, found.email) == (
        application, Kind.APPLICATION, "Ann Elena Example", ANN,
    )  # fmt: skip
    assert terminal.identity.waiting.find(email=" ANN@Example.org ", most=MOST) == (found,)
    assert terminal.identity.waiting.find(ids=[application], most=MOST) == (found,)
    assert under(terminal, "1000-0007", biller="99") == ()
    assert terminal.identity.waiting.find(email=BEA, most=MOST) == ()
    assert terminal.identity.waiting.find(most=MOST) == ()


def test_an_account_waits_until_it_is_approved_and_not_before_its_resident_is_known(hall: CityHall) -> None:
    terminal = hall.terminal()
    hall.roster.match = False
    resident = terminal.resident(number="1000-0007")

    (found,) = under(terminal, "1000-0007")
    terminal.identity.approve(resident.links[0].id, CLERK, "passport")

    assert (found.id, found.kind, found.number) == (resident.links[0].id, Kind.UNPROVEN, "1000-0007")
    assert found.email == ANN
    assert under(terminal, "1000-0007") == ()
    assert terminal.identity.waiting.find(email=ANN, most=MOST) == ()


def test_the_resident_s_own_name_stands_beside_the_one_given_for_the_account(hall: CityHall) -> None:
    terminal = hall.terminal()
    resident = terminal.resident()
    hall.roster.match = False
    terminal.identity.link(resident.id, "4234", "22-1", "Jorge Vega", "32708")

    (found,) = under(terminal, "22-1")

    assert (found.name, found.holder) == ("Ann Example", "Jorge Vega")


def test_an_account_that_is_held_at_the_provider_is_found_and_is_no_clerk_s_to_approve(
    terminal: Terminal,
) -> None:
    link = terminal.resident(number="1000-0007").links[0]
    terminal.identity.set_status(link.id, LinkStatus.HELD)

    assert [each.kind for each in under(terminal, "1000-0007")] == [Kind.HELD]
    assert terminal.identity.waiting.unproven(link.id) is None


def test_what_waits_for_nobody_is_not_shown(terminal: Terminal) -> None:
    link = terminal.resident(number="1000-0007").links[0]
    terminal.identity.set_status(link.id, LinkStatus.READY)

    assert under(terminal, "1000-0007") == ()
    assert terminal.identity.waiting.find(ids=[link.id], email=ANN, most=MOST) == ()


def test_a_registration_waits_no_more_once_it_is_confirmed(terminal: Terminal) -> None:
    application, code = register(terminal)
    terminal.identity.confirm(application, code)

    assert terminal.identity.waiting.find(ids=[application], email=ANN, most=MOST) == ()


def test_the_newest_comes_first_and_no_more_than_asked_for(hall: CityHall) -> None:
    terminal = hall.terminal()
    hall.roster.match = False
    resident = terminal.resident(BEA, number="1000-0007")
    hall.pass_by(600)
    applied = [
        terminal.identity.register(applicant(f"{name}@example.org", number="1000-0007"))
        for name in ("cid", "dora")
    ]

    assert [each.id for each in under(terminal, "1000-0007")] == [*reversed(applied), resident.links[0].id]
    found = terminal.identity.waiting.find(accounts=[("4234", "1000-0007")], most=2)
    assert [each.id for each in found] == [*reversed(applied)]


def test_an_unproven_account_is_given_with_its_resident_while_it_waits(hall: CityHall) -> None:
    terminal = hall.terminal()
    hall.roster.match = False
    resident = terminal.resident()
    link = resident.links[0]

    assert terminal.identity.waiting.unproven(link.id) == (resident, link)
    terminal.identity.unlink(resident.id, link.id)
    assert terminal.identity.waiting.unproven(link.id) is None


def test_what_waits_names_nobody_in_a_log(terminal: Terminal) -> None:
    register(terminal, number="1000-0007")

    assert not any(word in repr(under(terminal, "1000-0007")).lower() for word in ("ann", "example", "1000"))
