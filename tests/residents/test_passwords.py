"""Long enough, in any characters, and not put together from a few known pieces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk import resources
from kiosk.residents.passwords import LONGEST, SHORTEST, Objection, common_words, objection
from kiosk.secrets import Secret

CONTEXT = (
    "ana.mueller@example.org",
    "Ana Müller",
    "12 Heron Court",
    "13275-9960",
    "City of Exampleton",
    "Harbor dues",
)


def said(password: str) -> Objection | None:
    return objection(Secret(password), CONTEXT)


@pytest.mark.parametrize(
    "password",
    [
        "correct horse battery staple",
        "tangled kelp on 9 piers",
        "teM7vkq2plrw",
        "пароль из четырёх слов",
        "我们在码头看见九艘安静的渡船",
        "🦀🌊⛵🦑🐚🦞🌀🪸🐡🦭🐋🪼",
        "            a line of a song, with spaces ",
        "no digits, no capitals",
    ],
)
def test_length_is_all_that_is_asked_for(password: str) -> None:
    assert said(password) is None


def test_too_short_and_too_long_are_told_by_characters_not_bytes() -> None:
    assert said("qvxtkz81mwp") is Objection.TOO_SHORT
    assert said("") is Objection.TOO_SHORT
    assert said("王小明和他的九艘安静渡船") is None
    assert said("qvx7tkz " * 16) is None
    assert said("qvx7tkz " * 16 + "!") is Objection.TOO_LONG


@pytest.mark.parametrize(
    "password",
    [
        "password1234",
        "Password2024!",
        "P@55w0rd2025!",
        "drowssapdrowssap",
        "welcomewelcome",
        "iloveyou1999",
        "bienvenidos123",
        "contraseña2024",
        "qwertyuiop[]",
        "QWERTYasdfgh",
        "1qaz2wsx3edc",
        "1q2w3e4r5t6y",
        "123456789012",
        "210987654321",
        "abcdefghijklmn",
        "aaaaaaaaaaaa",
        "xkcdxkcdxkcdxkcd",
        "7!7!7!7!7!7!",
        "monkeydragonshadow",
    ],
)
def test_what_guessers_try_first_is_common(password: str) -> None:
    assert said(password) is Objection.COMMON


@pytest.mark.parametrize(
    "password",
    [
        "ana.mueller@example.org",
        "anamuller2024",
        "Müller-Müller!",
        "13275-9960-13275",
        "132759960132759960",
        "Exampleton2024!",
        "harbordues123",
        "InvoiceCloud!1",
        "12heroncourt",
    ],
)
def test_what_others_know_of_the_resident_and_the_city_is_personal(password: str) -> None:
    assert said(password) is Objection.PERSONAL


def test_the_same_password_may_be_anothers() -> None:
    assert objection(Secret("Mulligatawny2024!x"), ("Mulligatawny",)) is Objection.PERSONAL
    assert objection(Secret("Mulligatawny2024!x"), ()) is None


@given(password=st.text(max_size=LONGEST + 20))
def test_every_text_is_a_password_or_has_a_reason_not_to_be(password: str) -> None:
    answer = said(password)

    if len(password) < SHORTEST // 4:
        assert answer is Objection.TOO_SHORT
    assert answer is None or isinstance(answer, Objection)


@given(
    word=st.sampled_from(sorted(common_words(resources.text("residents/common-words.txt")))),
    ending=st.integers(1900, 2099),
    capitals=st.booleans(),
)
def test_every_word_of_the_list_with_a_year_twice_is_common(word: str, ending: int, capitals: bool) -> None:
    password = f"{word.upper() if capitals else word}{ending}{word}{ending}"

    assert said(password) is (Objection.COMMON if len(password) >= SHORTEST else Objection.TOO_SHORT)


def test_the_list_stands_for_thousands_and_stays_small() -> None:
    text = resources.text("residents/common-words.txt")
    words = common_words(text)

    assert 1500 < len(words) < 3000
    assert len(text) < 10_000
    assert min(map(len, words)) >= 3
