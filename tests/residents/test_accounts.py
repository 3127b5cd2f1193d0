"""Account numbers: linked, shown to be theirs or left to a clerk, limited against guessing."""

from __future__ import annotations

import sqlalchemy as sa

from kiosk.residents.errors import Why
from kiosk.residents.identity import LinkId, LinkStatus, ResidentId
from kiosk.residents.limits import Limits
from kiosk.residents.schema import AUDIT

from .cityhall import BEA, CLERK, CityHall, Terminal, denied

DAY = 86400


def test_a_linked_account_bears_its_own_name_and_the_first_ones_street(terminal: Terminal) -> None:
    resident = terminal.resident(street="7 Pier Road")

    linked = terminal.identity.link(resident.id, "99", "22-1", "Ana María 王", "32708")

    first, second = linked.links
    assert first == resident.links[0]
    assert (second.biller, second.number, second.name, second.zip) == ("99", "22-1", "Ana María 王", "32708")
    assert (second.street, second.city, second.state) == ("7 Pier Road", "Exampleton", "FL")
    assert second.status is LinkStatus.NEW
    assert terminal.identity.find(resident.id) == linked


def test_an_account_is_linked_once_and_its_state_kept(terminal: Terminal) -> None:
    resident = terminal.resident(number="1-1")
    terminal.identity.set_status(resident.links[0].id, LinkStatus.READY)

    again = terminal.identity.link(resident.id, "4234", "1-1", "Somebody Else", "99999")

    (link,) = again.links
    assert (link.status, link.name) == (LinkStatus.READY, "Ann Example")


def test_two_residents_may_share_an_account(terminal: Terminal) -> None:
    terminal.resident(number="1-1")
    other = terminal.resident(BEA, number="1-1")

    assert other.links[0].number == "1-1"


def test_the_same_number_at_another_biller_is_another_account(terminal: Terminal) -> None:
    resident = terminal.resident(number="1-1")

    assert len(terminal.identity.link(resident.id, "99", "1-1", "Ann Example", "32707").links) == 2


def test_an_unproven_account_becomes_new_when_the_records_match_at_last(hall: CityHall) -> None:
    terminal = hall.terminal()
    hall.roster.match = False
    resident = terminal.resident(number="1-1")
    hall.roster.match = True

    (link,) = terminal.identity.link(resident.id, "4234", "1-1", "Ann B. Example", "32709").links

    assert (link.id, link.status) == (resident.links[0].id, LinkStatus.NEW)
    assert (link.name, link.zip) == ("Ann B. Example", "32709")


def test_guessing_at_names_and_zip_codes_ends_after_five_a_day(hall: CityHall) -> None:
    terminal = hall.terminal(Limits(unproven_a_day=5))
    resident = terminal.resident()
    hall.roster.match = False
    for number in range(5):
        terminal.identity.link(resident.id, "4234", f"9-{number}", "Ann Example", "32707")
    hall.roster.match = True
    asked = len(hall.roster.asked)

    refused = denied(terminal.identity.link, resident.id, "4234", "9-9", "Ann Example", "32707")

    assert refused.why is Why.TOO_MANY
    assert DAY - 60 < refused.wait <= DAY
    assert len(hall.roster.asked) == asked
    hall.pass_by(DAY + 1)
    assert len(terminal.identity.link(resident.id, "4234", "9-9", "Ann Example", "32707").links) == 7


def test_many_residents_guess_no_better_at_one_account_than_one(hall: CityHall) -> None:
    terminal = hall.terminal(Limits(unproven_of_account_a_day=3))
    hall.roster.match = False
    guessers = [terminal.resident(f"guesser{number}@example.org", number="1-1") for number in range(3)]
    hall.roster.match = True
    asked = len(hall.roster.asked)

    again = terminal.identity.link(guessers[0].id, "4234", "1-1", "Ann Example", "32707")
    other = terminal.identity.link(guessers[0].id, "4234", "1-2", "Ann Example", "32707")

    assert [link.status for link in again.links] == [LinkStatus.UNPROVEN]
    assert other.links[1].status is LinkStatus.NEW
    assert len(hall.roster.asked) == asked + 1
    hall.pass_by(DAY + 1)
    late = terminal.identity.link(guessers[1].id, "4234", "1-1", "Ann Example", "32707")
    assert [link.status for link in late.links] == [LinkStatus.NEW]


def test_matching_accounts_are_not_limited(terminal: Terminal) -> None:
    resident = terminal.resident()
    for number in range(8):
        resident = terminal.identity.link(resident.id, "4234", f"9-{number}", "Ann Example", "32707")

    assert len(resident.links) == 9


def test_an_unlinked_account_is_forgotten_and_a_strangers_is_not(terminal: Terminal) -> None:
    resident, other = terminal.resident(), terminal.resident(BEA)

    assert terminal.identity.unlink(resident.id, other.links[0].id).links == resident.links
    assert terminal.identity.unlink(resident.id, resident.links[0].id).links == ()
    assert terminal.identity.find(other.id) == other


def test_an_account_linked_after_the_last_was_unlinked_has_no_street(terminal: Terminal) -> None:
    resident = terminal.resident()
    terminal.identity.unlink(resident.id, resident.links[0].id)

    (link,) = terminal.identity.link(resident.id, "4234", "5-5", "Ann Example", "32707").links

    assert (link.street, link.city, link.state, link.zip) == ("", "", "", "32707")


def test_a_clerk_approves_what_the_records_do_not_show(hall: CityHall) -> None:
    terminal = hall.terminal()
    hall.roster.match = False
    resident = terminal.resident()
    link = resident.links[0].id

    approved = terminal.identity.approve(link, CLERK, "passport")

    assert [each.status for each in approved.links] == [LinkStatus.NEW]
    assert denied(terminal.identity.approve, link, CLERK, "passport").why is Why.WRONG
    assert denied(terminal.identity.approve, LinkId("0" * 32), CLERK, "passport").why is Why.WRONG


def test_who_did_what_is_kept_by_ids_alone(hall: CityHall) -> None:
    terminal = hall.terminal()
    hall.roster.match = False
    resident = terminal.resident(number="77-5")
    terminal.identity.approve(resident.links[0].id, CLERK, "passport")
    terminal.identity.unlink(resident.id, resident.links[0].id)

    rows = terminal.run(sa.select(AUDIT).order_by(AUDIT.c.id))

    assert [row.what for row in rows] == ["registered", "confirmed", "link_approved_passport", "unlinked"]
    assert [row.who.partition(":")[0] for row in rows] == ["application", "application", "clerk", "resident"]
    assert rows[2].who == f"clerk:{CLERK}"
    assert not any(word in repr(rows).lower() for word in ("example", "77-5", "ann"))


def test_nothing_is_linked_to_whom_nobody_knows(terminal: Terminal) -> None:
    nobody = ResidentId("0" * 32)

    assert denied(terminal.identity.link, nobody, "4234", "1-1", "Ann Example", "32707").why is Why.WRONG
    assert denied(terminal.identity.unlink, nobody, LinkId("1")).why is Why.WRONG
    assert terminal.identity.find(nobody) is None
