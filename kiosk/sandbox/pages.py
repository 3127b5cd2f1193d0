"""The hosted payment page, step by step: review, options, information, confirm, receipt.

The order, the words and what stands on each page were observed from screenshots of the real one; its markup
is not public. Every step is a document of its own; each form carries a token that is good for one answer.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from flask import Blueprint, Response, jsonify, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from kiosk.sandbox import forms, money
from kiosk.sandbox.books import Page, RepeatedPost
from kiosk.sandbox.cashier import Cashier
from kiosk.sandbox.links import ChallengeState, Choice, Consents, HostedLink
from kiosk.sandbox.tenders import Method
from kiosk.sandbox.world import World

STEPS = ("review", "options", "information", "confirm", "verify", "thankyou")
Shower = Callable[[HostedLink], AnyResponse]
Taker = Callable[[HostedLink], "AnyResponse | str"]


def blueprint(world: World, cashier: Cashier) -> Blueprint:
    """The five steps, the wait for the bank, and what their script asks for."""
    pages = HostedPages(world, cashier)
    routes = Blueprint("pages", __name__, url_prefix="/portal/<token>")
    for step in STEPS:
        routes.add_url_rule(f"/{step}", step, pages.show, defaults={"step": step})
    for step in ("review", "options", "information", "process", "verify"):
        routes.add_url_rule(
            f"/{step}", f"post_{step}", pages.answer, methods=["POST"], defaults={"step": step}
        )
    routes.add_url_rule("/summary", "summary", pages.summary)
    routes.add_url_rule("/state", "state", pages.state)
    return routes


class HostedPages:
    """Shows steps and takes their forms."""

    def __init__(self, world: World, cashier: Cashier) -> None:
        self._world = world
        self._cashier = cashier
        self._show: dict[str, Shower] = {
            "review": self._review,
            "options": self._options,
            "information": self._information,
            "confirm": self._confirm,
            "verify": self._verify,
            "thankyou": self._thankyou,
        }
        self._answer: dict[str, Taker] = {
            "review": self._take_removal,
            "options": self._take_options,
            "information": self._take_information,
            "process": self._take_payment,
            "verify": self._take_verification,
        }

    def show(self, token: str, step: str) -> AnyResponse:
        """One step's document, or a redirect to the step that comes first."""
        link = self._link(token, step)
        if link is None:
            return session_expired(self._world)
        reachable = self._reachable(link, step)
        return self._show[step](link) if reachable == step else _redirect(link, reachable)

    def answer(self, token: str, step: str) -> AnyResponse:
        """Take a form, once: the same one sent again leads to the same place and changes nothing."""
        link = self._link(token, step)
        if link is None:
            return session_expired(self._world)
        with link.lock:
            form = request.form.get("form_token", "")
            if link.forms.get(form) or link.payment is not None:
                self._world.books.add(
                    RepeatedPost(request_id=link.request.id, step=step, at=self._world.now())
                )
                return _redirect(link, link.forms.get(form) or "thankyou")
            if form not in link.forms:
                return session_expired(self._world, status=409)
            selected = step == "review" or self._world.selection(link)
            result = self._answer[step](link) if selected else "review"
            if isinstance(result, AnyResponse):
                return result
            link.forms[form] = result
            return _redirect(link, result)

    def summary(self, token: str) -> AnyResponse:
        """What the options page shows beside a choice that is not yet made: fee and total, or nothing."""
        link = self._world.links.find(token)
        choice = self._read_choice(link) if link else {}
        if link is None or not isinstance(choice, Choice):
            return jsonify({"amount": None, "fee": None, "total": None})
        fee = self._cashier.fee(link, choice)
        return jsonify(
            {
                "amount": money.dollars(choice.amount),
                "fee": money.dollars(fee),
                "total": money.dollars(choice.amount + fee),
            }
        )

    def state(self, token: str) -> AnyResponse:
        """Whether the bank's question has been answered."""
        link = self._world.links.find(token)
        challenge = link.challenge if link else None
        return jsonify({"done": challenge is None or challenge.state is not ChallengeState.PENDING})

    def _link(self, token: str, step: str) -> HostedLink | None:
        self._world.books.add(Page(method=request.method, step=step, at=self._world.now()))
        return self._world.links.find(token)

    def _reachable(self, link: HostedLink, step: str) -> str:
        """`step`, or the one that must come before it."""
        if link.payment is not None:
            return "thankyou"
        if step == "thankyou" or not self._world.selection(link):
            return "review"
        if step in ("information", "confirm", "verify") and link.choice is None:
            return "options"
        if step in ("confirm", "verify") and link.tender is None:
            return "information"
        return "confirm" if step == "verify" and link.challenge is None else step

    def _review(self, link: HostedLink) -> AnyResponse:
        selected = self._world.selection(link)
        return self._render(link, "review.html", entries=selected, subtotal=_total(self._world, link))

    def _take_removal(self, link: HostedLink) -> AnyResponse | str:
        if link.request.allow_remove:
            link.removed.add(request.form.get("remove", ""))
        return "review"

    def _options(self, link: HostedLink, errors: forms.Errors | None = None) -> AnyResponse:
        methods = _methods(link)
        owed = _total(self._world, link)
        default = Choice(methods[0], owed, in_full=True)
        return self._render(
            link,
            "options.html",
            methods=[method.value for method in methods],
            owed=owed,
            fee=self._cashier.fee(link, default),
            errors=errors or {},
            values=request.form,
        )

    def _take_options(self, link: HostedLink) -> AnyResponse | str:
        choice = self._read_choice(link)
        if not isinstance(choice, Choice):
            return self._options(link, choice)
        if link.tender is not None and link.tender.method is not choice.method:
            link.tender = None
        link.choice = choice
        link.problem = ""
        return "information"

    def _read_choice(self, link: HostedLink) -> Choice | forms.Errors:
        return forms.read_choice(request.values, _methods(link), _total(self._world, link))

    def _information(self, link: HostedLink, errors: forms.Errors | None = None) -> AnyResponse:
        return self._render(link, "information.html", errors=errors or {}, values=request.form)

    def _take_information(self, link: HostedLink) -> AnyResponse | str:
        if link.choice is None:
            return "options"
        tender = forms.read_tender(request.form, link.choice.method, self._world.now().date())
        link.problem = ""
        if isinstance(tender, dict):
            return self._information(link, tender)
        link.tender = tender
        return "confirm"

    def _confirm(self, link: HostedLink, errors: forms.Errors | None = None) -> AnyResponse:
        return self._render(link, "confirm.html", errors=errors or {}, values=request.form)

    def _take_payment(self, link: HostedLink) -> AnyResponse | str:
        if link.choice is None or link.tender is None:
            return "information"
        if "terms" not in request.form:
            return self._confirm(link, {"terms": "Please accept the terms and conditions to go on."})
        consents = Consents("paperless" in request.form, "paybytext" in request.form)
        return self._cashier.process(link, consents, request.remote_addr or "")

    def _verify(self, link: HostedLink) -> AnyResponse:
        return self._render(link, "verify.html", challenge=link.challenge)

    def _take_verification(self, link: HostedLink) -> AnyResponse | str:
        step = self._cashier.verified(link, request.remote_addr or "")
        if step == "verify":
            link.problem = "Your bank is still waiting for your answer."
            return self._verify(link)
        return step

    def _thankyou(self, link: HostedLink) -> AnyResponse:
        page = self._render(link, "thankyou.html", payment=link.payment)
        self._cashier.receipt_shown(link, request.remote_addr or "")
        return page

    def _render(self, link: HostedLink, template: str, **context: Any) -> AnyResponse:
        choice = link.choice
        page = render_template(
            template,
            link=link,
            asked=link.request,
            biller=self._world.biller(link.request.biller_id),
            origins=self._world.origins,
            form_token=link.new_form(),
            choice=choice,
            chosen_fee=self._cashier.fee(link, choice) if choice else Decimal(),
            **context,
        )
        answer = make_response(page)
        answer.headers["Cache-Control"] = "no-store"
        # The real portal keeps a session cookie; the terminal must be seen to forget it.
        answer.set_cookie(
            "portal_session", link.token, secure=request.is_secure, httponly=True, samesite="Lax"
        )
        return answer


def session_expired(world: World, *, status: int = 410) -> Response:
    """The plain page for an address whose time is over, or for a form that this page never gave out."""
    return make_response(render_template("expired.html", origins=world.origins), status)


def _redirect(link: HostedLink, step: str) -> AnyResponse:
    return redirect(url_for(f"pages.{step}", token=link.token), 303)


def _methods(link: HostedLink) -> tuple[Method, ...]:
    asked = link.request
    return tuple(
        method
        for method, allowed in ((Method.CARD, asked.allow_card), (Method.ECHECK, asked.allow_echeck))
        if allowed
    ) or (Method.CARD,)


def _total(world: World, link: HostedLink) -> Decimal:
    return sum((entry.balance for entry in world.selection(link)), Decimal())
