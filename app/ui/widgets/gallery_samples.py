"""What the gallery shows: samples of a shop's day in both languages, none of it real."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter

from app.domain.glossary import Term
from app.domain.papers import Words as WordsInBoth
from app.text.amounts import format_amount
from app.text.catalogue import chosen_language
from app.ui.widgets.chip_faces import ChipFace, party_face
from app.ui.widgets.columns import Column
from app.ui.widgets.stage_layout import Step
from app.ui.widgets.words import Words, said


def both(zh: str, en: str) -> Words:
    """Sample words outside the catalogue: they never reach a person in a shop."""
    return lambda: zh if chosen_language() == "zh" else en


def sample_term() -> Term:
    """A word of the trade with an answer."""
    return Term(
        "appraisal",
        "evidence",
        WordsInBoth("鉴定", "Appraisal"),
        WordsInBoth("双方认可的人看真伪或成色。", "Somebody both sides agree on examines it."),
        WordsInBoth("我们会请鉴定师来看。", "An appraiser examines it."),
    )


@dataclass(frozen=True, slots=True)
class SampleCase:
    """A row of the sample queue."""

    number: int
    item: str
    category: Words
    stage: Words
    turn: str
    due: Words
    late: bool
    stake_minor: int


_KINDS = (
    (both("功能故障", "Malfunction"), both("验货", "Inspect"), "shop"),
    (both("成色争议", "Condition dispute"), both("与寄卖人协商", "Ask consignor"), "consignor"),
    (both("物流破损", "Shipping damage"), both("物流理赔", "Carrier claim"), "carrier"),
    (both("真伪争议", "Authenticity"), both("鉴定", "Appraisal"), "third"),
    (both("到手有问题", "Not as described"), both("待收货", "Waiting for goods"), "buyer"),
)
_LATE = both("逾期 2 小时", "2 h overdue")
_TODAY = both("今天 18:00", "today 18:00")
_ITEMS = (
    "LV Speedy 30",
    "Chanel Classic Flap 中号 黑金 荔枝皮",
    "Rolex Datejust 36",
    "Hermès Kelly 28",
    "Max Mara 大衣",
)


def sample_case(number: int) -> SampleCase:
    """The sample case of that number."""
    category, stage, turn = _KINDS[number % len(_KINDS)]
    late = number % 4 == 1
    due = _LATE if late else _TODAY
    stake_minor = (number * 7919 % 900 + 100) * 1000
    item = _ITEMS[number % len(_ITEMS)]
    return SampleCase(number, item, category, stage, turn, due, late, stake_minor)


def sample_cases(first: int, count: int) -> Sequence[SampleCase]:
    """``count`` sample cases from ``first`` on."""
    return tuple(sample_case(number) for number in range(first, first + count))


def _number(case: SampleCase) -> str:
    return f"A-{case.number + 1:06d}"


SAMPLE_SIGNATURE = (
    (80, 600, 120, 400, 180, 300, 200, 640, 260, 420, 300, 600),
    (360, 380, 420, 650),
    (420, 380, 360, 640),
    (500, 500, 620, 420, 560, 640, 700, 500, 760, 620, 900, 380),
)

SAMPLE_COLUMNS: tuple[Column[SampleCase], ...] = (
    Column(
        "number",
        both("编号", "Number"),
        _number,
        sort=lambda case: case.number,
        width_px=96,
        bold=True,
    ),
    Column("item", both("物品", "Item"), lambda case: case.item, stretch=True),
    Column(
        "category",
        both("大类", "Category"),
        lambda case: said(case.category),
        chip=lambda case: ChipFace(said(case.category)),
        width_px=136,
    ),
    Column("stage", both("阶段", "Stage"), lambda case: said(case.stage), width_px=130),
    Column(
        "turn",
        both("等谁", "Waiting for"),
        lambda case: case.turn,
        chip=lambda case: party_face(case.turn),
        width_px=120,
    ),
    Column(
        "due",
        both("时限", "Due"),
        lambda case: said(case.due),
        sort=lambda case: case.number,
        tone=lambda case: "overdue" if case.late else "ink",
        width_px=108,
    ),
    Column(
        "stake",
        both("争议金额 CNY", "In dispute CNY"),
        lambda case: format_amount(case.stake_minor, "CNY"),
        align="right",
        sort=lambda case: case.stake_minor,
        width_px=120,
    ),
)


def sample_steps(here: int) -> tuple[Step, ...]:
    """A claim track with ``here`` as the present stage."""
    names = (
        both("受理", "Received"),
        both("收货", "Goods in"),
        both("验货", "Inspect"),
        both("退款", "Refund"),
        both("完成", "Closed"),
    )
    return tuple(
        Step(said(name), done=index < here, here=index == here) for index, name in enumerate(names)
    )


def sample_photo(hue: int, width_px: int = 320, height_px: int = 240) -> QImage:
    """A picture of nothing, in one hue."""
    image = QImage(width_px, height_px, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    sweep = QLinearGradient(0, 0, width_px, height_px)
    sweep.setColorAt(0, QColor.fromHsv(hue, 40, 235))
    sweep.setColorAt(1, QColor.fromHsv(hue, 120, 120))
    painter.fillRect(image.rect(), sweep)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(255, 255, 255, 70))
    painter.drawEllipse(width_px // 4, height_px // 5, width_px // 2, height_px * 3 // 5)
    painter.end()
    return image
