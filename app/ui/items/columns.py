"""What the table of items shows."""

from app.domain.rows import ItemLine
from app.text.amounts import format_amount
from app.text.catalogue import translate
from app.ui.desk import Desk
from app.ui.widgets.chip_faces import ChipFace
from app.ui.widgets.columns import Column

# The colour role of a status: quiet where nothing needs to be done.
STATUS_ROLES = {"sold": "good", "on_hold": "warning", "damaged": "warning", "lost": "overdue"}
# What goes first where room is short.
FIRST_TO_GO = ("item_class", "brand", "consignor", "custody", "status")


def status_face(desk: Desk, status: str) -> ChipFace:
    """A status as a chip."""
    return ChipFace(desk.word("item_status", status), STATUS_ROLES.get(status, "neutral"))


def item_columns(desk: Desk) -> tuple[Column[ItemLine], ...]:
    """SKU, title, brand, class, status, where it is, consignor, price."""

    def where(line: ItemLine) -> str:
        return desk.word("custody", line.custody)

    def price(line: ItemLine) -> str:
        amount = format_amount(line.price_minor, line.currency)
        same = line.currency == desk.settings.currency
        return amount if same else f"{line.currency} {amount}"

    return (
        Column(
            "sku",
            lambda: translate("Items", "SKU"),
            lambda line: line.sku,
            width_px=104,
            bold=True,
            tip=lambda line: line.sku,
        ),
        Column(
            "title",
            lambda: translate("Items", "Item"),
            lambda line: line.title,
            width_px=180,
            stretch=True,
            tip=lambda line: line.title,
        ),
        Column(
            "brand",
            lambda: translate("Items", "Brand"),
            lambda line: line.brand,
            width_px=112,
            tone=lambda _line: "secondary",
            tip=lambda line: line.brand,
        ),
        Column(
            "item_class",
            lambda: translate("Items", "Class"),
            lambda line: desk.word("item_class", line.item_class),
            width_px=84,
            tone=lambda _line: "secondary",
        ),
        Column(
            "status",
            lambda: translate("Items", "Status"),
            lambda line: desk.word("item_status", line.status),
            width_px=92,
            chip=lambda line: status_face(desk, line.status),
        ),
        Column(
            "custody",
            lambda: translate("Items", "Where it is"),
            where,
            width_px=116,
            tip=where,
        ),
        Column(
            "consignor",
            lambda: translate("Items", "Consignor"),
            lambda line: line.consignor_number or translate("Items", "own"),
            width_px=84,
            tone=lambda line: "ink" if line.consignor_number else "secondary",
            tip=lambda line: line.consignor_name,
        ),
        Column(
            "price",
            lambda: translate("Items", "Price {currency}").format(currency=desk.settings.currency),
            price,
            align="right",
            width_px=108,
        ),
    )
