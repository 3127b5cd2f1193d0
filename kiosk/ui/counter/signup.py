"""Sign-up help in the clerk's window: what waits, one question after the other, and what became of it.

Worked by keys: the arrows or a digit choose, Enter takes, Esc leads back.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from kiosk.flow.desk import events as ev
from kiosk.flow.desk.state import Desk, Serving
from kiosk.flow.desk.waiting import MOST, Document, Need, Said, SignUp, SignUpStep
from kiosk.settings import Settings
from kiosk.ui.counter.keys import Command
from kiosk.ui.counter.signupwords import SignUpWords
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.parts import NoticeLabel, Tone, breakable, label, part

_Key = Qt.Key
_NEWS: Final = (Said.NOTHING, Said.CONFIRMED_UNPROVEN, Said.DONE_LATER, Said.DONE_HELD)


class SignUpPage(QWidget):
    """Draws a SignUp. `happened` carries a desk's event, `wanted` asks for help, or for a registration."""

    happened = Signal(object)
    wanted = Signal()

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__()
        part(self, "desk-told")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._settings = settings
        self._words = SignUpWords(self)
        self._drawn: SignUp | None = None
        self._title = label("desk-title")
        self._lead = label("desk-lead")
        self._notice = NoticeLabel(theme.mm(2.5))
        self._name = label("desk-person")
        self._details = label("desk-lead")
        self._question = label("desk-lead")
        self._choices = [_Choice(theme) for _ in range(max(MOST, len(Document)))]
        page = QVBoxLayout(self)
        page.setContentsMargins(theme.mm(15), theme.mm(8), theme.mm(15), theme.mm(6))
        page.setSpacing(theme.mm(3))
        for each in (self._title, self._notice, self._lead, self._name, self._details, self._question):
            page.addWidget(each)
        for place, choice in enumerate(self._choices):
            choice.clicked.connect(lambda _=False, place=place: self._take(place))
            page.addWidget(choice)
        page.addStretch(1)

    @property
    def is_open(self) -> bool:
        """Whether the clerk has it open."""
        return self._drawn is not None

    def takes(self, command: Command) -> bool:
        """Open it, go on from it, or leave it; whether that is all that this key does."""
        if command is Command.SIGN_UP:
            self.wanted.emit()
            return True
        if not self.is_open or command not in (Command.TAB, Command.DAY):
            return False
        self.happened.emit(ev.SignUpLeft())
        return command is Command.TAB

    def show_desk(self, desk: Desk) -> bool:
        """Draw it as it is now, nothing of anybody where it is not open. Gives whether it asks something else."""
        sign_up = desk.state.sign_up if isinstance(desk.state, Serving) else None
        before, self._drawn = self._drawn, sign_up
        if before == sign_up:
            return False
        shown = sign_up or SignUp()
        page = shown.page if shown.answering is None or shown.doing else SignUpStep.SEARCH
        self._title.setText(self._titled(page, shown))
        self._say(shown)
        self._lead.setText(self._led(page, shown))
        self._lead.setVisible(bool(self._lead.text()))
        self._draw_one(page, shown)
        self._draw_choices(page, shown)
        return before is None or sign_up is None or _asks(before) != _asks(sign_up)

    def enter(self) -> bool:
        """Take the keyboard, if something is to be chosen here."""
        first = self._choices[0]
        if self._drawn is None or first.isHidden():
            return False
        (first if first.isEnabled() else self).setFocus()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Choose by arrow or digit; Esc is the window's."""
        shown = [each for each in self._choices if each.isVisible() and each.isEnabled()]
        place = event.key() - _Key.Key_1.value
        if event.key() in (_Key.Key_Down, _Key.Key_Up) and shown:
            here = next((index for index, each in enumerate(shown) if each.hasFocus()), -1)
            step = 1 if event.key() == _Key.Key_Down else -1
            shown[(here + step) % len(shown)].setFocus()
        elif 0 <= place < len(shown) and not event.isAutoRepeat():
            shown[place].click()
        else:
            super().keyPressEvent(event)

    def _titled(self, page: SignUpStep, shown: SignUp) -> str:
        if page is SignUpStep.DOCUMENT:
            return self.tr("Which document have you seen?")
        if page is SignUpStep.SURE and shown.document is not None:
            return self.tr("Is this account theirs?")
        if page is SignUpStep.SURE:
            return self.tr("Confirm the address without the code?")
        return self.tr("Sign-up help")

    def _led(self, page: SignUpStep, shown: SignUp) -> str:
        if shown.answering is not None:
            return self.tr("One moment …")
        match page:
            case SignUpStep.SEARCH:
                return self.tr(
                    "Type or scan the account number, or type the e-mail address, then press Enter.\n"
                    "For somebody who is not registered yet press F10: they type everything on their own screen."
                )
            case SignUpStep.LIST:
                said = self.tr("What waits, the newest first. Arrows or digit, then Enter; Esc leads back.")
                if len(shown.found) < MOST:
                    return said
                more = self.tr("Older ones are not shown: the e-mail address finds fewer.")
                return f"{said} {more}"
            case SignUpStep.DOCUMENT:
                return self.tr("Compare the name with it. Its number is written down nowhere.")
            case SignUpStep.SURE:
                return ""

    def _say(self, shown: SignUp) -> None:
        said = shown.said
        tone: Tone = "good" if said is not None and said.is_good else "news" if said in _NEWS else "alarm"
        self._notice.say(self._words.said(said) if said is not None else "", tone)
        self._notice.setVisible(said is not None)

    def _draw_one(self, page: SignUpStep, shown: SignUp) -> None:
        """Whose it is, while something is asked of it."""
        asked = page in (SignUpStep.DOCUMENT, SignUpStep.SURE)
        self._name.setText(breakable(shown.one.name) if asked else "")
        self._details.setText(breakable(self._words.details(self._settings, shown.one)) if asked else "")
        self._question.setText(self._words.question(shown) if page is SignUpStep.SURE else "")
        for each in (self._name, self._details, self._question):
            each.setVisible(bool(each.text()))

    def _draw_choices(self, page: SignUpStep, shown: SignUp) -> None:
        words = self._words
        match page:
            case SignUpStep.LIST:
                texts = [
                    (f"{breakable(each.name)} · {words.need(each.need)}", words.details(self._settings, each))
                    for each in shown.found
                ]
            case SignUpStep.DOCUMENT:
                texts = [(words.document(each), "") for each in Document]
            case SignUpStep.SURE:
                texts = [(self._yes(shown), ""), (self.tr("No, back (Esc)"), "")]
            case _:
                texts = []
        for place, choice in enumerate(self._choices):
            name, more = texts[place] if place < len(texts) else ("", "")
            choice.say(f"{place + 1}   {name}" if name else "", more)
            choice.setEnabled(not shown.doing)

    def _yes(self, shown: SignUp) -> str:
        if shown.one.need is Need.APPROVAL:
            return self.tr("Yes: I have seen the document, this account is theirs (Enter)")
        return self.tr("Yes: confirm the address (Enter)")

    def _take(self, place: int) -> None:
        sign_up = self._drawn
        if sign_up is None or sign_up.answering is not None:
            return
        match sign_up.page:
            case SignUpStep.LIST:
                self.happened.emit(ev.WaitingPicked(place))
            case SignUpStep.DOCUMENT:
                self.happened.emit(ev.DocumentSeen(tuple(Document)[place]))
            case SignUpStep.SURE:
                self.happened.emit(ev.SignUpBackPressed() if place else ev.SurePressed())
            case SignUpStep.SEARCH:
                pass


