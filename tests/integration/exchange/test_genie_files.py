from datetime import date

import pytest

from app.exchange.errors import UnknownFormatError
from tests.integration.exchange.shelves import ReadFile, Sample, Shelve, WriteText


def test_the_bulk_import_sheet_comes_in(sample: Sample, shelve: Shelve) -> None:
    lamp = shelve(sample("genie_items.csv")).items[0]
    assert ("Brass lamp", "LAMP-9", 6400, "Good", "77QX1", date(2026, 3, 2)) == (
        lamp.title,
        lamp.sku,
        lamp.price_minor,
        lamp.condition,
        lamp.consignor_number,
        lamp.received_on,
    )


def test_each_bad_line_names_its_column(sample: Sample, shelve: Shelve) -> None:
    found = shelve(sample("genie_items.csv"))
    assert found.faults == [
        (4, "Name", "missing_value"),
        (5, "Price", "negative_amount"),
        (6, "Price", "not_an_amount"),
        (7, "ReceivedDate", "invalid_date"),
    ]
    assert [item.row for item in found.items] == [2, 3, 8]


def test_goods_announced_for_later_and_odd_grades_are_taken(sample: Sample, shelve: Shelve) -> None:
    vase = shelve(sample("genie_items.csv")).items[-1]
    assert (date(2031, 1, 1), "Ruined") == (vase.received_on, vase.condition)


def test_only_the_column_nobody_knows_is_named(sample: Sample, read: ReadFile) -> None:
    assert read(sample("genie_items.csv")).unknown_columns == ("Mood",)


def test_an_item_without_a_number_keeps_its_key_at_the_next_import(
    write_text: WriteText, shelve: Shelve
) -> None:
    header = "Name,Description,SKU,Price,Category,Condition,ReceivedDate\n"
    once = shelve(write_text(header + "Mug,blue,,4.00,Home,Good,2026-03-02\n")).items[0]
    again = shelve(
        write_text(header + "Cup,,,1,Home,Good,\nMug,blue,,4.00,Home,Fair,2026-03-02\n")
    ).items[1]
    assert once.sku == ""
    assert once.source_id.startswith("genie:item:~")
    assert once.source_id == again.source_id


def test_two_lines_that_say_the_same_are_one_item(write_text: WriteText, shelve: Shelve) -> None:
    header = "Name,Description,SKU,Price,Category,Condition,ReceivedDate\n"
    found = shelve(write_text(header + "Mug,blue,,4.00,Home,Good,2026-03-02\n" * 2))
    assert found.faults == [(3, "SKU", "duplicate_in_file")]


def test_the_list_of_what_does_not_sell_comes_in(sample: Sample, shelve: Shelve) -> None:
    ring = shelve(sample("genie_list.csv")).items[0]
    assert ("Opal ring", "Tomas Vega", 34000, date(2026, 1, 31)) == (
        ring.title,
        ring.consignor_name,
        ring.price_minor,
        ring.received_on,
    )


def test_its_sales_report_is_no_list_of_items(write_text: WriteText, read: ReadFile) -> None:
    path = write_text(
        "Date,Item Name,Category,Consignor Name,Sale Price,Shop Cut,Consignor Cut,Payment Method\n"
    )
    with pytest.raises(UnknownFormatError):
        read(path)
