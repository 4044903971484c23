from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from app.domain.errors import AftercareError, MissingFileError
from app.domain.incoming import IncomingSaleLine
from app.exchange.column_map import ColumnMap, load_map
from app.exchange.errors import (
    BadMapValueError,
    MapNeededError,
    MissingColumnsError,
    MissingMapKeyError,
    SplitDirectionNeededError,
    UnknownFormatCodeError,
    UnknownMapKeyError,
    UnreadableMapError,
)
from tests.integration.exchange.shelves import ReadFile, Shelve, WriteText

Load = Callable[[str], ColumnMap]
_GERMAN = (
    "Bestand vom 1.3.2026\n"
    "\n"
    "Nr.;Bezeichnung;Preis;Anteil;Eingang;Zustand;Farbe\n"
    "000017;Trenchcoat;1.250,00 €;60 %;28.02.2026;gut;beige\n"
    "000018;Seidentuch;45,50;60 %;01.03.2026;sehr gut;\n"
)
_GERMAN_MAP = """
kind = "items"
name = "altkasse"
split_is = "shop"
[columns]
sku = "nr"
title = "BEZEICHNUNG"
price = "Preis"
split = "Anteil"
received_on = "Eingang"
condition = "Zustand"
"""


@pytest.fixture
def load(tmp_path: Path) -> Load:
    def loaded(text: str) -> ColumnMap:
        path = tmp_path / "till.toml"
        path.write_text(text, encoding="utf-8")
        return load_map(path)

    return loaded


def test_a_till_nobody_knows_comes_in_by_its_map(
    write_text: WriteText, load: Load, shelve: Shelve, read: ReadFile
) -> None:
    path = write_text(_GERMAN, encoding="cp1252")
    how = {"column_map": load(_GERMAN_MAP), "currency": "EUR"}
    coat, scarf = shelve(path, **how).items
    assert (
        coat.source_id,
        coat.sku,
        coat.title,
        coat.price_minor,
        coat.split_bp,
    ) == ("altkasse:item:000017", "000017", "Trenchcoat", 125000, 4000)
    assert (date(2026, 3, 1), 4550, 5) == (scarf.received_on, scarf.price_minor, scarf.row)
    assert (
        read(path, **how).format_code,
        read(path, **how).unknown_columns,
    ) == ("generic", ("Farbe",))


def test_a_share_column_needs_a_direction(
    write_text: WriteText, load: Load, read: ReadFile, shelve: Shelve
) -> None:
    column_map = load(_GERMAN_MAP.replace('split_is = "shop"', ""))
    path = write_text(_GERMAN, encoding="cp1252")
    with pytest.raises(SplitDirectionNeededError) as refused:
        read(path, column_map=column_map, currency="EUR")
    assert refused.value.params == {"column": "Anteil"}
    found = shelve(path, column_map=column_map, currency="EUR", split_is="consignor")
    assert [item.split_bp for item in found.items] == [6000, 6000]


def test_people_come_in_by_a_map(write_text: WriteText, load: Load, shelve: Shelve) -> None:
    column_map = load(
        'kind = "people"\n[columns]\nnumber = "编号"\n'
        'name = "姓名"\nphone = "电话"\nbalance = "余额"\n'
    )
    path = write_text(
        "编号,姓名,电话,余额\n7,林晓,13800000000,￥1\uff0c280.50\n8,,,\n", encoding="gbk"
    )
    found = shelve(path, column_map=column_map, currency="CNY")
    assert [
        (person.source_id, person.name, person.balance_minor, person.is_consignor)
        for person in found.people
    ] == [("till:account:7", "林晓", 128050, True)]
    assert found.faults == [(3, "姓名", "missing_value")]


