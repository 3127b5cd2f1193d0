"""The configuration: every key, its default, and its words in a language."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
import trustme

from kiosk import config
from kiosk.config import (
    Admin,
    AuthStyle,
    Biller,
    Counter,
    InvoiceCloud,
    Metrics,
    Mode,
    PageOptions,
    Printing,
    Proof,
    Residents,
    Scanner,
    SessionLimits,
    Settings,
    SsoStyle,
    Terminal,
)
from tests.unit.configfiles import CSS, MINIMAL, write


def test_the_shortest_configuration_has_every_default(tmp_path: Path) -> None:
    assert config.load(write(tmp_path, MINIMAL)) == Settings(
        terminal=Terminal(
            id="lobby-1",
            city="City of Casselberry",
            mode=Mode.KIOSK,
            languages=("en", "es"),
            logo="",
            colour="#005A9C",
            help_phone="",
            training=False,
        ),
        invoice_cloud=InvoiceCloud(
            base_url="https://www.invoicecloud.com",
            auth_style=AuthStyle.BARE,
            css_url=CSS,
            css_url_high_contrast="",
            page_origins=(),
            resource_origins=("https://www.google.com", "https://www.gstatic.com"),
            receipt_urls=("*/thankyou*",),
            challenge_origins=("https://*",),
            unknown_account_messages=("not found", "does not exist", "no account"),
            sso_style=SsoStyle.API,
            return_url="",
            custom_return_site_name="",
            biller_reference=False,
            ca_file="",
            connect_seconds=3.0,
            read_seconds=15.0,
            page=PageOptions(
                allow_register_account=False,
                allow_view_statement=True,
                allow_remove=False,
                allow_view_related=False,
                allow_remind_me=False,
            ),
            endpoints={},
        ),
        billers=(
            Biller(
                id="4234",
                name="Utility bill",
                api_key="credential:ic-4234",
                account_format="",
                account_example="",
                scan_pattern="",
            ),
        ),
        session=SessionLimits(idle_seconds=90, warning_seconds=30, receipt_seconds=60),
        residents=Residents(
            enabled=True,
            proof=Proof.ROSTER,
            roster_file="",
            database="sqlite",
            code_days=7,
            public_records_notice="",
        ),
        printing=Printing(printer="", max_pages=4),
        scanner=Scanner(port="", prefix=""),
        admin=Admin(pin="credential:admin-pin"),
        counter=Counter(clerk_keys_card=False, lock_seconds=180, customers=4),
        metrics=Metrics(listen=""),
    )


@pytest.mark.parametrize(
    ("mode", "touch", "written"),
    [(Mode.KIOSK, False, True), (Mode.COUNTER, False, False), (Mode.COUNTER, True, True)],
)
def test_a_keyboard_on_the_screen_is_for_those_who_have_no_other(
    tmp_path: Path, mode: Mode, touch: bool, written: bool
) -> None:
    made = config.load(write(tmp_path, MINIMAL))
    terminal = msgspec.structs.replace(made.terminal, mode=mode)

    assert (
        msgspec.structs.replace(
            made, terminal=terminal, counter=Counter(customer_touch=touch)
        ).writes_on_screen
        is written
    )


def test_every_key_can_be_set(tmp_path: Path) -> None:
    authority = tmp_path / "tls" / "ca.pem"
    authority.parent.mkdir()
    trustme.CA().cert_pem.write_to_path(str(authority))
    for name, text in (("logo.svg", "<svg/>"), ("roster.csv", "x")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    text = f"""
