"""The shop's own model: trained from its own cases, kept only if it is better, exchanged at will.

Training takes seconds and happens in three steps, so that it never holds up anybody: `study` only
reads and reckons and may run on any thread, `keep_training` writes what came of it. Between the
two the shop goes on working.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.domain.champions import Verdict, decide
from app.domain.changes import Changes
from app.domain.errors import AftercareError
from app.domain.own_model import (
    BETTER,
    IN_USE,
    MOST_CASES,
    RETURNED,
    AlreadyInUseError,
    OwnCase,
    Progress,
    TrainedModel,
    UnknownModelError,
    check_enough,
    choice_fact,
    held_back,
    is_due,
    training_fact,
)
from app.domain.scoring import Judged
from app.domain.suggestions import Example
from app.services.classifying import MODEL_FACTS
from app.services.shop import Shop
from app.storage.journal import last_entry
from app.storage.learning_state import (
    chosen_model,
    learning_progress,
    may_be_due,
    model_in_use,
    trained_models,
    was_returned_to,
)

if TYPE_CHECKING:
    from app.insight.model import Model

Check = Callable[[], None]  # raises when nobody wants the result any more
_BY_HAND, _BY_ITSELF = "rules.edit", "cases.work"


@dataclass(frozen=True, slots=True)
class Training:
    """What a study came to; ``content`` is the model's file where it is to be kept."""

    digest: str
    content: bytes
    verdict: Verdict
    judged: tuple[Judged, ...]
    cases: tuple[OwnCase, ...]
    seed: int
    replaced: str


@dataclass(frozen=True, slots=True)
class ModelStanding:
    """The model in use (empty: the built-in one), all trainings, and what is new since.

    ``problem`` says why the chosen model cannot be used.
    """

    in_use: str
    trainings: tuple[TrainedModel, ...]
    progress: Progress
    problem: AftercareError | None


def model_standing(shop: Shop) -> ModelStanding:
    """Which model is used, and how it came to that; loads the model, so not on the UI thread."""
    with shop.store.state() as state:
        connection = state.connection
        in_use = model_in_use(connection, state.settings())
        trainings = tuple(trained_models(connection))
        progress = learning_progress(connection)
    return ModelStanding(in_use, trainings, progress, shop.models.take(in_use).problem)


def training_is_due(shop: Shop) -> bool:
    """Whether enough is new since the last training, in a shop that lets itself learn."""
    with shop.store.state() as state:
        settings, connection = state.settings(), state.connection
        if not may_be_due(connection, settings.retrain_after):
            return False
        return is_due(settings, learning_progress(connection))


def study(shop: Shop, *, check: Check = lambda: None, apart: bool = False) -> Training:
    """Train a challenger on older cases and try it on the newest; writes nothing, takes seconds.

    A better one is then trained on everything. ``apart`` trains in a process of its own, for a
    window that must stay quick. Raises TooFewToLearnError or TrainingFailedError.
    """
    whole = shop.whole().queries
    cases = whole.learning.own_cases(MODEL_FACTS, whole.settings())[-MOST_CASES:]
    check_enough(len(cases))
    in_use = whole.learning.in_use()
    known_until = max((t.until_ms for t in whole.learning.trainings() if t.digest == in_use),
                      default=0)  # fmt: skip
    older, newest = held_back(cases, known_until if in_use else 0)
    seed = shop.models.seed()
    check()
    trainer = _Trainer(shop, seed, check if apart else None)
    content = trainer.train(older)
    check()
    unseen = [*(case.example for case in newest), *shop.models.unlike()]
    challenger = _as_sure_as_right(_read(shop, content), unseen)
    judged = judged_by(challenger, newest)
    verdict = decide(judged_by(shop.models.take(in_use).model, newest), judged)
    if verdict.kept:
        check()
        content = trainer.train(cases, challenger.temperature)
        challenger = _read(shop, content)
    check()
    return Training(
        digest=challenger.digest,
        content=content if verdict.kept else b"",
        verdict=verdict,
        judged=judged,
        cases=tuple(cases),
        seed=len(seed),
        replaced=in_use,
    )


