"""How well the program suggests in this shop, so that an owner can read it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from app.domain.scoring import (
    CategoryScore,
    Figures,
    Judged,
    Pair,
    ThresholdPoint,
    at_threshold,
    branch_pairs,
    category_scores,
    confusion,
    figures_of,
    trunk_pairs,
)
from app.domain.suggestion_answers import PER_MILLE, AnswerLine

Basis = Literal["unseen", "nothing"]
MOST_WORST = 12
_WORST_LETTERS = 400
_STEPS = 100  # thresholds by per cent


@dataclass(frozen=True, slots=True)
class LearnedCase:
    """A case whose category is known, beside what the model in use makes of it.

    ``known`` is the share of its words that the model has seen before; ``is_unseen`` says that
    the model was not trained on it. ``answer`` is what a person said to the suggestion then.
    """

    judged: Judged
    month: str  # "2026-03"
    text: str
    known: float
    is_unseen: bool
    answer: AnswerLine | None = None


@dataclass(frozen=True, slots=True)
class WorstCase:
    """A case that the program was sure about, and wrong."""

    number: str
    text: str
    suggested: str
    wanted: str
    confidence: float


@dataclass(frozen=True, slots=True)
class DriftMonth:
    """One month: does the program still understand what people write?

    ``agreed`` of ``answers`` suggestions were right. Where nobody was shown any, the model in use
    is asked instead, and ``answers`` are cases.
    """

    month: str
    cases: int
    answers: int
    agreed: int
    confidence: float
    unknown_words: float

    @property
    def agreement(self) -> float:
        """How often the suggestion was right; 0 without answers."""
        return self.agreed / self.answers if self.answers else 0.0


@dataclass(frozen=True, slots=True)
class ConfusionTable:
    """A row a category that people chose, a column one that was suggested (empty: nothing)."""

    wanted: tuple[str, ...]
    suggested: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class LearningReport:
    """Everything the page shows; ``curve`` has a point a per cent, from 0 to 99."""

    model: str
    basis: Basis
    figures: Figures
    trunks: tuple[CategoryScore, ...]
    branches: tuple[CategoryScore, ...]
    confusion: ConfusionTable
    worst: tuple[WorstCase, ...]
    drift: tuple[DriftMonth, ...]
    curve: tuple[ThresholdPoint, ...]


def build_report(
    model: str, cases: Sequence[LearnedCase], held_back: Sequence[Judged]
) -> LearningReport:
    """The report on the model in use, from cases that it was not trained on.

    ``held_back`` are the cases that it was judged by when it was trained, as it saw them then.
    """
    then = {one.number: one for one in held_back}
    cases = [_as_then(case, then.get(case.judged.number)) for case in cases]
    judged = [case.judged for case in cases if case.is_unseen]
    pairs = trunk_pairs(judged)
    return LearningReport(
        model=model,
        basis="unseen" if judged else "nothing",
        figures=figures_of(judged),
        trunks=category_scores(pairs),
        branches=category_scores(branch_pairs(judged)),
        confusion=confusion_table(pairs),
        worst=_worst(judged, {case.judged.number: case.text for case in cases}),
        drift=_drift(cases),
        curve=tuple(at_threshold(judged, step / _STEPS) for step in range(_STEPS)),
    )


def _as_then(case: LearnedCase, judged: Judged | None) -> LearnedCase:
    """A held-back case as it was judged before the model learned it; its category is today's."""
    if case.is_unseen or judged is None:
        return case
    return replace(case, judged=replace(judged, wanted=case.judged.wanted), is_unseen=True)


def confusion_table(pairs: Sequence[Pair]) -> ConfusionTable:
    """Counts, with the most frequent categories first; nothing suggested comes last."""
    found = confusion(pairs)
    order = [score.category for score in category_scores(pairs)]
    wanted = tuple(code for code in order if any(want == code for want, _ in found))
    said = [code for code in order if any(code in pair for pair in found)]
    nothing = [""] if any(not code for _, code in found) else []
    columns = (*said, *nothing)
    rows = tuple(tuple(found.get((want, code), 0) for code in columns) for want in wanted)
    return ConfusionTable(wanted, columns, rows)


def _worst(judged: Sequence[Judged], texts: dict[str, str]) -> tuple[WorstCase, ...]:
    wrong = [one for one in judged if not one.is_trunk_right and one.suggested]
    wrong.sort(key=lambda one: -one.confidence)
    return tuple(
        WorstCase(
            one.number,
            texts.get(one.number, "")[:_WORST_LETTERS],
            one.suggested,
            one.wanted,
            one.confidence,
        )
        for one in wrong[:MOST_WORST]
    )


def _drift(cases: Sequence[LearnedCase]) -> tuple[DriftMonth, ...]:
    months: dict[str, list[LearnedCase]] = defaultdict(list)
    for case in cases:
        months[case.month].append(case)
    return tuple(_month(month, months[month]) for month in sorted(months))


def _month(month: str, cases: Sequence[LearnedCase]) -> DriftMonth:
    answers = [case.answer for case in cases if case.answer is not None]
    if answers:
        count = len(answers)
        agreed = sum(answer.answer == "accepted" for answer in answers)
        sure = sum(answer.suggested.confidence_pm for answer in answers) / PER_MILLE
    else:
        asked = [case.judged for case in cases if case.is_unseen]
        count, agreed = len(asked), sum(one.is_right for one in asked)
        sure = sum(one.confidence for one in asked)
    return DriftMonth(
        month=month,
        cases=len(cases),
        answers=count,
        agreed=agreed,
        confidence=sure / count if count else 0.0,
        unknown_words=1 - sum(case.known for case in cases) / len(cases),
    )
