"""The configuration file: every key, every refusal, each with its file, key and remedy."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import msgspec
import pytest
import trustme
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk import config
from kiosk.config import (
    Admin,
    AuthStyle,
    Biller,
    ConfigurationErrors,
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
from kiosk.errors import ConfigurationError

Table = dict[str, Any]
CSS = "https://casselberry-uat.util360.com/assets/panel/css/invoice-cloud.css"
MINIMAL = f"""
[terminal]
id = "lobby-1"
city = "City of Casselberry"
[invoice_cloud]
css_url = "{CSS}"
[[biller]]
id = "4234"
name = "Utility bill"
api_key = "credential:ic-4234"
"""


def _write(folder: Path, text: str | bytes) -> Path:
    path = folder / "kiosk.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def _replaced(path: Path, line: str) -> str:
    """MINIMAL with `line` ("session.idle_seconds = 3") set."""
    dotted, _, value = line.partition(" = ")
    table, _, key = dotted.rpartition(".")
    header = f"[[{table}]]" if table == "biller" else f"[{table}]"
    value = value.replace("$HERE", str(path))
    kept = [
        each for each in MINIMAL.splitlines() if not (each.startswith(f"{key} = ") and _under(each) == table)
    ]
    text = "\n".join(kept)
    if header not in text:
        text += f"\n{header}\n"
    return text.replace(header, f"{header}\n{key} = {value}", 1)


def _under(line: str) -> str:
    """The table that a line of MINIMAL stands in."""
    before = MINIMAL.partition(line)[0]
    return before.rpartition("[")[2].partition("]")[0]


def _faults(folder: Path, text: str | bytes) -> list[tuple[str, str]]:
    path = _write(folder, text)
    with pytest.raises(ConfigurationErrors) as refused:
        config.load(path)
    error = refused.value
    assert all(each.file == str(path) and each.remedy for each in error.all)
    assert (error.file, error.key, error.problem) == (
        error.all[0].file,
        error.all[0].key,
        error.all[0].problem,
    )
    assert str(error).splitlines() == [
        f"{path}: {each.key}: {each.problem}. {each.remedy}" for each in error.all
    ]
    return [(each.key, each.problem) for each in error.all]


def test_the_shortest_configuration_has_every_default(tmp_path: Path) -> None:
    assert config.load(_write(tmp_path, MINIMAL)) == Settings(
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
        residents=Residents(enabled=True, proof=Proof.ROSTER, roster_file="", database="sqlite"),
        printing=Printing(printer="", max_pages=4),
        scanner=Scanner(port="", prefix=""),
        admin=Admin(pin="credential:admin-pin"),
        metrics=Metrics(listen=""),
    )


def test_every_key_can_be_set(tmp_path: Path) -> None:
    authority = tmp_path / "tls" / "ca.pem"
    authority.parent.mkdir()
    trustme.CA().cert_pem.write_to_path(str(authority))
    for name in ("logo.svg", "roster.csv"):
        (tmp_path / name).write_text("x", encoding="utf-8")
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
[admin]
pin = "keyring:pin"
[metrics]
listen = "[::1]:9464"
"""

    loaded = config.load(_write(tmp_path, text))

    assert loaded.terminal.mode is Mode.COUNTER
    assert loaded.terminal.logo == str(tmp_path / "logo.svg")
    assert loaded.invoice_cloud.ca_file == str(authority)
    assert loaded.invoice_cloud.connect_seconds == 1.0
    assert loaded.invoice_cloud.endpoints == {"biller_status": "/v2/status"}
    assert loaded.residents.roster_file == str(tmp_path / "roster.csv")
    assert loaded.mail.sender == "City Hall <kiosk@example.gov>"
    assert [biller.id for biller in loaded.billers] == ["4234", "4235"]
    assert _every_leaf_differs(loaded, config.load(_write(tmp_path, MINIMAL)))


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


