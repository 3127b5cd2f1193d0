"""The customer's language: changed on any screen, heard by every part, asked of the provider, gone with them."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from kiosk import config, resources
from kiosk.flow import events as ev
from kiosk.flow import states
from kiosk.flow.people import Member
from kiosk.flow.preferences import Preferences
from kiosk.flow.states import Purpose, Session, SessionId
from kiosk.sandbox import configuration
from kiosk.settings import Settings
from kiosk.ui.theme import Theme
from kiosk.ui.translation import moment, spoken
from kiosk.ui.window import Window
from tests.ui import guest_states, resident_states, test_layout
from tests.ui.conftest import OpenTerminal
from tests.ui.hands import Hands
from tests.ui.house import House

NOON = datetime(2026, 12, 24, 12, 0, tzinfo=UTC)
HOSTED = states.Hosted(purpose=Purpose.GUEST_PAYMENT, biller="4234", accounts=guest_states.NUMBERS[:1])
SPANISH, ENGLISH = Preferences(language="es"), Preferences(language="en")
EVERYWHERE: dict[str, tuple[states.AnyState, Member | None]] = {
    **{name: (state, None) for name, state in guest_states.STATES.items()},
    **resident_states.STATES,
}
Words = list[tuple[str, str, str, str]]


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Both billers of the demonstration, with a name in each language, and residents."""
    folder = tmp_path_factory.mktemp("settings")
    with House(tls=None) as sandbox:
        whole = resident_states.with_residents(config.load(configuration.write(sandbox, folder)))
    billers = tuple(
        msgspec.structs.replace(each, name={"en": f"Bill {each.id}", "es": f"Factura {each.id}"})
        for each in whole.billers
    )
    return msgspec.structs.replace(whole, billers=billers)


def in_languages(settings: Settings, *languages: str) -> Settings:
    terminal = msgspec.structs.replace(settings.terminal, languages=languages)
    return msgspec.structs.replace(settings, terminal=terminal)


def opened(qtbot: QtBot, settings: Settings) -> Window:
    window = Window(settings, Theme(None, settings.terminal.colour))
    qtbot.addWidget(window)
    return window


def draw(
    window: Window, state: states.AnyState, preferences: Preferences, member: Member | None = None
) -> None:
    session = Session(id=SessionId("s-1"), state=state, member=member, preferences=preferences)
    window.show_session(session)


def words(window: Window) -> Words:
    """All that can be read or heard of a window, in a fixed order."""
    found = [
        (
            type(each).__name__,
            each.text() if isinstance(each, QLabel | QAbstractButton) else "",
            each.accessibleName(),
            each.accessibleDescription(),
        )
        for each in window.findChildren(QWidget)
        if each.isVisibleTo(window) and (each.accessibleName() or isinstance(each, QLabel | QAbstractButton))
    ]
    return sorted(found)


def press(window: Window, name: str) -> None:
    """Press the one button of this name that can be seen."""
    (found,) = (
        each
        for each in window.findChildren(QAbstractButton)
        if each.isVisibleTo(window) and name in (each.accessibleName(), each.text())
    )
    found.click()


def test_every_screen_that_is_switched_says_what_it_says_from_the_start(
    qtbot: QtBot, settings: Settings
) -> None:
    """Whatever does not hear of the change, or is drawn once only, would go on in English."""
    switching = opened(qtbot, in_languages(settings, "en", "es"))
    switched: dict[str, Words] = {}
    for name, (state, member) in EVERYWHERE.items():
        draw(switching, state, ENGLISH, member)
        draw(switching, state, SPANISH, member)
        switched[name] = words(switching)
    spanish = opened(qtbot, in_languages(settings, "es", "en"))
    different = []
    for name, (state, member) in EVERYWHERE.items():
        draw(spanish, state, SPANISH, member)
        if words(spanish) != switched[name]:
            different.append((name, set(switched[name]) ^ set(words(spanish))))

    assert different == []


def test_the_first_screen_is_in_the_terminal_s_own_language(qtbot: QtBot, settings: Settings) -> None:
    window = opened(qtbot, in_languages(settings, "es", "en"))
    draw(window, states.Welcome(), SPANISH)

    assert spoken() == "es"
    assert "Pagar mi factura" in {text for _, text, _, _ in words(window)}


