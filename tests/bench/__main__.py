"""`python -m tests.bench`: seven comparisons, each a ratio measured in turn; see BENCHMARKS.md.

Exit status: 0 when each median keeps its limit, 1 when one does not.
"""

from __future__ import annotations

import compileall
import statistics
import sys
from typing import Final, NamedTuple

import msgspec

from tests.bench import sides
from tests.bench.process import CHECKOUT, PYTHON, place
from tests.bench.request import Provider
from tests.bench.screen import screen

TURNS: Final = 9
_LOADS: Final = 60
"""Of a page, which take little; the difference that is looked for is a few per cent."""
_TOUCH: Final = 0.1  # seconds in which a touch is to be answered, and a language changed
_LANGUAGE: Final = 0.2
_MEGABYTE: Final = 1024 * 1024


class Comparison(NamedTuple):
    """What is compared with what, how large the ratio may be, and how a figure is written."""

    name: str
    other: str
    limit: float
    scale: float
    unit: str


PAGE: Final = Comparison("key press to hosted page", "bare web view", 1.3, 1e3, "ms")
START: Final = Comparison("process start to ready", "chromium --kiosk", 0.75, 1e3, "ms")
POLICY: Final = Comparison("first paint with the policy", "without it", 1.05, 1e3, "ms")
TOUCH: Final = Comparison("slowest answer to a touch", "allowed", 1.0, 1e3, "ms")
LANGUAGE: Final = Comparison("slowest change of language", "allowed", 1.0, 1e3, "ms")
SIGN_IN: Final = Comparison("sign-in to menu", "Argon2id + one call", 1.5, 1e3, "ms")
MEMORY: Final = Comparison("memory with hosted page", "chromium --kiosk", 0.85, 1 / _MEGABYTE, "MB")

Pairs = dict[Comparison, list[tuple[float, float]]]


def measure(turns: int) -> Pairs:
    """Both figures of each comparison, so many times in turn, after one turn that is thrown away."""
    pairs: Pairs = {PAGE: [], START: [], MEMORY: [], SIGN_IN: []}
    with screen() as shown, place(shown.name) as where:
        pairs[SIGN_IN] = sides.sign_in(where, turns)
        profile, folder = where.make("chromium"), where.make("provider")
        with where.running([PYTHON, "-m", "tests.bench.provider", folder]) as sandbox:
            provider = msgspec.json.decode(sandbox.wait_for_line("base_url"), type=Provider)
            pairs[POLICY] = sides.first_paint(where, provider, _LOADS)
            answers = [sides.slowest(where) for _ in range(turns)]
            pairs[TOUCH] = [(each.touch, _TOUCH) for each in answers]
            pairs[LANGUAGE] = [(each.language, _LANGUAGE) for each in answers]
            for turn in range(turns + 1):
                ours = sides.kiosk(where, shown, provider)
                page = sides.bare_view(where, shown, provider)
                start = sides.chromium_start(where, shown, profile)
                memory = sides.chromium_memory(where, shown, provider, profile)
                if turn:
                    pairs[PAGE].append((ours.page, page))
                    pairs[START].append((ours.start, start))
                    pairs[MEMORY].append((ours.memory, memory))
                _say(".")
    _say("\n")
    return pairs


def report(pairs: Pairs) -> bool:
    """Print a line for each comparison; whether all keep their limits."""
    kept = True
    for what, figures in pairs.items():
        ratio = statistics.median(ours / other for ours, other in figures)
        ours, other = (statistics.median(side) * what.scale for side in zip(*figures, strict=True))
        good = ratio <= what.limit
        kept = kept and good
        _say(
            f"{what.name:27} {ratio:.2f}  limit {what.limit:.2f}  {'kept  ' if good else 'BROKEN'}"
            f"  kiosk {ours:.0f} {what.unit}, {what.other} {other:.0f} {what.unit}, n = {len(figures)}\n"
        )
    return kept


def _say(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


def main() -> int:
    """Measure and report; gives the exit status."""
    # The user that runs the terminal may not write beside its modules, and compiling is no part of a start.
    compileall.compile_dir(CHECKOUT / "kiosk", quiet=2)
    return 0 if report(measure(TURNS)) else 1


if __name__ == "__main__":
    sys.exit(main())
