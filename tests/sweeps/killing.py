"""Killing clerks in the middle of their work, and what must be there afterwards."""

import subprocess
import sys
import time
from pathlib import Path
from random import Random

from app.domain.rows import QueueFilter
from app.services.shop import Shop
from app.services.verify import verify

_ROOT = Path(__file__).resolve().parents[2]
_CLERKS = 2
_MOST_CASES = 3  # that a clerk gets done before she is killed
_LONGEST_MS = 25  # about twice what a case takes


def kill_in_the_middle_of_intake(shop: Shop, *, rounds: int, seed: int) -> list[str]:
    """Start clerks, kill them at random moments; returns the numbers they had acknowledged.

    Both are the shop's only visitors meanwhile: the caller's own connections only read.
    """
    chance = Random(seed)
    told: list[str] = []
    for _ in range(rounds):
        clerks = [
            subprocess.Popen(
                [sys.executable, "-m", "tests.sweeps.intake", str(shop.folder)],
                cwd=_ROOT,
                stdout=subprocess.PIPE,
                text=True,
            )
            for _ in range(_CLERKS)
        ]
        for clerk in clerks:
            told += _let_work_then_kill(clerk, chance)
    return told


def _let_work_then_kill(clerk: "subprocess.Popen[str]", chance: Random) -> list[str]:
    assert clerk.stdout is not None
    with clerk:
        told = [clerk.stdout.readline() for _ in range(1 + chance.randrange(_MOST_CASES))]
        time.sleep(chance.uniform(0, _LONGEST_MS) / 1000)
        clerk.kill()
        told += clerk.stdout.readlines()
    assert "" not in told, "a clerk ended by herself"
    return [line.strip() for line in told if line.endswith("\n")]


def assert_nothing_was_lost(shop: Shop, acknowledged: list[str], *, rounds: int) -> None:
    """Every acknowledged case is there once, with its photos, and the whole shop proves."""
    lines = shop.queries.cases.page(
        QueueFilter(only_open=False, sort="number"), offset=0, limit=1_000_000
    )
    there = [line.number for line in lines]
    assert len(there) == len(set(there))
    assert set(acknowledged) <= set(there)
    assert len(acknowledged) == len(set(acknowledged))
    # A clerk may have been killed between the commit and telling it: one case each, no more.
    assert len(there) <= len(acknowledged) + rounds * _CLERKS
    for number in acknowledged:
        assert len(shop.queries.cases.card(number).photos) == 2
    assert verify(shop, deep=True).faults == ()
