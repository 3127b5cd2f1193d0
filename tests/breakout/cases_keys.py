"""Line 1: keys that a browser or a desktop would act upon, pressed while a field of the page has the keyboard."""

from __future__ import annotations

from collections.abc import Iterator

from tests.breakout.case import Case, Note, Way

_PLAIN = [
    "n",
    "t",
    "w",
    "q",
    "o",
    "s",
    "p",
    "u",
    "f",
    "g",
    "h",
    "j",
    "d",
    "l",
    "k",
    "m",
    "r",
    "b",
    "i",
    "e",
    "a",
]
_SIGNS = (
    "Tab",
    "0",
    "plus",
    "minus",
    "equal",
    "KP_Add",
    "KP_Subtract",
    "Return",
    "F5",
    "Page_Up",
    "Page_Down",
)
_ALT = ("F4", "space", "Tab", "Escape", "d", "f", "Home", "Left", "Right", "Return", "Up", "1", "F1", "F2")
_MEDIA = (
    "XF86Back",
    "XF86Forward",
    "XF86Refresh",
    "XF86Stop",
    "XF86HomePage",
    "XF86Search",
    "XF86Favorites",
    "XF86Mail",
    "XF86WWW",
    "XF86Calculator",
    "XF86Explorer",
    "XF86MyComputer",
    "XF86AudioPlay",
    "XF86AudioMute",
    "XF86AudioRaiseVolume",
    "XF86Launch1",
    "XF86LaunchA",
    "XF86Reload",
    "XF86Open",
    "XF86Close",
    "XF86Save",
    "XF86New",
    "XF86Copy",
    "XF86Cut",
    "XF86Paste",
    "XF86Send",
    "XF86Reply",
    "XF86Tools",
    "XF86Terminal",
    "XF86Sleep",
    "XF86PowerOff",
    "Undo",
    "Redo",
    "Find",
    "Cancel",
)
_LONE = (
    "Escape",
    "BackSpace",
    "Print",
    "Menu",
    "Pause",
    "Scroll_Lock",
    "Insert",
    "Delete",
    "Home",
    "End",
    "Prior",
    "Next",
)

# Keys that a form needs, or its clipboard: they may reach the page, where they lead nowhere.
_NEEDED = frozenset(
    {
        "ctrl+a",
        "Escape",
        "BackSpace",
        "Delete",
        "Home",
        "End",
        "Prior",
        "Next",
        "Scroll_Lock",
        "ctrl+shift+Tab",
    }
)


def cases() -> Iterator[Case]:
    """All keys of line 1."""
    for key in (*_PLAIN, *_SIGNS):
        yield _key(f"ctrl+{key}")
        yield _key(f"ctrl+shift+{key}")
    for key in ("c", "Delete", "Escape", "F12"):
        yield _key(f"ctrl+shift+{key}")
    for key in _ALT:
        yield _key(f"alt+{key}")
    for number in range(1, 13):
        yield _key(f"F{number}")
    for keys in ("ctrl+F4", "shift+F10", "shift+F5", "shift+F7", "shift+Escape", "ctrl+shift+alt+i"):
        yield _key(keys)
    for key in (*_LONE, *_MEDIA):
        yield _key(key)


def _key(keys: str) -> Case:
    note = Note.HARMLESS if keys in _NEEDED else Note.NOTED
    return Case(f"1-{keys}", 1, Way.KEY, (keys,), note)