def test_a_billers_name_is_given_in_the_customers_language() -> None:
    plain = Biller(id="1", name="Water", api_key="env:K")
    table = Biller(id="1", name={"es": "Agua", "en": "Water"}, api_key="env:K")
    foreign = Biller(id="1", name={"es": "Agua"}, api_key="env:K")

    assert plain.name_in("es") == "Water"
    assert [table.name_in(language) for language in ("es", "en", "ht")] == ["Agua", "Water", "Water"]
    assert foreign.name_in("ht") == "Agua"


def test_settings_cannot_be_changed(tmp_path: Path) -> None:
    loaded = config.load(_write(tmp_path, MINIMAL))

    with pytest.raises(AttributeError):
        loaded.terminal.training = True  # type: ignore[misc]


@pytest.mark.parametrize(
    ("line", "key", "problem"),
    [
        ('terminal.id = ""', "terminal.id", "no terminal name"),
        ('terminal.id = "a b"', "terminal.id", "no terminal name"),
        ('terminal.city = "  "', "terminal.city", "empty"),
        ('terminal.city = "a\\nb"', "terminal.city", "control characters"),
        ('terminal.mode = "desk"', "terminal.mode", "wrong kind"),
        ("terminal.languages = []", "terminal.languages", "empty"),
        ('terminal.languages = ["de"]', "terminal.languages", "no translation 'de'"),
        ('terminal.languages = ["en", "en"]', "terminal.languages", "twice"),
        ('terminal.languages = "en"', "terminal.languages", "wrong kind"),
        ('terminal.colour = "blue"', "terminal.colour", "no colour"),
        ('terminal.colour = "#005A9C0"', "terminal.colour", "no colour"),
        ('terminal.logo = "none.svg"', "terminal.logo", "can be read"),
        ('terminal.logo = "."', "terminal.logo", "can be read"),
        ('terminal.logo = "a\\u0000b"', "terminal.logo", "can be read"),
        ('terminal.help_phone = "' + "9" * 201 + '"', "terminal.help_phone", "too long"),
        ("terminal.training = 1", "terminal.training", "wrong kind"),
        ("invoice_cloud.base_url = 7", "invoice_cloud.base_url", "wrong kind"),
        ('invoice_cloud.base_url = "http://www.invoicecloud.com"', "invoice_cloud.base_url", "not https"),
        ('invoice_cloud.base_url = "http://127.0.0.1:8080"', "invoice_cloud.base_url", "not https"),
        ('invoice_cloud.base_url = "https://ic.example/path"', "invoice_cloud.base_url", "no origin"),
        ('invoice_cloud.base_url = "wss://ic.example"', "invoice_cloud.base_url", "not https"),
        ('invoice_cloud.auth_style = "digest"', "invoice_cloud.auth_style", "wrong kind"),
        ('invoice_cloud.css_url = ""', "invoice_cloud.css_url", "no URL"),
        ('invoice_cloud.css_url = "http://city.example/a.css"', "invoice_cloud.css_url", "not https"),
        (
            'invoice_cloud.css_url_high_contrast = "a.css"',
            "invoice_cloud.css_url_high_contrast",
            "no URL",
        ),
        ('invoice_cloud.return_url = "https://u:p@city.example/"', "invoice_cloud.return_url", "no URL"),
        ('invoice_cloud.page_origins = ["https://*"]', "invoice_cloud.page_origins[1]", "no origin"),
        (
            'invoice_cloud.page_origins = ["https://a.example", "http://a.example"]',
            "invoice_cloud.page_origins[2]",
            "not https",
        ),
        ('invoice_cloud.resource_origins = ["a.example"]', "invoice_cloud.resource_origins[1]", "no origin"),
        (
            'invoice_cloud.resource_origins = ["https://u@a.example"]',
            "invoice_cloud.resource_origins[1]",
            "no origin",
        ),
        ('invoice_cloud.challenge_origins = ["http://*"]', "invoice_cloud.challenge_origins[1]", "no origin"),
        (
            'invoice_cloud.challenge_origins = ["https://10.0.0.1"]',
            "invoice_cloud.challenge_origins[1]",
            "public internet",
        ),
        (
            'invoice_cloud.challenge_origins = ["https://localhost:9000"]',
            "invoice_cloud.challenge_origins[1]",
            "public internet",
        ),
        ("invoice_cloud.receipt_urls = []", "invoice_cloud.receipt_urls", "empty"),
        ('invoice_cloud.receipt_urls = ["*"]', "invoice_cloud.receipt_urls[1]", "every page"),
        ('invoice_cloud.receipt_urls = ["/*/"]', "invoice_cloud.receipt_urls[1]", "every page"),
        ('invoice_cloud.receipt_urls = ["thankyou"]', "invoice_cloud.receipt_urls[1]", "no pattern"),
        ('invoice_cloud.receipt_urls = ["/a?b"]', "invoice_cloud.receipt_urls[1]", "no pattern"),
        (
            'invoice_cloud.unknown_account_messages = [""]',
            "invoice_cloud.unknown_account_messages[1]",
            "empty",
        ),
        ('invoice_cloud.sso_style = "x"', "invoice_cloud.sso_style", "wrong kind"),
        (
            'invoice_cloud.custom_return_site_name = "a\\tb"',
            "invoice_cloud.custom_return_site_name",
            "control characters",
        ),
        ('invoice_cloud.ca_file = "none.pem"', "invoice_cloud.ca_file", "can be read"),
        ('invoice_cloud.ca_file = "kiosk.toml"', "invoice_cloud.ca_file", "no PEM certificate"),
        ("invoice_cloud.connect_seconds = 0", "invoice_cloud.connect_seconds", "is 0"),
        ("invoice_cloud.connect_seconds = -1", "invoice_cloud.connect_seconds", "is -1"),
        ("invoice_cloud.connect_seconds = 61", "invoice_cloud.connect_seconds", "is 61"),
        ("invoice_cloud.connect_seconds = inf", "invoice_cloud.connect_seconds", "is inf"),
        ("invoice_cloud.connect_seconds = true", "invoice_cloud.connect_seconds", "wrong kind"),
        ("invoice_cloud.read_seconds = nan", "invoice_cloud.read_seconds", "is nan"),
        ("invoice_cloud.read_seconds = 121", "invoice_cloud.read_seconds", "is 121"),
        ("invoice_cloud.page = 7", "invoice_cloud.page", "wrong kind"),
        ("invoice_cloud.page.allow_remove = 0", "invoice_cloud.page.allow_remove", "wrong kind"),
        ("invoice_cloud.endpoints.biller_status = 7", "invoice_cloud.endpoints", "wrong kind"),
        (
            'invoice_cloud.endpoints.biller_statu = "/x"',
            "invoice_cloud.endpoints.biller_statu",
            "no such endpoint",
        ),
        (
            'invoice_cloud.endpoints.biller_status = "x"',
            "invoice_cloud.endpoints.biller_status",
            "not an absolute path",
        ),
        ('biller.id = ""', "biller[1].id", "no biller id"),
        ("biller.id = 4234", "biller[1].id", "wrong kind"),
        ('biller.name = ""', "biller[1].name", "empty"),
        ("biller.name = 7", "biller[1].name", "wrong kind"),
        ('biller.name = { en = "Water" }', "biller[1].name", "no name in 'es'"),
        ('biller.name = { en = "Water", es = "" }', "biller[1].name.es", "empty"),
        ('biller.name = { en = "a", es = "b", de = "c" }', "biller[1].name.de", "no known language"),
        ('biller.api_key = ""', "biller[1].api_key", "not a reference"),
        ('biller.api_key = "env:LD_PRELOAD"', "biller[1].api_key", "steers the system"),
        ('biller.account_format = "-----"', "biller[1].account_format", "no account format"),
        ('biller.account_format = "' + "#" * 51 + '"', "biller[1].account_format", "no account format"),
        ('biller.account_format = "#\\n#"', "biller[1].account_format", "no account format"),
        ('biller.account_example = "a\\u0000b"', "biller[1].account_example", "does not fit"),
        ("biller.scan_pattern = '('", "biller[1].scan_pattern", "no regular expression"),
        ("biller.scan_pattern = '\\d+'", "biller[1].scan_pattern", "no group named account"),
        ("session.idle_seconds = 4", "session.idle_seconds", "is 4"),
        ("session.idle_seconds = 3601", "session.idle_seconds", "is 3601"),
        ("session.idle_seconds = 90.5", "session.idle_seconds", "wrong kind"),
        ("session.warning_seconds = 19", "session.warning_seconds", "is 19"),
        ("session.receipt_seconds = 601", "session.receipt_seconds", "is 601"),
        ('residents.proof = "word"', "residents.proof", "wrong kind"),
        ('residents.roster_file = "none.csv"', "residents.roster_file", "can be read"),
        ('residents.database = ""', "residents.database", "not a reference"),
        ('mail.from = "kiosk@example.gov"', "mail.smtp", "missing"),
        ('mail.smtp = "smtps://mail.example.gov"', "mail.from", "missing"),
        ('printing.printer = "a\\u001bb"', "printing.printer", "control characters"),
        ("printing.max_pages = 0", "printing.max_pages", "is 0"),
        ('scanner.port = "COM3"', "scanner.port", "no device"),
        ('scanner.prefix = "a\\u001bb"', "scanner.prefix", "control characters"),
        ('admin.pin = "1234"', "admin.pin", "not a reference"),
        ('metrics.listen = "0.0.0.0:9464"', "metrics.listen", "no loopback"),
        ('metrics.listen = "127.0.0.1"', "metrics.listen", "no loopback"),
        ('metrics.listen = "9464"', "metrics.listen", "no loopback"),
    ],
)
def test_a_wrong_value_is_refused_by_its_key(tmp_path: Path, line: str, key: str, problem: str) -> None:
    faults = _faults(tmp_path, _replaced(tmp_path, line))

    assert [each for each, _ in faults] == [key]
    assert problem in faults[0][1]


