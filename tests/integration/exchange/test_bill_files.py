"""Bills as WeChat, Alipay and banks write them: GBK, blocks above and below, damage inside."""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.domain.bills import BillLine
from app.domain.incoming import RowError, RowSkipped
from app.exchange.column_map import load_map
from app.exchange.errors import UnknownFormatError
from app.exchange.reading import BillFile, read_bill
from tests.integration.exchange.shelves import Sample, WriteText, WriteWorkbook

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.fixture
def gbk(sample: Sample, tmp_path: Path) -> Sample:
    """A fixture file as Alipay and the banks write it; in the repository it is UTF-8."""

    def path(name: str) -> Path:
        written = tmp_path / name
        text = sample(name).read_text(encoding="utf-8")
        written.write_text(text, encoding="gb18030")
        return written

    return path


def read(path: Path, **how: str) -> BillFile:
    return read_bill(path, currency="CNY", zone=SHANGHAI, **how)  # type: ignore[arg-type]


def rows(path: Path) -> tuple[str, list[BillLine], list[RowError], list[str]]:
    file = read(path)
    found = list(file.rows)
    return (
        file.format_code,
        [row for row in found if isinstance(row, BillLine)],
        [row for row in found if isinstance(row, RowError)],
        [row.code for row in found if isinstance(row, RowSkipped)],
    )


def cmb(sample: Sample) -> str:
    return sample("bill_cmb.csv").read_text(encoding="utf-8")


def test_wechat_tells_in_out_and_neither(sample: Sample) -> None:
    code, lines, errors, skipped = rows(sample("bill_wechat.csv"))
    assert (code, errors, skipped) == ("wechat_bill", [], ["neutral_line"])
    first, second = lines
    assert (first.amount_minor, first.counterparty, first.reference) == (
        -1_280_000, "王先生", "R-000001",
    )  # fmt: skip
    assert first.moment.astimezone(SHANGHAI).isoformat() == "2026-03-05T12:45:27+08:00"
    assert (first.order_number, first.state) == ("1000050001", "朋友已收钱")
    assert (second.amount_minor, second.reference) == (2_300, "")


def test_newer_wechat_exports_are_workbooks(sample: Sample, write_workbook: WriteWorkbook) -> None:
    text = sample("bill_wechat.csv").read_text(encoding="utf-8")
    text = text.replace('"', "").replace("\t", "")
    sheet = [line.split(",") for line in text.splitlines()]
    code, lines, errors, skipped = rows(write_workbook(sheet))
    assert (code, errors, skipped) == ("wechat_bill", [], ["neutral_line"])
    assert [line.amount_minor for line in lines] == [-1_280_000, 2_300]


def test_alipay_is_gbk_and_leaves_out_what_never_was_paid(gbk: Sample) -> None:
    code, lines, errors, skipped = rows(gbk("bill_alipay.csv"))
    assert (code, errors) == ("alipay_bill", [])
    assert skipped == ["unfinished_sale", "neutral_line"]
    assert [(line.amount_minor, line.counterparty) for line in lines] == [
        (-1_280_000, "王先生"),
        (-1_250, "某超市"),
    ]
    assert lines[0].note == "退款 R-000001"


def test_older_alipay_exports_have_a_block_below_the_list(gbk: Sample) -> None:
    code, lines, errors, skipped = rows(gbk("bill_alipay_old.csv"))
    assert (code, errors) == ("alipay_bill_old", [])
    assert set(skipped) == {"total_line"}
    (line,) = lines
    assert (line.amount_minor, line.reference, line.order_number) == (
        -1_280_000, "R-000001", "2026030522001",
    )  # fmt: skip


def test_banks_sign_an_amount_or_keep_two_columns(gbk: Sample, sample: Sample) -> None:
    code, lines, errors, _ = rows(gbk("bill_cmb.csv"))
    assert (code, errors) == ("cmb_bill", [])
    assert [line.amount_minor for line in lines] == [-1_280_000, 100_000, 100_000]
    assert len({line.source_id for line in lines}) == 3
    code, lines, errors, skipped = rows(sample("bill_icbc.csv"))
    assert (code, errors, skipped) == ("icbc_bill", [], ["empty_line", "total_line"])
    assert [(line.amount_minor, line.counterparty) for line in lines] == [(-1_280_000, "王先生")]


def test_two_lines_alike_are_two_lines_in_every_export(
    sample: Sample, write_text: WriteText
) -> None:
    text = cmb(sample)
    alike = text + text.splitlines()[-1] + "\n"
    once = [line.source_id for line in rows(write_text(alike))[1]]
    again = [line.source_id for line in rows(write_text(alike, name="again.csv"))[1]]
    assert once == again
    assert len(set(once)) == 4


def test_damaged_lines_are_told_and_the_others_read(sample: Sample, write_text: WriteText) -> None:
    broken = cmb(sample) + "2026-13-40,CNY,1.00,1.00,x,y,z\n2026-03-07,CNY,abc,1.00,x,y,z\n"
    broken += "2026-03-07,元宝,1.00,1.00,x,y,z\n,CNY,1.00,1.00,x,y,z\n2026-03-07,CNY,,1,x,y,z\n"
    _, lines, errors, _ = rows(write_text(broken))
    assert len(lines) == 3
    assert [(error.row, error.code) for error in errors] == [
        (5, "invalid_date"),
        (6, "not_an_amount"),
        (7, "unknown_currency"),
        (8, "missing_value"),
        (9, "missing_value"),
    ]


def test_a_file_that_breaks_off_keeps_what_came_before(sample: Sample, tmp_path: Path) -> None:
    whole = sample("bill_wechat.csv").read_text(encoding="utf-8").encode("gb18030")
    path = tmp_path / "bill.csv"
    path.write_bytes(whole[: whole.index("用户A".encode("gb18030")) + 3])
    _, lines, _, _ = rows(path)
    assert [line.amount_minor for line in lines] == [-1_280_000]


def test_a_till_is_read_by_a_map_of_its_own(write_text: WriteText) -> None:
    own = write_text(
        'kind = "bill"\nname = "till"\n[columns]\nmoment = "Day"\nexpense = "Out"\n'
        'income = "In"\nsale = "Receipt"\nkind = "What"\n',
        name="map.toml",
    )
    till = write_text("Day,Receipt,What,Out,In\n2026-03-05,S1,Refund,128.00,\n", name="till.csv")
    file = read_bill(till, column_map=load_map(own), currency="CNY", zone=SHANGHAI)
    (line,) = file.rows
    assert isinstance(line, BillLine)
    assert (line.amount_minor, line.sale, line.kind) == (-12_800, "S1", "Refund")


def test_what_is_no_bill_is_refused(write_text: WriteText) -> None:
    with pytest.raises(UnknownFormatError):
        read(write_text("SKU,Title\nA-1,Bag\n"))
