"""The hidden gallery: every component in every state, to look at after a change of style."""

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.ui.theme.metrics import GROUP_PX, NEAR_PX, PAGE_PX
from app.ui.theme.theme import Theme
from app.ui.widgets.banners import Banner
from app.ui.widgets.buttons import Button, IconButton
from app.ui.widgets.cards import Card
from app.ui.widgets.chips import Chip, PartyChip
from app.ui.widgets.fields import Field
from app.ui.widgets.gallery_cards import case_cards, state_cards, table_card
from app.ui.widgets.gallery_samples import both, sample_steps, sample_term
from app.ui.widgets.gallery_suggestions import suggestion_cards
from app.ui.widgets.nav_rail import NavEntry, NavRail
from app.ui.widgets.search_box import SearchBox
from app.ui.widgets.stage_path import StagePath
from app.ui.widgets.term_text import TermText
from app.ui.widgets.texts import Text
from app.ui.widgets.themed import Themed
from app.ui.widgets.toasts import ToastStack
from app.ui.widgets.words import said

_PLACES = (
    NavEntry("counter", "store", both("柜台", "Counter"), "F2"),
    NavEntry("queue", "inbox", both("队列", "Queue"), "F3"),
    NavEntry("items", "package", both("物品", "Items"), "F4"),
    NavEntry("people", "users", both("人员", "People"), "F5"),
    NavEntry("money", "wallet", both("款项", "Money"), "F6"),
    NavEntry("reports", "chart-column", both("报表", "Reports"), "F7"),
)
_BELOW = (NavEntry("settings", "settings", both("设置", "Settings")),)


class Gallery(Themed):
    """Opened from the command palette only."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        rail = NavRail(theme, _PLACES, _BELOW)
        rail.choose("counter")
        rail.set_badge("queue", "12", late=True)
        rail.set_badge("money", "999+")
        self.page = QWidget()
        column = QVBoxLayout(self.page)
        column.setContentsMargins(PAGE_PX, PAGE_PX, PAGE_PX, PAGE_PX)
        column.setSpacing(GROUP_PX)
        column.addWidget(Text(theme, both("组件总览", "Gallery"), "title"))
        draft = both("上次没存完的受理单还在:LV Speedy 30", "A draft is waiting: LV Speedy 30")
        column.addWidget(Banner(theme, draft, both("继续", "Go on")))
        offline = both("备份已有 9 天没做了", "The last backup is 9 days old")
        column.addWidget(Banner(theme, offline, both("现在备份", "Back up now"), tone="warning"))
        column.addLayout(_row(_buttons(theme), _fields(theme)))
        column.addWidget(_paths(theme))
        column.addLayout(_row(*case_cards(theme)))
        column.addLayout(_row(*suggestion_cards(theme)))
        column.addWidget(table_card(theme))
        column.addLayout(_row(*state_cards(theme)))
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self.page)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(rail)
        row.addWidget(scroll, 1)
        self.toasts = ToastStack(theme, self)


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GROUP_PX)
    for widget in widgets:
        row.addWidget(widget, 1)
    return row


def _line(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(NEAR_PX)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row


def _buttons(theme: Theme) -> Card:
    card = Card(theme, both("按钮和标签", "Buttons and chips"))
    save = both("保存并打印", "Save and print")
    primary = Button(theme, save, "primary", icon="printer", shortcut="Ctrl+Return")
    off = Button(theme, save, "primary")
    off.setEnabled(False)
    busy = Button(theme, save, icon="printer")
    busy.set_busy(both("正在保存…", "Saving…"))
    card.body.addLayout(_line(primary, off, busy))
    other = Button(theme, both("发送提醒", "Send reminder"))
    quiet = Button(theme, both("更多操作", "More moves"), "quiet", icon="chevron-down")
    danger = Button(theme, both("作废", "Void"), "danger")
    more = IconButton(theme, "printer", both("打印", "Print"), shortcut="Ctrl+P")
    card.body.addLayout(_line(other, quiet, danger, more))
    parties = ("shop", "consignor", "carrier", "buyer", "third")
    card.body.addLayout(_line(*(PartyChip(theme, party) for party in parties)))
    named = PartyChip(theme, "consignor", "李女士")
    card.body.addLayout(
        _line(
            named,
            Chip(theme, both("功能故障", "Malfunction")),
            Chip(theme, both("五金拉链", "Zipper")),
            Chip(theme, both("逾期", "Overdue"), "overdue"),
            Chip(theme, both("快到期", "Due soon"), "warning"),
            Chip(theme, both("已结清", "Settled"), "good"),
        )
    )
    card.body.addLayout(_line(TermText(theme, sample_term())))
    card.body.addStretch(1)
    return card


def _fields(theme: Theme) -> Card:
    card = Card(theme, both("输入", "Fields"))
    card.body.addWidget(SearchBox(theme))
    phone = Field(theme, both("手机号", "Phone"), QLineEdit("138 0013 800"))
    phone.set_problem(both("少一位数字", "One digit is missing"))
    choice = QComboBox()
    choice.addItems([said(both("功能故障", "Malfunction")), said(both("真伪争议", "Authenticity"))])
    hint = both("不填就用默认", "Left empty, the default is used")
    row = QHBoxLayout()
    row.setSpacing(GROUP_PX)
    row.addWidget(phone, 1)
    row.addWidget(Field(theme, both("大类", "Category"), choice, hint=hint), 1)
    card.body.addLayout(row)
    checked = QCheckBox(said(both("有盒子", "Box")))
    checked.setChecked(True)
    chosen = QRadioButton(said(both("退货退款", "Return and refund")))
    chosen.setChecked(True)
    unchecked = QCheckBox(said(both("有发票", "Receipt")))
    card.body.addLayout(
        _line(checked, unchecked, chosen, QRadioButton(said(both("维修", "Repair"))))
    )
    words = both("客人说拉链用了两天就坏了", "The zipper broke after two days")
    text = QPlainTextEdit(said(words))
    text.setFixedHeight(72)
    card.body.addWidget(text)
    card.body.addStretch(1)
    return card


def _paths(theme: Theme) -> Card:
    card = Card(theme, both("进度", "Paths"))
    tracks = ((both("对客", "Claim"), 2), (both("追责", "Recovery"), 1))
    for label, here in tracks:
        card.body.addWidget(StagePath(theme, sample_steps(here), label=label, label_px=72))
    narrow = StagePath(theme, sample_steps(3))
    narrow.setFixedWidth(260)
    card.body.addWidget(narrow)
    return card
