"""What was learned, as lines for people."""

from collections.abc import Sequence

from app.cli.names import Names
from app.cli.output.table import Column, table
from app.domain.duration_backtest import DurationBacktest
from app.domain.learning_report import LearningReport
from app.domain.maturity import Rung
from app.domain.own_model import TrainedModel
from app.domain.rule_proposals import RuleProposal
from app.domain.scoring import CategoryScore
from app.services.learning import ModelStanding
from app.text.backtest_words import backtest_sentence, percent_of
from app.text.catalogue import translate
from app.text.dates import format_day_at
from app.text.errors import sentence
from app.text.learning_words import figures_sentence, percent, rung_sentence, standing_word

_SHORT = 8  # letters of a model's name


def standing_page(
    rungs: Sequence[Rung], standing: ModelStanding, names: Names, width: int | None
) -> list[str]:
    """What learns and what it lacks, the model in use, and what came of each training."""
    lines = []
    if rungs:
        columns = (Column(""), Column(""), Column("", gives=True))
        lines = table(
            columns,
            [(standing_word(r), names.of("smart", r.part), rung_sentence(r)) for r in rungs],
            width=width,
        )[1:]
    built_in = translate("Learning", "Built-in model")
    told = translate("CLI", "In use: {model}. Cases to learn from: {cases}, new: {new}.")
    lines.append(
        told.format(
            model=standing.in_use[:_SHORT] or built_in,
            cases=f"{standing.progress.decided:,}",
            new=f"{standing.progress.since:,}",
        )
    )
    if standing.problem is not None:
        lines.append(sentence(standing.problem))
    if standing.trainings:
        lines += table(
            _training_columns(),
            [_training(one, names) for one in standing.trainings],
            width=width,
        )
    return lines


def _training_columns() -> tuple[Column, ...]:
    return (
        Column(translate("CLI", "Day")),
        Column(translate("CLI", "Model")),
        Column(translate("CLI", "Cases"), figures=True),
        Column(translate("CLI", "Before"), figures=True),
        Column(translate("CLI", "After"), figures=True),
        Column(translate("CLI", "What came of it"), gives=True),
    )


def _training(one: TrainedModel, names: Names) -> tuple[str, ...]:
    return (
        format_day_at(one.at_ms, names.zone),
        one.digest[:_SHORT],
        f"{one.cases:,}",
        percent(one.champion.accuracy),
        percent(one.challenger.accuracy),
        names.of("training", one.why),
    )


def report_page(report: LearningReport, names: Names, width: int | None) -> list[str]:
    """Figures, categories, and where it was sure and wrong."""
    if report.basis == "nothing":
        return [
            translate(
                "Learning",
                "There is nothing to report yet: no case has a category that a person chose.",
            )
        ]
    scores = (
        Column(translate("CLI", "Category"), gives=True),
        Column(translate("Learning", "Cases"), figures=True),
        Column(translate("Learning", "Precision"), figures=True),
        Column(translate("Learning", "Recall"), figures=True),
        Column(translate("Learning", "F1"), figures=True),
    )
    worst = (
        Column(translate("CLI", "Case")),
        Column(translate("Learning", "Sure and wrong"), gives=True),
        Column(translate("CLI", "Suggested"), gives=True),
        Column(translate("CLI", "Category"), gives=True),
    )
    lines = [figures_sentence(report.figures)]
    lines += table(scores, [_score(score, names) for score in report.trunks], width=width)
    if report.worst:
        rows = [
            (
                case.number,
                " ".join(case.text.split()),
                f"{names.category(case.suggested)} {percent(case.confidence)}",
                names.category(case.wanted),
            )
            for case in report.worst
        ]
        lines += table(worst, rows, width=width)
    return lines


def _score(score: CategoryScore, names: Names) -> tuple[str, ...]:
    return (
        names.category(score.category),
        f"{score.wanted:,}",
        percent(score.precision),
        percent(score.recall),
        f"{score.f1:.2f}",
    )


def proposals_page(proposals: Sequence[RuleProposal], names: Names, width: int | None) -> list[str]:
    """Phrases that could be rules."""
    columns = (
        Column(translate("CLI", "Words")),
        Column(translate("CLI", "Category"), gives=True),
        Column(translate("CLI", "Cases"), figures=True),
        Column(translate("CLI", "Of them"), figures=True),
    )
    rows = [
        (one.phrase, names.category(one.category), f"{one.cases}", f"{one.agreeing}")
        for one in proposals
    ]
    return table(columns, rows, width=width)


def backtest_page(found: DurationBacktest, names: Names, width: int | None) -> list[str]:
    """Whether what is said of durations came true, overall and by category."""
    lines = ["", backtest_sentence(found)]
    if found.by_category:
        columns = (
            Column(translate("CLI", "Category"), gives=True),
            Column(translate("CLI", "Cases"), figures=True),
            Column(translate("Learning", "Half: within"), figures=True),
            Column(translate("Learning", "4 in 5: within"), figures=True),
        )
        rows = [
            (
                names.category(covered.key),
                f"{covered.eighty.cases:,}",
                percent_of(covered.half.share_bp),
                percent_of(covered.eighty.share_bp),
            )
            for covered in found.by_category
        ]
        lines += table(columns, rows, width=width)
    return lines