@pytest.mark.parametrize(
    ("extra", "key"),
    [
        ('[mail]\nsmtp = "smtp://u:p@h"\nfrom = "a@b.example"', "mail.smtp"),
        ('[mail]\nsmtp = "http://h"\nfrom = "a@b.example"', "mail.smtp"),
        ('[mail]\nsmtp = "smtp://h:0"\nfrom = "a@b.example"', "mail.smtp"),
        ('[mail]\nsmtp = "smtp://h"\nfrom = "nobody"', "mail.from"),
        ('[mail]\nsmtp = "smtp://h"\nfrom = "a@b.example"\nusername = "u"', "mail.password"),
        ('[mail]\nsmtp = "smtp://h"\nfrom = "a@b.example"\npassword = "env:P"', "mail.username"),
        ('[scanner]\nport = "/dev/ttyACM0"\nprefix = "~"', "scanner.prefix"),
        ('[[biller]]\nid = "4234"\nname = "Tax"\napi_key = "env:K"', "biller[2].id"),
        (
            '[[biller]]\nid="2"\nname="a"\napi_key="env:K"\naccount_format="##"\naccount_example="1"',
            "biller[2].account_example",
        ),
    ],
)
def test_values_that_do_not_go_together_are_refused(tmp_path: Path, extra: str, key: str) -> None:
    assert [each for each, _ in _faults(tmp_path, f"{MINIMAL}\n{extra}")] == [key]