[terminal]
id = "desk-2"
city = "Casselberry"
mode = "counter"
languages = ["es", "en", "ht"]
logo = "logo.svg"
colour = "#123abc"
help_phone = "(407) 262-7700"
training = true
screen_width_mm = 340
motion = false
[invoice_cloud]
base_url = "http://127.0.0.1:8080"
auth_style = "userpass"
css_url = "http://localhost:8080/css"
css_url_high_contrast = "https://city.example/high.css"
page_origins = ["https://pay.example", "http://[::1]:8081"]
resource_origins = []
receipt_urls = ["/receipt", "*/done/*"]
challenge_origins = ["https://acs.bank.example", "https://localhost:9000", "https://*"]
unknown_account_messages = ["unbekannt"]
sso_style = "form"
return_url = "https://city.example/back"
custom_return_site_name = "City Hall"
biller_reference = true
ca_file = "{authority}"
connect_seconds = 1
read_seconds = 20.5
[invoice_cloud.page]
allow_register_account = true
allow_view_statement = false
allow_remove = true
allow_view_related = true
allow_remind_me = true
[invoice_cloud.endpoints]
biller_status = "/v2/status"
[[biller]]
id = "4234"
name = {{ en = "Utility bill", es = "Factura", ht = "Fakti" }}
api_key = "env:IC_4234"
account_format = "#####-####"
account_example = "13275-9960"
scan_pattern = '(?P<account>\\d{{5}}-?\\d{{4}})'
[[biller]]
id = "4235"
name = "Tax"
api_key = "file:/etc/kiosk/key"
[session]
idle_seconds = 60
warning_seconds = 20
receipt_seconds = 5
[residents]
enabled = false
proof = "clerk"
roster_file = "roster.csv"
database = "credential:database"
code_days = 30
public_records_notice = {{ en = "E-mail addresses are public records.", es = "Son públicas.", ht = "Piblik." }}
[mail]
smtp = "smtp://mail.example.gov:587"
username = "kiosk"
password = "keyring:mail"
from = "City Hall <kiosk@example.gov>"
[printing]
printer = "none"
max_pages = 1
[scanner]
port = "/dev/ttyACM0"
[accessibility]
speech = false
headset = "/dev/input/by-path/platform-sound-event"
[accessibility.pad]
next = "F1"
open = ""
[admin]
pin = "keyring:pin"
[counter]
clerk_keys_card = true
lock_seconds = 15
customers = 1
customer_touch = true
statement_links = ["Bill"]
[metrics]
listen = "[::1]:9464"
[welcome]
payment_methods = "Visa"
hours = {{ en = "8 to 5", es = "De 8 a 5", ht = "8 a 5" }}
[notices]
shutoff = "none"
where_is_my_number = "On the bill"
fee = "none"
cash = "Cash: next door"
"""

    loaded = config.load(write(tmp_path, text))

    assert loaded.terminal.mode is Mode.COUNTER
    assert loaded.terminal.logo == str(tmp_path / "logo.svg")
    assert loaded.invoice_cloud.ca_file == str(authority)
    assert loaded.invoice_cloud.connect_seconds == 1.0
    assert loaded.invoice_cloud.endpoints == {"biller_status": "/v2/status"}
    assert loaded.residents.roster_file == str(tmp_path / "roster.csv")
    assert loaded.mail.sender == "City Hall <kiosk@example.gov>"
    assert [biller.id for biller in loaded.billers] == ["4234", "4235"]
    assert (loaded.accessibility.pad_keys["next"], loaded.accessibility.pad_keys["speak"]) == ("F1", "F13")
    assert _every_leaf_differs(loaded, config.load(write(tmp_path, MINIMAL)))


def _every_leaf_differs(one: Settings, other: Settings) -> bool:
    """Whether each key of that file says something else than its default (scanner.prefix aside)."""
    same = [
        f"{table}.{key}"
        for table, values in msgspec.structs.asdict(one).items()
        if table != "billers"
        for key, value in msgspec.structs.asdict(values).items()
        if value == msgspec.structs.asdict(msgspec.structs.asdict(other)[table])[key]
    ]
    return same == ["scanner.prefix"]


def test_the_public_records_notice_is_given_in_the_residents_language() -> None:
    table = Residents(public_records_notice={"es": "Públicas.", "en": "Public."})

    assert [table.notice_in(language) for language in ("es", "en", "ht")] == [
        "Públicas.",
        "Public.",
        "Public.",
    ]
    assert (Residents(public_records_notice="Public.").notice_in("es"), Residents().notice_in("es")) == (
        "Public.",
        "",
    )


def test_a_billers_name_is_given_in_the_customers_language() -> None:
    plain = Biller(id="1", name="Water", api_key="env:K")
    table = Biller(id="1", name={"es": "Agua", "en": "Water"}, api_key="env:K")
    foreign = Biller(id="1", name={"es": "Agua"}, api_key="env:K")

    assert plain.name_in("es") == "Water"
    assert [table.name_in(language) for language in ("es", "en", "ht")] == ["Agua", "Water", "Water"]
    assert foreign.name_in("ht") == "Agua"


def test_settings_cannot_be_changed(tmp_path: Path) -> None:
    loaded = config.load(write(tmp_path, MINIMAL))

    with pytest.raises(AttributeError):
        loaded.terminal.training = True  # type: ignore[misc]
