"""A Flask application that knows the sandbox's templates; and the provider's own, put together."""

from __future__ import annotations

from flask import Flask, Response, make_response

from kiosk import resources
from kiosk.sandbox.money import dollars


def new_application(name: str) -> Flask:
    """An empty application with the sandbox's templates, style and money format."""
    folder = resources.path("sandbox/templates/layout.html").parent
    app = Flask(f"kiosk.sandbox.{name}", template_folder=str(folder), static_folder=None)
    app.add_template_filter(dollars, "dollars")
    app.jinja_env.globals["style"] = resources.text("sandbox/portal.css")
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    return app


_ASSETS = {
    "/assets/panel/css/invoice-cloud.css": ("css/invoice-cloud.css", "text/css"),
    "/assets/panel/css/invoice-cloud-high-contrast.css": ("css/invoice-cloud-high-contrast.css", "text/css"),
    "/assets/portal.js": ("sandbox/portal.js", "text/javascript"),
}


def add_assets(app: Flask) -> None:
    """Serve the city's style sheets, as the city's web server would, and the portal's own script."""
    for url, (name, kind) in _ASSETS.items():
        app.add_url_rule(
            url, url.replace("/", "_").replace(".", "_"), _file, defaults={"name": name, "kind": kind}
        )


def _file(name: str, kind: str) -> Response:
    answer = make_response(resources.text(name))
    answer.headers["Content-Type"] = f"{kind}; charset=utf-8"
    return answer
