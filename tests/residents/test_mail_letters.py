"""Each letter in each language says what it must, in text and in HTML, and carries nothing that a name smuggles."""

from __future__ import annotations

import re
import string
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from html.parser import HTMLParser

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk import resources
from kiosk.residents.letters import LONGEST_NAME, Letters, greetable
from kiosk.residents.outbox import Letter, LetterKind
from kiosk.settings import Biller, InvoiceCloud, Mail, Settings, Terminal

CODE = "7KQX-M2PD"
PHONE = "407-555-0100"
WITH_CODE = {
    LetterKind.CONFIRM, LetterKind.SIGN_IN_CODE, LetterKind.PASSWORD_CODE, LetterKind.ADDRESS_CODE,
}  # fmt: skip
SETTINGS = Settings(
    terminal=Terminal(id="lobby-1", city="City of <Casselberry> & Co", help_phone=PHONE),
    invoice_cloud=InvoiceCloud(css_url="https://city.example/page.css"),
    billers=(Biller(id="4234", name="Utility bill", api_key="env:K"),),
    mail=Mail(smtp="smtps://mail.example.gov", sender="City Hall <kiosk@example.gov>"),
)
NOT_YOU = {"en": "If this was not you", "es": "Si no fue usted"}


class Clock:
    """A clock that stands still."""

    def utc_now(self) -> datetime:
        return datetime(2026, 11, 22, 12, 0, 0, tzinfo=UTC)

    def monotonic(self) -> float:
        return 0.0


