"""The sandbox with a few pages of the tests' own at the provider's origin, and an eye on every form."""

from __future__ import annotations

import threading
from collections.abc import Callable

from flask import Flask, Response, make_response, request

from kiosk.sandbox.server import SandboxServer


class House(SandboxServer):
    """`serve` puts a page at the provider's origin. Before a form is answered, `on_post` is called.

    `visits` holds the path of each request to the provider, `cookies` the names of the cookies that came with
    the last one of each path.
    """

    def serve(self, path: str, html: str | bytes, *, status: int = 200, **headers: str) -> str:
        """Answer GET and POST at `path` with this page; gives its address. Underscores in headers are dashes."""
        with self._own_lock:
            self._own[path] = (html, status, {name.replace("_", "-"): text for name, text in headers.items()})
        return f"{self.base_url}{path}"

    @property
    def visits(self) -> tuple[str, ...]:
        """Every path that was asked for, "POST " before those that a form was sent to."""
        with self._own_lock:
            return tuple(self._visits)

    @property
    def queries(self) -> tuple[str, ...]:
        """What stood behind a question mark in the addresses that were asked for."""
        with self._own_lock:
            return tuple(self._queries)

    @property
    def languages(self) -> dict[str, str]:
        """The Accept-Language of the last request for each path."""
        with self._own_lock:
            return dict(self._languages)

    def cookies_at(self, path: str) -> tuple[str, ...]:
        """The names of the cookies that the last request for `path` carried."""
        with self._own_lock:
            return self._cookies[path]

    def _applications(self) -> tuple[Flask, Flask, Flask, Flask]:
        self._own_lock = threading.Lock()
        self._own: dict[str, tuple[str | bytes, int, dict[str, str]]] = {}
        self._visits: list[str] = []
        self._queries: list[str] = []
        self._languages: dict[str, str] = {}
        self._cookies: dict[str, tuple[str, ...]] = {}
        self.on_post: Callable[[], object] = lambda: None
        provider, *others = super()._applications()
        provider.before_request(self._look)
        bank, outside, doors = others
        return provider, bank, outside, doors

    def _look(self) -> Response | None:
        with self._own_lock:
            self._visits.append(("POST " if request.method == "POST" else "") + request.path)
            self._queries += [request.query_string.decode()] if request.query_string else []
            self._languages[request.path] = request.headers.get("Accept-Language", "")
            self._cookies[request.path] = tuple(request.cookies)
            own = self._own.get(request.path)
        if request.method == "POST":
            self.on_post()
        if own is None:
            return None
        answer = make_response(own[0], own[1])
        answer.headers.update(own[2])
        return answer
