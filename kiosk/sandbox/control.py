"""The tests' own door to a running sandbox: read the books, order faults, let go, begin anew."""

from __future__ import annotations

import hmac

import msgspec
from flask import Flask, Response, jsonify, make_response, request

from kiosk.sandbox.faults import Fault
from kiosk.sandbox.world import World

HEADER = "X-Sandbox-Control"


def application(world: World, token: str) -> Flask:
    """JSON in and out; without `token` in the header X-Sandbox-Control everything is 403.

    GET /books: all of them, and under "customers" and "preferences" who is known and what they have set.
    GET, POST, DELETE /faults: the open orders, a new one (an object with the fields of `faults.Fault`), none.
    POST /release: let go what hangs. POST /reset: as if just started.
    """
    app = Flask("kiosk.sandbox.control", static_folder=None)

    def guard() -> Response | None:
        given = request.headers.get(HEADER, "").encode()
        return None if hmac.compare_digest(given, token.encode()) else make_response("", 403)

    def faults() -> Response:
        if request.method == "POST":
            try:
                world.faults.order(msgspec.json.decode(request.get_data(), type=Fault))
            except msgspec.MsgspecError as error:
                return make_response(jsonify({"error": str(error)}), 400)
        if request.method == "DELETE":
            world.faults.clear()
        return jsonify({"faults": msgspec.to_builtins(world.faults.open)})

    def books() -> Response:
        kept = {"customers": world.customers.snapshot(), "preferences": world.preferences.snapshot()}
        return jsonify(world.books.snapshot() | kept)

    def reset() -> Response:
        world.reset()
        return jsonify({})

    app.before_request(guard)
    app.add_url_rule("/books", "books", books)
    app.add_url_rule("/faults", "faults", faults, methods=["GET", "POST", "DELETE"])
    app.add_url_rule(
        "/release", "release", lambda: jsonify({"released": world.gate.release()}), methods=["POST"]
    )
    app.add_url_rule("/reset", "reset", reset, methods=["POST"])
    return app