class Seen(HTMLParser):
    """What a page shows, its size by text, and which tags it has."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[str] = []
        self.language = ""
        self.large = ""
        self._style = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self._style = dict(attrs).get("style") or ""
        if tag == "html":
            self.language = dict(attrs).get("lang") or ""

    def handle_endtag(self, tag: str) -> None:
        self._style = ""

    def handle_data(self, data: str) -> None:
        self.text += data
        if "font-size: 2em" in self._style:
            self.large += data


def write(
    kind: LetterKind = LetterKind.CONFIRM,
    language: str = "en",
    name: str = "Marisol Vega",
    settings: Settings = SETTINGS,
    lifetime: timedelta = timedelta(days=7),
) -> EmailMessage:
    letter = Letter(id="1", kind=kind, to="marisol.vega@example.org", name=name, language=language, tries=1)
    coded = kind in WITH_CODE
    written = Letters(settings, Clock()).write(letter, CODE if coded else None, lifetime if coded else None)
    assert written.is_multipart()
    return written


def part(message: EmailMessage, kind: str) -> str:
    body = message.get_body((kind,))
    assert body is not None
    return str(body.get_content())


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("kind", LetterKind)
def test_every_letter_says_what_it_must(kind: LetterKind, language: str) -> None:
    message = write(kind, language)
    text, page = part(message, "plain"), part(message, "html")
    seen = Seen(page)
    lifetime = {"en": "7 days", "es": "7 días"}[language]
    for said in (" ".join(text.split()), " ".join(seen.text.split())):
        assert "Marisol Vega" in said
        assert "City of <Casselberry> & Co" in said
        assert PHONE in said
        assert NOT_YOU[language] in said
        assert "$" not in said
        assert (CODE in said) is (kind in WITH_CODE)
        assert (lifetime in said) is (kind in WITH_CODE)
    assert seen.large == (CODE if kind in WITH_CODE else "")
    assert seen.language == {"en": "en-US", "es": "es-US"}[language]
    assert not {"script", "img", "link", "a", "form", "casselberry"} & set(seen.tags)
    assert (f"\n    {CODE}\n" in text) is (kind in WITH_CODE)
    assert CODE not in str(message["Subject"])


def test_the_subject_is_the_kinds_own_in_each_language() -> None:
    subjects = {
        (kind, language): str(write(kind, language)["Subject"])
        for kind in LetterKind
        for language in ("en", "es")
    }
    assert len(set(subjects.values())) == len(subjects)
    assert subjects[LetterKind.CONFIRM, "es"] == "Confirme su dirección de correo electrónico"


def test_the_headers_say_that_a_machine_wrote_it() -> None:
    message = write()
    assert message["From"] == "City Hall <kiosk@example.gov>"
    assert message["Date"] == "Sun, 22 Nov 2026 12:00:00 +0000"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Content-Language"] == "en-US"
    assert message["To"] is None
    assert re.fullmatch(r"<[^@\s]+@example\.gov>", message["Message-ID"])
    assert message["Message-ID"] != write()["Message-ID"]


@pytest.mark.parametrize("language", ["es", "es_US", "es-MX"])
def test_spanish_is_written_for_all_who_speak_it(language: str) -> None:
    assert "Hola, Marisol Vega:" in part(write(language=language), "plain")


@pytest.mark.parametrize("language", ["ht", "", "EN", "../en", "english", "e"])
def test_a_language_without_letters_gets_english(language: str) -> None:
    assert "Hello Marisol Vega," in part(write(language=language), "plain")


def test_without_a_telephone_number_city_hall_is_named() -> None:
    silent = msgspec.structs.replace(SETTINGS, terminal=Terminal(id="a", city="City"))
    assert "Ask at city hall." in part(write(settings=silent), "plain")
    assert "pregunte en el ayuntamiento" in part(write(settings=silent, language="es"), "plain").lower()


@pytest.mark.parametrize(
    ("lifetime", "said"),
    [
        (timedelta(minutes=30), "30 minutes"),
        (timedelta(minutes=1), "1 minute"),
        (timedelta(seconds=59), "0 minutes"),
        (timedelta(minutes=90), "90 minutes"),
        (timedelta(hours=1), "1 hour"),
        (timedelta(hours=2, minutes=59), "2 hours"),
        (timedelta(hours=24), "1 day"),
        (timedelta(hours=36), "36 hours"),
        (timedelta(days=30, hours=23), "30 days"),
    ],
)
def test_how_long_a_code_is_good_is_never_overstated(lifetime: timedelta, said: str) -> None:
    assert f"good for {said}." in part(write(lifetime=lifetime), "plain")


@pytest.mark.parametrize(
    "name",
    [
        "Marisol Vega",
        "Jos\u00e9 O'Neill-N\u00fa\u00f1ez, Jr.",
        "\u738b\u5c0f\u660e",
        "M. R. Vega",
        "\u0930\u093e\u091c \u0936\u0930\u094d\u092e\u093e",
        "A & B Plumbing",
    ],
)
def test_a_name_of_letters_is_greeted(name: str) -> None:
    assert greetable(f" {name}  ") == name
    assert name in part(write(name=name), "plain")
    assert name in Seen(part(write(name=name), "html")).text


@pytest.mark.parametrize(
    "name",
    [
        "",
        "-",
        "Win a prize at evil.example",
        "http://evil",
        "Call 407 555 0199",
        "me@evil.example",
        "<b>Marisol</b>",
        "You owe $5",
        "$code",
        "a" * (LONGEST_NAME + 1),
        "Marisol! Pay now!",
    ],
)
def test_a_name_that_may_be_a_message_is_not_repeated(name: str) -> None:
    assert greetable(name) == ""
    text = part(write(name=name), "plain")
    assert text.startswith("Hello,\n")


def test_a_name_stays_on_its_line_and_cannot_turn_it_round() -> None:
    assert greetable("Marisol\r\n\r\nVega\u2028x") == "Marisol Vega x"
    assert greetable("Marisol \u202eVega\u200b") == "Marisol Vega"


@given(st.text(max_size=80))
def test_whatever_the_name_the_letter_keeps_its_shape(name: str) -> None:
    message, plain = write(name=name), write(name="Marisol Vega")
    assert message.keys() == plain.keys()
    assert Seen(part(message, "html")).tags == Seen(part(plain, "html")).tags
    assert part(message, "plain").count("\n") == part(plain, "plain").count("\n")
    raw = message.as_bytes()
    assert max(len(line) for line in raw.splitlines()) <= 998
    assert raw.isascii()


def test_no_template_asks_for_what_nobody_gives_and_each_kind_has_all_four() -> None:
    known = {"greeting", "code", "lifetime", "help", "city"}
    for kind in LetterKind:
        for language in ("en", "es"):
            asked = [
                set(string.Template(resources.text(f"mail/{language}/{kind.value}.{form}")).get_identifiers())
                for form in ("txt", "html")
            ]
            assert asked[0] == asked[1] <= known
            assert ("code" in asked[0]) is (kind in WITH_CODE)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("kind", LetterKind)
def test_text_and_html_say_the_same(kind: LetterKind, language: str) -> None:
    message = write(kind, language)
    text = " ".join(part(message, "plain").replace("\n- ", "\n").split())
    page = Seen(part(message, "html"))
    shown = " ".join(page.text.split()).removeprefix(str(message["Subject"])).strip()
    assert text == shown
