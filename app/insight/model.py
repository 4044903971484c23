"""A linear model of complaints: a weight for each feature and category, and nothing hidden.

Two heads over the same features: one says the trunk, one the branch within it. Words are tf-idf
weights of unit length (words that the model never saw count towards the length, so that a text in
a strange language makes it unsure); phrases of the trade and facts stand beside them.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from app.domain.categories import trunk_of
from app.domain.suggestions import Complaint
from app.insight.features import FACT, PHRASE, Found, Reader, amounts_of

Floats = NDArray[np.float32]
Feature = tuple[int, float]  # its row, and its inverse document frequency

PHRASE_WEIGHT = 0.5
MOST_PHRASES = 3.5  # the length that phrases may have together: ten of them do not count ten times
FACT_WEIGHT = 0.5
# Of a hundred complaints of all kinds two careful readers name seven otherwise.
READERS_DIFFER = 0.07
_BESIDE = (PHRASE, FACT)  # what stands beside the words


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """Frozen weights; made by `train` or read from a file.

    ``features`` names the row of each feature, and its inverse document frequency (1 for what is
    no word). ``trunk_weights`` has a column a trunk, ``branch_weights`` a column a branch.
    ``temperature`` brings scores to probabilities that mean how often they are right;
    ``unseen_idf`` is what an unknown word counts. ``digest`` names the model: its file's SHA-256.
    """

    trunks: tuple[str, ...]
    branches: tuple[str, ...]
    features: Mapping[str, Feature]
    trunk_weights: Floats
    trunk_bias: Floats
    branch_weights: Floats
    branch_bias: Floats
    temperature: float
    unseen_idf: float
    reader: Reader
    digest: str = ""

    @property
    def columns(self) -> Mapping[str, tuple[int, ...]]:
        """The columns of each trunk's branches."""
        return _columns(self.branches)


@lru_cache(maxsize=8)
def _columns(branches: tuple[str, ...]) -> Mapping[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for at, branch in enumerate(branches):
        trunk = trunk_of(branch)
        found[trunk] = (*found.get(trunk, ()), at)
    return found


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """A complaint as the model saw it: its features where they stand, and what came of them."""

    found: tuple[Found, ...]
    names: tuple[str, ...]
    rows: NDArray[np.intp]
    values: Floats
    trunk_scores: Floats
    branch_scores: Floats
    known: float  # share of its words' weight that the model has seen before


def read(model: Model, complaint: Complaint) -> Read:
    """Score one complaint."""
    found = tuple(model.reader.found(complaint))
    names, rows, values, known = weighed(amounts_of(found), model.features, model.unseen_idf)
    at = np.asarray(rows, dtype=np.intp)
    weights = np.asarray(values, dtype=np.float32)
    trunk_scores = weights @ model.trunk_weights[at] + model.trunk_bias
    branch_scores = weights @ model.branch_weights[at] + model.branch_bias
    return Read(found, tuple(names), at, weights, trunk_scores, branch_scores, known)


def weighed(
    amounts: Mapping[str, float], known: Mapping[str, Feature], unseen_idf: float
) -> tuple[list[str], list[int], list[float], float]:
    """Names, rows and values of the features that are known, and which share of the words is.

    One place for training and predicting, so that both weigh alike.
    """
    names: list[str] = []
    rows: list[int] = []
    values: list[float] = []
    words = phrases = unseen = 0.0
    for name, amount in amounts.items():
        feature, kind = known.get(name), name[0]
        if feature is None:
            if kind not in _BESIDE:
                unseen += amount * amount
            continue
        row, idf = feature
        value = amount * idf
        if kind == PHRASE:
            phrases += value * value
        elif kind != FACT:
            words += value * value
        names.append(name)
        rows.append(row)
        values.append(value)
    unseen *= unseen_idf * unseen_idf
    word_scale = 1 / math.sqrt(words + unseen) if words + unseen else 0.0
    phrase_scale = PHRASE_WEIGHT / max(1.0, math.sqrt(phrases) / MOST_PHRASES)
    scale = {PHRASE: phrase_scale, FACT: FACT_WEIGHT}
    scaled = [v * scale.get(n[0], word_scale) for v, n in zip(values, names, strict=True)]
    return names, rows, scaled, words / (words + unseen) if words else 0.0


def likelihoods(scores: Floats, temperature: float) -> Floats:
    """How likely each trunk is; never surer than two people who read such texts agree."""
    likely = softmax(scores, temperature)
    return np.asarray(likely * (1 - READERS_DIFFER) + READERS_DIFFER / len(likely), np.float32)


def softmax(scores: Floats, temperature: float) -> Floats:
    """Probabilities of scores at a temperature."""
    shifted = (scores - scores.max()) / temperature
    powers = np.exp(shifted)
    return np.asarray(powers / powers.sum(), dtype=np.float32)


def branch_probabilities(model: Model, seen: Read, trunk: str) -> list[tuple[str, float]]:
    """The branches of one trunk, most likely first, given that it is this trunk."""
    columns = list(model.columns.get(trunk, ()))
    if not columns:
        return []
    likely = softmax(seen.branch_scores[columns], model.temperature)
    pairs = [(model.branches[at], float(p)) for at, p in zip(columns, likely, strict=True)]
    return sorted(pairs, key=lambda pair: -pair[1])
