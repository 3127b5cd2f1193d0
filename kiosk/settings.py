"""What a configuration file can say: one frozen struct for each of its tables, with every default.

The fields bear the names of the TOML keys. An empty string stands for "not given". The structs only hold:
`kiosk.config.load` is what reads a file, and `kiosk.configcheck` what refuses wrong values.
"""

from __future__ import annotations

import enum
from typing import Final

import msgspec


class Mode(enum.Enum):
    """How the terminal is used."""

    KIOSK = "kiosk"  # unattended, one customer, full screen
    COUNTER = "counter"  # a clerk at a desk, up to four sessions


class AuthStyle(enum.Enum):
    """What stands inside the Basic header; both were observed at Invoice Cloud's clients."""

    BARE = "bare"  # base64("key")
    USERPASS = "userpass"  # base64("key:")


class SsoStyle(enum.Enum):
    """How the signed-in page is reached: asked for by us, or posted by the browser."""

    API = "api"
    FORM = "form"


class Proof(enum.Enum):
    """How an account is shown to be the resident's own."""

    ROSTER = "roster"
    CLERK = "clerk"


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """A table of the configuration file."""


class Terminal(Table, frozen=True, kw_only=True):
    """`[terminal]`: which terminal this is and how it greets.

    `screen_width_mm` is for a screen that reports a wrong size of its own; without `motion` nothing moves by
    itself.
    """

    id: str
    city: str
    mode: Mode = Mode.KIOSK
    languages: tuple[str, ...] = ("en", "es")
    logo: str = ""
    colour: str = "#005A9C"
    help_phone: str = ""
    training: bool = False
    screen_width_mm: int = 0
    motion: bool = True


class PageOptions(Table, frozen=True, kw_only=True):
    """`[invoice_cloud.page]`: what Invoice Cloud's page offers (seed, "Optional Invoice UI Options")."""

    allow_register_account: bool = False
    allow_view_statement: bool = True
    allow_remove: bool = False
    allow_view_related: bool = False
    allow_remind_me: bool = False


class InvoiceCloud(Table, frozen=True, kw_only=True):
    """`[invoice_cloud]`: where the provider is, how to talk to it and what its page may load."""

    base_url: str = "https://www.invoicecloud.com"
    auth_style: AuthStyle = AuthStyle.BARE
    css_url: str
    css_url_high_contrast: str = ""
    page_origins: tuple[str, ...] = ()
    resource_origins: tuple[str, ...] = ("https://www.google.com", "https://www.gstatic.com")
    receipt_urls: tuple[str, ...] = ("*/thankyou*",)
    challenge_origins: tuple[str, ...] = ("https://*",)
    unknown_account_messages: tuple[str, ...] = ("not found", "does not exist", "no account")
    sso_style: SsoStyle = SsoStyle.API
    return_url: str = ""
    custom_return_site_name: str = ""
    biller_reference: bool = False
    ca_file: str = ""
    connect_seconds: float = 3.0
    read_seconds: float = 15.0
    page: PageOptions = PageOptions()
    endpoints: dict[str, str] = {}


class Biller(Table, frozen=True, kw_only=True):
    """`[[biller]]`: one whose bills are paid here, with its own API key."""

    id: str
    name: str | dict[str, str]
    api_key: str
    account_format: str = ""
    account_example: str = ""
    scan_pattern: str = ""

    def name_in(self, language: str) -> str:
        """The biller's name in `language` ("en", "es", ...), else in English, else in any language."""
        return _words_in(self.name, language)


class SessionLimits(Table, frozen=True, kw_only=True):
    """`[session]`: how long a terminal waits, in seconds."""

    idle_seconds: int = 90
    warning_seconds: int = 30
    receipt_seconds: int = 60


class Residents(Table, frozen=True, kw_only=True):
    """`[residents]`: those who sign in, and where they are kept.

    Whether sign-in is offered depends on mail server and roster too: `Settings.residents_offered`.
    `code_days` is how long the code of a registration is good; the notice stands where an e-mail address is
    asked for.
    """

    enabled: bool = True
    proof: Proof = Proof.ROSTER
    roster_file: str = ""
    database: str = "sqlite"
    code_days: int = 7
    public_records_notice: str | dict[str, str] = ""

    def notice_in(self, language: str) -> str:
        """The notice in `language`, else in English, else in any language; "" for none."""
        return _words_in(self.public_records_notice, language)


class Mail(Table, frozen=True, kw_only=True):
    """`[mail]`: through whom confirmation codes are sent. `sender` is the key `from`, a word of Python's."""

    smtp: str = ""
    username: str = ""
    password: str = ""
    sender: str = msgspec.field(default="", name="from")


class Printing(Table, frozen=True, kw_only=True):
    """`[printing]`: the printer ("" the default one, "none" no printing) and the most pages of one job."""

    printer: str = ""
    max_pages: int = 4

    @property
    def offered(self) -> bool:
        """Whether anything is to be printed here, if there is a printer."""
        return self.printer != "none"


class Scanner(Table, frozen=True, kw_only=True):
    """`[scanner]`: a device to read, or the prefix that a keyboard wedge was programmed to send."""

    port: str = ""
    prefix: str = ""


