from datetime import UTC, datetime

from app.domain.incoming import IncomingSaleLine
from tests.integration.exchange.shelves import ReadFile, Sample, Shelve, WriteText

_ORDER = "Name,Created at,Currency,Total,Lineitem quantity,Lineitem name,Lineitem price\n"


def test_variants_inherit_what_the_first_line_says(sample: Sample, shelve: Shelve) -> None:
    small, medium = shelve(sample("shopify_products_old.csv")).items[:2]
    assert (
        small.sku,
        small.title,
        small.size,
        small.color,
        small.price_minor,
        small.quantity,
    ) == ("0071", "Linen shirt", "S", "White", 3900, 2)
    assert (
        medium.sku,
        medium.title,
        medium.size,
        medium.color,
        medium.brand,
        medium.category,
    ) == ("0072", "Linen shirt", "M", "White", "Arket", "Shirts")


def test_a_tracked_variant_of_which_none_is_left_is_sold(sample: Sample, shelve: Shelve) -> None:
    items = shelve(sample("shopify_products_old.csv")).items
    assert [item.status for item in items] == ["active", "sold", "on_hold"]


def test_a_line_that_only_adds_a_picture_is_skipped(sample: Sample, shelve: Shelve) -> None:
    found = shelve(sample("shopify_products_old.csv"))
    assert found.skipped == [(4, "image_line")]
    assert found.errors == []


def test_a_variant_without_a_number_is_known_by_handle_and_options(
    sample: Sample, shelve: Shelve
) -> None:
    tie = shelve(sample("shopify_products_old.csv")).items[2]
    assert (tie.sku, tie.source_id) == ("", "shopify:item:silk-tie/Default Title")


def test_markup_in_a_text_stays_as_it_is(sample: Sample, shelve: Shelve) -> None:
    shirt = shelve(sample("shopify_products_old.csv")).items[0]
    assert shirt.description == "<p>Airy &amp; light</p>"


def test_the_new_style_of_headers_comes_in_too(sample: Sample, shelve: Shelve) -> None:
    items = shelve(sample("shopify_products_new.csv")).items
    assert [
        (item.sku, item.title, item.size, item.price_minor, item.category, item.condition)
        for item in items
    ] == [
        ("HAT-58", "Felt hat", "58", 21000, "Hats", "used"),
        ("HAT-60", "Felt hat", "60", 21500, "Hats", "used"),
    ]


def test_columns_for_markets_and_metafields_are_no_strangers(
    sample: Sample, read: ReadFile
) -> None:
    names = ("shopify_products_old", "shopify_products_new", "shopify_orders")
    assert [read(sample(f"{name}.csv")).unknown_columns for name in names] == [(), (), ()]


def test_an_order_gathers_its_lines(sample: Sample, shelve: Shelve) -> None:
    found = shelve(sample("shopify_orders.csv"))
    order = found.sales[0]
    assert (
        IncomingSaleLine("0071", "Linen shirt - S", 2, 6000),
        IncomingSaleLine("", "Silk tie", 1, 3500),
    ) == order.lines
    assert (
        order.number,
        order.total_minor,
        order.tax_minor,
        order.tender,
        order.payment_reference,
    ) == ("#2001", 10500, 400, "card", "ref-1")
    assert datetime(2026, 3, 5, 2, 22, 30, tzinfo=UTC) == order.sold_at
    assert (
        order.buyer_name,
        order.buyer_phone,
        order.buyer_email,
        order.shipped,
    ) == ("Ana Roth", "555 0177", "ana@example.org", True)
    assert found.skipped == [(3, "further_line")]


def test_a_refunded_order_is_a_sale_and_a_voided_one_is_void(
    sample: Sample, shelve: Shelve
) -> None:
    orders = shelve(sample("shopify_orders.csv")).sales[1:]
    assert [(sale.refunded_minor, sale.is_void) for sale in orders] == [(2000, False), (0, True)]


def test_rows_saved_whole_inside_one_cell_are_unwrapped(sample: Sample, shelve: Shelve) -> None:
    found = shelve(sample("shopify_orders_short.csv"))
    assert [(sale.number, sale.total_minor, sale.tender, sale.shipped) for sale in found.sales] == [
        ("#N1", 5200, "cash", True),
        ("#N2", 3600, "gift", False),
    ]
    assert [sale.lines for sale in found.sales] == [()] * 2


def test_parts_of_an_order_add_up_but_a_twin_line_is_a_mistake(
    write_text: WriteText, shelve: Shelve
) -> None:
    path = write_text(
        "Name,Created at,Taxes,Total,Payment Method\n"
        "#1,2026-05-01,1.00,10.00,Cash\n"
        "#1,2026-05-01,2.00,20.00,Cash\n"
        "#1,2026-05-01,2.00,20.00,Cash\n"
    )
    found = shelve(path)
    assert [(sale.total_minor, sale.tax_minor) for sale in found.sales] == [(3000, 300)]
    assert found.faults == [(4, "Name", "duplicate_in_file")]


def test_half_an_order_does_not_come_in(write_text: WriteText, shelve: Shelve) -> None:
    path = write_text(
        _ORDER + "#1,2026-05-01,USD,30.00,1,Hat,10.00\n"
        "#1,,,,1,Coat,twenty\n"
        "#1,,,,1,Sock,1.00\n"
        "#2,2026-05-01,USD,5.00,1,Pin,5.00\n"
    )
    found = shelve(path)
    assert [sale.number for sale in found.sales] == ["#2"]
    assert found.faults == [(3, "Lineitem price", "not_an_amount")]
    assert found.skipped == [(2, "order_refused"), (4, "order_refused")]


def test_a_line_far_from_its_order_is_named(write_text: WriteText, shelve: Shelve) -> None:
    path = write_text(
        _ORDER + "#1,2026-05-01,USD,30.00,1,Hat,10.00\n"
        "#2,2026-05-01,USD,5.00,1,Pin,5.00\n"
        "#1,,,,1,Coat,20.00\n"
    )
    found = shelve(path)
    assert found.faults == [(4, "Name", "further_line_apart")]
    assert [sale.number for sale in found.sales] == ["#1", "#2"]


def test_an_order_keeps_its_own_currency(write_text: WriteText, shelve: Shelve) -> None:
    path = write_text(_ORDER + "#1,2026-05-01,JPY,500,1,Hat,500\n#2,2026-05-01,dollars,5,1,Hat,5\n")
    found = shelve(path)
    assert [(sale.currency, sale.total_minor) for sale in found.sales] == [("JPY", 500)]
    assert found.faults == [(3, "Currency", "unknown_currency")]
