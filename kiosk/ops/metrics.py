"""What Prometheus may ask of this terminal, on loopback: counts from the journal, nothing of any customer.

The journal is read when somebody asks; nothing is counted twice, and a restart forgets nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final
from wsgiref.simple_server import WSGIServer

from prometheus_client import CollectorRegistry, start_http_server
from prometheus_client.core import CounterMetricFamily, InfoMetricFamily, Metric
from prometheus_client.registry import Collector

from kiosk import __version__
from kiosk.errors import JournalError
from kiosk.journal import Journal
from kiosk.log import get_logger

_log = get_logger("ops.metrics")
# Name, what it counts, its labels, and the query whose rows are the labels' values and the count.
_COUNTERS: Final = (
    (
        "kiosk_sessions",
        "Sessions by how they ended, open for those that have not.",
        ("ending",),
        "SELECT coalesce(ending, 'open'), count(*) FROM session GROUP BY 1",
    ),
    (
        "kiosk_receipts",
        "Receipt pages that residents reached.",
        (),
        "SELECT coalesce(sum(receipts), 0) FROM session",
    ),
    (
        "kiosk_calls",
        "Calls to the provider by what came of them, open for those without an end.",
        ("call", "outcome"),
        "SELECT call, coalesce(outcome, 'open'), count(*) FROM call GROUP BY 1, 2",
    ),
    (
        "kiosk_refusals",
        "What was asked for and not given, by its kind; guessing is account numbers tried one after the other.",
        ("kind",),
        "SELECT kind, sum(count) FROM refusal GROUP BY 1",
    ),
)


class Metrics:
    """A small server of its own thread, answering from construction until `close`.

    `listen` is a loopback address with its port, as the configuration has it. Raises OSError when it is taken.
    """

    def __init__(self, listen: str, journal: Journal, terminal: str) -> None:
        registry = CollectorRegistry(auto_describe=False)
        registry.register(_Counts(journal, terminal))
        host, _, port = listen.rpartition(":")
        self._server: WSGIServer
        self._server, self._thread = start_http_server(int(port), host.strip("[]"), registry)

    def close(self) -> None:
        """Answer nobody any more."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Counts(Collector):
    def __init__(self, journal: Journal, terminal: str) -> None:
        self._journal = journal
        self._terminal = terminal

    def collect(self) -> Iterator[Metric]:
        """See prometheus_client. A journal that can't be read gives no counts; the terminal's own state tells."""
        yield InfoMetricFamily(
            "kiosk", "This terminal.", {"terminal": self._terminal, "version": __version__}
        )
        for name, help_text, labels, query in _COUNTERS:
            family = CounterMetricFamily(name, help_text, labels=labels)
            for *values, count in self._rows(query):
                family.add_metric([str(value) for value in values], float(count))
            yield family

    def _rows(self, query: str) -> list[tuple[Any, ...]]:
        try:
            return self._journal.read(query)
        except JournalError as fault:
            _log.error("journal.failed", exc_info=fault)
            return []
