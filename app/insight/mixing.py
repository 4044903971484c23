"""Longer, messier texts out of short ones: what a person writes is rarely about one thing only.

By the labelling rule that what the writer wants put right decides: a problem with a sentence of
anger or about the staff stays that problem; a doubt whether it is genuine, or money, decides even
where a fault stands beside it.
"""

import random
from collections.abc import Iterator, Mapping, Sequence

from app.domain.categories import trunk_of
from app.domain.suggestions import Complaint, Example

_SEED = 20261128
_ANGER = ("OTHER",)
# Beside which trunks a trunk decides.
_DECIDES: Mapping[str, Sequence[str]] = {
    "AUTH": ("FUNC", "COND", "OTHER", "SHIP"),
    "MONEY": ("FUNC", "COND", "DESC", "SHIP"),
}
_ASIDE_FIRST = 0.3  # how often the lesser problem is told first


def mixtures(seed: Sequence[Example]) -> list[Example]:
    """Texts made of two of the seed in the same language, in a fixed order."""
    chance = random.Random(_SEED)  # noqa: S311 - no secret: the same seed, the same model
    made: list[Example] = []
    for is_han in (False, True):
        texts = [example for example in seed if _is_han(example) is is_han]
        made.extend(_mixed(texts, chance, "，" if is_han else ". "))
    return made


def _mixed(texts: Sequence[Example], chance: random.Random, mark: str) -> Iterator[Example]:
    by_trunk: dict[str, list[Example]] = {}
    for example in texts:
        by_trunk.setdefault(trunk_of(example.category), []).append(example)
    for main in texts:
        trunk = trunk_of(main.category)
        if trunk not in _ANGER:
            yield from _beside(main, _ANGER, by_trunk, chance, mark)
        yield from _beside(main, _DECIDES.get(trunk, ()), by_trunk, chance, mark)


def _beside(
    main: Example,
    trunks: Sequence[str],
    by_trunk: Mapping[str, Sequence[Example]],
    chance: random.Random,
    mark: str,
) -> Iterator[Example]:
    """``main`` with a text of one of these trunks before or behind it."""
    known = [trunk for trunk in trunks if trunk in by_trunk]
    if known:
        first, second = (
            main.complaint.text,
            chance.choice(by_trunk[chance.choice(known)]).complaint.text,
        )
        if chance.random() < _ASIDE_FIRST:
            first, second = second, first
        yield Example(Complaint(f"{first}{mark}{second}"), main.category)


def _is_han(example: Example) -> bool:
    return any("\u3400" <= letter <= "\u9fff" for letter in example.complaint.text)
