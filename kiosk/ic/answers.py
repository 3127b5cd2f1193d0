"""Turns an answer of Invoice Cloud into the data it carries, or into the one error that it stands for.

Every answer is `{"Message": ..., "Data": {...}}`, and a Message other than SUCCESS a refusal (observed).
Booleans and numbers may come as strings, "true" or "1" (inferred from how clients write them).
How an unknown account is answered is not known: the configured phrases decide. A 4xx that comes in the
provider's own envelope (both Message and Data) is its refusal; a 4xx in any other form was said by something
else on the way, or about a wrong path, and must not be told to a customer as "account not found".
"""

from __future__ import annotations

import email.utils
import math
import re
from collections.abc import Sequence
from typing import Final, TypeVar

import msgspec
from msgspec import UNSET

from kiosk.ic.contract import Endpoint
from kiosk.ic.errors import BadAnswer, CallFailed, OutcomeUnknown, RateLimited, Reason, Refused
from kiosk.ic.models import Envelope

MESSAGE_LENGTH: Final = 200
"""Characters kept of a provider's message."""
LONGEST_WAIT: Final = 600
"""Seconds; no Retry-After holds a terminal up for longer."""

_SUCCESS: Final = "success"
_UNDECODABLE: Final = (msgspec.MsgspecError, UnicodeError, RecursionError)
_DETAIL_LENGTH: Final = 120

T = TypeVar("T")


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """An answer as it came; repr shows the status alone, since the rest may repeat what was sent.

    One that is `counted` (by Content-Length or in chunks) is whole; any other just ended with its connection.
    """

    status: int
    body: bytes
    counted: bool
    retry_after: str = ""
    date: str = ""
    age: str = ""
    content_type: str = ""

    def __repr__(self) -> str:
        return f"Answer(status={self.status})"


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """How to read the answers of one call.

    `unknown_account` are the phrases that mean an unknown account; `hidden` is what was sent and must not
    come back in a message: account numbers, all else that is someone's own, and the key. repr shows the
    endpoint's name alone.
    """

    endpoint: Endpoint
    unknown_account: Sequence[str]
    hidden: Sequence[str]

    def __repr__(self) -> str:
        return f"Reading({self.endpoint.name})"

    def data(self, answer: Answer, kind: type[T]) -> T:
        """The answer's `Data` as a `kind`; raises the error that the answer stands for."""
        if failure := self._failure_of_status(answer):
            raise failure
        if not answer.counted and not _is_json(answer.body):
            raise OutcomeUnknown(self.endpoint.name, "cut short, or no JSON")
        if self.endpoint.bare and _envelope(answer) is None:
            return self._decode(answer.body, kind)
        envelope = self._decode(answer.body, Envelope)
        if not _is_success(envelope):
            raise self._refusal(envelope.message, answer.status)
        if envelope.data is UNSET:
            raise self.bad("no Data")
        return self._decode(envelope.data, kind)

    def bad(self, detail: str) -> BadAnswer:
        """An answer of this call that can't be used."""
        return BadAnswer(self.endpoint.name, detail)

    def _failure_of_status(self, answer: Answer) -> CallFailed | None:
        call, detail, status = self.endpoint.name, f"HTTP {answer.status}", answer.status
        if 200 <= status <= 299:
            return None
        if status == 429:
            return RateLimited(call, detail, retry_after=_seconds_to_wait(answer))
        if status in (401, 403):
            envelope = _envelope(answer)
            message = self._legible(envelope.message) if envelope else ""
            return Refused(call, detail, reason=Reason.CREDENTIALS, message=message)
        if 500 <= status <= 599:
            return OutcomeUnknown(call, detail)
        if 400 <= status <= 499:
            envelope = _envelope(answer)
            if envelope and envelope.data is not UNSET and not _is_success(envelope):
                return self._refusal(envelope.message, status)
        return BadAnswer(call, detail)

    def _refusal(self, message: str, status: int) -> Refused:
        said = message.casefold()
        unknown = any(phrase.casefold() in said for phrase in self.unknown_account)
        reason = Reason.UNKNOWN_ACCOUNT if unknown else Reason.OTHER
        detail = f"HTTP {status}, {reason.value}"
        return Refused(self.endpoint.name, detail, reason=reason, message=self._legible(message))

    def _decode(self, text: bytes | msgspec.Raw, kind: type[T]) -> T:
        try:
            return msgspec.json.decode(text, type=kind, strict=False)
        except _UNDECODABLE as error:
            # msgspec names types, places and our own field names, never a value of the answer.
            raise self.bad(f"{type(error).__name__}: {error}"[:_DETAIL_LENGTH]) from None

    def _legible(self, message: str) -> str:
        for hidden in self.hidden:
            message = _without(message, hidden)
        return " ".join("".join(c if c.isprintable() else " " for c in message).split())[:MESSAGE_LENGTH]


def _envelope(answer: Answer) -> Envelope | None:
    """The answer's envelope, None if it came in none."""
    try:
        return msgspec.json.decode(answer.body, type=Envelope)
    except _UNDECODABLE:
        return None


def _is_json(body: bytes) -> bool:
    try:
        msgspec.json.decode(body, type=msgspec.Raw)
    except _UNDECODABLE:
        return False
    return True


def _is_success(envelope: Envelope) -> bool:
    return envelope.message.strip().casefold() == _SUCCESS


def _without(message: str, hidden: str) -> str:
    """`message` with every writing of `hidden` gone.

    Neither case nor what stands between the letters and digits counts: 13275-9960 may come back as 132759960
    or "13275 9960".
    """
    characters = [re.escape(c) for c in hidden if c.isalnum()] or [re.escape(hidden)]
    return re.sub(r"[\W_]*".join(characters), "***", message, flags=re.IGNORECASE)


def _seconds_to_wait(answer: Answer) -> int | None:
    """Retry-After (RFC 9110, section 10.2.3) in seconds.

    A date is read against the answer's own Date, so that this terminal's clock does not matter.
    """
    text = answer.retry_after.strip()
    if text.isascii() and text.isdigit():
        return min(int(text), LONGEST_WAIT) if len(text) < 10 else LONGEST_WAIT
    try:
        until = email.utils.parsedate_to_datetime(text)
        seconds = (until - email.utils.parsedate_to_datetime(answer.date)).total_seconds()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return max(0, min(math.ceil(seconds), LONGEST_WAIT))
