"""A terminal in front of the shop of the stories."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.text.catalogue import choose_language
from tests.counter import Counter, ShopClock
from tests.e2e.cli.terminal import Terminal


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Commands choose the process's language; the next test starts in English again."""
    choose_language("en")
    yield
    choose_language("en")


@pytest.fixture
def terminal(tmp_path: Path, clock: ShopClock) -> Terminal:
    """A terminal whose shop may not be there yet."""
    return Terminal(tmp_path / "shop", clock)


@pytest.fixture
def sold(counter: Counter, terminal: Terminal) -> Terminal:
    """A terminal in front of a shop that has sold the bag of the worked example."""
    counter.sell_the_bag()
    return terminal
