"""The portal's recent bill listing and the payment that starts there (RedirectID 1)."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from flask import request

from kiosk.sandbox import forms
from kiosk.sandbox.books import PaymentRequest
from kiosk.sandbox.cashier import Cashier
from kiosk.sandbox.forms import Errors
from kiosk.sandbox.links import Choice, Consents
from kiosk.sandbox.portalviews import owner
from kiosk.sandbox.preferences import StoredMethod
from kiosk.sandbox.signon import PortalSession
from kiosk.sandbox.tenders import Method, Tender
from kiosk.sandbox.world import OpenInvoice, World

_LIST = "/customer/bills"


class Bills:
    """What the session's accounts owe, and what has been paid."""

    def __init__(self, world: World) -> None:
        self._world = world

    def context(self, session: PortalSession) -> dict[str, Any]:
        """Open bills first due first, settled ones latest first."""
        entries = self._world.open_invoices(_payment_request(self._world, session))
        asked = session.asked
        settled = [
            (payment.at.date(), line.account, line.invoice, line.amount, payment.tender)
            for payment in reversed(self._world.books.payments)
            if payment.approved and payment.biller_id == asked.biller_id
            for line in payment.lines
            if line.account in asked.accounts
        ]
        today = self._world.now().date()
        for number in asked.accounts:
            account = self._world.account(asked.biller_id, number)
            past = account.related if account else ()
            settled += [(each.due_date(today), number, each.number, each.amount, "") for each in past]
        return {"entries": entries, "subtotal": _total(entries), "settled": settled}

    def take(self, _session: PortalSession, _form: Mapping[str, str]) -> Errors | str:
        """The list has no form of its own."""
        return _LIST


class Pay:
    """One bill or all of them, with a stored method or a new card."""

    def __init__(self, world: World, cashier: Cashier) -> None:
        self._world = world
        self._cashier = cashier

    def context(self, session: PortalSession) -> dict[str, Any] | str:
        """The bills to pay, the ways of paying, and what the chosen one comes to."""
        entries = self._selected(session)
        if not entries:
            return _LIST
        settings = self._world.preferences.of(owner(session))
        method = self._method(session)
        kind = method.tender.method if method else Method.CARD
        amount = _total(entries)
        return {
            "entries": entries,
            "invoice": request.values.get("invoice", ""),
            "methods": settings.methods,
            "method": method,
            "amount": amount,
            "fee": self._fee(session, kind, amount),
            "email": session.asked.email,
        }

    def take(self, session: PortalSession, form: Mapping[str, str]) -> Errors | str:
        """Process the payment: on to its receipt, the bank's question, or another try."""
        entries = self._selected(session)
        amount = _total(entries)
        if not entries or form.get("amount") != str(amount):
            session.notice = "The bills have changed in the meantime. Nothing was charged."
            return _LIST
        method = self._method(session)
        if form.get("method") != (method.id if method else "new"):
            return {"problem": "Choose how you would like to pay."}
        tender: Tender | Errors = (
            method.tender if method else forms.read_tender(form, Method.CARD, self._world.now().date())
        )
        if isinstance(tender, dict):
            return tender
        link = self._world.links.create(_payment_request(self._world, session))
        chosen = {entry.invoice.number for entry in entries}
        with link.lock:
            owed = self._world.open_invoices(link.request)
            link.removed = {entry.invoice.number for entry in owed} - chosen
            link.choice = Choice(tender.method, amount, in_full=True)
            link.tender = tender
            consents = Consents(paperless=False, pay_by_text=False)
            step = self._cashier.process(link, consents, request.remote_addr or "")
        if step == "thankyou" and method is None and "save" in form:
            stored = StoredMethod(secrets.token_hex(6), tender)
            self._world.preferences.change(owner(session), lambda held: held.with_method(stored))
        return f"/portal/{link.token}/{step}"

    def _selected(self, session: PortalSession) -> tuple[OpenInvoice, ...]:
        """The bill that the request names, or all that are open."""
        wanted = request.values.get("invoice", "")
        entries = self._world.open_invoices(_payment_request(self._world, session))
        return tuple(entry for entry in entries if wanted in ("", entry.invoice.number))

    def _method(self, session: PortalSession) -> StoredMethod | None:
        """The stored method that the request names, or the default one; None for a new card."""
        settings = self._world.preferences.of(owner(session))
        return settings.method(request.values.get("method") or settings.default)

    def _fee(self, session: PortalSession, kind: Method, amount: Decimal) -> Decimal:
        fees = self._world.biller(session.asked.biller_id).fees
        return (fees.card if kind is Method.CARD else fees.echeck).of(amount)


def _payment_request(world: World, session: PortalSession) -> PaymentRequest:
    """What a guest's call would have asked for, for all accounts of the session."""
    asked = session.asked
    return PaymentRequest(
        id=session.id,
        biller_id=asked.biller_id,
        accounts=asked.accounts,
        view_mode=1,
        css_url=asked.css_url,
        allow_remove=False,
        allow_view_related=False,
        allow_remind_me=False,
        signed_on=True,
        at=world.now(),
    )


def _total(entries: tuple[OpenInvoice, ...]) -> Decimal:
    return sum((entry.balance for entry in entries), Decimal())
