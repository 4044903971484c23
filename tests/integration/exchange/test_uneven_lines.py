import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.errors import AftercareError
from tests.integration.exchange.shelves import Shelve, WriteText

_HEADER = "SKU,Title,Tag Price,Split,Account,Description\n"


def test_rows_are_numbered_as_a_spreadsheet_numbers_them(
    write_text: WriteText, shelve: Shelve
) -> None:
    path = write_text(
        "Our shop\n" + _HEADER + 'A1,"Coat,\nlong",10,50%,7,\n\nA2,Hat,10,50%,7,\nA3,,10,50%,7,\n'
    )
    found = shelve(path)
    assert [item.row for item in found.items] == [3, 5]
    assert found.faults == [(6, "Title", "missing_value")]
    assert found.skipped == [(4, "empty_line")]
    assert found.items[0].title == "Coat,\nlong"


def test_empty_rows_at_the_end_are_nothing(write_text: WriteText, shelve: Shelve) -> None:
    found = shelve(write_text(_HEADER + "A1,Coat,10,50%,7,\n" + ",,,,,\n \n\n" * 5))
    assert len(found.all) == 1


def test_a_short_row_is_filled_and_a_long_one_refused(
    write_text: WriteText, shelve: Shelve
) -> None:
    path = write_text(
        _HEADER + "A1,Coat\nA2,Hat,10,50%,7,,,\nA3,Bag, red,10,50%,7,old\nA4,Pin,1,50%,7,x\n"
    )
    found = shelve(path)
    assert [(item.sku, item.price_minor) for item in found.items] == [
        ("A1", None),
        ("A2", 1000),
        ("A4", 100),
    ]
    assert found.faults == [(4, "", "too_many_cells")]


def test_a_repeated_header_and_a_total_are_no_items(write_text: WriteText, shelve: Shelve) -> None:
    path = write_text(_HEADER + "A1,Coat,10,50%,7,\n" + _HEADER + "Total:,,10.00,,,\n合计,,10,,,\n")
    found = shelve(path)
    assert found.skipped == [(3, "header_line"), (4, "total_line"), (5, "total_line")]
    assert found.errors == []


def test_an_item_called_total_is_an_item(write_text: WriteText, shelve: Shelve) -> None:
    found = shelve(write_text(_HEADER + "Total,Eclipse poster,10,50%,7,\n"))
    assert [item.sku for item in found.items] == ["Total"]


def test_a_quote_that_never_closes_takes_no_other_row_along(
    write_text: WriteText, shelve: Shelve
) -> None:
    bad = 'A2,"Hat,10,50%,7,x\n'
    rows = "".join(f'A{n},"Coat, {n}",10,50%,7,\n' for n in range(3, 60))
    found = shelve(write_text(_HEADER + "A1,Coat,10,50%,7,\n" + bad + rows))
    assert found.faults == [(3, "", "unclosed_quote")]
    assert ["A1", *(f"A{n}" for n in range(3, 60))] == [item.sku for item in found.items]
    assert [2, *range(4, 61)] == [item.row for item in found.items]


def test_a_quote_that_never_closes_in_a_long_file_is_no_end_of_it(
    write_text: WriteText, shelve: Shelve
) -> None:
    rows = "".join(f"A{n},Coat of many colours {n},10,50%,7,some words\n" for n in range(4000))
    found = shelve(write_text(_HEADER + 'B1,"Hat,10,50%,7,x\n' + rows))
    assert found.faults == [(2, "", "unclosed_quote")]
    assert len(found.items) == 4000


def test_inches_are_no_quotes(write_text: WriteText, shelve: Shelve) -> None:
    found = shelve(write_text(_HEADER + 'A1,Frame 5" x 7",10,50%,7,\nA2,"17"" laptop",1,50%,7,\n'))
    assert [item.title for item in found.items] == ['Frame 5" x 7"', '17" laptop']


