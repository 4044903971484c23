"""``python -m tests.bench [names…]``: our times beside the limits', each pair from one run."""

import argparse
import importlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.bench.figures import Figure, Growth, Plan, growth_table, heading, line_of

# Name on the command line, and the module whose `run` yields its figures.
SUBJECTS = {
    "durable": "durable_case",
    "import": "bulk_import",
    "search": "search",
    "similar": "similar",
    "queue": "queue",
    "dates": "dates",
    "screen": "queue_view",
    "start": "start",
    "typing": "typing_at_counter",
    "photos": "photos",
    "papers": "documents",
    "statements": "statements",
    "workbooks": "workbooks",
    "month": "monthly_report",
    "simulator": "simulator",
    "rebuild": "rebuild",
    "rules": "rule_retest",
    "moves": "moving",
    "payouts": "payouts",
    "ledger": "ledger_check",
    "durations": "durations",
    "learning": "learning",
    "classify": "classify",
    "growth": "growth",
}
_SIZES = (1_000, 10_000, 100_000, 1_000_000)
_FOLDER = Path(".bench")


def main() -> None:
    """Measure the named subjects, all of them if none is named, and print one table."""
    asked = _arguments()
    plan = Plan(tuple(asked.sizes), asked.quick, asked.full, _FOLDER, asked.texts)
    _FOLDER.mkdir(exist_ok=True)
    print(heading(), flush=True)
    grown: list[Growth] = []
    for line in _measured(asked.names or SUBJECTS, plan):
        if isinstance(line, Figure):
            print(line_of(line), flush=True)
        else:
            grown.append(line)
    if grown:
        print("", *growth_table(grown), sep="\n")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="name", help=", ".join(SUBJECTS))
    parser.add_argument("--sizes", type=_sizes, default=_SIZES, help="numbers of cases")
    parser.add_argument("--quick", action="store_true", help="fewer rounds, smaller files")
    parser.add_argument("--full", action="store_true", help="rebuild the largest shop too")
    parser.add_argument("--texts", type=Path, help="labelled complaints to classify (CSV)")
    asked = parser.parse_args()
    unknown = [name for name in asked.names if name not in SUBJECTS]
    if unknown:
        parser.error(f"no such bench: {', '.join(unknown)}")
    return asked


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(int(size) for size in text.split(","))


def _measured(names: Sequence[str] | dict[str, str], plan: Plan) -> Iterator[Figure | Growth]:
    for name in names:
        yield from importlib.import_module(f"tests.bench.{SUBJECTS[name]}").run(plan)


if __name__ == "__main__":
    main()
