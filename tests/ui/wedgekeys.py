"""Keys as a window gets them from the window system, at times that a test says."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QWindow

STX = "\x02"
_NONE = Qt.KeyboardModifier.NoModifier


class Typist:
    """Somebody, or a scanner, at the keys of `window`; `now` in milliseconds."""

    def __init__(self, window: QWindow) -> None:
        self._window = window
        self.now = 5_000

    def waits(self, milliseconds: int) -> None:
        """Nothing is pressed for so long."""
        self.now += milliseconds

    def types(self, text: str, gap: int) -> None:
        """Press and let go of a key for each character, every `gap` milliseconds; Shift as a keyboard sends it."""
        for character in text:
            if character == STX:
                self.chord(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier, gap)
            elif character == "\n":
                self._stroke(Qt.Key.Key_Return.value, _NONE, "\r", gap)
            elif character == "\t":
                self._stroke(Qt.Key.Key_Tab.value, _NONE, "\t", gap)
            elif character.isupper() or character in '~!@#$%^&*()_+{}|:"<>?':
                self._send(QEvent.Type.KeyPress, Qt.Key.Key_Shift.value, _NONE, "")
                self._stroke(ord(character.upper()), Qt.KeyboardModifier.ShiftModifier, character, gap)
                self._send(QEvent.Type.KeyRelease, Qt.Key.Key_Shift.value, _NONE, "")
            else:
                self._stroke(ord(character.upper()), _NONE, character, gap)

    def holds(self, character: str, times: int, gap: int) -> None:
        """Hold one key down until it has come so often; the first repeat takes longer, as X has it."""
        for count in range(times):
            again = count > 0
            if again:
                self._send(QEvent.Type.KeyRelease, ord(character), _NONE, character, again=True)
            self._send(QEvent.Type.KeyPress, ord(character), _NONE, character, again=again)
            self.now += gap if again else 400
        self._send(QEvent.Type.KeyRelease, ord(character), _NONE, character)

    def chord(self, key: Qt.Key, held: Qt.KeyboardModifier, gap: int) -> None:
        """Press a key with others held; with Ctrl it brings a control character."""
        control = held == Qt.KeyboardModifier.ControlModifier
        self._stroke(key.value, held, chr(key.value & 0x1F) if control else "", gap)

    def _stroke(self, key: int, held: Qt.KeyboardModifier, text: str, gap: int) -> None:
        self._send(QEvent.Type.KeyPress, key, held, text)
        self._send(QEvent.Type.KeyRelease, key, held, text)
        self.now += gap

    def _send(
        self, kind: QEvent.Type, key: int, held: Qt.KeyboardModifier, text: str, *, again: bool = False
    ) -> None:
        event = QKeyEvent(kind, key, held, text, again)
        event.setTimestamp(self.now)
        QCoreApplication.sendEvent(self._window, event)
