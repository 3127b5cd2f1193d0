"""Refuses settings that have the right types and are wrong all the same: one check for each table."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from typing import Final

from kiosk.account import LONGEST, AccountFormat, AccountNumber
from kiosk.configvalues import (
    check_certificates,
    check_challenge_origin,
    check_file,
    check_number,
    check_origin,
    check_picture,
    check_reference,
    check_url,
    check_words,
    check_words_by_language,
    check_words_of,
)
from kiosk.errors import ConfigurationError
from kiosk.languages import known as known_languages
from kiosk.origin import read_origin
from kiosk.patterncost import is_quick
from kiosk.settings import (
    PAD,
    Accessibility,
    Biller,
    Counter,
    InvoiceCloud,
    Mail,
    Metrics,
    Printing,
    Residents,
    Scanner,
    SessionLimits,
    Settings,
    Terminal,
)
from kiosk.tables import Fault

LONGEST_LINE: Final = 240  # characters of what stands beside other things on a screen
LONGEST_NOTICE: Final = 1000  # characters: a statute's wording is longer than a label

_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}\Z")
_COLOUR: Final = re.compile(r"#[0-9A-Fa-f]{6}\Z")
_SMTP: Final = re.compile(r"smtps?://(?P<host>[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(:(?P<port>[0-9]{1,5}))?/?\Z")
# One control character that kiosk.ui.keys refuses as a key anyway, or what no name, number or address begins with.
_PREFIX: Final = re.compile(r"(?:[\x02\x04-\x07\x0b\x0c\x0e-\x15\x17]|[~^|`{}\[\]<>\\]{1,4})\Z")
_FUNCTION_KEY: Final = re.compile(r"F([1-9]|1[0-9]|2[0-4])\Z")
_ADDRESS: Final = re.compile(r"(?:[^<>@\x00-\x1f]{1,100} <)?[^<>@\s]{1,64}@[A-Za-z0-9.-]{1,255}>?\Z")


def check(settings: Settings) -> list[Fault]:
    """Everything that keeps the terminal from opening with these settings; reads the files they name."""
    training = settings.terminal.training
    return list(
        itertools.chain(
            _terminal(settings.terminal),
            _invoice_cloud(settings.invoice_cloud, training=training),
            _billers(settings.billers, settings.terminal.languages),
            _session(settings.session),
            _residents(settings.residents, settings.terminal.languages),
            _mail(settings.mail),
            _devices(settings.printing, settings.scanner),
            _accessibility(settings.accessibility),
            check_reference("admin.pin", settings.admin.pin),
            _counter(settings.counter),
            _metrics(settings.metrics),
            check_words_of("welcome", settings.welcome, settings.terminal.languages, LONGEST_LINE),
            check_words_of("notices", settings.notices, settings.terminal.languages, LONGEST_LINE),
        )
    )


def _terminal(terminal: Terminal) -> Iterator[Fault]:
    if not _ID.match(terminal.id):
        yield Fault(
            "terminal.id",
            "is no terminal name",
            "Write up to 64 letters, digits, '.', '_' and '-': \"lobby-1\"",
        )
    yield from check_words("terminal.city", terminal.city, required=True)
    yield from check_words("terminal.help_phone", terminal.help_phone)
    known = ", ".join(f'"{language}"' for language in known_languages())
    if not terminal.languages:
        yield Fault("terminal.languages", "is empty", f"Name at least one of {known}")
    for language in sorted(set(terminal.languages) - set(known_languages())):
        yield Fault("terminal.languages", f"there is no translation {language!r}", f"Choose from {known}")
    if len(set(terminal.languages)) < len(terminal.languages):
        yield Fault("terminal.languages", "names a language twice", "Name each one once")
    if not _COLOUR.match(terminal.colour):
        yield Fault("terminal.colour", "is no colour", 'Write it as "#RRGGBB": "#005A9C"')
    if terminal.screen_width_mm:
        yield from check_number("terminal.screen_width_mm", terminal.screen_width_mm, 100, 2000)
    yield from check_picture("terminal.logo", terminal.logo)


def _invoice_cloud(cloud: InvoiceCloud, *, training: bool) -> Iterator[Fault]:
    prefix = "invoice_cloud"
    yield from check_origin(f"{prefix}.base_url", cloud.base_url, training=training)
    yield from check_url(f"{prefix}.css_url", cloud.css_url, training=training)
    for key in ("css_url_high_contrast", "return_url"):
        if text := getattr(cloud, key):
            yield from check_url(f"{prefix}.{key}", text, training=training)
    for key in ("page_origins", "resource_origins"):
        for place, text in enumerate(getattr(cloud, key), 1):
            yield from check_origin(f"{prefix}.{key}[{place}]", text, training=training)
    for place, text in enumerate(cloud.challenge_origins, 1):
        yield from check_challenge_origin(f"{prefix}.challenge_origins[{place}]", text, training=training)
    yield from _receipt_urls(cloud.receipt_urls)
    for place, message in enumerate(cloud.unknown_account_messages, 1):
        yield from check_words(f"{prefix}.unknown_account_messages[{place}]", message, required=True)
    yield from check_words(f"{prefix}.custom_return_site_name", cloud.custom_return_site_name)
    yield from check_certificates(f"{prefix}.ca_file", cloud.ca_file)
    yield from check_number(f"{prefix}.connect_seconds", cloud.connect_seconds, 0.1, 60)
    yield from check_number(f"{prefix}.read_seconds", cloud.read_seconds, 0.1, 120)
    yield from _endpoints(cloud.endpoints)


def _endpoints(corrections: Mapping[str, str]) -> Iterator[Fault]:
    if not corrections:
        return
    from kiosk.ic.contract import endpoints  # noqa: PLC0415  most configurations correct nothing

    try:
        endpoints(corrections)
    except ConfigurationError as error:
        yield Fault(error.key, error.problem, error.remedy)


def _receipt_urls(globs: tuple[str, ...]) -> Iterator[Fault]:
    key = "invoice_cloud.receipt_urls"
    if not globs:
        yield Fault(
            key, "is empty: no receipt would ever be recognized", 'Name the receipt page: "*/thankyou*"'
        )
    for place, glob in enumerate(globs, 1):
        if not glob.startswith(("/", "*")) or re.search(r"[?#\s\[\]\\]", glob):
            yield Fault(
                f"{key}[{place}]",
                "is no pattern of a path",
                "Write the path alone, '*' standing for anything: \"*/thankyou*\"",
            )
        elif not glob.strip("*/"):
            yield Fault(f"{key}[{place}]", "matches every page", 'Name the receipt page alone: "*/thankyou*"')


def _billers(billers: tuple[Biller, ...], languages: tuple[str, ...]) -> Iterator[Fault]:
    if not billers:
        yield Fault("biller", "there is none", "Add a [[biller]] table with id, name and api_key")
    seen: set[str] = set()
    for place, biller in enumerate(billers, 1):
        path = f"biller[{place}]"
        if not _ID.match(biller.id):
            yield Fault(f"{path}.id", "is no biller id", 'Write it as Invoice Cloud gave it: "4234"')
        if biller.id in seen:
            yield Fault(f"{path}.id", "another biller has the same id", "Give each biller its own")
        seen.add(biller.id)
        yield from check_words_by_language(f"{path}.name", biller.name, languages, required=True)
        yield from check_reference(f"{path}.api_key", biller.api_key, required=True)
        yield from _account_format(path, biller)
        yield from _scan_pattern(f"{path}.scan_pattern", biller.scan_pattern)


def _account_format(path: str, biller: Biller) -> Iterator[Fault]:
    pattern = biller.account_format
    if pattern and (not set(pattern) & {"#", "A"} or len(pattern) > LONGEST or not pattern.isprintable()):
        yield Fault(
            f"{path}.account_format",
            "is no account format",
            "Write '#' for a digit, 'A' for a letter, the rest as it stands",
        )
    elif biller.account_example and not isinstance(
        AccountFormat(pattern).parse(biller.account_example), AccountNumber
    ):
        yield Fault(f"{path}.account_example", "does not fit account_format", "Correct the one that is wrong")


def _scan_pattern(key: str, pattern: str) -> Iterator[Fault]:
    if not pattern:
        return
    try:
        compiled = re.compile(pattern)
    except (re.error, OverflowError, RecursionError):
        yield Fault(key, "is no regular expression", "Write one that Python's re module reads")
        return
    if "account" not in compiled.groupindex:
        yield Fault(key, "has no group named account", "Put the account number in (?P<account>...)")
    if not is_quick(pattern):
        yield Fault(
            key,
            "may take forever on a hostile code",
            "Repeat nothing that repeats, and have at most three of *, + and {n,} in it",
        )


def _session(session: SessionLimits) -> Iterator[Fault]:
    yield from check_number("session.idle_seconds", session.idle_seconds, 5, 3600)
    # Shorter warnings leave some customers no time to read them (WCAG 2.2, 2.2.1: at least 20 seconds).
    yield from check_number("session.warning_seconds", session.warning_seconds, 20, 600)
    yield from check_number("session.receipt_seconds", session.receipt_seconds, 5, 600)


def _residents(residents: Residents, languages: tuple[str, ...]) -> Iterator[Fault]:
    yield from check_file("residents.roster_file", residents.roster_file, "the roster")
    if residents.database != "sqlite":
        yield from check_reference("residents.database", residents.database, required=True)
    yield from check_number("residents.code_days", residents.code_days, 1, 30)
    yield from check_words_by_language(
        "residents.public_records_notice", residents.public_records_notice, languages, longest=LONGEST_NOTICE
    )


def _mail(mail: Mail) -> Iterator[Fault]:
    if mail.smtp:
        smtp = _SMTP.match(mail.smtp)
        if smtp is None or not 0 < int(smtp["port"] or 25) < 65_536:
            yield Fault(
                "mail.smtp",
                "is no mail server",
                'Write "smtps://host" or "smtp://host" (STARTTLS), with :port if needed; no password',
            )
        if not mail.sender:
            yield Fault("mail.from", "is missing", "Name the address that mail is sent from")
    elif mail.sender or mail.username or mail.password:
        yield Fault("mail.smtp", "is missing", 'Name the mail server: "smtps://mail.example.gov"')
    if mail.sender and not _ADDRESS.match(mail.sender):
        yield Fault("mail.from", "is no mail address", 'Write "name@example.gov"')
    yield from check_words("mail.username", mail.username)
    yield from check_reference("mail.password", mail.password)
    if mail.username and not mail.password:
        yield Fault("mail.password", "is missing", "Give the password of this user, or no username")


def _devices(printing: Printing, scanner: Scanner) -> Iterator[Fault]:
    yield from check_words("printing.printer", printing.printer)
    yield from check_number("printing.max_pages", printing.max_pages, 1, 50)
    if scanner.port and not scanner.port.startswith("/dev/"):
        yield Fault("scanner.port", "is no device", 'Write its path: "/dev/serial/by-id/..."')
    if scanner.port and scanner.prefix:
        yield Fault("scanner.prefix", "stands beside a port", "Give either the device or the wedge's prefix")
    if scanner.prefix and not _PREFIX.match(scanner.prefix):
        yield Fault(
            "scanner.prefix",
            "is no prefix that nobody types",
            'Write "\\u0002" (STX, which the scanner sends as Ctrl+B), or one to four of ~ ^ | ` { } [ ] < > \\',
        )


def _counter(counter: Counter) -> Iterator[Fault]:
    yield from check_number("counter.lock_seconds", counter.lock_seconds, 15, 3600)
    # Each has a web page and processes of its own.
    yield from check_number("counter.customers", counter.customers, 1, 4)
    for words in counter.statement_links:
        yield from check_words("counter.statement_links", words, required=True, longest=80)


def _accessibility(accessibility: Accessibility) -> Iterator[Fault]:
    headset = accessibility.headset
    if headset and not headset.startswith("/"):
        yield Fault("accessibility.headset", "is no device", 'Write its path: "/dev/input/by-path/..."')
    for meaning, key in accessibility.pad.items():
        if meaning not in PAD:
            yield Fault(f"accessibility.pad.{meaning}", "is no key of a pad", f"Choose from {', '.join(PAD)}")
        elif key and not _FUNCTION_KEY.match(key):
            yield Fault(f"accessibility.pad.{meaning}", "is no function key", 'Write "F1" to "F24", or ""')
    used = [key for key in accessibility.pad_keys.values() if key]
    if len(set(used)) < len(used):
        yield Fault("accessibility.pad", "means two things by one key", "Give each its own key, or none")


def _metrics(metrics: Metrics) -> Iterator[Fault]:
    if not metrics.listen:
        return
    origin = read_origin(f"http://{metrics.listen}")
    if origin is None or not origin.is_loopback or not re.search(r":[0-9]+\Z", metrics.listen):
        yield Fault(
            "metrics.listen", "is no loopback address with a port", 'Write "127.0.0.1:9464" or "[::1]:9464"'
        )