def keep_training(
    shop: Shop, *, training: Training, kept_by: str, by_hand: bool = False
) -> Changes:
    """Record what a study came to, and put a better model to use.

    By itself it is done for whoever works here as long as the shop lets it: the owner has said so
    with a setting. Where a person went back to a model, or chose another while this was studied,
    it is kept on the shelf, and nothing is exchanged.
    """
    if training.content:
        shop.models.keep(training.content, training.digest)
    with shop.store.action(kept_by, may=_BY_HAND if by_hand else _BY_ITSELF) as action:
        connection = action.state.connection
        action.record(
            training_fact(
                training.digest,
                training.verdict,
                training.judged,
                cases=training.cases,
                seed=training.seed,
                replaced=training.replaced,
            )
        )
        now = chosen_model(connection)
        is_wanted = by_hand or not was_returned_to(connection)
        is_news = now == training.replaced and training.digest != now
        if training.verdict.kept and is_wanted and is_news:
            expects = last_entry(connection, IN_USE)
            action.record(choice_fact(training.digest, now, expects, BETTER))
    return action.changes


def return_to_model(shop: Shop, *, digest: str, returned_by: str) -> Changes:
    """Put a kept model or, with an empty ``digest``, the built-in one to use again.

    The beginning of a digest is enough. Raises UnknownModelError, AlreadyInUseError, or
    DamagedModelError for a file that is not whole.
    """
    with shop.store.action(returned_by, may=_BY_HAND) as action:
        connection = action.state.connection
        kept = [one.digest for one in trained_models(connection) if one.kept]
        wanted = digest.strip().lower()
        found = {one for one in kept if wanted and one.startswith(wanted)}
        if wanted and len(found) != 1:
            raise UnknownModelError(digest)
        chosen = found.pop() if found else ""
        now = chosen_model(connection)
        if chosen == now:
            raise AlreadyInUseError
        problem = shop.models.take(chosen).problem if chosen else None
        if problem is not None:
            raise problem
        expects = last_entry(connection, IN_USE)
        action.record(choice_fact(chosen, now, expects, RETURNED))
    return action.changes


def judged_by(model: "Model | None", cases: Sequence[OwnCase]) -> tuple[Judged, ...]:
    """What a model says of cases whose category is known."""
    return tuple(judged_and_known(model, case)[0] for case in cases)


def judged_and_known(model: "Model | None", case: OwnCase) -> tuple[Judged, float]:
    """What a model says of one, and which share of its words it knows; nothing without a model."""
    from app.insight.judging import judge_seen  # noqa: PLC0415 - numpy comes with the model
    from app.insight.model import read  # noqa: PLC0415 - as above

    if model is None:
        return Judged(case.category, "", 0.0, case.number), 0.0
    seen = read(model, case.complaint)
    said = judge_seen(model, case.complaint.text, seen, explain=False)
    return Judged(case.category, said.category, said.confidence, case.number), seen.known


@dataclass(frozen=True, slots=True)
class _Trainer:
    """Trains here, or where ``apart`` is given in a process of its own, which it may end."""

    shop: Shop
    seed: Sequence[Example]
    apart: Check | None

    def train(self, cases: Sequence[OwnCase], temperature: float = 1.0) -> bytes:
        """The file of a model of these cases."""
        from app.insight.apart import train_apart  # noqa: PLC0415 - numpy comes with the model
        from app.insight.model_file import write_model  # noqa: PLC0415 - as above
        from app.insight.training import train  # noqa: PLC0415 - as above

        examples, shelf = [case.example for case in cases], self.shop.models
        if self.apart is None:
            made = train(examples, seed=self.seed, reader=shelf.reader())
            return write_model(replace(made, temperature=temperature))
        return train_apart(
            examples,
            corpus=shelf.corpus,
            lexicon=shelf.lexicon,
            temperature=temperature,
            check=self.apart,
        )


def _read(shop: Shop, content: bytes) -> "Model":
    from app.insight.model_file import read_model  # noqa: PLC0415 - numpy comes with the model

    return read_model(content, shop.models.reader())


def _as_sure_as_right(model: "Model", unseen: Sequence[Example]) -> "Model":
    """The model with the temperature under which texts that it has not seen are likeliest."""
    from app.insight.calibration import calibrated, scored_by  # noqa: PLC0415 - as above

    return calibrated(model, scored_by(model, unseen))
