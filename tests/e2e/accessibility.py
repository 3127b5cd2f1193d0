"""What stands on the screen, as a screen reader is told it: AT-SPI over D-Bus.

The interfaces are those of at-spi2-core's xml folder. The reader is another process than the terminal, as it
must be: a walk over a web view from inside ends in a crash (design.md).
"""

from __future__ import annotations

import enum
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar

from tests.e2e.bus import Bus, Question

T = TypeVar("T")

PATIENCE = 30.0
"""Seconds after which something that was to appear counts as missing."""
_QUIET = 0.1  # seconds without news after which one looks all the same
_LOOKS = 3  # in a row at the same place, with quiet between them, after which a page's thing is at rest
_DOCUMENTS = frozenset({"web document", "document web"})  # at-spi2-core has used both
_REGISTRY = "org.a11y.atspi.Registry"
_PASSWORD_TEXT = 40  # AtspiRole
_KEY_BY_SYMBOL = 3  # AtspiKeySynthType
_KEYS = {"\n": 0xFF0D}  # keysymdef.h: XK_Return; the rest of ASCII is its own symbol


_NEWS = (
    ("object:children-changed", "Object", "ChildrenChanged"),
    ("object:state-changed", "Object", "StateChanged"),
    ("object:property-change", "Object", "PropertyChange"),
    ("document:load-complete", "Document", "LoadComplete"),
    ("window:activate", "Window", "Activate"),
)
"""What a look is worth after, by AtspiEventListener's names; each letter typed would be news otherwise."""


class State(enum.IntEnum):
    """The bits of an object's state that are used here (AtspiStateType)."""

    ACTIVE = 1
    CHECKED = 4
    ENABLED = 8
    FOCUSABLE = 11
    FOCUSED = 12
    SHOWING = 25


class Handle(NamedTuple):
    """How something on the screen is asked: its process's name on the bus, and its path there."""

    owner: str
    path: str

    def question(
        self, interface: str, method: str, signature: str = "", body: tuple[object, ...] = ()
    ) -> Question:
        """A question to it."""
        return Question(self.owner, self.path, f"org.a11y.atspi.{interface}", method, signature, body)


@dataclass(frozen=True)
class Thing:
    """Something on the screen: its role ("push button") and its name as read aloud.

    `in_page`: it belongs to the hosted page rather than to the terminal's own screens.
    """

    handle: Handle
    role: str
    name: str
    states: int
    in_page: bool

    @property
    def is_page(self) -> bool:
        """Whether it is the hosted page as a whole."""
        return self.role in _DOCUMENTS

    def has(self, state: State) -> bool:
        """Whether this bit was set when it was looked at."""
        return bool(self.states >> state & 1)


class NotSeen(AssertionError):
    """What was waited for did not appear; the text lists what stood there instead."""


