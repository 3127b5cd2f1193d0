"""A stage on which a resident's screens are drawn."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from kiosk import config
from kiosk.flow import states
from kiosk.sandbox import configuration
from kiosk.settings import Settings
from tests.ui import resident_states
from tests.ui.house import House
from tests.ui.residents.stage import Stage


@pytest.fixture(scope="package")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The demonstration's configuration with both its billers, and with residents."""
    folder = tmp_path_factory.mktemp("settings")
    with House(tls=None) as sandbox:
        return resident_states.with_residents(config.load(configuration.write(sandbox, folder)))


@pytest.fixture
def stage(qtbot: QtBot, settings: Settings) -> Stage:
    """A window on the welcome screen, as every terminal begins."""
    made = Stage(settings)
    qtbot.addWidget(made.window)
    made.draw(states.Welcome())
    return made
