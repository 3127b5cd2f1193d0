"""What of a screen of ours is to be read aloud: its words, in the order in which they are read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

_DIGITS: Final = re.compile(r"\d+")
_TYPED: Final = re.compile(r"[\d\s/-]+|\w")
_ENDS: Final = (".", "?", "!", ":", "…", "”")
_LINE: Final = 8  # pixels: what begins within these of each other stands in one line


def words_on(shown: QWidget) -> list[str]:
    """The texts on a screen, from the top down. A field's own name is left to the reader, which says it there."""
    labels = [
        each
        for each in shown.findChildren(QLabel)
        if each.isVisibleTo(shown) and each.text().strip() and each.buddy() is None
    ]
    labels.sort(key=lambda each: _place(each, shown))
    texts = (each.text().replace("\u200b", "") for each in labels)
    return list(dict.fromkeys(texts))


def news(before: list[str], now: list[str]) -> list[str]:
    """The texts that were not there before. A number that has changed is no news, an amount is."""
    known = {_without_countdown(text) for text in before}
    return [text for text in now if _without_countdown(text) not in known]


def may_be_typed(text: str) -> bool:
    """Whether this is a number or a letter and nothing else: a page may show so what somebody types."""
    return _TYPED.fullmatch(text) is not None


def sentences(texts: Iterable[str]) -> list[str]:
    """The texts, each with an end at which a voice makes a pause."""
    return [text if text.rstrip().endswith(_ENDS) else f"{text.rstrip()}." for text in texts]


def said_with_focus() -> str:
    """What the reader says of the field in use besides its name."""
    focus = QApplication.focusWidget()
    return focus.accessibleDescription() if focus is not None else ""


def name_of_focus() -> str:
    """The name of the control in use."""
    focus = QApplication.focusWidget()
    return focus.accessibleName() if focus is not None else ""


def secrets_on(window: QWidget) -> list[str]:
    """What stands in lines that hide what is typed until somebody asks to see it, and has been asked for."""
    from kiosk.ui.widgets.line import SecretLine  # noqa: PLC0415  not for the first paint

    return [
        each.text()
        for each in window.findChildren(SecretLine)
        if each.isVisible() and each.was_shown and each.text()
    ]


def name_of_shown_secret() -> str | None:
    """The name of the field with the keyboard if it is a password that can be read, else None."""
    from kiosk.ui.widgets.line import SecretLine  # noqa: PLC0415  as above

    focus = QApplication.focusWidget()
    return focus.accessibleName() if isinstance(focus, SecretLine) and focus.was_shown else None


def types_in_the_open() -> bool:
    """Whether the keyboard stands in a field of ours whose text is no secret."""
    from kiosk.ui.widgets.line import SecretLine  # noqa: PLC0415  as above

    focus = QApplication.focusWidget()
    return isinstance(focus, QLineEdit) and not isinstance(focus, SecretLine)


def _without_countdown(text: str) -> str:
    return text if "$" in text else _DIGITS.sub("#", text)


def _place(label: QLabel, shown: QWidget) -> tuple[int, int]:
    corner = label.mapTo(shown, label.rect().topLeft())
    return corner.y() // _LINE, corner.x()
