"""A shop with words of its own, for the stories about learning: no corpus knows what it says."""

import csv
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from app.domain.suggestions import Suggestion
from app.insight.model_file import settled, write_model
from app.insight.training import train
from app.services.classifying import Intake, suggest
from app.services.model_shelf import ModelShelf
from app.services.opening import open_case
from app.services.shop import Shop

SEED = {
    "COND.WEAR": ("五金掉色得厉害", "边角磨破了", "金属件氧化发黑", "磨损比说的严重", "皮面磨花了"),
    "FUNC.HARD": ("拉链拉不上", "扣子扣不紧", "锁坏了打不开", "表带扣断了", "拉链头掉了"),
    "SHIP.DMG": ("快递压坏了盒子", "外箱破了", "运输途中摔碎", "包装破损坏了", "路上压扁了"),
    "AUTH.FAKE": ("怀疑是假货", "走线不像正品", "鉴定说是仿的", "序列号查不到", "假的要求退"),
    "MIND.FIT": ("尺寸不合适想退", "买大了一号", "穿着太紧", "背着不好看想换", "鞋子小了"),
}  # fmt: skip
# What the people of this shop say instead.
JARGON = {
    "COND.WEAR": ("出老相", "吃色", "起花脸"),
    "FUNC.HARD": ("不咬牙", "松鼻子", "卡喉"),
    "SHIP.DMG": ("走山路了", "开天窗", "瘪肚子"),
    "AUTH.FAKE": ("路子不正", "不是亲生的", "高手货"),
    "MIND.FIT": ("不服帖", "压不住", "不合眼缘"),
}
_AROUND = ("客人说", "这只", "昨天买的", "老客带来", "麻烦看下", "要个说法", "颜色还行", "急")


def shelf_of_seed(shop: Shop, folder: Path) -> Shop:
    """The shop with a built-in model that was trained on the few sentences of `SEED`."""
    folder.mkdir(exist_ok=True)
    with (folder / "complaints_zh.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("branch", "voice", "goods", "text"))
        rows.writerows((code, "buyer", "bags", t) for code, texts in SEED.items() for t in texts)
    shelf = ModelShelf(shop.folder / "models", folder / "built_in.model")
    made = settled(train([], seed=shelf.seed(), reader=shelf.reader()))
    (folder / "built_in.model").write_bytes(write_model(made))
    return replace(shop, models=shelf)


def complaints(count: int, seed: int = 3) -> Iterator[tuple[str, str]]:
    """What this shop hears: text and the category that its people would choose."""
    chance = random.Random(seed)
    codes = sorted(JARGON)
    for _ in range(count):
        code = chance.choice(codes)
        words = [chance.choice(JARGON[code]), *chance.sample(_AROUND, 2)]
        chance.shuffle(words)
        yield "，".join(words), code


def hear(shop: Shop, count: int, *, seed: int = 3, opened_by: str = "陈") -> list[Suggestion]:
    """So many complaints come to the counter; each is suggested for and put right by a person."""
    shown = []
    for text, code in complaints(count, seed):
        suggestion = suggest(shop, Intake(text), explain=False)
        shown.append(suggestion)
        open_case(shop, complaint=text, opened_by=opened_by, category=code, suggested=suggestion)
    return shown
