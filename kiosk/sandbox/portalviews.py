"""The portal's four views of settings: paperless billing, AutoPay, payment methods, pay by text."""

from __future__ import annotations

import hmac
import re
import secrets
from collections.abc import Mapping
from typing import Any

import msgspec
from flask import request

from kiosk.sandbox import forms
from kiosk.sandbox.forms import Errors
from kiosk.sandbox.preferences import Owner, Settings, StoredMethod
from kiosk.sandbox.signon import PortalSession
from kiosk.sandbox.tenders import Method
from kiosk.sandbox.world import World

_GONE = "This choice is no longer there. Please choose again."


def owner(session: PortalSession) -> Owner:
    """Whose settings a session shows."""
    return Owner(session.asked.biller_id, session.asked.email)


class Paperless:
    """RedirectID 2: bills on paper or not, for each account."""

    def __init__(self, world: World) -> None:
        self._preferences = world.preferences

    def context(self, session: PortalSession) -> dict[str, Any]:
        """The accounts, and those without paper."""
        settings = self._preferences.of(owner(session))
        return {"accounts": session.asked.accounts, "paperless": settings.paperless}

    def take(self, session: PortalSession, form: Mapping[str, str]) -> Errors | str:
        """`on` or `off` with an account number."""
        on = "on" in form
        account = form.get("on", form.get("off", ""))
        if account not in session.asked.accounts:
            return {"problem": _GONE}
        self._preferences.change(owner(session), lambda held: held.with_paperless(account, on=on))
        session.notice = f"Paperless billing is {'on' if on else 'off'} for account {account}."
        return "/customer/paperless"


class AutoPay:
    """RedirectID 3: pay an account's bills by themselves with a stored method, or no longer."""

    def __init__(self, world: World) -> None:
        self._preferences = world.preferences

    def context(self, session: PortalSession) -> dict[str, Any]:
        """The accounts and what may pay for them."""
        settings = self._preferences.of(owner(session))
        return {"accounts": session.asked.accounts, "settings": settings}

    def take(self, session: PortalSession, form: Mapping[str, str]) -> Errors | str:
        """`enroll` with an account number and a method's id, or `cancel` with an account number."""
        account = form.get("enroll", form.get("cancel", ""))
        method = form.get("method", "") if "enroll" in form else ""
        if account not in session.asked.accounts:
            return {"problem": _GONE}

        def change(held: Settings) -> Settings:
            return held.with_autopay(account, method)

        if "enroll" in form and self._preferences.of(owner(session)).method(method) is None:
            return {"problem": "Choose a payment method."}
        self._preferences.change(owner(session), change)
        words = "is now on" if method else "has been cancelled"
        session.notice = f"AutoPay {words} for account {account}."
        return "/customer/autopay"


class Methods:
    """RedirectID 5: stored cards and bank accounts."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._preferences = world.preferences

    def context(self, session: PortalSession) -> dict[str, Any]:
        """What is stored, and which of the two forms to show."""
        kind = request.values.get("kind", "")
        return {
            "settings": self._preferences.of(owner(session)),
            "card": kind != Method.ECHECK.value,
            "email": session.asked.email,
        }

    def take(self, session: PortalSession, form: Mapping[str, str]) -> Errors | str:
        """`default` or `remove` with a method's id, or a new card or bank account."""
        if "default" in form or "remove" in form:
            return self._change(session, form)
        method = Method.ECHECK if form.get("kind") == Method.ECHECK.value else Method.CARD
        tender = forms.read_tender(form, method, self._world.now().date())
        if isinstance(tender, dict):
            return tender
        if not tender.known:
            field = "number" if method is Method.CARD else "account"
            return {field: "This could not be verified. In training only the test numbers can be stored."}
        stored = StoredMethod(secrets.token_hex(6), tender)
        self._preferences.change(owner(session), lambda held: held.with_method(stored))
        session.notice = f"{tender.masked} has been added."
        return "/customer/methods"

    def _change(self, session: PortalSession, form: Mapping[str, str]) -> Errors | str:
        chosen = form.get("default", form.get("remove", ""))
        settings = self._preferences.of(owner(session))
        method = settings.method(chosen)
        if method is None:
            return {"problem": _GONE}
        if "default" in form:
            self._preferences.change(
                owner(session), lambda held: msgspec.structs.replace(held, default=chosen)
            )
            session.notice = f"{method.tender.masked} is now the default."
            return "/customer/methods"
        if chosen in settings.autopay.values():
            return {
                "problem": f"{method.tender.masked} is used by AutoPay. Cancel AutoPay before removing it."
            }
        self._preferences.change(owner(session), lambda held: held.without_method(chosen))
        session.notice = f"{method.tender.masked} has been removed."
        return "/customer/methods"


class PayByText:
    """RedirectID 11: a mobile number that bills are texted to, once a code has shown that it is theirs."""

    def __init__(self, world: World) -> None:
        self._preferences = world.preferences

    def context(self, session: PortalSession) -> dict[str, Any]:
        """The number, and the code while it is waited for."""
        settings = self._preferences.of(owner(session))
        digits = settings.phone
        phone = f"({digits[:3]}) {digits[3:6]}-{digits[6:]}" if digits else ""
        return {"phone": phone, "code": settings.phone_code}

    def take(self, session: PortalSession, form: Mapping[str, str]) -> Errors | str:
        """`phone` to begin, `code` to confirm, `stop` to end."""
        if "stop" in form:
            self._set(session, phone="", phone_code="")
            session.notice = "Pay By Text is off."
        elif "code" in form:
            wanted = self._preferences.of(owner(session)).phone_code
            given = form["code"].strip()
            if not wanted or not hmac.compare_digest(given.encode(), wanted.encode()):
                return {"code": "That is not the code. Please try again."}
            self._set(session, phone_code="")
            session.notice = "Pay By Text is on."
        else:
            digits = re.sub(r"[ ().+-]", "", form.get("phone", ""))
            if not re.fullmatch(r"1?[2-9]\d{9}", digits, re.ASCII):
                return {"phone": "Enter a mobile number of ten digits, like 407-555-0100."}
            self._preferences.send_code(owner(session), digits[-10:])
        return "/customer/text"

    def _set(self, session: PortalSession, **changes: str) -> None:
        self._preferences.change(owner(session), lambda held: msgspec.structs.replace(held, **changes))
