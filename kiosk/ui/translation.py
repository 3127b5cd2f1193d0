"""The language that the screens speak now: its catalogue, and the locale of its dates, numbers and amounts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDateTime, QLocale, QObject, QTranslator

from kiosk import languages

_OWN_NAME: Final = str(QT_TRANSLATE_NOOP("Translation", "English"))
"""Every catalogue translates it by the name of its own language, as those write it who speak it."""


class Translation(QObject):
    """Puts one of the terminal's languages in the place of another; the widgets hear of it from Qt."""

    def __init__(self, configured: tuple[str, ...], parent: QObject) -> None:
        """Begin with the first of `configured` that is finished."""
        super().__init__(parent)
        self.offered = languages.offered(configured)
        self._names = {language: own_name(language, self) for language in self.offered}
        self._withheld: frozenset[str] = frozenset()
        self.language = ""
        self.use(self.offered[0])

    def use(self, language: str) -> bool:
        """Speak `language` from now on, if it is offered; tells whether it is another than before."""
        if language == self.language or language not in self.offered:
            return False
        self.language = language
        QLocale.setDefault(QLocale(languages.locale_name(language)))
        application = QCoreApplication.instance()
        if application is None:
            return True
        catalogue = _read(language, application)
        QCoreApplication.installTranslator(catalogue)
        for other in application.findChildren(QTranslator):
            if other is not catalogue:
                QCoreApplication.removeTranslator(other)
                other.setParent(None)
        return True

    def name(self, language: str) -> str:
        """What the language is called by those who speak it."""
        return self._names[language]

    def withhold(self, languages: Iterable[str]) -> None:
        """These can't be chosen from now on, and all others can; the terminal's own always can."""
        self._withheld = frozenset(languages) - {self.offered[0]}

    @property
    def others(self) -> tuple[str, ...]:
        """What can be chosen instead of the language that is spoken now."""
        return tuple(each for each in self.offered if each != self.language and each not in self._withheld)


def own_name(language: str, parent: QObject) -> str:
    """What a language is called by those who speak it."""
    return _read(language, parent).translate("Translation", _OWN_NAME) or _OWN_NAME


def spoken() -> str:
    """The code of the language that the screens speak now ("en", "es")."""
    return QLocale.languageToCode(QLocale().language())


def moment(at: datetime) -> str:
    """A day and a time of day, written out so that nobody takes a month for a day."""
    locale, there = QLocale(), QDateTime.fromSecsSinceEpoch(int(at.timestamp()))
    day = locale.toString(there.date(), QLocale.FormatType.LongFormat)
    return f"{day}, {locale.toString(there.time(), QLocale.FormatType.ShortFormat)}"


def number(value: float, places: int = 0) -> str:
    """A number with so many decimal places, as "1,234.5"."""
    return QLocale().toString(value, "f", places)


def _read(language: str, parent: QObject) -> QTranslator:
    catalogue = QTranslator(parent)
    catalogue.load(str(languages.compiled(language)))
    return catalogue
