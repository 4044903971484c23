"""What becomes of an item: what can be done now, and why the rest cannot."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.disposition import ASKS, DispositionTold, OfferedDisposition, read_disposition
from app.domain.falls import FALL_MODES, FIXED
from app.domain.rows import ItemCard
from app.services.disposition import dispose_item, dispositions_of
from app.text.catalogue import translate
from app.text.errors import guard_sentence
from app.ui.desk import Desk
from app.ui.tell_line import Answers, Blank, TellLine
from app.ui.theme.metrics import NEAR_PX
from app.ui.widgets.line_list import Line, LineList
from app.ui.widgets.scroll_column import inset
from app.ui.widgets.themed import Themed

_NEEDED = {
    "regrade": {"price"},
    "own": {"amount"},
    "donate": {"note"},
    "destroy": {"note"},
    "hold_as_evidence": {"note"},
}


class DispositionLine(Themed):
    """A line a disposition; Enter or a click does it, or asks what it wants to be told.

    With ``only_open`` those that cannot be chosen are left out. ``offers_changed`` carries how
    many can.
    """

    offers_changed = Signal(object)

    def __init__(
        self, desk: Desk, *, only_open: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        self._only_open = only_open
        self._item: ItemCard | None = None
        self._number = ""
        self._offers: tuple[OfferedDisposition, ...] = ()
        self.list = LineList(desk.theme, grows=True)
        self.list.line_opened.connect(lambda line: self._on_opened(line.key))
        self.line = TellLine(desk)
        self.line.closed.connect(self.list.show)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR_PX)
        column.addWidget(self.list)
        column.addLayout(inset(self.line))

    def show_item(self, item: ItemCard, number: str = "") -> None:
        """Ask what can become of an item; ``number`` is the case that leads to it."""
        if self._item is not None and self._item.line.id != item.line.id:
            self.line.close_line()
        self._item, self._number = item, number
        shop, sku = self._desk.shop, item.line.sku
        self._desk.ask(
            lambda _queries: dispositions_of(shop, sku=sku),
            self._take,
            owner=self,
            key=f"disposition.{id(self)}",
        )

    def leave(self) -> bool:
        """Esc closes the line that is being filled in."""
        return self.line.close_line()

    def retranslate(self) -> None:
        """Names and reasons are said anew."""
        self._take(self._offers)

    def _take(self, offers: tuple[OfferedDisposition, ...]) -> None:
        self._offers = offers
        shown = [o for o in offers if o.is_allowed or not self._only_open]
        self.list.set_lines([self._line(offer) for offer in shown])
        self.list.setAccessibleName(translate("Disposition", "What becomes of the item"))
        asked = self.line.asks_for()
        if asked and asked not in {o.disposition for o in offers if o.is_allowed}:
            self.line.close_line()
        self.offers_changed.emit(len([o for o in offers if o.is_allowed]))

    def _line(self, offer: OfferedDisposition) -> Line:
        return Line(
            offer.disposition,
            self._desk.word("disposition", offer.disposition),
            detail="；".join(guard_sentence(m) for m in offer.missing)
            if self._desk.lang == "zh"
            else "; ".join(guard_sentence(m) for m in offer.missing),
            opens=offer.is_allowed,
        )

    def _on_opened(self, code: str) -> None:
        item, disposition = self._item, read_disposition(code)
        if item is None:
            return
        needed = _NEEDED.get(disposition, set())
        if item.line.status == "lost":
            needed = needed - {"amount"}  # the shop has paid for it already
        came_back = item.line.status == "on_hold" and bool(item.line.consignor_number)
        asks = [ask for ask in ASKS[disposition] if ask != "fall" or came_back]
        blanks = tuple(self._blank(ask, item, needed=ask in needed) for ask in asks)
        if not blanks and disposition == "restock":
            self._dispose(code, Answers({}, {}))
            return
        self.list.hide()
        self.line.ask(
            code,
            lambda: self._desk.word("disposition", code),
            blanks,
            lambda: self._desk.word("disposition", code),
            lambda told: self._dispose(code, told),
            kind="danger" if code in {"destroy", "donate"} else "primary",
        )

    def _blank(self, ask: str, item: ItemCard, *, needed: bool) -> Blank:
        currency = item.line.currency
        blanks = {
            "price": Blank(
                "price",
                lambda: translate("Disposition", "New price {currency}").format(currency=currency),
                needed=needed,
                currency=currency,
            ),
            "amount": Blank(
                "amount",
                lambda: translate("Disposition", "The consignor gets {currency}").format(
                    currency=currency
                ),
                needed=needed,
                currency=currency,
            ),
            "worth": Blank(
                "worth",
                lambda: translate("Disposition", "It is worth {currency}").format(
                    currency=currency
                ),
                needed=False,
                currency=currency,
                hint=lambda: translate(
                    "Disposition", "If it is worth less, the rest is a loss of the case."
                ),
            ),
            "grade": Blank(
                "grade",
                lambda: translate("Disposition", "New grade"),
                needed=needed,
                start=item.condition,
            ),
            "fall": Blank(
                "fall",
                lambda: translate("Disposition", "A fall in value is"),
                needed=False,
                start=FIXED,
                choices=[(mode, self._desk.word("fall", mode)) for mode in FALL_MODES],
                hint=lambda: translate(
                    "Disposition", "What the consignor gets less of it is a loss of the case."
                ),
            ),
            "place": Blank(
                "place", lambda: translate("Disposition", "Where it goes"), needed=needed
            ),
            "note": Blank("note", lambda: translate("Disposition", "Why"), needed=needed),
        }
        return blanks[ask]

    def _dispose(self, code: str, told: Answers) -> None:
        item, desk, number = self._item, self._desk, self._number
        if item is None:
            return
        what = DispositionTold(
            grade=told.text("grade"),
            price_minor=told.minor("price"),
            amount_minor=told.minor("amount"),
            worth_minor=told.minor("worth"),
            place=told.text("place"),
            fall=told.text("fall") or FIXED,
            note=told.text("note"),
        )
        desk.do(
            lambda shop: dispose_item(
                shop,
                sku=item.line.sku,
                disposition=code,
                number=number,
                decided_by=desk.actor.name,
                told=what,
            ),
            owner=self,
            said=lambda: f"{item.line.sku}: {desk.word('disposition', code)}",
            done=lambda _changes: self._close(),
        )

    def _close(self) -> None:
        self.line.close_line()
