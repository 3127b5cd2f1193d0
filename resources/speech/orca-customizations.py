"""Read by Orca itself when it starts: on a public terminal it reads the screen and does nothing else.

Versions differ in where a thing lives (43 in Debian 12, 48 in Debian 13), so each is changed where it is found.
"""

import gettext
from contextlib import suppress

import gi

gi.require_version("Atspi", "2.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Atspi, Gtk  # noqa: E402  once their versions are known


def nothing(*_arguments: object, **_named: object) -> bool:
    """Stand in for what would lead out of the terminal."""
    return True


def take(names: tuple[str, ...], *, of: object) -> None:
    """Let these do nothing, as far as they are there."""
    for name in names:
        if hasattr(of, name):
            setattr(of, name, nothing)


# Every dialog, list and menu of Orca's own is shown by one of these. Before all else: nothing that another version
# lacks keeps it from being done.
take(("show", "show_all", "show_now", "set_visible"), of=Gtk.Widget)
take(("present", "present_with_time"), of=Gtk.Window)
take(("run",), of=Gtk.Dialog)
take(("popup", "popup_at_pointer", "popup_at_rect", "popup_at_widget"), of=Gtk.Menu)
take(("show_uri", "show_uri_on_window"), of=Gtk)

# Milliseconds that the terminal may take to answer. AT-SPI's own 800 are not enough while a page is being drawn,
# and of what isn't answered in time nothing is told.
Atspi.set_timeout(10_000, 15_000)

# glibc 2.41 reads no LANGUAGE in the locale C.UTF-8, the only one that is certain to be there; Python does.
_translate = gettext.translation("at-spi2-core", fallback=True).gettext
Atspi.role_get_localized_name = lambda role: _translate(Atspi.role_get_name(role))

with suppress(ImportError):
    from orca import orca
    from orca.scripts import default

    take(("quitOrca",), of=orca)
    take(("quit_orca",), of=default.Script)

with suppress(ImportError):  # of a module that Orca 43 does not have
    from orca.ax_object import AXObject
    from orca.event_manager import EventManager
    from orca.script_manager import get_manager

    # It asks for what has the keyboard by AT-SPI's Collection, to which Qt has no answer; else it looks itself.
    AXObject.supports_collection = staticmethod(lambda _thing: False)

    _take_keys = EventManager.activate

    def listen(manager: EventManager) -> None:
        """Listen for news of the screen along with the keys, before looking what has the keyboard.

        Orca itself looks and tells, and listens then: what moved in between it would never know.
        """
        _take_keys(manager)
        get_manager().activate()

    EventManager.activate = listen
