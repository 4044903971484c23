"""What a move costs: asking which are allowed, and making one, with 200 rules active.

The limit of a move writes the very rows it leaves into a copy of the shop: one line of the journal
and the columns of the case, one transaction, one sync.
"""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from app.domain.moves import Actor, allowed_moves
from app.services.moves import move_case
from app.services.opening import open_case
from app.services.program_data import load_program_data
from app.services.rules.editing import edit_rule
from app.services.shop import Shop, open_shop
from app.storage.projection import dump
from app.storage.store import DATABASE_NAME
from tests.bench import raw
from tests.bench.figures import Figure, Growth, Plan, in_turn, median_s
from tests.bench.rule_retest import many_rules
from tests.bench.shops import shop_of

_CASES_BEFORE = 1000
_TARGET = 3.0
_OWNER = Actor("陈")
_ASKED_AT_ONCE = 100
_MOVED = (
    "claim_stage, claim_turn, claim_since, claim_due, claim_returns_to, claim_passed, front_stage,"
    " front_turn, front_due, is_open, closed_at, promised_at, promise_left_ms"
)


def run(plan: Plan) -> Iterator[Figure | Growth]:
    """One move against its rows, then the question against the size of the shop."""
    rounds = plan.rounds(200)
    kept = shop_of(_CASES_BEFORE, plan.folder)
    kept.close()
    with tempfile.TemporaryDirectory(dir=plan.folder) as folder:
        ours, theirs = Path(folder, "ours"), Path(folder, "raw")
        shutil.copytree(kept.folder, ours)
        numbers = _waiting_cases(ours, rounds + 1)
        shutil.copytree(ours, theirs)
        shop = open_shop(ours, program=load_program_data())
        connection = raw.connect(theirs / DATABASE_NAME)
        try:
            limit = _Limit(shop, connection)
            move = partial(_move_next, shop, iter(numbers))
            medians = in_turn(move, limit.write, rounds, between=limit.prepare)
            limit.check_same()
        finally:
            connection.close()
            shop.close()
    yield Figure("one durable move, 200 rules active", *medians, _TARGET)
    yield Growth(
        "moves a case allows (asked of the loaded case)",
        {size: _asking(size, plan) for size in plan.sizes},
    )


def _waiting_cases(folder: Path, count: int) -> list[str]:
    """New cases that wait for their review, in a shop with 200 rules; their numbers."""
    shop = open_shop(folder, program=load_program_data())
    try:
        for rule in many_rules():
            edit_rule(shop, rule=rule, edited_by=_OWNER.name)
        return [
            open_case(shop, complaint="拉链坏了", opened_by=_OWNER.name, category="FUNC").number
            for _ in range(count)
        ]
    finally:
        shop.close()


def _move_next(shop: Shop, numbers: Iterator[str]) -> None:
    move_case(shop, number=next(numbers), move="review", actor=_OWNER)


def _asking(size: int, plan: Plan) -> float:
    """Seconds of one question on a shop of this size; the case itself is read beforehand."""
    shop = shop_of(size, plan.folder)
    try:
        with shop.store.state() as state:
            (number,) = state.connection.execute(
                "SELECT number FROM case_file WHERE is_open = 1 ORDER BY pk DESC"
            ).fetchone()
            case = state.case(number)
        book = shop.program.routes

        def ask() -> None:
            for _ in range(_ASKED_AT_ONCE):
                allowed_moves(case, book, _OWNER)

        return median_s(ask, plan.rounds(50)) / _ASKED_AT_ONCE
    finally:
        shop.close()


class _Limit:
    """Writes what the last move left, into a copy of the shop."""

    def __init__(self, shop: Shop, connection: sqlite3.Connection) -> None:
        self._ours = shop.store.database.connection()
        self._theirs = connection
        self._marks = raw.marks(self._ours)
        self._rows: Sequence[raw.Rows] = ()
        self._changes: list[raw.Change] = []

    def prepare(self) -> None:
        """Read the new rows, and the columns of the case that moved."""
        self._rows = raw.rows_after(self._ours, self._marks)
        self._marks = raw.marks(self._ours)
        (case,) = self._ours.execute("SELECT subject FROM journal ORDER BY place DESC").fetchone()
        columns = self._ours.execute(f"SELECT {_MOVED}, id FROM case_file WHERE id = ?", (case,))  # noqa: S608 - our own names
        names = " = ?, ".join(_MOVED.split(", "))
        self._changes = [(f"UPDATE case_file SET {names} = ? WHERE id = ?", columns.fetchone())]  # noqa: S608 - our own names

    def write(self) -> None:
        """One transaction, one sync."""
        raw.write_each(self._theirs, self._rows, self._changes)

    def check_same(self) -> None:
        """A limit that wrote less would be none."""
        if dump(self._ours) != dump(self._theirs):
            raise RuntimeError("the limit did not write the same rows")
