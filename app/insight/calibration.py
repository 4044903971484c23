"""How sure a model may be: one temperature, so that “80 %” is right four times in five.

After C. Guo et al., *On Calibration of Modern Neural Networks*, 2017: scores are divided by the
temperature under which texts that the model was not trained on are likeliest.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from app.domain.categories import trunk_of
from app.domain.suggestions import Example
from app.insight.features import Reader
from app.insight.model import Floats, Model, likelihoods, read
from app.insight.training import train

_COOLEST, _HOTTEST, _STEPS = 0.5, 4.0, 141
_HELD_BACK = 5  # one text in five


def calibrated(model: Model, scored: Sequence[tuple[Floats, int]]) -> Model:
    """The model with the temperature that fits ``scored``: trunk scores and the right column."""
    if not scored:
        return model
    candidates = np.geomspace(_COOLEST, _HOTTEST, _STEPS)
    surprise = [
        -sum(float(np.log(likelihoods(scores, t)[right])) for scores, right in scored)
        for t in candidates
    ]
    return replace(model, temperature=round(float(candidates[int(np.argmin(surprise))]), 4))


def scored_by(model: Model, examples: Sequence[Example]) -> list[tuple[Floats, int]]:
    """The trunk scores of each example and the column of its own trunk."""
    columns = {trunk: at for at, trunk in enumerate(model.trunks)}
    return [
        (read(model, example.complaint).trunk_scores, columns[trunk_of(example.category)])
        for example in examples
        if trunk_of(example.category) in columns
    ]


def train_calibrated(
    examples: Sequence[Example],
    *,
    seed: Sequence[Example],
    unlike: Sequence[Example],
    reader: Reader,
) -> Model:
    """Train on everything, with the temperature of a model that did not see a fifth of it.

    ``unlike`` are texts written otherwise than the seed, and never trained on: real complaints
    stand somewhere between the two.
    """
    held_seed, held_own = seed[::_HELD_BACK], examples[::_HELD_BACK]
    rest = [text for at, text in enumerate(seed) if at % _HELD_BACK]
    own = [text for at, text in enumerate(examples) if at % _HELD_BACK]
    probe = train(own, seed=rest, reader=reader)
    probe = calibrated(probe, scored_by(probe, [*held_seed, *held_own, *unlike]))
    return replace(train(examples, seed=seed, reader=reader), temperature=probe.temperature)
