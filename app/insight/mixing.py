"""Longer, messier texts out of short ones: what a person writes is rarely about one thing only.

By the labelling rule that the main problem decides: a problem with a sentence of anger or about the
staff before or behind it stays that problem; one with a word of praise too.
"""

import random
from collections.abc import Sequence

from app.domain.categories import trunk_of
from app.domain.suggestions import Complaint, Example

_SEED = 20261128
_ROUNDS = 1  # mixed texts for each plain one
_ASIDE_TRUNK = "OTHER"
_LEAVES = ("OTHER.SVC", "OTHER.UNK")


def mixtures(seed: Sequence[Example]) -> list[Example]:
    """Texts made of two of the seed, in a fixed order."""
    chance = random.Random(_SEED)  # noqa: S311 - no secret: the same seed, the same model
    asides = {
        is_han: [e for e in seed if e.category in _LEAVES and _is_han(e) is is_han]
        for is_han in (True, False)
    }
    made = []
    for _ in range(_ROUNDS):
        for example in seed:
            pool = asides[_is_han(example)]
            if trunk_of(example.category) != _ASIDE_TRUNK and pool:
                made.append(_joined(example, chance.choice(pool), chance))
    return made


def _joined(main: Example, aside: Example, chance: random.Random) -> Example:
    first, second = main.complaint.text, aside.complaint.text
    if chance.random() < 0.3:
        first, second = second, first
    mark = "，" if _is_han(main) else ". "
    return Example(Complaint(f"{first}{mark}{second}", main.complaint.facts), main.category)


def _is_han(example: Example) -> bool:
    return any("\u3400" <= letter <= "\u9fff" for letter in example.complaint.text)
