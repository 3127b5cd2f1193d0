"""Values of the configuration: a wrong one is refused by its key, and a secret is never repeated."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk import config
from kiosk.config import ConfigurationErrors
from kiosk.errors import ConfigurationError
from tests.unit.configfiles import MINIMAL, faults, replaced, write


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
        ('terminal.logo = "kiosk.toml"', "terminal.logo", "is no picture"),
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
        ('biller.name = { en = "Water" }', "biller[1].name", "no text in 'es'"),
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
        ("biller.scan_pattern = '(?P<account>(\\d+)+)x'", "biller[1].scan_pattern", "forever"),
        ("session.idle_seconds = 4", "session.idle_seconds", "is 4"),
        ("session.idle_seconds = 3601", "session.idle_seconds", "is 3601"),
        ("session.idle_seconds = 90.5", "session.idle_seconds", "wrong kind"),
        ("session.warning_seconds = 19", "session.warning_seconds", "is 19"),
        ("session.receipt_seconds = 601", "session.receipt_seconds", "is 601"),
        ('residents.proof = "word"', "residents.proof", "wrong kind"),
        ('residents.roster_file = "none.csv"', "residents.roster_file", "can be read"),
        ('residents.database = ""', "residents.database", "not a reference"),
        ("residents.code_days = 0", "residents.code_days", "is 0"),
        ("residents.code_days = 31", "residents.code_days", "is 31"),
        ("residents.public_records_notice = 1", "residents.public_records_notice", "wrong kind"),
        (
            f'residents.public_records_notice = "{"a" * 1001}"',
            "residents.public_records_notice",
            "too long",
        ),
        (
            'residents.public_records_notice = { en = "Public." }',
            "residents.public_records_notice",
            "no text in 'es'",
        ),
        ('mail.from = "kiosk@example.gov"', "mail.smtp", "missing"),
        ('mail.smtp = "smtps://mail.example.gov"', "mail.from", "missing"),
        ('printing.printer = "a\\u001bb"', "printing.printer", "control characters"),
        ("printing.max_pages = 0", "printing.max_pages", "is 0"),
        ("counter.lock_seconds = 14", "counter.lock_seconds", "is 14"),
        ("counter.customers = 5", "counter.customers", "is 5"),
        ("counter.customers = 0", "counter.customers", "is 0"),
        ('counter.statement_links = [""]', "counter.statement_links", "is empty"),
        ('counter.clerk_keys_card = "no"', "counter.clerk_keys_card", "wrong kind"),
        ('scanner.port = "COM3"', "scanner.port", "no device"),
        *(
            (f'scanner.prefix = "{prefix}"', "scanner.prefix", "nobody types")
            for prefix in (
                "a\\u001bb",
                "A",
                "12",
                " ",
                "~a",
                "~~~~~",
                "\\u0002\\u0002",
                "\\u0003",
                "\\n",
                "\\t",
            )
        ),
        ('accessibility.speech = "yes"', "accessibility.speech", "wrong kind"),
        ('accessibility.headset = "jack"', "accessibility.headset", "is no device"),
        ("accessibility.headset = 1", "accessibility.headset", "wrong kind"),
        ('accessibility.pad = "F13"', "accessibility.pad", "wrong kind"),
        ('accessibility.pad.up = "F1"', "accessibility.pad.up", "is no key of a pad"),
        ("accessibility.pad.next = 14", "accessibility.pad", "wrong kind"),
        *(
            (f'accessibility.pad.next = "{key}"', "accessibility.pad.next", "is no function key")
            for key in ("F0", "F25", "Tab", "f14", "F14 ", "F014")
        ),
        ('accessibility.pad.next = "F13"', "accessibility.pad", "means two things by one key"),
        ('admin.pin = "1234"', "admin.pin", "not a reference"),
        ('metrics.listen = "0.0.0.0:9464"', "metrics.listen", "no loopback"),
        ('metrics.listen = "127.0.0.1"', "metrics.listen", "no loopback"),
        ('metrics.listen = "9464"', "metrics.listen", "no loopback"),
    ],
)
def test_a_wrong_value_is_refused_by_its_key(tmp_path: Path, line: str, key: str, problem: str) -> None:
    found = faults(tmp_path, replaced(tmp_path, line))

    assert [each for each, _ in found] == [key]
    assert problem in found[0][1]


@pytest.mark.parametrize(
    ("extra", "key"),
    [
        ('[mail]\nsmtp = "smtp://u:p@h"\nfrom = "a@b.example"', "mail.smtp"),
        ('[mail]\nsmtp = "http://h"\nfrom = "a@b.example"', "mail.smtp"),
        ('[mail]\nsmtp = "smtp://h:0"\nfrom = "a@b.example"', "mail.smtp"),
        ('[mail]\nsmtp = "smtp://h"\nfrom = "nobody"', "mail.from"),
        ('[mail]\nsmtp = "smtp://h"\nfrom = "a@b.example"\nusername = "u"', "mail.password"),
        ('[scanner]\nport = "/dev/ttyACM0"\nprefix = "~"', "scanner.prefix"),
        ('[accessibility.pad]\nnext = "F1"\nback = "F1"', "accessibility.pad"),
        ('[[biller]]\nid = "4234"\nname = "Tax"\napi_key = "env:K"', "biller[2].id"),
        (
            '[[biller]]\nid="2"\nname="a"\napi_key="env:K"\naccount_format="##"\naccount_example="1"',
            "biller[2].account_example",
        ),
    ],
)
def test_values_that_do_not_go_together_are_refused(tmp_path: Path, extra: str, key: str) -> None:
    assert [each for each, _ in faults(tmp_path, f"{MINIMAL}\n{extra}")] == [key]


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
    path = write(tmp_path, replaced(tmp_path, line))

    with pytest.raises(ConfigurationErrors) as refused:
        config.load(path)
    assert "SECRET" not in str(refused.value)
    assert "SECRET" not in repr(refused.value)


def test_a_broken_certificate_is_refused(tmp_path: Path) -> None:
    for content in ("AAAA", "not base64!", "MIIB"):
        (tmp_path / "ca.pem").write_text(
            f"-----BEGIN CERTIFICATE-----\n{content}\n-----END CERTIFICATE-----\n", encoding="ascii"
        )
        accepted = content == "MIIB"  # begins as a DER sequence does; the TLS library judges the rest
        text = replaced(tmp_path, 'invoice_cloud.ca_file = "ca.pem"')
        if accepted:
            assert config.load(write(tmp_path, text)).invoice_cloud.ca_file
        else:
            assert [key for key, _ in faults(tmp_path, text)] == ["invoice_cloud.ca_file"]


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
    path = write(tmp_path, replaced(tmp_path, f"{key} = {written}"))

    refused: tuple[ConfigurationError, ...] = ()
    try:
        config.load(path)
    except ConfigurationErrors as error:
        refused = error.all
    assert all(each.key.startswith(key.partition(".")[0]) for each in refused)
