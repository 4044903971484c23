from datetime import UTC, date, datetime

from app.domain.incoming import IncomingItem, IncomingPerson, IncomingSaleLine
from tests.integration.exchange.shelves import ReadFile, Sample, Shelve, WriteText


def test_items_come_in_with_price_share_owner_and_day(sample: Sample, shelve: Shelve) -> None:
    first = shelve(sample("consigncloud_items.csv")).items[0]
    expected = IncomingItem(
        row=2,
        source_id="consigncloud:item:W7001",
        sku="W7001",
        title="Wrap coat",
        brand="Loro Piana",
        category="Coats",
        size="M",
        color="Camel",
        description="Worn twice,\ndry-cleaned\ncashmere",
        price_minor=125000,
        currency="USD",
        split_bp=6000,
        consignor_number="0042",
        consignor_name="Ilse Brandt",
        status="active",
        received_on=date(2026, 2, 18),
        quantity=1,
    )
    assert expected == first


def test_a_tag_of_several_pieces_counts_them_all(sample: Sample, shelve: Shelve) -> None:
    spoons = shelve(sample("consigncloud_items.csv")).items[1]
    assert (spoons.status, spoons.quantity) == ("active", 3)


def test_nothing_of_the_shops_own_goods_is_a_consignors(sample: Sample, shelve: Shelve) -> None:
    box = shelve(sample("consigncloud_items.csv")).items[2]
    assert (box.split_bp, box.consignor_number, box.quantity) == (0, "", 40)


def test_every_other_line_is_accounted_for(sample: Sample, shelve: Shelve) -> None:
    found = shelve(sample("consigncloud_items.csv"))
    assert found.skipped == [(5, "deleted")]
    assert found.faults == [(6, "Title", "missing_value"), (7, "SKU", "duplicate_in_file")]
    assert len(found.all) == 6


def test_no_column_of_the_export_is_a_stranger(sample: Sample, read: ReadFile) -> None:
    names = ("consigncloud_items.csv", "consigncloud_accounts.csv", "consigncloud_sales.csv")
    readings = [read(sample(name)) for name in names]
    assert [reading.unknown_columns for reading in readings] == [(), (), ()]
    assert [name.removesuffix(".csv") for name in names] == [
        reading.format_code for reading in readings
    ]


def test_the_counting_columns_serve_where_status_is_missing(
    write_text: WriteText, shelve: Shelve
) -> None:
    path = write_text(
        "SKU,Title,Tag Price,Account,Active,Sold,Lost\n"
        "A1,Coat,10,7,0,2,1\n"
        "A2,Hat,10,7,1,0,0\n"
        "A3,Bag,10,7,0,0,0\n"
    )
    found = shelve(path)
    assert [(item.status, item.quantity) for item in found.items] == [
        ("sold", 3),
        ("active", 1),
        ("active", 1),
    ]


def test_an_unknown_status_is_refused_not_guessed(write_text: WriteText, shelve: Shelve) -> None:
    path = write_text("SKU,Title,Tag Price,Split,Status\nA1,Coat,10,50%,1 Vanished\n")
    found = shelve(path)
    assert found.faults == [(2, "Status", "unknown_status")]
    assert found.errors[0].value == "1 Vanished"


def test_a_person_may_say_that_the_share_is_the_shops(
    write_text: WriteText, shelve: Shelve
) -> None:
    path = write_text("SKU,Title,Tag Price,Split,Status\nA1,Coat,10,30%,1 Active\n")
    assert [item.split_bp for item in shelve(path).items] == [3000]
    assert [item.split_bp for item in shelve(path, split_is="shop").items] == [7000]


