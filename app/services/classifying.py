"""What a complaint is about: the shop's rules first, then the model, then a question.

Reads only; nothing here is recorded, and no text is an error. Whoever calls it from a window does
so off the UI thread: the first call loads the model.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from app.domain.categories import UNCLASSIFIED, Branch
from app.domain.errors import RuleError
from app.domain.rules.book import RuleBook
from app.domain.rules.facts import Facts
from app.domain.rules.outcome import Applied, Targets
from app.domain.rules.subject import Subject, subject_of
from app.domain.rules.wording import fold
from app.domain.suggestions import (
    NO_SUGGESTION,
    Complaint,
    RuleSays,
    Suggestion,
    combined,
    in_this_shop,
)
from app.services.model_shelf import ModelShelf
from app.services.program_data import ProgramData
from app.services.rules.applying import default_resolutions, targets
from app.services.shop import Shop
from app.storage.learning_state import model_in_use, rule_answers
from app.storage.rules_state import case_facts, rule_book
from app.storage.state import State

if TYPE_CHECKING:
    from app.insight.model import Model

T = TypeVar("T")
# What the model weighs beside the words.
MODEL_FACTS = (
    "case.claimant",
    "item.class",
    "item.brand",
    "sale.shipped",
    "item.days_since_sale",
    "buyer.cases_12m",
    "consignor.cases_90d",
)


@dataclass(frozen=True, slots=True)
class Intake:
    """What is known of a complaint before it is a case."""

    complaint: str
    sku: str = ""
    sale_number: str = ""
    claimant: str = "buyer"
    photos: int = 0


def suggest(shop: Shop, intake: Intake, *, explain: bool = True) -> Suggestion:
    """What this complaint is about; numbers that are not known say nothing."""
    with _judging(shop) as judge:
        return judge.of_intake(intake, explain=explain)


def suggest_for_case(shop: Shop, number: str, *, explain: bool = True) -> Suggestion:
    """The same for a case, as if nobody had classified it yet; raises UnknownCaseError."""
    with _judging(shop) as judge:
        return judge.of_case(number, explain=explain)


def suggest_for_cases(shop: Shop, numbers: Sequence[str]) -> Iterator[tuple[str, Suggestion]]:
    """Each case with what it is taken for, without reasons."""
    with _judging(shop) as judge:
        for number in numbers:
            yield number, judge.of_case(number, explain=False)


def suggest_for_texts(
    shop: Shop, texts: Iterable[str], *, explain: bool = True
) -> Iterator[Suggestion]:
    """What each text is about, nothing else being known."""
    with _judging(shop) as judge:
        for text in texts:
            yield judge.of_text(text, explain=explain)


def suggest_without_shop(
    program: ProgramData, texts: Iterable[str], *, explain: bool = True
) -> Iterator[Suggestion]:
    """What the built-in model makes of each text, in the tree that a new shop starts with."""
    model = ModelShelf(Path()).take().model
    for text in texts:
        learned = _learned(model, Complaint(text), explain=explain)
        yield combined(text, None, in_this_shop(learned, program.seed_branches))


@dataclass(frozen=True, slots=True)
class _Judge:
    """What is asked for every complaint of one reading."""

    shop: Shop
    state: State
    book: RuleBook
    named: Targets
    branches: dict[str, Branch]
    model: "Model | None"
    threshold: float
    answers: Mapping[str, tuple[int, int]]  # of each rule: agreed, out of so many

    def of_text(self, text: str, *, explain: bool) -> Suggestion:
        """Words alone."""
        facts: Facts = {
            "case.complaint": fold(text) or None,
            "case.category": UNCLASSIFIED,
            "case.trunk": UNCLASSIFIED.partition(".")[0],
        }
        return self._of(text, facts, {}, explain=explain)

    def of_intake(self, intake: Intake, *, explain: bool) -> Suggestion:
        """Words, and what the shop knows of item, sale and people."""
        return self._of_subject(self._subject_of_intake(intake), explain=explain)

    def of_case(self, number: str, *, explain: bool) -> Suggestion:
        """A case on the day it was opened."""
        case = self.state.case(number)
        opened = self.state.fields("case_file", case.id, ("opened_at",))["opened_at"]
        (photos,) = self.state.connection.execute(
            "SELECT COUNT(*) FROM photo WHERE subject_type = 'case' AND subject = ?"
            " AND role = 'complaint'",
            (case.id,),
        ).fetchone()
        as_it_came = replace(
            subject_of(case, opened_ms=opened, now_ms=opened, photos=photos),
            category=UNCLASSIFIED,
            lane="normal",
            stage="NEW",
            loss_minor=0,
        )
        return self._of_subject(as_it_came, explain=explain)

    def _of_subject(self, subject: Subject, *, explain: bool) -> Suggestion:
        asked = self.book.facts | set(MODEL_FACTS)
        facts = case_facts(self.state.connection, subject, self.state.settings(), asked)
        known = {name: facts.get(name) for name in MODEL_FACTS}
        return self._of(subject.complaint, facts, known, explain=explain)

    def _of(self, text: str, facts: Facts, known: Facts, *, explain: bool) -> Suggestion:
        outcome = self.book.apply(facts, self.named)
        said: RuleSays | None = None
        if outcome.effects.category:
            code = outcome.setters["category"]
            words = _words_of(outcome.applied, code)
            answers = self.answers.get(code, (0, 0))
            said = RuleSays(code, outcome.effects.category, words, *answers)
        learned = _learned(self.model, Complaint(text, known), explain=explain)
        return combined(text, said, in_this_shop(learned, self.branches), self.threshold)

    def _subject_of_intake(self, intake: Intake) -> Subject:
        now = self.shop.clock()
        sale = _known(self.state.sale, intake.sale_number)
        item = _known(self.state.item, intake.sku)
        if item is not None and sale is None:
            sale = self.state.last_sale_of(item.id)
        return Subject(
            category=UNCLASSIFIED,
            claimant=intake.claimant,
            arose="unknown",
            lane="normal",
            resolution="",
            stage="NEW",
            loss_minor=0,
            at_stake_minor=item.price_minor if item else 0,
            currency=item.currency if item else self.state.settings().currency,
            complaint=intake.complaint,
            opened_ms=now,
            now_ms=now,
            photos=intake.photos,
            item=item.id if item else None,
            sale=sale.id if sale else None,
            consignor=item.consignor if item else None,
            buyer=sale.buyer if sale else None,
        )


@contextmanager
def _judging(shop: Shop) -> Iterator[_Judge]:
    with shop.store.state() as state:
        settings, connection = state.settings(), state.connection
        yield _Judge(
            shop,
            state,
            rule_book(connection, settings.currency, default_resolutions(shop.program)),
            targets(shop.program, state),
            state.branches(),
            shop.models.take(model_in_use(connection, settings)).model,
            settings.threshold,
            rule_answers(connection),
        )


def _known(find: Callable[[str], T], number: str) -> T | None:
    """What has this number; None for one that is not in the books (yet)."""
    try:
        return find(number) if number.strip() else None
    except RuleError:
        return None


def _learned(model: "Model | None", complaint: Complaint, *, explain: bool) -> Suggestion:
    """What the model says; nothing where there is none, or no words."""
    if model is None or not complaint.text.strip():
        return NO_SUGGESTION
    from app.insight.judging import judge  # noqa: PLC0415 - numpy comes with the model

    return judge(model, complaint, explain=explain)


def _words_of(applied: Sequence[Applied], code: str) -> tuple[str, ...]:
    """The words that made a rule apply."""
    reasons = (reason for rule in applied if rule.code == code for reason in rule.reasons)
    return tuple(dict.fromkeys(word for reason in reasons for word in reason.words))
