"""The item of a case: where it stands, and what becomes of it."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.rows import CaseCard
from app.text.amounts import format_money
from app.text.catalogue import translate
from app.text.dates import format_day_at
from app.ui.case.layers import CaseSection
from app.ui.desk import Desk
from app.ui.disposition_line import DispositionLine
from app.ui.items.columns import status_face
from app.ui.theme.metrics import GROUP_PX
from app.ui.widgets.cards import Card
from app.ui.widgets.chips import Chip
from app.ui.widgets.key_values import KeyValueGrid
from app.ui.widgets.line_list import Line, LineList
from app.ui.widgets.scroll_column import ScrollColumn, inset
from app.ui.widgets.texts import Text


class ItemSection(CaseSection):
    """Left what the item is now and where it has been, right what can become of it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        self._card: CaseCard | None = None
        theme = desk.theme
        self._status = Chip(theme, "")
        self._facts = KeyValueGrid(theme, label_px=84)
        for key, words in (
            ("sku", lambda: translate("Items", "SKU")),
            ("price", lambda: translate("Items", "Price")),
            ("condition", lambda: translate("Items", "Condition")),
            ("where", lambda: translate("Items", "Where it is")),
            ("owner", lambda: translate("Items", "Consignor")),
        ):
            self._facts.add_row(key, words)
        self._been_words = Text(
            theme,
            lambda: translate("Items", "Where it has been"),
            "caption",
            tone="secondary",
            bold=True,
        )
        self._been = LineList(theme, grows=True)
        self._none = Text(
            theme, lambda: translate("Case", "This case has no item."), tone="secondary", wrap=True
        )
        self.disposition = DispositionLine(desk)
        thing = Card(theme, lambda: translate("Case", "The item now"))
        thing.add_action(self._status)
        left = ScrollColumn()
        for part in (self._none, self._facts, self._been_words):
            left.column.addLayout(inset(part))
        left.column.addWidget(self._been)
        left.column.addStretch(1)
        thing.body.addWidget(left, 1)
        fate = Card(theme, lambda: translate("Disposition", "What becomes of the item"))
        right = ScrollColumn()
        right.column.addWidget(self.disposition)
        right.column.addStretch(1)
        fate.body.addWidget(right, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GROUP_PX)
        row.addWidget(thing, 1)
        row.addWidget(fate, 1)
        self._fate = fate

    def show_case(self, card: CaseCard) -> None:
        """Show where the case's item stands."""
        self._card = card
        item, desk = card.item, self._desk
        self._none.setVisible(item is None)
        for part in (self._status, self._facts, self._been_words, self._been, self._fate):
            part.setVisible(item is not None)
        if item is None:
            return
        line = item.line
        face = status_face(desk, line.status)
        self._status.say(lambda: desk.word("item_status", line.status), face.role)
        place = desk.word("custody", line.custody)
        owner = f"{line.consignor_number}  {line.consignor_name}".strip()
        facts = {
            "sku": line.sku,
            "price": format_money(line.price_minor, line.currency),
            "condition": item.condition,
            "where": f"{place} · {item.place}" if item.place else place,
            "owner": owner or translate("Items", "the shop's own"),
        }
        for key, value in facts.items():
            self._facts.set_value(key, value)
            self._facts.show_row(key, shown=bool(value))
        self._been.set_lines(
            [
                Line(
                    str(row),
                    desk.word("custody", been.target) + (f" · {been.place}" if been.place else ""),
                    detail=been.condition,
                    lead=format_day_at(been.at, desk.settings.zone),
                    opens=False,
                )
                for row, been in enumerate(item.handovers)
            ]
        )
        self._been_words.setVisible(bool(item.handovers))
        self.disposition.show_item(item, card.line.number)

    def leave(self) -> bool:
        """Esc closes the line that is being filled in."""
        return self.disposition.leave()

    def retranslate(self) -> None:
        """Names of codes are said anew."""
        if self._card is not None:
            self.show_case(self._card)
