"""What this terminal's configuration asks for: the flow's rules, and programs that must be installed."""

from __future__ import annotations

import shutil

from kiosk.account import AccountFormat
from kiosk.errors import ConfigurationError
from kiosk.flow.rules import BillerRules, Rules
from kiosk.languages import offered
from kiosk.settings import Settings
from kiosk.typed import Typing


def rules_of(settings: Settings, *, admin: bool) -> Rules:
    """The flow's rules. `admin`: whether a technician's PIN is known here."""
    limits = settings.session
    calls = settings.invoice_cloud.connect_seconds + settings.invoice_cloud.read_seconds
    return Rules(
        billers=tuple(
            BillerRules(biller.id, AccountFormat(biller.account_format), biller.scan_pattern)
            for biller in settings.billers
        ),
        languages=offered(settings.terminal.languages),
        residents=settings.residents_offered,
        prints=settings.printing.offered,
        most_pages=settings.printing.max_pages,
        admin=admin,
        checks=Typing(settings),
        idle=limits.idle_seconds,
        warning=limits.warning_seconds,
        receipt=limits.receipt_seconds,
        finding=round(calls) + 3,
    )


def require_tools(settings: Settings, file: str) -> None:
    """Raise ConfigurationError where the configuration needs a program that is not installed."""
    if settings.invoice_cloud.ca_file and shutil.which("certutil") is None:
        raise ConfigurationError(
            file,
            "invoice_cloud.ca_file",
            "the web engine takes an extra authority only through certutil, which is not installed",
            "Install Debian's libnss3-tools",
        )
