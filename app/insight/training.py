"""Training the model: features of all texts, two logistic regressions, one temperature.

scikit-learn is loaded here and nowhere else, when something is trained; the result needs numpy
alone. The same examples in the same order give the same model.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from app.domain.categories import trunk_of
from app.domain.suggestions import Example
from app.insight.features import FACT, PHRASE, Reader
from app.insight.mixing import mixtures
from app.insight.model import Feature, Floats, Model, weighed

FEWEST_TEXTS = 3  # a letter run of one text or two of the seed says who wrote it
# What customers of this shop say teaches from the first time: it is what the seed lacks. Where they
# have said much, one case in so many must have it.
OWN_TEXTS = 1_000
TRUNK_C, BRANCH_C = 4.0, 4.0  # how far weights may go; chosen on texts held back from the seed
SHOP_WEIGHT = 5.0  # a case of this shop counts as much as five sentences of the seed
UNSEEN_SHARE = 0.5


def train(examples: Sequence[Example], *, seed: Sequence[Example], reader: Reader) -> Model:
    """A model from the seed and a shop's own cases; some seconds.

    Raises ValueError where there are fewer than two categories. Its temperature is 1: how sure it
    may be is for `calibrated` to say.
    """
    plain = [*seed, *examples]
    blends = mixtures(seed, reader.frames)
    weights = [1.0] * len(seed) + [SHOP_WEIGHT] * len(examples) + [1.0] * len(blends)
    texts = [*plain, *blends]
    read = [reader.features(text.complaint) for text in texts]
    features, unseen_idf = _vocabulary(read[: len(seed)], read[len(seed) : len(plain)])
    rows = [weighed(amounts, features, unseen_idf) for amounts in read]
    matrix = _matrix([(at, values) for _, at, values, _ in rows], len(features))
    branches = [text.category for text in texts]
    trunk = _fitted(matrix, [trunk_of(branch) for branch in branches], weights, TRUNK_C)
    few = len(plain)  # within a trunk nothing is to be told from asides: mixtures add nothing
    branch = _fitted(matrix[:few], branches[:few], weights[:few], BRANCH_C)
    return Model(
        trunks=tuple(trunk.classes_.tolist()),
        branches=tuple(branch.classes_.tolist()),
        features=features,
        trunk_weights=_two_sided(trunk.coef_),
        trunk_bias=_two_sided(trunk.intercept_),
        branch_weights=_two_sided(branch.coef_),
        branch_bias=_two_sided(branch.intercept_),
        temperature=1.0,
        unseen_idf=unseen_idf,
        reader=reader,
    )


def _two_sided(fitted: Any) -> Floats:
    """A column a class; of two classes scikit-learn keeps one."""
    told = np.asarray(fitted.T, dtype=np.float32)
    return np.concatenate([-told, told], axis=-1) if told.shape[-1] == 1 else told


def _vocabulary(
    seed: Sequence[Mapping[str, float]], own: Sequence[Mapping[str, float]]
) -> tuple[dict[str, Feature], float]:
    """The features worth a row, in a fixed order, and what an unknown word counts."""
    said = Counter(feature for amounts in own for feature in amounts)
    texts = said + Counter(feature for amounts in seed for feature in amounts)
    few = 1 + len(own) // OWN_TEXTS
    kept = sorted(
        f for f, n in texts.items() if n >= FEWEST_TEXTS or said[f] >= few or f[0] in (PHRASE, FACT)
    )
    count_of_texts = len(seed) + len(own)

    def idf(count: int) -> float:
        """Smoothed, as scikit-learn has it: ln((1 + n) / (1 + df)) + 1."""
        return math.log((1 + count_of_texts) / (1 + count)) + 1

    features = {
        feature: (row, 1.0 if feature[0] in (PHRASE, FACT) else idf(texts[feature]))
        for row, feature in enumerate(kept)
    }
    return features, idf(FEWEST_TEXTS) * UNSEEN_SHARE


def _matrix(rows: Sequence[tuple[list[int], list[float]]], width: int) -> Any:
    from scipy.sparse import csr_matrix  # noqa: PLC0415 - late: comes with scikit-learn

    ends = np.cumsum([0, *(len(at) for at, _ in rows)])
    at = np.concatenate([np.asarray(at, dtype=np.int32) for at, _ in rows])
    values = np.concatenate([np.asarray(v, dtype=np.float64) for _, v in rows])
    return csr_matrix((values, at, ends), shape=(len(rows), width))


def _fitted(matrix: Any, labels: Sequence[str], weights: Sequence[float], c: float) -> Any:
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - 0.9 s to load

    counts = Counter(labels)
    if len(counts) < 2:
        raise ValueError("nothing to tell apart")
    even = len(labels) / len(counts)
    balanced = [w * even / counts[label] for w, label in zip(weights, labels, strict=True)]
    return LogisticRegression(C=c, max_iter=300, tol=1e-3).fit(
        matrix, labels, sample_weight=balanced
    )
