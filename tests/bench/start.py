"""From the start of the process to a usable window, and the memory it has then."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.figures import Figure, Plan
from tests.bench.shops import shop_of

_CASES = 100_000
_ROUNDS = 9
_NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"


def run(plan: Plan) -> Iterator[Figure]:
    """Ours on 100,000 cases beside an empty main window, started in turn."""
    shop = shop_of(_CASES, plan.folder)
    folder = str(shop.folder)
    shop.close()
    ours: list[tuple[float, float]] = []
    bare: list[tuple[float, float]] = []
    for _ in range(plan.rounds(_ROUNDS) + 1):
        ours.append(_start("tests.bench.windows.ours", folder))
        bare.append(_start("tests.bench.windows.bare"))
    seconds = [statistics.median(s for s, _ in runs[1:]) for runs in (ours, bare)]
    memory = [statistics.median(m for _, m in runs[1:]) for runs in (ours, bare)]
    yield Figure(f"start to usable window, {_CASES:,} cases", seconds[0], seconds[1], 2.2)
    yield Figure("memory with that shop open (limit: 110 MB)", memory[0], 110, 1.0, "MB")
    yield Figure("memory of a bare window", memory[1], unit="MB")


def _surroundings() -> dict[str, str]:
    """As installed: offscreen, with the bytecode that any second start finds."""
    environ = {key: value for key, value in os.environ.items() if key != _NO_BYTECODE}
    cache = str(Path(".bench/bytecode").absolute())
    return {**environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": cache}


def _start(module: str, *arguments: str) -> tuple[float, float]:
    """Seconds until the started program said it was ready, and its memory in megabytes."""
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", module, *arguments],
        stdout=subprocess.PIPE,
        text=True,
        env=_surroundings(),
    ) as process:
        line = process.stdout.readline() if process.stdout else ""
        taken = time.perf_counter() - began
        process.communicate(timeout=60)
    return taken, int(line) / 1024
