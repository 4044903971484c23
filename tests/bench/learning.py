"""What a shop teaches: the same 300 cases judged before and after 300 corrections, and the time.

Half of what the shop hears is plain (texts that no model was trained on), half has words of its
own that no corpus knows. One word in five of the second 300 was never heard in the first. The
limit of a figure is the built-in model on the same cases; the target is the issue's: 0.05 better.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.domain.champions import split_by_time
from app.domain.learning_report import LearnedCase, build_report
from app.domain.own_model import OwnCase
from app.domain.rule_proposals import Heard, propose_rules
from app.domain.scoring import figures_of
from app.domain.suggestions import Complaint
from app.insight.calibration import calibrated, scored_by
from app.insight.model import Model
from app.insight.model_file import settled
from app.insight.seed import near_real_examples
from app.insight.training import train
from app.services.learning import judged_by
from app.services.model_shelf import SEED_FOLDER, ModelShelf
from app.text.program_files import program_file
from tests.bench.figures import Figure, Plan, seconds

_CASES = 300
_MINUTE_MS = 60_000
_TARGET = "5 %"
# What the people of this shop say, by the category that they mean; the last is heard only later.
_JARGON = {
    "COND.WEAR": ("出老相了", "吃色吃得厉害", "起花脸", "边油开口笑", "皮子走水"),
    "COND.STAIN": ("带汗渍图", "里子见血", "有锅气", "落了猫爪", "吃了墨"),
    "FUNC.HARD": ("不咬牙", "松鼻子", "卡喉", "扣头打滑", "牙口歪"),
    "FUNC.BATT": ("气短", "撑不到晚饭", "一插就醒一拔就睡", "喝电", "虚电"),
    "SHIP.DMG": ("走山路了", "开天窗", "瘪肚子", "四角软了", "路上挨踢"),
    "SHIP.LATE": ("在路上过年", "趴窝三天", "蜗牛件", "一直在打转", "没挪窝"),
    "AUTH.FAKE": ("路子不正", "不是亲生的", "高手货", "码子对不上", "像莆字头"),
    "DESC.SIZE": ("尺码虚标", "报大不报小", "比标的短一截", "量着缩水", "差两指"),
    "MIND.DISLIKE": ("不合眼缘", "压不住", "上身像借的", "气场不对", "看着显老"),
    "MONEY.PAYOUT": ("结款没落袋", "账上还挂着", "说好的数没到", "钱袋子空的", "还没回款"),
}
_AROUND = (
    "客人说这只", "老客带来的", "上周走的货", "麻烦看下", "要个说法", "颜色还行", "急",
    "朋友送的", "自己用了两天", "跟群里发的不一样", "之前没提", "照片里看不出",
)  # fmt: skip


def run(plan: Plan) -> Iterator[Figure]:
    """Before and after, then what it took."""
    shelf = ModelShelf(plan.folder / "no-models")
    seed, reader, built_in = shelf.seed(), shelf.reader(), shelf.take().model
    taught, asked = _shop()
    made: list[Model] = []

    def learn() -> None:
        older, newest = split_by_time([case.example for case in taught])
        probe = train(older, seed=seed, reader=reader)
        probe = calibrated(probe, scored_by(probe, newest))
        model = train([*older, *newest], seed=seed, reader=reader)
        made.append(settled(replace(model, temperature=probe.temperature)))

    took = seconds(learn)
    before, after = figures_of(judged_by(built_in, asked)), figures_of(judged_by(made[0], asked))
    wanted = f"next {_CASES} (wanted: {_TARGET} more)"
    yield _share(f"right category, {wanted}", after.accuracy, before.accuracy)
    yield _share(f"macro-F1, {wanted}", after.macro_f1, before.macro_f1)
    yield _share("calibration error after", after.calibration_error, before.calibration_error)
    plain = [case for case in asked if case.number.startswith("P")]
    old, new = (figures_of(judged_by(model, plain)) for model in (built_in, made[0]))
    yield _share("plain words alone: right category", new.accuracy, old.accuracy)
    yield Figure(f"tried and trained: {_CASES} cases, {len(seed):,} texts", took)
    yield from _reading(built_in, [*taught, *asked])


def _share(name: str, ours: float, limit: float) -> Figure:
    return Figure(name, 100 * ours, 100 * limit, unit="%")


def _reading(model: Model | None, cases: Sequence[OwnCase]) -> Iterator[Figure]:
    judged = judged_by(model, cases)
    learned = [
        LearnedCase(one, "2026-03", case.complaint.text, 1.0, is_unseen=True)
        for one, case in zip(judged, cases, strict=True)
    ]
    heard = [
        Heard(case.number, case.complaint.text, case.category, not one.is_right)
        for one, case in zip(judged, cases, strict=True)
    ]
    yield Figure(f"{len(cases)} cases judged", seconds(lambda: judged_by(model, cases)))
    yield Figure("their report made", seconds(lambda: build_report("", learned, ())))
    yield Figure("rules proposed from them", seconds(lambda: propose_rules(heard)))


def _shop() -> tuple[Sequence[OwnCase], Sequence[OwnCase]]:
    """The first 300 cases, and the next."""
    chance = random.Random(11)
    texts = [
        (example.complaint.text, example.category)
        for example, _second, is_clear in near_real_examples(program_file(*SEED_FOLDER), "zh")
        if is_clear
    ]
    chance.shuffle(texts)
    half = min(len(texts) // 2, _CASES // 2)
    parts = []
    for part in range(2):
        plain = texts[part * half : (part + 1) * half]
        own = [_said(chance, later=part == 1) for _ in range(_CASES - half)]
        told = [("P", *one) for one in plain] + [("J", *one) for one in own]
        chance.shuffle(told)
        parts.append(told)
    made = [
        OwnCase(f"{kind}{at:04d}", at * _MINUTE_MS, category, Complaint(text))
        for at, (kind, text, category) in enumerate([*parts[0], *parts[1]])
    ]
    return made[:_CASES], made[_CASES:]


def _said(chance: random.Random, *, later: bool) -> tuple[str, str]:
    category = chance.choice(sorted(_JARGON))
    known = _JARGON[category]
    words = [chance.choice(known if later else known[:-1]), *chance.sample(_AROUND, 3)]
    chance.shuffle(words)
    return "，".join(words), category
