"""What a shop gains from its own answers: 300 of them, one training, and the next 300 cases.

The shop's customers talk as those of `tests.bench.town`; everything goes through the services that
the windows use, in the order of time: what is measured came after what was learned. The second shop
answers at random: nothing may be learned from that.
"""

import random
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

from app.domain.categories import trunk_of
from app.domain.clocks import DAY_MS
from app.domain.learning_report import LearnedCase, build_report
from app.domain.own_model import OwnCase
from app.domain.rule_proposals import Heard as HeardAnswer
from app.domain.rule_proposals import propose_rules
from app.domain.scoring import (
    Judged,
    Pair,
    branch_pairs,
    calibration_error,
    interval,
    macro_f1,
    trunk_pairs,
)
from app.domain.suggestions import Example
from app.insight.training import train
from app.services.classifying import MODEL_FACTS, Intake, suggest
from app.services.goods import add_consignor, add_item, record_sale
from app.services.learning import Training, judged_by, keep_training, study
from app.services.opening import open_case
from app.services.program_data import load_program_data
from app.services.shop import found_shop
from app.services.visitors import Claimant
from tests.bench.figures import Figure, Plan, seconds
from tests.bench.town import Heard, heard

_ANSWERED, _NEXT = 300, 300
_STEP = 100  # the next cases are also told by the hundred: does it last?
_TOWN = 1
_FIRST_MS = 1_767_254_400_000  # 2026-01-01T08:00:00Z
_CASES_A_DAY = 4
_NOISES = 4
_TRAINING_TARGET = 6.0
_PEOPLE = 40
_TITLES = {
    "bags": "手提包", "watches": "腕表", "jewellery": "项链", "clothing": "大衣", "shoes": "皮鞋",
}  # fmt: skip

Share = Callable[[Sequence[Pair]], float]


def run(plan: Plan) -> Iterator[Figure]:
    """Before and after one training; then shops in which there is nothing to learn."""
    told = list(heard(_ANSWERED + _NEXT, seed=_TOWN))
    with tempfile.TemporaryDirectory(dir=plan.folder) as folder:
        town = _Town(Path(folder, "shop"))
        try:
            town.hear(told[:_ANSWERED])
            training = study(town.shop)
            keep_training(town.shop, training=training, kept_by="bench", by_hand=True)
            town.hear(told[_ANSWERED:])
            yield from _gained(town, training)
            yield from _training_time(town)
            yield from _reading(town)
        finally:
            town.shop.close()
        yield from _of_noise(Path(folder), told[:_ANSWERED], plan.rounds(_NOISES))


class _Town:
    """A shop to which complaints come, four a day; each is suggested for and then answered."""

    def __init__(self, folder: Path) -> None:
        self._opened = 0
        self.shop = found_shop(
            folder,
            program=load_program_data(),
            founded_by="bench",
            settings={"name": "Bench"},
            clock=self._now_ms,
            rand=random.Random(_TOWN).randbytes,
        )
        for number in range(_PEOPLE):
            add_consignor(self.shop, number=f"{number}", name=f"人{number}", added_by="bench")

    def _now_ms(self) -> int:
        return _FIRST_MS + self._opened * DAY_MS // _CASES_A_DAY

    def hear(self, complaints: Sequence[Heard]) -> None:
        """A thing is sold, complained about, suggested for, and filed by a person."""
        for one in complaints:
            sku = f"T{self._opened:04d}"
            who = str(self._opened * 7 % _PEOPLE)
            title = _TITLES[one.item_class]
            add_item(
                self.shop, sku=sku, title=title, price_minor=90_000, consignor=who, added_by="bench"
            )
            record_sale(
                self.shop, number=f"R{sku}", skus=[sku], tender="cash", sold_by="bench",
                buyer_name=f"买{who}", shipped=one.shipped,
            )  # fmt: skip
            asked = Intake(one.text, sku=sku, claimant=one.claimant)
            open_case(
                self.shop,
                complaint=one.text,
                opened_by="bench",
                sku=sku,
                claimant=Claimant(one.claimant),
                category=one.category,
                suggested=suggest(self.shop, asked, explain=False),
            )
            self._opened += 1

    def cases(self) -> list[OwnCase]:
        """All that was decided, oldest first."""
        queries = self.shop.queries
        return queries.learning.own_cases(MODEL_FACTS, queries.settings())


