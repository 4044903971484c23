"""A linear model of complaints: a weight for each feature and category, and nothing hidden.

Two heads over the same features: one says the trunk, one the branch within it. Words are tf-idf
weights of unit length (words that the model never saw count towards the length, so that a text in
a strange language makes it unsure); phrases of the trade and facts stand beside them.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.domain.categories import trunk_of
from app.domain.suggestions import Complaint
from app.insight.features import FACT, PHRASE, Reader

Floats = NDArray[np.float32]

PHRASE_WEIGHT = 0.5
MOST_PHRASES = 3.5  # the length that phrases may have together: ten of them do not count ten times
FACT_WEIGHT = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """Frozen weights; made by `train` or read from a file.

    ``trunk_weights`` has a row a feature and a column a trunk, ``branch_weights`` a column a
    branch; ``idf`` is a number a feature (1 for what is no word). ``temperature`` brings scores
    to probabilities that mean how often they are right; ``unseen_idf`` is what an unknown word
    counts. ``digest`` names the model: the SHA-256 of its file.
    """

    trunks: tuple[str, ...]
    branches: tuple[str, ...]
    features: Mapping[str, int]
    idf: Floats
    trunk_weights: Floats
    trunk_bias: Floats
    branch_weights: Floats
    branch_bias: Floats
    temperature: float
    unseen_idf: float
    reader: Reader
    digest: str = ""

    def columns_of(self, trunk: str) -> list[int]:
        """The columns of a trunk's branches."""
        return [at for at, branch in enumerate(self.branches) if trunk_of(branch) == trunk]


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """A complaint as the model saw it: rows of its features, their values, and its scores."""

    names: tuple[str, ...]
    rows: NDArray[np.intp]
    values: Floats
    trunk_scores: Floats
    branch_scores: Floats
    known: float  # share of its words' weight that the model has seen before


def read(model: Model, complaint: Complaint) -> Read:
    """Score one complaint."""
    names, rows, values, known = weighed(
        model.reader.features(complaint), model.features, model.idf, model.unseen_idf
    )
    at = np.asarray(rows, dtype=np.intp)
    amounts = np.asarray(values, dtype=np.float32)
    trunk_scores = amounts @ model.trunk_weights[at] + model.trunk_bias
    branch_scores = amounts @ model.branch_weights[at] + model.branch_bias
    return Read(tuple(names), at, amounts, trunk_scores, branch_scores, known)


def weighed(
    amounts: Mapping[str, float],
    rows: Mapping[str, int],
    idf: Sequence[float] | Floats,
    unseen_idf: float,
) -> tuple[list[str], list[int], list[float], float]:
    """Names, rows and values of the features that are known, and which share of the words is.

    One place for training and predicting, so that both weigh alike.
    """
    names: list[str] = []
    at: list[int] = []
    values: list[float] = []
    kinds: list[str] = []
    words = phrases = unseen = 0.0
    for name, amount in amounts.items():
        row = rows.get(name)
        kind = name[0]
        if row is None:
            if kind not in (PHRASE, FACT):
                unseen += (amount * unseen_idf) ** 2
            continue
        value = amount * float(idf[row])
        if kind == PHRASE:
            phrases += value * value
        elif kind != FACT:
            words += value * value
        names.append(name)
        at.append(row)
        values.append(value)
        kinds.append(kind)
    word_scale = 1 / math.sqrt(words + unseen) if words + unseen else 0.0
    phrase_scale = PHRASE_WEIGHT / max(1.0, math.sqrt(phrases) / MOST_PHRASES)
    scale = {PHRASE: phrase_scale, FACT: FACT_WEIGHT}
    values = [v * scale.get(kind, word_scale) for v, kind in zip(values, kinds, strict=True)]
    return names, at, values, words / (words + unseen) if words else 0.0


def probabilities(scores: Floats, temperature: float) -> Floats:
    """Softmax of scores at a temperature."""
    shifted = (scores - scores.max()) / temperature
    powers = np.exp(shifted)
    return np.asarray(powers / powers.sum(), dtype=np.float32)


def branch_probabilities(model: Model, seen: Read, trunk: str) -> list[tuple[str, float]]:
    """The branches of one trunk, most likely first, given that it is this trunk."""
    columns = model.columns_of(trunk)
    if not columns:
        return []
    likely = probabilities(seen.branch_scores[columns], model.temperature)
    pairs = [(model.branches[at], float(p)) for at, p in zip(columns, likely, strict=True)]
    return sorted(pairs, key=lambda pair: -pair[1])


def known_share(reads: Iterable[Read]) -> float:
    """The mean share of known words: it falls when people begin to write of other things."""
    shares = [seen.known for seen in reads]
    return sum(shares) / len(shares) if shares else 0.0