PAD: Final = {
    "speak": "F13",
    "next": "F14",
    "previous": "F15",
    "select": "F16",
    "open": "F17",
    "repeat": "F18",
    "pause": "F19",
    "quieter": "F20",
    "louder": "F21",
    "dark": "F22",
    "back": "F23",
}


class Accessibility(Table, frozen=True, kw_only=True):
    """`[accessibility]`: speech, the input device that reports a headset's jack, the keys of a navigation pad.

    `pad` names, for what a key means, the function key that the pad sends; "" for a key that it lacks.
    """

    speech: bool = True
    headset: str = ""
    pad: dict[str, str] = {}

    @property
    def pad_keys(self) -> dict[str, str]:
        """All keys of the pad: what the configuration says, the rest as pads are delivered."""
        return {**PAD, **self.pad}


class Admin(Table, frozen=True, kw_only=True):
    """`[admin]`: where the Argon2id hash of the technician's PIN is kept."""

    pin: str = "credential:admin-pin"


STATEMENT_LINKS: Final = (
    "View Invoice",
    "View Statement",
    "View Bill",
    "Ver factura",
    "Ver estado de cuenta",
)


class Counter(Table, frozen=True, kw_only=True):
    """`[counter]`: a clerk's desk.

    `clerk_keys_card`: whether clerks may type card details themselves. `lock_seconds`: after how many without
    a touch the desk locks. `customers`: how many are served at a time. `customer_touch`: whether the customer's
    screen is touched, so that a keyboard comes up on it. `statement_links`: with which words a link of the
    provider's page begins that leads to a statement.
    """

    clerk_keys_card: bool = False
    lock_seconds: int = 180
    customers: int = 4
    customer_touch: bool = False
    statement_links: tuple[str, ...] = STATEMENT_LINKS


class Metrics(Table, frozen=True, kw_only=True):
    """`[metrics]`: the loopback address that Prometheus may ask."""

    listen: str = ""


class Welcome(Table, frozen=True, kw_only=True):
    """`[welcome]`: what the welcome screen says besides our own words, which stand where nothing is given.

    NOTHING leaves a line out. `hours`: when the office is open; nothing is said where it is empty.
    """

    payment_methods: str | dict[str, str] = ""
    hours: str | dict[str, str] = ""


class Notices(Table, frozen=True, kw_only=True):
    """`[notices]`: what stands where it helps, instead of our own words. NOTHING leaves one out."""

    shutoff: str | dict[str, str] = ""
    where_is_my_number: str | dict[str, str] = ""
    fee: str | dict[str, str] = ""
    cash: str | dict[str, str] = ""


NOTHING = "none"
"""In the place of words: they are left out."""


def words_or(given: str | dict[str, str], language: str, ours: str) -> str:
    """The words that a configuration gives in `language`, `ours` where it gives none, "" for NOTHING."""
    words = _words_in(given, language) or ours
    return "" if words == NOTHING else words


def _words_in(words: str | dict[str, str], language: str) -> str:
    if isinstance(words, str):
        return words
    return words.get(language) or words.get("en") or next(iter(words.values()), "")


class Settings(Table, frozen=True, kw_only=True):
    """A whole configuration file."""

    terminal: Terminal
    invoice_cloud: InvoiceCloud
    billers: tuple[Biller, ...] = msgspec.field(name="biller")
    session: SessionLimits = SessionLimits()
    residents: Residents = Residents()
    mail: Mail = Mail()
    printing: Printing = Printing()
    scanner: Scanner = Scanner()
    accessibility: Accessibility = Accessibility()
    admin: Admin = Admin()
    counter: Counter = Counter()
    metrics: Metrics = Metrics()
    welcome: Welcome = Welcome()
    notices: Notices = Notices()

    @property
    def residents_lack(self) -> str:
        """The key without which residents can't sign in here, though they are to; "" where nothing is missing.

        Without a mail server nobody could confirm an address, without a roster or clerk no account is proved.
        """
        if not self.residents.enabled:
            return ""
        if not self.mail.smtp:
            return "mail.smtp"
        by_clerk = self.residents.proof is Proof.CLERK
        return "" if by_clerk or self.residents.roster_file else "residents.roster_file"

    def can_scan_bills_of(self, biller: Biller) -> bool:
        """Whether there is a scanner here, and a pattern for it."""
        return bool((self.scanner.port or self.scanner.prefix) and biller.scan_pattern)

    @property
    def can_scan(self) -> bool:
        """Whether any bill can be scanned here."""
        return any(self.can_scan_bills_of(biller) for biller in self.billers)

    @property
    def has_directory(self) -> bool:
        """Whether the residents' directory is needed: for residents, or for a counter's clerks."""
        return self.residents_offered or self.terminal.mode is Mode.COUNTER

    @property
    def writes_on_screen(self) -> bool:
        """Whether a keyboard may come up on a screen: a lobby's, or that of a counter's customer."""
        return self.terminal.mode is Mode.KIOSK or self.counter.customer_touch

    @property
    def residents_offered(self) -> bool:
        """Whether residents can sign in."""
        return self.residents.enabled and not self.residents_lack