@pytest.mark.parametrize(
    "line",
    [
        'biller.api_key = "SECRET"',
        'admin.pin = "SECRET"',
        'biller.api_key = ["SECRET"]',
        'biller.api_key = "apikey:SECRET"',
        'biller.api_key = "env:SECRET/x"',
        'residents.database = "postgresql://kiosk:SECRET@db/kiosk"',
        'invoice_cloud.base_url = "https://kiosk:SECRET@ic.example"',
        'mail.smtp = "smtps://kiosk:SECRET@mail.example"',
    ],
)
def test_a_secret_in_the_wrong_place_is_refused_and_never_repeated(tmp_path: Path, line: str) -> None:
    path = _write(tmp_path, _replaced(tmp_path, line))

    with pytest.raises(ConfigurationErrors) as refused:
        config.load(path)
    assert "SECRET" not in str(refused.value)
    assert "SECRET" not in repr(refused.value)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (MINIMAL.replace('id = "lobby-1"', ""), "terminal.id"),
        (MINIMAL.replace('city = "City of Casselberry"', ""), "terminal.city"),
        (MINIMAL.replace(f'css_url = "{CSS}"', ""), "invoice_cloud.css_url"),
        (MINIMAL.replace('api_key = "credential:ic-4234"', ""), "biller[1].api_key"),
        (MINIMAL.partition("[[biller]]")[0], "biller"),
        (f"biller = []\n{MINIMAL.partition('[[biller]]')[0]}", "biller"),
        (MINIMAL.replace("[[biller]]", "[biller]"), "biller"),
        (f"biller = [1]\n{MINIMAL.partition('[[biller]]')[0]}", "biller"),
        (f"session = 7\n{MINIMAL}", "session"),
    ],
)
def test_what_is_missing_or_no_table_is_named(tmp_path: Path, text: str, key: str) -> None:
    assert [each for each, _ in _faults(tmp_path, text)] == [key]


