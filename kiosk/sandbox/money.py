"""Dollars in and out of words, exact to the cent."""

from __future__ import annotations

import re
from decimal import Decimal


def dollars(amount: Decimal) -> str:
    """As a hosted page writes it: `$1,234.50`."""
    return f"${amount:,.2f}"


def parse(text: str) -> Decimal | None:
    """What a customer typed as an amount, or None if it is none: `48`, `48.5`, `$1,234.50`."""
    bare = text.strip().removeprefix("$").strip()
    if not re.fullmatch(r"(\d{1,6}|\d{1,3}(,\d{3}))(\.\d{1,2})?", bare, re.ASCII):
        return None
    return Decimal(bare.replace(",", "")).quantize(Decimal("0.01"))
