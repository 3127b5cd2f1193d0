"""What every event is: something that happened to one session, or an answer that it waits for."""

from __future__ import annotations

import msgspec

from kiosk.flow.states import SessionId


class Event(msgspec.Struct, frozen=True):
    """One of the classes of kiosk.flow.events."""

    session: SessionId


class Answer(Event, frozen=True):
    """Answers the question of that number; one to a question that nobody waits for changes nothing."""

    asked: int
