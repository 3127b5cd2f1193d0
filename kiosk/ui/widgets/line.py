"""A labelled line to type into: what it is called, the text, and what is to be said about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from kiosk.flow.people import SECRET_FIELDS, Field
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.parts import Tone, air, button, label, restyle

_POLICY = QSizePolicy.Policy
_HINT = Qt.InputMethodHint
_UNSAID = _HINT.ImhNoPredictiveText | _HINT.ImhSensitiveData
"""What is typed here is never learnt nor proposed to the next customer."""
_HINTS = {
    Field.NUMBER: _HINT.ImhPreferNumbers,
    Field.STATE: _HINT.ImhPreferUppercase,
    Field.ZIP: _HINT.ImhFormattedNumbersOnly,
    Field.EMAIL: _HINT.ImhEmailCharactersOnly | _HINT.ImhNoAutoUppercase,
    Field.PASSWORD: _HINT.ImhHiddenText | _HINT.ImhNoAutoUppercase,
    Field.CURRENT: _HINT.ImhHiddenText | _HINT.ImhNoAutoUppercase,
    Field.CODE: _HINT.ImhPreferUppercase,
}
_LONGEST = 320  # characters: an e-mail address has 254 at most, and what is too long is to be told
_TOLD = 6.5  # millimetres of one line of words
_BETWEEN = 1.5  # millimetres between a label, its line and the words under it


class PlainLine(QLineEdit):
    """Takes typing and pasting; offers no menu, no drop, and no way back to what stood here before."""

    def __init__(self, longest: int) -> None:
        """`longest`: characters that are let in at all."""
        super().__init__()
        self.setAcceptDrops(False)
        self.setMaxLength(longest)
        self.setInputMethodHints(_UNSAID)

    def expect(self, *, letters: bool) -> None:
        """A number is typed here, with letters in it or of digits alone."""
        self.setInputMethodHints(_UNSAID | (_HINT.ImhPreferNumbers if letters else _HINT.ImhDigitsOnly))

    def bring_own_keys(self) -> None:
        """The screen has keys of its own for this line: no keyboard is to come up for it."""
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    @property
    def is_written_on_screen(self) -> bool:
        """Whether a keyboard on the screen is wanted here."""
        return self.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802  Qt's name
        """No menu."""
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802  Qt's name
        """Nothing is dropped here."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Undo would bring back what was erased, perhaps by the customer before."""
        if event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
            event.accept()
            return
        super().keyPressEvent(event)

    def follow(self, text: str) -> None:
        """Show this text and leave the cursor where it is, or at the end if it stood there."""
        before = self.text()
        if before == text:
            return
        place = self.cursorPosition()
        self.setText(text)
        if place < len(before):
            self.setCursorPosition(min(place, len(text)))


class SecretLine(PlainLine):
    """A password: hidden until it is asked for, and never selected while it can be read.

    Qt copies nothing out of a hidden line; of one that is shown, selecting alone would copy it.
    """

    def __init__(self, longest: int) -> None:
        super().__init__(longest)
        self._was_shown = False
        self.show_characters(shown=False)
        self.selectionChanged.connect(self._select_nothing)

    def show_characters(self, *, shown: bool) -> None:
        """Let the password be read, or hide it."""
        self._was_shown = shown or (self._was_shown and bool(self.text()))
        self.setEchoMode(self.EchoMode.Normal if shown else self.EchoMode.Password)
        self._select_nothing()

    @property
    def is_shown(self) -> bool:
        """Whether it can be read."""
        return self.echoMode() is self.EchoMode.Normal

    @property
    def was_shown(self) -> bool:
        """Whether a screen reader may know what stands here: it can be read, or could be before it was hidden."""
        return self._was_shown

    def _select_nothing(self) -> None:
        if self.is_shown and self.hasSelectedText():
            self.deselect()


class Line(QWidget):
    """Emits `typed` with the whole text after each change by hand, `entered` when Enter is pressed."""

    typed = Signal(str)
    entered = Signal()

    def __init__(self, theme: Theme, field: Field) -> None:
        super().__init__()
        self.input: PlainLine = SecretLine(_LONGEST) if field in SECRET_FIELDS else PlainLine(_LONGEST)
        self.input.setProperty("part", "line")
        self.input.setInputMethodHints(_UNSAID | _HINTS.get(field, _HINT.ImhNone))
        self.input.textEdited.connect(self.typed)
        self.input.returnPressed.connect(self.entered)
        self._label = label("label")
        self._label.setBuddy(self.input)
        self._told = label("told")
        self._told.setMinimumHeight(theme.text_mm(_TOLD))
        self._told.hide()
        self._gap = theme.text_mm(_TOLD) + theme.mm(_BETWEEN)
        self._place = air(self._gap)
        self._told.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.show_button: QPushButton | None = None
        across = QHBoxLayout()
        across.setSpacing(theme.mm(3))
        across.addWidget(self.input, 1)
        if isinstance(self.input, SecretLine):
            self.show_button = button()
            self.show_button.clicked.connect(self._turn)
            across.addWidget(self.show_button)
        rows = self._rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.mm(_BETWEEN))
        rows.addWidget(self._label)
        rows.addLayout(across)
        rows.addWidget(self._told)
        rows.addSpacerItem(self._place)
        self.setFocusProxy(self.input)
        self._words = ("", "")
        self._of = ""

    def name(self, text: str, show: str = "", hide: str = "", *, apart: bool = False) -> None:
        """Call it so, on the screen and to a screen reader; `show` and `hide` for a password's button.

        `apart`: there is another such button, so that a screen reader has to tell which line it is for.
        """
        self._label.setText(text)
        self.input.setAccessibleName(text)
        self._words = (show, hide)
        self._of = text if apart else ""
        self._name_button()

    def show_text(self, text: str) -> None:
        """What the state says stands here."""
        self.input.follow(text)

    def say(self, words: str, tone: Tone, *, description: str = "") -> None:
        """Say what is wrong with the text or what it should be; `description` is said to a screen reader too."""
        self._told.setText(words)
        if self._told.isHidden() is bool(words):
            # The place stays free for the next words, so that nothing jumps, as long as there is room for it.
            self._told.setVisible(bool(words))
            self._place.changeSize(0, 0 if words else self._gap, _POLICY.Minimum, _POLICY.Maximum)
            self._rows.invalidate()
        self.input.setAccessibleDescription(" ".join(filter(None, (words, description))))
        restyle(self._told, "tone", tone)
        restyle(self.input, "tone", tone)

    def forget(self) -> None:
        """Hold nothing of what was typed, and hide the next password."""
        self.input.clear()
        self.say("", "hint")
        if isinstance(self.input, SecretLine):
            self.input.show_characters(shown=False)
            self._name_button()

    def _turn(self) -> None:
        """Show or hide, and go on writing."""
        if isinstance(self.input, SecretLine):
            self.input.show_characters(shown=not self.input.is_shown)
            self._name_button()
            self.input.setFocus()

    def _name_button(self) -> None:
        show, hide = self._words
        shown = isinstance(self.input, SecretLine) and self.input.is_shown
        if self.show_button is not None:
            words = hide if shown else show
            self.show_button.setText(words)
            self.show_button.setAccessibleName(", ".join(filter(None, (words, self._of))))
