"""Judges what is typed into a question as the flow asks for it; what that takes is loaded late."""

from __future__ import annotations

from kiosk.flow.people import FieldProblem
from kiosk.languages import SOURCE
from kiosk.secret import Secret
from kiosk.settings import Settings


class Typing:
    """The flow's Checks: loads what it needs when the first word is typed."""

    def __init__(self, settings: Settings) -> None:
        self._place = (settings.terminal.city, *(biller.name_in(SOURCE) for biller in settings.billers))

    def email(self, text: str) -> bool:
        """See Checks."""
        from kiosk.residents.addresses import parse  # noqa: PLC0415  not for the first paint

        return parse(text) is not None

    def password(self, password: Secret, own_words: tuple[str, ...]) -> FieldProblem | None:
        """See Checks."""
        from kiosk.residents.passwords import objection  # noqa: PLC0415  as above

        found = objection(password, (*self._place, *own_words))
        return FieldProblem(found.value) if found is not None else None
