"""What is done with an account follows from what Retrieve Users says of it, and from nothing else."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kiosk.ic.resident_models import User
from kiosk.residents.onboarding import Branch, decide

EMAIL = "marisol.vega@example.org"
OTHER = "someone.else@example.org"

addresses = st.sampled_from([EMAIL, EMAIL.upper(), OTHER, "", " "]) | st.text(max_size=5)
users = st.builds(User, account_number=st.just("1"), email=addresses, registered=st.booleans())
some_users = st.lists(users, max_size=4)


def user(email: str, *, registered: bool) -> User:
    return User(account_number="1", email=email, registered=registered)


NOBODY = user("", registered=False)
OWN = user(EMAIL, registered=False)
OWN_REGISTERED = user(EMAIL, registered=True)
STRANGER = user(OTHER, registered=False)
STRANGER_REGISTERED = user(OTHER, registered=True)
UNTOLD_REGISTERED = user("", registered=True)


@pytest.mark.parametrize(
    ("known", "branch"),
    [
        ([], Branch.CREATE),
        ([NOBODY], Branch.REGISTER),
        ([OWN], Branch.REGISTER),
        ([NOBODY, OWN], Branch.REGISTER),
        ([OWN_REGISTERED], Branch.AUTHENTICATE),
        ([NOBODY, OWN_REGISTERED], Branch.AUTHENTICATE),
        ([OWN, OWN_REGISTERED], Branch.AUTHENTICATE),
        ([STRANGER], Branch.HELD),
        ([STRANGER_REGISTERED], Branch.HELD),
        ([UNTOLD_REGISTERED], Branch.HELD),
        ([OWN, STRANGER], Branch.HELD),
        ([NOBODY, STRANGER_REGISTERED], Branch.HELD),
        ([OWN_REGISTERED, STRANGER], Branch.HELD),
        ([OWN_REGISTERED, STRANGER_REGISTERED], Branch.HELD),
        ([OWN_REGISTERED, UNTOLD_REGISTERED], Branch.HELD),
    ],
)
def test_each_answer_has_its_branch(known: list[User], branch: Branch) -> None:
    assert decide(known, EMAIL) is branch


@pytest.mark.parametrize("written", ["Marisol.Vega@Example.ORG", " marisol.vega@example.org ", EMAIL.upper()])
def test_an_address_is_the_same_in_any_case(written: str) -> None:
    assert decide([user(written, registered=True)], EMAIL) is Branch.AUTHENTICATE
    assert decide([OWN_REGISTERED], written) is Branch.AUTHENTICATE


@pytest.mark.parametrize(
    ("known", "proved"),
    [
        ("kim@example.org", "\u212aim@example.org"),  # the Kelvin sign, whose lower case is a k
        ("strasse@example.org", "stra\u00dfe@example.org"),
        ("i@example.org", "\u0130@example.org"),
        ("kim@example.org", "kim@example.org.example"),
        ("kim@example.org", "ki m@example.org"),
    ],
)
def test_an_address_that_only_resembles_another_is_another(known: str, proved: str) -> None:
    assert decide([user(known, registered=True)], proved) is Branch.HELD
    assert decide([user(proved, registered=True)], known) is Branch.HELD


@given(some_users)
def test_a_customer_is_created_only_where_there_is_nobody(known: list[User]) -> None:
    assert (decide(known, EMAIL) is Branch.CREATE) == (known == [])


@given(some_users, users)
def test_any_other_address_holds_the_account_whoever_else_is_known(known: list[User], one: User) -> None:
    assume(one.email.strip() and one.email.strip().lower() != EMAIL)
    assert decide([*known, one], EMAIL) is Branch.HELD


@given(some_users)
def test_nobody_is_authenticated_but_under_an_address_that_is_registered(known: list[User]) -> None:
    own = [one for one in known if one.email.strip().lower() == EMAIL]
    if decide(known, EMAIL) is Branch.AUTHENTICATE:
        assert any(one.registered for one in own)


@given(some_users)
def test_nothing_is_registered_twice(known: list[User]) -> None:
    if decide(known, EMAIL) is Branch.REGISTER:
        assert not any(one.registered for one in known)


@given(some_users.flatmap(lambda known: st.tuples(st.just(known), st.permutations(known))))
def test_the_order_of_the_users_does_not_count(both: tuple[list[User], list[User]]) -> None:
    assert decide(both[0], EMAIL) is decide(both[1], EMAIL)
