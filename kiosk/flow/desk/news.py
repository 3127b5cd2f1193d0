"""What a clerk is to know of the provider, and what to tell the people in the queue."""

from __future__ import annotations

from datetime import datetime

import msgspec

from kiosk.flow.state import ClosedReason


class ProviderNews(msgspec.Struct, frozen=True, kw_only=True):
    """Whether the provider can be used. Both moments in UTC.

    `reason`: why not, and `since` when, None while all is well. `cut_off`: when the payment was submitted in
    whose midst the last process ended; what became of it only the provider's report tells.
    """

    reason: ClosedReason | None = None
    since: datetime | None = None
    cut_off: datetime | None = None
