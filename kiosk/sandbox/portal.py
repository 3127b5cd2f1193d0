"""The customer portal: single sign on's address opens a session, five views work in it, sign-out ends it.

Source: the seed ("SSOConnect Details") for the views, the style sheet and the words of the sign-out link; the
pages themselves are our own reading. Every form carries a token that is good for one answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from flask import Blueprint, Response, make_response, redirect, render_template, request
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from kiosk.sandbox import statements
from kiosk.sandbox.books import Page, RepeatedPost
from kiosk.sandbox.cashier import Cashier
from kiosk.sandbox.forms import Errors
from kiosk.sandbox.pages import session_expired
from kiosk.sandbox.portalpay import Bills, Pay
from kiosk.sandbox.portalviews import AutoPay, Methods, Paperless, PayByText
from kiosk.sandbox.signon import PortalSession
from kiosk.sandbox.world import World

COOKIE = "customer_session"
_NAVIGATION = {
    "bills": "Bills",
    "paperless": "Paperless Billing",
    "autopay": "AutoPay",
    "methods": "Payment Methods",
    "text": "Pay By Text",
}


class View(Protocol):
    """One page of the portal; its template is `customer_NAME.html`."""

    def context(self, session: PortalSession) -> dict[str, Any] | str:
        """What its template shows, or where to go instead."""

    def take(self, session: PortalSession, form: Mapping[str, str]) -> Errors | str:
        """Do what a form asks; gives where to go next, or what is wrong with it."""


def blueprint(world: World, cashier: Cashier) -> Blueprint:
    """The portal's pages, to be registered on the provider's application."""
    portal = Portal(
        world,
        {
            "bills": Bills(world),
            "pay": Pay(world, cashier),
            "paperless": Paperless(world),
            "autopay": AutoPay(world),
            "methods": Methods(world),
            "text": PayByText(world),
        },
    )
    routes = Blueprint("portal", __name__)
    routes.add_url_rule("/sso/<token>", "sso", portal.open)
    routes.add_url_rule("/customer/<view>", "show", portal.show)
    routes.add_url_rule("/customer/<view>", "answer", portal.answer, methods=["POST"])
    routes.add_url_rule("/customer/statement/<number>.pdf", "statement", portal.statement)
    routes.add_url_rule("/customer/signout", "signout", portal.sign_out)
    return routes


class Portal:
    """Shows views to the session that a request's cookie names, and takes their forms."""

    def __init__(self, world: World, views: Mapping[str, View]) -> None:
        self._world = world
        self._views = views

    def open(self, token: str) -> AnyResponse:
        """Open a session and go to the view that was asked for; the second time it is an expired page."""
        self._book("sso")
        session = self._world.sign_ons.open(token)
        if session is None:
            return session_expired(self._world)
        answer = redirect(f"/customer/{session.asked.view}", 303)
        answer.headers["Cache-Control"] = "no-store"
        answer.set_cookie(COOKIE, session.id, secure=request.is_secure, httponly=True, samesite="Lax")
        return answer

    def show(self, view: str) -> AnyResponse:
        """One view."""
        session = self._session(view)
        if session is None:
            return session_expired(self._world)
        with session.lock:
            return self._render(session, view, {})

    def answer(self, view: str) -> AnyResponse:
        """Take a form, once: the same one sent again leads to the same place and changes nothing."""
        session = self._session(view)
        if session is None:
            return session_expired(self._world)
        with session.lock:
            form = request.form.get("form_token", "")
            if session.forms.get(form):
                self._world.books.add(RepeatedPost(request_id=session.id, step=view, at=self._world.now()))
                return redirect(session.forms[form], 303)
            if form not in session.forms:
                return session_expired(self._world, status=409)
            result = self._views[view].take(session, request.form)
            if isinstance(result, dict):
                return self._render(session, view, result)
            session.forms[form] = result
            return redirect(result, 303)

    def statement(self, number: str) -> AnyResponse:
        """A bill as PDF; one of another customer is not found."""
        session = self._session("bills")
        if session is None:
            return session_expired(self._world)
        biller = self._world.biller(session.asked.biller_id)
        for name in session.asked.accounts:
            account = self._world.account(biller.id, name)
            for invoice in (*account.invoices, *account.related) if account else ():
                if account and invoice.number == number:
                    today = self._world.now().date()
                    answer = make_response(statements.draw(biller, account, invoice, today))
                    answer.headers["Content-Type"] = "application/pdf"
                    answer.headers["Content-Disposition"] = f'inline; filename="invoice-{number}.pdf"'
                    return answer
        raise NotFound

    def sign_out(self) -> AnyResponse:
        """End the session; on to ReturnUrl if one was given."""
        self._book("signout")
        session = self._world.sign_ons.find(request.cookies.get(COOKIE, ""))
        if session is None:
            return session_expired(self._world)
        self._world.sign_ons.close(session)
        answer: AnyResponse
        if session.asked.return_url:
            answer = redirect(session.asked.return_url, 303)
        else:
            answer = self._page(session, "customer_signed_out.html")
        answer.delete_cookie(COOKIE, secure=request.is_secure, httponly=True, samesite="Lax")
        return answer

    def _session(self, view: str) -> PortalSession | None:
        if view not in self._views:
            raise NotFound
        self._book(view)
        return self._world.sign_ons.find(request.cookies.get(COOKIE, ""))

    def _book(self, step: str) -> None:
        self._world.books.add(Page(method=request.method, step=step, at=self._world.now()))

    def _render(self, session: PortalSession, view: str, errors: Errors) -> AnyResponse:
        context = self._views[view].context(session)
        if isinstance(context, str):
            return redirect(context, 303)
        notice, session.notice = session.notice, ""
        return self._page(
            session,
            f"customer_{view}.html",
            view=view,
            navigation=_NAVIGATION,
            form_token=session.new_form(),
            notice=notice,
            errors=errors,
            values=request.form,
            **context,
        )

    def _page(self, session: PortalSession, template: str, **context: Any) -> Response:
        biller = self._world.biller(session.asked.biller_id)
        page = render_template(
            template, asked=session.asked, biller=biller, origins=self._world.origins, **context
        )
        answer = make_response(page)
        answer.headers["Cache-Control"] = "no-store"
        return answer
