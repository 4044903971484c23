from pathlib import Path

import pytest

from app.domain.errors import AftercareError, MissingFileError
from app.exchange.errors import (
    EmptyFileError,
    MissingColumnsError,
    NotATableError,
    UnknownFormatError,
)
from app.exchange.recognition import recognise
from tests.integration.exchange.shelves import ReadFile, Sample, Shelve, WriteText

_HEADER = "SKU,Title,Tag Price,Split,Account,Status"
_ROW = "A1,Coat,10.00,50%,7,1 Active"


def test_each_program_is_told_by_its_headers(sample: Sample) -> None:
    expected = {
        "consigncloud_items.csv": "consigncloud_items",
        "consigncloud_accounts.csv": "consigncloud_accounts",
        "consigncloud_sales.csv": "consigncloud_sales",
        "genie_items.csv": "genie_items",
        "genie_list.csv": "genie_items",
        "shopify_products_old.csv": "shopify_products",
        "shopify_products_new.csv": "shopify_products",
        "shopify_orders.csv": "shopify_orders",
        "shopify_orders_short.csv": "shopify_orders",
    }
    assert expected == {name: recognise(sample(name)).code for name in expected}


@pytest.mark.parametrize(
    "text",
    [
        f"{_HEADER}\n{_ROW}\n",
        f"{_HEADER}\r\n{_ROW}",
        f"{_HEADER}\r{_ROW}\r",
        f"{_HEADER}\r\n{_ROW}\n\n\n",
        f"{_HEADER.upper()}\n{_ROW}\n",
        f"{_HEADER.replace(' ', '_').lower()}\n{_ROW}\n",
        f"{_HEADER.replace(',', ' , ')}\n{_ROW}\n",
        f"{_HEADER.replace(',', ';')}\n{_ROW.replace(',', ';')}\n",
        f"{_HEADER.replace(',', chr(9))}\n{_ROW.replace(',', chr(9))}\n",
        f"{_HEADER.replace(',', '|')}\n{_ROW.replace(',', '|')}\n",
        f"sep=;\n{_HEADER.replace(',', ';')}\n{_ROW.replace(',', ';')}\n",
        f"My shop, all items\nExported 1 March 2026,,,\n\n{_HEADER}\n{_ROW}\n",
        f'"{_HEADER}"\n"{_ROW}"\n',
        f"Status,Account,Split,Tag Price,Title,SKU\n{','.join(_ROW.split(',')[::-1])}\n",
        f"{_HEADER},Shelf,Mood\n{_ROW},R3,\n",
    ],
)
def test_a_table_is_recognised_however_it_was_saved(
    write_text: WriteText, shelve: Shelve, text: str
) -> None:
    path = write_text(text)
    assert recognise(path).code == "consigncloud_items"
    assert [
        (i.sku, i.title, i.price_minor, i.split_bp, i.consignor_number, i.status)
        for i in shelve(path).items
    ] == [("A1", "Coat", 1000, 5000, "7", "active")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_comes_in_every_dress(write_text: WriteText, shelve: Shelve, encoding: str) -> None:
    path = write_text(f"{_HEADER}\nA1,香奈儿链条包 👜,10,50%,7,1 Active\n", encoding=encoding)
    assert [item.title for item in shelve(path).items] == ["香奈儿链条包 👜"]


@pytest.mark.parametrize(
    ("title", "encoding"),
    [
        ("香奈儿黑色羊皮链条包", "gbk"),
        ("包", "gbk"),
        ("香奈兒黑色羊皮鏈條包\uff0c附盒子與保卡", "big5"),
        ("Größe M, Wollmäntel für Damen", "cp1252"),
        ("Robe d\u2019été brodée à la française", "cp1252"),
        ("Año nuevo, cinturón de señora", "latin-1"),
        ("Сумка кожаная женская чёрная", "cp1251"),
    ],
)
def test_what_excel_saved_in_another_country_is_read(
    write_text: WriteText, shelve: Shelve, title: str, encoding: str
) -> None:
    path = write_text(f'{_HEADER}\nA1,"{title}",10,50%,7,1 Active\n', encoding=encoding)
    assert [title] == [item.title for item in shelve(path).items]


def test_one_broken_byte_does_not_change_the_language(tmp_path: Path, shelve: Shelve) -> None:
    path = tmp_path / "items.csv"
    lines = [f"A{n},百达翡丽手表九五新全套,10,50%,7,1 Active" for n in range(20)]
    path.write_bytes("\n".join([_HEADER, *lines]).encode() + b"\nB1,Bad \xff byte,10,50%,7,\n")
    titles = [item.title for item in shelve(path).items]
    assert titles[0] == "百达翡丽手表九五新全套"
    assert titles[-1] == "Bad \N{REPLACEMENT CHARACTER} byte"


def test_a_file_of_another_kind_is_refused_with_its_headers(
    write_text: WriteText,
) -> None:
    path = write_text("Kontoauszug\n\nDatum;Zweck;Betrag\n1.3.2026;Miete;-900,00\n")
    with pytest.raises(UnknownFormatError) as refused:
        recognise(path)
    assert {"path": str(path), "headers": "Datum, Zweck, Betrag"} == refused.value.params


def test_a_known_program_without_a_needed_column_is_told_which(
    write_text: WriteText,
) -> None:
    path = write_text("Title,Tag Price,Split,Account,Status\nCoat,10.00,50%,7,1 Active\n")
    with pytest.raises(MissingColumnsError) as refused:
        recognise(path)
    assert (
        refused.value.params["format"],
        refused.value.params["columns"],
    ) == ("consigncloud_items", "SKU")


def test_a_person_may_name_the_format(write_text: WriteText, shelve: Shelve) -> None:
    path = write_text("Name,Price\nMug,4.00\n")
    with pytest.raises(UnknownFormatError):
        recognise(path)
    assert [item.title for item in shelve(path, format_code="genie_items").items] == ["Mug"]


def test_a_format_named_in_vain_says_what_is_missing(write_text: WriteText, read: ReadFile) -> None:
    with pytest.raises(MissingColumnsError) as refused:
        read(write_text("Name,Price\nMug,4.00\n"), format_code="shopify_orders")
    assert refused.value.params["columns"] == "Created at / Paid at, Total / Lineitem price"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", EmptyFileError),
        (b"\n\n  \n", EmptyFileError),
        (b",,,\n,,,\n", EmptyFileError),
        (b"\xef\xbb\xbf", EmptyFileError),
        (bytes(range(256)) * 40, NotATableError),
        (b"%PDF-1.7\n" + bytes(4000), NotATableError),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, NotATableError),
        (b"<html><body><table><tr><td>SKU</td></tr></table></body></html>", NotATableError),
        (b"x" * 300_000, NotATableError),
        (b"kitten,win", UnknownFormatError),
        (b"just some words\n", UnknownFormatError),
    ],
)
def test_what_is_no_table_is_refused(
    tmp_path: Path, content: bytes, kind: type[AftercareError]
) -> None:
    path = tmp_path / "thing.csv"
    path.write_bytes(content)
    with pytest.raises(kind):
        recognise(path)


def test_a_file_that_is_not_there_is_missing(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError):
        recognise(tmp_path / "none.csv")
    with pytest.raises(MissingFileError):
        recognise(tmp_path)


def test_a_file_that_goes_away_meanwhile_is_missing(write_text: WriteText, read: ReadFile) -> None:
    path = write_text(f"{_HEADER}\n{_ROW}\n")
    reading = read(path)
    path.unlink()
    with pytest.raises(MissingFileError):
        list(reading.rows)


def test_a_header_alone_is_a_file_without_rows(write_text: WriteText, shelve: Shelve) -> None:
    assert shelve(write_text(f"{_HEADER}\n")).all == []
