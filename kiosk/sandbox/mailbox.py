"""A mail server on loopback that keeps what it gets in memory: for the demonstration, and for tests to read."""

from __future__ import annotations

import threading
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from kiosk.sandbox.mailserver import DONE, Hooks, Letter, MailServer, Step
from kiosk.sandbox.tls import TlsFiles

__all__ = ["Letter", "Mailbox", "Step"]


class Mailbox:
    """A mail server, answering from `start` (or the beginning of a `with` block) to `stop`.

    With `tls` it speaks TLS from the first byte, or with `starttls` after STARTTLS, which it then insists on.
    `login`: the name and password that it asks for, if any. `told` is called with each letter as it comes.
    Safe to use from any thread.
    """

    def __init__(
        self,
        tls: TlsFiles | None,
        *,
        starttls: bool = False,
        login: tuple[str, str] | None = None,
        told: Callable[[Letter], None] | None = None,
    ) -> None:
        if starttls and tls is None:
            raise ValueError("STARTTLS needs certificates")
        self.tls = tls
        self._starttls = starttls
        self._login = login
        self._told = told
        self._port = 0
        self._controller: MailServer | None = None
        self._changed = threading.Condition()
        self._letters: list[Letter] = []
        self._refusals: dict[Step, tuple[str, int | None]] = {}

    @property
    def url(self) -> str:
        """Where it answers, as a configuration writes it: `smtps://localhost:PORT`. Known after the start."""
        scheme = "smtp" if self._starttls or self.tls is None else "smtps"
        return f"{scheme}://localhost:{self._port}"

    @property
    def running(self) -> bool:
        """Whether it answers."""
        return self._controller is not None

    def start(self) -> None:
        """Begin to answer; after a stop, on the port that it had. Raises OSError when that is taken."""
        if self._controller is None:
            controller = MailServer(
                Hooks(self._take, login=bool(self._login)), self._port, **self._arguments()
            )
            controller.start()
            self._port = controller.port
            self._controller = controller

    def stop(self) -> None:
        """Cut every connection and close the port; what was taken stays. Calling it again does nothing."""
        controller, self._controller = self._controller, None
        if controller is not None:
            controller.stop()

    def messages(self) -> tuple[Letter, ...]:
        """What was taken, first come first."""
        with self._changed:
            return tuple(self._letters)

    def wait_for(self, address: str, count: int = 1, seconds: float = 20) -> tuple[Letter, ...]:
        """What was taken for `address`, once it is at least `count`. Raises TimeoutError after `seconds`."""

        def found() -> tuple[Letter, ...]:
            wanted = address.lower()
            return tuple(
                letter
                for letter in self._letters
                if any(recipient.lower() == wanted for recipient in letter.recipients)
            )

        with self._changed:
            if not self._changed.wait_for(lambda: len(found()) >= count, seconds):
                raise TimeoutError(f"{len(found())} of {count} messages came")
            return found()

    def refuse(
        self, reply: str = "451 4.3.0 Try later", *, step: Step = Step.MESSAGE, count: int | None = None
    ) -> None:
        """Answer that step with `reply`, `count` times or (None) until `accept`."""
        with self._changed:
            self._refusals[step] = (reply, count)

    def accept(self) -> None:
        """Take everything again."""
        with self._changed:
            self._refusals.clear()

    def clear(self) -> None:
        """Forget what was taken."""
        with self._changed:
            self._letters.clear()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _take(self, step: Step, letter: Letter | None) -> str:
        """The reply to one step; a letter that is not refused is kept."""
        with self._changed:
            reply, count = self._refusals.get(step, ("", None))
            if count is not None:
                self._refusals[step] = (reply, count - 1)
                if count <= 1:
                    del self._refusals[step]
            if reply:
                return reply
            if letter is not None:
                self._letters.append(letter)
                self._changed.notify_all()
        if letter is not None and self._told is not None:
            self._told(letter)
        return DONE

    def _arguments(self) -> dict[str, Any]:
        context = self.tls.server_context() if self.tls else None
        return {
            "authenticator": self._authenticate,
            "ssl_context": None if self._starttls else context,
            "tls_context": context if self._starttls else None,
            "require_starttls": self._starttls,
            # With TLS from the first byte, or none at all, there is nothing more to wait for.
            "auth_require_tls": self._starttls,
        }

    def _authenticate(
        self, _server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, data: object
    ) -> AuthResult:
        name, password = self._login or ("", "")
        right = LoginPassword(name.encode(), password.encode())
        return AuthResult(success=data == right, handled=False, auth_data=name)
