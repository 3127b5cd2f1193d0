"""Larger text and strong contrast: to be had on every screen, and nothing that is typed is lost by them."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kiosk.account import AccountFormat
from kiosk.flow import events as ev
from kiosk.flow import states
from kiosk.flow.advance import Flow
from kiosk.flow.people import Form, RegisterStep
from kiosk.flow.preferences import Preferences, TextSize
from kiosk.flow.rules import BillerRules, Rules
from kiosk.flow.states import ClosedReason, Session
from kiosk.settings import NOTHING, Settings
from kiosk.ui.theme import Theme
from kiosk.ui.window import Window
from tests.ui import guest_states, resident_states
from tests.ui.residents.short import register
from tests.ui.residents.stage import ME, Stage

BILLERS = (BillerRules("4234", AccountFormat("#####-####")), BillerRules("5120", AccountFormat("AA-####")))
SIZE, CONTRAST = "Text size", "High contrast"
EVERYWHERE: dict[str, resident_states.Shown] = {
    **{name: (state, None) for name, state in guest_states.STATES.items()},
    **resident_states.STATES,
}


class Play(Stage):
    """A stage with the flow behind it: what is pressed and typed changes what is drawn."""

    def begin(self, state: states.AnyState) -> None:
        """Somebody stands before this state."""
        self._flow = Flow(Rules(billers=BILLERS, languages=("en", "es"), residents=True))
        self.session = Session(id=ME, state=state)
        self.window.happened.connect(self._happen)
        self.window.show_session(self.session)
        QApplication.processEvents()

    def _happen(self, event: ev.Event) -> None:
        self.session, _ = self._flow.advance(self.session, event)
        self.window.show_session(self.session)
        QApplication.processEvents()

    def look(self, name: str) -> None:
        """Touch one of the header's buttons."""
        QTest.mouseClick(look_button(self.window, name), Qt.MouseButton.LeftButton)

    def write(self, text: str) -> None:
        """Type where the focus is."""
        QTest.keyClicks(self.focus, text)


@pytest.fixture
def play(qtbot: QtBot, settings: Settings) -> Play:
    """A terminal without a provider."""
    made = Play(settings)
    qtbot.addWidget(made.window)
    return made


def look_button(window: QWidget, name: str) -> QPushButton:
    """The one button of this name that can be seen."""
    (found,) = (
        each
        for each in window.findChildren(QPushButton)
        if each.accessibleName() == name and each.isVisible()
    )
    return found


def test_both_buttons_stand_on_every_screen_and_ask_for_what_they_say(stage: Stage) -> None:
    asked: dict[str, list[Preferences]] = {}
    for name, (state, member) in EVERYWHERE.items():
        stage.draw(state, member)
        stage.events.clear()
        for each in (SIZE, CONTRAST):
            QTest.mouseClick(look_button(stage.window, each), Qt.MouseButton.LeftButton)
        asked[name] = [each.preferences for each in stage.events if isinstance(each, ev.PreferencesChosen)]

    wanted = [Preferences(text_size=TextSize(150)), Preferences(high_contrast=True)]
    assert {name: found for name, found in asked.items() if found != wanted} == {}


def test_the_text_grows_in_two_steps_and_then_is_ordinary_again(play: Play) -> None:
    play.begin(states.Welcome())
    sizes = []
    for _ in range(3):
        play.look(SIZE)
        told = look_button(play.window, SIZE).accessibleDescription()
        sizes.append((told, play.buttons["Pay My Bill"].fontMetrics().height()))
    ordinary = sizes[2][1]

    assert [told for told, _ in sizes] == ["150 percent", "200 percent", "100 percent"]
    assert [round(height / ordinary, 1) for _, height in sizes] == [1.5, 2.0, 1.0]


