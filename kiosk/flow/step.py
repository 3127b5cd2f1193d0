"""The shape of one step of the flow, and the ways to take one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import msgspec

from kiosk.flow.effects import Effect, Question
from kiosk.flow.rules import Rules
from kiosk.flow.states import AnyState, Session, SessionId

Step: TypeAlias = tuple[Session, tuple[Effect, ...]]
Handler: TypeAlias = Callable[[Rules, Session, Any, Any], Step]
"""Rules, session, its state and the event (None for a second that passed) give the step."""


def to(session: Session, state: AnyState, *effects: Effect) -> Step:
    """Go on to `state`; whoever stands there has just done something, so the silence begins anew."""
    return msgspec.structs.replace(session, state=state, quiet=0, untouched=0, warning=None), effects


def stay(session: Session, state: AnyState, *effects: Effect) -> Step:
    """Change the state and leave the count of silent seconds: the page or the clock did this."""
    return msgspec.structs.replace(session, state=state), effects


def ask(session: Session, state: AnyState, question: Callable[[SessionId, int], Question]) -> Step:
    """Go on to `state` and ask; answers to earlier questions count no more."""
    numbered = msgspec.structs.replace(session, asked=session.asked + 1)
    return to(numbered, state, question(session.id, numbered.asked))
