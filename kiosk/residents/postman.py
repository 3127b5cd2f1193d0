"""Takes letters out of the outbox and hands them to the mail server, again and again until they are gone.

A letter's code is born once the server has said that it takes mail for that address. Born earlier, the tries at
a server that is down would put the codes to death that are on their way (the directory keeps the newest two).

A letter whose end is unknown is sent again: two letters, each with a code that is good, harm nobody, while none
would leave somebody without an account.
"""

from __future__ import annotations

from datetime import timedelta
from email.message import EmailMessage
from typing import Final

from kiosk.errors import ResourceMissing
from kiosk.log import get_logger
from kiosk.residents.codes import lifetime
from kiosk.residents.errors import DirectoryUnavailable
from kiosk.residents.identity import Code
from kiosk.residents.letters import Letters
from kiosk.residents.limits import Limits
from kiosk.residents.mail import Session, Smtp
from kiosk.residents.mailerrors import MailError, NotEver, NotNow, OutcomeUnknown, ServerLost
from kiosk.residents.outbox import Letter, LetterWithdrawn, Outbox
from kiosk.residents.posting import CODE_OF

BATCH: Final = 3  # letters of one session, which ends well before their lease
FIRST_PAUSE: Final = 15  # seconds, doubled with each further try
LONGEST_PAUSE: Final = 300
A_DAY: Final = 24 * 3600
"""The pause after a refusal for good: a full mailbox or a server's list may change, a code's life ends the rest."""


class Postman:
    """Delivers what is due. Several may work on one outbox; each belongs to one thread at a time."""

    def __init__(self, outbox: Outbox, smtp: Smtp, letters: Letters, limits: Limits) -> None:
        self._outbox = outbox
        self._smtp = smtp
        self._letters = letters
        self._limits = limits
        self._log = get_logger("residents.postman")

    def deliver_once(self) -> int:
        """Hand over up to `BATCH` letters that are due; gives how many were taken.

        Blocks for about a minute at most, and never raises for a server or a directory that is away: letters
        stay where they are, and those that were claimed are due again when their lease has run out.
        """
        try:
            claimed = list(self._outbox.claim(BATCH))
            return self._deliver(claimed) if claimed else 0
        except DirectoryUnavailable:
            return 0  # the directory's own log line says why

    def _deliver(self, waiting: list[Letter]) -> int:
        """Hand over the letters, each of them taken from `waiting` once its end is kept."""
        taken = 0
        try:
            with self._smtp.session() as session:
                while waiting:
                    taken += self._hand_over(session, waiting[0])
                    del waiting[0]
        except ServerLost as lost:
            self._log.warning(
                "mail.server_lost",
                reason=lost.reason,
                problem=lost.detail,
                status=lost.code,
                count=len(waiting),
            )
            for letter in waiting:
                self._outbox.failed(letter, pause(letter.tries))
        return taken

    def _hand_over(self, session: Session, letter: Letter) -> bool:
        """Whether the server took the letter; raises ServerLost where it can take no more."""

        def write() -> EmailMessage:
            code = self._outbox.new_code(letter)
            purpose = CODE_OF.get(letter.kind)
            return self._letters.write(letter, code, self._lifetime(purpose))

        try:
            session.hand_over(letter.to, write)
        except LetterWithdrawn:
            self._log.info("mail.withdrawn", kind=letter.kind)
            return False
        except NotEver as refused:
            self._failed(letter, "mail.refused", refused, A_DAY)
            return False
        except (NotNow, OutcomeUnknown) as failure:
            self._failed(letter, "mail.put_off", failure, pause(letter.tries))
            return False
        except ResourceMissing as missing:
            self._log.error("mail.not_written", kind=letter.kind, exc_info=missing)
            self._outbox.failed(letter, LONGEST_PAUSE)
            return False
        self._outbox.sent(letter)
        self._log.info("mail.sent", kind=letter.kind, attempt=letter.tries)
        return True

    def _failed(self, letter: Letter, event: str, failure: MailError, seconds: int) -> None:
        self._log.warning(
            event,
            kind=letter.kind,
            problem=failure.detail,
            status=failure.code,
            attempt=letter.tries,
            seconds=seconds,
        )
        self._outbox.failed(letter, seconds)

    def _lifetime(self, purpose: Code | None) -> timedelta | None:
        return lifetime(purpose, self._limits) if purpose else None


def pause(tries: int) -> int:
    """Seconds until the next try after so many."""
    return min(FIRST_PAUSE << min(tries - 1, 10), LONGEST_PAUSE)