def _gained(town: _Town, training: Training) -> Iterator[Figure]:
    verdict = training.verdict
    print(
        f"trained on {len(training.cases)} cases: {verdict.why}"
        f" (won {verdict.won}, lost {verdict.lost}, by chance {verdict.chance:.4f})"
    )
    cases = town.cases()[_ANSWERED:]
    before = judged_by(town.shop.models.take().model, cases)
    after = judged_by(town.shop.models.take(town.shop.queries.learning.in_use()).model, cases)
    figures: tuple[tuple[str, Share, Callable[[Sequence[Judged]], list[Pair]]], ...] = (
        ("accuracy over trunks", _accuracy, trunk_pairs),
        ("macro-F1 over trunks", macro_f1, trunk_pairs),
        ("accuracy over branches", _accuracy, branch_pairs),
        ("macro-F1 over branches", macro_f1, branch_pairs),
    )
    for name, figure, pairs_of in figures:
        low, high = interval(pairs_of(after), figure)
        yield Figure(
            f"next {len(cases)}, {name} [{100 * low:.0f}–{100 * high:.0f}] beside before",
            100 * figure(pairs_of(after)),
            100 * figure(pairs_of(before)),
            unit="%",
        )
    for at in range(0, len(cases), _STEP):
        yield Figure(
            f"cases {_ANSWERED + at + 1}–{_ANSWERED + at + _STEP}, accuracy over trunks",
            100 * _accuracy(trunk_pairs(after[at : at + _STEP])),
            100 * _accuracy(trunk_pairs(before[at : at + _STEP])),
            unit="%",
        )
    yield Figure(
        "expected calibration error beside before",
        100 * calibration_error(after),
        100 * calibration_error(before),
        unit="%",
    )


def _reading(town: _Town) -> Iterator[Figure]:
    """What the owner waits for on the page about learning."""
    cases, model = town.cases(), town.shop.models.take().model
    judged = judged_by(model, cases)
    learned = [
        LearnedCase(one, "2026-03", case.complaint.text, 1.0, is_unseen=True)
        for one, case in zip(judged, cases, strict=True)
    ]
    said = [
        HeardAnswer(case.number, case.complaint.text, case.category, not one.is_right)
        for one, case in zip(judged, cases, strict=True)
    ]
    yield Figure(f"{len(cases)} cases judged", seconds(partial(judged_by, model, cases)))
    yield Figure("their report made", seconds(partial(build_report, "", learned, ())))
    yield Figure("rules proposed from them", seconds(partial(propose_rules, said)))


def _accuracy(pairs: Sequence[Pair]) -> float:
    return sum(wanted == said for wanted, said in pairs) / len(pairs)


def _training_time(town: _Town) -> Iterator[Figure]:
    """One training beside a bare pipeline that learns trunks from the very same texts."""
    seed, reader = town.shop.models.seed(), town.shop.models.reader()
    own = [case.example for case in town.cases()[:_ANSWERED]]
    ours = partial(train, own, seed=seed, reader=reader)
    bare = partial(_train_bare, [*seed, *own])
    bare()  # scikit-learn is loaded
    yield Figure(
        f"training on {len(seed) + len(own):,} texts",
        seconds(ours),
        seconds(bare),
        _TRAINING_TARGET,
    )


def _train_bare(examples: Sequence[Example]) -> None:
    pipeline = make_pipeline(
        TfidfVectorizer(analyzer="char", ngram_range=(1, 3)), LogisticRegression(max_iter=1000)
    )
    pipeline.fit(
        [example.complaint.text for example in examples],
        [trunk_of(example.category) for example in examples],
    )


def _of_noise(folder: Path, told: Sequence[Heard], shops: int) -> Iterator[Figure]:
    """Shops whose people answer at random: how many of them are taught anything."""
    kept = 0
    for number in range(shops):
        chance = random.Random(number)
        answers = [one.category for one in told]
        chance.shuffle(answers)
        town = _Town(folder / f"noise-{number}")
        try:
            town.hear([_filed(one, as_) for one, as_ in zip(told, answers, strict=True)])
            kept += study(town.shop).verdict.kept
        finally:
            town.shop.close()
    yield Figure(f"models kept of {shops} that learned from noise", kept, unit="models")


def _filed(one: Heard, category: str) -> Heard:
    return Heard(one.text, category, one.claimant, one.item_class, one.shipped)
