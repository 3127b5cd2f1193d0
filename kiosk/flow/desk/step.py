"""The shape of one step of the desk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from kiosk.flow.desk.effects import Effect
from kiosk.flow.desk.state import Desk, Rules

Step: TypeAlias = tuple[Desk, tuple[Effect, ...]]
Handler: TypeAlias = Callable[[Rules, Desk, Any, Any], Step]
"""Rules, desk, its state and the event give the step."""