def test_accounts_bring_balance_share_and_address(sample: Sample, shelve: Shelve) -> None:
    first = shelve(sample("consigncloud_accounts.csv")).people[0]
    expected = IncomingPerson(
        row=2,
        source_id="consigncloud:account:0042",
        number="0042",
        name="Ilse Brandt",
        phone="555 0142",
        email="ilse@example.org",
        address="Lindenweg 4, Bern, BE, 3006",
        is_consignor=True,
        default_split_bp=6000,
        balance_minor=31840,
        currency="USD",
        note="VIP",
    )
    assert expected == first


def test_a_company_in_debt_and_a_mere_buyer_come_in_too(sample: Sample, shelve: Shelve) -> None:
    people = shelve(sample("consigncloud_accounts.csv")).people[1:]
    assert [(person.name, person.balance_minor, person.is_consignor) for person in people] == [
        ("Osei & Daughters", -2500, True),
        ("Petra", 0, False),
    ]


def test_a_sale_sums_its_taxes_and_takes_the_largest_payment(
    sample: Sample, shelve: Shelve
) -> None:
    sale = shelve(sample("consigncloud_sales.csv")).sales[0]
    assert (sale.total_minor, sale.tax_minor, sale.tender) == (134625, 1250 + 8375, "card")
    assert (sale.consignor_minor, sale.commission_minor) == (75000, 50000)
    assert datetime(2026, 2, 21, 3, 2, tzinfo=UTC) == sale.sold_at
    assert (sale.buyer_number, sale.buyer_name) == ("0044", "Petra")
    line = IncomingSaleLine("W7001", "", 1, 134625, 75000, 50000)
    assert (line,) == sale.lines


def test_a_sale_of_several_tags_names_them_without_prices(sample: Sample, shelve: Shelve) -> None:
    sale = shelve(sample("consigncloud_sales.csv")).sales[1]
    assert (
        IncomingSaleLine("W7002", quantity=2),
        IncomingSaleLine("W7003"),
    ) == sale.lines
    assert (sale.refunded_minor, sale.tender, sale.tax_minor) == (2400, "cash", 0)
    assert datetime(2026, 2, 21, 7, 0, tzinfo=UTC) == sale.sold_at


def test_a_voided_sale_says_so_and_an_open_one_is_none(sample: Sample, shelve: Shelve) -> None:
    found = shelve(sample("consigncloud_sales.csv"))
    assert [sale.is_void for sale in found.sales] == [False, False, True]
    assert found.skipped == [(5, "unfinished_sale")]


def test_a_tax_with_an_unusual_name_is_found_by_what_it_adds(
    write_text: WriteText, shelve: Shelve
) -> None:
    path = write_text(
        "Number,Finalized,Subtotal,Total,Consignor Portion,Store Portion,SKUs,Club,Harbour 8%\n"
        "1,2026-02-21,100.00,108.00,50,50,A1,0.00,8.00\n"
        "2,2026-02-21,100.00,100.00,50,50,A2,10.00,0.00\n"
    )
    assert [sale.tax_minor for sale in shelve(path).sales] == [800, 0]


def test_money_of_another_country_is_refused_line_by_line(
    write_text: WriteText, shelve: Shelve
) -> None:
    path = write_text(
        "Number,Finalized,Total,Consignor Portion,SKUs,MWST\n1,2026-02-21,CHF 10.00,5,A1,CHF 1.20\n"
    )
    assert shelve(path).faults == [(2, "Total", "foreign_currency")]
    assert [sale.tax_minor for sale in shelve(path, currency="CHF").sales] == [120]


def test_columns_in_another_order_keep_their_meaning(
    write_text: WriteText, shelve: Shelve, read: ReadFile
) -> None:
    path = write_text(
        "State Tax,Total,Store Portion,Number,Consignor Portion,Finalized,Mood,SKUs,Club\n"
        "$8.00,$108.00,$50.00,9,$50.00,2026-02-21,fine,A1,$1.00\n"
    )
    assert [(sale.number, sale.tax_minor) for sale in shelve(path).sales] == [("9", 800)]
    assert read(path).unknown_columns == ("Mood",)
