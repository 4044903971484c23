"""A model of the shop's own: what it learns from, when it is time, and which one is in use."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.champions import FEWEST_HELD_BACK, Verdict, split_by_time
from app.domain.entries import Fact, Json
from app.domain.errors import RuleError
from app.domain.ids import EntryId
from app.domain.maturity import NEEDED
from app.domain.scoring import Figures, Judged
from app.domain.settings import OFF, ShopSettings
from app.domain.suggestion_answers import PER_MILLE
from app.domain.suggestions import Complaint, Example

MOST_CASES = 5000  # the newest: what was said years ago helps less than it costs
MOST_JUDGED_KEPT = 1000  # of the held-back cases, in the entry
IN_USE = "in_use"  # the subject of all choices
BETTER, RETURNED = "better", "returned"  # why a model was put to use


class UnknownModelError(RuleError):
    """No model of this name was kept in this shop."""

    code = "unknown_model"

    def __init__(self, digest: str) -> None:
        super().__init__(digest=digest[:12])


class AlreadyInUseError(RuleError):
    """The model is in use."""

    code = "model_in_use"


class TooFewToLearnError(RuleError):
    """Fewer cases than a model of the shop's own takes; ``missing`` more are needed."""

    code = "too_few_to_learn"

    def __init__(self, have: int, needed: int) -> None:
        super().__init__(have=have, needed=needed, missing=needed - have)


@dataclass(frozen=True, slots=True)
class OwnCase:
    """A case of the shop whose category a person decided, as it was on the day it came."""

    number: str
    opened_ms: int
    category: str
    complaint: Complaint

    @property
    def example(self) -> Example:
        """What a model learns from."""
        return Example(self.complaint, self.category, self.number)


@dataclass(frozen=True, slots=True)
class TrainedModel:
    """A training that took place. ``until_ms`` is when the newest case that it knows was opened.

    ``judged`` are the held-back cases as the challenger saw them.
    """

    digest: str
    at_ms: int
    actor: str
    cases: int
    seed: int
    until_ms: int
    replaced: str
    kept: bool
    why: str
    champion: Figures
    challenger: Figures
    judged: tuple[Judged, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """What the shop has to learn from: cases whose claim has ended, those that a person decided.

    ``corrected`` suggestions were put right; of ``sure`` ones ``sure_right`` were right.
    """

    closed: int
    decided: int
    corrected: int
    sure: int
    sure_right: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How many cases a person decided, how many of them since the last training."""

    decided: int
    since: int


def is_due(settings: ShopSettings, progress: Progress) -> bool:
    """Whether enough is new, and nobody keeps the shop from learning."""
    if settings.smart_own_model == OFF or progress.decided < NEEDED["own_model"]:
        return False
    return progress.since >= settings.retrain_after


def check_enough(cases: int) -> None:
    """Raise TooFewToLearnError."""
    if cases < NEEDED["own_model"]:
        raise TooFewToLearnError(cases, NEEDED["own_model"])


def held_back(
    cases: Sequence[OwnCase], known_until_ms: int
) -> tuple[Sequence[OwnCase], Sequence[OwnCase]]:
    """Cases to learn from and cases to be judged by: the newest quarter.

    Where the model in use was trained on some of those, they are left out of the comparison as
    long as enough remain: it would know their answers.
    """
    older, newest = split_by_time(cases)
    unseen = [case for case in newest if case.opened_ms > known_until_ms]
    return older, unseen if len(unseen) >= FEWEST_HELD_BACK else newest


def training_fact(
    digest: str,
    verdict: Verdict,
    judged: Sequence[Judged],
    *,
    cases: Sequence[OwnCase],
    seed: int,
    replaced: str,
) -> Fact:
    """The fact that a model was trained, with what came of it."""
    payload: dict[str, Json] = {
        "kept": verdict.kept,
        "why": verdict.why,
        "won": verdict.won,
        "lost": verdict.lost,
        "chance_pm": round(verdict.chance * PER_MILLE),
        "replaced": replaced,
        "champion": _figures_json(verdict.champion),
        "challenger": _figures_json(verdict.challenger),
        "cases": len(cases),
        "seed": seed,
        "until": max((case.opened_ms for case in cases), default=0),
        "judged": [
            [one.number, one.wanted, one.suggested, round(one.confidence * PER_MILLE)]
            for one in judged[-MOST_JUDGED_KEPT:]
        ],
    }
    return Fact("model_trained", "model", digest, payload)


def choice_fact(digest: str, before: str, expects: EntryId, why: str) -> Fact:
    """The command that puts a model to use; empty is the built-in one."""
    payload: dict[str, Json] = {"digest": digest, "was": before, "why": why}
    return Fact("model_chosen", "model", IN_USE, payload, expects=expects)


_FIGURES = ("accuracy", "branch_accuracy", "macro_f1", "low", "high", "calibration_error")


def _figures_json(figures: Figures) -> dict[str, Json]:
    told: dict[str, Json] = {name: round(getattr(figures, name) * PER_MILLE) for name in _FIGURES}
    return {"cases": figures.cases, **told}


def read_figures(told: dict[str, int]) -> Figures:
    """Figures as an entry keeps them."""
    values = {name: told[name] / PER_MILLE for name in _FIGURES}
    return Figures(cases=told["cases"], **values)


def read_judged(told: Sequence[tuple[str, str, str, int]]) -> tuple[Judged, ...]:
    """Held-back cases as an entry keeps them."""
    return tuple(
        Judged(wanted, suggested, confidence_pm / PER_MILLE, number)
        for number, wanted, suggested, confidence_pm in told
    )
