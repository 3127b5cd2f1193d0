"""Makes Chromium ready to start: its command line, and a home of its own with the extra authority in it.

Both are read once, when the engine starts. What this module does not need of Qt it does without, so that
the slow part (certutil) can run on a worker thread.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import msgspec

from kiosk.errors import ConfigurationError
from kiosk.origin import ANY_PUBLIC, locate
from kiosk.settings import InvoiceCloud

_FLAGS: Final = (
    # Nothing that the page asks for leaves by a way that the interceptor does not see.
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--no-proxy-server",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-breakpad",
    # What Chromium writes may hold addresses, and is no line of our log.
    "--disable-logging",
    "--no-pings",
    # Signing in with another company's account: the engine asks that company by itself, past the interceptor.
    "--disable-features=FedCm",
    # As kiosk.environment has Qt draw: unsaid, the engine looks for a GPU all the same and warns.
    "--disable-gpu",
    # A page of scripts that takes more than this many megabytes is ended, before the terminal itself runs short.
    "--js-flags=--max-old-space-size=384",
    # A page that a finger can pinch or swipe away is a page that looks broken.
    "--disable-pinch",
    "--overscroll-history-navigation=0",
)
_CERTUTIL_SECONDS: Final = 20


class EngineSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What the engine is started with.

    `home`: a folder of this terminal's that becomes HOME. `flags`: Chromium's command line, as one text.
    """

    home: Path
    ca_file: str
    flags: str


def engine_settings(cloud: InvoiceCloud, folder: Path, *, sandbox: bool) -> EngineSettings:
    """The settings for this configuration, with `folder` for the engine's own files.

    `sandbox`: false only where root runs the demonstration on loopback, since Chromium refuses root its sandbox.
    """
    flags = [*_FLAGS, *_resolver_rules(cloud)]
    if not sandbox:
        flags.append("--no-sandbox")
    return EngineSettings(home=folder / "engine", ca_file=cloud.ca_file, flags=" ".join(flags))


def _resolver_rules(cloud: InvoiceCloud) -> Iterable[str]:
    """The wall behind the interceptor: no other host has an address.

    It stands only where the challenge origins are a closed list, since it is fixed at start.
    """
    if ANY_PUBLIC in cloud.challenge_origins:
        return ()
    styles = [url for url in (cloud.css_url, cloud.css_url_high_contrast) if url]
    urls = [cloud.base_url, *cloud.page_origins, *cloud.resource_origins, *cloud.challenge_origins, *styles]
    hosts = sorted({place.origin.host for place in map(locate, urls) if place is not None})
    rules = ",".join(["MAP * ~NOTFOUND", *(f"EXCLUDE {host}" for host in hosts)])
    return (f'--host-resolver-rules="{rules}"',)


def prepare(settings: EngineSettings) -> None:
    """Make the engine's home, with the extra authority in an NSS database there.

    An off-the-record profile drops additional certificates, so the database is the one way that works
    (design.md). Blocks while certutil runs; raises ConfigurationError when the authority can't be set up.
    """
    shutil.rmtree(settings.home, ignore_errors=True)
    database = settings.home / ".pki" / "nssdb"
    database.mkdir(mode=0o700, parents=True)
    if not settings.ca_file:
        return
    _certutil(database, "-N", "--empty-password")
    _certutil(database, "-A", "-n", "configured authority", "-t", "C,,", "-i", settings.ca_file)


def enter(settings: EngineSettings) -> None:
    """Point this process at the prepared home and flags. To be called just before the engine starts.

    Nothing else may steer the engine: not where its parts lie, not its sandbox, least of all its debugging.
    """
    for name in [name for name in os.environ if name.startswith("QTWEBENGINE")]:
        del os.environ[name]
    os.environ["HOME"] = str(settings.home)
    os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = settings.flags


def _certutil(database: Path, *arguments: str) -> None:
    command = ["certutil", "-d", f"sql:{database}", *arguments]
    try:
        # The path of certutil is the system's business; the arguments are ours, no shell reads them.
        done = subprocess.run(  # noqa: S603
            command, capture_output=True, timeout=_CERTUTIL_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        done = None
    if done is None or done.returncode != 0:
        raise ConfigurationError(
            "configuration",
            "invoice_cloud.ca_file",
            "certutil could not add this authority to the web engine",
            "Install Debian's libnss3-tools, and check that the file holds one PEM certificate",
        )
