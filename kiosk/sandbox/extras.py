"""The hosted page's side roads: statement, related invoices, reminder, registering, terms and help."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, Response, make_response, render_template
from werkzeug.exceptions import NotFound

from kiosk.sandbox import statements
from kiosk.sandbox.accounts import Account, Invoice
from kiosk.sandbox.links import HostedLink
from kiosk.sandbox.pages import session_expired
from kiosk.sandbox.world import World

_TEXTS = {
    "remind": ("Remind Me", "Reminders are set up by the city's own portal. This sandbox sends none."),
    "register": (
        "Register for an account",
        "Registering belongs to the city's own portal.",
    ),
    "terms": (
        "Terms and Conditions",
        "By paying you agree that the total shown is charged once. In this demonstration no money moves.",
    ),
    "help": ("Need Help?", "Call the number on your bill, or ask at the desk."),
}
_SWITCHES = {"remind": "allow_remind_me", "register": "allow_register_account"}


def blueprint(world: World) -> Blueprint:
    """Everything a hosted page links to at its own site. What an option hides is not found either."""
    extras = _Extras(world)
    routes = Blueprint("extras", __name__, url_prefix="/portal/<token>")
    for name in _TEXTS:
        routes.add_url_rule(f"/{name}", name, extras.text, defaults={"name": name})
    routes.add_url_rule("/statement/<number>.pdf", "statement", extras.statement)
    routes.add_url_rule("/related/<number>", "related", extras.related)
    return routes


class _Extras:
    def __init__(self, world: World) -> None:
        self._world = world

    def text(self, token: str, name: str) -> Response:
        link = self._world.links.find(token)
        if link is None:
            return session_expired(self._world)
        if not getattr(link.request, _SWITCHES.get(name, ""), True):
            raise NotFound
        title, words = _TEXTS[name]
        return self._page(link, title=title, words=words)

    def statement(self, token: str, number: str) -> Response:
        link = self._world.links.find(token)
        if link is None:
            return session_expired(self._world)
        account = self._account(link, number)
        if not link.request.allow_view_statement:
            raise NotFound
        invoice = next(each for each in _invoices(account) if each.number == number)
        biller = self._world.biller(link.request.biller_id)
        answer = make_response(statements.draw(biller, account, invoice, self._today()))
        answer.headers["Content-Type"] = "application/pdf"
        answer.headers["Content-Disposition"] = f'inline; filename="invoice-{number}.pdf"'
        return answer

    def related(self, token: str, number: str) -> Response:
        link = self._world.links.find(token)
        if link is None:
            return session_expired(self._world)
        account = self._account(link, number)
        if not link.request.allow_view_related:
            raise NotFound
        rows = [(invoice, invoice.due_date(self._today())) for invoice in account.related]
        return self._page(link, title="Related Invoices", account=account, rows=rows)

    def _page(self, link: HostedLink, **context: object) -> Response:
        biller = self._world.biller(link.request.biller_id)
        origins = self._world.origins
        return make_response(
            render_template(
                "extra.html", link=link, asked=link.request, biller=biller, origins=origins, **context
            )
        )

    def _account(self, link: HostedLink, number: str) -> Account:
        """The link's account with that invoice; one of another customer is not found."""
        for name in link.request.accounts:
            account = self._world.account(link.request.biller_id, name)
            if account is not None and any(each.number == number for each in _invoices(account)):
                return account
        raise NotFound

    def _today(self) -> date:
        return self._world.now().date()


def _invoices(account: Account) -> tuple[Invoice, ...]:
    return (*account.invoices, *account.related)
