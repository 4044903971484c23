"""Values that every JSON document spells the same way, and lists cut into pages."""

import pytest

from app.cli.paging import more, one_page
from app.cli.shapes.books import imported_together
from app.cli.shapes.plain import moment, money
from app.domain.incoming import RowError
from app.services.imports import ImportReport


def test_money_is_minor_units_and_a_currency() -> None:
    assert money(12_345, "CNY") == {"minor": 12_345, "currency": "CNY"}


@pytest.mark.parametrize(
    ("at_ms", "text"),
    [
        (None, None),
        (0, "1970-01-01T00:00:00.000Z"),
        (1_772_416_800_000, "2026-03-02T02:00:00.000Z"),
        (1_795_396_857_209, "2026-11-23T01:20:57.209Z"),
        (1_795_396_857_999, "2026-11-23T01:20:57.999Z"),
    ],
)
def test_times_are_utc_to_the_millisecond(at_ms: int | None, text: str | None) -> None:
    assert moment(at_ms) == text


def test_a_page_is_followed_by_another_only_where_there_is_more() -> None:
    assert one_page(["a", "b"], 2, str) == (["a", "b"], None)
    assert one_page(["a", "b", "c"], 2, str) == (["a", "b"], "b")
    assert one_page([], 2, str) == ([], None)
    assert (more(None), more("b")) == ([], ["", "More: --after b"])


def report(file_format: str, *errors: RowError) -> ImportReport:
    return ImportReport(file_format, 3, 1, 1, 0, 0, errors, ("Mood",), "b" * 32)


def test_several_files_are_summed_up() -> None:
    error = RowError(4, "Price", "not_an_amount", "abc")
    told = imported_together([("a.csv", report("x", error)), ("b.csv", report("x"))])
    assert (told["format"], told["rows"], told["added"]) == ("x", 6, 2)
    assert told["unknown_columns"] == ["Mood"]
    assert told["errors"] == [
        {
            "file": "a.csv",
            "row": 4,
            "column": "Price",
            "code": "not_an_amount",
            "message": "not an amount: abc",
        }
    ]
    mixed = imported_together([("a.csv", report("x")), ("b.csv", report("y"))])
    assert mixed["format"] is None
