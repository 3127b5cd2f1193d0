"""Which names are taken for the same person's: spelled otherwise yes, another one never."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.residents.rosterrule import LONGEST, MORE, same_name, words

# Names of at least two letters that are neither an "and" nor a "Jr": what the rule does not count.
PARTS = st.sampled_from(
    [
        "Vega",
        "Marisol",
        "Okafor",
        "Núñez",
        "O'Neill",
        "Dvořák",
        "Søndergård",
        "王小明",
        "Иванова",
        "علي",
        "Γεωργίου",
    ]
)
APOSTROPHES = st.sampled_from(["'", "\u2019", "\u2018", "\u00b4", "\u02bb", "\u02bc", "`"])


@pytest.mark.parametrize(
    ("recorded", "told"),
    [
        ("Vega", "Marisol Vega"),
        ("VEGA", "marisol vega"),
        ("VEGA MARISOL", "Marisol Vega"),
        ("Marisol Vega", "Vega Marisol"),
        ("VEGA, MARISOL A", "Elena Vega"),
        ("VEGA MARISOL A", "Marisol Vega"),
        ("de la Cruz", "Ana De La Cruz"),
        ("DELACRUZ", "Ana de la Cruz"),
        ("de la Cruz", "Ana Delacruz"),
        ("O'NEILL", "Tip O\u2019Neill"),
        ("ONEILL", "Tip O Neill"),
        ("O NEILL", "Tip O'Neill"),
        ("MC DONALD", "Ron McDonald"),
        ("García-López", "Maria Garcia Lopez"),
        ("GARCIA LOPEZ", "María García-López"),
        ("Nunez", "José Núñez"),
        ("Sondergard", "Bo Søndergård"),
        ("Strasse", "Ida Straße"),
        ("Smith Jr", "Sam Smith"),
        ("SMITH III", "Sam Smith III"),
        ("Smith, Jr.", "Sam Smith"),
        ("Sunshine Plumbing, Inc.", "Sunshine Plumbing"),
        ("SUNSHINE PLUMBING LLC", "Sunshine Plumbing Inc"),
        ("Bed and Breakfast", "Bed & Breakfast"),
        ("王", "王小明"),
        ("김", "김민준"),
        ("Иванова", "Мария ИВАНОВА"),
        ("עלי", "דוד עלי"),
        ("शर्मा", "राज शर्मा"),
        ("Li", "Li Wei"),
        ("O", "Kim O"),
        ("\uff36\uff25\uff27\uff21", "Vega"),
        ("Jr", "Jr"),
        (", Vega", "Vega"),
    ],
)
def test_the_same_name_written_otherwise_matches(recorded: str, told: str) -> None:
    assert same_name(recorded, told)


@pytest.mark.parametrize(
    ("recorded", "told"),
    [
        ("Vega", "Marisol Vegas"),
        ("Vega", "Marisol"),
        ("VEGA MARISOL", "Marisol"),
        ("VEGA MARISOL", "Elena Vega"),
        ("VEGA, MARISOL", "Marisol"),
        ("Garcia Lopez", "Maria Garcia"),
        ("Smith Jr", "Jr"),
        ("Sunshine Plumbing LLC", "Plumbing LLC"),
        ("A B", "A C"),
        ("Neill", "Tip O'Neill"),
        ("王", "小明王"),
        ("기", "김민준"),
        ("Ve", "Vega"),
        ("शर्मा", "शर्म"),
        ("Vega", "Smith Jones Brown Davis Miller Wilson Moore Vega"),
        ("Vega", "Vega" + " " * LONGEST),
    ],
)
def test_another_name_does_not_match(recorded: str, told: str) -> None:
    assert not same_name(recorded, told)


@given(PARTS, PARTS, st.randoms())
def test_case_accents_and_order_make_no_difference(first: str, last: str, chance: object) -> None:
    for told in (f"{first} {last}", f"{last} {first}", f"{first.upper()}-{last.lower()}"):
        assert same_name(f"{last} {first}", told)
        assert same_name(f"{last}, {first}", unicodedata.normalize("NFD", told))


@given(PARTS, PARTS)
def test_one_name_matches_another_only_where_it_is_part_of_it(recorded: str, told: str) -> None:
    assert same_name(recorded, told) is (recorded == told)
    assert same_name(recorded, f"Xavier {told}") is (recorded == told)


@given(APOSTROPHES, APOSTROPHES)
def test_every_apostrophe_is_the_same(one: str, other: str) -> None:
    assert same_name(f"O{one}Neill", f"Tip O{other}NEILL")


@given(st.text(max_size=12), st.text(max_size=40))
def test_an_empty_name_matches_nothing(noise: str, told: str) -> None:
    silent = "".join(each for each in noise if unicodedata.category(each)[0] in "PZCS" and not words(each))
    assert not same_name(silent, told)
    assert not same_name(told, silent)


@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_matches_shares_its_letters(recorded: str, told: str) -> None:
    """No pair of texts is taken for the same name without a recorded word standing in the given one."""
    if same_name(recorded, told):
        said = "".join(words(told))
        assert any(word in said for word in words(recorded))


@given(st.text(max_size=60))
def test_a_name_is_the_same_as_itself(name: str) -> None:
    assert same_name(name, name) is bool(words(name))


def test_a_list_of_guesses_matches_nothing() -> None:
    others = [f"Guess{number}x" for number in range(MORE)]
    assert same_name("Vega", " ".join([*others, "Vega"]))
    assert not same_name("Vega", " ".join([*others, "One", "Vega"]))
