"""Tables and lists of facts."""

import pytest

from app.cli.output.table import Column, pairs, table
from app.cli.output.widths import width_of

COLUMNS = (Column("SKU"), Column("Item", gives=True), Column("Price", figures=True))


def test_text_stands_left_and_figures_right() -> None:
    rows = [("A-1", "手袋", "12,800.00"), ("A-22", "Bag", "5.00")]
    assert table(COLUMNS, rows, width=None) == [
        "SKU   Item      Price",
        "A-1   手袋  12,800.00",
        "A-22  Bag        5.00",
    ]


def test_a_column_in_which_nobody_says_anything_is_left_out() -> None:
    assert table(COLUMNS, [("A-1", "", "5.00")], width=None) == ["SKU  Price", "A-1   5.00"]


@pytest.mark.parametrize("width", [40, 30, 24])
def test_columns_that_give_make_a_table_fit(width: int) -> None:
    rows = [("A-1", "一只很长很长很长很长很长很长的手袋", "12,800.00")]
    lines = table(COLUMNS, rows, width=width)
    assert max(map(width_of, lines)) <= width
    assert lines[1].startswith("A-1  一只")
    assert lines[1].endswith("12,800.00")
    assert "…" in lines[1]


def test_a_table_is_never_narrower_than_makes_sense() -> None:
    rows = [("A-1", "一只很长很长很长很长很长很长的手袋", "12,800.00")]
    assert max(map(width_of, table(COLUMNS, rows, width=5))) == 3 + 2 + 8 + 2 + 9


def test_an_empty_table_says_so() -> None:
    assert table(COLUMNS, [], width=None) == ["Nothing found."]


def test_one_row_is_one_line_whatever_its_text() -> None:
    assert len(table(COLUMNS, [("A-1", "two\nlines", "5.00")], width=None)) == 2


def test_facts_line_up_and_empty_ones_are_left_out() -> None:
    assert pairs([("Price", "5.00"), ("成色", "9新"), ("Size", "")]) == [
        "  Price  5.00",
        "  成色   9新",
    ]
    assert pairs([]) == []
