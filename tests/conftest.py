"""What every test stands on: a frozen clock, seeded ids, and silence."""

import logging
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from app.services.program_data import ProgramData, load_program_data
from app.services.shop import Shop, found_shop
from tests.counter import Counter, ShopClock
from tests.staff import CHEAP

# Few examples with every change, many on demand: --hypothesis-profile=many
_SLOW_IS_FINE = [HealthCheck.too_slow, HealthCheck.data_too_large]
settings.register_profile(
    "few",
    max_examples=25,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=_SLOW_IS_FINE,
)
settings.register_profile(
    "many",
    max_examples=400,
    stateful_step_count=60,
    deadline=None,
    suppress_health_check=_SLOW_IS_FINE,
)
settings.load_profile("few")


@pytest.fixture(autouse=True)
def silence(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail on any log record of WARNING or worse that the test did not clear as expected."""
    yield
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    loud = [f"{r.name}: {r.getMessage()}" for r in records if r.levelno >= logging.WARNING]
    assert loud == []


@pytest.fixture(scope="session")
def program() -> ProgramData:
    """The program's own data files."""
    return load_program_data()


@pytest.fixture
def clock() -> ShopClock:
    """Monday morning in Shanghai, until the test moves it."""
    return ShopClock()


@pytest.fixture
def shop(tmp_path: Path, clock: ShopClock, program: ProgramData) -> Iterator[Shop]:
    """A new shop on disk with a frozen clock and ids that are the same in every run."""
    made = found_shop(
        tmp_path / "shop",
        program=program,
        founded_by="陈",
        settings={"name": "旧梦寄卖"},
        clock=clock,
        rand=random.Random(7).randbytes,
        hashing=CHEAP,
    )
    yield made
    made.close()


@pytest.fixture
def counter(shop: Shop, clock: ShopClock) -> Counter:
    """The shop with short words for what people do there."""
    return Counter(shop, clock)