@pytest.mark.parametrize(
    ("extra", "key", "nearest"),
    [
        ("[sesion]", "sesion", "session"),
        ("[session]\nidle_second = 3", "session.idle_second", "idle_seconds"),
        ("[mail]\nform = 'a@b.example'", "mail.form", "from"),
        ("[printing]\nwholly_other = 3", "printing.wholly_other", ""),
        ("[printing]\n'max pages' = 3", 'printing."max pages"', "max_pages"),
        ("[[biller]]\nid='2'\nname='a'\napi_key='env:K'\nformat='#'", "biller[2].format", "account_format"),
    ],
)
def test_an_unknown_key_is_refused_with_the_nearest_known_one(
    tmp_path: Path, extra: str, key: str, nearest: str
) -> None:
    with pytest.raises(ConfigurationErrors) as refused:
        config.load(_write(tmp_path, f"{MINIMAL}\n{extra}"))

    assert (refused.value.key, refused.value.problem) == (key, "unknown key")
    assert f'"{nearest}' in refused.value.remedy


def test_everything_wrong_is_said_at_once(tmp_path: Path) -> None:
    shape = MINIMAL.replace('id = "lobby-1"', "id = 1\nnam = 2") + "[session]\nidle_seconds = 'x'"
    values = MINIMAL.replace('"lobby-1"', '""') + "[session]\nidle_seconds = 1\nwarning_seconds = 1"

    assert [key for key, _ in _faults(tmp_path, shape)] == [
        "terminal.nam",
        "terminal.id",
        "session.idle_seconds",
    ]
    assert [key for key, _ in _faults(tmp_path, values)] == [
        "terminal.id",
        "session.idle_seconds",
        "session.warning_seconds",
    ]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("[terminal]\nid = lobby", "line 2, column 6"),
        ('[terminal]\nid = "lobby\n', "line 2, column 12"),
        ("a = 1\na = 2\n", "line 2, column 6"),
        ("[terminal]\n[mail", "line 2, the file's last"),
        (b"[terminal]\n\nid = '\xff'", "line 3"),
    ],
)
def test_what_is_not_toml_is_refused_by_its_place(tmp_path: Path, text: str | bytes, key: str) -> None:
    assert [each for each, _ in _faults(tmp_path, text)] == [key]