def test_the_way_to_the_other_language_stands_on_every_screen(qtbot: QtBot, settings: Settings) -> None:
    window = opened(qtbot, in_languages(settings, "en", "es"))
    asked: list[ev.Event] = []
    window.happened.connect(asked.append)
    for state, member in EVERYWHERE.values():
        draw(window, state, msgspec.structs.replace(ENGLISH, high_contrast=True), member)
        press(window, "Español")

    wanted = msgspec.structs.replace(SPANISH, high_contrast=True)
    assert asked == [ev.PreferencesChosen(SessionId("s-1"), wanted)] * len(EVERYWHERE)


def test_the_idle_warning_can_be_had_in_the_other_language(qtbot: QtBot, settings: Settings) -> None:
    window = opened(qtbot, in_languages(settings, "en", "es"))
    asked: list[ev.Event] = []
    window.happened.connect(asked.append)
    session = Session(id=SessionId("s-1"), state=HOSTED, warning=30)
    window.show_session(session)
    window._warning._languages._button.click()
    window.show_session(msgspec.structs.replace(session, preferences=SPANISH))

    assert asked == [ev.PreferencesChosen(session.id, SPANISH)]
    assert {"¿Sigue ahí?", "Sigue aquí", "Sigo aquí"} & {text for _, text, _, _ in words(window)} == {
        "¿Sigue ahí?",
        "Sigo aquí",
    }


def test_a_terminal_of_one_language_has_no_way_to_another(qtbot: QtBot, settings: Settings) -> None:
    window = opened(qtbot, in_languages(settings, "en", "ht"))
    draw(window, states.Welcome(), ENGLISH)

    assert window._translation.offered == ("en",)
    assert not window.header._languages.isVisibleTo(window)


