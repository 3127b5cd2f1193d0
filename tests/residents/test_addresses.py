"""Which texts are e-mail addresses, and which two are one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.residents import addresses


@pytest.mark.parametrize(
    "typed", ["ann@example.org", "Ann@example.org", " ANN@EXAMPLE.ORG\n", "\uff41nn@example.org"]
)
def test_one_mailbox_has_one_key(typed: str) -> None:
    assert addresses.key_of(typed) == addresses.key_of("ann@example.org")


def test_an_address_is_kept_as_typed() -> None:
    address = addresses.parse(" Ann.Example@Example.ORG ")

    assert address is not None
    assert (address.typed, address.key) == ("Ann.Example@Example.ORG", "ann.example@example.org")
    assert "ann" not in repr(address).lower()


@pytest.mark.parametrize(
    "typed", ["josé@example.org", "нина@пример.example.org", "王@example.org", "a+b@example.org"]
)
def test_addresses_in_every_script_are_ones(typed: str) -> None:
    address = addresses.parse(typed)

    assert address is not None
    assert address.typed == typed


@pytest.mark.parametrize(
    "typed", ["", "ann", "ann@", "@example.org", "ann@example", "a b@example.org", "a@b@example.org"]
)
def test_what_is_none_is_none(typed: str) -> None:
    assert addresses.parse(typed) is None


def test_different_mailboxes_have_different_keys() -> None:
    typed = ["ann@example.org", "ann+1@example.org", "a.nn@example.org", "ann@example.com", "ann", "", "ann@"]

    assert len({addresses.key_of(each) for each in typed}) == len(typed)


@given(typed=st.text(max_size=400))
def test_anything_may_be_looked_up_and_masked(typed: str) -> None:
    assert addresses.key_of(typed)
    assert len(addresses.masked(typed)) <= 13 + len(typed)


def test_a_masked_address_is_known_to_its_owner_alone() -> None:
    assert addresses.masked("ann.example@mail.example.org") == "a•••@m•••.org"
