"""What a configuration file can say: one frozen struct for each of its tables, with every default.

The fields bear the names of the TOML keys. An empty string stands for "not given". The structs only hold:
`kiosk.config.load` is what reads a file, and `kiosk.configcheck` what refuses wrong values.
"""

from __future__ import annotations

import enum

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
    """`[terminal]`: which terminal this is and how it greets."""

    id: str
    city: str
    mode: Mode = Mode.KIOSK
    languages: tuple[str, ...] = ("en", "es")
    logo: str = ""
    colour: str = "#005A9C"
    help_phone: str = ""
    training: bool = False


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
        if isinstance(self.name, str):
            return self.name
        return self.name.get(language) or self.name.get("en") or next(iter(self.name.values()))


class SessionLimits(Table, frozen=True, kw_only=True):
    """`[session]`: how long a terminal waits, in seconds."""

    idle_seconds: int = 90
    warning_seconds: int = 30
    receipt_seconds: int = 60


class Residents(Table, frozen=True, kw_only=True):
    """`[residents]`: those who sign in, and where they are kept."""

    enabled: bool = True
    proof: Proof = Proof.ROSTER
    roster_file: str = ""
    database: str = "sqlite"


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


class Scanner(Table, frozen=True, kw_only=True):
    """`[scanner]`: a device to read, or the prefix that a keyboard wedge was programmed to send."""

    port: str = ""
    prefix: str = ""


class Admin(Table, frozen=True, kw_only=True):
    """`[admin]`: where the Argon2id hash of the technician's PIN is kept."""

    pin: str = "credential:admin-pin"


class Metrics(Table, frozen=True, kw_only=True):
    """`[metrics]`: the loopback address that Prometheus may ask."""

    listen: str = ""


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
    admin: Admin = Admin()
    metrics: Metrics = Metrics()
