"""Adding an item by hand."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.domain.changes import Changes
from app.domain.errors import AftercareError
from app.domain.items import DuplicateSkuError
from app.domain.people import UnknownPersonError
from app.domain.sales import BadShareError
from app.services.goods import add_item
from app.text.amounts import format_share
from app.text.catalogue import translate
from app.text.errors import sentence
from app.ui.amount_edit import amount_edit
from app.ui.desk import Desk
from app.ui.people.picker import ConsignorPicker
from app.ui.people.share_edit import ShareEdit
from app.ui.theme.metrics import NEAR_PX
from app.ui.widgets.fields import Field
from app.ui.widgets.form_card import FormCard


class ItemForm(FormCard):
    """Tag, title, price, whose it is. ``added`` carries the SKU."""

    added = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk.theme,
            lambda: translate("Items", "Add an item"),
            lambda: translate("Items", "Add"),
        )
        self._desk = desk
        currency = desk.settings.currency
        self._sku, self._title, self._brand = QLineEdit(), QLineEdit(), QLineEdit()
        self._condition, self._serial = QLineEdit(), QLineEdit()
        self._consignor = ConsignorPicker(desk)
        self._price = amount_edit(lambda: currency)
        self._share = ShareEdit()
        theme = desk.theme
        self._fields = {
            "sku": Field(theme, lambda: translate("Items", "SKU"), self._sku),
            "title": Field(theme, lambda: translate("Items", "Title"), self._title),
            "price": Field(
                theme,
                lambda: translate("Items", "Price {currency}").format(currency=currency),
                self._price,
            ),
            "consignor": Field(
                theme,
                lambda: translate("Items", "Consignor"),
                self._consignor,
                hint=lambda: translate("Items", "Number or name; empty: the shop's own"),
            ),
            "share": Field(
                theme,
                lambda: translate("Items", "Consignor's share"),
                self._share,
                hint=lambda: translate("Items", "Empty: the usual one, or {share}").format(
                    share=format_share(desk.settings.default_split_bp)
                ),
            ),
        }
        self._lay_out()
        self._price.problem_changed.connect(
            lambda problem: self._fields["price"].set_problem(str(problem))
        )
        for key, widget in (("sku", self._sku), ("title", self._title)):
            widget.textEdited.connect(lambda _text, key=key: self._fields[key].set_problem(""))
        self._consignor.textChanged.connect(lambda _text: self._fields["consignor"].set_problem(""))
        self._share.textEdited.connect(lambda _text: self._fields["share"].set_problem(""))
        self.accepted.connect(self._on_accepted)
        self.retranslate()

    def _lay_out(self) -> None:
        theme = self._desk.theme
        self.add_field(self._fields["sku"])
        self.add_field(self._fields["title"])
        brand = Field(theme, lambda: translate("Items", "Brand"), self._brand)
        self.fields.addLayout(_row(self._fields["price"], brand))
        self.fields.addLayout(_row(self._fields["consignor"], self._fields["share"]))
        self.add_field(
            Field(theme, lambda: translate("Items", "Condition, flaws"), self._condition)
        )
        self.add_field(Field(theme, lambda: translate("Items", "Serial no."), self._serial))
        self.finish()

    def start(self) -> None:
        """The tag is scanned or typed first."""
        self._sku.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Placeholders."""
        self._sku.setPlaceholderText(translate("Items", "Scan or type the tag"))
        self._title.setPlaceholderText(translate("Items", "e.g. LV Speedy 30"))

    def _on_accepted(self) -> None:
        desk, sku = self._desk, self._sku.text().strip()
        title, price, share = self._title.text().strip(), self._price.minor(), self._share.bp()
        missing = {"sku": sku, "title": title, "price": price is not None}
        for key, told in missing.items():
            if not told:
                self._fields[key].set_problem(
                    lambda: translate("Items", "This cannot be left empty.")
                )
        if self._share.is_wrong():
            self._fields["share"].set_problem(
                lambda: translate("Items", "A share is between 0 and 100 %.")
            )
        if not all(missing.values()) or self._share.is_wrong() or price is None:
            first = next((key for key, told in missing.items() if not told), "share")
            self._fields[first].widget.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        details = {
            "brand": self._brand.text().strip(),
            "condition": self._condition.text().strip(),
            "serial": self._serial.text().strip(),
        }
        consignor = self._consignor.number()
        self.set_problem("")
        self.set_busy(lambda: translate("Items", "Saving…"))
        desk.do(
            lambda shop: add_item(
                shop,
                sku=sku,
                title=title,
                price_minor=price,
                consignor=consignor,
                added_by=desk.actor.name,
                split_bp=share,
                details=details,
            ),
            owner=self,
            done=self._on_done,
            failed=self._on_failed,
            said=lambda: translate("Items", "{sku} is added.").format(sku=sku),
        )

    def _on_done(self, _changes: Changes) -> None:
        sku = self._sku.text().strip()
        self.closed.emit()
        self.added.emit(sku)

    def _on_failed(self, error: Exception) -> None:
        self.set_busy(None)
        places: dict[type[Exception], str] = {
            DuplicateSkuError: "sku",
            UnknownPersonError: "consignor",
            BadShareError: "share",
        }
        if not isinstance(error, AftercareError):
            return
        place = places.get(type(error))
        if place is None:
            self.set_problem(lambda: sentence(error))
        else:
            self._fields[place].set_problem(lambda: sentence(error))
            self._fields[place].widget.setFocus(Qt.FocusReason.OtherFocusReason)


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(NEAR_PX)
    for widget in widgets:
        row.addWidget(widget, 1, Qt.AlignmentFlag.AlignTop)
    return row
