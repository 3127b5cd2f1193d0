"""The sandbox's own certificate authority and server certificate, kept in one folder."""

from __future__ import annotations

import os
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import trustme
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization

_LIFE = timedelta(days=365)
_RESERVE = timedelta(days=1)
_NAMES = ("localhost", "127.0.0.1")


class TlsFiles(NamedTuple):
    """Where the files are. `ca` is what a client is told to trust; `key` is the server's, mode 0600."""

    ca: Path
    certificate: Path
    key: Path

    def server_context(self) -> ssl.SSLContext:
        """What a listener speaks TLS 1.2 or newer with."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        context.load_cert_chain(self.certificate, self.key)
        return context


def ensure(folder: Path) -> TlsFiles:
    """The files in `folder`, made anew unless all three are there, belong together and last another day.

    The authority's private key is never written: it signs once and is forgotten.
    Raises OSError when the folder can't be written.
    """
    files = TlsFiles(folder / "ca.pem", folder / "server.pem", folder / "server.key")
    if not _usable(files):
        _make(files)
    return files


def _usable(files: TlsFiles) -> bool:
    try:
        authority = x509.load_pem_x509_certificate(files.ca.read_bytes())
        server = x509.load_pem_x509_certificate(files.certificate.read_bytes())
        server.verify_directly_issued_by(authority)
        key = serialization.load_pem_private_key(files.key.read_bytes(), password=None)
    except (OSError, ValueError, TypeError, InvalidSignature):
        return False
    until = min(authority.not_valid_after_utc, server.not_valid_after_utc)
    return key.public_key() == server.public_key() and until > datetime.now(UTC) + _RESERVE


def _make(files: TlsFiles) -> None:
    now = datetime.now(UTC)
    authority = trustme.CA(organization_name="City Hall Kiosk sandbox")
    server = authority.issue_cert(*_NAMES, not_before=now - timedelta(hours=1), not_after=now + _LIFE)
    files.ca.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    files.ca.write_bytes(authority.cert_pem.bytes())
    files.certificate.write_bytes(b"".join(pem.bytes() for pem in server.cert_chain_pems))
    write_private(files.key, server.private_key_pem.bytes())


def write_private(path: Path, content: bytes) -> None:
    """Write `content` to a file that only its owner can read, from its first byte on."""
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
