"""Known again by password or by a mailed code; strangers learn nothing from any answer."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Any

import argon2
import pytest
import sqlalchemy as sa

from kiosk.residents import hashing
from kiosk.residents.errors import Denied, Why
from kiosk.residents.hashing import Cost, Hasher
from kiosk.residents.identity import Code
from kiosk.residents.outbox import LetterKind
from kiosk.residents.schema import LOCKOUTS, METADATA, RESIDENTS
from kiosk.secrets import Secret

from .cityhall import ANN, BEA, OTHER, PASSWORD, CityHall, Terminal, applicant, denied, register

WRONG = "2222-2222"


def counting(hash_function: Callable[..., Any], counted: list[str]) -> Callable[..., Any]:
    """Argon2's own function, each of its calls counted."""

    def call(*arguments: Any, **options: Any) -> Any:
        counted.append("hash")
        return hash_function(*arguments, **options)

    return call


@pytest.mark.parametrize("typed", ["ann@example.org", " Ann@Example.ORG ", "ANN@EXAMPLE.ORG"])
def test_a_resident_is_known_by_address_and_password(terminal: Terminal, typed: str) -> None:
    resident = terminal.resident()

    assert terminal.identity.sign_in(typed, PASSWORD) == resident


def test_a_password_is_the_same_on_every_keyboard(terminal: Terminal) -> None:
    resident = terminal.resident(password=Secret("caf\u00e9 \uff11\uff12\uff13 au bord du lac"))

    assert terminal.identity.sign_in(ANN, Secret("cafe\u0301 123 au bord du lac")) == resident


def test_what_is_wrong_is_never_told_apart(terminal: Terminal) -> None:
    terminal.resident()

    answers = [
        denied(terminal.identity.sign_in, ANN, OTHER),
        denied(terminal.identity.sign_in, BEA, PASSWORD),
        denied(terminal.identity.sign_in, "no address at all", PASSWORD),
        denied(terminal.identity.sign_in_by_code, ANN, WRONG),
        denied(terminal.identity.sign_in_by_code, BEA, WRONG),
        denied(terminal.identity.check_password_code, BEA, WRONG),
        denied(terminal.identity.set_password, BEA, WRONG, OTHER),
    ]

    assert {(each.why, each.wait, each.application) for each in answers} == {(Why.WRONG, 0, "")}


