"""What became of a shift's customers, in numbers: what the clerk reads at the day's end."""

from __future__ import annotations

from enum import Enum, unique

import msgspec


@unique
class Group(Enum):
    """By what the customers of a row belong together."""

    SHIFT = "shift"
    CLERK = "clerk"
    BILLER = "biller"
    HOUR = "hour"


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """So many customers. `paid`: a receipt page came; the provider's own report is the book of record."""

    group: Group
    name: str
    opened: int
    paid: int
    unknown: int
    refused: int
    abandoned: int
    open: int