class Screen:
    """The screen of one terminal, by its process id. `session_bus` is the address of its user's bus."""

    def __init__(self, session_bus: str, pid: int) -> None:
        self._pid = pid
        session = Bus(session_bus)
        (address,) = session.ask(Question("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress"))
        session.close()
        self._bus = Bus(address)
        registry = Question(_REGISTRY, "/org/a11y/atspi/registry", _REGISTRY, "RegisterEvent", "sass")
        for event, interface, member in _NEWS:
            self._bus.ask(registry._replace(body=(event, [], "")))
            self._bus.subscribe(f"org.a11y.atspi.Event.{interface}", member)
        self._application: Handle | None = None

    def close(self) -> None:
        """Let go of the bus."""
        self._bus.close()

    def things(self) -> list[Thing]:
        """All that is shown now, from the outside in, and all of the page whether scrolled to or not."""
        self._application = self._application or self._find_application()
        if self._application is None:
            return []
        (windows,) = self._bus.ask(self._application.question("Accessible", "GetChildren"))
        level = [(Handle(*window), False) for window in windows]
        found: list[Thing] = []
        while level:
            # Qt lists the engine's surface as a window of its own beside the one in which it is shown.
            things = [each for each in self._look(level) if found or each.name]
            found += things
            children = self._bus.ask_all(
                [each.handle.question("Accessible", "GetChildren") for each in things]
            )
            level = [
                (Handle(*child), thing.in_page)
                for thing, answer in zip(things, children, strict=True)
                for child in (answer[0] if answer else ())
            ]
        return found

    def wait(self, look: Callable[[list[Thing]], T | None], missing: str) -> T:
        """Look at each piece of news until `look` gives something. Raises NotSeen after PATIENCE."""
        end = time.monotonic() + PATIENCE
        while True:
            while self._bus.await_signal(0) is not None:  # what is new by now is seen by this look
                pass
            things = self.things()
            if (seen := look(things)) is not None:
                return seen
            if time.monotonic() > end:
                shown = "\n".join(f"  {thing.role}: {thing.name}" for thing in things if thing.name)
                raise NotSeen(f"{missing}; there was:\n{shown}")
            self._bus.await_signal(_QUIET)

    def wait_for(self, thing: Thing, state: State) -> None:
        """Wait until a thing that stays has come into a state. Raises NotSeen."""
        end = time.monotonic() + PATIENCE
        while not any(now.has(state) for now in self._look([(thing.handle, thing.in_page)])):
            if time.monotonic() > end:
                raise NotSeen(f"“{thing.name}” did not become {state.name}")
            self._bus.await_signal(_QUIET)

    def place(self, thing: Thing) -> tuple[int, int, int, int]:
        """Left, top, width and height on the screen, in pixels."""
        ((left, top, width, height),) = self._bus.ask(
            thing.handle.question("Component", "GetExtents", "u", (0,))
        )
        return left, top, width, height

    def resting_place(self, thing: Thing) -> tuple[int, int, int, int]:
        """The place once it has come to rest: a page tells a moment later where its things are. Raises NotSeen."""
        end = time.monotonic() + PATIENCE
        seen, looks = self.place(thing), 0
        while looks < (_LOOKS if thing.in_page else 1):
            if time.monotonic() > end:
                raise NotSeen(f"“{thing.name}” did not come to rest")
            while thing.in_page and self._bus.await_signal(_QUIET) is not None and time.monotonic() < end:
                pass
            before, seen = seen, self.place(thing)
            looks = looks + 1 if seen == before else 0
        return seen

    def focus(self, thing: Thing) -> None:
        """Move the keyboard to it, as a screen reader would; a page scrolls to it."""
        self._bus.ask(thing.handle.question("Component", "GrabFocus"))

    def press(self, thing: Thing) -> None:
        """Let it do what it offers first; LookupError where it offers nothing, as what stands in a page does."""
        self._bus.ask(thing.handle.question("Action", "DoAction", "i", (0,)))

    def offers(self, thing: Thing) -> list[str]:
        """The names of what it can be told to do, as a screen reader lists them."""
        (actions,) = self._bus.ask(thing.handle.question("Action", "GetActions"))
        return [name for name, *_ in actions]

    def write(self, text: str) -> None:
        """Have the registry type this, whatever has the keyboard; a line's end stands for Enter."""
        for each in text:
            self._bus.ask(
                Question(
                    _REGISTRY,
                    "/org/a11y/atspi/registry/deviceeventcontroller",
                    "org.a11y.atspi.DeviceEventController",
                    "GenerateKeyboardEvent",
                    "isu",
                    (_KEYS.get(each, ord(each)), "", _KEY_BY_SYMBOL),
                )
            )

    def hides_what_is_typed(self, thing: Thing) -> bool:
        """Whether a screen reader takes it for a password; Qt gives such a field the name of any other's role."""
        return self._bus.ask(thing.handle.question("Accessible", "GetRole")) == (_PASSWORD_TEXT,)

    def text(self, thing: Thing) -> str:
        """What stands in a field."""
        (text,) = self._bus.ask(thing.handle.question("Text", "GetText", "ii", (0, -1)))
        return str(text)

    def _find_application(self) -> Handle | None:
        root = Handle(_REGISTRY, "/org/a11y/atspi/accessible/root")
        (applications,) = self._bus.ask(root.question("Accessible", "GetChildren"))
        handles = (Handle(*each) for each in applications)
        return next((each for each in handles if self._bus.process_of(each.owner) == self._pid), None)

    def _look(self, level: list[tuple[Handle, bool]]) -> list[Thing]:
        """The things of one level that are shown, each with whether it stands inside of a page."""
        questions = [
            question
            for handle, _ in level
            for question in (
                handle.question("Accessible", "GetState"),
                handle.question("Accessible", "GetRoleName"),
                Question(
                    *handle,
                    "org.freedesktop.DBus.Properties",
                    "Get",
                    "ss",
                    ("org.a11y.atspi.Accessible", "Name"),
                ),
            )
        ]
        answers = iter(self._bus.ask_all(questions))
        things = (
            _thing(handle, inside, state, role, name)
            for (handle, inside), state, role, name in zip(level, answers, answers, answers, strict=True)
            if state and role and name
        )
        return [each for each in things if _is_shown(each)]


def _thing(handle: Handle, inside: bool, state: Any, role: Any, name: Any) -> Thing:
    """What these three answers say. A page begins at its document."""
    low, high = state[0]
    return Thing(handle, role[0], name[0][1], low | high << 32, inside or role[0] in _DOCUMENTS)


def _is_shown(thing: Thing) -> bool:
    """Whether to look at it and below: screens that wait behind the one shown are left out."""
    return thing.in_page or thing.has(State.SHOWING)
