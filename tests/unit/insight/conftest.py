"""A small world to learn from: three trunks, a handful of texts each."""

import pytest

from app.domain.suggestions import Complaint, Example
from app.insight.features import Reader
from app.insight.model import Model
from app.insight.model_file import settled
from app.insight.training import train

TEXTS = {
    "FUNC.HARD": "拉链坏了/拉链用两天就坏/拉链头掉了/the zip broke/zip came off/broken zip",
    "FUNC.BATT": "电池不耐用/电池掉电快/电池充不进/battery drains/battery dead/weak battery",
    "SHIP.LATE": "快递太慢/快递慢死了/快递迟迟不到/delivery is late/late delivery/so late",
    "AUTH.FAKE": "是假货/怀疑是假货/假货不是正品/it is fake/a fake bag/not genuine, fake",
    "OTHER.UNK": "太差了/质量太差/太差别买/so bad/so so bad/bad bad",
}


@pytest.fixture(scope="session")
def reader() -> Reader:
    """Reads with a handful of phrases."""
    phrases = {"FUNC.HARD+": ["拉链", "zip*"], "ASIDE+": ["快递很快", "delivery was quick"]}
    return Reader(phrases, {"broken": ["坏", "broke*"]})


@pytest.fixture(scope="session")
def seed() -> tuple[Example, ...]:
    """The texts with their categories."""
    return tuple(
        Example(Complaint(text), category)
        for category, texts in TEXTS.items()
        for text in texts.split("/")
    )


@pytest.fixture(scope="session")
def model(reader: Reader, seed: tuple[Example, ...]) -> Model:
    """What is learned from them."""
    return settled(train((), seed=seed, reader=reader))
