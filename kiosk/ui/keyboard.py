"""The keyboard on the screen: Qt's own, in a panel of our window that takes no focus, with our keys and looks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

import msgspec
from PySide6.QtCore import QSize, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy, QVBoxLayout, QWidget

from kiosk import resources
from kiosk.log import get_logger
from kiosk.ui.caret import keep_in_sight
from kiosk.ui.input import InputWatch
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.line import PlainLine

if TYPE_CHECKING:
    from PySide6.QtQuick import QQuickItem
    from PySide6.QtQuickWidgets import QQuickWidget

_log = get_logger("ui.keyboard")

_ROWS: Final = 5
_ROW: Final = 17.5  # millimetres: a key of 15 with the gaps around it, and a little more for the finger
_MOST: Final = 0.45  # of the window's height, where that is less
_AROUND: Final = 12  # millimetres above and below what is typed on a page: its name stands there
_LAYOUTS: Final = {"es": "es_US"}
_ORDINARY: Final = "en_US"
_SIGNS: Final = ("erase", "enter", "hide", "shift", "capitals")
_STYLES: Final = "keyboard/styles/QtQuick/VirtualKeyboard/Styles/kiosk/style.qml"
_CALM: Final = 1.0  # seconds without input before the panel may be made
_LOOK_AGAIN: Final = 1500  # milliseconds


class Keyboard(QWidget):
    """Shown while a field wants text and a finger is in use; hidden while a real keyboard is typed on.

    Its keys come through our window as a real keyboard's do: counted and judged where those are (ui/input.py).
    `moved` tells when it has come or gone.
    """

    moved = Signal()
    _load = Signal(QUrl)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._panel: QQuickWidget | None = None
        self._root: QQuickItem | None = None
        self._language = _ORDINARY
        self._quiet_for: Callable[[], float] = lambda: _CALM
        self._by_keys = False
        self._is_put_away = False
        self._place = QVBoxLayout(self)
        self._place.setContentsMargins(0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        self._method = QGuiApplication.inputMethod()
        self._method.visibleChanged.connect(self._follow)

    def follow(self, watch: InputWatch, application: QApplication) -> None:
        """Come and go with what is used, fingers or keys, and with the lines that get the focus."""
        application.focusChanged.connect(self.follow_focus)
        watch.keys_used.connect(self.used_keys)
        watch.pointer_used.connect(self.used_pointer)
        self._quiet_for = watch.quiet_for

    def begin(self) -> None:
        """Make the panel in the next calm moment, at the latest when a field is in use: it holds the thread up."""
        QTimer.singleShot(_LOOK_AGAIN, self, self._look)

    def _look(self) -> None:
        if self._quiet_for() >= _CALM:
            self.prepare()
        else:
            self.begin()

    def prepare(self) -> None:
        """Make the panel, which takes a while and a few megabytes."""
        if self._panel is not None:
            return
        from PySide6.QtQuickWidgets import QQuickWidget  # noqa: PLC0415  not for the first paint

        self._panel = panel = QQuickWidget(self)
        panel.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        panel.setResizeMode(QQuickWidget.ResizeMode.SizeRootObjectToView)
        self.restyle()
        panel.engine().addImportPath(str(resources.path(_STYLES).parents[4]))
        self._place.addWidget(panel)
        # From the event loop, where Python is not held: it waits for a thread of the QML engine's, which would
        # wait for Python to hand a warning over to the handler of Qt's messages.
        panel.statusChanged.connect(self._loaded, Qt.ConnectionType.QueuedConnection)
        self._load.connect(panel.setSource, Qt.ConnectionType.QueuedConnection)
        self._load.emit(QUrl.fromLocalFile(str(resources.path("keyboard/panel.qml"))))

    @Slot()
    def _loaded(self) -> None:
        root = None if self._panel is None else self._panel.rootObject()
        if root is None:
            _log.error("keyboard.not_loaded")
            return
        self._root = root
        root.setProperty("language", self._language)
        root.putAway.connect(self._put_away)  # type: ignore[attr-defined]
        # Whatever got the focus before there was a panel is not known to it yet, nor what is typed there.
        self._method.update(Qt.InputMethodQuery.ImQueryAll)
        self._follow()
        self.follow_focus()

    def adapt(self, theme: Theme) -> None:
        """Look as this theme wants it."""
        self._theme = theme
        self.restyle()

    def restyle(self) -> None:
        """Take the theme's colors and sizes as they are now."""
        if self._panel is None:
            return
        mm, palette = self._theme.mm, self._theme.palette
        layouts = resources.path("keyboard/panel.qml").parent / "layouts"
        given: dict[str, object] = msgspec.structs.asdict(palette)
        given |= {
            "layouts": QUrl.fromLocalFile(str(layouts)),
            "files": [QUrl.fromLocalFile(str(each)) for each in sorted(layouts.glob("*/*.qml"))],
            "gap": mm(1.6),
            "radius": mm(2),
            "thin": max(1, mm(0.3)),
            "text": mm(7.5),
            "sign": mm(9.5),
            "offer": mm(16),
            "family": self.font().family(),
        }
        given |= {name: _sign(name, palette.ink) for name in _SIGNS}
        given |= {f"{name}_on": _sign(name, palette.on_main) for name in _SIGNS}
        given |= {"width": max(1, self.width()), "height": max(1, self.sizeHint().height())}
        self._panel.rootContext().setContextProperty("look", given)

    def speak(self, language: str) -> None:
        """Offer the letters of this language, English ones where it has no layout of its own."""
        self._language = _LAYOUTS.get(language, _ORDINARY)
        if self._root is not None:
            self._root.setProperty("language", self._language)

    def forget(self) -> None:
        """Leave nothing held for the next screen or customer: no shift, no page of signs, no half character."""
        self._method.reset()
        if self._root is not None:
            self._root.forget()  # type: ignore[attr-defined]

    def begin_anew(self) -> None:
        """Another customer: whether the one before typed on a real keyboard says nothing about them."""
        self._by_keys = False
        self.forget()

    @Slot()
    def used_keys(self) -> None:
        """A real key was pressed: whoever has a keyboard needs the place."""
        if not self._by_keys:
            self._by_keys = True
            self._method.hide()

    @Slot()
    def used_pointer(self) -> None:
        """A finger or a mouse was used."""
        self._by_keys = self._is_put_away = False

    @Slot()
    def _put_away(self) -> None:
        """Its own key was pressed. A page asks for it again at once, since it has another size now."""
        self._is_put_away = True
        self._method.hide()

    @Slot()
    def follow_focus(self) -> None:
        """A line of ours that gets the focus wants the keyboard; a page asks for it by itself.

        Takes neither of the widgets that the signal names: of a page's own objects some may not be held by Python.
        """
        self._is_put_away = False
        if self.isVisible() and not self._has_focus():
            # It would write into the other window's lines, and that has a keyboard of its own.
            self._method.hide()
        focus = self.window().focusWidget() if self.window().isVisible() else None
        self._tell_place(focus)
        if (
            isinstance(focus, PlainLine)
            and focus.is_written_on_screen
            and self._has_focus()
            and not self._by_keys
        ):
            QTimer.singleShot(0, self, self._ask_for)

    def _has_focus(self) -> bool:
        """Whether what is typed now goes into this window: a counter has two."""
        focus = QApplication.focusWidget()
        return focus is not None and focus.window() is self.window()

    def _tell_place(self, focus: QWidget | None) -> None:
        if self._root is not None:
            self._root.setProperty("inPage", not isinstance(focus, PlainLine))

    def _ask_for(self) -> None:
        """Have the input method show itself, once it knows which line has the focus."""
        if self._root is None:
            self.prepare()
        elif not self._by_keys and not self._method.isVisible():
            # It may take itself for shown already, from before there was a panel or when the focus went.
            self._method.hide()
            self._method.show()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """As high as its rows, and no higher than leaves room for what is typed into."""
        wanted = self._theme.mm(_ROWS * _ROW)
        return QSize(0, min(wanted, round(self.window().height() * _MOST)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Lay the keys out anew."""
        super().resizeEvent(event)
        self.restyle()

    @Slot()
    def _follow(self) -> None:
        wanted = self._method.isVisible()
        focus = QApplication.focusWidget()
        if wanted and (self._by_keys or self._is_put_away or not self._has_focus() or not _is_written(focus)):
            self._method.hide()
            return
        if wanted:
            self.prepare()
            self._tell_place(focus)
        # The panel comes later, or never where a file of Qt's is missing.
        wanted = wanted and self._root is not None
        if wanted is self.isHidden():
            self.setVisible(wanted)
            self.moved.emit()
            self.keep_in_sight()

    def keep_in_sight(self) -> None:
        """Turn a page until what is typed there stands above; a screen of ours sees to that by itself."""
        focus = QApplication.focusWidget()
        if focus is None or self.isHidden() or not self._has_focus():
            return
        if _is_written(focus) and not isinstance(focus, PlainLine):
            keep_in_sight(focus, self._theme.mm(_AROUND))


def _is_written(focus: QWidget | None) -> bool:
    """Whether text may be wanted where the focus is: a line without keys of its own, or a page."""
    if isinstance(focus, PlainLine):
        return focus.is_written_on_screen
    return focus is not None and not isinstance(focus, QAbstractButton)


def _sign(name: str, ink: str) -> str:
    """A drawing in this color, as an address that holds it."""
    drawing = resources.text(f"keyboard/signs/{name}.svg").replace("currentColor", ink)
    return f"data:image/svg+xml;utf8,{quote(drawing)}"
