"""What the customers of one town write: their own jargon, and now and then plain speech.

Phrases are drawn by Zipf's law, so that the next cases say things that no earlier one said; plain
speech is that of the near-real texts, each of which is told once.
"""

import random
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

from app.domain.categories import trunk_of
from app.domain.suggestions import Example
from app.insight.seed import near_real_examples
from tests.bench.labelled import FOLDER

_PHRASES = Path(__file__).with_name("town.toml")
_PLAIN_SHARE = 0.35  # of cases that say it in nobody's jargon
_ENGLISH_SHARE = 0.3
_OPENS, _CLOSES, _ASIDE, _SLIP = 0.5, 0.5, 0.25, 0.1
_CONSIGNORS = frozenset({"STORE", "MONEY"})
_SHIPPED_SHARE = 0.3
_CLASSES = ("bags", "bags", "bags", "watches", "watches", "jewellery", "clothing", "shoes")


@dataclass(frozen=True, slots=True)
class Heard:
    """One complaint, and the branch that the people of the shop would file it under."""

    text: str
    category: str
    claimant: str
    item_class: str
    shipped: bool


def heard(count: int, *, seed: int) -> Iterator[Heard]:
    """So many complaints in the order in which they come; the same seed, the same town."""
    chance = random.Random(seed)
    town = tomllib.loads(_PHRASES.read_text("utf-8"))
    around = {name: town.pop(name) for name in ("goods", "opening", "closing", "aside")}
    plain = _plain(chance)
    branches = list(town)
    shares = [town[branch]["share"] for branch in branches]
    for _ in range(count):
        (branch,) = chance.choices(branches, shares)
        language = "en" if chance.random() < _ENGLISH_SHARE else "zh"
        told = plain.get((branch, language), [])
        if told and chance.random() < _PLAIN_SHARE:
            text = told.pop().complaint.text
        else:
            text = _told(town[branch][language], language, around, chance)
        trunk = trunk_of(branch)
        yield Heard(
            text,
            branch,
            "consignor" if trunk in _CONSIGNORS and "REFUND" not in branch else "buyer",
            chance.choice(_CLASSES),
            trunk == "SHIP" or chance.random() < _SHIPPED_SHARE,
        )


def _plain(chance: random.Random) -> dict[tuple[str, str], list[Example]]:
    """The near-real texts of each branch and language, shuffled."""
    found: dict[tuple[str, str], list[Example]] = {}
    for language in ("zh", "en"):
        for example, *_ in near_real_examples(FOLDER, language):
            found.setdefault((example.category, language), []).append(example)
    for examples in found.values():
        chance.shuffle(examples)
    return found


def _told(
    phrases: Sequence[str], language: str, around: Mapping[str, Any], chance: random.Random
) -> str:
    weights = list(accumulate(1 / place for place in range(1, len(phrases) + 1)))
    (phrase,) = chance.choices(phrases, cum_weights=weights)
    said = [phrase]
    if chance.random() < _OPENS:
        said.insert(0, chance.choice(around["opening"][language]))
    goods = chance.choice(around["goods"][language])
    said.insert(chance.randrange(len(said)), goods if language == "en" else f"{goods}这只")
    if chance.random() < _ASIDE:
        said.insert(chance.randrange(len(said) + 1), chance.choice(around["aside"][language]))
    if chance.random() < _CLOSES:
        said.append(chance.choice(around["closing"][language]))
    text = ("，" if language == "zh" else ", ").join(said)
    return _slipped(text, chance) if chance.random() < _SLIP else text


def _slipped(text: str, chance: random.Random) -> str:
    """With one letter left out, as people type."""
    at = chance.randrange(len(text))
    return text[:at] + text[at + 1 :]
