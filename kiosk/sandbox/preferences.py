"""What signed-on customers have set in the portal: payment methods, AutoPay, paperless bills, pay by text."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

import msgspec

from kiosk.sandbox.tenders import Tender


class Owner(NamedTuple):
    """Whose they are: an address, in lower case, that signs on with one biller."""

    biller_id: str
    email: str


class StoredMethod(msgspec.Struct, frozen=True):
    """A card or bank account that is kept; of its number only the last four digits are."""

    id: str
    tender: Tender


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """One customer's. `autopay` gives the method's id by account number.

    `phone` is ten digits, "" for none; while `phone_code` is not "" it has not been confirmed.
    """

    methods: tuple[StoredMethod, ...] = ()
    default: str = ""
    paperless: tuple[str, ...] = ()
    autopay: dict[str, str] = {}
    phone: str = ""
    phone_code: str = ""

    def method(self, method_id: str) -> StoredMethod | None:
        """The stored method of that id."""
        return next((each for each in self.methods if each.id == method_id), None)

    def with_method(self, method: StoredMethod) -> Settings:
        """With one more; the first is the default."""
        default = self.default or method.id
        return msgspec.structs.replace(self, methods=(*self.methods, method), default=default)

    def without_method(self, method_id: str) -> Settings:
        """Without it; if it was the default, the first that is left becomes it."""
        left = tuple(each for each in self.methods if each.id != method_id)
        default = self.default if self.default != method_id else (left[0].id if left else "")
        return msgspec.structs.replace(self, methods=left, default=default)

    def with_autopay(self, account: str, method_id: str) -> Settings:
        """With AutoPay for an account; "" ends it."""
        kept = {number: method for number, method in self.autopay.items() if number != account}
        return msgspec.structs.replace(self, autopay=kept | ({account: method_id} if method_id else {}))

    def with_paperless(self, account: str, *, on: bool) -> Settings:
        """With or without paper bills for an account."""
        kept = tuple(number for number in self.paperless if number != account)
        return msgspec.structs.replace(self, paperless=(*kept, account) if on else kept)


class TextMessage(msgspec.Struct, frozen=True, kw_only=True):
    """A text message that would have been sent."""

    phone: str
    words: str
    code: str
    at: datetime


class Preferences:
    """All customers' settings, in memory; safe to use from any thread. What it gives out never changes."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._lock = threading.Lock()
        self._settings: dict[Owner, Settings] = {}
        self._texts: list[TextMessage] = []

    @property
    def texts(self) -> tuple[TextMessage, ...]:
        """The text messages so far."""
        with self._lock:
            return tuple(self._texts)

    def of(self, owner: Owner) -> Settings:
        """A customer's settings."""
        with self._lock:
            return self._settings.get(owner, Settings())

    def change(self, owner: Owner, change: Callable[[Settings], Settings]) -> None:
        """Set what `change` makes of a customer's settings."""
        with self._lock:
            self._settings[owner] = change(self._settings.get(owner, Settings()))

    def send_code(self, owner: Owner, phone: str) -> None:
        """Begin to pay by text: keep the number and text it a code of six digits."""
        code = f"{secrets.randbelow(1_000_000):06}"
        words = f"Your Pay By Text code is {code}."
        self.change(owner, lambda held: msgspec.structs.replace(held, phone=phone, phone_code=code))
        with self._lock:
            self._texts.append(TextMessage(phone=phone, words=words, code=code, at=self._now()))

    def snapshot(self) -> dict[str, Any]:
        """All of it as plain JSON values, the settings by `BILLER/ADDRESS`."""
        with self._lock:
            settings = {f"{owner.biller_id}/{owner.email}": held for owner, held in self._settings.items()}
            return {"settings": msgspec.to_builtins(settings), "texts": msgspec.to_builtins(self._texts)}

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._settings.clear()
            self._texts.clear()
