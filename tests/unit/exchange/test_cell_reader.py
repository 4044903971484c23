from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from app.exchange.cells import CellFaultError, CellReader, is_yes, needed

SHANGHAI = ZoneInfo("Asia/Shanghai")


def _reader(*, share_is_shops: bool = False, days_first: bool = False) -> CellReader:
    return CellReader(
        currency="USD", zone=SHANGHAI, share_is_shops=share_is_shops, days_first=days_first
    )


@pytest.mark.parametrize("text", ["", "-", "\u2014", "N/A", "null", "NULL", "none"])
def test_a_cell_that_says_nothing_is_no_figure_and_no_fault(text: str) -> None:
    read = _reader()
    assert read.amount("price", text) is None
    assert read.share("split", text) is None
    assert read.count("quantity", text) is None
    assert read.day("received_on", text) is None
    assert read.moment("sold_at", text) is None


def test_a_fault_names_field_code_and_value() -> None:
    read = _reader()
    with pytest.raises(CellFaultError) as fault:
        read.price("price", "FiftyDollars")
    assert (
        fault.value.field,
        fault.value.code,
        fault.value.value,
    ) == ("price", "not_an_amount", "FiftyDollars")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("-25.00", "negative_amount"),
        ("€5", "foreign_currency"),
        ("0.001", "too_many_decimals"),
        ("99999999999999", "amount_too_large"),
    ],
)
def test_each_wrong_price_has_its_own_code(text: str, code: str) -> None:
    with pytest.raises(CellFaultError) as fault:
        _reader().price("price", text)
    assert code == fault.value.code


def test_a_balance_may_be_below_zero() -> None:
    assert _reader().amount("balance", "($25.00)") == -2500


def test_a_row_may_have_a_currency_of_its_own() -> None:
    assert _reader().amount("total", "500", "JPY") == 500


def test_the_shops_share_is_turned_into_the_consignors() -> None:
    assert _reader(share_is_shops=True).share("split", "40%") == 6000
    assert _reader().share("split", "40%") == 4000


@pytest.mark.parametrize(
    ("text", "count"), [("3", 3), ("3.0", 3), ("1,000", 1000), ("-1", -1), ("1,0", 1)]
)
def test_pieces_are_whole(text: str, count: int) -> None:
    assert count == _reader().count("quantity", text)


@pytest.mark.parametrize("text", ["1.5", "many", "12345678", "1e3", "²"])
def test_what_is_no_number_of_pieces_is_refused(text: str) -> None:
    with pytest.raises(CellFaultError) as fault:
        _reader().count("quantity", text)
    assert fault.value.code == "invalid_count"


def test_a_day_forgets_the_hour_but_not_an_offset() -> None:
    read = _reader()
    assert date(2026, 3, 4) == read.day("received_on", "3/4/2026 11:59 PM")
    assert date(2026, 3, 5) == read.day("received_on", "2026-03-04T20:00:00Z")


def test_a_day_to_come_is_taken() -> None:
    assert date(2031, 1, 1) == _reader().day("received_on", "2031-01-01")


def test_a_bad_hour_is_a_bad_date() -> None:
    with pytest.raises(CellFaultError):
        _reader().day("received_on", "3/4/2026 99:10")


def test_a_moment_is_in_utc() -> None:
    read = _reader(days_first=True)
    assert datetime(2026, 4, 2, 16, tzinfo=UTC) == read.moment("sold_at", "3/4/2026")


def test_yes_has_many_faces() -> None:
    assert all(is_yes(text) for text in ("Yes", "TRUE", "1", "x", "2/22/2026 3:05 PM"))
    assert not any(is_yes(text) for text in ("", "No", "FALSE", "0", "-", "否"))


def test_an_empty_cell_is_missing_where_it_is_needed() -> None:
    assert needed("title", "Coat") == "Coat"
    with pytest.raises(CellFaultError) as fault:
        needed("title", "")
    assert fault.value.code == "missing_value"
