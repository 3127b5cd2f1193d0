"""A real PostgreSQL of the tests' own: in a folder of its own, on a socket that nobody else can reach."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg
from psycopg import sql

OWNER = "kiosk"
UNPRIVILEGED = ("--reuid=nobody", "--regid=nogroup", "--clear-groups")
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=16MB")


class Postgres:
    """Owns the server and its data. It refuses to run as root, so root starts it as nobody."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.said: list[str] = []  # whole once it is stopped
        self._as_user = ["setpriv", "--pdeathsig", "TERM", *(UNPRIVILEGED if os.geteuid() == 0 else ())]
        self._server: subprocess.Popen[str] | None = None
        if os.geteuid() == 0:
            shutil.chown(folder, "nobody", "nogroup")
        self._do(
            "initdb", "-D", self.folder / "data", "-U", OWNER, "-A", "trust", "-E", "UTF8", "--locale=C", "-N"
        )
        self.start()

    def start(self) -> None:
        """Start, and return once it takes connections."""
        command = [self._program("postgres"), "-D", self.folder / "data", "-k", self.folder]
        for option in ("listen_addresses=", *FAST):
            command += ["-c", option]
        self._server = subprocess.Popen(
            [*self._as_user, *map(str, command)], stderr=subprocess.PIPE, text=True, cwd=self.folder
        )
        assert self._server.stderr is not None
        lines = self._server.stderr
        assert any("ready to accept connections" in line for line in lines), "PostgreSQL did not start"
        # What it says from now on is taken off its hands, so that it never waits for a reader.
        self._reader = threading.Thread(target=lambda: self.said.extend(lines), daemon=True)
        self._reader.start()

    def stop(self) -> None:
        """End every connection and the server."""
        if self._server is not None:
            self._server.send_signal(signal.SIGINT)
            self._server.wait()
            self._reader.join()
            assert self._server.stderr is not None
            self._server.stderr.close()
            self._server = None

    @contextlib.contextmanager
    def frozen(self) -> Iterator[None]:
        """Nothing of the server runs, though its socket is there."""
        assert self._server is not None
        server = psutil.Process(self._server.pid)
        everyone = [server, *server.children(recursive=True)]
        for process in everyone:
            process.suspend()
        try:
            yield
        finally:
            for process in everyone:
                process.resume()

    def url(self, database: str) -> str:
        return f"postgresql://{OWNER}@/{database}?host={self.folder}"

    def create(self, database: str, template: str = "template0") -> None:
        """A database; made of a template in some milliseconds."""
        statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        self.execute(statement.format(sql.Identifier(database), sql.Identifier(template)))

    def drop(self, database: str) -> None:
        self.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(database)))

    def end_connections(self, database: str) -> int:
        """End what is connected to a database, as an administrator would; gives how many there were."""
        ended = self.execute(
            sql.SQL("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = {}").format(
                sql.Literal(database)
            )
        )
        return len(ended)

    def execute(self, statement: sql.Composed, database: str = "postgres") -> list[tuple[object, ...]]:
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def _do(self, program: str, *arguments: str | Path) -> None:
        done = subprocess.run(
            [*self._as_user, self._program(program), *map(str, arguments)],
            capture_output=True,
            text=True,
            cwd=self.folder,
            check=False,
        )
        assert done.returncode == 0, done.stderr

    @staticmethod
    def _program(name: str) -> str:
        """Debian keeps the server's programs out of the PATH, by version: the newest."""
        found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda file: int(file.parts[4]))
        assert found, "PostgreSQL is missing: packaging/bootstrap.sh test"
        return str(found[-1])


@contextlib.contextmanager
def running() -> Iterator[Postgres]:
    """A server for as long as it is needed. Not below pytest's own folder, which only root may enter."""
    with tempfile.TemporaryDirectory(prefix="kiosk-postgres-") as folder:
        server = Postgres(Path(folder))
        try:
            yield server
        finally:
            server.stop()
