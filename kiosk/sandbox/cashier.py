"""Turns a customer's last click into a payment, a decline or the bank's question, and tells the partner."""

from __future__ import annotations

import secrets
import ssl
import threading
from decimal import Decimal

from kiosk.sandbox import postback
from kiosk.sandbox.books import PaidInvoice, Payment
from kiosk.sandbox.links import Challenge, ChallengeState, Choice, Consents, HostedLink
from kiosk.sandbox.tenders import Behavior, Method, Tender
from kiosk.sandbox.world import World

_WAIT = 5
_PAID_ALREADY = "This bill has been paid in the meantime. Nothing was charged."


class Cashier:
    """The one place where payments are booked. Its methods give the name of the step to show next.

    `trust` is what an https postback is checked against.
    """

    def __init__(self, world: World, trust: ssl.SSLContext | None) -> None:
        self._world = world
        self._trust = trust
        self._lock = threading.Lock()
        self._running: set[threading.Thread] = set()

    def fee(self, link: HostedLink, choice: Choice) -> Decimal:
        """The service fee in dollars for paying as chosen."""
        fees = self._world.biller(link.request.biller_id).fees
        return (fees.card if choice.method is Method.CARD else fees.echeck).of(choice.amount)

    def process(self, link: HostedLink, consents: Consents, remote_address: str) -> str:
        """Pay with the link's tender as its number wants it."""
        choice, tender = _ready(link)
        behavior = tender.behavior
        if behavior in (Behavior.CHALLENGE_POPUP, Behavior.CHALLENGE_FRAME):
            in_frame = behavior is Behavior.CHALLENGE_FRAME
            link.challenge = Challenge(secrets.token_urlsafe(18), in_frame, consents, choice.amount)
            return "verify"
        if behavior is Behavior.SLOW:
            self._world.gate.wait(self._world.options.slow_seconds)
        if behavior is Behavior.DECLINE:
            return self._decline(link, consents, tender.message, remote_address)
        return self._approve(link, consents, remote_address)

    def verified(self, link: HostedLink, remote_address: str) -> str:
        """Go on after the bank's question, if it has been answered."""
        challenge = link.challenge
        if challenge is None:
            return "confirm"
        if challenge.state is ChallengeState.PENDING:
            return "verify"
        link.challenge = None
        if challenge.state is ChallengeState.FAILED:
            return self._decline(link, challenge.consents, "NOT AUTHENTICATED", remote_address)
        return self._approve(link, challenge.consents, remote_address)

    def receipt_shown(self, link: HostedLink, remote_address: str) -> None:
        """The receipt page was made: the time for a postback that comes after it, sent once."""
        if self._world.options.postback_before_receipt or link.payment is None or link.postback_sent:
            return
        link.postback_sent = True
        arguments = (link, link.payment, remote_address)
        sender = threading.Thread(target=self._tell, args=arguments, daemon=True)
        with self._lock:
            self._running = {thread for thread in self._running if thread.is_alive()} | {sender}
        sender.start()

    def finish(self) -> None:
        """Wait for postbacks that are still on their way."""
        with self._lock:
            running = tuple(self._running)
        for thread in running:
            thread.join(_WAIT)

    def _approve(self, link: HostedLink, consents: Consents, remote_address: str) -> str:
        payment = self._payment(link, consents, approved=True, message="APPROVED")
        billed = {entry.invoice.number: entry.invoice.amount for entry in self._world.selection(link)}
        paid = sum((line.amount for line in payment.lines), Decimal())
        if paid != payment.amount or not self._world.books.settle(payment, billed):
            link.choice = link.tender = None
            link.problem = _PAID_ALREADY
            return "options"
        link.payment = payment
        if self._world.options.postback_before_receipt:
            self._tell(link, payment, remote_address)
        return "thankyou"

    def _decline(self, link: HostedLink, consents: Consents, message: str, remote_address: str) -> str:
        payment = self._payment(link, consents, approved=False, message=message)
        self._world.books.add(payment)
        self._tell(link, payment, remote_address)
        link.tender = None
        link.problem = f"Your payment was declined: {message}. Nothing was charged. You can try another one."
        return "information"

    def _payment(self, link: HostedLink, consents: Consents, *, approved: bool, message: str) -> Payment:
        choice, tender = _ready(link)
        fee = self.fee(link, choice)
        return Payment(
            id=secrets.token_hex(16),
            request_id=link.request.id,
            biller_id=link.request.biller_id,
            lines=self._lines(link, choice.amount),
            amount=choice.amount,
            fee=fee,
            total=choice.amount + fee,
            method=choice.method.value,
            tender=tender.masked,
            tender_name=tender.name,
            approved=approved,
            approval_code=f"{secrets.randbelow(900_000) + 100_000}" if approved else "",
            message=message,
            paperless=consents.paperless,
            pay_by_text=consents.pay_by_text,
            email=tender.email,
            at=self._world.now(),
        )

    def _lines(self, link: HostedLink, amount: Decimal) -> tuple[PaidInvoice, ...]:
        """`amount` spread over the selected invoices, first due first."""
        lines = []
        for entry in self._world.selection(link):
            part = min(amount, entry.balance)
            if part > 0:
                lines.append(PaidInvoice(entry.account.number, entry.invoice.number, part))
            amount -= part
        return tuple(lines)

    def _tell(self, link: HostedLink, payment: Payment, remote_address: str) -> None:
        asked = link.request
        if asked.postback_url and payment.lines:
            biller = self._world.biller(asked.biller_id)
            form = postback.fields(payment, biller, asked.biller_reference, remote_address)
            self._world.books.add(postback.send(asked.postback_url, form, self._trust, self._world.now()))


def _ready(link: HostedLink) -> tuple[Choice, Tender]:
    if link.choice is None or link.tender is None:
        raise ValueError("a payment was asked for before its way and amount were known")
    return link.choice, link.tender
