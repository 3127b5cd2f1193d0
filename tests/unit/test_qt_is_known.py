"""Everything that Qt can name and the product answers is answered by name: a new release can't add a gap."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import get_args

import pytest
from PySide6.QtWebEngineCore import QWebEngineSettings, QWebEngineUrlRequestInfo
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from kiosk import config
from kiosk.account import AccountNumber, Problem
from kiosk.flow import states
from kiosk.flow.people import AccountStatus, CareTask, CodeFor, Form, Member, MemberAccount, RegisterStep
from kiosk.flow.states import ClosedReason, Next, Notice, Purpose, Session, SessionId, TroubleKind
from kiosk.flow.technician import Admin, AdminPin, Calibrating, Tuning
from kiosk.sandbox import configuration
from kiosk.sandbox.server import SandboxServer
from kiosk.settings import Settings
from kiosk.ui.screens.base import Screen
from kiosk.ui.shelf import Shelf
from kiosk.ui.theme import Theme
from kiosk.ui.web.interceptor import KINDS
from kiosk.ui.web.profile import ATTRIBUTES

NOON = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
UTILITY = "4234"
NUMBERS = (AccountNumber("13275-9960"),)

Attribute = QWebEngineSettings.WebAttribute
LEFT_ALONE = {
    Attribute.Accelerated2dCanvasEnabled: "how a page is drawn, not what it may do",
    Attribute.AutoLoadImages: "a receipt and a badge have images",
    Attribute.FocusOnNavigationEnabled: "off by itself",
    Attribute.ForceDarkMode: "off by itself",
    Attribute.JavascriptEnabled: "the hosted page and 3-D Secure need scripts",
    Attribute.LinksIncludedInFocusChain: "the Tab key has to reach links",
    Attribute.LocalStorageEnabled: "the portal keeps its place there; the profile forgets it",
    Attribute.PreferCSSMarginsForPrinting: "paper, not rights",
    Attribute.PrintElementBackgrounds: "paper, not rights",
    Attribute.PrintHeaderAndFooter: "paper, not rights",
    Attribute.ReadingFromCanvasEnabled: "nobody is recognized at a terminal that forgets everybody",
    Attribute.ScrollAnimatorEnabled: "off by itself",
    Attribute.ShowScrollBars: "a bar shows that there is more below",
    Attribute.SpatialNavigationEnabled: "off by itself",
    Attribute.TouchEventsApiEnabled: "a touch screen's pages may listen to touches",
    Attribute.TrimAccessibilityIdentifiers: "what a screen reader is told, not what a page may do",
    Attribute.XSSAuditingEnabled: "Chromium has none any more",
}


def test_every_type_of_request_has_a_kind() -> None:
    assert set(QWebEngineUrlRequestInfo.ResourceType) == set(KINDS)


def test_every_switch_of_the_engine_is_set_or_left_alone_for_a_reason() -> None:
    assert set(ATTRIBUTES) | set(LEFT_ALONE) == set(Attribute)
    assert set(ATTRIBUTES).isdisjoint(LEFT_ALONE)
    assert all(LEFT_ALONE.values())


MEMBER = Member(
    id="r-1",
    name="Marisol Vega",
    email="marisol.vega@example.org",
    accounts=(MemberAccount(id="a-1", biller=UTILITY, number=NUMBERS[0], status=AccountStatus.READY),),
)
STATES: dict[type[states.State], states.AnyState] = {
    type(each): each
    for each in (
        states.Welcome(),
        states.ChooseBiller(),
        states.Accounts(biller=UTILITY),
        states.Finding(biller=UTILITY, accounts=NUMBERS, left=20),
        states.Hosted(purpose=Purpose.GUEST_PAYMENT, biller=UTILITY, accounts=NUMBERS),
        states.Trouble(kind=TroubleKind.BUSY, biller=UTILITY, accounts=NUMBERS),
        states.Receipt(left=60),
        states.OutcomeUnknown(at=NOON, left=180),
        states.SignIn(),
        states.Register(step=RegisterStep.NAME, form=Form(biller=UTILITY)),
        states.AwaitConfirmation(code_for=CodeFor.CONFIRM, form=Form()),
        states.NewPassword(form=Form()),
        states.Registered(),
        states.ChooseAccount(),
        states.Menu(account="a-1"),
        states.Settings(account="a-1"),
        states.Care(task=CareTask.DELETE, account="a-1"),
        states.Asking(back=states.SignIn(), left=40),
        states.Deleted(left=60),
        states.Wiping(then=Next.WELCOME, left=10),
        states.Goodbye(8),
        states.Closed(reason=ClosedReason.INACTIVE, probe_in=15),
        AdminPin(),
        Admin(),
        Tuning(languages=("en",)),
        Calibrating(),
    )
}


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    with SandboxServer(tls=None) as sandbox:
        return config.load(configuration.write(sandbox, tmp_path_factory.mktemp("settings")))


class Shown:
    """Screens by state, and the words on them."""

    def __init__(self, settings: Settings) -> None:
        self.screens: list[Screen] = []
        self._shelf = Shelf(settings, Theme(None, settings.terminal.colour), self.screens.append)

    def draw(self, state: states.AnyState) -> Screen:
        screen = self._shelf.screen_for(state)
        screen.show_session(Session(id=SessionId("s-1"), state=state, member=MEMBER))
        return screen

    def words(self, state: states.AnyState) -> tuple[str, ...]:
        """The words of every label that is meant to be seen."""
        screen = self.draw(state)
        return tuple(each.text() for each in screen.findChildren(QLabel) if each.isVisibleTo(screen))


@pytest.fixture
def shown(qtbot: QtBot, settings: Settings) -> Iterator[Shown]:
    made = Shown(settings)
    yield made
    for screen in made.screens:
        qtbot.addWidget(screen)


def test_these_are_all_the_states() -> None:
    assert set(STATES) == set(get_args(states.AnyState))


@pytest.mark.parametrize("state", STATES.values(), ids=[each.__name__ for each in STATES])
def test_every_state_has_a_screen_with_words(shown: Shown, state: states.AnyState) -> None:
    assert isinstance(shown.draw(state), Screen)
    assert any(shown.words(state))


def test_a_state_is_shown_on_the_same_screen_again(shown: Shown) -> None:
    for state in STATES.values():
        assert shown.draw(state) is shown.draw(state)


def entry(problem: Problem, notice: Notice | None = None) -> states.Accounts:
    return states.Accounts(biller=UTILITY, typed="13275", problem=problem, notice=notice)


@pytest.mark.parametrize("problem", Problem)
def test_every_problem_of_a_number_has_words(shown: Shown, problem: Problem) -> None:
    assert all(shown.words(entry(problem)))


@pytest.mark.parametrize("notice", Notice)
def test_every_notice_has_words_of_its_own(shown: Shown, notice: Notice) -> None:
    others = {shown.words(entry(Problem.NONE, each)) for each in Notice if each is not notice}

    assert all(shown.words(entry(Problem.NONE, notice)))
    assert shown.words(entry(Problem.NONE, notice)) not in others


@pytest.mark.parametrize("kind", TroubleKind)
def test_every_trouble_has_words_of_its_own(shown: Shown, kind: TroubleKind) -> None:
    def trouble(kind: TroubleKind) -> tuple[str, ...]:
        return shown.words(states.Trouble(kind=kind, biller=UTILITY, accounts=NUMBERS))

    assert all(trouble(kind))
    assert trouble(kind) not in {trouble(each) for each in TroubleKind if each is not kind}


@pytest.mark.parametrize("reason", ClosedReason)
def test_every_reason_for_being_closed_has_words_and_its_name(shown: Shown, reason: ClosedReason) -> None:
    words = shown.words(states.Closed(reason=reason, probe_in=15))

    assert all(words)
    assert reason.value in " ".join(words)
