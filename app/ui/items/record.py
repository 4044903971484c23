"""The record of one item: how it came in, where it is, what became of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.rows import HandoverLine, ItemCard
from app.domain.sales import divide_price
from app.services.photo_hiding import PhotoSubject
from app.text.amounts import format_money, format_share
from app.text.catalogue import translate
from app.text.dates import format_day_at
from app.text.dotted import dotted
from app.ui.desk import Desk
from app.ui.disposition_line import DispositionLine
from app.ui.items.columns import status_face
from app.ui.items.file import Baseline, ItemFile
from app.ui.photo_hiding import HidePhotoLine
from app.ui.pictures import show_thumbnails
from app.ui.theme.metrics import INSIDE_PX, NEAR_PX
from app.ui.widgets.banners import Banner
from app.ui.widgets.buttons import Button
from app.ui.widgets.cards import Card
from app.ui.widgets.chip_faces import ChipFace
from app.ui.widgets.chips import Chip
from app.ui.widgets.clamped_text import ClampedText
from app.ui.widgets.key_values import KeyValueGrid
from app.ui.widgets.line_list import Line, LineList
from app.ui.widgets.photo_strip import PhotoStrip
from app.ui.widgets.photos import StripPhoto
from app.ui.widgets.scroll_column import ScrollColumn, inset
from app.ui.widgets.texts import ElidedText, Text
from app.ui.widgets.words import Words

_LABEL_PX = 84


class ItemRecord(Card):
    """``case_wanted`` and ``baseline_wanted`` by its buttons, ``photo_wanted`` a hash to look at.

    ``case_opened`` carries the number of an open case, ``person_opened`` the consignor's.
    """

    case_wanted = Signal()
    baseline_wanted = Signal()
    photo_wanted = Signal(object)
    case_opened = Signal(object)
    person_opened = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, inset_px=NEAR_PX, parent=parent)
        theme = desk.theme
        self._desk = desk
        self._file: ItemFile | None = None
        self._sku = ElidedText(theme, "", tone="secondary")
        self._status = Chip(theme, "")
        self._title = ClampedText(theme, "", "value", lines=2, bold=True)
        self._price = Text(theme, "", "number")
        self._share = ElidedText(theme, "", tone="secondary")
        self._photos = PhotoStrip(theme, frozen=True, on_record=True)
        self._no_baseline = Banner(theme, self._no_baseline_words, tone="warning")
        self._facts = KeyValueGrid(theme, label_px=_LABEL_PX)
        self._owner = LineList(theme, grows=True)
        self._case_list = LineList(theme, grows=True)
        self._baselines = LineList(theme, grows=True)
        self._sale = LineList(theme, grows=True)
        self._handovers = LineList(theme, grows=True)
        self.disposition = DispositionLine(desk, only_open=True)
        self.hiding = HidePhotoLine(desk)
        self._sections: dict[str, Text] = {}
        self._open_case = Button(
            theme, lambda: translate("Items", "Open a case"), "primary", hint="Enter"
        )
        self._baseline = Button(
            theme,
            lambda: translate("Items", "Record its condition"),
            icon="camera",
            shortcut="Ctrl+B",
            hint=lambda: translate("Items", "Photos, condition, serial number, accessories"),
        )
        self._lay_out()
        self._connect()
        self.show_nothing()

    def _lay_out(self) -> None:
        theme = self._desk.theme
        head = QHBoxLayout()
        head.setSpacing(NEAR_PX)
        head.addWidget(self._sku, 1)
        head.addWidget(self._status)
        money = QVBoxLayout()
        money.setSpacing(0)
        money.addWidget(self._price)
        money.addWidget(self._share)
        buttons = QHBoxLayout()
        buttons.setSpacing(NEAR_PX)
        buttons.addWidget(self._open_case)
        buttons.addWidget(self._baseline)
        buttons.addStretch(1)
        for key, words in (
            ("condition", lambda: translate("Items", "Condition")),
            ("serial", lambda: translate("Items", "Serial no.")),
            ("look", lambda: translate("Items", "Size, colour")),
            ("accessories", lambda: translate("Items", "Accessories")),
            ("where", lambda: translate("Items", "Where it is")),
            ("received", lambda: translate("Items", "Came in")),
        ):
            self._facts.add_row(key, words)
        scroll = ScrollColumn()
        column = scroll.column
        for thing in (
            self._title,
            money,
            buttons,
            self._photos,
            self.hiding,
            self._no_baseline,
            self._facts,
        ):
            column.addLayout(inset(thing))
        for key, title, widget in (
            ("owner", lambda: translate("Items", "Consignor"), self._owner),
            ("cases", lambda: translate("Items", "Open cases"), self._case_list),
            (
                "baselines",
                lambda: translate("Items", "Recorded condition"),
                self._baselines,
            ),
            (
                "disposition",
                lambda: translate("Disposition", "What becomes of the item"),
                self.disposition,
            ),
            ("sale", lambda: translate("Items", "Sold"), self._sale),
            (
                "handovers",
                lambda: translate("Items", "Where it has been"),
                self._handovers,
            ),
        ):
            self._sections[key] = Text(theme, title, "caption", tone="secondary", bold=True)
            section = QVBoxLayout()
            section.setSpacing(INSIDE_PX)
            section.addLayout(inset(self._sections[key]))
            section.addWidget(widget)
            column.addLayout(section)
        column.addStretch(1)
        self.body.addSpacing(INSIDE_PX)
        self.body.addLayout(inset(head))
        self.body.addWidget(scroll, 1)

    def _connect(self) -> None:
        self._open_case.clicked.connect(self.case_wanted)
        self._baseline.clicked.connect(self.baseline_wanted)
        self._photos.preview_requested.connect(self.photo_wanted)
        self._case_list.line_opened.connect(lambda line: self.case_opened.emit(line.key))
        self._owner.line_opened.connect(lambda line: self.person_opened.emit(line.key))
        self._no_baseline.dismissed.connect(self._no_baseline.hide)
        self._photos.hide_wanted.connect(lambda sha256: self.ask_to_hide(str(sha256)))
        self.disposition.offers_changed.connect(lambda count: self._show_disposition(int(count)))

    def ask_to_hide(self, sha256: str) -> None:
        """Ask why a photo of the item should be shown no more."""
        if self._file is not None:
            self.hiding.ask(PhotoSubject("item", self._file.card.line.sku), sha256)

    def leave(self) -> bool:
        """Esc closes what is being asked."""
        return self.hiding.leave() or self.disposition.leave()

    def _show_disposition(self, count: int) -> None:
        for part in (self._sections["disposition"], self.disposition):
            part.setVisible(bool(count))

    def item(self) -> ItemFile | None:
        """What is shown."""
        return self._file

    def show_nothing(self) -> None:
        """No item is chosen."""
        self._file = None
        self.setEnabled(False)
        self._sku.say("")
        self._title.say(lambda: translate("Items", "No item chosen"))
        self._price.say("")
        self._share.say("")
        for widget in (self._status, self._photos, self._no_baseline, self._facts):
            widget.hide()
        self._show_buttons(shown=False)
        self._show_disposition(0)
        self.leave()
        for section in self._sections.keys() - {"disposition"}:
            self._show_lines(section, ())

    def show_item(self, file: ItemFile) -> None:
        """Show the record of an item."""
        if self._file is None or self._file.card.line.id != file.card.line.id:
            self.leave()
        self._file, card = file, file.card
        self.setEnabled(True)
        self._show_buttons(shown=True)
        line = card.line
        self._sku.say(line.sku)
        self._sku.set_tone("secondary")
        face = status_face(self._desk, line.status)
        self._status.say(lambda: self._desk.word("item_status", line.status), face.role)
        self._status.show()
        self._title.say(line.full_title)
        self._price.say(format_money(line.price_minor, line.currency))
        self._share.say(lambda: self._share_words(card))
        hashes = [photo.sha256 for photo in card.photos]
        self._photos.set_photos(tuple(StripPhoto(sha256) for sha256 in hashes))
        self._photos.setVisible(bool(hashes))
        show_thumbnails(self._desk, self._photos, hashes)
        self._no_baseline.setVisible(not card.has_baseline and not hashes)
        self._show_facts(card)
        self._show_sections(file)
        self.disposition.show_item(card)

    def retranslate(self) -> None:
        """Words of codes are made anew."""
        if self._file is not None:
            self.show_item(self._file)

    def _show_buttons(self, *, shown: bool) -> None:
        self._open_case.setVisible(shown)
        self._baseline.setVisible(shown)

    def _show_facts(self, card: ItemCard) -> None:
        desk = self._desk
        self._facts.show()

        def where() -> str:
            place = desk.word("custody", card.line.custody)
            return f"{place} · {card.place}" if card.place else place

        facts: dict[str, Words] = {
            "condition": card.condition,
            "serial": card.serial,
            "look": dotted(card.size, card.color),
            "accessories": self._accessory_words(card.accessories),
            "where": where,
            "received": card.received_on,
        }
        for key, value in facts.items():
            self._facts.set_value(key, value)
            self._facts.show_row(key, shown=bool(value))

    def _show_sections(self, file: ItemFile) -> None:
        desk, zone, card = self._desk, self._desk.settings.zone, file.card
        number = card.line.consignor_number
        owner = Line(number, f"{number}  {card.line.consignor_name}")
        self._show_lines("owner", (owner,) if number else ())
        self._show_lines(
            "cases",
            tuple(
                Line(
                    line.number,
                    line.number,
                    detail=desk.category(line.category),
                    figure=format_money(line.at_stake_minor, line.currency),
                    chip=ChipFace(desk.stage(line.stage), line.turn or "neutral"),
                )
                for line in file.cases
            ),
        )
        self._show_lines(
            "baselines",
            tuple(self._recorded(number, line) for number, line in enumerate(file.baselines)),
        )
        sale = card.sale
        sold: tuple[Line, ...] = ()
        if sale is not None:
            tender = desk.word("tender", sale.tender)
            parts = (sale.buyer_name, tender)
            sold = (
                Line(
                    sale.number,
                    translate("Items", "Receipt {number}").format(number=sale.number),
                    detail=dotted(*parts),
                    lead=format_day_at(sale.sold_at, zone),
                    figure=format_money(sale.price_minor, sale.currency),
                    opens=False,
                ),
            )
        self._show_lines("sale", sold)
        self._show_lines(
            "handovers",
            tuple(self._handover(number, line) for number, line in enumerate(card.handovers)),
        )

    def _recorded(self, number: int, line: Baseline) -> Line:
        moments = {
            "intake": translate("Items", "as it came in"),
            "sale": translate("Items", "as it went out"),
        }
        return Line(
            str(number),
            line.condition or moments.get(line.moment, ""),
            detail=self._joined(
                moments.get(line.moment, "") if line.condition else "",
                line.serial,
                self._accessory_words(line.accessories),
            ),
            lead=format_day_at(line.at, self._desk.settings.zone),
            opens=False,
        )

    def _accessory_words(self, accessories: tuple[str, ...]) -> str:
        return " · ".join(self._desk.word("accessory", code) for code in accessories)

    @staticmethod
    def _joined(*parts: str) -> str:
        return "  ".join(part for part in parts if part)

    def _handover(self, number: int, line: HandoverLine) -> Line:
        desk = self._desk
        target = desk.word("custody", line.target)
        return Line(
            str(number),
            f"{target} · {line.place}" if line.place else target,
            detail=self._joined(
                line.condition, self._accessory_words(line.accessories), line.waybill
            ),
            lead=format_day_at(line.at, desk.settings.zone),
            opens=False,
        )

    def _show_lines(self, section: str, lines: tuple[Line, ...]) -> None:
        lists = {
            "owner": self._owner,
            "cases": self._case_list,
            "baselines": self._baselines,
            "sale": self._sale,
            "handovers": self._handovers,
        }
        lists[section].set_lines(lines)
        lists[section].setAccessibleName(self._sections[section].text())
        lists[section].setVisible(bool(lines))
        self._sections[section].setVisible(bool(lines))

    def _share_words(self, card: ItemCard) -> str:
        line = card.line
        if not line.consignor_number:
            return translate("Items", "the shop's own")
        if card.split_bp is None:
            return ""
        part, _ = divide_price(line.price_minor, card.split_bp)
        return translate("Items", "{share} to the consignor: {amount}").format(
            share=format_share(card.split_bp), amount=format_money(part, line.currency)
        )

    @staticmethod
    def _no_baseline_words() -> str:
        return translate(
            "Items",
            "Its condition was never recorded: after a complaint, nothing shows how it was before.",
        )
