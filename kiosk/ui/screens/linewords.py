"""The words for each line that a resident types into: its name, what is wrong, and what helps before that."""

from __future__ import annotations

from PySide6.QtCore import QObject

from kiosk.flow.people import Field, FieldProblem, Form
from kiosk.ui.widgets.parts import Tone

SHORTEST, LONGEST = 12, 128
"""Characters of a password; the rule is kept by the residents' side, here it is only told."""


class LineWords(QObject):
    """Turns fields and their problems into words."""

    def label(self, field: Field) -> str:
        """What the line is called (design.md, "Words on the screen")."""
        match field:
            case Field.NUMBER:
                return self.tr("Account number")
            case Field.NAME:
                return self.tr("Full name")
            case Field.STREET:
                return self.tr("Street address")
            case Field.CITY:
                return self.tr("City")
            case Field.STATE:
                return self.tr("State")
            case Field.ZIP:
                return self.tr("ZIP code")
            case Field.EMAIL:
                return self.tr("E-mail address")
            case Field.PASSWORD | Field.CURRENT:
                return self.tr("Password")
            case Field.CODE:
                return self.tr("Confirmation code")

    def beside(
        self, field: Field, problem: FieldProblem | None, form: Form, *, pressed: bool, example: str = ""
    ) -> tuple[str, Tone]:
        """What stands under a line.

        Before "Continue" was pressed only that is told which helps while typing; nobody is blamed for a line
        that is not finished. `example`: an account number of the biller's.
        """
        if problem is None:
            return self._well(field)
        if pressed:
            return self.problem(field, problem, form, example=example), "alarm"
        if problem in (FieldProblem.TOO_LONG, FieldProblem.COMMON, FieldProblem.PERSONAL):
            return self.problem(field, problem, form, example=example), "alarm"
        if problem is FieldProblem.TOO_SHORT and field is Field.PASSWORD:
            return self.problem(field, problem, form), "hint"
        return self._hint(field, example), "hint"

    def problem(self, field: Field, problem: FieldProblem, form: Form, *, example: str = "") -> str:
        """What is wrong, and what to do about it."""
        match problem:
            case FieldProblem.EMPTY:
                return self._empty(field)
            case FieldProblem.MALFORMED:
                return self._malformed(field, example)
            case FieldProblem.TOO_SHORT if field is Field.CODE:
                return self.tr("The code has eight characters.")
            case FieldProblem.TOO_SHORT:
                return self.tr("Please use at least %n character(s). So far: {0}.", "", SHORTEST).format(
                    len(form.text(field))
                )
            case FieldProblem.TOO_LONG if field is Field.CODE:
                return self.tr("The code has eight characters only.")
            case FieldProblem.TOO_LONG if field is Field.PASSWORD:
                return self.tr("This is too long. Please use at most %n character(s).", "", LONGEST)
            case FieldProblem.TOO_LONG:
                return self.tr("This is too long. Please shorten it.")
            case FieldProblem.COMMON:
                return self.tr("Many people use this password. Please choose another one.")
            case FieldProblem.PERSONAL:
                return self.tr("This is made of your own name or address. Please choose another one.")

    def _empty(self, field: Field) -> str:
        match field:
            case Field.NUMBER:
                return self.tr("Please type your account number.")
            case Field.NAME:
                return self.tr("Please type your full name.")
            case Field.STREET:
                return self.tr("Please type the street address.")
            case Field.CITY:
                return self.tr("Please type the city.")
            case Field.STATE:
                return self.tr("Two letters.")
            case Field.ZIP:
                return self.tr("Please type it.")
            case Field.EMAIL:
                return self.tr("Please type your e-mail address.")
            case Field.PASSWORD | Field.CURRENT:
                return self.tr("Please type your password.")
            case Field.CODE:
                return self.tr("Please type the code from the e-mail.")

    def _malformed(self, field: Field, example: str) -> str:
        match field:
            case Field.NUMBER if example:
                return self.tr("The number is not complete. It looks like {0}.").format(example)
            case Field.NUMBER:
                return self.tr("This is no account number. Please compare it with your bill.")
            case Field.STATE:
                return self.tr("Like FL.")
            case Field.ZIP:
                return self.tr("Like 32707.")
            case Field.EMAIL:
                return self.tr("This is not a complete e-mail address. It looks like name@example.org.")
            case _:
                return self.tr("Please check this line.")

    def _hint(self, field: Field, example: str) -> str:
        match field:
            case Field.NUMBER if example:
                return self.tr("It stands at the top of your bill and looks like {0}.").format(example)
            case Field.NUMBER:
                return self.tr("It stands at the top of your bill.")
            case Field.PASSWORD:
                return self.tr(
                    "At least %n character(s). A few words in a row are easy to remember and hard to guess.",
                    "",
                    SHORTEST,
                )
            case Field.CODE:
                return self.tr("Eight letters and digits. Spaces and dashes do not matter.")
            case _:
                return ""

    def _well(self, field: Field) -> tuple[str, Tone]:
        match field:
            case Field.NUMBER:
                return self.tr("That looks complete."), "good"
            case Field.PASSWORD:
                return self.tr("That is a good length."), "good"
            case _:
                return "", "hint"
