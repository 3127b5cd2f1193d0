"""Which of Qt's messages are left out of the log."""

from __future__ import annotations

import pytest

from kiosk.ui.remarks import is_needless

PLACE = "qrc:/qt-project.org/imports/QtQuick/VirtualKeyboard/Components/Keyboard.qml:49:5"


@pytest.mark.parametrize(
    "words",
    [
        f"QQmlExpression: Expression {PLACE} depends on non-bindable properties:",
        "    SecretLine::echoMode",
        "QUnifiedTimer::stopAnimationDriver: driver is not running",
    ],
)
def test_what_qt_remarks_on_its_keyboard_is_left_out(words: str) -> None:
    assert is_needless(words)


@pytest.mark.parametrize(
    "words",
    [
        "QQmlExpression: Expression qrc:/kiosk/panel.qml:49:5 depends on non-bindable properties:",
        f"{PLACE}: TypeError: Cannot read property of null",
        "    SecretLine::echoMode at https://evil.example/",
    ],
)
def test_what_qt_says_of_anything_else_is_kept(words: str) -> None:
    assert not is_needless(words)
