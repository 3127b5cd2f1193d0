"""The whole sandbox in one object: four listeners on loopback around one world."""

from __future__ import annotations

import secrets
import socket
import ssl
from contextlib import ExitStack
from types import TracebackType
from typing import Self

from flask import Flask

from kiosk.sandbox import accounts, api, control, extras, outsiders, pages, portal, remote
from kiosk.sandbox.books import Books
from kiosk.sandbox.cashier import Cashier
from kiosk.sandbox.customers import Customers
from kiosk.sandbox.faults import FaultBoard
from kiosk.sandbox.gate import Gate
from kiosk.sandbox.listener import Listener
from kiosk.sandbox.preferences import Preferences
from kiosk.sandbox.signon import SignOns
from kiosk.sandbox.site import add_assets, new_application
from kiosk.sandbox.tls import TlsFiles
from kiosk.sandbox.world import Origins, SandboxOptions, World


class SandboxServer:
    """A local Invoice Cloud, answering from construction until `stop` (or the end of the `with` block).

    With `port` given, the provider listens there and the bank, the script host and the control door on the
    three ports after it; otherwise each takes a free one. Without `tls` all of it is plain http.
    `base_url` is the provider, `bank_url` the card's bank, `resource_url` the host of third-party scripts,
    `control_url` the tests' door, whose every request carries `control_token` in X-Sandbox-Control.
    Raises OSError when a port is taken.
    """

    def __init__(
        self,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        tls: TlsFiles | None,
        options: SandboxOptions | None = None,
    ) -> None:
        self.tls = tls
        self.control_token = secrets.token_urlsafe(24)
        context = tls.server_context() if tls else None
        with ExitStack() as held:
            bound = [
                held.enter_context(socket.create_server((host, port + place if port else 0)))
                for place in range(4)
            ]
            ports = [each.getsockname()[1] for each in bound]
            self._world = World(
                options or SandboxOptions(), accounts.load(), _origins(ports, secure=bool(tls))
            )
            self._cashier = Cashier(self._world, _trust(tls))
            contexts = (context, context, context, None)
            self._listeners = [
                Listener(each, app, secure, self._world.faults, self._world.gate)
                for each, app, secure in zip(bound, self._applications(), contexts, strict=True)
            ]
        for listener in self._listeners:
            listener.start()

    @property
    def base_url(self) -> str:
        """The provider: `https://localhost:PORT`."""
        return self._world.origins.base_url

    @property
    def bank_url(self) -> str:
        """The card's bank, another origin."""
        return self._world.origins.bank_url

    @property
    def resource_url(self) -> str:
        """The host of third-party scripts, a third origin."""
        return self._world.origins.resource_url

    @property
    def control_url(self) -> str:
        """The tests' own door, plain http."""
        return self._world.origins.control_url

    @property
    def billers(self) -> tuple[accounts.SeedBiller, ...]:
        """The seeded billers with their accounts."""
        return self._world.billers

    @property
    def books(self) -> Books:
        """What really happened."""
        return self._world.books

    @property
    def customers(self) -> Customers:
        """Customer records, registrations and tokens."""
        return self._world.customers

    @property
    def preferences(self) -> Preferences:
        """What signed-on customers have set, and the text messages that went out."""
        return self._world.preferences

    @property
    def sign_ons(self) -> SignOns:
        """Who is signed on to the portal."""
        return self._world.sign_ons

    @property
    def faults(self) -> FaultBoard:
        """Where trouble is ordered."""
        return self._world.faults

    @property
    def gate(self) -> Gate:
        """Where answers that hang or are slow wait."""
        return self._world.gate

    def reset(self) -> None:
        """Begin anew: links, books and orders forgotten, whoever waits let go."""
        self._world.reset()

    def stop(self) -> None:
        """End every connection and thread, close every port. Calling it again does nothing."""
        self._world.gate.close()
        while self._listeners:
            self._listeners.pop().stop()
        self._cashier.finish()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _applications(self) -> tuple[Flask, Flask, Flask, Flask]:
        world = self._world
        provider = new_application("provider")
        provider.register_blueprint(api.blueprint(world))
        provider.register_blueprint(remote.blueprint(world))
        provider.register_blueprint(pages.blueprint(world, self._cashier))
        provider.register_blueprint(portal.blueprint(world, self._cashier))
        provider.register_blueprint(extras.blueprint(world))
        add_assets(provider)
        doors = control.application(world, self.control_token)
        return provider, outsiders.bank(world), outsiders.script_host(world), doors


def _origins(ports: list[int], *, secure: bool) -> Origins:
    scheme = "https" if secure else "http"
    base, bank, outside, doors = ports
    return Origins(
        base_url=f"{scheme}://localhost:{base}",
        bank_url=f"{scheme}://localhost:{bank}",
        resource_url=f"{scheme}://localhost:{outside}",
        control_url=f"http://127.0.0.1:{doors}",
    )


def _trust(tls: TlsFiles | None) -> ssl.SSLContext | None:
    """What an https postback is checked against: the sandbox's own authority, since it stays on loopback."""
    return ssl.create_default_context(cafile=str(tls.ca)) if tls else None
