"""Where keys and passwords come from; once read, no repr, log or pickle shows one.

A configuration holds references, never secrets: `credential:NAME` (systemd's credentials, systemd.exec(5)),
`env:NAME`, `keyring:NAME` (the desktop's keyring, service "city-hall-kiosk") and `file:PATH` (mode 0600).
No error of this module holds what was read.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Mapping
from typing import Final, NamedTuple

from kiosk.errors import ConfigurationError
from kiosk.secret import Secret
from kiosk.settings import Admin, Settings

# The type has a module of its own, since the flow holds secrets and may not read them.
__all__ = [
    "KINDS",
    "LONGEST",
    "SERVICE",
    "Secret",
    "TerminalSecrets",
    "admin_pin",
    "api_keys",
    "database",
    "mail_password",
    "read_all",
    "read_secret",
    "reference_remedy",
    "split_reference",
]

KINDS: Final = ("credential", "env", "keyring", "file")
SERVICE: Final = "city-hall-kiosk"
LONGEST: Final = 8192  # bytes; a password in a file, not a file as a password

_NAMES: Final = {
    "credential": re.compile(r"(?!\.{1,2}\Z)[A-Za-z0-9._-]{1,100}\Z"),
    "env": re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,99}\Z"),
    "keyring": re.compile(r"[^\x00-\x1f\x7f]{1,200}\Z"),
    "file": re.compile(r"/[^\x00-\x1f\x7f]{1,4000}\Z"),
}
_REMEDIES: Final = {
    "credential": "Write credential:NAME, NAME of letters, digits, '.', '_' and '-'",
    "env": "Write env:NAME, NAME of letters, digits and '_'",
    "keyring": "Write keyring:NAME",
    "file": "Write file:PATH with an absolute path",
}


class _Unreadable(Exception):
    """Why a reference gives no secret, and the remedy."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy


def split_reference(reference: str) -> tuple[str, str] | None:
    """Kind and name of a reference, or None for anything else (it may be a bare secret: never show it)."""
    kind, colon, name = reference.partition(":")
    if not colon or kind not in KINDS or not _NAMES[kind].match(name):
        return None
    return kind, name


def reference_remedy(reference: str) -> str:
    """How a value that `split_reference` refused should have been written; nothing of it is repeated."""
    kind, colon, _ = reference.partition(":")
    if colon and kind in KINDS:
        return _REMEDIES[kind]
    return "Write where it is kept: credential:NAME, env:NAME, keyring:NAME or file:PATH"


def read_secret(reference: str, *, file: str, key: str) -> Secret:
    """The secret that `reference` leads to, without its trailing newline.

    `file` and `key` say where the reference stands, for the ConfigurationError that every failure is.
    """
    split = split_reference(reference)
    if split is None:
        raise ConfigurationError(file, key, "not a reference to a secret", reference_remedy(reference))
    readers = {"credential": _from_credential, "env": _from_env, "keyring": _from_keyring, "file": _from_file}
    kind, name = split
    try:
        secret = _checked(readers[kind](name), f"{kind}:{name}")
    except _Unreadable as unreadable:
        problem, remedy = unreadable.problem, unreadable.remedy
    else:
        return secret
    # Raised outside of the handler, so that the error carries no frame that saw the value.
    raise ConfigurationError(file, key, problem, remedy)


def api_keys(settings: Settings, file: str) -> dict[str, Secret]:
    """Each biller's API key by the biller's id; `file` is the configuration's name for messages.

    Raises ConfigurationError for the first that can't be read. To be called before the environment is
    reduced: a secret given in it must not be inherited by the processes of the web engine.
    """
    return {
        biller.id: read_secret(biller.api_key, file=file, key=f"biller[{position}].api_key")
        for position, biller in enumerate(settings.billers, start=1)
    }


def mail_password(settings: Settings, file: str) -> Secret | None:
    """The mail server's password, None where none is asked for; `file`, errors and when as for `api_keys`."""
    if not settings.mail.password:
        return None
    return read_secret(settings.mail.password, file=file, key="mail.password")


def admin_pin(settings: Settings, file: str) -> Secret | None:
    """The hash of the technician's PIN, None where nobody has kept one: a terminal serves without a technician.

    Where the configuration names a place of its own, it has to be there; `file`, errors and when as for `api_keys`.
    """
    try:
        return read_secret(settings.admin.pin, file=file, key="admin.pin")
    except ConfigurationError:
        if settings.admin.pin != Admin().pin:
            raise
        return None