def _asks(sign_up: SignUp) -> tuple[SignUpStep, bool, int]:
    """What decides where the keyboard belongs."""
    return sign_up.page, sign_up.answering is None, len(sign_up.found)


class _Choice(QPushButton):
    """A line that can be taken, with its details below it. A key that is held down takes it once."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("part", "desk-choice")
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(theme.mm(4), theme.mm(1.5), theme.mm(4), theme.mm(1.5))
        column.setSpacing(0)
        self._name, self._more = QLabel(), QLabel()
        self._name.setProperty("part", "desk-label")
        self._more.setProperty("part", "desk-quiet")
        for each in (self._name, self._more):
            each.setTextFormat(Qt.TextFormat.PlainText)
            each.setWordWrap(True)
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(each)

    def say(self, name: str, more: str) -> None:
        """What it is, "" for nothing."""
        self._name.setText(name)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self.setAccessibleName(f"{name}\n{more}".strip())
        self.setVisible(bool(name))

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """As large as its lines, which a button does not look at by itself."""
        return self._column.totalSizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """See `sizeHint`."""
        return self._column.totalMinimumSize()

    def hasHeightForWidth(self) -> bool:  # noqa: N802  Qt's name
        """A long name takes two lines."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802  Qt's name
        """See QWidget.heightForWidth."""
        return self._column.totalHeightForWidth(width)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Leave the arrows to the page, which knows the order."""
        taking = event.key() in (_Key.Key_Return, _Key.Key_Enter, _Key.Key_Space)
        if event.key() in (_Key.Key_Up, _Key.Key_Down):
            event.ignore()
        elif not (taking and event.isAutoRepeat()):
            super().keyPressEvent(event)