def test_strong_contrast_is_light_on_black_and_says_that_it_is_on(play: Play) -> None:
    play.begin(states.Welcome())
    told = [look_button(play.window, CONTRAST).accessibleDescription()]
    play.look(CONTRAST)
    told.append(look_button(play.window, CONTRAST).accessibleDescription())
    corner = play.window.grab().toImage().pixelColor(20, play.window.height() // 2)
    ink = play.buttons["Sign In"].palette().color(QPalette.ColorRole.ButtonText)

    assert told == ["Off", "On"]
    assert look_button(play.window, CONTRAST).isChecked()
    assert (corner.lightness(), ink.lightness() > 120) == (0, True)


@pytest.mark.parametrize("look", [SIZE, CONTRAST])
def test_an_account_number_is_typed_on_in_another_look(play: Play, look: str) -> None:
    play.begin(states.Accounts(biller="4234"))
    play.write("13275")
    play.look(look)
    play.write("9960")

    assert isinstance(play.session.state, states.Accounts)
    assert play.session.state.typed == "13275-9960"
    assert play.lines["Account number"].text() == "13275-9960"


@pytest.mark.parametrize("look", [SIZE, CONTRAST])
@pytest.mark.parametrize(
    ("state", "line"),
    [
        (states.Register(step=RegisterStep.ADDRESS, form=Form(biller="4234")), "City"),
        (states.Register(step=RegisterStep.PASSWORD, form=Form(biller="4234")), "Password"),
        (states.SignIn(), "Password"),
    ],
    ids=["address", "new password", "password"],
)
def test_a_form_is_typed_on_where_the_cursor_stood(
    play: Play, state: states.AnyState, line: str, look: str
) -> None:
    play.begin(state)
    before = play.lines[line]
    before.setFocus()
    play.write("lantern w")
    QTest.keyClick(before, Qt.Key.Key_Left)
    play.look(look)
    after = play.lines[line]
    play.write("XY ")

    assert after is not before
    assert play.focus is after
    assert after.text() == "lantern XY w"
    assert after.echoMode() is before.echoMode()


def test_a_look_takes_no_screen_s_place_when_another_question_comes(play: Play) -> None:
    """The focus is handed on between two looks of one screen, never to a screen that asks something else."""
    play.begin(states.SignIn())
    play.lines["Password"].setFocus()
    wishes = Preferences(text_size=TextSize(200))
    play.window.show_session(Session(id=ME, state=register(RegisterStep.ADDRESS), preferences=wishes))

    assert play.focus is play.lines["Street address"]


LASTING = pytest.mark.parametrize(
    "state",
    [states.Welcome(), states.Closed(reason=ClosedReason.UNREACHABLE, probe_in=1)],
    ids=["welcome", "closed"],
)
NOWHERE = (0, 0, 0, 0)


@LASTING
def test_what_stands_for_hours_moves_by_itself_and_stands_still_for_a_customer(
    play: Play, state: states.AnyState
) -> None:
    places = [margins(play.window, state, second) for second in range(600)]

    assert places[:59] == [NOWHERE] * 59
    assert len(set(places)) == 9  # once around, and where it began
    assert {left + right for left, _, right, _ in places[60:]} == {round(2 * 96 / 25.4)}
    assert margins(play.window, states.ChooseBiller(), 0) == NOWHERE


@LASTING
def test_nothing_moves_where_motion_is_off(qtbot: QtBot, settings: Settings, state: states.AnyState) -> None:
    still = Window(settings, Theme(None, settings.terminal.colour, motion=False))
    qtbot.addWidget(still)

    assert {margins(still, state, second) for second in range(600)} == {NOWHERE}


def margins(window: Window, state: states.AnyState, quiet: int) -> tuple[int, int, int, int]:
    """The pixels left free at the edges, left, top, right and bottom, after so many quiet seconds."""
    window.show_session(Session(id=ME, state=state, quiet=quiet))
    layout = window.layout()
    assert layout is not None
    free = layout.contentsMargins()
    return free.left(), free.top(), free.right(), free.bottom()


WORDS = {
    "payment_methods": {"en": "Cards only.", "es": "Solo tarjetas."},
    "hours": {"en": "Mon to Fri 8 to 5", "es": "Lun a vie de 8 a 17"},
}
NOTICES = {
    "shutoff": {"en": "Shut-off: call us.", "es": "Corte: llame."},
    "where_is_my_number": {"en": "Look at the blue box.", "es": "Mire el recuadro azul."},
    "fee": {"en": "No fee here.", "es": "Sin cargo."},
    "cash": {"en": "Cash at window 3.", "es": "Efectivo en la ventanilla 3."},
}


Words = Mapping[str, str | dict[str, str]]


def worded(settings: Settings, words: Words, notices: Words) -> Settings:
    return msgspec.structs.replace(
        settings,
        welcome=msgspec.structs.replace(settings.welcome, **words),
        notices=msgspec.structs.replace(settings.notices, **notices),
    )


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_city_s_own_words_stand_where_they_help_in_the_customer_s_language(
    qtbot: QtBot, settings: Settings, language: str
) -> None:
    made = Stage(worded(settings, WORDS, NOTICES))
    qtbot.addWidget(made.window)
    told = everything_told(made, Preferences(language=language))

    assert {each[language] for each in (*WORDS.values(), *NOTICES.values())} <= set(told)
    other = "es" if language == "en" else "en"
    assert {each[other] for each in (*WORDS.values(), *NOTICES.values())}.isdisjoint(told)


def test_what_is_none_is_left_out(qtbot: QtBot, settings: Settings) -> None:
    plain, bare = (
        Stage(settings),
        Stage(worded(settings, dict.fromkeys(WORDS, NOTHING), dict.fromkeys(NOTICES, NOTHING))),
    )
    qtbot.addWidget(plain.window)
    qtbot.addWidget(bare.window)
    ours = everything_told(plain, Preferences())
    left = everything_told(bare, Preferences())

    assert [each for each in ours if each not in left] == [
        "Debit and credit cards, and bank accounts.",
        "Cash: at the desk.",
        "A service fee may apply. It is shown before you pay.",
        "Shut-off notice? Paying here may not stop it. Show your receipt at the desk.",
        "Desk: Monday to Friday, 8am to 5pm.",
        (
            "Your account number stands at the top right of every bill, on paper and in the e-mail. "
            "No bill at hand? The desk finds the number for you: bring an ID."
        ),
    ]
    assert NOTHING not in left
    assert "I don't have my number" not in bare.buttons


def everything_told(stage: Stage, wishes: Preferences) -> list[str]:
    """What stands on the welcome screen, and on the account screen once its help is asked for."""
    stage.window.show_session(Session(id=ME, state=states.Welcome(), preferences=wishes))
    QApplication.processEvents()
    told = stage.text.split("\n")
    stage.window.show_session(Session(id=ME, state=states.Accounts(biller="4234"), preferences=wishes))
    for each in stage.visible(QPushButton):
        if each.isCheckable() and each.property("part") == "link":
            each.click()
    QApplication.processEvents()
    return told + stage.text.split("\n")