class TerminalSecrets(NamedTuple):
    """All that a terminal reads from its secret places: each biller's key, and the residents' side's own.

    `database` is an SQLAlchemy URL, None for the terminal's own SQLite file. `admin_pin`: see there.
    """

    api_keys: Mapping[str, Secret]
    database: Secret | None = None
    mail_password: Secret | None = None
    admin_pin: Secret | None = None


def read_all(settings: Settings, file: str) -> TerminalSecrets:
    """Every secret that `settings` refers to; `file`, errors and when as for `api_keys`."""
    keys, pin = api_keys(settings, file), admin_pin(settings, file)
    url = database(settings, file) if settings.has_directory else None
    password = mail_password(settings, file) if settings.residents_offered else None
    return TerminalSecrets(keys, url, password, pin)


def database(settings: Settings, file: str) -> Secret | None:
    """The residents' database as SQLAlchemy's URL, None for the terminal's own; the rest as for `api_keys`."""
    key = "residents.database"
    if settings.residents.database == "sqlite":
        return None
    url = read_secret(settings.residents.database, file=file, key=key)
    if not url.reveal().startswith(("postgresql://", "postgresql+psycopg://")):
        problem = "the secret is no PostgreSQL URL"
        raise ConfigurationError(
            file, key, problem, "Store one like postgresql://user:password@host/database there"
        )
    return url


def _checked(value: str, source: str) -> Secret:
    value = value.removesuffix("\n").removesuffix("\r")
    if not value.strip():
        raise _Unreadable(f"{source} is empty", "Store the key or password there")
    if not value.isprintable():
        raise _Unreadable(
            f"{source} has several lines or control characters",
            "Store the key or password alone, on one line",
        )
    return Secret(value)


def _from_credential(name: str) -> str:
    folder = os.environ.get("CREDENTIALS_DIRECTORY", "")
    remedy = f"Add LoadCredential={name}:PATH (or LoadCredentialEncrypted=) to the systemd unit"
    if not folder:
        raise _Unreadable(f"credential:{name}: systemd gave this process no credentials", remedy)
    return _contents(os.path.join(folder, name), f"credential:{name}", remedy, private=False)  # noqa: PTH118


def _from_env(name: str) -> str:
    value = os.environ.get(name)
    if value is None:
        raise _Unreadable(f"env:{name}: the variable is not set", f"Set {name} in the kiosk's environment")
    return value


def _from_keyring(name: str) -> str:
    import keyring  # noqa: PLC0415  slow to load, and only desks use it

    remedy = f"Run: keyring set {SERVICE} {name}"
    try:
        value = keyring.get_password(SERVICE, name)
    except Exception:  # noqa: BLE001  each backend has errors of its own, some quote what they read
        value = None
        problem = f"keyring:{name}: the keyring can't be opened"
    else:
        problem = f"keyring:{name}: the keyring holds no such entry"
    if value is None:
        raise _Unreadable(problem, remedy)
    return value


def _from_file(path: str) -> str:
    return _contents(
        path, f"file:{path}", f"Run: chmod 0600 {path}, owner the kiosk's own user", private=True
    )


def _contents(path: str, source: str, remedy: str, *, private: bool) -> str:
    """The text of a small regular file; a `private` one must be ours or root's and closed to all others."""
    try:
        # O_NONBLOCK: opening a named pipe would wait for ever.
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
    except OSError as error:
        raise _Unreadable(f"{source}: {error.strerror}", remedy) from None
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise _Unreadable(f"{source} is not a regular file", "Name the file that holds the secret")
        if private and status.st_uid not in (os.geteuid(), 0):
            raise _Unreadable(f"{source} belongs to another user", remedy)
        if private and stat.S_IMODE(status.st_mode) & 0o177:
            raise _Unreadable(f"{source} is open to other users", remedy)
        data = os.read(descriptor, LONGEST + 1)
    finally:
        os.close(descriptor)
    if len(data) > LONGEST:
        raise _Unreadable(
            f"{source} is longer than {LONGEST} bytes", "Name the file that holds the secret alone"
        )
    # A UnicodeDecodeError would carry the bytes along in its traceback.
    text = data.decode("utf-8", errors="replace")
    if "\ufffd" in text:
        raise _Unreadable(f"{source} is not UTF-8 text", "Store the key or password as plain text")
    return text