def test_as_many_hashes_are_computed_for_a_stranger_as_for_a_wrong_password(
    hall: CityHall, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = hall.terminal()
    terminal.resident()
    register(terminal, BEA)
    counted: list[str] = []
    for module, name in ((argon2._password_hasher, "verify_secret"), (hashing, "hash_secret")):
        monkeypatch.setattr(module, name, counting(getattr(module, name), counted))

    def hashes(email: str, password: Secret) -> int:
        counted.clear()
        with contextlib.suppress(Denied):
            terminal.identity.sign_in(email, password)
        return len(counted)

    assert hashes(ANN, PASSWORD) == 1
    assert {hashes(who, OTHER) for who in (ANN, BEA, "cy@example.org", "no address")} == {2}


def test_the_right_password_of_an_unconfirmed_registration_leads_on_to_its_code(hall: CityHall) -> None:
    terminal = hall.terminal()
    first, code = register(terminal)
    hall.pass_by(61)
    register(terminal, password=OTHER)

    unconfirmed = denied(terminal.identity.sign_in, ANN, PASSWORD)

    assert (unconfirmed.why, unconfirmed.application) == (Why.UNCONFIRMED, first)
    assert terminal.identity.confirm(first, code).email == ANN
    assert denied(terminal.identity.sign_in, ANN, Secret("neither of the two")).why is Why.WRONG


def test_registering_under_a_strangers_address_wins_no_guesses(hall: CityHall) -> None:
    terminal = hall.terminal()
    terminal.resident()
    hall.pass_by(61)
    terminal.identity.register(applicant(password=OTHER))

    answers = []
    for _ in range(5):
        answers.append(denied(terminal.identity.sign_in, ANN, Secret("a wrong guess")).why)
        answers.append(denied(terminal.identity.sign_in, ANN, OTHER).why)

    assert answers == [Why.WRONG, Why.UNCONFIRMED] * 4 + [Why.WRONG, Why.LOCKED]


def test_a_hash_is_made_anew_when_hashes_cost_more(hall: CityHall) -> None:
    resident = hall.terminal().resident()
    dearer = hall.terminal(cost=Cost(memory_kib=16, passes=2))

    kept = [row.password_hash for row in dearer.run(sa.select(RESIDENTS))]
    assert dearer.identity.sign_in(ANN, PASSWORD) == resident
    renewed = [row.password_hash for row in dearer.run(sa.select(RESIDENTS))]

    assert ["m=8,t=1" in text for text in kept] == [True]
    assert ["m=16,t=2" in text for text in renewed] == [True]
    assert dearer.identity.sign_in(ANN, PASSWORD) == resident
    assert denied(dearer.identity.sign_in, ANN, OTHER).why is Why.WRONG


def test_the_default_cost_is_what_is_recommended(terminal: Terminal) -> None:
    kept = Hasher(Cost()).hash(PASSWORD)

    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")


def test_an_unconfirmed_registration_of_before_is_known_when_hashes_cost_more(hall: CityHall) -> None:
    application, _ = register(hall.terminal())
    dearer = hall.terminal(cost=Cost(memory_kib=16, passes=2))

    assert denied(dearer.identity.sign_in, ANN, PASSWORD).application == application


def test_a_mailed_code_signs_in_once(terminal: Terminal) -> None:
    resident = terminal.resident()
    terminal.identity.send_code(ANN, Code.SIGN_IN)
    code = terminal.code(LetterKind.SIGN_IN_CODE)

    assert denied(terminal.identity.set_password, ANN, code, OTHER).why is Why.WRONG
    assert terminal.identity.sign_in_by_code(ANN, code) == resident
    assert denied(terminal.identity.sign_in_by_code, ANN, code).why is Why.USED


def test_a_code_is_of_no_use_to_another_resident(hall: CityHall) -> None:
    terminal = hall.terminal()
    terminal.resident(ANN)
    terminal.resident(BEA)
    terminal.identity.send_code(ANN, Code.SIGN_IN)
    code = terminal.code(LetterKind.SIGN_IN_CODE)

    assert denied(terminal.identity.sign_in_by_code, BEA, code).why is Why.WRONG


def test_a_code_to_sign_in_with_expires_in_minutes(hall: CityHall) -> None:
    terminal = hall.terminal()
    terminal.resident()
    terminal.identity.send_code(ANN, Code.SIGN_IN)
    code = terminal.code(LetterKind.SIGN_IN_CODE)
    hall.pass_by(31 * 60)

    assert denied(terminal.identity.sign_in_by_code, ANN, code).why is Why.EXPIRED


def test_no_code_is_mailed_to_strangers_nor_to_who_has_not_confirmed(terminal: Terminal) -> None:
    register(terminal, BEA)

    for email in (ANN, BEA, "no address"):
        terminal.identity.send_code(email, Code.SIGN_IN)
        terminal.identity.send_code(email, Code.PASSWORD)

    assert terminal.mail() == []


def test_more_codes_than_the_limit_are_silently_not_mailed(hall: CityHall) -> None:
    terminal = hall.terminal()
    terminal.resident()
    letters = 0
    for _ in range(8):
        terminal.identity.send_code(ANN, Code.PASSWORD)
        terminal.identity.send_code(ANN, Code.PASSWORD)
        letters += len(terminal.mail())
        hall.pass_by(61)

    assert letters == 6


@pytest.mark.parametrize("email", [ANN, BEA])
def test_five_wrong_codes_are_answered_alike_whether_the_address_is_known(
    terminal: Terminal, email: str
) -> None:
    terminal.resident(ANN)
    terminal.identity.send_code(email, Code.SIGN_IN)
    terminal.mail()

    answers = [denied(terminal.identity.sign_in_by_code, email, WRONG) for _ in range(6)]

    assert [each.why for each in answers] == [Why.WRONG] * 4 + [Why.SPENT, Why.LOCKED]
    assert 0 < answers[-1].wait <= 30


def test_a_code_is_dead_after_five_wrong_tries_even_when_the_wait_is_over(hall: CityHall) -> None:
    terminal = hall.terminal()
    terminal.resident()
    terminal.identity.send_code(ANN, Code.SIGN_IN)
    code = terminal.code(LetterKind.SIGN_IN_CODE)
    for _ in range(5):
        denied(terminal.identity.sign_in_by_code, ANN, WRONG)
    hall.pass_by(31)

    assert denied(terminal.identity.sign_in_by_code, ANN, code).why is Why.SPENT


def test_a_forgotten_password_is_replaced_by_a_code_that_stays_good_while_it_is_looked_at(
    terminal: Terminal,
) -> None:
    resident = terminal.resident()
    terminal.identity.send_code(ANN, Code.PASSWORD)
    code = terminal.code(LetterKind.PASSWORD_CODE)

    terminal.identity.check_password_code(ANN, code)
    terminal.identity.check_password_code(ANN, code)
    changed = terminal.identity.set_password(ANN, code, OTHER)

    assert changed == resident
    assert denied(terminal.identity.set_password, ANN, code, PASSWORD).why is Why.USED
    assert denied(terminal.identity.sign_in, ANN, PASSWORD).why is Why.WRONG
    assert terminal.identity.sign_in(ANN, OTHER) == resident
    assert [(letter.kind, letter.to) for letter, _ in terminal.mail()] == [(LetterKind.PASSWORD_CHANGED, ANN)]


def test_a_new_password_lifts_the_lock_out_and_kills_other_codes(terminal: Terminal) -> None:
    resident = terminal.resident()
    terminal.identity.send_code(ANN, Code.SIGN_IN)
    sign_in_code = terminal.code(LetterKind.SIGN_IN_CODE)
    terminal.identity.send_code(ANN, Code.PASSWORD)
    code = terminal.code(LetterKind.PASSWORD_CODE)
    for _ in range(5):
        denied(terminal.identity.sign_in, ANN, OTHER)
    assert denied(terminal.identity.sign_in, ANN, PASSWORD).why is Why.LOCKED

    terminal.identity.set_password(ANN, code, OTHER)

    assert terminal.identity.sign_in(ANN, OTHER) == resident
    assert denied(terminal.identity.sign_in_by_code, ANN, sign_in_code).why is Why.USED


def test_guessing_at_the_password_leaves_the_mailed_code_open(terminal: Terminal) -> None:
    resident = terminal.resident()
    for _ in range(6):
        denied(terminal.identity.sign_in, ANN, OTHER)
    terminal.identity.send_code(ANN, Code.SIGN_IN)

    assert terminal.identity.sign_in_by_code(ANN, terminal.code(LetterKind.SIGN_IN_CODE)) == resident


def test_strangers_addresses_are_not_collected(terminal: Terminal) -> None:
    denied(terminal.identity.sign_in, "stranger@example.org", PASSWORD)
    terminal.identity.send_code("stranger@example.org", Code.SIGN_IN)

    everything = repr([terminal.run(sa.select(table)) for table in METADATA.sorted_tables])

    assert len(terminal.run(sa.select(LOCKOUTS))) == 1
    assert "stranger" not in everything