def test_a_byte_order_mark_and_windows_line_ends_are_taken(tmp_path: Path) -> None:
    text = "\ufeff" + MINIMAL.replace("\n", "\r\n")

    assert config.load(_write(tmp_path, text)).terminal.id == "lobby-1"


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "none.toml", tmp_path):
        with pytest.raises(ConfigurationError, match="can't be read") as refused:
            config.load(path)
        assert refused.value.file == str(path)


def test_a_file_too_large_for_a_configuration_is_refused(tmp_path: Path) -> None:
    assert "too large" in _faults(tmp_path, b"#" * (config.LARGEST + 1))[0][1]


def test_a_broken_certificate_is_refused(tmp_path: Path) -> None:
    for content in ("AAAA", "not base64!", "MIIB"):
        (tmp_path / "ca.pem").write_text(
            f"-----BEGIN CERTIFICATE-----\n{content}\n-----END CERTIFICATE-----\n", encoding="ascii"
        )
        accepted = content == "MIIB"  # begins as a DER sequence does; the TLS library judges the rest
        text = _replaced(tmp_path, 'invoice_cloud.ca_file = "ca.pem"')
        if accepted:
            assert config.load(_write(tmp_path, text)).invoice_cloud.ca_file
        else:
            assert [key for key, _ in _faults(tmp_path, text)] == ["invoice_cloud.ca_file"]


@given(st.binary(max_size=200))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
def test_any_bytes_at_all_are_refused_in_order(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(ConfigurationError):
        config.load(_write(tmp_path, content))


VALUES = st.one_of(
    st.booleans(),
    st.integers(-3, 3),
    st.just('""'),
    st.just('"x"'),
    st.just("[]"),
    st.just("[{}]"),
    st.just("{}"),
)


@given(
    st.sampled_from(
        [
            f"{table}.{key}"
            for table in ("terminal", "invoice_cloud", "session", "mail")
            for key in ("id", "languages", "css_url", "page", "endpoints", "idle_seconds", "from", "other")
        ]
    ),
    VALUES,
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
def test_any_value_under_any_key_is_taken_or_refused_in_order(
    tmp_path: Path, key: str, value: object
) -> None:
    written = str(value).lower() if isinstance(value, bool) else value
    path = _write(tmp_path, _replaced(tmp_path, f"{key} = {written}"))

    refused: tuple[ConfigurationError, ...] = ()
    try:
        config.load(path)
    except ConfigurationErrors as error:
        refused = error.all
    assert all(each.key.startswith(key.partition(".")[0]) for each in refused)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home without a configuration, and a site beside it."""
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(tmp_path / "site"))
    return tmp_path


def _place(base: Path) -> Path:
    folder = base / "city-hall-kiosk"
    folder.mkdir(parents=True)
    return _write(folder, MINIMAL)


def test_the_file_named_on_the_command_line_is_taken(home: Path) -> None:
    path = _write(home, MINIMAL)

    assert config.find(path) == path


def test_the_file_named_on_the_command_line_must_exist(home: Path) -> None:
    _place(home / ".config")

    with pytest.raises(ConfigurationError, match="no such file") as refused:
        config.find(home / "other.toml")
    assert refused.value.file == str(home / "other.toml")


def test_the_users_own_file_comes_before_the_sites(home: Path) -> None:
    site = _place(home / "site")
    assert config.find(None) == site

    user = _place(home / ".config")
    assert config.find(None) == user


def test_without_a_file_every_place_is_named(home: Path) -> None:
    with pytest.raises(ConfigurationError) as refused:
        config.find(None)
    assert str(home / ".config/city-hall-kiosk/kiosk.toml") in refused.value.file
    assert str(home / "site/city-hall-kiosk/kiosk.toml") in refused.value.file
    assert "--config" in refused.value.remedy


def test_loading_reads_a_relative_name_from_the_files_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(tmp_path, _replaced(tmp_path, 'terminal.logo = "logo.svg"'))
    (tmp_path / "logo.svg").write_text("x", encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    assert config.load(Path("kiosk.toml")).terminal.logo == os.fspath(tmp_path / "logo.svg")