def test_a_space_before_a_quote_is_forgiven(write_text: WriteText, shelve: Shelve) -> None:
    found = shelve(write_text(_HEADER + 'A1, "Coat, blue", "1,250.00", 50%, 7,\n'))
    assert [(item.title, item.price_minor) for item in found.items] == [("Coat, blue", 125000)]


def test_texts_stay_as_they_are_but_for_control_characters(
    write_text: WriteText, shelve: Shelve
) -> None:
    titles = [
        "<b>Coat</b>",
        "=cmd|' /C calc'!A0",
        "👗 silk",
        "\u200f\u05e9\u05dc\u05d5\u05dd",
        "A\x00B\x07C\x1b",
    ]
    rows = "".join(f'A{n},"{title}",10,50%,7,\n' for n, title in enumerate(titles))
    found = shelve(write_text(_HEADER + rows))
    assert [*titles[:-1], "ABC"] == [item.title for item in found.items]


@pytest.mark.parametrize(
    ("length", "column"), [(10_001, "Description"), (140_000, ""), (1_000_000, "")]
)
def test_a_cell_too_long_to_be_true_is_refused(
    write_text: WriteText, shelve: Shelve, length: int, column: str
) -> None:
    path = write_text(_HEADER + f"A1,Coat,10,50%,7,{'x' * length}\nA2,Hat,10,50%,7,fine\n")
    found = shelve(path)
    assert [(2, column, "too_long")] == found.faults
    assert [item.sku for item in found.items] == ["A2"]


def test_a_long_cell_that_nobody_reads_does_no_harm(write_text: WriteText, shelve: Shelve) -> None:
    path = write_text(f"SKU,Title,Tag Price,Split,Memo\nA1,Coat,10,50%,{'x' * 20_000}\n")
    assert len(shelve(path).items) == 1


def test_days_come_first_in_a_file_that_shows_it(write_text: WriteText, shelve: Shelve) -> None:
    header = "SKU,Title,Tag Price,Split,Created\n"
    days_first = shelve(write_text(header + "A1,Coat,1,1,3/4/2026\nA2,Hat,1,1,25/4/2026\n"))
    assert [str(item.received_on) for item in days_first.items] == ["2026-04-03", "2026-04-25"]
    american = shelve(write_text(header + "A1,Coat,1,1,3/4/2026\nA2,Hat,1,1,4/25/2026\n"))
    assert [str(item.received_on) for item in american.items] == ["2026-03-04", "2026-04-25"]


def test_figures_that_say_nothing_are_none(write_text: WriteText, shelve: Shelve) -> None:
    found = shelve(write_text(_HEADER + "A1,Coat,null,-,7,\n"))
    assert [(item.price_minor, item.split_bp) for item in found.items] == [(None, None)]


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    lines=st.lists(
        st.text(st.sampled_from('A1,";\t|\n\r\x00$%.-/ ü包=total#'), max_size=60), max_size=12
    ),
    header=st.sampled_from(
        [
            _HEADER,
            "Number,First Name,Last Name,Balance,Default Split,Number Of Items\n",
            "Number,Finalized,Created,Subtotal,Total,Consignor Portion,Refund Amount,SKUs,Tax\n",
            "Name,SKU,Price,Condition,ReceivedDate\n",
            "Handle,Title,Variant SKU,Variant Price,Variant Inventory Qty,Status,Image Src\n",
            "Name,Created at,Total,Lineitem quantity,Lineitem price,Currency,Taxes\n",
            "",
        ]
    ),
)
def test_no_file_whatever_is_more_than_a_known_failure(
    write_text: WriteText, shelve: Shelve, lines: list[str], header: str
) -> None:
    path = write_text(header + "\n".join(lines))
    try:
        found = shelve(path)
    except AftercareError:
        return
    assert all(row.row > 1 for row in found.all)
    numbers = [row.row for row in found.all]
    assert len(numbers) == len(set(numbers))
