"""The checks of the residents' side: directory, roster, and the mail server, to which no mail is sent.

Loads ssl, requests and SQLAlchemy: to be imported once the environment is reduced.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from kiosk import paths
from kiosk.errors import ConfigurationError
from kiosk.ops.findings import Finding, refused, skipped
from kiosk.residents import roster as rosters
from kiosk.residents.engine import FILE
from kiosk.residents.errors import DirectoryUnavailable
from kiosk.residents.health import Standing, standing, standing_of_file
from kiosk.residents.mail import Smtp
from kiosk.residents.mailerrors import Reason, ServerLost
from kiosk.secrets import TerminalSecrets
from kiosk.settings import Proof, Settings

_DIRECTORY_REMEDIES: Final = {
    Standing.EMPTY: "Run once, at any terminal: kiosk residents migrate",
    Standing.OLDER: "Run once, at any terminal: kiosk residents migrate",
    Standing.NEWER: "Install the program's version that migrated it",
}
_MAIL_REMEDIES: Final = {
    Reason.UNREACHED: "Check the network cable, the firewall, and host and port in mail.smtp",
    Reason.TLS: (
        "Check this machine's clock; write the host in mail.smtp as its certificate does, "
        "or name its authority in invoice_cloud.ca_file"
    ),
    Reason.NO_STARTTLS: (
        "Have STARTTLS enabled there, or write smtps:// where the server speaks TLS from the first byte: "
        "without TLS nothing is sent"
    ),
    Reason.LOGIN: "Correct mail.username and the password that mail.password leads to",
    Reason.SENDER: "Have the mail server take mail from the address in mail.from",
    Reason.ANSWER: "Ask whoever runs the mail server: it must take mail from this machine",
}


def examine(settings: Settings, secrets: TerminalSecrets, uid: int) -> Iterator[Finding]:
    """Every check in turn, `uid` being who runs this; what needs a secret that can't be read is skipped."""
    if settings.residents.database != "sqlite" and secrets.database is None:
        yield skipped("directory", "residents.database can't be read")
    else:
        yield directory(secrets, uid)
    yield roster(settings)
    if settings.mail.password and secrets.mail_password is None:
        yield skipped("mail", "mail.password can't be read")
    else:
        yield mail(settings, secrets)


def directory(secrets: TerminalSecrets, uid: int) -> Finding:
    """Whether the database answers and has the tables that this program works with; it is not changed."""
    url = secrets.database
    own = url is None
    if own and uid == 0:
        return skipped("directory", "root's folders are not the kiosk's")
    try:
        found = standing_of_file(paths.state_folder() / FILE) if url is None else standing(url)
    except ConfigurationError as error:
        return refused("directory", error)
    except DirectoryUnavailable as error:
        remedy = "See that the database runs, that this machine reaches it, and that its password is right"
        return Finding(name="directory", ok=False, says=f"gives no answer: {error}", remedy=remedy)
    kind = "this terminal's own file" if own else "the shared database"
    if found is Standing.READY:
        return Finding(name="directory", ok=True, says=f"{kind}, migrated")
    if own and found is not Standing.NEWER:
        return Finding(name="directory", ok=True, says=f"{kind}, made or migrated at the next start")
    says = {Standing.EMPTY: "has no tables yet", Standing.OLDER: "is older than this program"}
    return Finding(
        name="directory",
        ok=False,
        says=f"{kind} {says.get(found, 'is newer than this program')}",
        remedy=_DIRECTORY_REMEDIES[found],
    )


def roster(settings: Settings) -> Finding:
    """Whether the city's roster can be read, and how much is in it."""
    if settings.residents.proof is not Proof.ROSTER:
        return Finding(name="roster", ok=True, says="not needed: a clerk approves every account")
    file = Path(settings.residents.roster_file)
    try:
        contents = rosters.read(file)
        written = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    except (rosters.RosterUnreadable, OSError) as error:
        problem = error.strerror if isinstance(error, OSError) else str(error)
        remedy = "Let the kiosk's own user read residents.roster_file, or have it exported again"
        return Finding(name="roster", ok=False, says=f"{file}: {problem}", remedy=remedy)
    columns = "Each line needs an account, a ZIP code and a last name; a first line may name the columns"
    says = f"{file}: {contents.count} lines, written {written:%Y-%m-%d}, {contents.encoding}"
    if contents.broken:
        says += f", and {contents.broken} broken ones"
    if not contents.count:
        return Finding(name="roster", ok=False, says=says, remedy=columns)
    return Finding(name="roster", ok=True, says=says, remedy=columns if contents.broken else "")


def mail(settings: Settings, secrets: TerminalSecrets) -> Finding:
    """Greet the mail server, have it encrypt, log in, and go; no mail is sent."""
    try:
        server = Smtp(
            settings.mail,
            secrets.mail_password,
            settings.invoice_cloud.ca_file,
            training=settings.terminal.training,
        )
        with server.session():
            pass
    except ConfigurationError as error:
        return refused("mail", error)
    except ServerLost as lost:
        says = f"{settings.mail.smtp}: {lost.reason.value}: {lost}"
        return Finding(name="mail", ok=False, says=says, remedy=_MAIL_REMEDIES[lost.reason])
    login = "takes user name and password" if settings.mail.username else "asks for no password"
    return Finding(name="mail", ok=True, says=f"{settings.mail.smtp}: answers, and {login}")
