"""The gallery's larger cards: a case, a queue, and what stands where there is nothing."""

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from app.text.amounts import format_amount
from app.ui.theme.theme import Theme
from app.ui.widgets.buttons import Button
from app.ui.widgets.cards import Card
from app.ui.widgets.chips import PartyChip
from app.ui.widgets.columns import PageRequest
from app.ui.widgets.fields import Field
from app.ui.widgets.gallery_samples import (
    SAMPLE_COLUMNS,
    SAMPLE_SIGNATURE,
    both,
    sample_cases,
    sample_photo,
)
from app.ui.widgets.key_values import KeyValueGrid
from app.ui.widgets.money_fields import MoneyEdit, MoneyLabel
from app.ui.widgets.paged_model import PagedTableModel
from app.ui.widgets.paged_pane import PagedPane
from app.ui.widgets.paged_table import PagedTable
from app.ui.widgets.photo_strip import PhotoStrip
from app.ui.widgets.photos import StripPhoto
from app.ui.widgets.progress import JobProgress
from app.ui.widgets.signature_pad import SignaturePad, SignatureView
from app.ui.widgets.skeleton import Skeleton
from app.ui.widgets.split_bar import SplitBar, SplitParty
from app.ui.widgets.states import EmptyState, ErrorState

_COUNT = 1234
_TABLE_PX = 320


def case_cards(theme: Theme) -> tuple[QWidget, QWidget, QWidget]:
    """Facts, evidence, who pays."""
    return _facts(theme), _evidence(theme), _split(theme)


def _facts(theme: Theme) -> Card:
    card = Card(theme, both("物品", "Item"))
    card.add_action(Button(theme, both("打开", "Open"), "quiet"))
    stake = MoneyLabel(theme, "number")
    stake.set_money(680_000, "CNY")
    card.body.addWidget(stake)
    grid = KeyValueGrid(theme)
    grid.add_row("item", both("物品", "Item"), "Chanel Classic Flap 中号 黑金 荔枝皮 2019 年购入")
    grid.add_row("sku", both("编号", "SKU"), "A-10293")
    grid.add_row("turn", both("等谁", "Waiting for"), PartyChip(theme, "consignor", "李女士"))
    grid.add_row("due", both("时限", "Due"), "")
    grid.set_value("due", both("逾期 2 小时", "2 h overdue"), tone="overdue")
    card.body.addWidget(grid)
    amount = MoneyEdit(
        parse=lambda text: int(text.replace(",", "").replace(".", "")),
        show=lambda minor: format_amount(minor, "CNY"),
    )
    amount.set_minor(38_600)
    card.body.addWidget(Field(theme, both("赔付金额 CNY", "Amount CNY"), amount))
    card.body.addStretch(1)
    return card


def _evidence(theme: Theme) -> Card:
    card = Card(theme, both("证据", "Evidence"))
    strip = PhotoStrip(theme)
    strip.set_photos(tuple(StripPhoto(str(number)) for number in range(5)))
    for number, hue in enumerate((24, 200, 320)):
        strip.set_picture(str(number), sample_photo(hue))
    strip.set_picture("3", QImage())
    strip.select("1")
    card.body.addWidget(strip)
    card.body.addWidget(PhotoStrip(theme))
    progress = JobProgress(theme)
    progress.begin(both("正在导入 4 / 10", "Importing 4 of 10"))
    progress.advance(4, 10)
    card.body.addWidget(progress)
    progress.show()
    skeleton = Skeleton(theme, 3)
    skeleton.begin()
    card.body.addWidget(skeleton, 1)
    return card


def _split(theme: Theme) -> Card:
    card = Card(theme, both("谁承担", "Who pays"))
    card.add_action(Button(theme, both("为什么", "Why"), "quiet"))
    bar = SplitBar(theme)
    parties = (
        SplitParty("shop"),
        SplitParty("consignor", "李女士"),
        SplitParty("carrier", "顺丰"),
    )
    bar.set_split(parties, (3000, 5000, 2000))
    bar.set_total(38_600, "CNY")
    card.body.addWidget(bar)
    card.body.addWidget(SignaturePad(theme, both("在此签名", "Sign here")))
    card.body.addWidget(SignatureView(theme, SAMPLE_SIGNATURE))
    card.body.addStretch(1)
    return card


def table_card(theme: Theme) -> QWidget:
    """A sample queue that answers at once."""
    model = PagedTableModel(SAMPLE_COLUMNS, row_id=lambda case: case.number)
    table = PagedTable(theme, model)
    model.setParent(table)

    def answer(request: PageRequest) -> None:
        count = min(request.limit, _COUNT - request.offset)
        model.take_page(request, sample_cases(request.offset, count))

    model.page_wanted.connect(answer)
    model.count_wanted.connect(lambda generation: model.take_count(generation, _COUNT))
    table.sort_requested.connect(lambda key, down: model.set_sort(key, descending=down))
    empty = EmptyState(theme, both("没有等您处理的售后单", "Nothing waits for you"))
    pane = PagedPane(theme, table, empty=empty)
    pane.setFixedHeight(_TABLE_PX)
    card = Card(theme, inset_px=1)
    card.body.addWidget(pane)
    model.reload()
    table.choose(2)
    return card


def state_cards(theme: Theme) -> tuple[QWidget, QWidget]:
    """Empty and failed."""
    empty = EmptyState(
        theme,
        both(
            "还没有照片。拍一张,以后说得清。", "No photos yet. One picture settles many disputes."
        ),
        both("拍照", "Take a photo"),
        icon="camera",
    )
    error = ErrorState(
        theme,
        both("磁盘满了,照片没有存上", "The disk is full: the photo was not saved"),
        both(
            "售后单已经存好。腾出空间再试。",
            "The case itself is safe. Free some space and try again.",
        ),
    )
    cards = (Card(theme), Card(theme))
    for card, state in zip(cards, (empty, error), strict=True):
        card.body.addWidget(state)
    return cards
