"""The other origins a hosted page meets: the card's bank (3-D Secure), and the host of its badge's script."""

from __future__ import annotations

from flask import Flask, Response, make_response, render_template, request
from werkzeug.exceptions import NotFound

from kiosk import resources
from kiosk.sandbox.links import ChallengeState
from kiosk.sandbox.site import new_application
from kiosk.sandbox.tenders import CHALLENGE_CODE
from kiosk.sandbox.world import World

_POLICIES = {
    "privacy": ("Privacy", "Stands in for the privacy policy behind a reCAPTCHA badge."),
    "terms": ("Terms of Service", "Stands in for the terms of service behind a reCAPTCHA badge."),
    "survey": ("How did we do?", "Stands in for a survey at another company's site."),
}


def bank(world: World) -> Flask:
    """The bank's site: one page that asks for a code, and takes it once."""
    app = new_application("bank")

    def challenge(challenge_id: str) -> Response:
        found = world.links.find_challenge(challenge_id)
        if found is None:
            raise NotFound
        link, question = found
        problem = ""
        with link.lock:
            if request.method == "POST" and question.state is ChallengeState.PENDING:
                if "cancel" in request.form:
                    question.state = ChallengeState.FAILED
                elif request.form.get("code", "").strip() == CHALLENGE_CODE:
                    question.state = ChallengeState.PASSED
                else:
                    problem = "That is not the code. Please try again."
        done = question.state is not ChallengeState.PENDING
        context = {"done": done, "problem": problem, "code": CHALLENGE_CODE, "amount": question.amount}
        biller = world.biller(link.request.biller_id)
        page = render_template("challenge.html", origins=world.origins, biller=biller, **context)
        return make_response(page)

    app.add_url_rule("/challenge/<challenge_id>", "challenge", challenge, methods=["GET", "POST"])
    return app


def script_host(world: World) -> Flask:
    """A host that serves a script into the hosted page and has pages of its own to get lost in."""
    app = new_application("outside")

    def script() -> Response:
        answer = make_response(resources.text("sandbox/recaptcha.js"))
        answer.headers["Content-Type"] = "text/javascript; charset=utf-8"
        return answer

    def policy(name: str) -> Response:
        if name not in _POLICIES:
            raise NotFound
        title, words = _POLICIES[name]
        return make_response(render_template("outside.html", origins=world.origins, title=title, words=words))

    app.add_url_rule("/recaptcha/api.js", "script", script)
    app.add_url_rule("/policies/<name>", "policy", policy)
    return app