def test_a_third_language_is_a_file_and_opens_a_list(
    qtbot: QtBot, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A packaging in which somebody has finished Haitian Creole, here with the words of the Spanish one."""
    packaged = resources.path("i18n/kiosk_es.qm").parents[1]
    shutil.copytree(packaged, tmp_path / "resources")
    shutil.copy(packaged / "i18n" / "kiosk_es.qm", tmp_path / "resources" / "i18n" / "kiosk_ht.qm")
    monkeypatch.setattr(resources, "_root", lambda: tmp_path / "resources")
    window = opened(qtbot, in_languages(settings, "en", "es", "ht"))
    asked: list[ev.Event] = []
    window.happened.connect(asked.append)
    draw(window, HOSTED, ENGLISH)
    window.header._languages._button.click()
    _, creole = (each for each in window.findChildren(QAbstractButton) if each.text() == "Español")
    creole.click()

    assert asked == [ev.PreferencesChosen(SessionId("s-1"), Preferences(language="ht"))]


def test_plurals_dates_and_amounts_are_the_language_s_own(qtbot: QtBot, settings: Settings) -> None:
    window = opened(qtbot, in_languages(settings, "en", "es"))
    told = {}
    for language in ("en", "es"):
        for left in (1, 2):
            state = states.OutcomeUnknown(at=NOON, left=left)
            draw(window, state, Preferences(language=language))
            (told[language, left],) = (
                text for _, text, _, _ in words(window) if "message closes" in text or "mensaje" in text
            )
        told[language, 0] = QLocale().toString(QDate(2026, 12, 24), QLocale.FormatType.LongFormat)
        told[language, 3] = QLocale().toCurrencyString(1234.5, "$")
        assert told[language, 0] in moment(NOON)

    assert told == {
        ("en", 0): "Thursday, December 24, 2026",
        ("en", 1): "This message closes in 1 second.",
        ("en", 2): "This message closes in 2 seconds.",
        ("en", 3): "$1,234.50",
        ("es", 0): "jueves, 24 de diciembre de 2026",
        ("es", 1): "Este mensaje se cierra en 1 segundo.",
        ("es", 2): "Este mensaje se cierra en 2 segundos.",
        ("es", 3): "$1,234.50",
    }


def test_a_biller_bears_its_name_in_the_language(qtbot: QtBot, settings: Settings) -> None:
    window = opened(qtbot, in_languages(settings, "en", "es"))
    draw(window, states.ChooseBiller(), SPANISH)

    assert {"Factura 4234", "Factura 5120"} <= {text for _, text, _, _ in words(window)}


def test_the_guide_to_the_page_is_for_those_who_do_not_read_its_english(
    qtbot: QtBot, settings: Settings
) -> None:
    window = opened(qtbot, in_languages(settings, "en", "es"))
    guide = window._panel._shelf.hosted._guide
    draw(window, HOSTED, ENGLISH)
    in_english = guide.opener.isVisibleTo(window)
    draw(window, HOSTED, SPANISH)
    closed = guide.isVisibleTo(window)
    press(window, "Guía")
    steps = [text for _, text, _, _ in words(window) if text[:2] in {"1.", "2.", "3.", "4.", "5."}]
    draw(window, states.Receipt(left=60), SPANISH)

    assert (in_english, closed) == (False, False)
    assert [each[:2] for each in steps] == ["1.", "2.", "3.", "4.", "5."]
    assert not guide.isVisibleTo(window)


def test_a_field_keeps_what_is_typed_and_the_focus(hands: Hands) -> None:
    hands.press("Pay My Bill")
    hands.on(states.Accounts)
    hands.type("13275")
    hands.press("Español")
    hands.until(lambda: hands.session.preferences.language == "es")
    hands.type("9960")

    assert hands.state(states.Accounts).typed == "13275-9960"
    assert "Buscar mi cuenta" in hands.buttons
    assert "Número de cuenta" in hands.text


def test_the_page_stays_and_its_next_request_asks_for_the_language(hands: Hands, sandbox: House) -> None:
    hands.open_page()
    before, url = sandbox.languages["/cloudpaymentsapi/v2"], hands.page.url()
    hands.press("Español")
    hands.until(lambda: "Guía" in hands.buttons)
    hands.press("Guía")
    stays = hands.page.url() == url
    hands.enter("#proceed")
    hands.loaded("Payment Options")

    assert before == "en-US,en;q=0.9"
    assert stays
    assert sandbox.languages[hands.page.url().path()].startswith("es-US,es")


def test_provider_and_page_are_asked_in_the_language_and_the_next_customer_s_in_english(
    hands: Hands, sandbox: House
) -> None:
    hands.press("Español")
    hands.press("Pagar mi factura")
    hands.on(states.Accounts)
    hands.type("132759960")
    hands.press("Buscar mi cuenta")
    hands.on(states.Hosted)
    hands.loaded()
    review = hands.page.url().path()
    asked, shown = sandbox.languages["/cloudpaymentsapi/v2"], sandbox.languages[review]
    hands.press("Empezar de nuevo")
    hands.on(states.Welcome)
    hands.open_page()

    assert asked == "es-US,es;q=0.9,en;q=0.5"
    assert shown.startswith("es-US,es")  # the engine drops the weights of a change
    assert hands.session.preferences.language == "en"
    assert sandbox.languages["/cloudpaymentsapi/v2"] == "en-US,en;q=0.9"
    assert sandbox.languages[hands.page.url().path()] == "en-US,en;q=0.9"


def test_an_unfinished_language_is_not_to_be_had(open_terminal: OpenTerminal) -> None:
    hands = open_terminal(
        change=lambda text: text.replace("[terminal]", '[terminal]\nlanguages = ["ht", "es", "en"]').replace(
            "{ en = ", '{ ht = "Kreyòl", en = '
        )
    )

    assert hands.session.preferences.language == "es"
    assert "Pagar mi factura" in hands.buttons
    assert "English" in hands.every_button


@pytest.mark.parametrize("size", test_layout.SIZES)
def test_every_screen_fits_in_spanish(qtbot: QtBot, settings: Settings, size: str) -> None:
    """Spanish is a fifth longer than English."""
    window = test_layout.opened(qtbot, settings, test_layout.SIZES[size])
    told = {}
    for name, (state, member) in EVERYWHERE.items():
        draw(window, state, SPANISH, member)
        for _ in range(3):
            QApplication.processEvents()
        told[name] = test_layout.complaints(window)

    assert {name: wrong for name, wrong in told.items() if wrong} == {}
