"""The report on what the program suggests in this shop; seconds, so never on the UI thread."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from app.domain.learning_report import LearnedCase, LearningReport, build_report
from app.domain.own_model import OwnCase
from app.domain.suggestion_answers import PROGRAM, AnswerLine
from app.services.classifying import MODEL_FACTS
from app.services.learning import judged_and_known
from app.services.shop import Shop

if TYPE_CHECKING:
    from app.insight.model import Model

Step = Callable[[int, int], None]
MOST_CASES = 2000  # the newest: a report on what the program did years ago helps nobody
_EVERY = 50


def learning_report(shop: Shop, *, step: Step | None = None) -> LearningReport:
    """How well the model in use does on cases that it was not trained on.

    ``step(done, total)`` is called on the way and may raise to cancel.
    """
    queries = shop.whole().queries
    settings, learning = queries.settings(), queries.learning
    cases = learning.own_cases(MODEL_FACTS, settings)[-MOST_CASES:]
    digest = learning.in_use()
    trained = [one for one in learning.trainings() if one.digest == digest and one.kept]
    known_until = trained[-1].until_ms if trained else 0
    model = shop.models.take(digest).model
    answers = {answer.number: answer for answer in learning.answers() if answer.told_by != PROGRAM}
    learned = []
    for done, case in enumerate(cases):
        if step and done % _EVERY == 0:
            step(done, len(cases))
        is_unseen = case.opened_ms > known_until
        answer = answers.get(case.number)
        learned.append(_learned(model, case, settings.zone, answer, is_unseen=is_unseen))
    return build_report(digest, learned, trained[-1].judged if trained else ())


def _learned(
    model: "Model | None",
    case: OwnCase,
    zone: ZoneInfo,
    answer: AnswerLine | None,
    *,
    is_unseen: bool,
) -> LearnedCase:
    judged, known = judged_and_known(model, case)
    month = f"{datetime.fromtimestamp(case.opened_ms / 1000, zone):%Y-%m}"
    return LearnedCase(judged, month, case.complaint.text, known, is_unseen, answer)
