"""The limits that the flow keeps and what it knows of the billers: set once, from the configuration."""

from __future__ import annotations

import msgspec

from kiosk.account import AccountFormat, AccountNumber
from kiosk.flow.people import Checks
from kiosk.flow.preferences import LOUDEST, Defaults, Preferences


class BillerRules(msgspec.Struct, frozen=True):
    """What the flow needs to know of a biller."""

    id: str
    format: AccountFormat
    scan_pattern: str = ""
    """See kiosk.account.from_scan."""


class Rules(msgspec.Struct, frozen=True, kw_only=True):
    """The limits that the flow keeps, all in seconds but those named `most_`."""

    billers: tuple[BillerRules, ...]
    languages: tuple[str, ...] = ("en",)
    """Those of the configuration; the first is the terminal's own."""
    defaults: Defaults = Defaults()
    residents: bool = False
    """Whether residents can sign in here."""
    checks: Checks | None = None
    idle: int = 90
    warning: int = 30
    receipt: int = 60
    finding: int = 20
    page: int = 45
    """How long a page may load before we say that it did not come."""
    processing: int = 120
    """The same after money may have moved: the provider is given more time to end well."""
    settled: int = 60
    """How long after a posted form the customer counts as waiting rather than idle (design.md)."""
    unknown: int = 180
    goodbye: int = 8
    wiping: int = 10
    probe: int = 60
    reopen: int = 15
    most_accounts: int = 10
    prints: bool = False
    """Whether there may be a printer; whether there is one is asked when a page comes."""
    most_pages: int = 4
    most_prints: int = 3
    """Pages of one job, and jobs of one customer."""
    making: int = 20
    sending: int = 20
    printing: int = 120
    paper_patience: int = 15
    """How long a printer without paper, or one that does not answer, is waited for."""
    paper_told: int = 20
    admin: bool = False
    """Whether a technician's PIN is known here; without one there is no way to it."""
    pin: int = 45
    admin_idle: int = 180
    crosses: int = 30
    """How long the screen of crosses waits for a touch: whoever can't touch it can't leave it otherwise."""
    keep: int = 15
    """How long a new calibration holds before somebody has said that it is to be kept."""
    asking: int = 40
    """A sign-in makes several calls, each with its own limit."""

    def biller(self, biller: str) -> BillerRules | None:
        """The biller of that id."""
        return next((known for known in self.billers if known.id == biller), None)

    def parse(self, biller: str, text: str) -> AccountNumber | None:
        """The account number of a biller that `text` is as it stands, None where it is none."""
        known = self.biller(biller)
        number = known.format.parse(text) if known is not None else None
        return number if isinstance(number, AccountNumber) else None

    @property
    def preferences(self) -> Preferences:
        """Those of a customer who has chosen nothing yet."""
        return Preferences(language=self.languages[0], volume=self.defaults.volume)

    @property
    def offered(self) -> tuple[str, ...]:
        """The languages that can be chosen now; the terminal's own always can."""
        own, *others = self.languages
        return (own, *(other for other in others if other not in self.defaults.withheld))

    def can_serve(self, preferences: Preferences) -> bool:
        """Whether these can be had here."""
        return preferences.language in self.offered and 0 <= preferences.volume <= LOUDEST
