import csv
from pathlib import Path

import pytest

from app.domain.errors import DiskFailedError
from app.domain.incoming import RowError
from app.exchange.error_list import write_errors


def _sentence(error: RowError) -> str:
    return f"line {error.row}"


def test_errors_are_listed_for_a_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "errors.csv"
    write_errors(path, [RowError(7, "价格", "not_an_amount", "十二")], _sentence)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows == [
        ["row", "column", "value", "code", "message"],
        ["7", "价格", "十二", "not_an_amount", "line 7"],
    ]


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@sum", "\t=1"])
def test_a_cell_that_would_calculate_is_defused(tmp_path: Path, value: str) -> None:
    path = tmp_path / "errors.csv"
    write_errors(path, [RowError(2, "Price", "not_an_amount", value)], _sentence)
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert "'" + value == list(csv.reader(file))[1][2]


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(DiskFailedError):
        write_errors(tmp_path / "none" / "errors.csv", [], _sentence)