def test_sales_come_in_by_a_map_line_by_line(
    write_text: WriteText, load: Load, shelve: Shelve
) -> None:
    column_map = load(
        'kind = "sales"\ndays_first = true\n[columns]\nnumber = "Receipt"\nsold_at = "When"\n'
        'sku = "Tag"\nquantity = "Qty"\nprice = "Each"\ntax = "VAT"\ntender = "Paid by"\n'
    )
    path = write_text(
        "Receipt\tWhen\tTag\tQty\tEach\tVAT\tPaid by\n"
        "R1\t3/4/2026 10:00\tA1\t2\t5.00\t0.80\tcash\n"
        "R1\t3/4/2026 10:00\tA2\t1\t7.00\t0.50\tcash\n"
        "R2\t4/4/2026 10:00\tA3\t0\t7.00\t0.50\tcash\n",
        name="sales.tsv",
    )
    found = shelve(path, column_map=column_map)
    sale = found.sales[0]
    assert (sale.total_minor, sale.tax_minor, sale.tender) == (1700, 130, "cash")
    assert datetime(2026, 4, 3, 2, 0, tzinfo=UTC) == sale.sold_at
    assert (
        IncomingSaleLine("A1", quantity=2, price_minor=1000),
        IncomingSaleLine("A2", price_minor=700),
    ) == sale.lines
    assert found.faults == [(4, "Qty", "invalid_count")]


def test_a_column_that_the_file_does_not_have_is_named(
    write_text: WriteText, load: Load, read: ReadFile
) -> None:
    path = write_text("Nr;Name\n1;Coat\n")
    column_map = load('kind = "items"\n[columns]\nsku = "Nr"\ntitle = "Nmae"\n')
    with pytest.raises(MissingColumnsError) as refused:
        read(path, column_map=column_map)
    assert refused.value.params["columns"] == "Nmae"
    assert refused.value.params["headers"] == "Nr, Name"


@pytest.mark.parametrize(
    ("text", "kind", "key"),
    [
        ("kind = items", UnreadableMapError, None),
        ('kind = "items"', MissingMapKeyError, "columns"),
        ('[columns]\ntitle = "T"', MissingMapKeyError, "kind"),
        ('kind = "goods"\n[columns]\ntitle = "T"', BadMapValueError, "kind"),
        ('kind = "items"\ncolour = 1', UnknownMapKeyError, "colour"),
        ('kind = "items"\ncolumns = 3', BadMapValueError, "columns"),
        ('kind = "items"\n[columns]\nsku = "N"', MissingMapKeyError, "columns.title"),
        ('kind = "items"\n[columns]\ntitel = "T"', UnknownMapKeyError, "columns.titel"),
        ('kind = "items"\n[columns]\ntitle = 3', BadMapValueError, "columns.title"),
        ('kind = "items"\nsplit_is = "mine"\n[columns]\ntitle = "T"', BadMapValueError, "split_is"),
        ('kind = "items"\ndays_first = 1\n[columns]\ntitle = "T"', BadMapValueError, "days_first"),
        ('kind = "items"\nname = "a:b"\n[columns]\ntitle = "T"', BadMapValueError, "name"),
    ],
)
def test_a_wrong_map_is_refused_by_file_and_key(
    load: Load, tmp_path: Path, text: str, kind: type[AftercareError], key: str | None
) -> None:
    with pytest.raises(kind) as refused:
        load(text)
    assert str(tmp_path / "till.toml") == refused.value.params["path"]
    assert key == refused.value.params.get("key")


def test_a_map_that_is_not_there_is_missing(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError):
        load_map(tmp_path / "none.toml")


def test_the_generic_format_asks_for_its_map(write_text: WriteText, read: ReadFile) -> None:
    with pytest.raises(MapNeededError):
        read(write_text("a,b\n"), format_code="generic")


def test_a_format_nobody_knows_is_refused_with_those_there_are(
    write_text: WriteText, read: ReadFile
) -> None:
    with pytest.raises(UnknownFormatCodeError) as refused:
        read(write_text("a,b\n"), format_code="shopfy")
    assert "shopify_orders" in str(refused.value.params["known"])
